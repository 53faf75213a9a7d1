"""Asks back where an "or" can be meant in more ways than one, or joins what cannot be joined, with questions to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from actions.answers import Answer, Outcome, Say, say
from actions.chips import KINDS, ask_for
from actions.conditions import read_conditions
from actions.gist import alternatives_of, untied
from actions.question import Question
from languages.reading import Mark, Reading

UNCLEAR = "unclear"  # the value of a Mark "either" where conditions may belong together in more ways than one


def ask_back(question: Question) -> Answer | None:
    """The question back; None where nothing is to be asked."""
    reading = question.reading
    joined = reading.value("either")
    if joined is None:
        return None
    unclear = joined == UNCLEAR
    readings = _ways(reading) if unclear else [untied(one) for one in alternatives_of(reading)]
    offers = [offer for one in readings for offer in _offers(replace(question, reading=one))]
    lead = (say("which-joined" if unclear else "joined-apart"),)
    return Answer(Outcome.AMBIGUOUS, reading.kind, lead, suggestions=tuple(offers[:3]))


def _offers(question: Question) -> list[Say]:
    """The reading as a whole question; none where it says nothing that a question can repeat."""
    conditions = read_conditions(question)
    if conditions.query.projects and not conditions.subject:
        return [say("ask-project", name=question.projects[key]) for key in conditions.query.projects]
    if not (conditions.query.limits or conditions.query.either):
        return []
    kind = question.reading.kind if question.reading.kind in KINDS else "list"
    return [ask_for(question, kind, conditions.query, conditions.subject)]


def _ways(reading: Reading) -> list[Reading]:
    """What the "or" may part: what stands next to it, the rest holding in any case, or all that stands on its sides. Of two
    departments the rest may be said of both.
    """
    plain = replace(reading, marks=tuple(mark for mark in reading.marks if mark.kind != "either"))
    first, *middle, last = [_runs(one.marks) for one in alternatives_of(plain)]
    nearest = [*first[-1], *last[0], *(mark for side in middle for run in side for mark in run)]
    kinds = {(mark.kind, mark.role) for run in (*first[:-1], *last[1:]) for mark in run}
    if any(len(side) > 1 for side in middle) or any(mark.kind == "status" for mark in plain.marks):
        return [plain]
    if kinds & {(mark.kind, mark.role) for mark in nearest}:
        return [plain, untied(plain)]
    near = tuple(mark if mark in nearest else replace(mark, alternative=0) for mark in plain.marks)
    return [replace(plain, marks=near), plain]


def _runs(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks by kind, each kind that stands beside itself as one condition."""
    return [list(run) for _, run in groupby(marks, lambda mark: (mark.kind, mark.role))]
