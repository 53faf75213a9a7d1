"""Date expressions as every language reads them: what a Point comes to alone, behind a comparison and as the end of a range.

Knows no words and not how a text is cut: places are those of the reader, tokens or characters.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from knowledge.period import Period
from languages import spans
from languages.points import Point, boundary, fill, settle
from languages.reading import Mark
from languages.spans import AFTER, BEFORE, FROM, SINCE, UNTIL


class Read(NamedTuple):
    """One expression: its place, and a Period, or a Point that lacks its year, or neither for a date that does not exist."""

    start: int
    end: int
    period: Period | None
    point: Point | None = None
    side: str = ""  # the comparison that made an open span
    assumed: bool = False  # the year was not said and is today's


def mark_of(read: Read, text: str, start: int, end: int) -> Mark:
    """The Mark of an expression that stands at text[start:end]."""
    if read.period is not None:
        return Mark("period", start, end, read.period, text=text[start:end] if read.assumed else "")
    if read.point is not None and not read.point.bad:
        if read.point.day and not read.point.month:
            return Mark("day", start, end, read.point.day)
        kind = "month" if read.point.month else "quarter"
        return Mark(kind, start, end, read.point.month or read.point.quarter)
    return Mark("bad_date", start, end, text[start:end])


def settle_alone(start: int, end: int, point: Point, today: date) -> Read | None:
    """A date that nothing compares: a day without a year is this year's, a month or a quarter without one stays so."""
    assumed = point.needs_year and point.day is not None and point.month is not None
    if assumed:
        point = point._replace(year=today.year)
    if point.needs_year:
        if not (point.month or point.quarter) or point.third or point.edge:
            return None
        return Read(start, end, None, point)
    try:
        return Read(start, end, settle(point), point, assumed=assumed)
    except ValueError:
        return Read(start, end, None, point._replace(bad=True))


def settle_sided(start: int, end: int, side: str, point: Point, today: date) -> Read:
    """The open span that a comparison makes of a Point; one without a year is taken from today's."""
    if point.needs_year:
        point = _this_year(point, side, today)
    try:
        whole = settle(point)
    except ValueError:
        whole = None
    if whole is None:
        return Read(start, end, None, point._replace(bad=True))
    whole = boundary(point, whole)
    if point.edge > 0 and side == BEFORE:
        side = UNTIL  # "before the end of 2025" still holds on its last day
    elif point.edge < 0 and side == AFTER:
        side = SINCE
    return Read(start, end, spans.MAKE[side](whole), point, side)


def _this_year(point: Point, side: str, today: date) -> Point:
    """ "since May" is the last May that has begun; "before May" and "by May" this year's."""
    there = point._replace(year=today.year)
    try:
        whole = settle(there)
    except ValueError:
        return there
    late = whole is not None and whole.first is not None and whole.first > today
    return point._replace(year=today.year - 1) if late and side in (SINCE, FROM) else there


def settle_range(start: int, one: Point, other: Point, today: date) -> Read | None:
    """The range from one Point to another, both included: each lends the other the year and month that it lacks."""
    end = other.end
    if one.bad or other.bad:
        return Read(start, end, None, one._replace(bad=True))
    lent, borrowed = one.year is None and other.year is not None, other.year is None and one.year is not None
    if other.month is None and other.day and one.month:
        other = other._replace(month=one.month)
    one, other = fill(one, other), fill(other, one)
    if one.needs_year:
        one = one._replace(year=today.year)
    if other.needs_year:
        other = other._replace(year=one.year, financial=one.financial)
    try:
        first, last = settle(one), settle(other)
        if first is None or last is None:
            return None
        first, last = boundary(one, first), boundary(other, last)
        if first.first and last.first and first.first > last.first:
            if lent and one.year:  # "November to February 2024" begins the year before
                first = settle(one._replace(year=one.year - 1))
            elif other.year and (borrowed or (one.month and one.year == today.year == other.year)):
                last = settle(other._replace(year=other.year + 1))
    except ValueError:
        return Read(start, end, None, one._replace(bad=True))
    if first is None or last is None:
        return None
    return Read(start, end, spans.between(first, last), other)
