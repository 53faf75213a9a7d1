"""The years that a timeline runs over and where a day falls among them. Knows nothing of how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from languages.picture import Picture

REACH = 5  # years: a today further from the plan than that is left off rather than squeezing the plan


@dataclass(frozen=True)
class Scale:
    """From 1 January of `first` to 31 December of `last`."""

    first: int
    last: int

    @property
    def all_years(self) -> range:
        return range(self.first, self.last + 1)

    def years(self, every: int) -> range:
        return range(self.first, self.last + 1, every)

    def place(self, day: date) -> float:
        """0 at the beginning, 1 at the end."""
        begin = date(self.first, 1, 1).toordinal()
        whole = date(self.last, 12, 31).toordinal() + 1 - begin
        return min(max((day.toordinal() - begin) / whole, 0.0), 1.0)

    def holds(self, day: date) -> bool:
        return self.first <= day.year <= self.last

    def is_over(self, day: date) -> bool:
        return day.year > self.last


def scale_of(picture: Picture) -> Scale:
    """Whole years round all that is drawn, with room for what is open to be seen to go on."""
    first = min(span.start.year for span in picture.spans)
    last = max((span.end or span.start).year for span in picture.spans)
    if picture.today and first - REACH <= picture.today.year <= last + REACH:
        first, last = min(first, picture.today.year), max(last, picture.today.year)
    beyond = [span.end or max(span.start, picture.today or span.start) for span in picture.spans if span.is_open]
    if any(day.year >= last for day in beyond):
        last += 1
    return Scale(first, min(last, 9998))
