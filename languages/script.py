"""Chinese scripts: tells Traditional from Simplified, and turns one into the other (OpenCC, Hong Kong variants)."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

# Forms that OpenCC prefers, and those that people here write.
_HONG_KONG = str.maketrans("啓裏綫説曬嚇揾佈税脱户囗査", "啟裡線說晒吓搵布稅脫戶口查")
_BOTH = frozenset("里晒吓搵准說戶稅脫閱于雇台臺郁")  # one script's letter to OpenCC, but written in both
_VERB_HAI = re.compile(r"(?<![關體派科])系(?![統列數所])")  # Simplified 系 is Traditional 係, except in a few words
_STRAY = frozenset("个处体几么万与号机无从礼网据")  # Simplified, though old Traditional character sets have them
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

    OpenCC sees only Simplified text: a character such as 准 is right in Traditional text and would be changed. There only
    what cannot be Traditional is: 「警務處的项目」.
    """
    if not HAN.search(text):
        return text
    if script_of(text) == "hans":
        converted = str(_converter("s2hk").convert(text))
        same = len(converted) == len(text)
        text = converted if same else HAN.sub(lambda match: _one(match.group(), "s2hk"), text)
    else:
        text = HAN.sub(lambda match: _one(match.group(), "s2hk") if _is_stray(match.group()) else match.group(), text)
    text = (
        text.translate(_HONG_KONG)
        .replace("係統", "系統")
        .replace("瞭解", "了解")
        .replace("批準", "批准")
        .replace("核準", "核准")
        .replace("鬱手", "郁手")
        .replace("鬱咗", "郁咗")
    )
    return _VERB_HAI.sub("係", text)


@cache
def _is_stray(character: str) -> bool:
    """Whether a character cannot be Traditional, whatever stands round it."""
    try:
        character.encode("big5hkscs")
    except UnicodeEncodeError:
        return True
    return character in _STRAY


def to_simplified(text: str) -> str:
    """The text in Simplified characters, words taken together."""
    return str(_converter("hk2s").convert(text)) if HAN.search(text) else text


def script_of(text: str) -> str:
    """ "hant" or "hans" by the characters that only one of them has; "" where there are none."""
    telling = [c for c in HAN.findall(text) if c not in _BOTH]
    simplified = sum(_one(c, "s2hk") != c for c in telling)
    traditional = sum(_one(c, "hk2s") != c for c in telling)
    if simplified == traditional:
        return ""
    return "hans" if simplified > traditional else "hant"
