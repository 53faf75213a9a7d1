"""Reads dates in Chinese: read_periods gives a Mark for every period, month, quarter or impossible date in a message.

Its corpus beside it, corpus/periods.yml, says what each phrase means. Knows nothing of projects or of which date is
meant.
"""

from __future__ import annotations

import re
from datetime import date

from knowledge.period import Period
from languages import spans
from languages.expressions import Read, mark_of, settle_alone, settle_sided
from languages.points import Point, are_alike, fill
from languages.reading import Mark
from languages.spans import BEFORE, BETWEEN, CLOSING, FROM, OPENING, SINCE, UNTIL
from languages.zh.comparisons import BOTH, INSIDE, LISTED, read_ahead, read_behind
from languages.zh.dates import read_point
from languages.zh.folding import fold, is_han, is_ours
from languages.zh.parts import read_day_number
from languages.zh.ranges import NOW_SAID, read_range

_MAY_BEGIN = re.compile(
    "[0-9零一二三四五六七八九十廿卅兩半今去舊前明後出來本這呢該現當目昨尋琴噚聽即未往接嚟緊將隨過最近以第首頭末尾春夏秋冬年財大超多逾早不唔到"
    "介在由從自打始起晚遲先趕至截直會]|[上下](?![上下]{2}|[的嘅面手去來邊])|(?<![a-z])[a-z]"
)
_CLOSING_TO = re.compile("[至到](?!今|底|少|多|高|低|於)")  # 到2025年為止, at the beginning of what is said

_MEASURED_BY_LAST = re.compile(
    "(?:的|嘅)?(?:同|跟|與|和|相比|相對於?|較|比較|比對|對比|比起|比){1,2}(?P<last>(?:對上|上|前|之前|再對上|再前)(?:嗰|那|的|嘅)?"
    "一?個?(?:財政年度|財年|年度|年|季度|季|月份?))"
)
_NOT_BEFORE_A_DAY = frozenset("0123456789零一二三四五六七八九十廿卅月年第每.,")
_AFTER_A_DAY = re.compile("(?:(?<=號)(?!\w)|(?:嗰日|那天|當日|當天|[呢又批]))")  # 三日 may be three days


def read_periods(text: str, today: date) -> list[Mark]:
    """Every date expression of `text`, in order, with its comparison words."""
    folded = fold(text)
    if folded.foreign:
        return []
    said = folded.text
    marks: list[Mark] = []
    before: Point | None = None  # the date just before, when only 和, 或 or a comma stands between
    i = 0
    while candidate := _MAY_BEGIN.search(said, i):
        start = candidate.start()
        if before is not None and start != i:
            between = LISTED.match(said, i)
            before = before if between and between.end() >= start else None
        read = _read(said, start, today, before)
        if read is None or not is_ours(said, read.start, read.end):
            i = start + 1
            if before is not None and not LISTED.match(said, start):
                before = None
            continue
        marks.append(mark_of(read, text, *folded.span(read.start, read.end)))
        before, i = read.point, read.end
        earlier = _one_before(said, read)
        if earlier is not None:
            marks.append(mark_of(earlier, text, *folded.span(earlier.start, earlier.end)))
            before, i = None, earlier.end
    return marks


def _one_before(text: str, read: Read) -> Read | None:
    """The period before the one just read, where that is measured by it: 2023-24比對上一個年度."""
    said = _MEASURED_BY_LAST.match(text, read.end)
    moved = read.period.neighbour(-1) if said and read.period else None
    return Read(said.start("last"), said.end(), moved) if said and moved else None


def _read(text: str, i: int, today: date, before: Point | None) -> Read | None:
    ahead = read_ahead(text, i)
    to = ahead is None and bool(_CLOSING_TO.match(text, i))
    if to:
        ahead = UNTIL, i + 1
    if ahead is not None:
        read = _opened(text, i, ahead[0], ahead[1], today, before)
        if read is not None and not (to and is_han(text, i - 1) and not text.endswith("止", 0, read.end)):
            return _both_sides(text, read, today)
    point = read_point(text, i, today, before is not None and before.quarter is not None)
    if point is None:
        return _days(text, i, today, before) or _bare_day(text, i)
    joined = read_range(text, i, i, "", today, point if before is None else _filled(point, before))
    if joined is not None:
        return joined
    read = _single(text, i, point, today, before)
    return _both_sides(text, read, today) if read is not None and read.side else read


def _opened(text: str, i: int, side: str, j: int, today: date, before: Point | None) -> Read | None:
    """An expression that begins with a comparison word."""
    if side in (BETWEEN, FROM):
        ranged = read_range(text, i, j, side, today)
        if ranged is not None or side == BETWEEN:
            return ranged
    point = read_point(text, j, today)
    if point is None and side == UNTIL and (now := NOW_SAID.match(text, j)):
        point = Point(now.end(), period=Period.day(today))
    if point is None or (point.period and point.period.first != point.period.last and point.period.first == today):
        return None
    point = _filled(point, before)
    end = point.end
    if side in OPENING and point.period and point.period.last == today and point.period.first != today:
        return Read(i, end, point.period, point)  # 由2022年至今
    behind = read_behind(text, end)
    if behind is not None:
        if side == FROM or (side in OPENING) == (behind[0] in OPENING):
            end = behind[1]  # 自2023年起, 由2023年之後; 最遲2025年之前
            if side == FROM and behind[0] in CLOSING:
                return None
            if side == UNTIL and behind[0] == BEFORE:
                side = BEFORE
        elif side == SINCE and behind[0] in CLOSING:
            return None
    elif side == FROM and text.startswith("開始", end):
        end += 2
    elif side == FROM and point.quarter and not point.year and point.end - j < 3:
        return None
    return _sided(i, end, side, point, today)


def _sided(i: int, end: int, side: str, point: Point, today: date) -> Read:
    """The open span that a comparison makes of a Point: 年底前 and 六月底前 still hold on the last day."""
    return settle_sided(i, end, UNTIL if side == BEFORE and point.third == 3 else side, point, today)


def _single(text: str, i: int, point: Point, today: date, before: Point | None) -> Read | None:
    """One date with nothing before it, and perhaps 之後 or 或以前 after it."""
    point = _filled(point, before)
    behind = read_behind(text, point.end)
    if behind is not None and (point.period is None or point.period.first == point.period.last):
        return _sided(i, behind[1], behind[0], point, today)
    inside = INSIDE.match(text, point.end)
    behind = read_behind(text, inside.end()) if inside and text.startswith("或", inside.end()) else None
    if behind is not None:
        return _sided(i, behind[1], behind[0], point, today)
    end = inside.end() if inside else point.end
    return settle_alone(i, end, point, today)


def _filled(point: Point, before: Point | None) -> Point:
    """The year of 6月 in 2024年5月和6月."""
    if before is None or before.year is None or not point.needs_year:
        return point
    return fill(point, before) if are_alike(before, point) or before.whole_year else point


def _days(text: str, i: int, today: date, before: Point | None) -> Read | None:
    """The second of 6月14日和28日."""
    if before is None or not before.day or not before.month:
        return None
    day = read_day_number(text, i)
    return _single(text, i, fill(day, before), today, None) if day is not None else None


def _bare_day(text: str, i: int) -> Read | None:
    """14號, of a month that was spoken of."""
    day = read_day_number(text, i) if text[i - 1 : i] not in _NOT_BEFORE_A_DAY else None
    return Read(i, day.end, None, day) if day is not None and _AFTER_A_DAY.match(text, day.end) else None


def _both_sides(text: str, read: Read, today: date) -> Read:
    """2022年後2025年前 is one span; its two halves may come in either order."""
    if read.period is None or not read.side:
        return read
    join = BOTH.match(text, read.end)
    j = join.end() if join else read.end
    if j >= len(text):
        return read
    ahead = read_ahead(text, j)
    if ahead is not None:
        other = _opened(text, j, ahead[0], ahead[1], today, read.point)
    else:
        point = read_point(text, j, today)
        other = _single(text, j, point, today, read.point) if point is not None else None
    if other is None or other.period is None or not other.side or (other.side in OPENING) == (read.side in OPENING):
        return read
    both = spans.meet(read.period, other.period)
    return read if both is None else Read(read.start, other.end, both, other.point)
