"""The whole question that a message asks which goes on from the one before, or takes a part of it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.gist import (
    CONDITIONS,
    OPERATIONS,
    PERIODS,
    SINGLE,
    contrasts,
    dates,
    operates,
    operations,
    own_subject,
    says,
)
from actions.memory import Memory
from actions.merging import merge
from actions.picking import pick
from languages.reading import Mark, Reading

SUMMARIES = ("group", "departments", "compare", "count", "sum", "average")
_OTHER_FIGURES = (
    "superlative",
    "comparative",
    "ordinal",
    "group",
    "compare",
    "sort",
    "when",
    "about",
    "bodies",
    "number",
)
_PICKING = ("ordinal", "number", "superlative", "comparative")


def complete(reading: Reading, memory: Memory) -> Reading:
    """The whole question that the message asks, going on from the one before."""
    last = memory.reading
    assert last is not None
    kind = reading.follow_up
    if kind == "compare" and memory.focus and reading.has("pronoun") and reading.has("department"):
        described = last.of("word") if last.kind in SINGLE else ()
        pieces = [Mark("project", 0, 0, (memory.focus,), "pointed"), *reading.of("department"), *described]
        return compose(reading, "compare", [*operations(reading), *pieces])
    picked = pick(reading, memory)
    if len(picked) > 1 or (picked and kind == "compare"):
        return compose(reading, "compare", [*operations(reading, without=_PICKING), *picked])
    if picked:
        kind = kind if kind in SINGLE else "project"
        before = memory.asked or last
        if kind == "project" and before.kind == "field" and not operates(reading, ("field", "when", "about", "define")):
            return compose(reading, "field", [*operations(before), *picked])
        return compose(reading, kind, [*operations(reading, without=_PICKING), *reading.of("status"), *picked])
    if _renames_event(reading, last):
        return _with_event(reading, last)
    conditions = merge(reading, last, memory)
    own = operates(reading, OPERATIONS) or (reading.has("role") and not dates(reading)) or reading.has("share")
    shows_all = (last.kind in ("group", "departments") or contrasts(last)) and not says(reading.marks)
    only_figures = own and not operates(reading, _OTHER_FIGURES) and not reading.has("role")
    keeps = reading.has("bound", "exactly") and last.kind == "group"  # "only projects above 300 million"
    if not own and last.kind in SUMMARIES and reading.has("plural") and not keeps:
        return compose(reading, "list", conditions)
    if not own or (shows_all and only_figures):
        return compose(reading, last.kind, [*conditions, *operations(last)])
    return compose(reading, kind, [*conditions, *operations(reading)])


def _renames_event(reading: Reading, last: Reading) -> bool:
    """ "I meant going live": an event is named and no new date, and the last question had a date."""
    asks: tuple[str, ...] = (
        "field",
        "when",
        "status",
        "superlative",
        "comparative",
        "they",
        "pronoun",
        "count",
        "sum",
        "sort",
        "compare",
    )
    if reading.has("correct"):
        asks = ("field", "count", "sum", "compare")
    bare = not operates(reading, asks) and not own_subject(reading)
    return reading.has("role") and bare and not dates(reading) and last.kind not in SINGLE and bool(last.of("period"))


def _with_event(reading: Reading, last: Reading) -> Reading:
    role = reading.of("role")[-1].value
    marks = [replace(mark, role=role) if mark.kind == "period" else mark for mark in last.marks]
    return compose(reading, last.kind, marks)


def dropped(reading: Reading, memory: Memory) -> Reading:
    """The last question without the conditions of the kinds that the message names; without its latest where it names none."""
    last = memory.reading
    assert last is not None
    conditions = [mark for mark in last.marks if mark.kind in CONDITIONS and mark.kind != "fit"]
    kinds = {mark.kind for mark in reading.marks if mark.kind in CONDITIONS and mark.kind not in ("word", "fit")}
    if kinds & set(PERIODS) or reading.has("role") or reading.has("when") or reading.has("condition", "date"):
        kinds |= set(PERIODS)
    if reading.has("field", "cost") or reading.has("condition", "money"):
        kinds.add("money")
    if reading.has("field", "department") or reading.has("bodies") or reading.has("condition", "department"):
        kinds.add("department")
    if not kinds and conditions:
        kinds = {conditions[-1].kind}
    roles = {mark.value for mark in reading.of("role")} if kinds & set(PERIODS) else set()
    kept = [
        m for m in conditions if m.kind not in kinds or (m.kind in PERIODS and roles and m.role and m.role not in roles)
    ]
    return compose(reading, last.kind, [*kept, *operations(last)])


def compose(reading: Reading, kind: str, marks: Sequence[Mark]) -> Reading:
    """A Reading of the marks' values; their places are their order, since they come from more than one message."""
    placed = tuple(replace(mark, start=i, end=i + 1) for i, mark in enumerate(marks))
    return replace(reading, kind=kind, marks=placed, composed=True)
