"""Open and closed spans made of Periods: since, after, before, until, between. The same in every language; knows
no words.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from knowledge.period import Period

ONE_DAY = timedelta(days=1)
SINCE, AFTER, BEFORE, UNTIL, FROM, BETWEEN = "since", "after", "before", "until", "from", "between"
OPENING, CLOSING = frozenset((SINCE, AFTER, FROM)), frozenset((BEFORE, UNTIL))


def since(period: Period) -> Period:
    """From the first day of `period` on."""
    return Period(period.first, None)


def after(period: Period) -> Period:
    """From the day after `period` ends on."""
    return Period(period.last + ONE_DAY, None) if period.last else period


def before(period: Period) -> Period:
    """Up to the day before `period` begins."""
    return Period(None, period.first - ONE_DAY) if period.first else period


def until(period: Period) -> Period:
    """Up to the last day of `period`, that day included."""
    return Period(None, period.last)


MAKE = {SINCE: since, FROM: since, AFTER: after, BEFORE: before, UNTIL: until}  # what a comparison makes of a Period


def between(one: Period, other: Period) -> Period:
    """From the first day of the earlier to the last day of the later, whichever was said first."""
    if one.first and other.first and one.first > other.first:
        one, other = other, one
    if one.first and other.last and one.first > other.last:
        return Period(other.last, one.first)
    return Period(one.first, other.last)


def meet(one: Period, other: Period) -> Period | None:
    """The days in both; None where there are none."""
    first = max((p.first for p in (one, other) if p.first), default=None)
    last = min((p.last for p in (one, other) if p.last), default=None)
    return None if first and last and first > last else Period(first, last)


def shift_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
