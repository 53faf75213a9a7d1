"""One fact of a programme: a figure, a date, a place. Never another than the one asked for: what is not there is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.answers import Account, Answer, Outcome, Say, say
from actions.asked import Asked, read_asked
from actions.question import Question
from actions.shelf import Subject
from knowledge.facts import Fact, Programme, Role
from knowledge.period import Period

SHOWN = 4  # facts in one answer
INSTEAD = 3  # facts that are named where the one asked for is not there
# What is asked for, and the roles of the facts that answer it.
ROLES: dict[str, tuple[Role, ...]] = {
    "when": (Role.LAUNCH, Role.EVENT, Role.END, Role.DEADLINE),
    "amount": (Role.FIGURE, Role.MONEY, Role.TARGET, Role.BASELINE),
    "length": (Role.LENGTH,),
    "contact": (Role.CONTACT,),
    "version": (Role.VERSION,),
    "place": (Role.PLACE,),
    "partner": (Role.PARTNER,),
}
BY_CUE = ("contact", "version", "place", "partner")


def answer(question: Question) -> Answer:
    asked = read_asked(question)
    if not asked.subjects:
        return which(question, asked)
    return tell(question, asked, wanted_of(question, asked) or "amount")


def tell(question: Question, asked: Asked, wanted: str) -> Answer:
    """What is wanted of every subject; where one of them has no such fact, that is said."""
    found = {subject.key: select(question, asked, subject, wanted) for subject in asked.subjects}
    facts = [fact for of in found.values() for fact in of][:SHOWN]
    if not facts:
        return not_there(question, asked, wanted)
    lead = [*_checks(asked, facts), *(say("fact-said", fact=fact) for fact in facts)]
    lead += [_missing(asked, wanted, subject) for subject in asked.subjects if not found[subject.key]]
    accounts = tuple(Account(subject, found[subject.key], is_told=True) for subject in asked.subjects)
    return Answer(
        Outcome.ANSWERED,
        "fact",
        tuple(lead),
        source=question.shelf.document(asked.subjects[0]),
        accounts=accounts,
        total=len(accounts),
        notes=_dated(facts),
        suggestions=suggestions_for(question, asked.subjects[0]),
    )


def wanted_of(question: Question, asked: Asked) -> str:
    """What is asked for: a key of ROLES, "measure" where only a measure is named, "" where nothing is."""
    reading = question.reading
    if reading.has("field", "duration"):
        return "length"
    if reading.has("count") or reading.has("amount") or (reading.has("field", "cost") and not reading.has("when")):
        return "amount"
    if reading.has("when"):
        return "when"
    for cue in BY_CUE:
        if cue in asked.aspects:
            return cue
    if any(asked.measured(question.shelf.facts_about(subject)) for subject in asked.subjects):
        return "measure"
    return "when" if asked.aspects & {"launch", "end"} else ""


def select(question: Question, asked: Asked, subject: Subject, wanted: str) -> tuple[Fact, ...]:
    """The facts of the subject that answer what is wanted; none where the documents do not say it."""
    facts = question.shelf.facts_about(subject, ROLES.get(wanted))
    measured = asked.measured(facts)
    if wanted == "when":
        named = tuple(fact for fact in measured if fact.role is not Role.LAUNCH)
        last = "end" in asked.aspects and "launch" not in asked.aspects
        return named or tuple(fact for fact in facts if fact.role is (Role.END if last else Role.LAUNCH))
    if wanted in ("amount", "measure"):
        return true_of(asked.periods, measured)
    return measured or facts


def true_of(periods: Sequence[Period], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that hold for one of the periods; all of them where none is asked for."""
    return tuple(fact for fact in facts if not periods or any(_holds(fact, period) for period in periods))


def _holds(fact: Fact, period: Period) -> bool:
    if fact.period:
        return fact.period.overlaps(period)
    return bool(fact.as_of and fact.as_of.last and Period.day(fact.as_of.last).overlaps(period))


def _checks(asked: Asked, facts: Sequence[Fact]) -> list[Say]:
    """ "Was it launched in 2021?" is answered with a yes or a no before the date."""
    dated = [fact.period for fact in facts if fact.role in ROLES["when"] and fact.period]
    if not dated or not asked.periods:
        return []
    held = any(date.overlaps(period) for date in dated for period in asked.periods)
    return [say(f"fact-check-{'yes' if held else 'no'}", period=asked.periods[0])]


def _dated(facts: Iterable[Fact]) -> tuple[Say, ...]:
    """Of when the figures are, where the document prints no date of their own: its own date then stands for theirs."""
    moments = {fact.as_of.said.en: fact.as_of for fact in facts if fact.as_of and fact.as_of.of_document}
    return tuple(say("note-as-of", as_of=as_of.said) for as_of in moments.values())


def _missing(asked: Asked, wanted: str, subject: Subject) -> Say:
    if asked.periods and wanted in ("amount", "measure"):
        return say("missing-period", name=subject, period=asked.periods[0])
    return say(f"missing-{wanted}", name=subject)


def not_there(question: Question, asked: Asked, wanted: str) -> Answer:
    """That the documents do not say it, and what they do say of the same kind, or at all."""
    accounts = []
    for subject in asked.subjects:
        facts = question.shelf.facts_of(subject)
        alike = tuple(fact for fact in facts if fact.role in ROLES.get(wanted, ()))
        nearest = true_of((), asked.measured(facts)) or alike or facts
        accounts.append(Account(subject, nearest[:INSTEAD], is_described=True))
    lead = tuple(_missing(asked, wanted, subject) for subject in asked.subjects)
    held = any(account.facts for account in accounts)
    return Answer(
        Outcome.NOTHING_FOUND,
        "fact",
        (*lead, *((say("missing-instead"),) if held else ())),
        source=question.shelf.document(asked.subjects[0]),
        accounts=tuple(accounts),
        total=len(accounts),
        suggestions=suggestions_for(question, asked.subjects[0]),
    )


def which(question: Question, asked: Asked) -> Answer:
    """Several programmes fit and one is meant, or none does: ask, offering the likeliest."""
    if not asked.choices:
        return Answer(
            Outcome.UNSUPPORTED, "fact", (say("told-nothing"),), suggestions=(say("ask-programmes"), say("ask-targets"))
        )
    options = asked.choices[:3]
    measured = {subject.key: asked.measured(question.shelf.facts_of(subject)) for subject in options}
    return Answer(
        Outcome.AMBIGUOUS,
        "fact",
        (say("which-programme", options=options),),
        accounts=tuple(Account(subject, is_described=True) for subject in options),
        total=len(options),
        suggestions=tuple(
            say("ask-fact", fact=measured[subject.key][0], name=subject)
            if measured[subject.key]
            else say("ask-programme", name=subject)
            for subject in options
        ),
    )


def suggestions_for(question: Question, subject: Subject) -> tuple[Say, ...]:
    """What it is, and the project or the target that belongs to it."""
    offers = [say("ask-programme", name=subject)]
    if isinstance(subject, Programme):
        if subject.projects:
            offers.append(say("ask-programme-project", name=subject))
        if question.shelf.targets_of(subject):
            offers.append(say("ask-programme-target", name=subject))
    return tuple(offers)
