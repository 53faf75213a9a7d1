"""A document's text by its lines, and whether it says a thing there. Layout says nothing: it comes from a page of two columns."""

from __future__ import annotations

import re
import unicodedata

from knowledge.facts import Place
from knowledge.ingest.content import decode

_QUOTES = str.maketrans("‘’“”", "''\"\"")
_WORD = re.compile("[a-z0-9]")


class Paper:
    """The text of one document."""

    def __init__(self, content: bytes) -> None:
        self._lines = tuple(map(plain, decode(content).split("\n")))

    def has(self, place: Place) -> bool:
        """Whether the lines exist and the first and the last hold something."""
        if not 1 <= place.first <= place.last <= len(self._lines):
            return False
        return bool(self._lines[place.first - 1] and self._lines[place.last - 1])

    def whole(self, document: str) -> Place:
        return Place(document, 1, len(self._lines))

    def text(self, place: Place) -> str:
        """The lines as `plain` leaves them."""
        return " ".join(filter(None, self._lines[place.first - 1 : place.last]))


def says(text: str, words: str) -> bool:
    """Whether a plain text holds the words, and not as a part of longer words or numbers."""
    wanted = plain(words)
    before = r"(?<![a-z0-9])" if _WORD.match(wanted) else ""
    after = r"(?![a-z0-9]|[.,][0-9])" if _WORD.match(wanted[-1:]) else ""
    return re.search(before + re.escape(wanted) + after, text) is not None


def plain(text: str) -> str:
    """A text without what may vary: case, the form of quotes, spacing. "830, 000" is one number."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    return re.sub(r"(?<=[0-9]), (?=[0-9]{3}\b)", ",", " ".join(folded.split()))
