"""Dates, months, years and parts of them as single Points, with or without their year; quarters are read beside it.

Knows nothing of "since" or "between", which join Points into spans.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from knowledge.period import Period
from languages.en.figures import read_count, read_ordinal
from languages.en.lexicon import MONTH_NAMES, MONTHS, words
from languages.en.quarters import add_year, read_bare_quarter, read_quarter, read_season
from languages.en.relative_periods import read_named, read_relative
from languages.en.tokens import DATE, INTEGER, MONTH_YEAR, ORDINAL, WORD, Token
from languages.en.years import read_decade, read_year
from languages.points import Point, settle
from languages.spans import ONE_DAY, shift_months

_THIRDS = {"early": 1, "mid": 2, "middle": 2, "late": 3}
_EDGES = {"start": -1, "beginning": -1, "turn": -1, "end": 1, "close": 1}
_VERBS = frozenset(("may", "march", "autumn"))  # and "fall"
# A month's name that is also a word, or is cut short, is a month without a year only after one of these.
_BEFORE_A_MONTH = words(
    """
    in during since before after by until through from of between last next this early late mid for to on within and
    or starting around
    """
)
_NOT_AFTER_A_MONTH = frozenset(("i", "we", "you", "be", "it", "they", "not", "have", "also", "start", "need"))
_DIGITS = re.compile(r"\d+")


def read_point(tokens: tuple[Token, ...], i: int, today: date, parts: bool = True) -> Point | None:
    """The one date expression that begins at token `i`; without `parts` no "early" or "end of" another."""
    token = tokens[i]
    if token.word == "the" and token.kind == WORD:
        i += 1
        token = tokens[i]
    if token.kind == DATE:
        return _written(token, i)
    if token.kind == MONTH_YEAR:
        return Point(i + 1, year=int(token.word[3:]), month=int(token.word[:2]))
    if token.kind == WORD:
        word = token.word
        if parts and (word in _THIRDS or word in _EDGES or word in ("latter", "first", "last", "year")):
            part = _part(tokens, i, today)
            if part is not None:
                return part
        if word in MONTHS:
            return _month_first(tokens, i, today)
        return (
            read_quarter(tokens, i, today)
            or read_season(tokens, i, today)
            or _day_first(tokens, i, today)
            or read_relative(tokens, i, today)
            or _year_first(tokens, i, today)
        )
    if token.kind == INTEGER:
        if tokens[i + 1].kind == WORD:
            return (
                read_decade(tokens, i)
                or read_quarter(tokens, i, today)
                or _day_first(tokens, i, today)
                or read_relative(tokens, i, today)
                or _year_first(tokens, i, today)
            )
        if len(token.word) == 4:
            return read_decade(tokens, i) or _year_first(tokens, i, today)
        if tokens[i + 1].word in ("/", "-"):
            point = _numbered_month(tokens, i) or _day_first(tokens, i, today)
            return point or (read_year(tokens, i) if len(token.word) == 2 else None)
        return None
    if token.kind == ORDINAL:
        return read_quarter(tokens, i, today) or _day_first(tokens, i, today)
    return None


def read_day_number(tokens: tuple[Token, ...], i: int) -> Point | None:
    """A bare day, "1" or "the 15th", that gets its month from the other end of its range."""
    if tokens[i].word == "the":
        i += 1
    ordinal = read_ordinal(tokens, i)
    if ordinal is None and tokens[i].kind == INTEGER and len(tokens[i].word) <= 2:
        ordinal = int(tokens[i].word), i + 1
    return Point(ordinal[1], day=ordinal[0]) if ordinal and 1 <= ordinal[0] <= 31 else None


def _written(token: Token, i: int) -> Point:
    """20.06.2024 (the day first, as in the list), 20/6/24, 2024-06-20."""
    one, two, three = (int(figure) for figure in _DIGITS.findall(token.word))
    year, month, day = (one, two, three) if one > 31 else (three, two, one)
    if year < 100:
        year += 2000
    if not (1 <= month <= 12 and 1990 <= year <= 2099 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return Point(i + 1, bad=True)
    return Point(i + 1, year=year, month=month, day=day)


def _numbered_month(tokens: tuple[Token, ...], i: int) -> Point | None:
    """05/2022."""
    sign, year = tokens[i + 1], tokens[i + 2]
    if len(tokens[i].word) > 2 or sign.word not in ("/", "-") or not (sign.glued and year.glued):
        return None
    if len(year.word) != 4 or year.kind != INTEGER or not 1990 <= int(year.word) <= 2099:
        return None
    if tokens[i + 3].word in ("/", "-") and tokens[i + 3].glued:
        return None
    month = int(tokens[i].word)
    return Point(i + 3, year=int(year.word), month=month) if 1 <= month <= 12 else Point(i + 3, bad=True)


def _month_first(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    token = tokens[i]
    month = Point(i + 1, month=MONTHS[token.word])
    if tokens[i + 1].word == "." and token.text.lower() != token.word and tokens[i + 2].kind == INTEGER:
        month = month._replace(end=i + 2)
    dated = add_year(tokens, month, today)
    if dated.year is not None or dated.bad:
        return dated
    day = read_day_number(tokens, month.end)
    if day is not None and (tokens[month.end].kind != INTEGER or not _counts(tokens, day.end)):
        dated = add_year(tokens, month._replace(end=day.end, day=day.day), today)
        if dated.year is not None or dated.bad:
            return dated
        if tokens[month.end].kind == INTEGER and (day.day or 0) > 21 and token.text.lower() != token.word:
            return month._replace(end=day.end)  # "Jun 24": the 24th, or 2024? Only the month is sure
        if not (token.word in _VERBS and tokens[i - 1].word not in _BEFORE_A_MONTH):
            return dated
    elif tokens[month.end].kind == INTEGER and len(tokens[month.end].word) == 2 and int(tokens[month.end].word) > 31:
        after = add_year(tokens, month._replace(end=month.end + 1), today)
        if after.year is not None:
            return after._replace(bad=True)
    return month if _sure_month(tokens, i) else None


def _sure_month(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a month without a year is one, and not "may I" or "march on"."""
    token, before, after = tokens[i], tokens[i - 1] if i else tokens[-1], tokens[i + 1]
    if after.word in ("and", "or", "to", "-", "until", "through", ",") and tokens[i + 2].word in MONTH_NAMES:
        return True
    if token.text.lower() == token.word and token.word not in _VERBS:
        return True
    if before.kind == WORD and before.word in _BEFORE_A_MONTH and after.word not in _NOT_AFTER_A_MONTH:
        if before.word in ("and", "or", "to", "on", "for"):
            return i >= 2 and tokens[i - 2].word in MONTHS
        return True
    return i == 0 and (after.kind != WORD or (after.kind == WORD and not after.word))


def _counts(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a figure before token `i` counts something ("may 5 projects") and is no day."""
    return tokens[i].kind == WORD and tokens[i].word in ("project", "projects", "million", "billion", "m", "bn", "k")


def _day_first(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """20 June 2024, the 20th of June, 20-Jun-24."""
    ordinal = read_ordinal(tokens, i)
    if ordinal is None:
        if tokens[i].kind != INTEGER or len(tokens[i].word) > 2:
            return None
        ordinal = int(tokens[i].word), i + 1
    day, j = ordinal
    if tokens[j].word in ("day", "of", "-", "/"):
        j += 1 + (tokens[j].word == "day" and tokens[j + 1].word == "of")
    month = MONTHS.get(tokens[j].word)
    if month is None or tokens[j].kind != WORD:
        return None
    if tokens[j + 1].word == "." and tokens[j].text.lower() != tokens[j].word and tokens[j + 2].kind == INTEGER:
        j += 1
    point = add_year(tokens, Point(j + 1, month=month, day=day), today, bare=True)
    verb = tokens[j].word in _VERBS and tokens[j].text.islower() and tokens[j + 1].kind == WORD
    if point.year is None and verb and tokens[i - 1].word not in _BEFORE_A_MONTH:
        return None  # "the top 20 may change"
    if day > 39 or (day > 31 and point.year is None):
        return None
    leap = 2000 if point.year is None else point.year
    if not (1990 <= leap <= 2199) or not 1 <= day <= calendar.monthrange(leap, month)[1]:
        return point._replace(bad=True)
    return point


def _year_first(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """A year, and the quarter, half, month or day that may follow it: 2024-25 Q1, 2024 second half, 2022 May."""
    year = read_year(tokens, i)
    if year is None or year.bad or year.year is None or year.month:
        return year
    return _within(tokens, year)


def _within(tokens: tuple[Token, ...], year: Point) -> Point:
    j = year.end
    if tokens[j].word in (",", "-", ":", "/") or (tokens[j].word == "'" and not tokens[j].glued):
        j += 1
    if tokens[j].word == "the" and tokens[j].kind == WORD:
        j += 1
    part = read_bare_quarter(tokens, j)
    if part is not None and not (tokens[j].kind == WORD and tokens[j].word in ("last", "latter")):
        if part.quarter and part.quarter > 4:
            return year._replace(end=part.end, bad=True)
        return year._replace(end=part.end, quarter=part.quarter, half=part.half)
    month = MONTHS.get(tokens[j].word)
    if month is None or j > year.end + (tokens[year.end].word == "-"):
        return year
    day = read_day_number(tokens, j + 1)
    if day is not None and tokens[day.end].kind != WORD and tokens[j + 1].word != "the":
        return year._replace(end=day.end, month=month, day=day.day)
    if tokens[j].word in _VERBS and tokens[j].text.islower() and tokens[j + 1].kind == WORD:
        return year  # "2024 may start"
    return year._replace(end=j + 1, month=month)


def _part(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """early 2024, mid-2023, the latter part of 2025, the end of June 2024, year-end 2025."""
    word, j = tokens[i].word, i + 1
    third, edge = _THIRDS.get(word), _EDGES.get(word, 0)
    if word == "year":
        dashed = tokens[j].word == "-"
        j += dashed
        if tokens[j].word != "end" or not (dashed or _plainly_an_edge(tokens, i) or tokens[j + 1].kind == INTEGER):
            return None  # "when does the financial year end"
        edge, j = 1, j + 1
    elif word in ("latter", "first", "last"):
        if tokens[j].word != "part" or tokens[j + 1].word != "of":
            return _months_of_a_year(tokens, i)
        third, j = (1 if word == "first" else 3), j + 2
    elif third and tokens[j].word in ("part", "days", "months") and tokens[j + 1].word == "of":
        j += 2
    elif edge and tokens[j].word != "of" and not _plainly_an_edge(tokens, i):
        return None  # "start 2024" is a verb
    elif word == "middle" and tokens[j].word != "of":
        return None
    elif tokens[j].word in ("of", "-") or (third and tokens[j].word in ("in", "next", "this", "last")):
        j += tokens[j].word in ("of", "-", "in")
    if tokens[j].word == "of":
        j += 1
    whole = read_named(tokens, j, today)
    if whole is None and tokens[j].kind != DATE:
        whole = read_point(tokens, j, today, parts=False)
    if word == "year" and whole is None:
        return Point(j, year=today.year, edge=1)
    if whole is None or whole.edge or whole.third or whole.day:
        return None
    if whole.year is None and not (whole.bad or whole.period or whole.month or whole.quarter):
        return None
    return whole._replace(third=third, edge=edge)


def _months_of_a_year(tokens: tuple[Token, ...], i: int) -> Point | None:
    """The first six months of 2024, the last two quarters of 2023-24."""
    count = read_count(tokens, i + 1)
    length = {"month": 1, "quarter": 3}.get(tokens[count[1]].word, 0) * count[0] if count else 0
    if count is None or not 1 <= length <= 12 or tokens[count[1] + 1].word not in ("of", "in"):
        return None
    year = read_year(tokens, count[1] + 2)
    whole = settle(year) if year is not None and year.whole_year else None
    if year is None or whole is None or whole.first is None or whole.last is None:
        return None
    if tokens[i].word == "first":
        return Point(year.end, period=Period(whole.first, shift_months(whole.first, length) - ONE_DAY))
    return Point(year.end, period=Period(shift_months(whole.first, 12 - length), whole.last))


def _plainly_an_edge(tokens: tuple[Token, ...], i: int) -> bool:
    """ "by end 2025" and "end-2025", but not the verb of "which projects end 2025"."""
    if tokens[i].word not in ("end", "beginning", "year"):
        return False
    if tokens[i + 1].word == "-" and tokens[i + 1].glued:
        return True
    before = i - 2 if i > 1 and tokens[i - 1].word == "the" else i - 1
    return before >= 0 and tokens[before].word in ("by", "before", "at", "until", "from", "since", "to", "after")
