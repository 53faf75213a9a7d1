"""Reads how long a project may take in Chinese: read_lengths gives a Mark for 超過四年, 兩年半以上, 唔夠24個月.

未來兩年 and 兩年前 are periods, and left alone.
"""

from __future__ import annotations

import re

from knowledge.length import LengthRange
from languages.reading import Mark
from languages.zh.numerals import NUMERAL, read_count

_N = f"(?P<n>[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})"
_SPAN = rf"{_N}(?P<unit>個月|年|years?|months?)(?P<half>半)?"
_NOT_A_PERIOD = "(?![前後內底度初末中間]|以前|以後|之前|之後)"
_ENDS = {  # the words of each end: is it the lower one, and is it included?
    "超過|多過|多於|長過|長於|耐過|久過|不止|唔止": (True, False),
    "至少|最少|起碼|不少於|唔少過": (True, True),
    "少過|少於|短過|短於|快過|不足|未夠|唔夠|唔到|不到|不夠": (False, False),
    "最多|至多|不超過|唔超過|不多於|唔多過": (False, True),
}
_AHEAD = [(re.compile(f"(?:{words}) ?{_SPAN}{_NOT_A_PERIOD}"), end) for words, end in _ENDS.items()]
_BEHIND = [
    (re.compile(f"{_SPAN}(?:或|及)?(?:{words})"), is_low)
    for words, is_low in (("以上|或更長|或更耐", True), ("以下|或更短", False))
]


def read_lengths(text: str) -> list[Mark]:
    """Marks of kind "length" with a LengthRange."""
    found = [_mark(match, *end) for pattern, end in _AHEAD for match in pattern.finditer(text)]
    found += [_mark(match, is_low, True) for pattern, is_low in _BEHIND for match in pattern.finditer(text)]
    return [mark for mark in found if mark]


def _mark(match: re.Match[str], is_low: bool, included: bool) -> Mark | None:
    read = read_count(match["n"], 0)
    count = read[0] if read else 0
    if not count or (match["unit"] == "年" and count > 20):  # 24年 is a year
        return None
    months = count * (12 if match["unit"][0] in "年y" else 1) + (6 if match["half"] else 0)
    value = (
        LengthRange(low=months, includes_low=included) if is_low else LengthRange(high=months, includes_high=included)
    )
    return Mark("length", match.start(), match.end(), value)
