"""What narrows a year down, or stands without one: a month and its day, a quarter, a half, 年底, 頭三個月.

Knows nothing of years or of today.
"""

from __future__ import annotations

import re

from knowledge.period import Period
from languages.points import Point, settle
from languages.spans import ONE_DAY, shift_months
from languages.zh.folding import is_ours
from languages.zh.numerals import NUMERAL, read_count

FIGURE = f"(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})"
_FIGURES = frozenset(NUMERAL + "0123456789")
_TO = "(?:至|到|-|~|、|,|及|和|與|或|同)"
_MONTH = re.compile(f"(?P<n>{FIGURE})(?:月份?|(?={_TO}{FIGURE}月))")
_DAY = re.compile(f"(?P<n>{FIGURE})(?:[日號]|(?={_TO}{FIGURE}[日號]))")
_QUARTER = re.compile(
    f"第(?P<a>{FIGURE})(?:個?(?:財政)?季度?(?!節)|(?={_TO}第?{FIGURE}個?季))|(?<!同)(?P<b>[一二三四1-4])季度"
    f"|(?P<first>首季|頭季)度?|(?P<last>末季|尾季|最後一季)度?"
    r"|q ?(?P<c>[1-9])(?![0-9a-z])|(?P<d>[1-9])q(?![0-9a-z])"
    r"|(?:(?P<e>[1-4])(?:st|nd|rd|th)|(?P<f>first|second|third|fourth)) (?:quarter|qtr)(?![a-z])"
)
_JOINED_QUARTER = re.compile("第?(?P<n>[一二三四1-4])個?季度?")
_HALF = re.compile(
    "(?P<one>[上頭前首]個?半年度?|h1(?![0-9a-z])|1h(?![0-9a-z]))|(?P<two>[下後]個?半年度?"
    "|h2(?![0-9a-z])|2h(?![0-9a-z]))"
)
_FEW = re.compile(
    f"(?:(?P<first>頭|首|前|最初)|(?P<last>最後|尾|後))(?P<n>{FIGURE})(?:(?P<month>個月)|個?(?P<quarter>季度?))"
)
_SEASON = re.compile("(?P<n>[春夏秋冬])[季天]")
_EDGE = re.compile(
    "(?P<early>初期|早期|初(?!步|級)|開初|之初|頭(?![一二三四五六七八九十兩半0-9個季一]))|(?P<mid>中期"
    "|中旬|中段|中葉|中(?![國央心文學型小環西華醫標層間大止途]))"
    "|(?P<late>後期|末期|晚期|下旬)|(?P<end>底(?!層|下|線)|尾(?![二三數季])|末(?!季))|(?P<ten>上旬)"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MID_YEAR = "每全半一兩三四五六七八九十0123456789多同當該學常幾百周前去今明"


def read_day_number(text: str, i: int) -> Point | None:
    """A day without its month, 15日 or 15號, beside one that has it."""
    day = _DAY.match(text, i)
    number = read_count(text, day.start("n")) if day else None
    if day is None or number is None or number[1] != day.end("n") or not 1 <= number[0] <= 31:
        return None
    return Point(day.end(), day=number[0])


def read_part(text: str, i: int, year: Point | None, joined: bool) -> Point | None:
    """A month, quarter, half or edge at place `i`, after its year or without one."""
    if i >= len(text):
        return None
    return (
        _few(text, i, year)
        or _month(text, i, year)
        or _quarter(text, i, joined, year)
        or _half(text, i, year)
        or _edge(text, i, year)
    )


def _month(text: str, i: int, year: Point | None) -> Point | None:
    said = _MONTH.match(text, i) if text[i] in _FIGURES else None
    if said is None:
        return None
    number = read_count(text, i)
    if (
        number is None
        or number[1] != said.end("n")
        or (year is None and i and text[i - 1].isascii() and text[i - 1] in "0123456789.$")
    ):
        return None
    if not 1 <= number[0] <= 12:
        return Point(said.end(), bad=True) if year or number[0] in range(13, 32) else None
    month = Point(said.end(), month=number[0])
    if not said[0].endswith(("月", "份")):
        return month
    day = read_day_number(text, month.end)
    if day is not None:
        return month._replace(end=day.end, day=day.day)
    wrong = _DAY.match(text, month.end)
    if wrong and (number := read_count(text, wrong.start("n"))) and number[0] > 31:
        return Point(wrong.end(), bad=True)
    return narrow(text, month)


def narrow(text: str, point: Point) -> Point:
    """5月初, 六月中旬, 下個月底, 第二季末."""
    edge = _EDGE.match(text, point.end)
    if edge is None or edge.lastgroup is None:
        return point
    if edge.lastgroup == "mid" and edge[0] == "中" and not (point.month or point.quarter):
        return point
    third = {"early": 1, "ten": 1, "mid": 2, "end": 3, "late": 3}[edge.lastgroup]
    return point._replace(end=edge.end(), third=third)


def _quarter(text: str, i: int, joined: bool, year: Point | None) -> Point | None:
    season = _SEASON.match(text, i)
    if season:
        return Point(season.end(), season="春夏秋冬".index(season["n"]) + 1)
    if i and "a" <= text[i - 1] <= "z" and text[i].isascii():
        return None
    said = _QUARTER.match(text, i) or (_JOINED_QUARTER.match(text, i) if joined or year else None)
    if said is None:
        return None
    if said[0].isascii() and year is None and not is_ours(text, i, said.end()):
        return None
    groups = said.groupdict()
    if groups.get("first") or groups.get("last"):
        return Point(said.end(), quarter=1 if said["first"] else 4)
    figure = next((groups[key] for key in ("a", "b", "c", "d", "e", "f", "n") if groups.get(key)), "")
    number = _WORDS.get(figure) or (read_count(figure, 0) or (0, 0))[0]
    if not 1 <= number <= 4:
        return Point(said.end(), bad=True) if number < 20 else None
    return narrow(text, Point(said.end(), quarter=number, financial="財政" in said[0]))


def _half(text: str, i: int, year: Point | None) -> Point | None:
    said = _HALF.match(text, i)
    if said is None or (i and year is None and text[i - 1] in "以之最年目") or (said[0].isascii() and year is None):
        return None
    return Point(said.end(), half=1 if said["one"] else 2)


def _few(text: str, i: int, year: Point | None) -> Point | None:
    """頭三個月, 最後兩季 of a year."""
    said = _FEW.match(text, i) if year else None
    if said is None or year is None:
        return None
    number = read_count(text, said.start("n"))
    try:
        whole = settle(year)
    except ValueError:
        return None
    if number is None or whole is None or whole.first is None or whole.last is None:
        return None
    if number[0] == 1 and said["quarter"]:
        return Point(said.end(), quarter=1 if said["first"] else 4)
    months = number[0] * (1 if said["month"] else 3)
    if not 1 <= months <= 12 or year.year is None:
        return None
    if said["first"]:
        return Point(said.end(), period=Period(whole.first, shift_months(whole.first, months) - ONE_DAY))
    return Point(said.end(), period=Period(shift_months(whole.first, 12 - months), whole.last))


def _edge(text: str, i: int, year: Point | None) -> Point | None:
    """年初, 年中, 年底, 月底, with the year before them or this year's; 底 and 尾 are the last three months."""
    at = i
    if year is None:
        if text[i] != "年" or (i and text[i - 1] in _MID_YEAR):
            return None
        at = i + 1
    edge = _EDGE.match(text, at)
    if edge is None or edge.lastgroup in (None, "ten"):
        return None
    if edge[0] in ("中旬", "下旬"):
        return None
    if edge.lastgroup == "end":
        return Point(edge.end(), edge=1)
    return Point(edge.end(), third={"early": 1, "mid": 2, "late": 3}[edge.lastgroup or ""])
