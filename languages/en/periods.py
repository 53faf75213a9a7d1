"""Reads dates in English: read_periods gives a Mark for every period, month, quarter or impossible date in a message.

Its corpus beside it, corpus/periods.yml, says what each phrase means. Knows nothing of projects or of which date is meant.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from knowledge.period import Period, Unit
from languages import spans
from languages.en.comparisons import (
    AFTER,
    BEFORE,
    BETWEEN,
    CLOSING,
    FROM,
    OPENING,
    SINCE,
    UNTIL,
    read_ahead,
    read_behind,
    read_joint,
)
from languages.en.dates import read_day_number, read_point
from languages.en.figures import read_count
from languages.en.points import Point, boundary, fill, settle
from languages.en.lexicon import words
from languages.en.tokens import INTEGER, WORD, Token, split
from languages.reading import Mark

_Tokens = tuple[Token, ...]
_MAKE = {SINCE: spans.since, FROM: spans.since, AFTER: spans.after, BEFORE: spans.before, UNTIL: spans.until}
# "projects from 2023" are those of that year; "approved from 2023" opens a span.
_FROM_OF = words(
    """
    projects project proojects ones one those system systems papers paper item items anything something everything
    approval approvals are is were was list any those initiatives initiative money funding all
    """
)
_AFTER_A_DAY = frozenset(("and", "or", ",", "&", "to", "-", "until", "through", "up"))  # the 1st to 15th of June
_NOW = frozenset(("now", "date", "present", "today"))


class _Read(NamedTuple):
    """One expression: its tokens, and a Period, or a Point that lacks its year, or neither for a date that does not exist."""

    start: int
    end: int
    period: Period | None
    point: Point | None = None
    side: str = ""  # the comparison that made an open span


def read_periods(text: str, today: date) -> list[Mark]:
    """Every date expression of `text`, in order, with its comparison words."""
    tokens = split(text)
    marks: list[Mark] = []
    before: Point | None = None  # the date just before, when only "and", "or" or a comma stands between
    i = 0
    while tokens[i].word:
        read = _read(tokens, i, today, before)
        if read is None:
            before = before if tokens[i].word in ("and", "or", ",", "&", "the", "in") else None
            i += 1
            continue
        marks.append(_mark(text, tokens, read))
        before = read.point
        i = read.end
    return marks


def _mark(text: str, tokens: _Tokens, read: _Read) -> Mark:
    start, end = tokens[read.start].start, tokens[read.end - 1].end
    if tokens[read.end - 1].word == "'s":
        end -= 2
    if read.period is not None:
        return Mark("period", start, end, read.period)
    if read.point is not None and not read.point.bad:
        kind = "month" if read.point.month else "quarter"
        return Mark(kind, start, end, read.point.month or read.point.quarter)
    return Mark("bad_date", start, end, text[start:end])


def _read(tokens: _Tokens, i: int, today: date, before: Point | None) -> _Read | None:
    word = tokens[i].word
    if word in ("more", "less", "over", "under", "within") or word in ("later", "earlier"):
        ago = _ago(tokens, i, today)
        if ago is not None:
            return ago
    ahead = read_ahead(tokens, i)
    if ahead is not None:
        read = _opened(tokens, i, ahead[0], ahead[1], today)
        if read is not None:
            return _both_sides(tokens, read, today)
    point = read_point(tokens, i, today)
    if point is None:
        return _days(tokens, i, today)
    joined = _range(tokens, i, i, "", today, point)
    if joined is not None:
        return joined
    read = _single(tokens, i, point, today, before)
    return _both_sides(tokens, read, today) if read is not None and read.side else read


def _opened(tokens: _Tokens, i: int, side: str, j: int, today: date) -> _Read | None:
    """An expression that begins with a comparison word."""
    if side in (BETWEEN, FROM):
        ranged = _range(tokens, i, j, side, today)
        if ranged is not None or side == BETWEEN:
            return ranged
    if tokens[j].word in ("in", "on", "at", "around", "about") and tokens[j].kind == WORD:
        j += 1
    point = read_point(tokens, j, today)
    if point is None and tokens[j].word == "now":
        point = Point(j + 1, period=Period.day(today))
    if point is None:
        return None
    if side == SINCE and tokens[i].word == "as" and point.period == Period.day(today):
        return _Read(i, point.end, point.period)  # "as of today" is today, not from today on
    if side in (SINCE, FROM):
        until_now = _range(tokens, i, j, FROM, today, point)
        if until_now is not None:
            return until_now
    end = point.end
    if side == FROM:
        behind = read_behind(tokens, end)
        if tokens[end].word == "on" and read_point(tokens, end + 1, today) is None:
            end += 1
        elif behind is not None and behind[0] == SINCE:
            end = behind[1]
        elif point.whole_year and i > 0 and tokens[i - 1].word in _FROM_OF:
            return _Read(i, end, settle(point), point)
    elif side in CLOSING and (behind := read_behind(tokens, end)) and behind[0] == UNTIL:
        end = behind[1]
    return _sided(tokens, i, end, side, point, today)


def _sided(tokens: _Tokens, i: int, end: int, side: str, point: Point, today: date) -> _Read:
    """The open span that a comparison makes of a Point; one without a year is taken from today's."""
    if point.needs_year:
        point = _this_year(point, side, today)
    try:
        whole = settle(point)
    except ValueError:
        whole = None
    if whole is None:
        return _Read(i, end, None, point._replace(bad=True))
    whole = boundary(point, whole)
    if point.edge > 0 and side == BEFORE:
        side = UNTIL  # "before the end of 2025" still holds on its last day
    elif point.edge < 0 and side == AFTER:
        side = SINCE
    return _Read(i, end, _MAKE[side](whole), point, side)


def _this_year(point: Point, side: str, today: date) -> Point:
    """ "since May" is the last May that has begun; "before May" and "by May" this year's."""
    there = point._replace(year=today.year)
    try:
        whole = settle(there)
    except ValueError:
        return there
    late = whole is not None and whole.first is not None and whole.first > today
    return point._replace(year=today.year - 1) if late and side in (SINCE, FROM) else there


def _single(tokens: _Tokens, i: int, point: Point, today: date, before: Point | None) -> _Read | None:
    """One date with nothing before it, and perhaps "or later" after it."""
    if point.needs_year:
        point = _neighbour(tokens, point, today, before)
    behind = read_behind(tokens, point.end)
    if behind is not None and read_point(tokens, behind[1], today) is None:
        return _sided(tokens, i, behind[1], behind[0], point, today)
    if point.needs_year and point.day:
        point = point._replace(year=today.year)
    if point.needs_year:
        if not (point.month or point.quarter) or point.third or point.edge:
            return None
        return _Read(i, point.end, None, point)
    try:
        return _Read(i, point.end, settle(point), point)
    except ValueError:
        return _Read(i, point.end, None, point._replace(bad=True))


def _neighbour(tokens: _Tokens, point: Point, today: date, before: Point | None) -> Point:
    """The year of "May or June 2024" for May, and of "Q1 2024 and Q2" for Q2."""
    j = point.end
    while tokens[j].word in ("and", "or", ",", "&", "/") and j < point.end + 8:
        j += 1
        following = read_point(tokens, j, today)
        if following is None:
            continue
        if bool(following.month) != bool(point.month) or bool(following.quarter) != bool(point.quarter):
            break
        if following.year is not None:
            return fill(point, following)
        j = following.end
    if before is not None and before.year is not None:
        if bool(before.month) == bool(point.month) and bool(before.quarter) == bool(point.quarter):
            return fill(point, before)
    return point


def _days(tokens: _Tokens, i: int, today: date) -> _Read | None:
    """ "14 and 28 June 2024": the first of two days, and "1 to 15 July 2024"."""
    if tokens[i].kind == INTEGER and tokens[i + 1].word not in _AFTER_A_DAY:
        return None
    if i > 0 and tokens[i].glued and tokens[i - 1].kind != WORD and tokens[i - 1].word in ("-", ".", "/", "$"):
        return None
    day = read_day_number(tokens, i)
    if day is None:
        return None
    ranged = _range(tokens, i, i, "", today, day)
    if ranged is not None:
        return ranged
    j = day.end
    for _ in range(3):
        if tokens[j].word not in ("and", "or", ",", "&"):
            return None
        following = read_point(tokens, j + 1, today)
        if following is not None and following.day and following.month:
            filled = fill(day, following)
            return _single(tokens, i, filled, today, None)
        other = read_day_number(tokens, j + 1)
        if other is None:
            return None
        j = other.end
    return None


def _range(tokens: _Tokens, start: int, i: int, opening: str, today: date, one: Point | None = None) -> _Read | None:
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
        return _Read(start, one.end, one.period, one)  # "between 2022-2024"
    if opening in (BETWEEN, FROM) and one.financial and one.whole_year and _dashed_years(tokens, i, one.end):
        after = read_joint(tokens, one.end, opening)
        if opening == BETWEEN and (after is None or read_point(tokens, after, today) is None):
            first = Period.year(one.year or 0).first  # "between 2024-2025" names two calendar years
            return _Read(start, one.end, Period(first, Period.year((one.year or 0) + 1).last), one)
    joint = read_joint(tokens, one.end + (tokens[one.end].word == "," and bool(opening)), opening)
    if joint is None:
        return None
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


def _joined(start: int, one: Point, other: Point, today: date, opening: str) -> _Read | None:
    end = other.end
    if one.bad or other.bad:
        return _Read(start, end, None, one._replace(bad=True))
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
        return _Read(start, end, None, one._replace(bad=True))
    if first is None or last is None:
        return None
    return _Read(start, end, spans.between(first, last), other)


def _both_sides(tokens: _Tokens, read: _Read, today: date) -> _Read:
    """ "after 2022 and before 2025" is one span; its two halves may come in either order."""
    if read.period is None or not read.side:
        return read
    j = read.end
    if tokens[j].word == ",":
        j += 1
    if tokens[j].word in ("and", "but", "yet"):
        j += 1
    ahead = read_ahead(tokens, j)
    if ahead is None or ahead[0] == BETWEEN or (ahead[0] in OPENING) == (read.side in OPENING):
        return read
    other = _opened(tokens, j, ahead[0], ahead[1], today)
    if other is None or other.period is None or not other.side:
        return read
    if _lacks_year(read, tokens, today) and other.point is not None and other.point.year:
        first = _opened(tokens, read.start, *_ahead_of(tokens, read.start), today)
        if first is not None and first.point is not None:
            refilled = _sided(
                tokens, read.start, read.end, read.side, first.point._replace(year=other.point.year), today
            )
            read = refilled if refilled.period is not None else read
    assert read.period is not None
    both = spans.meet(read.period, other.period)
    return read if both is None else _Read(read.start, other.end, both, other.point)


def _ahead_of(tokens: _Tokens, i: int) -> tuple[str, int]:
    return read_ahead(tokens, i) or (SINCE, i)


def _lacks_year(read: _Read, tokens: _Tokens, today: date) -> bool:
    """Whether the year of an open span was taken from today, not said."""
    ahead = read_ahead(tokens, read.start)
    point = read_point(tokens, ahead[1], today) if ahead else None
    return point is not None and point.needs_year


def _ago(tokens: _Tokens, i: int, today: date) -> _Read | None:
    """ "more than two years ago", "less than 6 months ago"."""
    j = i + 2 if tokens[i + 1].word == "than" else i + 1
    if tokens[i].word in ("more", "less", "later", "earlier") and j == i + 1:
        return None
    count = read_count(tokens, j)
    if count is None and tokens[j].word in ("a", "an"):
        count = 1, j + 1
    if count is None:
        return None
    months = {"year": 12, "quarter": 3, "month": 1}.get(tokens[count[1]].word)
    if months is None or tokens[count[1] + 1].word != "ago":
        return None
    there = spans.shift_months(today, -months * count[0])
    older = tokens[i].word in ("more", "over", "earlier")
    period = Period(None, there - timedelta(days=1)) if older else Period(there, today)
    return _Read(i, count[1] + 2, period)
