"""Marks that mean one thing or another by what was spoken of: "the 14th" is a day after a day, else a place in a list."""

from __future__ import annotations

from dataclasses import replace

from actions.memory import Memory
from knowledge.period import Unit
from languages.reading import Mark, Reading


def ground(reading: Reading, memory: Memory) -> Reading:
    """The message with those marks settled."""
    if not any(mark.kind in ("day", "ordinal") for mark in reading.marks):
        return reading
    marks = tuple(_grounded(mark, reading, memory) for mark in reading.marks)
    return replace(reading, marks=marks)


def _grounded(mark: Mark, reading: Reading, memory: Memory) -> Mark:
    dated = month_of(memory.reading) is not None
    if mark.kind == "day" and not dated and mark.value <= memory.total:
        return replace(mark, kind="ordinal")
    beyond = mark.kind == "ordinal" and not mark.role and mark.value > max(memory.total, 3)
    if beyond and dated and mark.value <= 31 and not reading.has("superlative"):
        return replace(mark, kind="day")
    return mark


def month_of(reading: Reading | None) -> tuple[int, int] | None:
    """The year and month of the date last spoken of, if that was a day or a month."""
    periods = [mark.value for mark in reading.of("period")] if reading else []
    if not periods or periods[-1].unit not in (Unit.DAY, Unit.MONTH):
        return None
    return periods[-1].first.year, periods[-1].first.month
