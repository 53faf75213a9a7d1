"""One programme: what it is, who runs it, where to find it, which project belongs to it. Its single facts are fact.py's."""

from __future__ import annotations

from collections.abc import Callable

from actions import fact, target
from actions.answers import Account, Answer, Outcome, Say, say
from actions.asked import Asked, read_asked
from actions.question import Question
from actions.shelf import Subject
from knowledge.facts import Fact, Programme, Role
from knowledge.query import Query

MOST_FACTS = 6  # below a description


def answer(question: Question) -> Answer:
    asked = read_asked(question)
    if not asked.subjects:
        return fact.which(question, asked)
    first = asked.subjects[0]
    wanted = fact.wanted_of(question, asked)
    if isinstance(first, Programme):
        if question.shelf.is_collection(first):
            return target.answer(question)
        if "project" in asked.aspects:
            return _project(question, first)
        for aspect, tell in _ASPECTS.items():
            if aspect in asked.aspects and wanted != "when":
                return tell(question, first)
    return fact.tell(question, asked, wanted) if wanted else describe(question, asked)


def describe(question: Question, asked: Asked) -> Answer:
    """What each of the subjects is, its facts below."""
    return _answer(
        question,
        tuple(say("programme-found", name=subject, description=subject) for subject in asked.subjects),
        tuple(Account(subject, _telling(question, subject), is_described=True) for subject in asked.subjects),
        fact.suggestions_for(question, asked.subjects[0])[1:],
    )


def _telling(question: Question, subject: Subject) -> tuple[Fact, ...]:
    """The facts that say most in a line: dates and figures before statements."""
    facts = question.shelf.facts_of(subject)
    return tuple(sorted(facts, key=lambda fact: fact.role is Role.STATEMENT)[:MOST_FACTS])


def _owner(question: Question, programme: Programme) -> Answer:
    key = "programme-owner" if programme.owner else "missing-owner"
    return _told(question, programme, say(key, name=programme, owner=programme.owner or ""), bool(programme.owner))


def _link(question: Question, programme: Programme) -> Answer:
    key = "programme-link" if programme.links else "missing-link"
    return _told(question, programme, say(key, name=programme, links=" · ".join(programme.links)), bool(programme.links))


def _audience(question: Question, programme: Programme) -> Answer:
    audience = tuple(say(f"audience-{key}") for key in programme.audience)
    key = "programme-audience" if audience else "missing-audience"
    return _told(question, programme, say(key, name=programme, audience=audience), bool(audience))


def _project(question: Question, programme: Programme) -> Answer:
    """The projects of the list that belong to it."""
    if not programme.projects:
        return _told(question, programme, say("missing-project", name=programme), False)
    query = Query(projects=programme.projects)
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


_ASPECTS: dict[str, Callable[[Question, Programme], Answer]] = {"owner": _owner, "link": _link, "audience": _audience}


def _told(question: Question, programme: Programme, sentence: Say, found: bool = True) -> Answer:
    """The sentence, and what the programme is where the sentence does not answer."""
    accounts = (Account(programme, () if found else _telling(question, programme), is_described=True),)
    lead = (sentence,) if found else (sentence, say("missing-instead"))
    outcome = Outcome.ANSWERED if found else Outcome.NOTHING_FOUND
    return _answer(question, lead, accounts, fact.suggestions_for(question, programme), outcome)


def _answer(
    question: Question,
    lead: tuple[Say, ...],
    accounts: tuple[Account, ...],
    suggestions: tuple[Say, ...],
    outcome: Outcome = Outcome.ANSWERED,
) -> Answer:
    source = question.shelf.document(accounts[0].subject)
    return Answer(
        outcome, "programme", lead, source=source, accounts=accounts, total=len(accounts), suggestions=suggestions
    )
