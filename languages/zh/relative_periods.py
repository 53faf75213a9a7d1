"""Periods told from today: 上個月, 今季, 未來兩年, 過去18個月, 兩年前, 半年內, 年初至今.

Today is always an argument. Stretches counted forwards or backwards run from today.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.period import Period, financial_year_of
from languages.points import Point, settle
from languages.spans import shift_months
from languages.zh.numerals import NUMERAL, read_count

_DAYS = {
    **{"今日": 0, "今天": 0, "昨日": -1, "昨天": -1, "尋日": -1, "琴日": -1, "噚日": -1, "前日": -2, "前天": -2},
    **{"明日": 1, "明天": 1, "聽日": 1, "後日": 2, "後天": 2, "本日": 0, "即日": 0},
}
NOW = "現在|而家|依家|宜家|目前|現時|如今|今日|今天|此刻|now|today|to date"
_THIS = "今個?|本個?|這一?個?|呢一?個?|當前個?|現個?|該個?|當個?"
_LAST = "上一?個?|前一個?|對上一?個?"
_NEXT = "下一?個?|來個?"
_STEP = re.compile(
    rf"(?P<lastlast>上上一?個?)|(?P<nextnext>下下一?個?)|(?P<last>{_LAST})|(?P<next>{_NEXT})|(?P<this>{_THIS})"
)
_STEPS = {"lastlast": -2, "nextnext": 2, "last": -1, "next": 1, "this": 0}
# Units that may follow a step with or without 個; 月 alone only after 上, 下, 本, 今 and 當.
_UNIT = re.compile(
    "(?P<fq>財政季度?)|(?P<quarter>季度?)|(?P<month>月)份?|(?P<week>星期|禮拜|周)|(?P<half>半年)|(?P<decade>十年)"
)
_AHEAD = re.compile(
    "(?P<next>未來|今後|往後|接下來|接下嚟|嚟緊|來緊|將來|隨後|即將)|(?P<past>過去|最近|過往|以往|近|這"
    "|呢|上|前)|(?P<coming>下)"
)
_FILL = re.compile("(?:的|嘅|呢|這|嗰|那|咗){1,2}")
_COUNTED = re.compile(
    "(?P<fy>個?(?:財政年度|財年|年度))|(?P<year>年)(?P<yearhalf>半)?|(?P<quarter>個?季度?)"
    "|(?P<month>個?月)|(?P<week>個?(?:星期|禮拜)|周)|(?P<day>日|天)"
)
_WITHIN = re.compile("(?:[之以])?[內裏](?![地部容政聯網])|期間|之間|間(?!中)")
_ON = {
    -1: re.compile("(?:[之以])?前(?![期後三端景身線往任者述])|ago"),
    1: re.compile("(?:[之以])?後(?![期者台續備])|from now"),
}
_OLDER = re.compile("超過|多過|多於|早於|不止|唔止|逾")
_YTD = re.compile(f"(?:[迄至]今(?!年)|到?(?:{NOW})?為止|以來|(?:直至|至|到)(?:{NOW}))")
_MAY_COUNT = frozenset("以超多早不唔逾半年百" + NUMERAL + "0123456789")
MAY_BE_RELATIVE = _MAY_COUNT | frozenset("今昨尋琴噚前明聽後本即上下對這呢當現該來未往接嚟緊將隨過最近")


def read_relative(text: str, i: int, today: date) -> Point | None:
    """A period told from today at place `i`."""
    day = _DAYS.get(text[i : i + 2])
    if day is not None and not (i and text[i - 1] in "之以日目最說今") and text[i + 2 : i + 3] not in ("期", "子"):
        return Point(i + 2, period=Period.day(today + timedelta(days=day)))
    if i and text[i - 1] in "以之如早晚第":
        return None
    if text[i] in _MAY_COUNT:
        return _counted(text, i, today)
    return _rolling(text, i, today) or _stepped(text, i, today)


def to_date(text: str, point: Point, today: date) -> Point | None:
    """今年至今, 本財政年度到現在: the Point from its beginning to today."""
    said = _YTD.match(text, point.end)
    if said is None:
        return None
    try:
        whole = settle(point)
    except ValueError:
        return None
    if whole is None or whole.first is None or whole.first > today:
        return None
    if said[0] == "以來":
        return None
    return Point(said.end(), period=Period(whole.first, today))


def step_month(step: int, today: date) -> tuple[int, int]:
    there = shift_months(today.replace(day=1), step)
    return there.year, there.month


def _stepped(text: str, i: int, today: date) -> Point | None:
    """上個月, 今季, 下個財政季度, 本周."""
    said = _STEP.match(text, i)
    if said is None:
        return None
    if text[i] == "前" and "個" not in said[0]:
        return None
    unit = _UNIT.match(text, said.end())
    if unit is None or unit.lastgroup == "decade":
        return None
    name, step = unit.lastgroup or "", _STEPS[said.lastgroup or "this"]
    if name == "half" and "個" not in said[0]:
        return None  # 上半年 is the first half, 上個半年 the last one
    if name == "quarter" and unit[0] == "季" and text[unit.end() : unit.end() + 1] == "節":
        return None
    return _unit(name, step, unit.end(), today)


def _unit(name: str, step: int, end: int, today: date) -> Point | None:
    """The year, quarter, month or week so many steps from today's."""
    if name == "year":
        return Point(end, year=today.year + step)
    if name == "fy":
        return Point(end, year=financial_year_of(today) + step, financial=True)
    if name == "month":
        year, month = step_month(step, today)
        return Point(end, year=year, month=month)
    if name in ("quarter", "fq"):
        there = shift_months(today.replace(day=1), 3 * step)
        if name == "fq":
            return Point(end, year=financial_year_of(there), financial=True, quarter=(there.month - 4) % 12 // 3 + 1)
        return Point(end, year=there.year, quarter=(there.month - 1) // 3 + 1)
    if name == "half":
        there = shift_months(today.replace(day=1), 6 * step)
        return Point(end, year=there.year, half=1 if there.month < 7 else 2)
    monday = today - timedelta(days=today.weekday() - 7 * step)
    return Point(end, period=Period(monday, monday + timedelta(days=6)))


def _rolling(text: str, i: int, today: date) -> Point | None:
    """未來兩年, 過去18個月, 近半年, 上兩個季度."""
    said = _AHEAD.match(text, i)
    if said is None:
        return None
    fill = _FILL.match(text, said.end())
    counted = _count(text, fill.end() if fill else said.end())
    if counted is None:
        return None
    count, name, end = counted
    if said[0] in ("前", "上", "下", "近", "這", "呢") and i and text[i - 1] in "之以目年早晚最附鄰":
        return None
    if said[0] in ("上", "前", "下", "這", "呢") and (text.startswith("半", said.end()) or count < 2):
        return None  # 上半年, 這一年, 上一季 are no stretches
    if said[0] == "前" and name != "fy":
        return None  # 前三季 may be the first three
    within = _WITHIN.match(text, end)
    if within:
        end = within.end()
    step = -1 if said["past"] else 1
    return Point(end, period=_stretch(name, step, count, today))


def _stretch(name: str, step: int, count: int, today: date) -> Period:
    """From today so many units on or back; quarters and financial years are whole ones, without the running one."""
    if name in ("quarter", "fy"):
        ends = [_unit(name, step * n, 0, today) for n in (1, count)]
        whole = sorted((settle(p) for p in ends if p), key=lambda p: (p and p.first) or today)
        assert whole[0] is not None
        assert whole[-1] is not None
        return Period(whole[0].first, whole[-1].last)
    there = _away(name, step * count, today)
    return Period(min(today, there), max(today, there))


def _away(name: str, count: int, today: date) -> date:
    if name in ("week", "day"):
        return today + timedelta(days=count * (7 if name == "week" else 1))
    return shift_months(today, count * (12 if name == "year" else 1))


def _counted(text: str, i: int, today: date) -> Point | None:
    """兩年前, 三個月後, 半年內, 超過兩年前."""
    start = i
    older = _OLDER.match(text, i)
    if older:
        i = older.end()
    if (
        i
        and start == i
        and (
            text[i - 1] in ("零一二兩三四五六七八九十百千萬億第.幾")
            or (text[i - 1].isascii() and text[i - 1].isalnum())
        )
    ):
        return None
    counted = _count(text, i)
    if counted is None:
        return None
    count, name, end = counted
    more = text[end : end + 1] in ("多", "幾")
    if more:
        end += 1
    ago = _ON[-1].match(text, end)
    if ago and (older or more):
        there = _away(name, -count * (12 if name == "fy" else 3 if name == "quarter" else 1), today)
        return Point(ago.end(), period=Period(None, there - timedelta(days=1)))
    if older or more:
        return None
    within = _WITHIN.match(text, end)
    if within and within[0][0] not in "期間" and within[0] != "之間":
        return Point(within.end(), period=_stretch(name, 1, count, today))
    for step, pattern in _ON.items():
        said = pattern.match(text, end)
        if said:
            if name == "day":
                return Point(said.end(), period=Period.day(_away(name, step * count, today)))
            return _unit(name, step * count, said.end(), today)
    return None


def _count(text: str, i: int) -> tuple[int, str, int] | None:
    """兩年, 18個月, 半年, 一年半, 三個季度: how many of which unit, and the place after it."""
    if text.startswith("半年", i):
        return 6, "month", i + 2
    if text.startswith("年半", i):
        return 18, "month", i + 2
    count = read_count(text, i)
    if count is None or not 1 <= count[0] <= 100:
        return None
    number, end = count
    if text.startswith("個半月", end):
        return None
    unit = _COUNTED.match(text, end)
    if unit is None:
        return None
    if unit["yearhalf"] and text[unit.end() : unit.end() + 1] != "年":
        return 12 * number + 6, "month", unit.end()
    if unit["month"] == "月":
        return None  # 三月 is March
    name = next(key for key in ("fy", "year", "quarter", "month", "week", "day") if unit[key])
    if name == "quarter" and unit["quarter"] == "季度":
        return None  # 三季度 is the third
    return number, name, unit.end("year") if name == "year" else unit.end()
