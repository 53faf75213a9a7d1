"""Finds what is said to lack its go-live date in parts: "no go-live date is written", 「上線日期冇寫清楚」."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from languages.reading import Mark

# cues of kind "stated": a date that is written down, and one that is not
SAID, UNSAID = "said", "unsaid"
REACH = 4  # characters between what is not written down and the date
_OF_A_DATE = ("role", "term", "when")


def find_undated(cues: Sequence[Mark]) -> list[Mark]:
    """The cues, each go-live date that is not written down made one "undated"; "stated" itself left out."""
    left = [mark for mark in cues if mark.kind != "stated"]
    for stated in (mark for mark in cues if mark.kind == "stated"):
        denial = _denial(stated, left) if stated.value == SAID else [stated]
        date = _date(denial[0].start, stated.end, left) if denial else []
        if date:
            whole = [*denial, stated, *date]
            start, end = min(mark.start for mark in whole), max(mark.end for mark in whole)
            left = [mark for mark in left if mark not in whole] + [Mark("undated", start, end, "undated")]
    return left


def _denial(stated: Mark, marks: Iterable[Mark]) -> list[Mark]:
    """The "not" that stands before it."""
    return [m for m in marks if (m.kind, m.value) == ("negation", "not") and 0 <= stated.start - m.end <= 1][:1]


def _date(start: int, end: int, marks: Sequence[Mark]) -> list[Mark]:
    """The marks of the go-live date on either side of it; none where another date is meant."""
    near = [m for m in marks if m.kind in _OF_A_DATE and (0 <= m.start - end <= REACH or 0 <= start - m.end <= REACH)]
    last = max((m.end for m in near), default=end)
    near += [m for m in marks if m.kind in _OF_A_DATE and 0 <= m.start - last <= REACH and m not in near]
    roles = {m.value for m in near if m.kind == "role"}
    return near if roles == {"live_run"} else []
