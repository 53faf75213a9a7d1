"""Ranges of money in HK$ million, as a question sets them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class MoneyRange:
    """From `low` to `high`, both in HK$ million; None leaves that end open.

    `includes_low` and `includes_high` tell "at least" from "more than"; `about` keeps the figure of an "about 300 million",
    whose ends lie 10 % either side of it.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    includes_low: bool = True
    includes_high: bool = True
    about: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a money range needs at least one end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a money range cannot run from {self.low} down to {self.high}")

    @classmethod
    def near(cls, figure: Decimal) -> MoneyRange:
        return cls(figure * Decimal("0.9"), figure * Decimal("1.1"), about=figure)

    def without(self) -> tuple[MoneyRange, ...]:
        """The ranges of all amounts that lie outside."""
        below = () if self.low is None else (MoneyRange(None, self.low, includes_high=not self.includes_low),)
        above = () if self.high is None else (MoneyRange(self.high, None, includes_low=not self.includes_high),)
        return (*below, *above)

    def meet(self, other: MoneyRange) -> MoneyRange | None:
        """The amounts that lie in both; None where there are none."""
        low = max((self, other), key=lambda one: (one.low is not None, one.low or 0, not one.includes_low))
        high = min((self, other), key=lambda one: (one.high is None, one.high or 0, one.includes_high))
        if low.low is not None and high.high is not None and low.low > high.high:
            return None
        return MoneyRange(low.low, high.high, low.includes_low, high.includes_high)

    def holds(self, amount: Decimal) -> bool:
        above = self.low is None or amount > self.low or (self.includes_low and amount == self.low)
        below = self.high is None or amount < self.high or (self.includes_high and amount == self.high)
        return above and below
