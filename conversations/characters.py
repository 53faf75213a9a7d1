"""Text as its reader sees it: ordinary digits, letters, dashes and spaces for all that looks or is spoken like them, and
nothing that cannot be seen. Knows nothing of what the numbers are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HAN = "〇零○一二三四五六七八九"
_FORMAL = "零壹貳叁肆伍陸柒捌玖"  # as sums are written on cheques
_VARIANTS = str.maketrans("贰叄陆", "貳叁陸")
_DASHES = "‐‑‒–—―−－"
_DOTS = "·・‧•∙⋅"
_UNSEEN = frozenset("\u034f\u20e3")  # a joiner of letters, and the box around the digit of an emoji
_DIGIT = rf"[\d{HAN}{_FORMAL}贰叄陆]"
DIGITS = rf"\d{HAN}{_FORMAL}贰叄陆¹²³⁰-₉①-➓"  # what is made a digit, as the inside of a pattern's brackets
_COUNTED = "十百千萬万億亿元年月日廿卅"  # a number or a date in words, not digit by digit
_SPOKEN = re.compile(rf"(?<![\d{HAN}{_COUNTED}]){_DIGIT}(?:[ .()-]{{0,3}}{_DIGIT}){{5,}}(?![\d{HAN}{_COUNTED}])")
_VALUES = str.maketrans(HAN + _FORMAL, "000123456789" + "0123456789")


def read_plainly(text: str) -> tuple[str, list[int]]:
    """The text in ordinary characters, and the place in the text of each of them; behind the last one, its length."""
    if text.isascii() and "\t" not in text:
        return text, list(range(len(text) + 1))
    places = [place for place, character in enumerate(text) if not _is_unseen(character)]
    same = "".join(_plain(text[place]) for place in places)
    return _SPOKEN.sub(lambda run: run.group().translate(_VARIANTS).translate(_VALUES), same), [*places, len(text)]


@lru_cache(maxsize=4096)
def _is_unseen(character: str) -> bool:
    """Whether nothing is seen of it: zero-width characters, soft hyphens, selectors of a look."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f" or character in _UNSEEN


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if "！" <= character <= "～" and character != "－":
        return chr(ord(character) - 0xFEE0)
    if character in _DASHES:
        return "-"
    if character in _DOTS:
        return "."
    if character.isspace() and character != "\n":
        return " "
    digit = unicodedata.digit(character, None)  # of any script, in a circle, raised
    return character if digit is None else str(digit)
