"""Ranges of dates: 由2022年至2024年, 6月1至15日, 第一季到第三季, whose ends lend each other year and month.

Knows nothing of 以來 or 之前.
"""

from __future__ import annotations

import re
from datetime import date

from knowledge.period import Period, Unit
from languages.expressions import Read, settle_range
from languages.points import Point
from languages.spans import BETWEEN
from languages.zh.comparisons import CLOSED, JOINTS
from languages.zh.dates import read_point
from languages.zh.parts import read_day_number
from languages.zh.relative_periods import NOW

NOW_SAID = re.compile(f"{NOW}|今(?!年|個|季|月|日|天|次|期)")
_NEXT_YEAR = re.compile("[翌次隔]年")
_BETWEEN_BEHIND = re.compile("之間|中間|期間")
_COMPARING = re.compile("比較|對比|相比|比起|相對")


def read_range(text: str, start: int, i: int, opening: str, today: date, one: Point | None = None) -> Read | None:
    """Two ends and what joins them, both ends included."""
    if one is None:
        one = read_point(text, i, today) or read_day_number(text, i)
    if one is None and (now := NOW_SAID.match(text, i)):
        one = Point(now.end(), period=Period.day(today))
    if one is None:
        return None
    if opening == BETWEEN and one.period and one.period.unit is Unit.SPAN:
        closed = CLOSED.match(text, one.end)
        return Read(start, closed.end() if closed else one.end, one.period, one)
    joint = JOINTS[opening].match(text, one.end)
    said = opening
    if joint is None and not opening:
        joint, said = JOINTS[BETWEEN].match(text, one.end), BETWEEN  # A和B之間
    if joint is None or not joint[0]:
        return None
    if not opening and _COMPARING.search(text, max(start - 6, 0), start):
        return None
    other = _other(text, joint.end(), today, one)
    if other is None:
        return None
    closed = CLOSED.match(text, other.end)
    if said and not opening and not _BETWEEN_BEHIND.match(text, other.end):
        return None
    if one.day and not one.month and not (other.day and other.month) and not other.bad:
        return None
    read = settle_range(start, one, other, today)
    return read._replace(end=closed.end()) if read and closed else read


def _other(text: str, i: int, today: date, one: Point) -> Point | None:
    """The later end: a date, today, or a bare day, a quarter or the next year that the first end explains."""
    now = NOW_SAID.match(text, i)
    if now:
        return None if one.period and one.period.unit is Unit.SPAN else Point(now.end(), period=Period.day(today))
    following = _NEXT_YEAR.match(text, i)
    if following and one.year is not None:
        other = read_point(text, following.end(), today)
        if other is not None and other.year is None:
            return other._replace(year=one.year + 1, financial=one.financial)
        return Point(following.end(), year=one.year + 1, financial=one.financial)
    other = read_point(text, i, today, joined=one.quarter is not None)
    if other is None and one.day and one.month:
        return read_day_number(text, i)
    return other
