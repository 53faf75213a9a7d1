"""Stretches of time as the list and its readers mean them: years of both kinds, quarters, months, days, open spans.

Knows nothing of words: languages read phrases into a Period and say a Period in words.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import Enum

APRIL = 4  # the month in which a financial year begins


class Unit(str, Enum):
    """What a Period is called, so that it can be repeated as it was asked."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"  # of the calendar year
    FINANCIAL_QUARTER = "financial_quarter"  # of the financial year, 1 April to 31 March
    HALF_YEAR = "half_year"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    SPAN = "span"  # anything else: either end may be open


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included; None leaves that end open."""

    first: date | None
    last: date | None
    unit: Unit = Unit.SPAN

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def day(cls, when: date) -> Period:
        return cls(when, when, Unit.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls(*_months(year, month, 1), Unit.MONTH)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """A quarter of the calendar year: 1 is January to March."""
        return cls(*_months(year, 3 * quarter - 2, 3), Unit.QUARTER)

    @classmethod
    def financial_quarter(cls, year: int, quarter: int) -> Period:
        """A quarter of the financial year that begins in April of `year`: 1 is April to June, 4 January to March."""
        return cls(*_months(year, 3 * quarter + 1, 3), Unit.FINANCIAL_QUARTER)

    @classmethod
    def half_year(cls, year: int, half: int) -> Period:
        return cls(*_months(year, 6 * half - 5, 6), Unit.HALF_YEAR)

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(*_months(year, 1, 12), Unit.YEAR)

    @classmethod
    def financial_year(cls, year: int) -> Period:
        """The financial year that begins on 1 April of `year`: 2024 is 2024-25."""
        return cls(*_months(year, APRIL, 12), Unit.FINANCIAL_YEAR)

    @classmethod
    def beginning(cls, year: int, month: int, unit: Unit) -> Period:
        """The period of that unit which begins with that month; ValueError for days and spans, whose length differs."""
        if unit not in _LENGTHS:
            raise ValueError(f"a {unit.value} has no fixed number of months")
        return cls(*_months(year, month, _LENGTHS[unit]), unit)

    def neighbour(self, step: int) -> Period | None:
        """The period of the same kind `step` earlier (negative) or later; None for days and open or odd spans."""
        months = _LENGTHS.get(self.unit)
        if months is None or self.first is None:
            return None
        return Period(*_months(self.first.year, self.first.month + step * months, months), self.unit)

    def overlaps(self, other: Period) -> bool:
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )


_LENGTHS = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.FINANCIAL_QUARTER: 3,
    Unit.HALF_YEAR: 6,
    Unit.YEAR: 12,
    Unit.FINANCIAL_YEAR: 12,
}


def financial_year_of(day: date) -> int:
    """The year in whose April the financial year of `day` began."""
    return day.year if day.month >= APRIL else day.year - 1


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of `count` months from `month` on; months past 12 run into the next year."""
    first_year, first_month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end = month + count - 1
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return date(first_year, first_month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
