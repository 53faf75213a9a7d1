"""One programme: what it is, who runs it, where to find it, and single facts of it. What the documents lack is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from actions import target
from actions.answers import Account, Answer, Outcome, Say, say
from actions.asked import Asked, read_asked
from actions.fact import select, wanted_of
from actions.offers import suggestions_for
from actions.question import Question
from actions.roles import AMOUNTS, MOMENTS, ROLES
from actions.shelf import Subject
from knowledge.facts import Fact, Programme, Role, Target
from knowledge.query import Query
from knowledge.records import Project

SHOWN = 5  # facts in one answer
INSTEAD = 3  # facts that are named where the one asked for is not there
MOST_FACTS = 6  # below a description


def answer(question: Question) -> Answer:
    """One of the kinds programme and fact."""
    projects = question.reading.of("project", role="pointed")
    if projects:
        return _not_of_project(question, question.projects[projects[0].value[0]])
    asked = read_asked(question)
    if not asked.subjects:
        return which(question, asked)
    first = asked.subjects[0]
    if question.shelf.is_collection(first):
        return target.answer(question)
    if "project" in asked.aspects and "itself" not in asked.aspects:
        return _project(question, question.shelf.programme_of(first))
    if _wants_service(asked):
        return _serve(question, asked)
    if _is_due(question, asked):
        return target.answer(question)
    unsaid = _unsaid(question, asked)
    if unsaid:
        return not_there(question, asked, [say(f"missing-{unsaid}", name=first)], ())
    wanted = wanted_of(asked, question.shelf)
    if wanted == ("measure",) and asked.extra and asked.is_nearest(first):
        return describe(question, asked)
    sentences = [aspect for aspect in _SENTENCES if aspect in asked.aspects]
    if "find" in asked.aspects and _has_place(question, asked):  # where it is, for what is not on the web
        wanted = tuple(dict.fromkeys((*wanted, "place")))
    elif "find" in asked.aspects:
        wanted, sentences = tuple(one for one in wanted if one != "place"), [*sentences, "link"]
    if wanted or sentences:
        return tell(question, asked, wanted, sentences)
    if _measures_another(question, asked):
        return not_there(question, asked, [say("missing-measure", name=first)], ("measure",))
    return _detail(question, asked) if _is_specific(asked) else describe(question, asked)


def _measures_another(question: Question, asked: Asked) -> bool:
    """Whether something is measured that other things have, and not what is named: the speed of Wi-Fi.HK."""
    if not asked.is_named or asked.reading.has("define") or asked.reading.has("about"):
        return False
    keys = {fact.key for subject in asked.subjects for fact in question.shelf.facts_about(subject)}
    others = [question.shelf.facts.get(key) for mark in asked.measures if mark.role != "weak" for key in mark.value]
    told = bool(others) and all(fact is not None and fact.role in AMOUNTS for fact in others)
    return told and not any(keys & set(mark.value) for mark in asked.measures)


def _is_specific(asked: Asked) -> bool:
    """Whether more is asked than what the thing is: words are left that neither a name nor a cue explains."""
    asks_what = asked.reading.has("define") or asked.reading.has("about") or "use" in asked.aspects
    return bool(asked.extra) and not asks_what


def _wants_service(asked: Asked) -> bool:
    """ "How do I reset my password?": something is to be done, nothing to be told."""
    reading = asked.reading
    told = any(mark.role in ("own", "name") for mark in asked.measures)
    asks = any(reading.has(kind) for kind in ("define", "about", "count", "amount", "when"))
    return reading.has("service") and not (told or asks or asked.aspects & {"link", "find", "place", "contact"})


def _unsaid(question: Question, asked: Asked) -> str:
    """What is asked for that no document says of anything: which company made it, what those are called that are counted."""
    if asked.reading.has("edition"):
        return "edition"
    if "maker" in asked.aspects:
        return "maker"
    named = asked.measured(fact for one in asked.subjects for fact in question.shelf.facts_about(one))
    counted = bool(named) and all(fact.role in (Role.FIGURE, Role.EVENT, Role.TARGET) for fact in named)
    if asked.reading.has("count"):
        return ""
    unnamed = "names" in asked.aspects and (counted or (asked.is_named and not named))
    return "names" if unnamed or ("won" in asked.aspects and not named) else ""


def _is_due(question: Question, asked: Asked) -> bool:
    """Whether a target is what is asked for: "when are all departments to use it?" """
    nearest = max(asked.nearness, key=lambda key: asked.nearness[key], default="")
    measured = any(mark.role != "weak" for mark in asked.measures)
    asks = asked.reading.has("when") and "launch" not in asked.aspects and not measured
    return asks and isinstance(question.shelf.subjects.get(nearest), Target)


def tell(question: Question, asked: Asked, wanted: Sequence[str], sentences: Sequence[str]) -> Answer:
    """What is wanted of every subject; what the documents do not say of one is said to be missing."""
    shelf = question.shelf
    lead: list[Say] = []
    shown: list[Fact] = []
    accounts: list[Account] = []
    for subject in asked.subjects:
        chosen = {one: select(asked, shelf, subject, one, question.index.form) for one in wanted}
        facts = dict.fromkeys(fact for found in chosen.values() for fact in found)
        if asked.reading.has("count") and facts and not chosen.get("amount"):
            lead.append(_missing(asked, "amount", subject))  # the hotline's number is not the number of its calls
        said = [sentence for aspect in sentences if (sentence := _SENTENCES[aspect](question, subject))]
        lead += [*said, *(say("fact-said", fact=fact) for fact in facts)]
        shown += facts
        if not facts and not said:
            lead.append(_missing(asked, (*wanted, *sentences)[0], subject))
        accounts.append(Account(subject, tuple(facts), is_told=True))
    if all(sentence.key.startswith("missing") for sentence in lead):
        return not_there(question, asked, lead, wanted)
    return Answer(
        Outcome.ANSWERED,
        "fact" if shown else "programme",
        (*_checks(asked, shown), *lead[:SHOWN]),
        source=shelf.document(shelf.subjects[shown[0].subject] if shown else asked.subjects[0]),
        accounts=tuple(accounts),
        total=len(accounts),
        notes=_dated(shown[:SHOWN]),
        suggestions=suggestions_for(shelf, asked.subjects[0]),
    )


def _has_place(question: Question, asked: Asked) -> bool:
    """Whether the documents tell where the subjects are, and no web address of them."""
    return all(
        question.shelf.facts_of(subject, (Role.PLACE,)) and not (isinstance(subject, Programme) and subject.links)
        for subject in asked.subjects
    )


def _missing(asked: Asked, wanted: str, subject: Subject) -> Say:
    if asked.periods and wanted in ("amount", "measure"):
        return say("missing-period", name=subject, period=asked.periods[0])
    return say(f"missing-{wanted}", name=subject)


def _checks(asked: Asked, facts: Iterable[Fact]) -> list[Say]:
    """ "Was it launched in 2021?" is answered with a yes or a no before the date."""
    dates = [fact.period for fact in facts if fact.role in MOMENTS and fact.period]
    if not dates or not asked.periods or asked.reading.has("when"):
        return []
    held = any(date.overlaps(period) for date in dates for period in asked.periods)
    return [say(f"fact-check-{'yes' if held else 'no'}", period=asked.periods[0])]


def _dated(facts: Iterable[Fact]) -> tuple[Say, ...]:
    """Of when the figures are that the document gives no date of their own: its own date then stands for theirs."""
    moments = {fact.as_of.said.en: fact.as_of for fact in facts if fact.as_of and fact.as_of.of_document}
    return tuple(say("note-as-of", as_of=as_of.said) for as_of in moments.values())


def not_there(question: Question, asked: Asked, lead: Sequence[Say], wanted: Sequence[str]) -> Answer:
    """That the documents do not say it, and what they do say of the same kind, or at all."""
    accounts = []
    for subject in asked.subjects:
        facts = question.shelf.facts_of(subject)
        alike = tuple(fact for fact in facts if any(fact.role in ROLES.get(one, ()) for one in wanted))
        nearest = asked.measured(facts) or alike or facts
        accounts.append(Account(subject, nearest[:INSTEAD], is_described=True))
    held = any(account.facts for account in accounts)
    return Answer(
        Outcome.NOTHING_FOUND,
        "fact",
        (*lead, *((say("missing-instead"),) if held else ())),
        source=question.shelf.document(asked.subjects[0]),
        accounts=tuple(accounts),
        total=len(accounts),
        suggestions=suggestions_for(question.shelf, asked.subjects[0]),
    )


def describe(question: Question, asked: Asked) -> Answer:
    """What each of the subjects is, its facts below."""
    return _described(question, asked, tuple(_description(subject) for subject in asked.subjects))


def _detail(question: Question, asked: Asked) -> Answer:
    """The fact that lies nearest to what is asked; where none does, what the documents say at all."""
    facts = [fact for one in asked.subjects for fact in question.shelf.facts_about(one)]
    nearest = asked.partly(facts, question.index.form) or asked.nearest(facts)
    if nearest:
        accounts = (Account(asked.subjects[0], nearest, is_told=True),)
        lead = tuple(say("fact-said", fact=fact) for fact in nearest)
        return _answer(question, lead, accounts, notes=_dated(nearest))
    lead = (say("missing-detail", name=asked.subjects[0]), *map(_description, asked.subjects))
    return _described(question, asked, lead, Outcome.NOTHING_FOUND)


def _serve(question: Question, asked: Asked) -> Answer:
    """Beacon tells what a thing is; it does not do what the thing does."""
    lead = (say("outside-programme", name=asked.subjects[0]), _description(asked.subjects[0]))
    return _described(question, asked, lead, Outcome.OUT_OF_SCOPE)


def _described(question: Question, asked: Asked, lead: tuple[Say, ...], outcome: Outcome = Outcome.ANSWERED) -> Answer:
    found = outcome is Outcome.ANSWERED
    accounts = tuple(
        Account(subject, _telling(question, subject) if found else (), is_described=True) for subject in asked.subjects
    )
    return _answer(question, lead, accounts, outcome)


def _answer(
    question: Question,
    lead: tuple[Say, ...],
    accounts: tuple[Account, ...],
    outcome: Outcome = Outcome.ANSWERED,
    notes: tuple[Say, ...] = (),
) -> Answer:
    return Answer(
        outcome,
        "programme",
        lead,
        source=question.shelf.document(accounts[0].subject),
        accounts=accounts,
        total=len(accounts),
        notes=notes,
        suggestions=suggestions_for(question.shelf, accounts[0].subject, is_described=accounts[0].is_described),
    )


def _description(subject: Subject) -> Say:
    return say("programme-found", introduction=subject)


def _telling(question: Question, subject: Subject) -> tuple[Fact, ...]:
    """The facts that say most in a line: dates and figures before statements."""
    facts = question.shelf.facts_of(subject)
    return tuple(sorted(facts, key=lambda fact: fact.role is Role.STATEMENT)[:MOST_FACTS])


def _owner(question: Question, subject: Subject) -> Say | None:
    owner = subject.owner if isinstance(subject, Programme) else None
    return say("programme-owner", name=subject, owner=owner) if owner else None


def _link(question: Question, subject: Subject) -> Say | None:
    """Where it is found; where it has no address, that of what belongs with it."""
    if not isinstance(subject, Programme):
        return None
    if subject.links:
        return say("programme-link", name=subject, links=" · ".join(subject.links))
    for key in subject.related:
        other = question.shelf.subjects[key]
        if isinstance(other, Programme) and other.links:
            return say("programme-link-related", name=subject, other=other, links=" · ".join(other.links))
    return None


def _audience(question: Question, subject: Subject) -> Say | None:
    audience = subject.audience if isinstance(subject, Programme) else ()
    said = tuple(say(f"audience-{key}") for key in audience)
    return say("programme-audience", name=subject, audience=said) if said else None


_SENTENCES: dict[str, Callable[[Question, Subject], Say | None]] = {
    "owner": _owner,
    "link": _link,
    "audience": _audience,
}


def _not_of_project(question: Question, project: Project) -> Answer:
    """ "How many users does it have?", of a project that no programme belongs to: the list does not say."""
    lead = (say("missing-of-project", name=project),)
    query = Query(projects=(project.key,))
    source = question.source
    return Answer(Outcome.NOTHING_FOUND, "fact", lead, query, source, links=(project,), total=1)


def _project(question: Question, programme: Subject) -> Answer:
    """The projects of the list that belong to it; those of the department, where it is one."""
    department = question.department_named(programme.name) if isinstance(programme, Programme) else None
    keys = programme.projects if isinstance(programme, Programme) else ()
    if department:
        query = Query(departments=(department.key,))
    elif keys:
        query = Query(projects=keys)
    else:
        lead = (say("missing-project", name=programme), _description(programme))
        accounts = (Account(programme, is_described=True),)
        return _answer(question, lead, accounts, Outcome.NOTHING_FOUND)
    finding = question.find(query)
    return Answer(
        Outcome.ANSWERED,
        "project",
        (say("programme-project", name=programme, count=finding.total),),
        query,
        finding.source,
        finding.projects,
        total=finding.total,
        suggestions=(say("ask-programme", name=programme),),
    )


def which(question: Question, asked: Asked) -> Answer:
    """Several programmes fit and one is meant, or none does: ask, offering the likeliest."""
    if not asked.choices:
        offers = (say("ask-programmes"), say("ask-targets"))
        return Answer(Outcome.UNSUPPORTED, "fact", (say("told-nothing"),), suggestions=offers)
    options = asked.choices[:3]
    measured = {subject.key: asked.measured(question.shelf.facts_of(subject)) for subject in options}
    near = {one.key: tuple(f for f in question.shelf.facts_of(one) if f.key in asked.nearness) for one in options}
    return Answer(
        Outcome.AMBIGUOUS,
        "fact",
        (say("which-programme", options=options),),
        accounts=tuple(Account(subject, (measured[subject.key] or near[subject.key])[:INSTEAD]) for subject in options),
        total=len(options),
        suggestions=tuple(
            say("ask-fact", fact=measured[subject.key][0], name=subject)
            if measured[subject.key]
            else say("ask-programme", name=subject)
            for subject in options
        ),
    )
