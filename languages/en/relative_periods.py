"""Periods told from today: last year, this quarter, the next 18 months, two years ago, so far this year.

Today is always an argument. Years counted forwards or backwards run from today; "last year" and its like are
calendar years.
"""

from __future__ import annotations

from datetime import date, timedelta

from knowledge.period import Period, financial_year_of
from languages.en.figures import read_count
from languages.en.lexicon import MONTHS
from languages.en.tokens import WORD, Token
from languages.en.years import read_year
from languages.points import Point, settle
from languages.spans import shift_months

_STEPS = {
    **{"last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1},
    **{"this": 0, "current": 0, "present": 0, "running": 0},
    **{"next": 1, "coming": 1, "following": 1, "upcoming": 1, "forthcoming": 1},
}
_MONTHS_IN = {"year": 12, "quarter": 3, "month": 1, "decade": 120}
_DAYS_IN = {"week": 7, "day": 1, "fortnight": 14}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_ROLLING = frozenset(("over", "within", "during", "throughout"))


def read_relative(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """A period told from today at token `i`."""
    word = tokens[i].word
    if word in _DAYS:
        return Point(i + 1, period=Period.day(today + timedelta(days=_DAYS[word])))
    if word in _STEPS:
        return _stepped(tokens, i, today)
    if word in ("in", "within"):
        return _ahead(tokens, i, today)
    if word in ("so", "earlier", "later", "rest", "remainder", "ytd"):
        return _part_of_this(tokens, i, today)
    if word in ("year", "quarter", "month", "financial", "fy"):
        return _before_last(tokens, i, today) or _to_date(tokens, i, today)
    if tokens[i].kind == WORD and word not in ("a", "an", "one", "couple") and read_count(tokens, i) is None:
        return None
    return _counted(tokens, i, today)


def read_this_year(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """The year of "Q3 last year", "May next year", "the first half of this financial year"."""
    step = _STEPS.get(tokens[i].word)
    if step is None or tokens[i].word == "past":
        return None
    unit, financial, end = _unit(tokens, i + 1)
    return _year(today, step, financial, end) if unit == "year" else None


def read_named(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """ "the year", "the quarter", "the financial year", where only the running one can be meant ("by the end of the
    year").
    """
    if tokens[i].word == "the":
        i += 1
    elif tokens[i].word not in ("financial", "year"):
        return None
    unit, financial, end = _unit(tokens, i)
    if unit not in _MONTHS_IN or (tokens[end].kind != WORD and tokens[end].word.isdigit()):
        return None
    follower = tokens[end].word
    return None if follower in ("before", "after", "of", "ending") else _stepped_unit(unit, financial, 0, end, today)


def _unit(tokens: tuple[Token, ...], i: int) -> tuple[str, bool | None, int]:
    """ "year", "financial year", "FY", "calendar quarter" at token `i`: the unit, whether it is financial, the
    index after.
    """
    word, follower = tokens[i].word, tokens[i + 1].word
    if word == "fy":
        return "year", True, i + 2 if follower == "year" else i + 1
    if word in ("financial", "fin", "budget"):
        if follower in ("year", "quarter"):
            return follower, True, i + 2
        return ("year", True, i + 1) if tokens[i].text.lower() == "fiscal" else ("", None, i)
    if word == "calendar" and follower in ("year", "quarter", "month"):
        return follower, False, i + 2
    if word == "half" and follower == "year":
        return "half", None, i + 2
    if word == "half" and follower == "-" and tokens[i + 2].word == "year":
        return "half", None, i + 3
    return word, None, i + 1


def _year(today: date, step: int, financial: bool | None, end: int) -> Point:
    if financial:
        return Point(end, year=financial_year_of(today) + step, financial=True)
    return Point(end, year=today.year + step)


def _stepped(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    word = tokens[i].word
    step = _STEPS[word]
    j = i + 1
    if tokens[j].word in ("and", "or") and tokens[j + 1].word in _STEPS:
        unit, financial, _ = _unit(tokens, j + 2)  # "this and next year": this year; the next is read on its own
        return _stepped_unit(unit, financial, step, j, today)
    count = read_count(tokens, j)
    if count is not None and tokens[j].word != "a":
        return _several(tokens, count[1], today, step, count[0])
    unit, financial, end = _unit(tokens, j)
    if unit in MONTHS and step and tokens[end].kind != WORD:
        return _nearest_month(MONTHS[unit], step, end, today)
    if unit in MONTHS and word in ("this", "last", "next"):
        return _nearest_month(MONTHS[unit], step, end, today)
    if tokens[end - 1].text.lower().endswith("s"):
        return None  # "the coming years" has no end
    if (
        unit == "year"
        and tokens[i - 1].word == "the"
        and i > 1
        and tokens[i - 2].word in _ROLLING
        and not financial
        and step
    ):
        return _rolling(today, step * 12, end)
    if word == "past" and unit in _MONTHS_IN:
        return _rolling(today, -_MONTHS_IN[unit], end)
    if tokens[end].word in ("so", "to") and step == 0 and unit in _MONTHS_IN:
        far = tokens[end].word == "so" and tokens[end + 1].word == "far"
        if far or tokens[end + 1].word == "date":
            return _until_today(_stepped_unit(unit, financial, 0, end + 2, today), today)
    return _stepped_unit(unit, financial, step, end, today)


def _stepped_unit(unit: str, financial: bool | None, step: int, end: int, today: date) -> Point | None:
    if unit == "year":
        return _year(today, step, financial, end)
    if unit == "month":
        there = shift_months(today.replace(day=1), step)
        return Point(end, year=there.year, month=there.month)
    if unit == "quarter":
        there = shift_months(today.replace(day=1), 3 * step)
        if financial:
            return Point(end, year=financial_year_of(there), financial=True, quarter=(there.month - 4) % 12 // 3 + 1)
        return Point(end, year=there.year, quarter=(there.month - 1) // 3 + 1)
    if unit == "half":
        there = shift_months(today.replace(day=1), 6 * step)
        return Point(end, year=there.year, half=1 if there.month < 7 else 2)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() - 7 * step)
        return Point(end, period=Period(monday, monday + timedelta(days=6)))
    if unit == "decade":
        first = Period.year(today.year // 10 * 10 + 10 * step).first
        return Point(end, period=Period(first, Period.year(today.year // 10 * 10 + 10 * step + 9).last))
    return None


def _nearest_month(month: int, step: int, end: int, today: date) -> Point:
    """ "last May" is the one before the running month, "next May" the one after it, "this May" this year's."""
    year = today.year
    if step < 0 and month >= today.month:
        year -= 1
    if step > 0 and month <= today.month:
        year += 1
    return Point(end, year=year, month=month)


def _several(tokens: tuple[Token, ...], i: int, today: date, step: int, count: int) -> Point | None:
    """ "the next 18 months" from today; "the last two quarters" and "financial years" are whole ones, without the
    running one.
    """
    unit, financial, end = _unit(tokens, i)
    if step == 0:
        return None
    if unit == "quarter" or (unit == "year" and financial is not None):
        ends = [_stepped_unit(unit, financial, step * n, end, today) for n in (1, count)]
        return Point(end, period=_spanning(ends[0], ends[1]))
    if unit in _MONTHS_IN:
        return _rolling(today, step * count * _MONTHS_IN[unit], end)
    if unit in _DAYS_IN:
        there = today + timedelta(days=step * count * _DAYS_IN[unit])
        return Point(end, period=Period(min(today, there), max(today, there)))
    return None


def _spanning(one: Point | None, other: Point | None) -> Period:
    assert one is not None
    assert other is not None
    ends = sorted((p for p in (settle(one), settle(other)) if p), key=lambda p: p.first or date.min)
    return Period(ends[0].first, ends[-1].last)


def _rolling(today: date, months: int, end: int) -> Point:
    there = shift_months(today, months)
    return Point(end, period=Period(min(today, there), max(today, there)))


def _ahead(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """ "within 6 months" is from today till then; "in two years" is the year, month or day that lies so far ahead."""
    within = tokens[i].word == "within"
    j = i + 1
    if within and tokens[j].word == "the":
        j += 1
    if within and tokens[j].word in _STEPS:
        return read_relative(tokens, j, today)
    article = tokens[j].word in ("a", "an")
    count = (1, j + 1) if article and tokens[j + 1].word != "couple" else read_count(tokens, j)
    if count is None:
        return None
    unit, financial, end = _unit(tokens, count[1])
    if financial is not None or (unit not in _MONTHS_IN and unit not in _DAYS_IN):
        return None
    if within:
        return _several(tokens, count[1], today, 1, count[0])
    said = end
    if tokens[end].word in ("'", "'s"):
        end += 1
    if tokens[end].word == "time":
        said = end = end + 1
    elif tokens[end].word == "from" and tokens[end + 1].word in ("now", "today"):
        said = end = end + 2
    elif article:
        return None  # "how many in a year" asks for a rate
    return _away(unit, financial, count[0], said, today)


def _counted(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """ "two years ago", "6 months from now"."""
    article = tokens[i].word in ("a", "an") and tokens[i + 1].word != "couple"
    count = (1, i + 1) if article else read_count(tokens, i)
    if count is None:
        return None
    unit, financial, end = _unit(tokens, count[1])
    if unit not in _MONTHS_IN and unit not in _DAYS_IN:
        return None
    word, after = tokens[end].word, tokens[end + 1].word
    if word in ("ago", "back"):
        return _away(unit, financial, -count[0], end + 1, today)
    if word == "from" and after in ("now", "today"):
        return _away(unit, financial, count[0], end + 2, today)
    return _away(unit, financial, count[0], end + 1, today) if word == "hence" else None


def _away(unit: str, financial: bool | None, steps: int, end: int, today: date) -> Point | None:
    """The year, quarter, month or day that lies so many of them away."""
    if unit in _DAYS_IN:
        return Point(end, period=Period.day(today + timedelta(days=steps * _DAYS_IN[unit])))
    return _stepped_unit(unit, financial, steps, end, today)


def _before_last(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """ "the year before last", "the quarter after next"."""
    unit, financial, end = _unit(tokens, i)
    words = tokens[end].word, tokens[end + 1].word
    if words == ("before", "last"):
        return _stepped_unit(unit, financial, -2, end + 2, today)
    return _stepped_unit(unit, financial, 2, end + 2, today) if words == ("after", "next") else None


def _to_date(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """ "year to date"."""
    unit, financial, end = _unit(tokens, i)
    if tokens[end].word == "to" and tokens[end + 1].word == "date":
        return _until_today(_stepped_unit(unit, financial, 0, end + 2, today), today)
    return None


def _until_today(point: Point | None, today: date) -> Point | None:
    if point is None:
        return None
    whole = _spanning(point, point)
    return Point(point.end, period=Period(whole.first, today))


def _part_of_this(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """ "so far this year", "earlier this year", "later this month", "the rest of the year", "YTD"."""
    word, j = tokens[i].word, i + 1
    if word == "ytd":
        return _until_today(_year(today, 0, None, j), today)
    if word == "so":
        if tokens[j].word != "far":
            return None
        j += 1 + (tokens[j + 1].word == "in")
    elif word in ("rest", "remainder"):
        if tokens[j].word != "of":
            return None
        j += 1
    named = read_named(tokens, j, today) or (read_year(tokens, j) if word in ("rest", "remainder") else None)
    if named is None and tokens[j].word in ("this", "current"):
        named = _stepped(tokens, j, today)
    if named is None:
        return None
    if word in ("so", "earlier"):
        return _until_today(named, today)
    last = None if named.year is None else _spanning(named, named).last
    return None if last is None or last < today else Point(named.end, period=Period(today, last))
