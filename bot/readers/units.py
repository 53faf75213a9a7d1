"""The conditions of a message in their order, and which "or" joins one to the next: 「警務處或者5億以上」.

A Unit is one condition, or several of a kind of which any is enough anyhow: "police or immigration", "2022 or 2023".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.period import Period
from knowledge.period import Unit as PeriodUnit
from languages.joints import EITHER, OR
from languages.reading import Mark

_LIMITS = {"department": "department", "money": "money", "mean": "money", "length": "length", "status": "status"}
_PARTS = ("month", "quarter", "day")  # of a date that is not complete
_SUBJECT, _PART = "subject", "part"
_DATED = ("start", "live_run", "during")  # a status beside a date of these says the same: "finished in 2025"
_ROLES = ("start", "live_run", "approval")
_WHOLE = ("carry", "fit", "akin")  # marks in which an "or" still joins
# Between a condition and an "or" these say that something else is joined: "two or three", "police or other departments".
_ANOTHER = (
    *("number", "ordinal", "when", "superlative", "count", "sum", "average", "group"),
    *("outsider", "bodies", "opinion", "service"),
)
_ASKED = ("field", "role")  # "cost or start date"
_FIELDS = {
    "department": "department",
    "money": "cost",
    "length": "duration",
}  # a field that says what the condition is of
_NEAR = 12  # characters between an "or" and the verbs that it joins: "or to be "
_WHETHER = re.compile(
    r"\W*(?:is|are|was|were|has|have|do|does|did)\b", re.IGNORECASE
)  # "are they running or finished?"
_CHOICE = re.compile(r"[,;.!?、。]|定|還是")  # "in progress, or completed?", 「進行中定係完成咗」
_STOP = re.compile(r"[,;.!?、。/&]")


@dataclass(frozen=True)
class Unit:
    """Marks of a kind that hold together, or of which any is enough."""

    kind: str
    marks: tuple[Mark, ...]

    @property
    def start(self) -> int:
        return min(mark.start for mark in self.marks)

    @property
    def end(self) -> int:
        return max(mark.end for mark in self.marks)

    @property
    def limits(self) -> bool:
        """Whether it may be one of several alternatives."""
        return self.kind not in (_SUBJECT, _PART, "undated")

    @property
    def names(self) -> bool:
        """Whether it says whose projects are meant, or about what."""
        return self.kind in ("department", _SUBJECT)

    @property
    def denied(self) -> bool:
        return any(mark.negated for mark in self.marks)


def find_units(text: str, marks: Iterable[Mark], joints: Sequence[Mark]) -> list[Unit]:
    """The conditions that the marks set, in their order."""
    units: list[Unit] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        kind = _kind_of(mark)
        if kind is None:
            continue
        unit = Unit(kind, (mark,))
        last = units[-1] if units else None
        if last and _is_status_of(unit, last, joints):
            units[-1] = replace(last, marks=(*last.marks, mark))
        elif last and _is_status_of(last, unit, joints):
            units[-1] = replace(unit, marks=(*last.marks, mark))
        elif last and _hold_together(text, last, unit, joints):
            units[-1] = replace(last, marks=(*last.marks, mark))
        else:
            units.append(unit)
    return units


def joining(one: Unit, other: Unit, marks: Sequence[Mark], joints: Sequence[Mark]) -> Mark | None:
    """The "or" that makes alternatives of two conditions which stand beside each other; None where none does."""
    joint = next((joint for joint in inside(joints, one.end, other.start) if joint.value == OR), None)
    if joint is None or _is_one_subject(one, other) or _is_within(joint, marks):
        return None
    before, after = list(inside(marks, one.end, joint.start)), list(inside(marks, joint.end, other.start))
    if any(mark.kind in _ANOTHER for mark in (*before, *after)):
        return None
    asked = any(mark.kind in _ASKED and not _is_said_of(mark, one) for mark in before)
    return None if asked and any(mark.kind in _ASKED for mark in after) else joint


def date_twice(marks: Sequence[Mark], joints: Sequence[Mark]) -> list[Mark]:
    """The marks, a period of which two events are named read of both: "approved or started in 2024", 「2024年批或者開始」."""
    found = list(marks)
    roles = [mark for mark in marks if mark.kind == "role" and mark.value in _ROLES and not mark.negated]
    periods = [mark for mark in marks if mark.kind == "period" and not mark.negated]
    for joint in (joint for joint in joints if joint.value == OR):
        ahead = max((role for role in roles if 0 <= joint.start - role.end <= _NEAR), key=_end, default=None)
        behind = min((role for role in roles if 0 <= role.start - joint.end <= _NEAR), key=_start, default=None)
        if ahead is None or behind is None or ahead.value == behind.value:
            continue
        if list(inside(periods, ahead.end, behind.start)):
            continue
        before = max((period for period in periods if period.end <= ahead.start), key=_end, default=None)
        after = min((period for period in periods if period.start >= behind.end), key=_start, default=None)
        if after and after.role == behind.value and not (before and before.role == ahead.value):
            found.append(replace(after, start=ahead.start, end=ahead.end, role=ahead.value))
        elif before and before.role == ahead.value and not (after and after.role == behind.value):
            found.append(replace(before, start=behind.start, end=behind.end, role=behind.value))
    return found


def inside(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks that lie between two places."""
    return (mark for mark in marks if start <= mark.start and mark.end <= end)


def is_parted(text: str, start: int, end: int) -> bool:
    """Whether a comma or a stop stands between two places."""
    return bool(_STOP.search(text, start, end))


def _kind_of(mark: Mark) -> str | None:
    if mark.kind == "period":
        financial = mark.value.unit is PeriodUnit.FINANCIAL_YEAR
        return f"period {mark.role or ('financial_year' if financial else 'approval')}"
    if mark.kind in _PARTS:
        return _PART
    if mark.kind == "project" or (mark.kind == "word" and mark.role == "known"):
        return _SUBJECT
    return mark.kind if mark.kind == "undated" else _LIMITS.get(mark.kind)


def _is_status_of(status: Unit, date: Unit, joints: Sequence[Mark]) -> bool:
    """ "Finished in 2025", 「2025年完成」: one condition."""
    dated = date.kind.startswith("period") and date.marks[-1].role in _DATED
    between = (min(status.end, date.end), max(status.start, date.start))
    return status.kind == "status" and dated and not any(joint.value == OR for joint in inside(joints, *between))


def _hold_together(text: str, one: Unit, other: Unit, joints: Sequence[Mark]) -> bool:
    """Whether the two are of a kind, and stand beside each other."""
    if one.kind != other.kind:
        return False
    values = {joint.value for joint in inside(joints, one.end, other.start)}
    if EITHER in values:
        return False
    if one.kind in ("department", "money"):
        return bool(values) or is_parted(text, one.end, other.start)
    if one.kind.startswith("period"):
        return OR not in values or not _are_opposite(one.marks[-1].value, other.marks[0].value)
    if one.kind == "status":
        asks = _WHETHER.match(text) or _CHOICE.search(text, one.end, other.start)
        return OR not in values or bool(asks)
    return one.kind != "length" or OR not in values


def _are_opposite(one: Period, other: Period) -> bool:
    """ "Before 2022 or after 2024": said with "and" they would hold together."""
    return (one.last is None and other.first is None) or (one.first is None and other.last is None)


def _is_one_subject(one: Unit, other: Unit) -> bool:
    """Whether no limit is joined, or an everyday word that may be of the subject, or a date that shares its year."""
    if not (one.limits or other.limits):
        return True
    kinds = {one.kind, other.kind}
    dated = any(unit.kind == _PART for unit in (one, other)) and any(kind.startswith("period") for kind in kinds)
    everyday = all(mark.role == "weak" for unit in (one, other) if unit.kind == "department" for mark in unit.marks)
    return dated or (kinds == {"department", _SUBJECT} and everyday)


def _is_within(joint: Mark, marks: Iterable[Mark]) -> bool:
    """Whether the "or" belongs to a name or a phrase: "bureau or department"."""
    whole = (mark for mark in marks if mark.kind not in _WHOLE and mark.start < mark.end)
    return any(mark.start <= joint.start and joint.end <= mark.end for mark in whole)


def _is_said_of(asked: Mark, unit: Unit) -> bool:
    """The verb behind a date, the field behind a sum: 「2023年批」, "below 100 million in cost"."""
    return bool(asked.value == (unit.marks[-1].role if asked.kind == "role" else _FIELDS.get(unit.kind)))


def _start(mark: Mark) -> int:
    return mark.start


def _end(mark: Mark) -> int:
    return mark.end
