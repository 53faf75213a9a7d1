"""Reads how long a project may take in English: read_lengths gives a Mark for "more than four years", "24 months or less".

"Two years ago" and "the next two years" are periods, and left alone.
"""

from __future__ import annotations

import re

from knowledge.length import LengthRange
from languages.en.lexicon import NUMBERS
from languages.reading import Mark

_N = rf"(?P<{{name}}>\d{{{{1,3}}}}(?:\.5)?|{'|'.join(NUMBERS)}|a|an)(?P<{{name}}half> and a half)?"
_LOW, _HIGH = _N.format(name="low"), _N.format(name="high")
_UNIT = r"[ -]?(?P<unit>years?|yrs?|months?|mths?)(?P<half> and a half)?\b"
_NOT_AFTER = r"(?<!next )(?<!last )(?<!past )(?<!coming )(?<!previous )"
_NOT_BEFORE = r"(?! ?(?:ago|from now|from today|later|away|old|hence|back|earlier|after|before|of age|time\b))"
_ENDS = {  # the words of each end: is it the lower one, and is it included?
    r"(?<!no )(?<!not )(?:more than|over|longer than|exceeding|above|upwards of|in excess of)": (True, False),
    r"(?:at least|no less than|not less than|a minimum of|minimum)": (True, True),
    r"(?<!no )(?<!not )(?:less than|under|fewer than|shorter than|below|quicker than|faster than)": (False, False),
    r"(?:at most|up to|no more than|not more than|a maximum of|maximum|no longer than)": (False, True),
}
_AHEAD = [(re.compile(rf"\b{words} {_LOW}{_UNIT}{_NOT_BEFORE}", re.IGNORECASE), end) for words, end in _ENDS.items()]
_BEHIND = [
    (re.compile(rf"{_NOT_AFTER}\b{_LOW}{_UNIT} (?:or|and) {words}\b", re.IGNORECASE), is_low)
    for words, is_low in (("(?:more|longer|above|upwards)", True), ("(?:less|fewer|shorter|under)", False))
]
_BETWEEN = re.compile(
    rf"\bbetween {_LOW}(?: ?(?:years?|months?))? (?:and|to) {_HIGH}{_UNIT}{_NOT_BEFORE}", re.IGNORECASE
)


def read_lengths(text: str) -> list[Mark]:
    """Marks of kind "length" with a LengthRange."""
    found = [
        Mark("length", match.start(), match.end(), _range(match, is_low, included))
        for pattern, (is_low, included) in _AHEAD
        for match in pattern.finditer(text)
    ]
    found += [
        Mark("length", match.start(), match.end(), _range(match, is_low, True))
        for pattern, is_low in _BEHIND
        for match in pattern.finditer(text)
    ]
    for match in _BETWEEN.finditer(text):
        low, high = sorted((_months(match, "low"), _months(match, "high")))
        found.append(Mark("length", match.start(), match.end(), LengthRange(low, high)))
    return found


def _range(match: re.Match[str], is_low: bool, included: bool) -> LengthRange:
    months = _months(match, "low")
    return (
        LengthRange(low=months, includes_low=included) if is_low else LengthRange(high=months, includes_high=included)
    )


def _months(match: re.Match[str], name: str) -> int:
    word = match[name].lower()
    number = 1.0 if word in ("a", "an") else float(NUMBERS.get(word, 0) or word)
    if match[f"{name}half"] or match["half"]:
        number += 0.5
    return round(number * (12 if match["unit"].lower().startswith("y") else 1))
