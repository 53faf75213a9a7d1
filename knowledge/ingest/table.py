"""What both forms of the list give: rows of nine cells, each with its place. Knows nothing of types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.columns import COLUMNS
from knowledge.ingest.refusal import Refused

FINANCIAL_YEAR_LIKE = re.compile(r"[0-9]{4}\s*[-/–]\s*[0-9]{2,4}")  # how a row begins, right or wrong


@dataclass(frozen=True)
class Cell:
    text: str
    place: str  # "line 31", "row 3"


def same_headings(cells: Sequence[str]) -> bool:
    return [_bare(cell) for cell in cells] == [_bare(column.heading) for column in COLUMNS]


def refuse_headings(cells: Sequence[str], place: str) -> Refused:
    """Says which of the nine headings is missing, or what stands in its place."""
    for number, column in enumerate(COLUMNS):
        if number >= len(cells) or _bare(cells[number]) != _bare(column.heading):
            found = f"{cells[number]!r} stands there" if number < len(cells) else "the headings end before it"
            return Refused(
                f"this heading is expected as number {number + 1} of nine, {found}", place=place, column=column.heading
            )
    return Refused(f"nine headings are expected, {len(cells)} stand there", place=place)


def _bare(heading: str) -> str:
    """A heading without what varies: case, spaces, dashes and footnote digits glued to its end."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return re.sub(r"[\s\u2010-\u2015-]+", "", plain).rstrip("0123456789*†")
