"""How English joins conditions: "approved in 2023 or below 100 million", "either of the police or over a billion"."""

from __future__ import annotations

import re

from languages.joints import AND, EITHER, OR, find_joints
from languages.reading import Mark

# Joins two words rather than two conditions: "on or before", "2023 or so", "one or two", "or other departments".
_BEFORE = "".join(
    rf"(?<!\b{word} )"
    for word in ("in", "on", "at", "by", "to", "before", "after", "over", "under", "above", "below", "about", "around")
)
_AFTER = (
    r"(?! (?:so|thereabouts|otherwise|(?:any |some |the )?others?|another|similar|something)\b)"
    r"(?! not\b(?! \w))(?! (?:less|more|fewer|later|earlier|sooner)\b(?! than\b))"
)
_PATTERNS = {
    OR: re.compile(rf"\b(?:and ?/ ?or|{_BEFORE}or else|{_BEFORE}or{_AFTER})\b", re.IGNORECASE),
    AND: re.compile(r"\b(?:and|but|as well as)\b|&", re.IGNORECASE),
    EITHER: re.compile(r"\beither\b", re.IGNORECASE),
}


def read_joints(text: str) -> list[Mark]:
    """The joints of the text, as Marks of kind "joint"."""
    return find_joints(text, _PATTERNS)
