"""Chinese scripts: tells Traditional from Simplified, and turns one into the other (OpenCC, Hong Kong variants)."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC  # type: ignore[import-untyped]

_HONG_KONG = str.maketrans("啓裏綫", "啟裡線")  # forms that OpenCC prefers, and those that people here write
HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def _one(character: str, name: str) -> str:
    """One character converted, kept as it is where that would take more than one."""
    converted = str(_converter(name).convert(character))
    return converted if len(converted) == 1 else character


def to_traditional(text: str) -> str:
    """Simplified text in Traditional characters, each in the place of its own, so that places in the text stay right.

    Text that is not Simplified is left alone: a character such as 准 is right in it and would be changed.
    """
    if script_of(text) != "hans":
        return text
    converted = str(_converter("s2hk").convert(text)).translate(_HONG_KONG)
    return converted if len(converted) == len(text) else HAN.sub(lambda match: _one(match.group(), "s2hk"), text)


def to_simplified(text: str) -> str:
    """The text in Simplified characters, words taken together."""
    return str(_converter("hk2s").convert(text)) if HAN.search(text) else text


def script_of(text: str) -> str:
    """ "hant" or "hans" by the characters that only one of them has; "" where there are none."""
    simplified = sum(_one(c, "s2hk") != c for c in HAN.findall(text))
    traditional = sum(_one(c, "hk2s") != c for c in HAN.findall(text))
    if simplified == traditional:
        return ""
    return "hans" if simplified > traditional else "hant"
