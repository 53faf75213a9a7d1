"""Whether a message goes on from the question before, and the whole question that it then asks.

Works on marks alone: what the message names replaces what was named before, and the rest is carried over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.memory import Memory
from actions.picking import pick
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from languages.reading import Mark, Reading

ALONE = (
    "greeting",
    "thanks",
    "goodbye",
    "capabilities",
    "bot_identity",
    "reset",
    "contact",
    "term",
    "empty",
    "unavailable",
)
PERIODS = ("period", "month", "quarter", "bad_date")
CONDITIONS = ("department", "project", "word", "fit", "money", "status", "undated", "outsider", *PERIODS)
OPERATIONS = (
    "count",
    "sum",
    "average",
    "superlative",
    "comparative",
    "ordinal",
    "group",
    "compare",
    "sort",
    "field",
    "when",
    "about",
    "define",
    "bodies",
    "number",
)
GOOD_FIT = 60
OF_A_LIST = ("count", "sum", "average", "superlative", "group", "sort")
STRANGE = 0.6  # the probability of out_of_scope from which one unknown word settles it
FOREIGN = 0.85  # and from which none is needed
SUMMARIES = ("group", "departments", "compare", "count", "sum", "average")
PART = "part"  # on a period that was completed from a month or a quarter
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
SINGLE = ("field", "project")  # kinds that are about one project


def follows(reading: Reading, memory: Memory) -> bool:
    """Whether the message leans on the question before rather than standing on its own."""
    if memory.reading is None or (reading.kind in ALONE and not _leans(reading)):
        return False
    if reading.has("outsider") or reading.has("opinion") or _is_a_stranger(reading):
        return False  # "will it rain tomorrow?" is not about the project
    places = [mark for mark in reading.of("ordinal") if mark.role != "rank"]
    if (
        places
        and memory.shown
        and not any(reading.has(kind) for kind in ("plural", "superlative"))
        and not _own_subject(reading)
    ):
        return True  # "the second project"
    if {mark.kind for mark in reading.marks} <= {"plural", "define", "carry", "they"} and reading.has("plural"):
        return True  # "which ones?"
    if reading.has("compare") and len(reading.of("project")) + len(reading.of("department")) == 1:
        return True  # "compare it with the customs one"
    one_project = memory.reading.kind in SINGLE and bool(memory.focus)
    if one_project and _operates(reading, OF_A_LIST) and not _leans_on_a_set(reading):
        return False  # "spending by department", after a question about one project
    whole = reading.has("table", "project") or (reading.has("bodies") and not (memory.focus and reading.has("field")))
    if reading.has("shift") or reading.has("owner") or reading.has("they") or reading.has("carry", "only"):
        return True
    if reading.has("carry", "about"):
        return not (whole and reading.has("plural") and not reading.has("department"))
    if reading.has("pronoun"):
        return not (_own_subject(reading) and whole)
    if whole or reading.has("all"):
        return False
    if _own_subject(reading):
        one = len(reading.of("department")) == 1
        added = reading.has("carry", "weak") or reading.has("add") or _denies_departments(reading)
        added = added or (one and reading.has("compare"))
        return (added or not _operates(reading, OPERATIONS)) and not reading.has("project")
    leaning = (*CONDITIONS, *OPERATIONS, "role", "term", "year_of", "share", "other", "place", "correct")
    return any(reading.has(kind) for kind in leaning if kind not in ("word", "fit"))


def _leans_on_a_set(reading: Reading) -> bool:
    return reading.has("they") or reading.has("pronoun") or reading.has("carry")


def _is_a_stranger(reading: Reading) -> bool:
    """Whether a message refused by itself is so foreign that the question before does not make it ours."""
    if reading.has("service") and not reading.has("field", "paper"):
        return True
    if reading.kind != "out_of_scope":
        return False
    unknown = len(reading.of("word", role="unknown"))
    points = reading.has("pronoun") or reading.has("they")
    return (
        unknown > 1 or (unknown > 0 and reading.confidence > STRANGE) or (reading.confidence > FOREIGN and not points)
    )


def _leans(reading: Reading) -> bool:
    """A term or small talk that is a question about what is on show: "financial year?", "and its go-live date"."""
    if reading.has("correct") or reading.has("other"):
        return True
    if reading.kind == "term":
        return not reading.has("define") or reading.has("pronoun")
    return (
        reading.has("pronoun") or reading.has("they") or reading.has("carry", "only") or reading.has("carry", "about")
    )


def _denies_departments(reading: Reading) -> bool:
    named = reading.of("department")
    return bool(named) and all(mark.negated for mark in named)


def _own_subject(reading: Reading) -> bool:
    fit = reading.value("fit") or 0
    return (
        reading.has("project")
        or reading.has("department")
        or (fit >= GOOD_FIT and bool(reading.of("word", role="known")))
    )


def complete(reading: Reading, memory: Memory) -> Reading:
    """The whole question that the message asks, going on from the one before."""
    last = memory.reading
    assert last is not None
    kind = reading.follow_up
    if kind == "compare" and memory.focus and reading.has("pronoun") and reading.has("department"):
        described = last.of("word") if last.kind in SINGLE else ()
        pieces = [Mark("project", 0, 0, (memory.focus,), "pointed"), *reading.of("department"), *described]
        return _compose(reading, "compare", [*_operations(reading), *pieces])
    picked = pick(reading, memory)
    if len(picked) > 1 or (picked and kind == "compare"):
        return _compose(reading, "compare", [*_operations(reading, without=_PICKING), *picked])
    if picked:
        kind = kind if kind in SINGLE else "project"
        if kind == "project" and last.kind == "field" and not _operates(reading, ("field", "when", "about", "define")):
            return _compose(reading, "field", [*_operations(last), *picked])
        return _compose(reading, kind, [*_operations(reading, without=_PICKING), *reading.of("status"), *picked])
    if _renames_event(reading, last):
        return _with_event(reading, last)
    conditions = _merge(reading, last, memory)
    own = _operates(reading, OPERATIONS) or (reading.has("role") and not _dates(reading)) or reading.has("share")
    shows_all = (last.kind in ("group", "departments") or _contrasts(last)) and not _says(reading.marks)
    only_figures = own and not _operates(reading, _OTHER_FIGURES) and not reading.has("role")
    if not own and last.kind in SUMMARIES and reading.has("plural"):
        return _compose(reading, "list", conditions)
    if not own or (shows_all and only_figures):
        return _compose(reading, last.kind, [*conditions, *_operations(last)])
    return _compose(reading, kind, [*conditions, *_operations(reading)])


def _contrasts(last: Reading) -> bool:
    """Whether departments or periods, not projects, were set side by side."""
    return last.kind == "compare" and (len(last.of("department")) > 1 or len(last.of("period")) > 1)


def _operates(reading: Reading, kinds: Iterable[str]) -> bool:
    return any(reading.has(kind) for kind in kinds)


def _operations(reading: Reading, without: Sequence[str] = ()) -> list[Mark]:
    return [mark for mark in reading.marks if mark.kind not in CONDITIONS and mark.kind not in without]


def _merge(reading: Reading, last: Reading, memory: Memory) -> list[Mark]:
    """The conditions of both, the message's own replacing those of their kind."""
    mine = [mark for mark in reading.marks if mark.kind in CONDITIONS]
    kept = [mark for mark in last.marks if mark.kind in CONDITIONS]
    if reading.has("project"):
        return mine
    if reading.has("owner") and memory.focus_owner:
        return [Mark("department", 0, 0, (memory.focus_owner,))]
    a_set = last.kind == "rank" or last.has("undated") or (last.kind == "compare" and not _contrasts(last))
    if a_set and len(memory.shown) > 1 and not _says(mine):
        return [Mark("project", 0, 0, (key,), "pointed") for key in memory.shown]
    if reading.has("shift"):
        mine = _shifted(reading, kept)
    if last.kind in SINGLE and _operates(reading, OF_A_LIST):
        kept = [mark for mark in kept if mark.kind != "project"]
    if reading.of("word", role="known"):
        kept = [mark for mark in kept if mark.kind not in ("word", "fit", "project")]
    else:
        mine = [mark for mark in mine if mark.kind not in ("word", "fit")]
    if reading.has("department"):
        added = reading.has("compare") or reading.has("add") or _denies_departments(reading)
        gone = ("project",) if added else ("department", "project", *(("word", "fit") if last.kind in SINGLE else ()))
        kept = [mark for mark in kept if mark.kind not in gone]
    mine = _dated_alike(mine, kept, last)
    roles = {mark.role for mark in mine if mark.kind in PERIODS}
    if roles:
        denied = all(mark.negated for mark in mine if mark.kind in PERIODS)
        kept = [
            mark
            for mark in kept
            if mark.kind not in PERIODS
            or (denied and mark.negated)
            or (mark.role not in roles and mark.kind == "period")
        ]
    mine = _bounded_alike(mine, kept)
    for kind in ("money", "status", "undated"):
        if any(mark.kind == kind for mark in mine):
            kept = [mark for mark in kept if mark.kind != kind]
    return [*kept, *mine]


def _bounded_alike(mine: list[Mark], kept: list[Mark]) -> list[Mark]:
    """A second limit from the other side closes the range; a bare sum takes over the "more than" of the one before."""
    before = next((mark.value for mark in kept if mark.kind == "money"), None)
    if before is None or (before.low is not None and before.high is not None):
        return mine
    return [replace(mark, value=_range(mark.value, before)) if mark.kind == "money" else mark for mark in mine]


def _range(new: MoneyRange, before: MoneyRange) -> MoneyRange:
    if new.low is not None and new.low == new.high:
        return replace(
            before, low=new.low if before.low is not None else None, high=new.low if before.high is not None else None
        )
    if new.low is None and before.low is not None and new.high is not None and before.low < new.high:
        return replace(new, low=before.low, includes_low=before.includes_low)
    if new.high is None and before.high is not None and new.low is not None and new.low < before.high:
        return replace(new, high=before.high, includes_high=before.includes_high)
    return new


def _shifted(reading: Reading, kept: list[Mark]) -> list[Mark]:
    """ "And the year before that?": the last period, one of its kind earlier or later."""
    last = next((mark for mark in reversed(kept) if mark.kind == "period"), None)
    if last is None:
        return []
    step = -1 if reading.has("shift", "before") else 1
    period: Period = last.value
    moved = period.neighbour(step)
    return [replace(last, value=moved)] if moved else []


def _says(marks: Iterable[Mark]) -> bool:
    """Whether the marks set a condition."""
    return any((mark.kind in CONDITIONS and mark.kind not in ("word", "fit")) or mark.role == "known" for mark in marks)


def _dates(reading: Reading) -> bool:
    return any(reading.has(kind) for kind in PERIODS)


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
    bare = not _operates(reading, asks) and not _own_subject(reading)
    return reading.has("role") and bare and not _dates(reading) and last.kind not in SINGLE and bool(last.of("period"))


def _with_event(reading: Reading, last: Reading) -> Reading:
    role = reading.of("role")[-1].value
    marks = [replace(mark, role=role) if mark.kind == "period" else mark for mark in last.marks]
    return _compose(reading, last.kind, marks)


def _dated_alike(mine: list[Mark], kept: list[Mark], last: Reading) -> list[Mark]:
    """A date that names no event is about the event of the date before; a bare year completes a month or a quarter."""
    before = [mark for mark in kept if mark.kind in PERIODS]
    roles = {mark.role for mark in before} or {mark.value for mark in last.of("role")}
    found = []
    for mark in mine:
        if mark.kind == "period" and not mark.role and len(roles) == 1:
            mark = replace(mark, role=next(iter(roles)))
        if mark.kind == "period" and before and (before[-1].kind in ("month", "quarter") or before[-1].text == PART):
            mark = _completed(mark, _part(before[-1]))
        elif mark.kind in ("month", "quarter") and before and before[-1].kind == "period":
            whole = _completed(before[-1], replace(mark, role=before[-1].role))
            mark = whole if whole is not before[-1] else mark
        found.append(mark)
    return found


def _completed(year: Mark, part: Mark) -> Mark:
    period: Period = year.value
    if period.first is None or period.unit in (Unit.SPAN, Unit.HALF_YEAR):
        return year
    if part.kind == "month":
        late = period.unit is Unit.FINANCIAL_YEAR and part.value < 4
        value = Period.month(period.first.year + late, part.value)
    elif period.unit not in (Unit.FINANCIAL_YEAR, Unit.FINANCIAL_QUARTER):
        value = Period.quarter(period.first.year, part.value)
    else:
        value = Period.financial_quarter(period.first.year, part.value)
    return replace(year, value=value, role=part.role or year.role, text=PART)


def _part(mark: Mark) -> Mark:
    """The month or quarter that a completed period came from, so that another year can complete it anew."""
    if mark.kind != "period":
        return mark
    first = mark.value.first
    if mark.value.unit is Unit.MONTH:
        return replace(mark, kind="month", value=first.month)
    if mark.value.unit is Unit.QUARTER:
        return replace(mark, kind="quarter", value=(first.month + 2) // 3)
    return replace(mark, kind="quarter", value=(first.month - 4) % 12 // 3 + 1)


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
    return _compose(reading, last.kind, [*kept, *_operations(last)])


def _compose(reading: Reading, kind: str, marks: Sequence[Mark]) -> Reading:
    """A Reading of the marks' values; their places are their order, since they come from more than one message."""
    placed = tuple(replace(mark, start=i, end=i + 1) for i, mark in enumerate(marks))
    return replace(reading, kind=kind, marks=placed, composed=True)
