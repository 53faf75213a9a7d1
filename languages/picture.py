"""A Picture: figures to be drawn, with every word on it already in the user's language. Knows no colour, no format.

The actions make it, the bot draws it, perhaps in two processes: it travels as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any


class Kind(str, Enum):
    BARS = "bars"
    TIMELINE = "timeline"


@dataclass(frozen=True)
class Bar:
    """One figure; `text` is the value as it is said."""

    label: str
    value: Decimal
    text: str

    def __post_init__(self) -> None:
        if not self.value.is_finite() or self.value < 0:
            raise ValueError(f"a bar cannot be {self.value} long")


@dataclass(frozen=True)
class Span:
    """One stretch of the plan from `start` to `end`, the last day with a date; `is_open`: it goes on without one."""

    label: str
    start: date
    end: date | None
    is_open: bool
    text: str

    def __post_init__(self) -> None:
        if self.end is None and not self.is_open:
            raise ValueError("a span without an end is open")
        if self.end and self.end < self.start:
            raise ValueError(f"a span cannot end ({self.end}) before it begins ({self.start})")


@dataclass(frozen=True)
class Legend:
    """What the parts of a timeline are called."""

    past: str
    ahead: str
    undated: str
    today: str


@dataclass(frozen=True)
class Picture:
    """A bar chart (`bars`) or a timeline (`spans`, `today`, `legend`); `alternative` tells all of it in words."""

    kind: Kind
    title: str
    alternative: str
    unit: str = ""  # what the bars count, or how the spans are to be read
    note: str = ""  # what is not in the picture
    bars: tuple[Bar, ...] = ()
    spans: tuple[Span, ...] = ()
    today: date | None = None
    legend: Legend | None = None

    def __post_init__(self) -> None:
        if self.kind is Kind.BARS and not self.bars:
            raise ValueError("a bar chart needs a bar")
        if self.kind is Kind.TIMELINE and not (self.spans and self.today and self.legend):
            raise ValueError("a timeline needs a span, a today and a legend")

    def to_json(self) -> dict[str, Any]:
        """Short names, since it travels in an address."""
        packed: dict[str, Any] = {"k": self.kind.value, "t": self.title, "a": self.alternative}
        if self.unit:
            packed["u"] = self.unit
        if self.note:
            packed["n"] = self.note
        if self.kind is Kind.BARS:
            packed["b"] = [[bar.label, str(bar.value), bar.text] for bar in self.bars]
        else:
            assert self.today
            assert self.legend
            packed["s"] = [
                [s.label, s.start.isoformat(), s.end.isoformat() if s.end else "", int(s.is_open), s.text]
                for s in self.spans
            ]
            packed["d"] = self.today.isoformat()
            packed["l"] = [self.legend.past, self.legend.ahead, self.legend.undated, self.legend.today]
        return packed

    @classmethod
    def from_json(cls, packed: Any) -> Picture:
        """The Picture that was packed. ValueError for anything else."""
        try:
            return cls(
                Kind(packed["k"]),
                _text(packed["t"]),
                _text(packed["a"]),
                _text(packed.get("u", "")),
                _text(packed.get("n", "")),
                tuple(Bar(_text(label), Decimal(value), _text(text)) for label, value, text in packed.get("b", ())),
                tuple(
                    Span(
                        _text(label),
                        date.fromisoformat(start),
                        date.fromisoformat(end) if end else None,
                        bool(is_open),
                        _text(text),
                    )
                    for label, start, end, is_open, text in packed.get("s", ())
                ),
                date.fromisoformat(packed["d"]) if "d" in packed else None,
                Legend(*map(_text, packed["l"])) if "l" in packed else None,
            )
        except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
            raise ValueError("not a picture") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} in the place of text")
    return value
