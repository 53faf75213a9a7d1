"""Which of the projects spoken of a message points at: "it", "the second one", "the other", "those two", "immigration's"."""

from __future__ import annotations

import re
from itertools import takewhile

from actions.memory import Memory
from languages.reading import Mark, Reading

_TWO = re.compile(r"\b(?:two|both|2)\b|[兩两二]", re.IGNORECASE)
_ADDING = {"sum", "average", "add", "amount", "field", "number", "they", "carry"}
ASKING = ("field", "when", "about", "define", "role", "status", "term", "year_of", "compare")
SETTING = (
    "count",
    "sum",
    "average",
    "superlative",
    "comparative",
    "share",
    "group",
    "plural",
    "money",
    "sort",
)  # of a list, not of one project


def pick(reading: Reading, memory: Memory) -> tuple[Mark, ...]:
    """Marks for the projects pointed at; none where the message points at none."""
    compares = reading.follow_up == "compare"
    last = memory.asked or memory.reading
    if reading.has("shift") and memory.focus in memory.shown and not (last and last.has("period")):
        at = memory.shown.index(memory.focus) + (-1 if reading.has("shift", "before") else 1)
        return _marks(memory.shown[at : at + 1] if at >= 0 else ())  # "the one before it"
    if memory.shown and reading.has("place", "middle"):
        spare = (len(memory.shown) - 1) // 2
        return _marks(memory.shown[spare : len(memory.shown) - spare])
    if memory.shown and (reading.has("place") or _says_top_one(reading)):
        return _marks([memory.shown[-1 if reading.has("place", "last") else 0]])
    listed = last is not None and last.kind == "list"
    ordinals = [mark for mark in reading.of("ordinal") if _counts_places(mark, reading, listed)]
    if ordinals and memory.shown and not _is_end_of_a_comparison(ordinals, reading, last):
        keys = [key for mark in ordinals if (key := _at_place(mark.value, memory))]
        compares = compares or reading.has("comparative")
        if compares and len(keys) == 1 and len(memory.shown) == 2:
            keys = list(memory.shown)
        elif compares and len(keys) == 1 and memory.focus and memory.focus not in keys:
            keys = [memory.focus, *keys]  # "compare it with the first"
        return _marks(keys)
    if compares and reading.has("other") and len(memory.shown) == 2:
        return _marks(memory.shown)  # "how much more is it than the other?"
    if compares and reading.has("they") and memory.asked is not None and memory.asked.kind == "compare":
        return memory.asked.of("project", role="pointed")  # "how far apart are they?"
    own = tuple(key for mark in reading.of("project") if not mark.negated for key in mark.value)
    if compares and own and reading.has("add") and len(memory.shown) > 1:
        return _marks([*memory.shown, *own])  # "add CorpID to the comparison"
    if compares and len(own) == 1 and own[0] in memory.shown and last is not None and last.kind == "compare":
        return _marks(memory.shown)  # "so TSW costs how much more?", after both were compared
    if compares and own and memory.focus and (reading.has("pronoun") or len(own) == 1):
        return _marks([memory.focus, *own])
    of_two = len(memory.shown) > 2 and reading.has("they") and _TWO.search(reading.text)
    if compares and (len(memory.shown) < 2 or of_two) and memory.focus and not own:
        return _marks(_spoken_of(memory)[:2])
    if adds_up_spoken(reading, memory):
        return _marks(_in_a_row(memory)[: _how_many(reading) or None])
    if reading.has("other") and len(memory.shown) == 2 and memory.focus in memory.shown:
        return _marks([key for key in memory.shown if key != memory.focus])
    if (memory.asked_back or reading.has("pronoun")) and reading.has("department") and len(memory.shown) > 1:
        owners = {mark.value[0] for mark in reading.of("department")}
        keys = [key for key, owner in memory.owners if owner in owners]
        if len(keys) == 1:
            return _marks(keys)
    return _focus(reading, memory)


def _says_top_one(reading: Reading) -> bool:
    """ "The top one" of a list on show is its first."""
    tops = [mark for mark in reading.of("superlative") if mark.value == "most"]
    alone = {mark.kind for mark in reading.marks} <= {"superlative", "number", "carry", "pronoun", "table", *ASKING}
    return bool(tops) and alone and tops[0].end - tops[0].start == 3 and reading.has("number", 1)


def _is_end_of_a_comparison(ordinals: list[Mark], reading: Reading, last: Reading | None) -> bool:
    """ "Which is the last of the three?", after they were compared by their live-run: in time, not in the list."""
    compared = last is not None and last.kind == "compare" and last.has("role")
    return compared and {mark.value for mark in ordinals} <= {1, -1} and reading.text.lower().startswith("which")


def _focus(reading: Reading, memory: Memory) -> tuple[Mark, ...]:
    named = reading.has("project") or reading.has("department") or bool(reading.of("word", role="known"))
    if not memory.focus or named or (reading.has("they") and not reading.has("pronoun")) or reading.has("owner"):
        return ()
    asks = any(reading.has(kind) for kind in ASKING) or reading.has("pronoun")
    if not asks or any(reading.has(kind) for kind in SETTING) or reading.follow_up == "compare":
        return ()
    if reading.of("period") and not reading.has("pronoun"):
        return ()
    return _marks([memory.focus])


def _counts_places(mark: Mark, reading: Reading, listed: bool) -> bool:
    """A place in the list on show, not "second most expensive" nor "the first to start" nor "which goes live first"."""
    if (mark.role == "rank" and not listed) or reading.has("superlative"):
        return False
    after = reading.text[mark.end :].lstrip().lower()
    words = reading.text[mark.start : mark.end].lower().split()
    if after.startswith("to "):
        return False
    return not reading.has("role") or len(words) > 1 or bool(after) or mark.value not in (1, -1)


def _at_place(place: int, memory: Memory) -> str:
    """The key at that place of the list; places may count from its beginning or from that of the page on show."""
    for at in (place - 1 - memory.offset if place > 0 else place, place - 1 if place > 0 else place):
        if -len(memory.shown) <= at < len(memory.shown) and (place < 0 or at >= 0):
            return memory.shown[at]
    return ""


def adds_up_spoken(reading: Reading, memory: Memory) -> bool:
    """ "The two together?", "in total?", of projects that were asked about one after the other."""
    bare = {mark.kind for mark in reading.marks} <= _ADDING and reading.follow_up in ("sum", "average")
    spoken = len(_in_a_row(memory)) if bare and len(memory.shown) < 2 else 0
    return spoken > 1 and _how_many(reading) <= spoken


def _how_many(reading: Reading) -> int:
    """ "The two", "both"; 0 where no number is said."""
    said = next((mark.value for mark in reading.of("number") if mark.role != "compared"), 0)
    return said or (2 if _TWO.search(reading.text) else 0)


def _in_a_row(memory: Memory) -> list[str]:
    """The projects that the last turns were about, one each, the latest first."""
    turns = takewhile(lambda turn: turn.focus and len(turn.shown) == 1, (memory, *reversed(memory.before)))
    return list(dict.fromkeys(turn.focus for turn in turns))


def _spoken_of(memory: Memory) -> list[str]:
    turns = (memory, *reversed(memory.before))
    return list(dict.fromkeys(turn.focus for turn in turns if turn.focus))


def _marks(keys: list[str] | tuple[str, ...]) -> tuple[Mark, ...]:
    return tuple(Mark("project", 0, 0, (key,), "pointed") for key in keys)
