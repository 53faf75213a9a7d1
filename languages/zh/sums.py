"""Sums of money in Chinese: 3.5億, 三千五百萬元, HK$3億, 300百萬, 億半, or a bare 300. Knows nothing of limits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from languages.zh.numerals import read_amount

_MILLION = Decimal(1_000_000)
_LARGEST_BARE = 100_000  # a bare figure below it is in HK$ million, as the list's own column is; above it in dollars
_FOREIGN = (
    "美元|美金|人民幣|歐元|英鎊|日圓|日元|日幣|澳元|澳幣|加元|加幣|坡元|坡紙|新加坡元|新台幣|台幣|澳門元"
    "|葡幣|韓元|韓圜|瑞士法郎|盧布"
)
_BEFORE = re.compile(
    rf"(?P<foreign>(?:us|rmb|usd|cny|eur|gbp|sgd|mop|jpy|aud|cad) ?\$? ?|[€£¥]|{_FOREIGN})|(?:hk ?\$|hkd"
    rf"|\$|港幣|港元|港紙|港銀) ?(?P<m>m(?= ?[0-9]))? ?"
)
_AFTER = re.compile(
    rf"(?P<foreign>(?:元|塊|蚊)?{_FOREIGN}| ?(?:usd|rmb|cny|eur|gbp)(?![a-z]))|(?:港元|港幣|港圓|港紙|元"
    rf"|蚊|塊錢|(?<![這那哪呢嗰邊]一)塊|銀)(?:正|整|港幣)?(?!化)| ?(?:hk ?dollars?|dollars?|hkd|hk\$)(?![a-z])"
)
_SCALES: dict[str, Decimal | int] = {
    **{"million": 1, "millions": 1, "mn": 1, "mil": 1, "m": 1, "billion": 1000, "bn": 1000, "b": 1000},
    **{"thousand": Decimal("0.001"), "k": Decimal("0.001")},
}
_SCALE = re.compile(r" ?(million|millions|mn|mil|billion|bn|thousand|m|b|k)(?![a-z0-9])")
# What a figure counts when it is not money: 5百萬人次, 300個.
COUNTED = re.compile(
    r"(?:多|幾"
    r"|餘)?(?:[次宗張戶台部輛架份名頁款套條位件筆筒支枝間所座層號期級倍成度歲米呎噸%℃粒塊件單棟班科組例步點分秒時日天年月季代版字股輪]"
    r"|樓(?![上下])|人(?!工|民幣|力|事|口普)|個(?!億|半億)|項(?!目)|小時|星期|禮拜|用戶|平方|公頃|百分"
    r"|年度| ?(?:users?|people|times|projects?|departments?|pages|years?|months?|days?|items?)(?![a-z]))"
)
_INSIDE = re.compile(r"[0-9.#/零一二兩三四五六七八九十百千萬億第幾數]|[0-9][,:-]|[a-z]-")


class Sum(NamedTuple):
    value: Decimal
    scaled: bool
    currency: bool
    end: int
    foreign: bool = False
    unit: bool = False  # a unit alone, that only a limit makes a sum: 過億

    @property
    def bare(self) -> bool:
        return not (self.scaled or self.currency)

    def worth(self, shared: Decimal | None = None) -> Decimal:
        """HK$ million; `shared` is the other end's unit, in dollars, where the sum names none."""
        if self.scaled:
            worth = self.value / _MILLION
        elif shared is not None and self.value < _LARGEST_BARE:
            worth = self.value * shared / _MILLION
        else:
            worth = self.value if self.value < _LARGEST_BARE else self.value / _MILLION
        return worth.quantize(Decimal(1)) if worth == worth.to_integral_value() else worth.normalize()


def read_sum(text: str, i: int, implied: bool = False, joined: bool = False, compared: bool = False) -> Sum | None:
    """The sum, or the bare figure, at place `i`; `implied` takes 億 alone, `joined` the second figure of 3-5億.

    `compared` is after 比: 比三億多 is more than it, 三億多 some unknown sum above it.
    """
    before = _BEFORE.match(text, i)
    if not joined and i and _begins_inside(text, i):
        return None
    j = before.end() if before else i
    figure = read_amount(text, j, implied or before is not None)
    if figure is None or figure.value <= 0:
        return None
    end, value, scaled = figure.end, figure.value, figure.scaled
    named = _SCALE.match(text, end) if text[end - 1].isascii() else None
    if named:
        value, scaled, end = value * _SCALES[named[1]] * _MILLION, True, named.end()
    elif before and before["m"]:
        value, scaled = value * _MILLION, True
    elif text[end - 1].isascii() and "a" <= text[end : end + 1] <= "z" and not _AFTER.match(text, end):
        return None  # 26C
    foreign = bool(before and before["foreign"])
    after = _AFTER.match(text, end)
    if after:
        end, foreign = after.end(), foreign or bool(after["foreign"])
    currency = before is not None or after is not None
    if not currency and COUNTED.match(text, end):
        return None
    if not compared and text[end : end + 1] in ("幾", "多", "餘") and text[end : end + 2] not in ("多過", "多於"):
        return None
    return Sum(value, scaled, currency, end, foreign, figure.bare)


def _begins_inside(text: str, i: int) -> bool:
    """Whether what stands at place `i` goes on from a figure or a code."""
    if text[i].isascii() and text[i - 1].isascii() and text[i - 1].isalpha():
        return True
    return bool(_INSIDE.match(text, i - 1) or (i > 1 and _INSIDE.fullmatch(text, i - 2, i)))


def unit_of(text: str, end: int) -> Decimal | None:
    """How much one of the unit is whose words end a sum at `end`: 億 in 5億元, 百萬 in 300百萬."""
    said = _UNIT_BEHIND.search(text, max(end - 8, 0), end)
    if said is None:
        return None
    if said["english"]:
        return Decimal(_SCALES[said["english"]]) * _MILLION
    worth = Decimal(1)
    for char in said["unit"]:
        worth *= {"十": 10, "百": 100, "千": 1000, "萬": 10_000, "億": 100_000_000}[char]
    return worth


_UNIT_BEHIND = re.compile(
    r"(?:(?P<unit>[十百千]{0,2}[萬億]{1,2})|(?<=[0-9])(?: )?(?P<english>million|mn|mil|billion|bn|m|b"
    r"|k))(?:港元|港幣|元|蚊|塊| ?hkd| ?dollars?)?$"
)
