"""A project as a measure of others: "dearer than eHealth+", "approved earlier than CDIP", 「貴過醫健通+」, 「比海關嗰個貴」.

Makes of the comparison the sum or the period that it stands for. Reads the estimates and dates of the store, never words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.records import Project
from languages.reading import Mark

REACH = 5  # characters between the parts of the comparison: "than the ", 項目
_POINTS = ("pronoun", "ordinal", "owner")  # what is compared then is one thing: "is it dearer than eHealth+"
MORE, LESS, EARLIER, LATER = "most", "least", "earliest", "latest"
APPROVAL = "approval"


def find_thresholds(marks: Sequence[Mark], projects: Mapping[str, Project]) -> list[Mark]:
    """The marks, a comparison of many with one project replaced by its limit; "than" itself left out."""
    than = [mark for mark in marks if mark.kind == "than"]
    left = [mark for mark in marks if mark.kind != "than"]
    named = [mark for mark in left if mark.kind in ("project", "department")]
    if not than or len(named) != 1 or any(mark.kind in _POINTS and not _near(named[0], mark) for mark in left):
        return left
    measure, project = named[0], _meant(named[0], projects)
    for word in than:
        comparative = _comparative(word, measure, left)
        limit = comparative and project and _limit(comparative, measure, project, left)
        if comparative and limit:
            return [*(mark for mark in left if mark not in (comparative, measure)), limit]
    return left


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
    for mark in marks:
        if mark.kind not in ("comparative", "superlative"):  # 便宜的 alone is "the cheap one"
            continue
        ahead = mark.end <= measure.start and _near(mark, than) and _near(than, measure)
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
    role = next((mark.value for mark in marks if mark.kind == "role"), APPROVAL)
    first, last = _ends(project, role)
    if comparative.value == EARLIER and first:
        return replace(whole, kind="period", value=Period(None, first - timedelta(days=1)), role=role)
    if comparative.value == LATER and last:
        return replace(whole, kind="period", value=Period(last + timedelta(days=1), None), role=role)
    return None


def _ends(project: Project, role: str) -> tuple[date | None, date | None]:
    """The first and the last day of that date of the project; None where the list gives none."""
    if role == APPROVAL:
        return project.approved, project.approved
    if role == "start":
        return project.start.first, project.start.last
    dated = project.live_run
    return (dated[-1].first, dated[-1].last) if dated else (None, None)
