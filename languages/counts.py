"""A count or a place in a list, as the readers of every language find it. Knows no words."""

from __future__ import annotations

from typing import NamedTuple


class Count(NamedTuple):
    """What will be a Mark: its place is still the reader's own, of tokens or of folded characters."""

    start: int
    end: int
    kind: str  # "number" or "ordinal"
    value: int
    role: str = ""
