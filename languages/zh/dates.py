"""One Chinese date expression as a Point, with or without its year: 2024年5月, 六月廿八日, 2024-25年度第二季, 年底.

Knows nothing of 之前 or 至, which join Points into spans.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from knowledge.period import Period
from languages.points import Point, settle
from languages.zh.folding import is_ours
from languages.zh.numerals import NUMERAL
from languages.zh.parts import FIGURE, narrow, read_part
from languages.zh.relative_periods import MAY_BE_RELATIVE, read_relative, to_date
from languages.zh.years import MAY_BEGIN_A_YEAR, read_year

_NUMERIC = re.compile(
    r"(?P<y1>[0-9]{4})(?P<s>[-/.])(?P<m1>[0-9]{1,2})(?P=s)(?P<d1>[0-9]{1,2})(?![0-9])"
    r"|(?P<d2>[0-9]{1,2})(?P<z>[-/.])(?P<m2>[0-9]{1,2})(?P=z)(?P<y2>[0-9]{4}|[0-9]{2})(?!\.?[0-9])"
    r"|(?P<m3>[0-9]{1,2})/(?P<y3>(?:19|20)[0-9]{2})(?![0-9/])"
)
_ENGLISH_MONTHS = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10},
    **{"nov": 11, "dec": 12},
}
_ENGLISH = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?"
    r"|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: (?P<after>[0-9]{1,2})(?:st|nd|rd"
    r"|th)?)?,? ?(?P<year>20[0-9]{2})(?![0-9])年?"
)
_JOIN = re.compile("(?:的|嘅|之(?=第|首|q|初|[0-9])|,|、(?=第)| )?(?:整個|全年)?")
_YEAR_AFTER = re.compile("(?:的|嘅|,|/|-| )?(?=[0-9零一二三四五六七八九今去前明後舊上出本下fy])")
_REST = re.compile(
    "(?:的|嘅)?(?P<rest>餘下|剩餘|剩低|剩下|稍後|較後)(?:的|嘅)?(?:時間|日子|時候|月份)?|(?:的"
    "|嘅)?(?P<past>較早前|較早時?|早些時候)"
)


def read_point(text: str, i: int, today: date, joined: bool = False) -> Point | None:
    """The date expression that begins at place `i`; `joined` (after 至, 和) also takes 三季 for the third quarter."""
    if i >= len(text):
        return None
    point = (_numeric(text, i) or _english(text, i)) if text[i].isascii() else None
    if point is not None:
        return point
    if i and text[i - 1] in "零一二三四五六七八九十百千萬億廿卅." and text[i] in NUMERAL and text[i] not in "一":
        return None
    year = read_year(text, i, today, _begins_a_pair(text, i)) if text[i] in MAY_BEGIN_A_YEAR else None
    if year is not None:
        if year.bad or year.year is None or year.month:
            return year
        return _with_parts(text, year, today)
    relative = read_relative(text, i, today) if text[i] in MAY_BE_RELATIVE else None
    if relative is not None:
        return relative if relative.period else _with_parts(text, relative, today)
    part = read_part(text, i, None, joined)
    if part is None or part.bad:
        return part
    if part.year is None:
        part = _year_after(text, part, today)
    if part.year is None and (part.half or part.third or part.edge) and not (part.month or part.quarter):
        return part._replace(year=today.year)
    return None if part.needs_year and (part.season or (part.quarter == 4 and text[i] in "末尾最")) else part


def _begins_a_pair(text: str, i: int) -> bool:
    """Whether a bare year has its quarter or month after it: 2024Q2, 2024 第二季, 2024 5月, 2022至2024年."""
    return bool(_PART_AFTER_A_YEAR.match(text, i))


_PART_AFTER_A_YEAR = re.compile(
    rf"(?:[0-9]{{4}}|[零一二三四五六七八九]{{4}})(?:的|嘅| )?(?:q[1-4]|[1-4]q|第|[上下]半年|h[12]|年"
    rf"|{FIGURE}月|至|到|[-~/][0-9零一二三四五六七八九]|[、,和及與或同])"
)


def _numeric(text: str, i: int) -> Point | None:
    """28/6/2024 (the day first, as in the list), 2024-06-28, 05/2022."""
    if (
        not text[i : i + 1].isdigit()
        or not text[i].isascii()
        or (i and ((text[i - 1].isascii() and text[i - 1] in "0123456789/.-$") or "a" <= text[i - 1] <= "z"))
    ):
        return None
    said = _NUMERIC.match(text, i)
    if said is None or not is_ours(text, i, said.end()):
        return None
    if said["m3"]:
        month = int(said["m3"])
        return (
            Point(said.end(), year=int(said[("y3")]), month=month) if 1 <= month <= 12 else Point(said.end(), bad=True)
        )
    year, month, day = (int(said[k] or said[k[0] + "2"]) for k in ("y1", "m1", "d1"))
    if year < 100:
        year += 2000
    if not (1990 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return Point(said.end(), bad=True)
    end = said.end() + (text[said.end() : said.end() + 1] in ("日", "號"))
    return Point(end, year=year, month=month, day=day)


def _english(text: str, i: int) -> Point | None:
    """May 2022, 28 June 2024 beside Chinese: the English rules do not see where such a word ends."""
    if not (text[i].isascii() and text[i].isalnum()) or (i and text[i - 1].isascii() and text[i - 1].isalnum()):
        return None
    said = _ENGLISH.match(text, i)
    if said is None or not is_ours(text, i, said.end()):
        return None
    day = said["day"] or said["after"]
    return Point(
        said.end(), year=int(said["year"]), month=_ENGLISH_MONTHS[said["month"][:3]], day=int(day) if day else None
    )


def _with_parts(text: str, year: Point, today: date) -> Point:
    """A year, month or quarter with what narrows it down after it: 2024年5月28日, 今年底, 上個月中."""
    rest = _REST.match(text, year.end)
    if rest:
        return _rest_of(year, rest, today) or year
    running = to_date(text, year, today)
    if running is not None:
        return running
    if year.month or year.quarter:
        return narrow(text, year)
    join = _JOIN.match(text, year.end)
    at = join.end() if join else year.end
    edge = at
    if at == year.end and text[at : at + 1] == "年":
        edge += 1  # 2024年年底, 今年年初
    part = read_part(text, edge, year, False) or (read_part(text, at, year, False) if edge != at else None)
    if part is None or (part.day and not part.month):
        return year
    if part.period or part.bad:
        return part
    if text[part.end - 1] in "前後" and not part.half:
        return year
    return part._replace(year=year.year, financial=year.financial or part.financial)


def _rest_of(year: Point, said: re.Match[str], today: date) -> Point | None:
    """今年餘下時間, 今年較早時."""
    try:
        whole = settle(year)
    except ValueError:
        return None
    if whole is None or whole.first is None or whole.last is None or not whole.first <= today <= whole.last:
        return None
    return Point(said.end(), period=Period(today, whole.last) if said["rest"] else Period(whole.first, today))


def _year_after(text: str, part: Point, today: date) -> Point:
    """The year of 5月2022, 第二季2024-25年度, Q2 2024年."""
    join = _YEAR_AFTER.match(text, part.end)
    if join is None or part.third or part.edge:
        return part
    year = read_year(text, join.end(), today, bare=True)
    if year is None or year.bad or year.period or year.year is None or year.month:
        return part
    return part._replace(end=year.end, year=year.year, financial=year.financial or part.financial)
