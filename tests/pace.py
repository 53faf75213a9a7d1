"""How slow this machine is just now, so that a limit of time holds what it was set on and not the machine it is tried on."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable

# s of processor time of one round where the limits were set: the gazetteer takes 0.5 ms a message there (decision 0003), and
# 1.2 ms where a round takes 2.1 ms
USUAL = 0.0009
ROUNDS = 25
_WORD = re.compile(r"[a-z]+|\d+|\s+", re.IGNORECASE)
_TEXT = "which projects of 14 departments begin in 2024 and cost more than 300 million dollars in all " * 5


def slowness() -> float:
    """How many times as long as usual some rounds of matching and counting take (median); never under 1."""
    return max(1.0, statistics.median(_round() for _ in range(ROUNDS)) / USUAL)


def is_within(taken: float, limit: float) -> bool:
    """Whether a time, in the unit of its limit, is within the limit, or within what this machine makes of it."""
    return taken < limit or taken < limit * slowness()


def fastest(read: Callable[[str], object], text: str, forget: Callable[[], object]) -> float:
    """The least of several runs, in s, each with nothing remembered: the machine may be busy, the reader must not be."""
    times = []
    for _ in range(7):
        forget()
        began = time.perf_counter()
        read(text)
        times.append(time.perf_counter() - began)
    return min(times)


def _round() -> float:
    began = time.thread_time()
    found: dict[str, int] = {}
    for start in range(0, 100, 5):
        for match in _WORD.finditer(_TEXT, start):
            found[match[0].lower()] = found.get(match[0].lower(), 0) + 1
    assert sorted(found.items(), key=lambda item: -item[1])
    return time.thread_time() - began
