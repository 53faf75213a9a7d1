"""A document's text by its lines, and whether it says a thing there. Layout says nothing: it comes from a page of two columns."""

from __future__ import annotations

import re
import unicodedata

from knowledge.facts import Place
from knowledge.ingest.content import decode

_QUOTES = str.maketrans("‘’“”", "''\"\"")


class Paper:
    """The text of one document."""

    def __init__(self, content: bytes) -> None:
        self.lines = tuple(decode(content).split("\n"))

    def has(self, place: Place) -> bool:
        """Whether the lines exist and the first and the last hold something."""
        if not 1 <= place.first <= place.last <= len(self.lines):
            return False
        return bool(self.lines[place.first - 1].strip() and self.lines[place.last - 1].strip())

    def text(self, place: Place) -> str:
        return " ".join(self.lines[place.first - 1 : place.last])


def says(text: str, words: str) -> bool:
    """Whether the words stand in the text, whatever their case, quotes and spacing ("830, 000")."""
    return bare(words) in bare(text)


def bare(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    return re.sub(r"\s+", "", plain)
