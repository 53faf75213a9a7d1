"""A project as a measure of others: "dearer than eHealth+", "approved before CDIP", 「貴過醫健通+」, 「比海關嗰個貴」.

Makes of the comparison the sum or the period that it stands for. Reads the estimates and dates of the store, never words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from knowledge.records import Project
from languages.reading import Mark

REACH = 5  # characters between the parts of the comparison: "than the ", 項目
_POINTS = ("pronoun", "ordinal", "owner")  # what is compared then is one thing: "is it dearer than eHealth+"
MORE, LESS, EARLIER, LATER = "most", "least", "earliest", "latest"
APPROVAL = "approval"
_ORDER = {"before": EARLIER, "after": LATER}
_SUMS = {"more": MORE, "less": LESS}
_ENDS = _ORDER | _SUMS
_SAME = ("same_time", "same_month", "same_quarter", "same_year")
_DATED = (*_ORDER, *_SAME)


def find_thresholds(marks: Sequence[Mark], projects: Mapping[str, Project]) -> list[Mark]:
    """The marks, a comparison of many with one project replaced by its limit; what only joined the two left out."""
    left = [mark for mark in marks if mark.kind != "than"]
    named = [mark for mark in left if mark.kind in ("project", "department") and not mark.negated]
    joints = [mark for mark in marks if mark.kind == "than"]
    contrasts = [joint for joint in joints if _contrasts(joint, left)]
    if contrasts:
        return [*left, replace(contrasts[0], kind="compare", value="compare")]
    if not joints or not named:
        return left
    if len(named) > 1 or any(mark.kind in _POINTS and not _near(named[0], mark) for mark in left):
        return [*left, *_side_by_side(joints, named)]
    measure, project = named[0], _meant(named[0], projects)
    kinds = {mark.kind for mark in left} | {mark.value for mark in left if mark.kind == "table"}
    if measure.kind == "department" and "bodies" in kinds and "project" not in kinds:
        project = None  # "which departments spent less than the Judiciary": its total, and no project of it
    for joint in joints:
        if project and joint.value in _DATED and _near(joint, measure):
            limit = _dated_limit(joint, measure, project, left)
            return [*(mark for mark in left if mark is not measure), *([limit] if limit else [])]
        comparative = _comparative(joint, measure, left)
        limit = _limit(comparative, measure, project, left) if comparative and project else None
        if comparative and limit:
            return [*(mark for mark in left if mark not in (comparative, measure)), limit]
    return [*left, *_side_by_side([joint for joint in joints if joint.value in _SUMS], named)]


def _contrasts(joint: Mark, marks: Sequence[Mark]) -> bool:
    """Whether the word only sets two things side by side: 「2024年比2023年多幾多」, 「同海關嗰個比邊個貴」."""
    if joint.value != "than":
        return False
    things = [mark for mark in marks if mark.kind in ("project", "department", "period", "money")]
    before = [mark for mark in things if mark.end <= joint.start]
    after = [mark for mark in things if mark.start >= joint.end]
    if not after:
        owned = any(mark.kind in ("project", "department") for mark in before)
        return joint.end - joint.start == 1 and (owned or sum(mark.kind == "period" for mark in before) > 1)
    near = _near(before[-1], joint) and _near(joint, after[0]) if before else False
    return near and before[-1].kind == after[0].kind == "period"


def _side_by_side(joints: Sequence[Mark], named: Sequence[Mark]) -> list[Mark]:
    """What is asked of two things, where one is measured by the other: "was it approved before CDIP?" """
    found = []
    for joint in joints:
        if not any(_near(joint, mark) for mark in named):
            continue
        if joint.value in _ENDS:
            found.append(replace(joint, kind="comparative", value=_ENDS[joint.value]))
        elif joint.value in _DATED:
            found.append(replace(joint, kind="compare", value="compare"))
    return found


def _meant(measure: Mark, projects: Mapping[str, Project]) -> Project | None:
    """The one project that is named, or the only one of the department that is."""
    if len(measure.value) != 1:
        return None
    if measure.kind == "project":
        return projects.get(measure.value[0])
    owned = [project for project in projects.values() if project.department.key == measure.value[0]]
    return owned[0] if len(owned) == 1 else None


def _comparative(than: Mark, measure: Mark, marks: Sequence[Mark]) -> Mark | None:
    """The comparative that the word joins to the project, on either side of it; they may be one word (貴過)."""
    if than.value in _SUMS and _near(than, measure):
        return replace(than, kind="comparative", value=_SUMS[than.value])
    for mark in marks:
        if mark.kind not in ("comparative", "superlative"):  # 便宜的 alone is "the cheap one"
            continue
        thing = next((one for one in marks if one.kind == "table" and _near(mark, one)), mark)  # "dearer projects than"
        ahead = mark.end <= measure.start and (_near(mark, than) or _near(thing, than)) and _near(than, measure)
        behind = than.end <= measure.start and _near(than, measure) and _near(measure, mark)
        if ahead or behind:
            return mark
    return None


def _near(one: Mark, other: Mark) -> bool:
    return other.start - one.end <= REACH and one.start <= other.start


def _limit(comparative: Mark, measure: Mark, project: Project, marks: Sequence[Mark]) -> Mark | None:
    whole = replace(measure, start=min(comparative.start, measure.start), end=max(comparative.end, measure.end))
    if comparative.value == MORE:
        return replace(whole, kind="money", value=MoneyRange(project.estimate, None, includes_low=False), role="")
    if comparative.value == LESS:
        return replace(whole, kind="money", value=MoneyRange(None, project.estimate, includes_high=False), role="")
    if comparative.value not in (EARLIER, LATER):
        return None
    return _beyond(comparative.value, whole, project, marks)


def _dated_limit(joint: Mark, measure: Mark, project: Project, marks: Sequence[Mark]) -> Mark | None:
    """ "Approved before CDIP", "in the same quarter as CDIP"; None where the list gives no such date of it."""
    whole = replace(measure, start=joint.start)
    if joint.value in _ORDER:
        return _beyond(_ORDER[joint.value], whole, project, marks)
    role = _role(marks)
    first, last = _ends(project, role)
    if first is None or last is None:
        return None
    periods = {
        "same_time": Period.day(first) if first == last else Period(first, last, Unit.FINANCIAL_QUARTER),
        "same_month": Period.month(first.year, first.month),
        "same_quarter": Period.beginning(first.year, first.month - (first.month - 1) % 3, Unit.FINANCIAL_QUARTER),
        "same_year": Period.year(first.year),
    }
    return replace(whole, kind="period", value=periods[joint.value], role=role)


def _beyond(end: str, whole: Mark, project: Project, marks: Sequence[Mark]) -> Mark | None:
    """The time before that date of the project, or after it."""
    role = _role(marks)
    first, last = _ends(project, role)
    if end == EARLIER and first:
        return replace(whole, kind="period", value=Period(None, first - timedelta(days=1)), role=role)
    if end == LATER and last:
        return replace(whole, kind="period", value=Period(last + timedelta(days=1), None), role=role)
    return None


def _role(marks: Sequence[Mark]) -> str:
    return next((mark.value for mark in marks if mark.kind == "role"), APPROVAL)


def _ends(project: Project, role: str) -> tuple[date | None, date | None]:
    """The first and the last day of that date of the project; None where the list gives none."""
    if role == APPROVAL:
        return project.approved, project.approved
    if role == "start":
        return project.start.first, project.start.last
    dated = project.live_run
    return (dated[-1].first, dated[-1].last) if dated else (None, None)
