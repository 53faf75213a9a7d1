"""Ranges of dates: "from Jan 2023 to Jan 2024", "1 to 15 July 2024", "Q1-Q3 2024", whose ends lend each other year
and month.

Knows nothing of "since" or "before".
"""

from __future__ import annotations

from datetime import date

from knowledge.period import Period, Unit
from languages.en.comparisons import read_joint
from languages.en.dates import read_day_number, read_point
from languages.en.tokens import INTEGER, WORD, Token
from languages.expressions import Read, settle_range
from languages.points import Point
from languages.spans import BETWEEN, FROM

_Tokens = tuple[Token, ...]
_COMPARING = frozenset(("compare", "compared", "comparing", "comparison"))
_NOW = frozenset(("now", "date", "present", "today"))


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
    return settle_range(start, one, other, today)


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
