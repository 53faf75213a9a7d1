"""Whether a message goes on from the question before, and the whole question that it then asks.

Works on marks alone: what the message names replaces what was named before, and the rest is carried over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.memory import Memory
from knowledge.period import Period, Unit
from languages.reading import Mark, Reading

ALONE = ("greeting", "thanks", "goodbye", "capabilities", "bot_identity", "reset", "contact", "term", "empty", "unavailable")
PERIODS = ("period", "month", "quarter", "bad_date")
CONDITIONS = ("department", "project", "word", "fit", "money", "status", "undated", "outsider", *PERIODS)
OPERATIONS = ("count", "sum", "average", "superlative", "comparative", "ordinal", "group", "compare", "sort", "field", "when", "about", "define", "bodies", "number")
GOOD_FIT = 60
SINGLE = ("field", "project")  # kinds that are about one project


def follows(reading: Reading, memory: Memory) -> bool:
    """Whether the message leans on the question before rather than standing on its own."""
    if memory.reading is None or (reading.kind in ALONE and not _leans(reading)):
        return False
    if reading.has("outsider"):
        return False
    whole = reading.has("table", "project") or reading.has("bodies")
    if reading.has("pronoun") or reading.has("they") or reading.has("carry", "strong"):
        return not (_own_subject(reading) and whole and not reading.has("they") and not reading.has("carry", "strong"))
    if whole or reading.has("all"):
        return False
    if _own_subject(reading):
        return not any(reading.has(kind) for kind in OPERATIONS) and not reading.has("project")
    return any(reading.has(kind) for kind in (*CONDITIONS, *OPERATIONS, "role", "page", "undo", "drop") if kind not in ("word", "fit"))


def _leans(reading: Reading) -> bool:
    return reading.has("pronoun") or reading.has("they") or reading.has("carry", "strong")


def _own_subject(reading: Reading) -> bool:
    fit = reading.value("fit") or 0
    return reading.has("project") or reading.has("department") or (fit >= GOOD_FIT and bool(reading.of("word", role="known")))


def complete(reading: Reading, memory: Memory) -> Reading:
    """The whole question that the message asks, going on from the one before."""
    last = memory.reading
    assert last is not None
    kind = reading.follow_up
    picked = _picked(reading, memory)
    if picked:
        kind = kind if kind in SINGLE else "project"
        if kind == "project" and last.kind == "field" and not _operates(reading, ("field", "when", "about", "define")):
            return _compose(reading, "field", [*_operations(last), picked])
        return _compose(reading, kind, [*_operations(reading, without=("ordinal", "number", "superlative", "comparative")), picked])
    conditions = _merge(reading, last)
    own = _operates(reading, OPERATIONS) or reading.has("role") and not reading.of("period")
    if not own:
        kind = last.kind
        if kind in SINGLE and _subject_changed(reading) and not reading.has("project"):
            kind = last.kind
        return _compose(reading, kind, [*conditions, *_operations(last)])
    return _compose(reading, kind, [*conditions, *_operations(reading)])


def _picked(reading: Reading, memory: Memory) -> Mark | None:
    """The one project that "it", "the second one" or "the last" points at."""
    ordinal = next((mark for mark in reading.of("ordinal") if mark.role != "rank"), None)
    if ordinal and memory.shown and not reading.has("role") or ordinal and reading.has("pronoun"):
        place = ordinal.value - 1 - memory.offset if ordinal.value > 0 else ordinal.value
        place = place if -len(memory.shown) <= place < len(memory.shown) else ordinal.value - 1
        if -len(memory.shown) <= place < len(memory.shown):
            return Mark("project", ordinal.start, ordinal.end, (memory.shown[place],), "pointed")
        return None
    if reading.has("they") and not reading.has("pronoun") or _own_subject(reading):
        return None
    asks = any(reading.has(kind) for kind in ("field", "when", "about", "define", "role", "status"))
    if memory.focus and asks and not any(reading.has(k) for k in ("count", "sum", "average", "superlative", "group", "plural", "money")):
        if reading.has("pronoun") or not reading.of("period"):
            return Mark("project", 0, 0, (memory.focus,), "pointed")
    return None


def _operates(reading: Reading, kinds: Iterable[str]) -> bool:
    return any(reading.has(kind) for kind in kinds)


def _operations(reading: Reading, without: Sequence[str] = ()) -> list[Mark]:
    return [mark for mark in reading.marks if mark.kind not in CONDITIONS and mark.kind not in without]


def _subject_changed(reading: Reading) -> bool:
    return reading.has("department") or reading.has("project") or bool(reading.of("word", role="known"))


def _merge(reading: Reading, last: Reading) -> list[Mark]:
    """The conditions of both, the message's own replacing those of their kind."""
    mine = [mark for mark in reading.marks if mark.kind in CONDITIONS]
    kept = [mark for mark in last.marks if mark.kind in CONDITIONS]
    if reading.has("project"):
        return mine
    if reading.of("word", role="known"):
        kept = [mark for mark in kept if mark.kind not in ("word", "fit", "project")]
    else:
        mine = [mark for mark in mine if mark.kind not in ("word", "fit")]
    if reading.has("department"):
        added = all(mark.negated for mark in reading.of("department"))
        gone = ("project",) if added else ("department", "project", *(("word", "fit") if last.kind in SINGLE else ()))
        kept = [mark for mark in kept if mark.kind not in gone]
    mine = _dated_alike(mine, kept)
    roles = {mark.role for mark in mine if mark.kind in PERIODS}
    if roles:
        kept = [mark for mark in kept if mark.kind not in PERIODS or (mark.role not in roles and mark.kind == "period")]
    for kind in ("money", "status", "undated"):
        if any(mark.kind == kind for mark in mine):
            kept = [mark for mark in kept if mark.kind != kind]
    return [*kept, *mine]


def _dated_alike(mine: list[Mark], kept: list[Mark]) -> list[Mark]:
    """A date that names no event is about the event of the date before; a bare year completes a month or a quarter."""
    before = [mark for mark in kept if mark.kind in PERIODS]
    roles = {mark.role for mark in before}
    found = []
    for mark in mine:
        if mark.kind == "period" and not mark.role and len(roles) == 1:
            mark = replace(mark, role=next(iter(roles)))
        if mark.kind == "period" and before and before[-1].kind in ("month", "quarter"):
            mark = _completed(mark, before[-1])
        found.append(mark)
    return found


def _completed(year: Mark, part: Mark) -> Mark:
    period: Period = year.value
    if period.first is None or period.unit not in (Unit.YEAR, Unit.FINANCIAL_YEAR):
        return year
    if part.kind == "month":
        late = period.unit is Unit.FINANCIAL_YEAR and part.value < 4
        return replace(year, value=Period.month(period.first.year + late, part.value), role=year.role or part.role)
    if period.unit is Unit.YEAR:
        return replace(year, value=Period.quarter(period.first.year, part.value), role=year.role or part.role)
    return replace(year, value=Period.financial_quarter(period.first.year, part.value), role=year.role or part.role)


def dropped(reading: Reading, memory: Memory) -> Reading:
    """The last question without the conditions of the kinds that the message names; without its latest where it names none."""
    last = memory.reading
    assert last is not None
    conditions = [mark for mark in last.marks if mark.kind in CONDITIONS and mark.kind != "fit"]
    kinds = {mark.kind for mark in reading.marks if mark.kind in CONDITIONS and mark.kind not in ("word", "fit")}
    if kinds & set(PERIODS) or reading.has("role") or reading.has("when"):
        kinds |= set(PERIODS)
    if reading.has("field", "cost"):
        kinds.add("money")
    if reading.has("field", "department") or reading.has("bodies"):
        kinds.add("department")
    if not kinds and conditions:
        kinds = {conditions[-1].kind}
    roles = {mark.value for mark in reading.of("role")} if kinds & set(PERIODS) else set()
    kept = [m for m in conditions if m.kind not in kinds or (m.kind in PERIODS and roles and m.role and m.role not in roles)]
    return _compose(reading, last.kind, [*kept, *_operations(last)])


def _compose(reading: Reading, kind: str, marks: Sequence[Mark]) -> Reading:
    """A Reading of the marks' values; their places are their order, since they come from more than one message."""
    placed = tuple(replace(mark, start=i, end=i + 1) for i, mark in enumerate(marks))
    return replace(reading, kind=kind, marks=placed)
