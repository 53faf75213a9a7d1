"""How long a project may take from its planned start to its planned live-run, as a question sets it, in months."""

from __future__ import annotations

from dataclasses import dataclass

DAYS = 365.25 / 12  # in a month
SLACK = 3  # days by which as many months differ, with February and leap days


@dataclass(frozen=True)
class LengthRange:
    """From `low` to `high` months; None leaves that end open. `includes_low` and `includes_high` as those of money.

    A project's months run from the first day of its start quarter to the last of its last live-run quarter.
    """

    low: int | None = None
    high: int | None = None
    includes_low: bool = True
    includes_high: bool = True

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a length needs at least one end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a length cannot run from {self.low} months down to {self.high}")

    @property
    def days(self) -> tuple[int | None, int | None]:
        """The fewest and the most days between the first and the last day, both possible; None where that end is open."""
        low, high = (None if months is None else round(months * DAYS) for months in (self.low, self.high))
        fewest = None if low is None else low - SLACK if self.includes_low else low + SLACK
        most = None if high is None else high + SLACK if self.includes_high else high - SLACK
        return fewest, most

    def holds(self, days: int) -> bool:
        fewest, most = self.days
        return (fewest is None or days >= fewest) and (most is None or days <= most)
