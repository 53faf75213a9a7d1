"""One Query says all that can be asked of the list, one Finding all that comes back. Knows nothing of words or of SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from knowledge.length import LengthRange
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
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
    MEDIAN = "median"


class Group(str, Enum):
    DEPARTMENT = "department"
    SIZE = "size"  # the band of SIZES that the estimate lies in, by its lower limit
    FINANCIAL_YEAR = "financial_year"  # of approval, as listed
    APPROVAL_YEAR = "approval_year"  # years without a further word are calendar years
    APPROVAL_QUARTER = "approval_quarter"  # quarters are those of the financial year
    APPROVAL_MONTH = "approval_month"
    START_YEAR = "start_year"  # that in which the start quarter begins
    START_FINANCIAL_YEAR = "start_financial_year"
    START_QUARTER = "start_quarter"
    LIVE_RUN_YEAR = "live_run_year"  # that in which the last dated phase's quarter begins; undated apart
    LIVE_RUN_FINANCIAL_YEAR = "live_run_financial_year"
    LIVE_RUN_QUARTER = "live_run_quarter"

    @property
    def role(self) -> DateRole | None:
        """Which date it groups by."""
        return _TIMES[self][0] if self in _TIMES else None

    @property
    def unit(self) -> Unit | None:
        """The periods that it groups by."""
        return _TIMES[self][1] if self in _TIMES else None


_TIMES: Mapping[Group, tuple[DateRole, Unit]] = {
    Group.FINANCIAL_YEAR: (DateRole.FINANCIAL_YEAR, Unit.FINANCIAL_YEAR),
    Group.APPROVAL_YEAR: (DateRole.APPROVAL, Unit.YEAR),
    Group.APPROVAL_QUARTER: (DateRole.APPROVAL, Unit.FINANCIAL_QUARTER),
    Group.APPROVAL_MONTH: (DateRole.APPROVAL, Unit.MONTH),
    Group.START_YEAR: (DateRole.START, Unit.YEAR),
    Group.START_FINANCIAL_YEAR: (DateRole.START, Unit.FINANCIAL_YEAR),
    Group.START_QUARTER: (DateRole.START, Unit.FINANCIAL_QUARTER),
    Group.LIVE_RUN_YEAR: (DateRole.LIVE_RUN, Unit.YEAR),
    Group.LIVE_RUN_FINANCIAL_YEAR: (DateRole.LIVE_RUN, Unit.FINANCIAL_YEAR),
    Group.LIVE_RUN_QUARTER: (DateRole.LIVE_RUN, Unit.FINANCIAL_QUARTER),
}
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
    """Conditions that all must hold, and what is wanted of the projects that meet them.

    `either` are Queries of conditions alone, of which one or more must hold besides: "of the police or over a billion".
    Raises ValueError where one of them sets no condition or says what is wanted, for then it would mean nothing.
    """

    departments: tuple[str, ...] = ()  # keys; any of them
    without_departments: tuple[str, ...] = ()  # keys; none of them
    projects: tuple[str, ...] = ()  # keys; any of them
    without_projects: tuple[str, ...] = ()  # keys; none of them
    dates: tuple[DateCondition, ...] = ()
    money: tuple[MoneyRange, ...] = ()  # any of them
    length: LengthRange | None = None  # from the planned start to the planned live-run
    words: tuple[str, ...] = ()  # each stands in the name, short names or description
    status: Status | None = None
    either: tuple[Query, ...] = ()  # any of them
    sort: Sort = Sort(SortKey.LIST)
    limit: int | None = None
    offset: int = 0
    ties: bool = False  # with a limit: rows that sort equal to the last one come too
    aggregate: Aggregate | None = None
    group: Group | None = None

    def __post_init__(self) -> None:
        for one in self.either:
            if not one.limits or one.either:
                raise ValueError("one of several alternatives must set a condition, and hold no alternatives itself")
            if one != replace(Query(), **{name: getattr(one, name) for name in LIMITS}):
                raise ValueError("one of several alternatives holds conditions alone")

    @property
    def limits(self) -> tuple[str, ...]:
        """The names of the fields that set a condition of their own."""
        return tuple(name for name in LIMITS if getattr(self, name))

    @property
    def parts(self) -> tuple[Query, ...]:
        """The Query itself and its alternatives: all that sets a condition."""
        return (self, *self.either)


LIMITS = (
    "departments",
    "without_departments",
    "projects",
    "without_projects",
    "dates",
    "money",
    "length",
    "words",
    "status",
)


@dataclass(frozen=True)
class GroupRow:
    """One group: `key` is a department's key, one of SIZES, or when its period begins ("2024", or "2024-07" where a month
    is needed to tell); "" for undated."""

    key: str
    label: str  # official English name of a department, otherwise the key
    count: int
    total: Decimal  # HK$ million
    average: Decimal
    period: Period | None = None  # of a group by date, unless undated


@dataclass(frozen=True)
class Finding:
    """What the Store found.

    `projects` holds the rows asked for (after limit and offset; none for an aggregate or a group), `total` how many meet the
    Query without its limit, `undated` the projects that meet all but a live-run condition, or are not known to be finished
    or to take so long, because the list gives no date.
    """

    query: Query
    source: Source
    total: int
    projects: tuple[Project, ...] = ()
    undated: tuple[Project, ...] = ()
    amount: Decimal | None = None  # the sum, average or median, HK$ million; None of nothing
    groups: tuple[GroupRow, ...] = ()
