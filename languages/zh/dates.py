"""One Chinese date expression as a Point, with or without its year: 2024年5月, 六月廿八日, 2024-25年度第二季, 年底.

Knows nothing of 之前 or 至, which join Points into spans.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from knowledge.period import Period
from languages.en.points import Point, settle
from languages.spans import ONE_DAY, shift_months
from languages.zh.folding import is_ours
from languages.zh.numerals import NUMERAL, read_count
from languages.zh.relative_periods import MAY_BE_RELATIVE, read_relative, to_date
from languages.zh.years import MAY_BEGIN_A_YEAR, read_year

_N = f"(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})"
_TO = "(?:至|到|-|~|、|,|及|和|與|或|同)"
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
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?)?,? ?(?P<year>20[0-9]{2})(?![0-9])年?"
)
_MONTH = re.compile(f"(?P<n>{_N})(?:月份?|(?={_TO}{_N}月))")
_DAY = re.compile(f"(?P<n>{_N})(?:[日號]|(?={_TO}{_N}[日號]))")
_QUARTER = re.compile(
    f"第(?P<a>{_N})(?:個?(?:財政)?季度?(?!節)|(?={_TO}第?{_N}個?季))|(?P<b>[一二三四1-4])季度|(?P<first>首季|頭季)度?|(?P<last>末季|尾季|最後一季)度?"
    r"|q ?(?P<c>[1-9])(?![0-9a-z])|(?P<d>[1-9])q(?![0-9a-z])"
    r"|(?:(?P<e>[1-4])(?:st|nd|rd|th)|(?P<f>first|second|third|fourth)) (?:quarter|qtr)(?![a-z])"
)
_JOINED_QUARTER = re.compile("第?(?P<n>[一二三四1-4])個?季度?")
_HALF = re.compile(
    "(?P<one>[上頭前首]個?半年度?|h1(?![0-9a-z])|1h(?![0-9a-z]))|(?P<two>[下後]個?半年度?|h2(?![0-9a-z])|2h(?![0-9a-z]))"
)
_FEW = re.compile(
    f"(?:(?P<first>頭|首|前|最初)|(?P<last>最後|尾|後))(?P<n>{_N})(?:(?P<month>個月)|個?(?P<quarter>季度?))"
)
_SEASON = re.compile("(?P<n>[春夏秋冬])[季天]")
_EDGE = re.compile(
    "(?P<early>初期|早期|初(?!步|級)|開初|之初|頭(?![一二三四五六七八九十兩半0-9個季一]))|(?P<mid>中期|中旬|中段|中葉|中(?![國央心文學型小環西華醫標層間大止途]))"
    "|(?P<late>後期|末期|晚期|下旬)|(?P<end>底(?!層|下|線)|尾(?![二三數季])|末(?!季))|(?P<ten>上旬)"
)
_JOIN = re.compile("(?:的|嘅|之(?=第|首|q|初|[0-9])|,|、(?=第)| )?(?:整個|全年)?")
_YEAR_AFTER = re.compile("(?:的|嘅|,|/|-| )?(?=[0-9零一二三四五六七八九今去前明後舊上出本下fy])")
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MID_YEAR = "每全半一兩三四五六七八九十0123456789多同當該學常幾百周前去今明"
_REST = re.compile(
    "(?:的|嘅)?(?P<rest>餘下|剩餘|剩低|剩下|稍後|較後)(?:的|嘅)?(?:時間|日子|時候|月份)?|(?:的|嘅)?(?P<past>較早前|較早時?|早些時候)"
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
    part = _part(text, i, None, joined)
    if part is None or part.bad:
        return part
    if part.year is None:
        part = _year_after(text, part, today)
    if part.year is None and (part.half or part.third or part.edge) and not (part.month or part.quarter):
        return part._replace(year=today.year)
    return None if part.needs_year and (part.season or (part.quarter == 4 and text[i] in "末尾最")) else part


def read_day_number(text: str, i: int) -> Point | None:
    """A day without its month, 15日 or 15號, beside one that has it."""
    day = _DAY.match(text, i)
    number = read_count(text, day.start("n")) if day else None
    if day is None or number is None or number[1] != day.end("n") or not 1 <= number[0] <= 31:
        return None
    return Point(day.end(), day=number[0])


def _begins_a_pair(text: str, i: int) -> bool:
    """Whether a bare year has its quarter or month after it: 2024Q2, 2024 第二季, 2024 5月, 2022至2024年."""
    return bool(_PART_AFTER_A_YEAR.match(text, i))


_PART_AFTER_A_YEAR = re.compile(
    rf"(?:[0-9]{{4}}|[零一二三四五六七八九]{{4}})(?:的|嘅| )?(?:q[1-4]|[1-4]q|第|[上下]半年|h[12]|年|{_N}月|至|到|[-~/][0-9零一二三四五六七八九]|[、,和及與或同])"
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
        return Point(said.end(), year=int(said["y3"]), month=month) if 1 <= month <= 12 else Point(said.end(), bad=True)
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
        return _narrowed(text, year)
    join = _JOIN.match(text, year.end)
    at = join.end() if join else year.end
    edge = at
    if at == year.end and text[at : at + 1] == "年":
        edge += 1  # 2024年年底, 今年年初
    part = _part(text, edge, year, False) or (_part(text, at, year, False) if edge != at else None)
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


def _part(text: str, i: int, year: Point | None, joined: bool) -> Point | None:
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
    said = _MONTH.match(text, i)
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
    return _narrowed(text, month)


def _narrowed(text: str, point: Point) -> Point:
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
    return _narrowed(text, Point(said.end(), quarter=number, financial="財政" in said[0]))


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


def _year_after(text: str, part: Point, today: date) -> Point:
    """The year of 5月2022, 第二季2024-25年度, Q2 2024年."""
    join = _YEAR_AFTER.match(text, part.end)
    if join is None or part.third or part.edge:
        return part
    year = read_year(text, join.end(), today, bare=True)
    if year is None or year.bad or year.period or year.year is None or year.month:
        return part
    return part._replace(end=year.end, year=year.year, financial=year.financial or part.financial)
