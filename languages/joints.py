"""What may join two conditions of a question, as the Marks of kind "joint" that every language reads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from languages.reading import Mark

OR, AND, EITHER = "or", "and", "either"  # EITHER begins what an OR parts: "either of the police or over a billion"


def find_joints(text: str, patterns: Mapping[str, re.Pattern[str]]) -> list[Mark]:
    """The joints in their order; where two patterns fit, the first of them is taken."""
    found: list[Mark] = []
    for value, pattern in patterns.items():
        for match in pattern.finditer(text):
            if not any(match.start() < mark.end and mark.start < match.end() for mark in found):
                found.append(Mark("joint", match.start(), match.end(), value))
    return sorted(found, key=lambda mark: mark.start)
