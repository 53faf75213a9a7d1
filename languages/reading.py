"""What was read in a message: Marks (typed values at places in the text) and the Reading made of them, and their JSON form.

The bot reads, the actions decide, perhaps in two processes: a Reading travels between them as the parsed message's entities.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from knowledge.money import MoneyRange
from knowledge.period import Period, Unit


@dataclass(frozen=True)
class Mark:
    """A value read at text[start:end].

    kind        value
    period      Period
    month       int 1-12, a month without a year
    quarter     int 1-4, a quarter without a year
    money       MoneyRange
    number      int, a bare count ("top 3", "five")
    ordinal     int, 1 for the first, -1 for the last
    others      str
    """

    kind: str
    start: int
    end: int
    value: Any
    role: str = ""


def to_json(value: Any) -> Any:
    """A Mark's value as plain JSON."""
    if isinstance(value, Period):
        return {"first": _day(value.first), "last": _day(value.last), "unit": value.unit.value}
    if isinstance(value, MoneyRange):
        return {
            "low": _figure(value.low),
            "high": _figure(value.high),
            "includes_low": value.includes_low,
            "includes_high": value.includes_high,
            "about": _figure(value.about),
        }
    return value


def from_json(kind: str, value: Any) -> Any:
    """The value of a Mark of that kind, from `to_json`."""
    if kind == "period":
        first, last = (date.fromisoformat(v) if v else None for v in (value["first"], value["last"]))
        return Period(first, last, Unit(value["unit"]))
    if kind == "money":
        low, high, about = (None if value[k] is None else Decimal(value[k]) for k in ("low", "high", "about"))
        return MoneyRange(low, high, value["includes_low"], value["includes_high"], about)
    return value


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
