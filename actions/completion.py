"""The whole question that a message asks which goes on from the one before, or takes a part of it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.gist import (
    CONDITIONS,
    OPERATIONS,
    PERIODS,
    SINGLE,
    SUMMARIES,
    asks_which_of_departments,
    contrasts,
    dates,
    operates,
    operations,
    own_subject,
    says,
)
from actions.memory import Memory
from actions.merging import FIGURES, merge
from actions.picking import pick
from languages.reading import Mark, Reading

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
_OTHER_NUMBER = {"number", "carry", "pronoun", "plural", "table"}
_PICKING = ("ordinal", "number", "superlative", "comparative")


def complete(reading: Reading, memory: Memory, described: tuple[Mark, ...] = ()) -> Reading:
    """The whole question that the message asks, going on from the one before; `described` a project on show that the
    message picks by its words.
    """
    last = memory.reading
    assert last is not None
    kind = reading.follow_up
    points = reading.has("pronoun") or (memory.asked or last).kind in SINGLE
    described_one = reading.has("pronoun") and bool(reading.of("word", role="known"))  # "this or the image platform"
    other = (own_subject(reading) or described_one) and len(reading.of("department")) < 2 and not reading.has("project")
    if kind == "compare" and memory.focus and points and other:
        words = reading.of("word", role="known") or (
            last.of("word") if last.kind in SINGLE or memory.total == 1 else ()
        )
        pieces = [Mark("project", 0, 0, (memory.focus,), "pointed"), *reading.of("department"), *words]
        return compose(reading, "compare", [*operations(reading), *pieces])
    part = _part_of_the_list(reading, memory)
    if part:
        of_them = kind if kind in (*FIGURES, "compare") else "list"
        return compose(reading, of_them, [*operations(reading, without=_PICKING), *_order(last), *part])
    if kind == "list" and reading.has("sort", "reverse"):
        return _reversed(reading, last, memory)
    before = memory.asked or last
    summed = list(before.of("project", role="pointed")) if before.kind in FIGURES else []
    if before.kind in FIGURES and before.has("superlative"):
        summed = [Mark("project", 0, 0, (key,), "pointed") for key in memory.shown]
    if reading.has("share") and summed and not own_subject(reading):
        return compose(reading, "sum", [*operations(reading), *summed])  # of what was added up last
    picked = described or pick(reading, memory)
    if len(picked) > 1 and kind in ("sum", "average"):
        return compose(reading, kind, [*operations(reading, without=_PICKING), *picked])
    if len(picked) > 1 or (picked and kind == "compare"):
        return compose(reading, "compare", [*operations(reading, without=_PICKING), *picked])
    if picked:
        kind = kind if kind in SINGLE else "project"
        before = memory.asked or last
        if kind == "project" and before.kind == "field" and not operates(reading, ("field", "when", "about", "define")):
            return compose(reading, "field", [*operations(before), *picked])
        return compose(reading, kind, [*operations(reading, without=_PICKING), *reading.of("status"), *picked])
    if last.kind == "rank" and reading.has("number") and {mark.kind for mark in reading.marks} <= _OTHER_NUMBER:
        kept = [mark for mark in last.marks if mark.kind != "number"]
        return compose(reading, "rank", [*kept, *reading.of("number")])  # "make it five"
    places = reading.of("ordinal")
    bare = {mark.kind for mark in reading.marks} <= {"ordinal", "carry", "define", "fit", "field", "pronoun"}
    if last.kind == "rank" and places and last.of("ordinal", role="rank") and bare and not reading.has("field", "cost"):
        kept = [mark for mark in last.marks if mark.kind != "ordinal"]  # "third?", after the second most expensive
        return compose(reading, "rank", [*kept, *(replace(mark, role="rank") for mark in places)])
    if _takes_all(reading, memory):
        asked = memory.asked or last
        shown = [Mark("project", 0, 0, (key,), "pointed") for key in memory.shown]
        return compose(reading, "field", [*operations(asked), *reading.of("they"), *shown])
    if _renames_event(reading, last):
        return _with_event(reading, last)
    conditions = merge(reading, last, memory)
    asks = [one for one in OPERATIONS if one != "number"] if last.has("share") else OPERATIONS
    own = operates(reading, asks) or (reading.has("role") and not dates(reading)) or reading.has("share")
    if _is_of_groups(reading, last, kind):
        return _of_groups(reading, last, kind, conditions)
    only_points = {mark.kind for mark in reading.marks} <= {"define", "carry", "plural", "they"}
    if only_points and last.kind == "departments":
        return compose(reading, last.kind, [*conditions, *operations(last)])  # "name them", after how many there are
    if only_points and last.kind in SUMMARIES:
        return compose(reading, "list", conditions)  # "what are they?", after how many there are
    rivals = len(last.of("department")) > 1 and (contrasts(last) or (last.kind == "rank" and reading.has("field")))
    rivals = rivals or asks_which_of_departments(reading, last)
    if kind in ("rank", "departments") and rivals and not reading.has("table", "project"):
        return compose(reading, "compare", [*conditions, *operations(reading)])  # "and who spends more?"
    if reading.has("each") and kind == "field" and last.kind in FIGURES and len(last.of("department")) < 2:
        return compose(reading, "list", conditions)  # "the price of each?", after how many there are
    if reading.has("each") and kind == "rank" and last.kind == "group":  # "now the smallest of each"
        kept = [mark for mark in operations(last) if mark.kind not in ("superlative", "role")]
        return compose(reading, "group", [*conditions, *kept, *last.of("role"), *operations(reading)])
    listed = reading.has("plural") and kind not in FIGURES  # 分別是什麼
    if reading.has("each") and (kind in FIGURES or last.kind in FIGURES) and not listed:
        return compose(reading, "group", [*conditions, *operations(reading)])
    if reading.has("mean"):
        return compose(reading, "list", [*conditions, *operations(reading)])  # "which ones are above that average?"
    if reading.has("picture", "timeline") or (reading.has("picture") and last.kind in (*FIGURES, *SINGLE)):
        return compose(reading, "list", [*conditions, *reading.of("picture")])  # "draw that", after what they cost
    adds_up = contrasts(last) and (reading.has("sum") or reading.has("average"))  # "together?"
    shows_all = (last.kind in ("group", "departments") or contrasts(last)) and not (says(reading.marks) or adds_up)
    only_figures = own and not operates(reading, (*_OTHER_FIGURES, "role", "share"))
    keeps = reading.has("bound", "exactly") and last.kind == "group" and not reading.has("table", "list")
    # "only projects above 300 million", but "just the 2022-23 ones, listed"
    of_that_group = memory.singled is not None and reading.has("pronoun") and last.kind in ("group", "departments")
    of_shown = reading.has("they") and (last.kind in FIGURES or memory.singled is not None)
    lists = of_that_group or of_shown or operates(reading, ("plural", "table", "undated"))
    anew = reading.has("carry", "about") or last.has("share")  # "same for those below 200 million"
    asks_more = lists or reading.has("page")
    if last.kind in SINGLE and reading.has("owner") and asks_more and not operates(reading, asks):
        return compose(reading, "list", conditions)  # "does that department have others?"
    if not own and last.kind in SUMMARIES and lists and not keeps and not anew:
        return compose(reading, "list", conditions)
    if kind == "project" and reading.has("they") and (reading.of("word", role="known") or reading.has("department")):
        return compose(reading, "list", conditions)  # "which of them is about court buildings?"
    if last.kind == "rank" and not own and any(mark.role == "pointed" for mark in conditions) and says(reading.marks):
        return compose(reading, "list", [*conditions, *operations(reading)])
    if not own or (shows_all and only_figures):
        asked = memory.asked if memory.asked and _goes_on(reading, memory.asked, last) else last
        return compose(reading, asked.kind, [*conditions, *operations(asked), *reading.of("picture")])
    return compose(reading, kind, [*conditions, *operations(reading)])


def _part_of_the_list(reading: Reading, memory: Memory) -> list[Mark]:
    """ "The last four", "the first two": of the list on show."""
    tops = _is_top_of_an_order(reading, memory)
    part = next((mark for mark in reading.of("number") if tops or mark.role in ("first", "last")), None)
    least = 2 if tops else 1  # "the top one" is a project, and no list
    if part is None or not least <= part.value < len(memory.shown) or own_subject(reading):
        return []
    if reading.has("superlative") and not tops:
        return []
    if reading.has("role") or dates(reading):
        return []
    keys = memory.shown[-part.value :] if part.role == "last" else memory.shown[: part.value]
    return [Mark("project", 0, 0, (key,), "pointed") for key in keys]


def _is_top_of_an_order(reading: Reading, memory: Memory) -> bool:
    """ "Only the top three", of a list that was put in an order: of that order, whatever it goes by."""
    said = [reading.text[mark.start : mark.end].lower() for mark in reading.of("superlative")]
    return memory.reading is not None and memory.reading.has("sort") and said == ["top"] and not reading.has("field")


def _goes_on(reading: Reading, asked: Reading, last: Reading) -> bool:
    """Whether the message goes on with what was asked of the list, or of a project on it, rather than with the list."""
    of_another = asked.kind in ("sum", "average") and last.kind == "list" and says(reading.marks)
    bare = not operates(reading, ("plural", "table", "they", "one", "undated"))
    return {asked.kind, last.kind} <= set(SINGLE) or (of_another and bare)  # "in total?", "and immigration?"


def _takes_all(reading: Reading, memory: Memory) -> bool:
    """ "Both", where it was asked which of two projects is meant."""
    asked = memory.asked or memory.reading
    bare = {mark.kind for mark in reading.marks} <= {"they", "plural", "carry", "all", "each", "number"}
    return bare and reading.has("they") and memory.asked_back and bool(asked and asked.kind == "field")


def _order(last: Reading) -> list[Mark]:
    """What put the list on show in its order."""
    if not last.has("sort"):
        return []
    return [mark for mark in last.marks if mark.kind in ("sort", "superlative", "comparative", "role", "field", "when")]


def _reversed(reading: Reading, last: Reading, memory: Memory) -> Reading:
    """The list on show in the opposite order; asked for twice, in the one before."""
    conditions = merge(reading, last, memory)
    order = operations(last)
    if last.has("sort", "reverse"):
        order = [mark for mark in order if (mark.kind, mark.value) != ("sort", "reverse")]
    else:
        order += [Mark("sort", 0, 0, "reverse")]
    return compose(reading, "list", [*conditions, *order])


def _is_of_groups(reading: Reading, last: Reading, kind: str) -> bool:
    """Whether a breakdown is gone on with: "which of these years was the highest", "as percentages", "who spends least"."""
    if last.kind not in ("group", "departments") or (says(reading.marks) and kind != "group"):
        return False
    if kind == "group":
        return reading.has("year_of") and not reading.has("group")
    if kind in FIGURES and reading.has("superlative"):
        return not reading.has("table")  # "which of them has the biggest total?"
    if reading.has("share"):
        return not (own_subject(reading) or reading.has("sum") or reading.has("all"))
    if last.kind == "departments" and last.has("superlative") and reading.of("ordinal", role="rank"):
        return True  # "and which is second?"
    bounds = last.kind == "departments" and (last.has("bound") or reading.has("bound")) and reading.has("number")
    bare = {mark.kind for mark in reading.marks} <= {"superlative", "carry", "work", "define", "count"}
    owners = bare or operates(reading, ("they", "amount", "bodies")) or reading.has("field", "department")
    return bounds or (kind == "rank" and owners and not reading.has("table"))


def _of_groups(reading: Reading, last: Reading, kind: str, conditions: Sequence[Mark]) -> Reading:
    """The breakdown again, with what the message asks of it."""
    mine = [mark for mark in operations(reading) if mark.kind != "year_of"]
    of_last = next((mark.value for mark in last.of("group")), None)
    which = Mark("bodies", 0, 0, "bodies") if of_last in (None, "department") else Mark("year_of", 0, 0, of_last)
    if reading.has("superlative") and last.kind == "group":
        mine.append(which)
    replaced = {mark.kind for mark in mine} & {"superlative", "number", "bound"}
    if operates(reading, FIGURES) or (reading.has("superlative") and reading.has("amount")):
        replaced |= {*FIGURES, "table", "plural"}  # "which spends most", after how many there are
    if not any(mark.kind == "ordinal" for mark in mine):
        replaced |= {"superlative", "ordinal"}
    kept = [mark for mark in operations(last) if mark.kind not in replaced]
    if not any(mark.kind in ("group", "year_of") for mark in kept):
        kept += reading.of("year_of")
    return compose(reading, last.kind, [*conditions, *kept, *mine])


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
    roles = [mark for mark in reading.of("role") if not mark.negated] or list(reading.of("role"))
    role = roles[-1].value
    marks = [replace(mark, role=role) if mark.kind == "period" else mark for mark in last.marks]
    return compose(reading, last.kind, marks)


def dropped(reading: Reading, memory: Memory) -> Reading:
    """The last question without the conditions of the kinds that the message names; without its latest where it names none."""
    last = memory.reading
    assert last is not None
    if last.kind in SINGLE:  # a fact of the one project that was left
        last = replace(last, kind="list", marks=tuple(mark for mark in last.marks if mark.kind in CONDITIONS))
    conditions = [mark for mark in last.marks if mark.kind in CONDITIONS and mark.kind != "fit"]
    named = [mark for mark in reading.marks if mark.kind in ("department", "project") and not mark.negated]
    held = {key for mark in conditions if mark.kind in ("department", "project") for key in mark.value}
    if named and not any(held & set(mark.value) for mark in named):  # "drop the census one"
        return compose(reading, last.kind, [*conditions, *(replace(m, negated=True) for m in named), *operations(last)])
    gone = {key for mark in named for key in mark.value}
    alike = [mark for mark in conditions if named and mark.kind == named[0].kind and not mark.negated]
    dropped_too = [mark for mark in alike if gone.intersection(mark.value)]
    if 0 < len(dropped_too) < len(alike):  # "drop labour", of three departments
        left = [mark for mark in conditions if mark not in dropped_too]
        return compose(reading, last.kind, [*left, *operations(last)])
    if reading.has("they") and reading.has("money") and not any(mark.kind == "money" for mark in conditions):
        outside = [replace(mark, negated=True) for mark in reading.of("money")]  # "drop those above 500 million"
        return compose(reading, last.kind, [*conditions, *outside, *operations(last)])
    kinds = {mark.kind for mark in reading.marks if mark.kind in CONDITIONS and mark.kind not in ("word", "fit")}
    kinds |= {mark.value for mark in reading.of("drop")} & {"department", "money"}
    if reading.has("drop", "date"):
        kinds |= set(PERIODS)
    if kinds & set(PERIODS) or reading.has("role") or reading.has("when") or reading.has("condition", "date"):
        kinds |= set(PERIODS)
    if reading.has("field", "cost") or reading.has("condition", "money"):
        kinds.add("money")
    if reading.has("field", "department") or reading.has("bodies") or reading.has("condition", "department"):
        kinds.add("department")
    if not kinds and conditions:
        latest = conditions[-1]
        alike = [mark for mark in conditions if (mark.kind, mark.role) == (latest.kind, latest.role)]
        return compose(reading, last.kind, [*(m for m in conditions if m not in alike), *operations(last)])
    roles = {mark.value for mark in reading.of("role")} if kinds & set(PERIODS) else set()
    kept = [
        m for m in conditions if m.kind not in kinds or (m.kind in PERIODS and roles and m.role and m.role not in roles)
    ]
    return compose(reading, last.kind, [*kept, *operations(last)])


def compose(reading: Reading, kind: str, marks: Sequence[Mark]) -> Reading:
    """A Reading of the marks' values; their places are their order, since they come from more than one message."""
    placed = tuple(replace(mark, start=i, end=i + 1) for i, mark in enumerate(marks))
    return replace(reading, kind=kind, marks=placed, composed=True)
