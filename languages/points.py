"""A Point is one date expression as far as it was said: "2024", "Q3", "20 June", "early next year". A missing year
or month can be filled in from its neighbour before it becomes a Period. The same in every language; knows no words.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from knowledge.period import Period, Unit

FIRST_YEAR, LAST_YEAR = 1800, 2199  # outside them a year is taken for a slip


class Point(NamedTuple):
    end: int  # place after it: of a token, or of a character
    year: int | None = None
    financial: bool = False  # `year` is the financial year that begins in its April
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None  # 1 spring (March to May) to 4 winter (December to February)
    third: int | None = None  # 1 early, 2 mid, 3 late
    edge: int = 0  # -1 the start of it, 1 the end of it
    period: Period | None = None  # already settled, such as "yesterday"
    bad: bool = False  # no such date

    @property
    def whole_year(self) -> bool:
        return self.year is not None and not (self.half or self.quarter or self.month or self.season or self.edge)

    @property
    def needs_year(self) -> bool:
        return self.year is None and self.period is None and not self.bad


def are_alike(one: Point, other: Point) -> bool:
    """Whether both name a month, both a quarter, or neither."""
    return bool(one.month) == bool(other.month) and bool(one.quarter) == bool(other.quarter)


def fill(point: Point, other: Point) -> Point:
    """`point` with the year (and for a bare day the month) that only `other` gives."""
    if point.period or point.bad or other.bad:
        return point
    if point.month is None and point.day and other.month:
        point = point._replace(month=other.month)
    if point.year is None and other.year is not None:
        # a month is one of the calendar's unless the whole expression is said in financial years
        point = point._replace(year=other.year, financial=other.financial)
    elif point.whole_year and other.financial and not point.financial:
        point = point._replace(financial=True)
    return point


def settle(point: Point) -> Period | None:
    """The Period of a Point; None when it lacks its year. Raises ValueError for a date that does not exist."""
    if point.bad:
        raise ValueError("no such date")
    whole = point.period or _whole(point)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    if point.third:
        whole = _third(whole, point.third)
    if point.edge:
        whole = _edge(whole, point.edge)
    return whole


def boundary(point: Point, period: Period) -> Period:
    """The day that "the start of" or "the end of" something means when a stretch begins or ends there."""
    if point.edge < 0 and point.year is not None:
        return Period.day(_opening(point))
    if point.edge > 0 and period.last:
        return Period.day(period.last)
    return period


def _opening(point: Point) -> date:
    whole = _whole(point._replace(edge=0))
    assert whole is not None
    assert whole.first is not None
    return whole.first


def _whole(point: Point) -> Period | None:
    year = point.year
    if year is None:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("no such year")
    if point.month:
        if point.financial and point.month < 4:
            year += 1
        if point.day:
            return Period.day(date(year, point.month, point.day))
        return Period.month(year, point.month)
    if point.day:
        return None
    if point.season:
        first = date(year, 3 * point.season, 1)
        last = Period.month(year + (point.season == 4), 3 * point.season + 2 - 12 * (point.season == 4)).last
        return Period(first, last)
    if point.quarter:
        if not 1 <= point.quarter <= 4:
            raise ValueError("no such quarter")
        return Period.financial_quarter(year, point.quarter) if point.financial else Period.quarter(year, point.quarter)
    if point.half:
        if not point.financial:
            return Period.half_year(year, point.half)
        first_quarter = Period.financial_quarter(year, 2 * point.half - 1)
        return Period(first_quarter.first, Period.financial_quarter(year, 2 * point.half).last)
    return Period.financial_year(year) if point.financial else Period.year(year)


def _months_of(whole: Period) -> int:
    assert whole.first is not None
    assert whole.last is not None
    return (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1


def _month_after(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _third(whole: Period, third: int) -> Period:
    """Early, mid or late: a third of the months, or ten days of a month (its last third runs to its end)."""
    assert whole.first is not None
    assert whole.last is not None
    if whole.first == whole.last:
        return whole
    months = _months_of(whole)
    if months < 3:
        first = whole.first + timedelta(days=10 * (third - 1))
        return Period(first, whole.last if third == 3 else first + timedelta(days=9))
    share = months // 3
    first = _month_after(whole.first, share * (third - 1))
    return Period(first, whole.last if third == 3 else _month_after(first, share) - timedelta(days=1))


def _edge(whole: Period, edge: int) -> Period:
    """The start or the end of a year is its first or last three months, of a quarter its month, of a month its day."""
    assert whole.first is not None
    assert whole.last is not None
    months = _months_of(whole)
    if whole.first == whole.last:
        return whole
    if months == 1:
        return Period.day(whole.first if edge < 0 else whole.last)
    share = 3 if months > 3 else 1
    if edge < 0:
        return Period(whole.first, _month_after(whole.first, share) - timedelta(days=1))
    first = _month_after(whole.first, months - share)
    return Period(first, whole.last) if share > 1 else Period(first, whole.last, Unit.MONTH)
