"""Which module answers which kind of question: the whole table."""

from __future__ import annotations

from collections.abc import Callable

from actions import (
    comparison,
    departments,
    fields,
    groups,
    listing,
    profile,
    programme,
    programmes,
    ranking,
    talk,
    target,
    terms,
    totals,
)
from actions.answers import Answer
from actions.question import Question
from actions.unmentioned import mentioning

KINDS: dict[str, Callable[[Question], Answer]] = {
    "list": listing.answer,
    "topic": listing.answer,
    "count": totals.answer,
    "sum": totals.answer,
    "average": totals.answer,
    "rank": ranking.answer,
    "compare": comparison.answer,
    "group": groups.answer,
    "departments": departments.answer,
    "field": fields.answer,
    "project": profile.answer,
    "programme": mentioning(programme.answer),
    "programmes": programmes.answer,
    "fact": mentioning(programme.answer),
    "target": mentioning(target.answer),
    "term": terms.answer,
    "contact": terms.answer_contact,
    "greeting": talk.answer,
    "thanks": talk.answer,
    "goodbye": talk.answer,
    "capabilities": talk.answer,
    "bot_identity": talk.answer,
    "person": talk.answer,
    "reset": talk.answer,
    "language": talk.answer,
    "out_of_scope": talk.refuse,
    "abuse": talk.decline,
    "jailbreak": talk.decline,
    "distress": talk.point_to_help,
    "unavailable": talk.say_unavailable,
    "empty": talk.say_nothing_was_said,
}
