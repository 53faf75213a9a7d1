"""Figures in Chinese: 二十八, 廿八, 三百五, 1,395.8, 十四億零四百六十萬, 三點五億. Knows nothing of what they count."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"萬": 10_000, "億": 100_000_000}
NUMERAL = "零一二兩三四五六七八九十廿卅"
_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})(?:\.[0-9]{1,6})?(?![0-9])")
_TENS = re.compile(
    "([一二三四五六七八九]?)十([一二三四五六七八九]?)|([廿卅])([一二三四五六七八九]?)|([零一二兩三四五六七八九])"
)
_SHORT = re.compile("[0-9]{1,3}")
# A lone digit after a unit is the next unit's (三億二 is 320 million), unless it begins something else.
_OWN = re.compile(
    r"[0-9零一二三四五六七八九十百千萬億個項年月日號季期份,.半]| ?[a-z]|[第和同及]"
    r"|[至到-](?![0-9.零一二兩三四五六七八九十百]+(?:億|[十百千]萬))"  # but 一億五到兩億
)


class Figure(NamedTuple):
    value: Decimal
    end: int
    scaled: bool  # with 萬, 億 or 百萬
    bare: bool = False  # only a unit: 億, 千萬


def read_count(text: str, i: int) -> tuple[int, int] | None:
    """A whole number from 0 to 999, in digits or in words, and the place after it; 三四 and 十幾 are none."""
    match = _SHORT.match(text, i)
    if match:
        end = match.end()
        return (
            None if text[end : end + 1].isdigit() or text[end : end + 1] in tuple("幾多餘.") else (int(match[0]), end)
        )
    if text[i : i + 1] not in DIGITS and text[i : i + 1] not in ("十", "廿", "卅", "百"):
        return None
    found = _cardinal(text, i)
    if found is None or text[found[1] : found[1] + 1] in ("幾", "餘") or found[0] > 999:
        return None
    return found


def read_year_digits(said: str) -> int:
    """The number that a row of digits makes, one by one: 二零二四, 2024, 二四."""
    return int("".join(char if char.isascii() else str(DIGITS[char]) for char in said))


def read_amount(text: str, i: int, implied: bool = False) -> Figure | None:
    """A figure of any size at place `i`; `implied` takes a unit alone (過億) for one of it."""
    total, section, j = Decimal(0), Decimal(0), i
    smallest = 10**13  # the units come in falling order
    scaled = read = False
    if text[i : i + 1] == "半" and text[i + 1 : i + 2] in ("億", "個", "百"):
        j = i + 1 + (text[i + 1] == "個")
        unit, end = _unit(text, j)
        return Figure(Decimal(unit) / 2, end, True) if unit else None
    bare = text[i : i + 1] in ("億", "千", "百", "十") and _unit(text, i)[0] > 0
    if bare and not (text[i] == "十" or implied or text[_unit(text, i)[1] : _unit(text, i)[1] + 1] == "半"):
        return None
    while True:
        if text[j : j + 1] == "零" and read:
            j += 1
        part = (Decimal(1), j) if bare and not read and text[i] != "十" else _part(text, j)
        if part is None:
            break
        section, end = part
        if text[end : end + 2] in ("個億", "個半") and (text[end + 1] == "億" or text[end + 2 : end + 3] == "億"):
            section, end = section + (Decimal("0.5") if text[end + 1] == "半" else 0), end + 1 + (text[end + 1] == "半")
        unit, after = _unit(text, end)
        if not unit:
            if read and smallest >= 10_000 and not _trails(text, j, end):
                break  # 三億二零二四年: the second figure is another's
            if read and text[j - 1] != "零" and section < 10:
                section = section * smallest / 10
            elif read and text[j - 1] != "零" and smallest == _BIG["億"] and section >= 1000:
                section *= _BIG["萬"]  # 一億三千
            total, j, read = total + section, end, True
            break
        if unit >= smallest:
            break
        total, j, read, scaled, smallest = total + section * unit, after, True, True, int(unit)
        if text[j : j + 1] == "半" and text[j + 1 : j + 2] not in ("年", "數"):
            total, j = total + Decimal(unit) / 2, j + 1
            break
    if not read:
        return None
    if text[j : j + 1] in ("幾", "數"):
        return None  # 兩億幾: nobody knows how much
    return Figure(total, j, scaled, bare and text[i] != "十" and j == _unit(text, i)[1])


def _trails(text: str, start: int, end: int) -> bool:
    """Whether the figure at text[start:end] goes on from the unit before it and begins nothing of its own."""
    return not _OWN.match(text, end)


def _unit(text: str, i: int) -> tuple[int, int]:
    """萬, 億, 百萬, 千萬, 十億, 萬億 and the like: how much, and the place after it; 0 where there is none."""
    j, value = i, 1
    while text[j : j + 1] in _SMALL and j < i + 2:
        value, j = value * _SMALL[text[j]], j + 1
    found = False
    while text[j : j + 1] in _BIG and j < i + 4:
        value, j, found = value * _BIG[text[j]], j + 1, True
    return (value, j) if found else (0, i)


def _part(text: str, i: int) -> tuple[Decimal, int] | None:
    """What stands before a big unit: 1,395.8, 三千五百, 3千5百, 三點五, 十四."""
    match = _ARABIC.match(text, i)
    if match:
        value, end = Decimal(match[0].replace(",", "")), match.end()
        while text[end : end + 1] in _SMALL and not _unit(text, end)[0]:  # 3千5百萬
            value, end = value * _SMALL[text[end]], end + 1
            more = _SHORT.match(text, end)
            if more and text[more.end() : more.end() + 1] in _SMALL:
                following = text[more.end()]
                value, end = value + int(more[0]) * _SMALL[following], more.end() + 1
        if text[end : end + 1] == "點" and text[end + 1 : end + 2].isdigit():
            return None
        return value, end
    found = _cardinal(text, i)
    if found is None:
        return None
    value, end = Decimal(found[0]), found[1]
    if text[end : end + 1] in ("點", ".") and text[end + 1 : end + 2] in DIGITS:
        digits, end = "", end + 1
        while text[end : end + 1] in DIGITS and len(digits) < 4:
            digits, end = digits + str(DIGITS[text[end]]), end + 1
        value += Decimal(f"0.{digits}")
    return value, end


def _cardinal(text: str, i: int) -> tuple[int, int] | None:
    """A number in words below ten thousand; None for digits that stand side by side (三四, 二零二四)."""
    if text[i : i + 1] in ("廿", "卅"):
        match = _TENS.match(text, i)
        assert match is not None
        return (20 if match[3] == "廿" else 30) + DIGITS.get(match[4], 0), match.end()
    total, j, last, unit = 0, i, -1, 10_000
    while j < len(text):
        char = text[j]
        if char in DIGITS:
            if last > 0 or (last == 0 and char == "零"):
                return None
            last, j = DIGITS[char], j + 1
        elif char in _SMALL and _SMALL[char] < unit:
            if last < 0 and char != "十" and j != i:
                break
            if last == 0 and j == i + 1:
                return None
            if _unit(text, j)[0] and total + max(last, 0) and char != "十" and _SMALL[char] >= unit:
                break
            unit = _SMALL[char]
            total, last, j = total + (last if last > 0 else 1) * unit, -1, j + 1
        else:
            break
    if j == i:
        return None
    if last > 0:
        short = unit in (100, 1000) and text[j - 2] != "零"
        total += last * (unit // 10 if short and not _OWN.match(text, j) else 1)
    return total, j
