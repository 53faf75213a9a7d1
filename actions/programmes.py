"""The programmes for somebody, of a theme, launched in a period, or all of them."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answers import Account, Answer, Outcome, Say, say
from actions.asked import NEAR, read_asked
from actions.question import Question
from knowledge.facts import Kind, Programme, Role
from knowledge.period import Period

SHOWN = 12  # before "show the others"


def answer(question: Question) -> Answer:
    return page(question, 0, SHOWN)


def page(question: Question, offset: int, limit: int | None) -> Answer:
    """The programmes that meet the question's conditions, from `offset` on, at most `limit`."""
    found, lead = _found(question)
    shown = found[offset:] if limit is None else found[offset : offset + limit]
    if not found:
        return Answer(
            Outcome.NOTHING_FOUND,
            "programmes",
            (lead,),
            source=question.shelf.documents[0],
            suggestions=(say("ask-programmes"), say("ask-targets")),
        )
    more = len(found) - offset - len(shown)
    return Answer(
        Outcome.ANSWERED if shown else Outcome.NOTHING_FOUND,
        "programmes",
        (lead if not offset else say("programmes-rest", first=offset + 1, last=offset + len(shown), total=len(found)),),
        source=question.shelf.document(found[0]),
        accounts=tuple(Account(programme) for programme in shown),
        total=len(found),
        offset=offset,
        suggestions=(
            *((say("ask-rest", count=more),) if more else ()),
            *(say("ask-programme", name=programme) for programme in shown[:2]),
        ),
    )


def _found(question: Question) -> tuple[Sequence[Programme], Say]:
    """The programmes, and the sentence that says how the question was understood."""
    reading, shelf, asked = question.reading, question.shelf, read_asked(question)
    audience = tuple(dict.fromkeys(mark.value for mark in reading.of("audience")))
    themes = tuple(dict.fromkeys(mark.value for mark in reading.of("theme")))
    periods = tuple(mark.value for mark in reading.of("period"))
    found = [programme for programme in shelf.programmes if programme.kind is Kind.PROGRAMME]
    if audience:
        found = [programme for programme in found if set(audience) & set(programme.audience)]
    if themes:
        found = [programme for programme in found if programme.theme in themes]
    if periods:
        found = [programme for programme in found if _launched(question, programme, periods)]
    if asked.extra:
        near = [shelf.owner(mark.value[0]) for mark in reading.of("near") if mark.value[1] >= NEAR]
        first = [one for one in dict.fromkeys(near) if one in found]
        found = [*first, *(one for one in found if one not in first and (len(found) <= SHOWN or not first))]
    understood = {
        "audience": tuple(say(f"audience-{key}") for key in audience),
        "themes": tuple(shelf.themes[key].name for key in themes),
        "periods": periods,
    }
    conditions = tuple(say(f"programmes-by-{name}", **{name: values}) for name, values in understood.items() if values)
    if not found:
        return found, say("programmes-none", conditions=conditions)
    return found, say("programmes-found" if conditions else "programmes-all", count=len(found), conditions=conditions)


def _launched(question: Question, programme: Programme, periods: Sequence[Period]) -> bool:
    dates = [fact.period for fact in question.shelf.facts_of(programme, (Role.LAUNCH,))]
    return any(date.overlaps(period) for date in dates if date for period in periods)
