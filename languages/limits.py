"""The limits that words set to a sum, and the MoneyRange that each makes of it. The same in every language; knows no words.

As spans.py is for dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from knowledge.money import MoneyRange
from languages.reading import Mark

MORE, FROM, LESS, UP_TO, EXACTLY, NEAR = "more", "from", "less", "up to", "exactly", "near"
LOWER, UPPER = frozenset((MORE, FROM)), frozenset((LESS, UP_TO))
_TENTH_LESS, _TENTH_MORE = Decimal("0.9"), Decimal("1.1")

Sum = TypeVar("Sum")


@dataclass(frozen=True)
class Read(Generic[Sum]):
    """One expression of money: its place in the reader's terms, and the limit and the language's own Sum that made it."""

    start: int
    end: int
    value: MoneyRange | None  # None: money of another country
    limit: str = ""
    first: Sum | None = None


def mark_of(value: MoneyRange | None, text: str, start: int, end: int) -> Mark:
    """The Mark of what stands at text[start:end]."""
    return Mark("foreign_money", start, end, text[start:end]) if value is None else Mark("money", start, end, value)


def money_of(kind: str, worth: Decimal) -> MoneyRange:
    """What a limit makes of a sum; without one the sum itself is meant."""
    if kind == MORE:
        return MoneyRange(low=worth, includes_low=False)
    if kind == FROM:
        return MoneyRange(low=worth)
    if kind == LESS:
        return MoneyRange(high=worth, includes_high=False)
    if kind == UP_TO:
        return MoneyRange(high=worth)
    return MoneyRange.near(worth) if kind == NEAR else MoneyRange(worth, worth)


def range_of(kind: str, low: Decimal, high: Decimal) -> MoneyRange:
    """From one sum to another, both included; behind NEAR a tenth wider either way."""
    return MoneyRange(low * _TENTH_LESS, high * _TENTH_MORE) if kind == NEAR else MoneyRange(low, high)
