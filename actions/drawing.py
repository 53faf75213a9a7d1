"""What an Answer wants drawn, in facts: groups or projects as bars, projects as a timeline. It knows no language, no format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from knowledge.query import Group, Query
from knowledge.records import Project

if TYPE_CHECKING:
    from actions.answers import Row, Understood

MEASURES = ("total", "count")


@dataclass(frozen=True)
class Bars:
    """The rows of one grouping by their total or their count, in the order they are drawn in."""

    rows: tuple[Row, ...]
    group: Group
    understood: Understood
    measure: str = "total"
    asked: bool = False  # the user asked for a picture: channels without pictures show it in characters

    def __post_init__(self) -> None:
        if self.measure not in MEASURES:
            raise ValueError(f"a bar chart measures {' or '.join(MEASURES)}, not {self.measure}")


@dataclass(frozen=True)
class Estimates:
    """What projects are estimated at, a bar each, in the order they are drawn in."""

    projects: tuple[Project, ...]
    understood: Understood
    asked: bool = False


@dataclass(frozen=True)
class Timeline:
    """The plan of projects, from start to live-run, seen from `today`."""

    projects: tuple[Project, ...]
    understood: Understood
    today: date
    asked: bool = False


Drawing = Bars | Estimates | Timeline


@dataclass(frozen=True)
class Stretch:
    """When a project runs by its plan: to the last day of its last dated phase, and on where a phase has no date."""

    start: date
    end: date | None
    is_open: bool


def stretch_of(project: Project) -> Stretch | None:
    """None where the list gives no start."""
    if project.start.first is None:
        return None
    ends = [period.last for period in project.live_run if period.last and period.last >= project.start.first]
    is_open = len(ends) < len(project.phases)
    return Stretch(project.start.first, max(ends, default=None), is_open)


def amount_of(row: Row, measure: str) -> Decimal:
    return row.total if measure == "total" else Decimal(row.count)


def bars_of(
    rows: tuple[Row, ...], query: Query, understood: Understood, measure: str = "total", asked: bool = False
) -> Bars | None:
    """The rows as bars, departments longest first, years in their order; None where there is nothing to compare."""
    if query.group is None or len(rows) < 2 or not any(amount_of(row, measure) for row in rows):
        return None
    if query.group is Group.DEPARTMENT:
        rows = tuple(sorted(rows, key=lambda row: amount_of(row, measure), reverse=True))
    return Bars(rows, query.group, understood, measure, asked)


def timeline_of(
    projects: tuple[Project, ...], understood: Understood, today: date, asked: bool = False
) -> Timeline | None:
    """The projects' plan; None where none has a start."""
    return Timeline(projects, understood, today, asked) if any(map(stretch_of, projects)) else None


def estimates_of(projects: tuple[Project, ...], understood: Understood, asked: bool = False) -> Estimates | None:
    """The projects' estimates as bars; None where there is nothing to compare."""
    return Estimates(projects, understood, asked) if len(projects) > 1 else None
