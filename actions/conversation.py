"""One turn of a conversation: the message taken alone or as going on from the last, its Answer, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from actions.answers import Answer, Outcome, say
from actions.followups import complete, dropped, follows
from actions.kinds import KINDS
from actions.listing import SHOWN, another_page
from actions.memory import Memory
from actions.question import Question
from languages.reading import Mark, Reading

# Words that only turn the pages, the order or the memory; anything else in the message makes it a question.
PAGING = frozenset({"page", "plural", "table", "they", "pronoun", "carry", "number", "fit", "about", "all", "ordinal"})
FORGETFUL = (Outcome.SOCIAL, Outcome.OUT_OF_SCOPE, Outcome.UNSUPPORTED, Outcome.FAILED)


@dataclass(frozen=True)
class Turn:
    """What a conversation's turn came to."""

    answer: Answer
    memory: Memory


def take_turn(question: Question, memory: Memory) -> Turn:
    """Answer the message in the light of what is remembered."""
    reading = question.reading
    last = memory.reading
    for applies, act in _MOVES:
        if last is not None and applies(reading, memory):
            return act(question, memory)
    if reading.kind == "reset":
        return Turn(KINDS["reset"](question), Memory())
    if memory.options and _chosen(reading, memory):
        return _answered(question, _with_department(reading, memory), memory)
    if last is not None and follows(reading, memory):
        return _answered(question, complete(reading, memory), memory)
    return _answered(question, reading, memory)


def _answered(question: Question, reading: Reading, memory: Memory) -> Turn:
    asked = replace(question, reading=reading)
    answer = KINDS[reading.kind](asked)
    if answer.outcome in FORGETFUL or answer.kind in ("term", "contact"):
        return Turn(answer, memory)
    return Turn(answer, memory.then(_remembered(question.reading, reading, answer, memory)))


def _remembered(said: Reading, asked: Reading, answer: Answer, memory: Memory) -> Memory:
    """What this turn leaves: a question about the list on show, or about one project of it, leaves the list as it was."""
    shown = tuple(project.key for project in (*answer.cards, *answer.links))
    focus = shown[0] if len(shown) == 1 else ""
    options = tuple(department.key for department in answer.options)
    within = memory.reading is not None and asked is not said and not _narrows(said)
    if within and len(memory.shown) > 1 and (len(shown) <= 1 or set(shown) <= set(memory.shown)):
        if asked.kind != "list":
            return replace(memory, focus=focus or memory.focus, options=options, before=())
    return Memory(asked, shown, 0, answer.total, focus, options)


def _narrows(reading: Reading) -> bool:
    return any(reading.has(kind) for kind in ("department", "project", "period", "money", "month", "quarter", "status")) or bool(
        reading.of("word", role="known")
    )


def _pages(reading: Reading, memory: Memory) -> bool:
    return reading.has("page") and {mark.kind for mark in reading.marks} <= PAGING and not reading.has("about", "project")


def _page(question: Question, memory: Memory) -> Turn:
    """The next projects of the list on show, or all that are left of it."""
    assert memory.reading is not None
    offset = memory.offset + len(memory.shown)
    rest = question.reading.has("page", "rest")
    answer = another_page(replace(question, reading=memory.reading), offset, None if rest else SHOWN)
    if not answer.cards:
        return Turn(answer, memory)
    shown = tuple(project.key for project in answer.cards)
    return Turn(answer, memory.then(replace(memory, shown=shown, offset=offset, total=answer.total, focus="", before=())))


def _undoes(reading: Reading, memory: Memory) -> bool:
    return reading.has("undo") and not reading.has("period")


def _undo(question: Question, memory: Memory) -> Turn:
    """The turn before; with a department named, the latest turn that was about it."""
    wanted = {mark.value for mark in question.reading.of("department")}
    for index in range(len(memory.before) - 1, -1, -1):
        turn = memory.before[index]
        assert turn.reading is not None
        if wanted and not wanted & {mark.value for mark in turn.reading.of("department")}:
            continue
        answer = KINDS[turn.reading.kind](replace(question, reading=turn.reading))
        return Turn(answer, replace(turn, before=memory.before[:index]))
    if wanted:
        return _answered(question, replace(question.reading, kind="list"), memory)
    return Turn(Answer(Outcome.SOCIAL, "undo", (say("nothing-to-undo"),)), Memory())


def _drops(reading: Reading, memory: Memory) -> bool:
    return reading.has("drop") and not reading.has("table", "project")


def _drop(question: Question, memory: Memory) -> Turn:
    return _answered(question, dropped(question.reading, memory), memory)


def _cancels(reading: Reading, memory: Memory) -> bool:
    return reading.has("cancel") and not _narrows(reading)


def _cancel(question: Question, memory: Memory) -> Turn:
    return Turn(Answer(Outcome.SOCIAL, "cancel", (say("cancelled"),)), replace(memory, options=()))


def _chosen(reading: Reading, memory: Memory) -> bool:
    return reading.has("ordinal") and not reading.has("table", "project")


def _with_department(reading: Reading, memory: Memory) -> Reading:
    """The question that was asked back about, with the department that was picked by its place."""
    assert memory.reading is not None
    place = next(mark.value for mark in reading.of("ordinal"))
    key = memory.options[place - 1 if 0 < place <= len(memory.options) else -1]
    kept = tuple(mark for mark in memory.reading.marks if mark.kind != "department")
    return replace(memory.reading, marks=(*kept, Mark("department", 0, 0, (key,))))


_MOVES: tuple[tuple[Callable[[Reading, Memory], bool], Callable[[Question, Memory], Turn]], ...] = (
    (_cancels, _cancel),
    (_undoes, _undo),
    (_drops, _drop),
    (_pages, _page),
)
