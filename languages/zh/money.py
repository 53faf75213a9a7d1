"""Reads money in Chinese: read_money gives a Mark with a MoneyRange for every sum or limit in a message.

Its corpus beside it, corpus/money.yml, says what each phrase means. Knows nothing of projects.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from knowledge.money import MoneyRange
from languages.limits import EXACTLY, FROM, LESS, LOWER, MORE, NEAR, UP_TO, UPPER, Read, mark_of, money_of, range_of
from languages.reading import Mark
from languages.zh.folding import fold, is_ours
from languages.zh.limits import COMPARED, read_limit, read_limit_behind
from languages.zh.numerals import NUMERAL, read_count
from languages.zh.sums import COUNTED, Sum, read_sum, unit_of
from languages.zh.years import PLAIN_YEARS

_SMALLEST_BARE = 10  # 超過2 counts; 超過10 is money
_MAY_BEGIN = re.compile(
    "[0-9$€£¥<>=~≈≤≥半零一二兩三四五六七八九十億千百超多大高貴不唔逾突過至最起少低小細平便未剛正恰啱等約接將差粗近成估介由從比港美人歐英日澳加坡新台葡沒冇頂上下毋無用使花]"
    "|(?<![a-z])[ahourbmlincesg]"
)
_OPENING = re.compile("介乎於?|介於|由|從|自|between ?|from ?")
_JOINT = re.compile(" ?(?:至到|至|到|-|~|直至|to|上至|升至) ?")
_AND = re.compile(" ?(?:至|到|-|~|和|與|及|跟|同|and|&) ?")
_CLOSED = re.compile("之間|中間|之內|不等|的?範圍內?")
_BOTH = re.compile(
    "[,、;]?(?:(?:但是?|而且?)?又?(?:還|仲)?|並且?|同時|兼且?|和|及|同|又|and |but )(?:係|是|價錢|預算|造價)?"
)
_MONEY_WORDS = re.compile(
    "(?:預算|成本|價錢|價格|造價|費用|金額|撥款|開支|估算|估價|估計|使費|花費|款額|總額|數額|價值|資金"
    "|budgets?|costs?|estimates?)(?:為|是|係|喺|在|有|要|:)?(?:大約|約)?$"
)
# A unit and what is over it, that nobody says: 七億幾, 五千幾萬, 十幾億. In 超過三億幾 the limit has the word.
_SOME_MORE = re.compile(
    f"(?:(?:(?P<tens>[二三四五六七八九]?十)[幾多餘]個?|(?P<n>[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})個?)(?P<unit>億|千萬|千(?=[幾多餘]萬))"
    "(?(n)(?:[幾多餘]萬?))(?![過於至到-])(?:港元|港幣|元|蚊|銀)?)"
)
_NO_SOME_MORE = frozenset("0123456789零一二兩三四五六七八九十百千萬億過於超逾少到至達不比近約多第數幾")
_ENDS_A_FIGURE = re.compile(r"[幾多餘%十百千萬億.]|[,/:-][0-9]| ?[a-z]{2,}(?<!and)(?<!or)(?<!in)(?<!by)(?<! to)")


def read_money(text: str) -> list[Mark]:
    """Every sum of `text`, in order, with its comparison words; sums in other currencies as "foreign_money"."""
    folded = fold(text)
    if folded.foreign:
        return []
    said = folded.text
    marks: list[Mark] = []
    i = 0
    while candidate := _MAY_BEGIN.search(said, i):
        start = candidate.start()
        read = _read(said, start)
        if read is None or not is_ours(said, read.start, read.end, alone=False):
            i = start + 1
            continue
        marks.append(mark_of(read.value, text, *folded.span(read.start, read.end)))
        i = read.end
    return marks


def _read(text: str, i: int) -> Read[Sum] | None:
    opening = _OPENING.match(text, i)
    if opening:
        return _opened(text, i, opening.end(), opening[0])
    if text[i] == "比":
        return _compared(text, i)
    limit = read_limit(text, i)
    if limit is not None:
        read = _limited(text, i, *limit)
        if read is not None:
            return _both_sides(text, read)
    first = read_sum(text, i, implied=text[i] in "億千百")
    if first is None:
        return _some_more(text, i)
    return _range(text, i, i, first, "") or _single(text, i, first)


def _limited_by_some_more(text: str, i: int, kind: str, j: int) -> Read[Sum] | None:
    """超過三億幾 is surely over 300 million, 少於三億幾 surely under 400."""
    read = _some_more(text, j, joined=True)
    if read is None or read.value is None:
        return None
    low, high = read.value.low, read.value.high
    if kind in LOWER:
        return Read(i, read.end, MoneyRange(low, None, includes_low=kind == FROM))
    if kind in UPPER:
        return Read(i, read.end, MoneyRange(None, high, includes_high=False))
    return replace(read, start=i)


def _some_more(text: str, i: int, joined: bool = False) -> Read[Sum] | None:
    """七億幾 is 700 million or more, and not 800; 十幾億 lies between one and two thousand million."""
    said = _SOME_MORE.match(text, i)
    figure = read_count(said["n"] or said["tens"], 0) if said else None
    if said is None or figure is None or figure[1] != len(said["n"] or said["tens"]) or COUNTED.match(text, said.end()):
        return None
    if i and not joined and (text[i - 1] in _NO_SOME_MORE or text[i - 2 : i].strip(".,").isdigit()):
        return None
    unit = Decimal(10 if said["unit"].startswith("千") else 100)
    step = 10 if said["tens"] else 1
    return Read(i, said.end(), MoneyRange(figure[0] * unit, (figure[0] + step) * unit, includes_high=False))


def _limited(text: str, i: int, kind: str, j: int) -> Read[Sum] | None:
    """A limit and its sum: 超過三億, 不少於HK$300 million, 大約五千萬."""
    if text[j : j + 1] == " ":
        j += 1
    inner = read_limit(text, j)
    if inner is not None and inner[0] == NEAR:
        j = inner[1]
    first = read_sum(text, j, implied=True, joined=True)
    if first is None:
        return _limited_by_some_more(text, i, kind, j)
    if first.bare and not _is_bare_sum(text, i, j, first, kind):
        return None
    if kind in (NEAR, EXACTLY, UP_TO) and (ranged := _range(text, i, j, first, kind)) is not None:
        return ranged
    if first.foreign:
        return Read(i, first.end, None)
    end = first.end
    behind = read_limit_behind(text, end)
    if behind is not None and (behind[0] == kind or kind in (NEAR, EXACTLY) or behind[0] in (NEAR, EXACTLY)):
        end = behind[1]
        kind = kind if behind[0] in (NEAR, EXACTLY) else behind[0]
    return Read(i, end, money_of(kind, first.worth()), kind, first)


def _opened(text: str, i: int, j: int, opening: str) -> Read[Sum] | None:
    """介乎三億至五億, 由3億到5億, 由三億起."""
    first = read_sum(text, j, joined=True)
    if first is None:
        return None
    ranged = _range(text, i, j, first, opening)
    if ranged is not None:
        return ranged
    behind = read_limit_behind(text, first.end)
    if first.bare or first.foreign or behind is None or behind[0] != FROM:
        return None
    return _both_sides(text, Read(i, behind[1], money_of(FROM, first.worth()), FROM, first))


def _compared(text: str, i: int) -> Read[Sum] | None:
    """比三億貴, 比3億更少."""
    first = read_sum(text, i + 1, joined=True, compared=True)
    if first is None or first.bare or first.foreign:
        return None
    said = COMPARED.match(text, first.end)
    if said is None or said.lastgroup is None:
        return None
    return Read(i, said.end(), money_of(said.lastgroup, first.worth()), said.lastgroup, first)


def _single(text: str, i: int, first: Sum) -> Read[Sum] | None:
    """A sum with nothing before it, and perhaps 以上 or 左右 after it."""
    behind = read_limit_behind(text, first.end)
    if first.unit and behind is None:
        return None
    if first.bare:
        grouped = "," in text[i : first.end] and first.value >= 1_000_000
        if not grouped and (behind is None or not _is_bare_sum(text, i, i, first, behind[0], behind[1])):
            return None
    if first.foreign:
        return Read(i, first.end, None)
    kind, end = behind or (EXACTLY, first.end)
    read = Read(i, end, money_of(kind, first.worth()), kind if behind else "", first)
    return _both_sides(text, read) if behind else read


def _is_bare_sum(text: str, start: int, j: int, figure: Sum, kind: str, end: int | None = None) -> bool:
    """Whether a figure with a limit and no unit is money: 超過300, but not 超過300個 or 2024年以上."""
    after = figure.end if end is None else end
    if COUNTED.match(text, after) or _ENDS_A_FIGURE.match(text, after) or text[j : j + 1] == "第":
        return False
    if "\u3400" <= text[j] <= "\u9fff" and figure.value < 100:
        return False
    if _MONEY_WORDS.search(text, max(start - 8, 0), start):
        return True
    if figure.value in PLAIN_YEARS and figure.end - j == 4 and text[j].isdigit():
        return False
    joint = _both_or_joint(text, figure.end)
    return joint or (figure.value >= _SMALLEST_BARE and kind not in (NEAR, EXACTLY) and text[start] not in "過近成~")


def _both_or_joint(text: str, end: int) -> bool:
    joint = _JOINT.match(text, end)
    second = read_sum(text, joint.end(), joined=True) if joint else None
    return second is not None and not second.bare


def _range(text: str, start: int, i: int, first: Sum, opening: str) -> Read[Sum] | None:
    joint = _JOINT.match(text, first.end)
    needs_closing = False
    if joint is None:
        joint = _AND.match(text, first.end)
        needs_closing = not opening.startswith(("介", "between"))
    if joint is None:
        return None
    second = read_sum(text, joint.end(), joined=True)
    if second is None:
        return None
    closed = _CLOSED.match(text, second.end)
    if needs_closing and (closed is None or closed[0] not in ("之間", "中間")):
        return None
    if first.bare and second.bare and not _is_bare_range(text, start, i, first, second, bool(opening)):
        return None
    end = closed.end() if closed else second.end
    if first.foreign or second.foreign:
        return Read(start, end, None)
    low, high = _shared(text, first, second)
    return Read(start, end, range_of(opening, low, high))


def _is_bare_range(text: str, start: int, i: int, first: Sum, second: Sum, opened: bool) -> bool:
    if COUNTED.match(text, second.end) or _ENDS_A_FIGURE.match(text, second.end):
        return False
    if first.value in PLAIN_YEARS or second.value in PLAIN_YEARS or not text[i].isascii():
        return False
    if _MONEY_WORDS.search(text, max(start - 8, 0), start):
        return True
    return opened and first.value >= _SMALLEST_BARE and text[start] in "介b"


def _shared(text: str, first: Sum, second: Sum) -> tuple[Decimal, Decimal]:
    """Both ends in HK$ million, a figure without a unit taking the other's where that keeps them in order."""
    low = first.worth(unit_of(text, second.end) if not first.scaled else None)
    high = second.worth(unit_of(text, first.end) if not second.scaled else None)
    if low > high and not first.scaled:
        low = first.worth()
    return (low, high) if low <= high else (high, low)


def _both_sides(text: str, read: Read[Sum]) -> Read[Sum]:
    """超過三億但少於八億 and 三億以上五億以下 are one range."""
    lower = read.limit in LOWER
    if (not lower and read.limit not in UPPER) or read.first is None or read.value is None:
        return read
    join = _BOTH.match(text, read.end)
    j = join.end() if join else read.end
    limit = read_limit(text, j) if j < len(text) else None
    other = _limited(text, j, *limit) if limit else None
    if other is None and j < len(text) and limit is None:
        second = read_sum(text, j, joined=True)
        behind = read_limit_behind(text, second.end) if second and not second.foreign else None
        if second is not None and behind is not None:
            other = Read(j, behind[1], money_of(behind[0], second.worth()), behind[0], second)
    if other is None or other.first is None or (other.limit in LOWER) == lower or other.limit in (NEAR, EXACTLY):
        return read
    one, two = (read, other) if lower else (other, read)
    assert one.first is not None
    assert two.first is not None
    low = one.first.worth(unit_of(text, two.first.end) if one.first.bare else None)
    high = two.first.worth(unit_of(text, one.first.end) if two.first.bare else None)
    if low >= high:
        return read  # 五億以上同五億以下 are two
    return Read(read.start, other.end, MoneyRange(low, high, one.limit != MORE, two.limit != LESS))
