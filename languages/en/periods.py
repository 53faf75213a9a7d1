"""Reads dates in English: read_periods gives a Mark for every period, month, quarter or impossible date in a message.

Its corpus beside it, corpus/periods.yml, says what each phrase means. Knows nothing of projects or of which
date is meant.
"""

from __future__ import annotations

from datetime import date, timedelta

from knowledge.period import Period
from languages import spans
from languages.en.comparisons import read_ahead, read_behind
from languages.en.dates import read_day_number, read_point
from languages.en.figures import read_count
from languages.en.lexicon import MONTHS, words
from languages.en.ranges import read_range
from languages.en.tokens import END, INTEGER, ORDINAL, SIGN, WORD, Token, split
from languages.expressions import Read, mark_of, settle_alone, settle_sided
from languages.points import Point, are_alike, fill
from languages.reading import Mark
from languages.spans import BETWEEN, CLOSING, FROM, OPENING, SINCE, UNTIL

_Tokens = tuple[Token, ...]
# "approved from 2023" opens a span; "projects from 2023" and "immigration from 2023" are those of that year.
_FROM_ON = words(
    """
    approved approve approves passed granted funded endorsed authorised start starts started starting begin begins
    beginning began begun commence commences commenced commencing launch launches launched launching live run runs
    running ready finished finishing completed complete completing end ending ends due delivered valid available
    operational service dated dating date effect and or as only but show list give me us , ; :
    """
)
_AFTER_A_DAY = frozenset(("and", "or", ",", "&", "to", "-", "until", "through", "up"))  # the 1st to 15th of June

_AFTER_BARE_DAY = frozenset(("please", "then", "instead", "or", "and", "too", "what", "which"))


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


def _mark(text: str, tokens: _Tokens, read: Read) -> Mark:
    first = read.start + (tokens[read.start].word == "the")
    start, end = tokens[first].start, tokens[read.end - 1].end
    if tokens[read.end - 1].word == "'s":
        end -= 2
    return mark_of(read, text, start, end)


def _read(tokens: _Tokens, i: int, today: date, before: Point | None) -> Read | None:
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
        return _days(tokens, i, today) or _bare_day(tokens, i)
    joined = read_range(tokens, i, i, "", today, point)
    if joined is not None:
        return joined
    read = _single(tokens, i, point, today, before)
    return _both_sides(tokens, read, today) if read is not None and read.side else read


def _opened(tokens: _Tokens, i: int, side: str, j: int, today: date) -> Read | None:
    """An expression that begins with a comparison word."""
    if side in (BETWEEN, FROM):
        ranged = read_range(tokens, i, j, side, today)
        if ranged is not None or side == BETWEEN:
            return ranged
    if tokens[j].word in ("in", "on", "at", "around", "about") and tokens[j].kind == WORD:
        if tokens[j - 1].word == "through":
            return None  # "waved through in 2022"
        j += 1
    point = read_point(tokens, j, today)
    if point is None and tokens[j].word == "now":
        point = Point(j + 1, period=Period.day(today))
    if point is None:
        return None
    if side == SINCE and tokens[i].word == "as" and point.period == Period.day(today):
        return Read(i, point.end, point.period)  # "as of today" is today, not from today on
    if side in (SINCE, FROM):
        until_now = read_range(tokens, i, j, FROM, today, point)
        if until_now is not None:
            return until_now
    end = point.end
    if side == FROM:
        behind = read_behind(tokens, end)
        if tokens[end].word == "on" and read_point(tokens, end + 1, today) is None:
            end += 1
        elif behind is not None and behind[0] == SINCE:
            end = behind[1]
        elif point.whole_year and i > 0 and tokens[i - 1].word not in _FROM_ON and not _goes_on(tokens, end):
            return settle_alone(i, end, point, today)
    elif side in CLOSING and (behind := read_behind(tokens, end)) and behind[0] == UNTIL:
        end = behind[1]
    return settle_sided(i, end, side, point, today)


def _goes_on(tokens: _Tokens, end: int) -> bool:
    """ "From 2023 and before 2025" is a span."""
    return tokens[end].word in ("and", "but") and tokens[end + 1].word in ("before", "until", "up", "no", "not")


def _single(tokens: _Tokens, i: int, point: Point, today: date, before: Point | None) -> Read | None:
    """One date with nothing before it, and perhaps "or later" after it."""
    if point.needs_year:
        point = _neighbour(tokens, point, today, before)
    behind = read_behind(tokens, point.end)
    if behind is not None and read_point(tokens, behind[1], today) is None:
        return settle_sided(i, behind[1], behind[0], point, today)
    return settle_alone(i, point.end, point, today)


def _neighbour(tokens: _Tokens, point: Point, today: date, before: Point | None) -> Point:
    """The year of "May or June 2024" for May, and of "Q1 2024 and Q2" for Q2."""
    j = point.end
    while tokens[j].word in ("and", "or", ",", "&", "/") and j < point.end + 8:
        j += 1
        following = read_point(tokens, j, today)
        if following is None:
            continue
        if not are_alike(following, point):
            break
        if following.year is not None:
            return fill(point, following)
        j = following.end
    if before is None or before.year is None:
        return point
    return fill(point, before) if are_alike(before, point) else point


def _days(tokens: _Tokens, i: int, today: date) -> Read | None:
    """ "14 and 28 June 2024": the first of two days, and "1 to 15 July 2024"."""
    if tokens[i].kind == INTEGER and tokens[i + 1].word not in _AFTER_A_DAY:
        return None
    if not any(tokens[k].word in MONTHS for k in range(i + 1, i + 12)):
        return None
    if i > 0 and tokens[i].glued and tokens[i - 1].kind != WORD and tokens[i - 1].word in ("-", ".", "/", "$"):
        return None
    day = read_day_number(tokens, i)
    if day is None:
        return None
    ranged = read_range(tokens, i, i, "", today, day)
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


def _bare_day(tokens: _Tokens, i: int) -> Read | None:
    """ "On the 14th", of a month that was spoken of."""
    if tokens[i].word != "on" or tokens[i + 1].word != "the" or tokens[i + 2].kind != ORDINAL:
        return None
    day = read_day_number(tokens, i + 1)
    if day is None or (tokens[day.end].kind not in (END, SIGN) and tokens[day.end].word not in _AFTER_BARE_DAY):
        return None
    return Read(i, day.end, None, day)


def _both_sides(tokens: _Tokens, read: Read, today: date) -> Read:
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
            there = first.point._replace(year=other.point.year)
            refilled = settle_sided(read.start, read.end, read.side, there, today)
            read = refilled if refilled.period is not None else read
    assert read.period is not None
    both = spans.meet(read.period, other.period)
    return read if both is None else Read(read.start, other.end, both, other.point)


def _ahead_of(tokens: _Tokens, i: int) -> tuple[str, int]:
    return read_ahead(tokens, i) or (SINCE, i)


def _lacks_year(read: Read, tokens: _Tokens, today: date) -> bool:
    """Whether the year of an open span was taken from today, not said."""
    ahead = read_ahead(tokens, read.start)
    point = read_point(tokens, ahead[1], today) if ahead else None
    return point is not None and point.needs_year


def _ago(tokens: _Tokens, i: int, today: date) -> Read | None:
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
    return Read(i, count[1] + 2, period)
