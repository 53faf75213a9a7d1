"""One Query says all that can be asked of the list, one Finding all that comes back. Knows nothing of words or of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.records import Project, Source


class DateRole(str, Enum):
    """Which of a project's dates a condition is about."""

    START = "start"
    LIVE_RUN = "live_run"
    APPROVAL = "approval"
    FINANCIAL_YEAR = "financial_year"  # the list's own Financial Year column


class Status(str, Enum):
    """Where a project stands by its published plan, against a given day."""

    NOT_STARTED = "not_started"  # its start quarter has not begun
    RUNNING = "running"  # its start quarter has begun, its last phase is not past (or is undated)
    FINISHED = "finished"  # the last quarter of its last phase is past, and every phase is dated


class SortKey(str, Enum):
    ESTIMATE = "estimate"
    APPROVAL = "approval"
    START = "start"
    LIVE_RUN = "live_run"  # the last dated phase; undated projects are left out of a ranking
    DURATION = "duration"  # days from the first of the start to the end of the live-run; undated left out
    NAME = "name"
    DEPARTMENT = "department"
    LIST = "list"  # the order of the published list


class Aggregate(str, Enum):
    COUNT = "count"
    SUM = "sum"
    AVERAGE = "average"


class Group(str, Enum):
    DEPARTMENT = "department"
    FINANCIAL_YEAR = "financial_year"  # of approval, as listed
    APPROVAL_YEAR = "approval_year"  # calendar
    START_YEAR = "start_year"  # calendar year in which the start quarter begins
    LIVE_RUN_YEAR = "live_run_year"  # calendar year in which the last dated phase's quarter begins; undated apart
    SIZE = "size"  # the band of SIZES that the estimate lies in, by its lower limit


SIZES = (0, 100, 300, 500, 1000)  # HK$ million; each band from its limit to below the next


@dataclass(frozen=True)
class DateCondition:
    """The date of that role overlaps any of the periods; `negated`: overlaps none of them."""

    role: DateRole
    periods: tuple[Period, ...]
    negated: bool = False


@dataclass(frozen=True)
class Sort:
    key: SortKey
    descending: bool = False


@dataclass(frozen=True)
class Query:
    """Conditions that all must hold, and what is wanted of the projects that meet them."""

    departments: tuple[str, ...] = ()  # keys; any of them
    without_departments: tuple[str, ...] = ()  # keys; none of them
    projects: tuple[str, ...] = ()  # keys; any of them
    without_projects: tuple[str, ...] = ()  # keys; none of them
    dates: tuple[DateCondition, ...] = ()
    money: tuple[MoneyRange, ...] = ()  # any of them
    words: tuple[str, ...] = ()  # each stands in the name, short names or description
    status: Status | None = None
    sort: Sort = Sort(SortKey.LIST)
    limit: int | None = None
    offset: int = 0
    ties: bool = False  # with a limit: rows that sort equal to the last one come too
    aggregate: Aggregate | None = None
    group: Group | None = None


@dataclass(frozen=True)
class GroupRow:
    """One group: `key` is a department's key, a year as text ("2024"; "" for undated) or one of SIZES."""

    key: str
    label: str  # official English name of a department, otherwise the key
    count: int
    total: Decimal  # HK$ million
    average: Decimal


@dataclass(frozen=True)
class Finding:
    """What the Store found.

    `projects` holds the rows asked for (after limit and offset; none for an aggregate or a group), `total` how many meet the
    Query without its limit, `undated` the projects that meet all but a live-run condition because the list gives no date.
    """

    query: Query
    source: Source
    total: int
    projects: tuple[Project, ...] = ()
    undated: tuple[Project, ...] = ()
    amount: Decimal | None = None  # the sum or the average, HK$ million; None for an average or sum of nothing
    groups: tuple[GroupRow, ...] = ()
