"""A Query as SQL conditions. Where a live-run is undated a condition is certain, possible or neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import (
    Integer,
    and_,
    bindparam,
    case,
    cast,
    extract,
    false,
    literal_column,
    not_,
    or_,
    select,
    text,
    true,
)

from knowledge.dollars import least, most, to_dollars
from knowledge.money import MoneyRange
from knowledge.period import APRIL, Period, Unit, financial_year_of
from knowledge.query import SIZES, DateCondition, DateRole, Group, Query, SortKey, Status
from knowledge.search import TsQuery, match_expression, phrases
from knowledge.tables import LONGEST, departments, phases, projects

row = projects.c

# What each key sorts by; ties stand in the list's order.
SORT_COLUMNS: Mapping[SortKey, Any] = {
    SortKey.ESTIMATE: row.estimate,
    SortKey.APPROVAL: row.approved,
    SortKey.START: row.start_first,
    SortKey.LIVE_RUN: row.live_last,
    SortKey.DURATION: row.duration,
    SortKey.NAME: row.name_order,
    SortKey.DEPARTMENT: departments.c.name_order,
    SortKey.LIST: row.position,
}

_DATES: Mapping[DateRole, Any] = {
    DateRole.APPROVAL: row.approved,
    DateRole.START: row.start_first,
    DateRole.LIVE_RUN: row.live_first,
}


def group_column(group: Group) -> Any:
    """What a grouping groups by: a department's id, a band of SIZES, or the year and month (202407) its period begins in."""
    if group is Group.DEPARTMENT:
        return row.department_id
    if group is Group.SIZE:
        limits = reversed(SIZES[1:])
        bands = ((row.estimate >= to_dollars(Decimal(limit)), literal_column(str(limit))) for limit in limits)
        return case(*bands, else_=literal_column(str(SIZES[0])))
    assert group.role
    if group.role is DateRole.FINANCIAL_YEAR:
        return 100 * row.financial_year + APRIL
    day = _DATES[group.role]
    year, month = cast(extract("year", day), Integer), cast(extract("month", day), Integer)
    if group.unit is Unit.FINANCIAL_YEAR:
        return 100 * (year - case((month < APRIL, 1), else_=0)) + APRIL
    if group.unit is Unit.FINANCIAL_QUARTER:
        return 100 * year + month - (month - 1) % 3
    return 100 * year + (month if group.unit is Unit.MONTH else 1)


@dataclass(frozen=True)
class Selection:
    """`matching` selects what meets the Query, `undated` (if any can be) what an unknown date keeps out."""

    matching: Any
    undated: Any | None


@dataclass(frozen=True)
class _Unsure:
    """A condition that an unknown date may leave open."""

    certain: Any
    possible: Any  # of a project with an undated phase


def select_by(query: Query, today: date, department_ids: Mapping[str, int], dialect: str) -> Selection:
    """The conditions of a Query; `department_ids` are the ids of the departments' keys."""
    sure, unsure = _conditions(query, today, department_ids, dialect)
    if query.aggregate is None and query.group is None and query.sort.key in _RANKABLE:
        unsure.append(_Unsure(_RANKABLE[query.sort.key], true()))
    whole = _all(sure, unsure)
    if not unsure:
        return Selection(whole.certain, None)
    left_open = not_(and_(*(condition.certain for condition in unsure)))
    return Selection(whole.certain, and_(row.undated_phases > 0, whole.possible, left_open))


def _all(sure: Sequence[Any], unsure: Sequence[_Unsure]) -> _Unsure:
    """Conditions that must hold together, as one."""
    return _Unsure(
        and_(true(), *sure, *(condition.certain for condition in unsure)),
        and_(true(), *sure, *(condition.possible for condition in unsure)),
    )


def _conditions(
    query: Query, today: date, department_ids: Mapping[str, int], dialect: str
) -> tuple[list[Any], list[_Unsure]]:
    """Those that are met or not, and those that an unknown date may leave open."""
    sure: list[Any] = [
        _condition(date_condition) for date_condition in query.dates if date_condition.role is not DateRole.LIVE_RUN
    ]
    if query.departments:
        sure.append(row.department_id.in_([department_ids[key] for key in query.departments if key in department_ids]))
    excluded = [department_ids[key] for key in query.without_departments if key in department_ids]
    if excluded:
        sure.append(row.department_id.notin_(excluded))
    if query.projects:
        sure.append(row.key.in_(query.projects))
    if query.without_projects:
        sure.append(row.key.notin_(query.without_projects))
    if query.money:
        sure.append(or_(*map(_within, query.money)))
    if phrases(query.words):
        sure.append(holds(projects, query.words, dialect))
    if query.status and query.status is not Status.FINISHED:
        sure.append(_STATUS[query.status](today))
    unsure = [_live_run(condition) for condition in query.dates if condition.role is DateRole.LIVE_RUN]
    if query.length:
        fewest, most_days = query.length.days
        unsure.append(_Unsure(and_(row.duration.is_not(None), *_between(row.duration, fewest, most_days)), true()))
    if query.status is Status.FINISHED:
        past = or_(row.live_last.is_(None), row.live_last < today)
        unsure.append(_Unsure(_finished(today), and_(row.start_first <= today, past)))
    if query.either:
        found = [_conditions(one, today, department_ids, dialect) for one in query.either]
        whole = [_all(*conditions) for conditions in found]
        certain = or_(*(one.certain for one in whole))
        if any(open_ for _, open_ in found):
            unsure.append(_Unsure(certain, or_(*(one.possible for one in whole))))
        else:
            sure.append(certain)
    return sure, unsure


def _condition(condition: DateCondition) -> Any:
    met = or_(false(), *map(_OVERLAPS[condition.role], condition.periods))
    return not_(met) if condition.negated else met


def _overlap(first: Any, last: Any, period: Period) -> Any:
    """Overlap of a stored quarter: as it is no longer than that, an index is walked between two bounds."""
    bounds = []
    if period.last is not None:
        bounds.append(first <= period.last)
    if period.first is not None:
        bounds += [last >= period.first, first >= max(period.first, date.min + LONGEST) - LONGEST]
    return and_(true(), *bounds)


def _approved_in(period: Period) -> Any:
    return and_(
        true() if period.first is None else row.approved >= period.first,
        true() if period.last is None else row.approved <= period.last,
    )


def _in_financial_years(period: Period) -> Any:
    """The listed year, as the period it is, overlaps: plain comparison of the years that the ends fall in."""
    return and_(
        true() if period.first is None else row.financial_year >= financial_year_of(period.first),
        true() if period.last is None else row.financial_year <= financial_year_of(period.last),
    )


_OVERLAPS: Mapping[DateRole, Callable[[Period], Any]] = {
    DateRole.START: partial(_overlap, row.start_first, row.start_last),
    DateRole.APPROVAL: _approved_in,
    DateRole.FINANCIAL_YEAR: _in_financial_years,
}


def _live_run(condition: DateCondition) -> _Unsure:
    """Whether any dated phase overlaps. The latest stands in the row itself: few projects need more."""
    latest = or_(false(), *(_overlap(row.live_first, row.live_last, period) for period in condition.periods))
    any_phase = or_(false(), *(_overlap(phases.c.first, phases.c.last, period) for period in condition.periods))
    # Not an EXISTS: PostgreSQL would read all phases there are and hash them.
    one = (
        select(phases.c.position).where(phases.c.project_id == row.id, phases.c.first.is_not(None), any_phase).limit(1)
    )
    earlier = one.scalar_subquery().is_not(None)
    met = or_(and_(row.live_last.is_not(None), latest), and_(row.phase_count > 1, earlier))
    if condition.periods and not condition.negated:
        return _Unsure(met, true())
    if condition.periods:
        return _Unsure(and_(not_(met), row.undated_phases == 0), not_(met))
    return _Unsure(true(), true()) if condition.negated else _Unsure(false(), false())  # no period: nothing is unknown


# A rank by a date leaves out, and names apart, what has none. A length needs the last phase's date.
_RANKABLE = {SortKey.LIVE_RUN: row.live_last.is_not(None), SortKey.DURATION: row.duration.is_not(None)}


def _finished(today: date) -> Any:
    return and_(row.undated_phases == 0, row.live_last.is_not(None), row.live_last < today)


_STATUS: Mapping[Status, Callable[[date], Any]] = {
    Status.NOT_STARTED: lambda today: row.start_first > today,
    Status.RUNNING: lambda today: and_(row.start_first <= today, not_(_finished(today))),
}


def _between(column: Any, low: int | None, high: int | None) -> list[Any]:
    return [*([] if low is None else [column >= low]), *([] if high is None else [column <= high])]


def _within(money: MoneyRange) -> Any:
    return and_(
        true() if money.low is None else row.estimate >= least(money.low, money.includes_low),
        true() if money.high is None else row.estimate <= most(money.high, money.includes_high),
    )


def holds(table: Any, words: Iterable[str], dialect: str) -> Any:
    """The condition that each of the words stands in what is searched of a row."""
    wanted = match_expression(words, dialect)
    if dialect == "postgresql":
        return table.c.search.op("@@")(cast(wanted, TsQuery))
    index = f"{table.name}_search"
    found = select(literal_column("rowid", Integer)).select_from(text(index))
    match = text(f"{index} MATCH :wanted").bindparams(bindparam("wanted", wanted, unique=True))
    return table.c.id.in_(found.where(match))
