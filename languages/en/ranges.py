"""Ranges of dates: "from Jan 2023 to Jan 2024", "1 to 15 July 2024", "Q1-Q3 2024", whose ends lend each other year
and month.

Knows nothing of "since" or "before".
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from knowledge.period import Period, Unit
from languages import spans
from languages.en.comparisons import BETWEEN, FROM, read_joint
from languages.en.dates import read_day_number, read_point
from languages.en.tokens import INTEGER, WORD, Token
from languages.points import Point, boundary, fill, settle

_Tokens = tuple[Token, ...]
_COMPARING = frozenset(("compare", "compared", "comparing", "comparison"))
_NOW = frozenset(("now", "date", "present", "today"))


class Read(NamedTuple):
    """One expression: its tokens, and a Period, or a Point that lacks its year, or neither for a date that does
    not exist.
    """

    start: int
    end: int
    period: Period | None
    point: Point | None = None
    side: str = ""  # the comparison that made an open span
    assumed: bool = False  # the year was not said and is today's


def read_range(tokens: _Tokens, start: int, i: int, opening: str, today: date, one: Point | None = None) -> Read | None:
    """ "from Jan 2023 to Jan 2024", "1 to 15 July 2024", "Q1-Q3 2024": both ends included."""
    if one is None:
        one = read_point(tokens, i, today)
        if one is None and tokens[i].word == "now":
            one = Point(i + 1, period=Period.day(today))
        if one is None:
            one = read_day_number(tokens, i)
        if one is None:
            return None
    if opening == BETWEEN and one.period and one.period.unit is Unit.SPAN and one.end == i + 3:
        return Read(start, one.end, one.period, one)  # "between 2022-2024"
    if opening in (BETWEEN, FROM) and one.financial and one.whole_year and _dashed_years(tokens, i, one.end):
        after = read_joint(tokens, one.end, opening)
        if opening == BETWEEN and (after is None or read_point(tokens, after, today) is None):
            first = Period.year(one.year or 0).first  # "between 2024-2025" names two calendar years
            return Read(start, one.end, Period(first, Period.year((one.year or 0) + 1).last), one)
    joint = read_joint(tokens, one.end + (tokens[one.end].word == "," and bool(opening)), opening)
    if joint is None:
        return None
    if not opening and any(tokens[k].word in _COMPARING for k in range(max(start - 8, 0), start)):
        return None  # "compare 2023 to 2024" is about two years
    if tokens[joint].word in ("in", "on", "by") and tokens[joint].kind == WORD:
        joint += 1
    other = read_point(tokens, joint, today)
    if other is None and tokens[joint].word in _NOW and one.period is None:
        other = Point(joint + 1, period=Period.day(today))
    if other is None and one.day and one.month:
        other = _closing_day(tokens, joint, today)
    if other is None:
        return None
    if not opening and one.day and not one.month and not other.day:
        return None
    if tokens[one.end].word == "-" and not opening and bool(other.period) and not tokens[joint].word.isdigit():
        return None
    return _joined(start, one, other, today, opening)


def _dashed_years(tokens: _Tokens, i: int, end: int) -> bool:
    return end == i + 3 and len(tokens[i].word) == 4 and len(tokens[end - 1].word) == 4


def _closing_day(tokens: _Tokens, i: int, today: date) -> Point | None:
    """ "July 1 to 15, 2024": the day, and the year after it."""
    day = read_day_number(tokens, i)
    if day is None:
        return None
    j = day.end + (tokens[day.end].word == ",")
    year = read_point(tokens, j, today) if tokens[j].kind == INTEGER else None
    return day if year is None or not year.whole_year else day._replace(end=year.end, year=year.year)


def _joined(start: int, one: Point, other: Point, today: date, opening: str) -> Read | None:
    end = other.end
    if one.bad or other.bad:
        return Read(start, end, None, one._replace(bad=True))
    borrowed = one.year is None and other.year is not None, other.year is None and one.year is not None
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
            if borrowed[0] and one.year:  # "November to February 2024" begins the year before
                first = settle(one._replace(year=one.year - 1))
            elif other.year and (borrowed[1] or (one.month and one.year == today.year == other.year)):
                last = settle(other._replace(year=other.year + 1))
    except ValueError:
        return Read(start, end, None, one._replace(bad=True))
    if first is None or last is None:
        return None
    return Read(start, end, spans.between(first, last), other)
