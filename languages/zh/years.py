"""Years as Chinese writes them: 2024年, 二零二四年, 2024-25年度, 二零二四至二五財政年度, 24年, 今年, 上個財政年度, 2020年代.

Knows nothing of quarters or months. A 年度 is the financial year: the list, and those who read it, know no other.
"""

from __future__ import annotations

import re
from datetime import date

from knowledge.period import Period, financial_year_of
from languages.points import FIRST_YEAR, LAST_YEAR, Point
from languages.zh.folding import is_ours
from languages.zh.numerals import read_year_digits

PLAIN_YEARS = range(1990, 2100)  # a figure between them may be a year with nothing else to say so
_Y4, _Y2 = "(?:[0-9]{4}|[零一二三四五六七八九]{4})", "(?:[0-9]{2}|[零一二三四五六七八九]{2})"
_TITLE = "(?:的|嘅)?(?:財政年度|財政年|財年|會計年度|年度)"
_BEFORE = r"(?:(?:財政年度|財年|年度)[:]?|fy ?'?)"
_PAIR = re.compile(
    rf"(?P<before>{_BEFORE})?(?P<one>{_Y4}|{_Y2})(?P<year>年)? ?(?P<joint>至|到|-|/|~) ?(?P<two>{_Y4}|{_Y2}|[0-9])"
    rf"(?![0-9零一二三四五六七八九十月日號億萬千百個項季:%]|[.,][0-9]|[-/][0-9])(?P<after>{_TITLE}"
    rf"|年(?![代底尾末初中頭份]))?"
)
_SINGLE = re.compile(
    rf"(?P<decade>(?:19|20)[0-9]0)年代|(?P<before>{_BEFORE})?(?P<year>{_Y4}|{_Y2})(?P<after>年?{_TITLE}|歷?年份?)?"
)
_BARE = re.compile(r"[0-9]{4}|[零一二三四五六七八九]{4}")
# What makes a figure a sum, a count or a code and no year.
_NO_YEAR = re.compile(
    r"[0-9零一二三四五六七八九十百千萬億元蚊個項次宗張支戶台間份名頁款套部條位米呎點小時%$]|人(?!口)"
    r"|[.,:][0-9]|-[0-9]| ?(?:hk|us|m|b|bn|mn|k)(?![a-z])"
    r"| ?(?:million|billion|dollars|users|people)"
)
_NO_YEAR_BEFORE = re.compile(r"[0-9$.#零一二兩三四五六七八九十百千萬億第]|[0-9][,/:-]")
# 24年 is the year unless it counts years: 過去10年, 10年前.
_COUNTS_YEARS = re.compile(
    "(?:過去|未來|最近|今後|往後|為期|歷時|需時|長達|用咗|用了|超過|至少|最少|大約|相隔|每|近|約|共|第"
    "|逾|滿|前|後|這|呢)$"
)
_COUNTED_YEARS = re.compile("前|[之以]?內|之?後|之前|以前|以上|以下|間|多|來|嚟|期|級|歷史|計劃|時間|長")
_OWN = re.compile(
    r"(?:(?P<step>上上個?|下下個?|上一個?|下一個?|前一個|後一個|上個?|下個?|今個?|本個?|這個?|呢個?|該"
    r"|現|當前|目前|現時|去|舊|明|來|出)(?:的|嘅)?)"
    r"(?P<unit>財政年度|會計年度|財政年|財年|年度)"
)
_STEPS = {"上上": -2, "下下": 2, "上": -1, "前": -1, "去": -1, "舊": -1, "下": 1, "後": 1, "明": 1, "來": 1, "出": 1}
_CALENDAR = {
    **{
        "今年": 0,
        "本年": 0,
        "呢年": 0,
        "呢一年": 0,
        "本歷年": 0,
        "當前年份": 0,
        "去年": -1,
        "舊年": -1,
        "上年": -1,
        "上一年": -1,
    },
    **{"前年": -2, "大前年": -3, "明年": 1, "出年": 1, "下年": 1, "下一年": 1, "來年": 1, "後年": 2, "大後年": 3},
}
_NAMED = re.compile("|".join(sorted(_CALENDAR, key=len, reverse=True)))
# The last character of another word: 目前, 過去, 今後, 未來, 說明, 推出, 版本, 以上.
_CUT = {
    **{
        "前": "目之以此年大跟日月",
        "去": "過除",
        "後": "今以之此往最隨然年大",
        "來": "未以歷近本原將從",
        "明": "說聲證註標指文表",
    },
    **{"出": "推發列提支找寫給講選批輸付指睇查計", "本": "版成資文基日書", "上": "以晚早", "下": "以之如", "舊": "新"},
}
_FIRST = frozenset("上下前後去舊明來出今本這呢該現當目大")
MAY_BEGIN_A_YEAR = _FIRST | frozenset("0123456789零一二三四五六七八九財年會f")


def read_year(text: str, i: int, today: date, bare: bool = False) -> Point | None:
    """A year at place `i`; `bare` (beside a month or a quarter) takes a figure alone wherever it stands."""
    if text[i] in _FIRST:
        return _told(text, i, today)
    if _begins_inside(text, i):
        return None
    pair = _PAIR.match(text, i)
    if pair:
        point = _pair(text, pair)
        if point is not None:
            return point
    single = _SINGLE.match(text, i)
    if single:
        if single["decade"]:
            first = int(single["decade"])
            return Point(single.end(), period=Period(Period.year(first).first, Period.year(first + 9).last))
        point = _single(text, single)
        if point is not None:
            return point
    return _figure(text, i, bare)


def _begins_inside(text: str, i: int) -> bool:
    if i and text[i].isascii() and "a" <= text[i - 1] <= "z":
        return True
    return i > 0 and bool(_NO_YEAR_BEFORE.match(text, i - 1) or (i > 1 and _NO_YEAR_BEFORE.fullmatch(text, i - 2, i)))


def _told(text: str, i: int, today: date) -> Point | None:
    """今年, 去年, 本財政年度, 上上個財政年度."""
    if i and text[i - 1] in _CUT.get(text[i], ""):
        return None
    own = _OWN.match(text, i)
    if own:
        step = own["step"]
        steps = _STEPS.get(step[:2], _STEPS.get(step[0], 0))
        return Point(own.end(), year=financial_year_of(today) + steps, financial=True)
    named = _NAMED.match(text, i)
    if named is None or text[named.end() : named.end() + 1] in ("資", "級", "齡", "代", "輕"):
        return None
    if text[named.end() : named.end() + 1] == "期" and text[named.end() + 1 : named.end() + 2] != "間":
        return None
    if text[named.end() : named.end() + 1] == "份" and named[0][0] in "出下上來":
        return None
    return Point(named.end() + (text[named.end() : named.end() + 1] == "份"), year=today.year + _CALENDAR[named[0]])


def _pair(text: str, said: re.Match[str]) -> Point | None:
    """What 2024-25, 二零二四至二五年度, 2022-2024年 and 2024-05 mean."""
    after = said["after"] or ""
    financial = bool(said["before"]) or after.endswith(("度", "財年", "財政年"))
    one, two = read_year_digits(said["one"]), read_year_digits(said["two"])
    short, digits, dashed = len(said["one"]) == 2, len(said["two"]), said["joint"] in "-/~"
    if short:
        if not financial or digits != 2:
            return None
        one += 2000
    elif one not in PLAIN_YEARS and not financial:
        return None
    next_to = two == one + 1 if digits == 4 else two == (one + 1) % 10**digits
    if next_to and (financial or (digits == 2 and not (said["year"] and not dashed)) or (dashed and not said["year"])):
        if after == "年" and (digits == 4 or not dashed):
            return _years(said.end(), one, one + 1)
        return Point(said.end(), year=one, financial=True)
    if financial:
        return Point(said.end(), bad=True)
    if digits == 4:
        early, late = sorted((one, two))
        return _years(said.end(), early, late) if dashed and not said["year"] and late in PLAIN_YEARS else None
    if digits == 2 and two > one % 100 and (after == "年" or (said["joint"] == "-" and two > 12)):
        return _years(said.end(), one, one - one % 100 + two)
    if dashed and not after and said["one"].isascii():
        return Point(said.end(), year=one, month=two) if 1 <= two <= 12 else Point(said.end(), bad=True)
    return None


def _years(end: int, one: int, two: int) -> Point:
    return Point(end, period=Period(Period.year(one).first, Period.year(two).last))


def _single(text: str, said: re.Match[str]) -> Point | None:
    after, before, figure = said["after"] or "", said["before"], said["year"]
    if not (after or before):
        return None
    if before and (after.endswith("年") or _NO_YEAR.match(text, said.end())):
        return None
    if not before and after in ("年", "年份") and text[said.end() : said.end() + 1] in ("代", "級", "制"):
        return None
    year, end = read_year_digits(figure), said.end()
    financial = bool(before) or after.endswith(("度", "財年", "財政年"))
    if len(figure) == 2:
        if not financial and not _means_a_year(text, said.start(), end, year, figure):
            return None
        return Point(end, year=2000 + year, financial=financial)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        if not financial and _COUNTED_YEARS.match(text, end):
            return None
        return Point(end, bad=True)
    return Point(end, year=year, financial=financial)


def _means_a_year(text: str, start: int, end: int, year: int, figure: str) -> bool:
    if not (15 <= year <= 40) or _COUNTS_YEARS.search(text, max(start - 2, 0), start):
        return False
    return not _COUNTED_YEARS.match(text, end) and not text.startswith("度", end)


def _figure(text: str, i: int, bare: bool) -> Point | None:
    match = _BARE.match(text, i)
    if match is None:
        return None
    year, end = read_year_digits(match[0]), match.end()
    if year not in PLAIN_YEARS or _NO_YEAR.match(text, end) or (i and text[i - 1] in "-/~" and not bare):
        return None
    return Point(end, year=year) if bare or is_ours(text, i, end) else None
