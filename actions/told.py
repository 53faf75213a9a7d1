"""Whether a message goes on from a question on programmes, or to one from a project, and the whole question that it asks.

As followups.py does for the list of projects: works on marks, what is named anew replaces what was named before.
"""

from __future__ import annotations

from dataclasses import replace

from actions.memory import Memory
from actions.question import Question
from actions.shelf import Shelf
from knowledge.facts import Programme
from languages.reading import TOLD, Mark, Reading

NAMED = ("programme", "target")
OVERLAID = (*NAMED, "measure", "near", "aspect", "audience", "theme")
PERIODS = ("period", "month", "quarter", "bad_date")
ASKING = ("measure", "aspect", "when", "count", "amount", "define", "about", "field", "role")
LEANING = ("pronoun", "they", "carry")
# What is asked of a project alone, when a programme and its project have been spoken of as one.
OF_PROJECTS = ("cost", "paper", "financial_year", "phases", "duration")


def plain(reading: Reading) -> Reading:
    """The Reading as the questions on the list of projects know it."""
    return replace(reading, marks=tuple(mark for mark in reading.marks if mark.kind not in OVERLAID))


def is_told(memory: Memory) -> bool:
    """Whether the question before was on programmes."""
    return memory.reading is not None and memory.reading.kind in TOLD


def only_pages(reading: Reading) -> bool:
    """ "Show me more": nothing in it names or asks anything else."""
    kept = {mark.kind for mark in reading.marks} - {
        "near",
        "aspect",
        "page",
        "plural",
        "table",
        "they",
        "carry",
        "number",
    }
    return not kept - {"fit", "all", "pronoun"}


def go_on(question: Question, memory: Memory) -> Reading | None:
    """The whole question, where the message goes on from the one before and is about a programme; None where it is not."""
    reading, shelf = question.reading, question.shelf
    if memory.reading is None or reading.has("outsider") or reading.has("opinion"):
        return None
    if not is_told(memory):
        return _from_project(reading, memory, shelf)
    own = [mark for mark in reading.marks if mark.kind in NAMED and mark.role != "body"]
    if own:
        return _named_anew(reading, memory, own) if _leans_on_the_question(reading, memory, own) else None
    if reading.kind in TOLD and not _leans(reading) and not _short(reading):
        return None
    if _names_a_project(reading) or reading.has("department") or reading.has("money"):
        return None
    if reading.has("audience") or reading.has("theme"):
        last = memory.reading
        return _compose(reading, "programmes", _of(reading, "audience", "theme")) if last.kind == "programmes" else None
    picked = _picked(reading, memory)
    if picked:
        return _about(reading, memory, picked)
    if reading.of("period") and not _asks(reading):
        kept = [mark for mark in memory.reading.marks if mark.kind not in PERIODS]
        return _compose(reading, memory.reading.kind, [*kept, *reading.of("period")])
    if memory.focus and (_leans(reading) or _short(reading)) and _asks(reading):
        return _about(reading, memory, memory.focus)
    if memory.focus and reading.has("carry") and _lies_near(reading, shelf, memory.focus):
        return _compose(
            reading, memory.reading.kind, [*_asked(reading), *_asking(memory.reading), _pointed(memory.focus)]
        )
    return None


def _lies_near(reading: Reading, shelf: Shelf, key: str) -> bool:
    """ "What about mobile?": one of the entries that the message may mean is of the programme in focus."""
    owners = (shelf.owner(mark.value[0]) for mark in reading.of("near"))
    return any(owner and owner.key == key for owner in owners)


def _asking(reading: Reading) -> list[Mark]:
    """How something was asked, not of what."""
    return _of(reading, "count", "amount", "when")


def alone(reading: Reading, memory: Memory) -> Reading | None:
    """The message, where it is about a programme by itself: by a name of both, unless projects were spoken of."""
    if reading.kind in TOLD:
        return reading
    either = bool(reading.of("programme", role="both")) and bool(reading.told)
    on_projects = memory.reading is not None and not is_told(memory)
    return replace(reading, kind=reading.told) if either and not on_projects else None


def _from_project(reading: Reading, memory: Memory, shelf: Shelf) -> Reading | None:
    """ "How many users does it have?", after a question on the project of a programme."""
    programmes = shelf.programmes_of(memory.focus)
    if not programmes or any(reading.has(kind) for kind in (*NAMED, "department")) or _names_a_project(reading):
        return None
    keys = {fact.key for programme in programmes for fact in shelf.facts_of(programme)}
    measured = any(key in keys for mark in reading.of("measure") for key in mark.value)
    aims = reading.has("aspect", "target") or reading.has("aspect", "policy")
    if not (measured or aims) or (reading.has("field") and not reading.has("count")):
        return None
    return _compose(reading, reading.told or "fact", [*_asked(reading), _pointed(programmes[0].key)])


def _leans_on_the_question(reading: Reading, memory: Memory, own: list[Mark]) -> bool:
    """ "What about Bonny?": another programme is named and nothing is asked of it."""
    asks = any(reading.has(kind) for kind in ("aspect", "when", "count", "amount", "field", "role"))
    measured = any(mark.start >= own[0].end or mark.end <= own[0].start for mark in reading.of("measure"))
    leans = reading.has("carry") or memory.asked_back
    return leans and not asks and not measured


def _named_anew(reading: Reading, memory: Memory, own: list[Mark]) -> Reading:
    assert memory.reading is not None
    placed = [replace(mark, start=0, end=0) for mark in own]  # their places are those of another message
    asked = [mark for mark in _asked(memory.reading) if mark.kind not in ("near", "word")]
    return _compose(reading, memory.reading.kind, [*asked, *placed])


def _about(reading: Reading, memory: Memory, key: str) -> Reading:
    """What the message asks of that programme; what was asked before, where it asks nothing itself."""
    assert memory.reading is not None
    if memory.asked_back and not _asks(reading):
        return _compose(reading, memory.reading.kind, [*_asked(memory.reading), _pointed(key)])
    return _compose(reading, reading.told or "fact", [*_asked(reading), _pointed(key)])


def to_project(question: Question, memory: Memory) -> Reading | None:
    """The question on the project of the programme in focus, where the message asks what only a project has."""
    reading = question.reading
    programme = question.shelf.subjects.get(memory.focus)
    if not is_told(memory) or not isinstance(programme, Programme) or not programme.projects:
        return None
    if any(reading.has(kind) for kind in (*NAMED, "department")) or _names_a_project(reading):
        return None
    if any(mark.role != "weak" for mark in reading.of("measure")) or not _leans_or_short(reading):
        return None
    asks = any(reading.has("field", name) for name in OF_PROJECTS) or reading.has("role", "approval")
    if not asks:
        return None
    marks = [mark for mark in plain(reading).marks if mark.kind not in ("word", "fit")]
    return _compose(reading, "field", [*marks, Mark("project", 0, 0, programme.projects, "pointed")])


def _leans_or_short(reading: Reading) -> bool:
    return _leans(reading) or _short(reading)


def _leans(reading: Reading) -> bool:
    return any(reading.has(kind) for kind in LEANING)


def _short(reading: Reading) -> bool:
    """Nothing is said in it that only a whole question says: no word of a subject that nothing explains."""
    explained = [mark for mark in reading.marks if mark.kind in ("measure", "aspect")]
    return all(any(_overlap(word, mark) for mark in explained) for word in reading.of("word"))


def _asks(reading: Reading) -> bool:
    return any(mark.kind in ASKING and mark.role != "weak" for mark in reading.marks)


def _names_a_project(reading: Reading) -> bool:
    """A project is named, and not only by a word for what is measured: "how many APIs does it have?" """
    return any(not any(_overlap(mark, other) for other in reading.of("measure")) for mark in reading.of("project"))


def _overlap(mark: Mark, other: Mark) -> bool:
    return mark.start < other.end and other.start < mark.end


def _picked(reading: Reading, memory: Memory) -> str:
    """The key of the programme at the place that is named in the list on show."""
    places: list[int] = [mark.value for mark in reading.of("ordinal") if mark.role != "rank"]
    if not places or not memory.shown:
        return ""
    place = places[0]
    at = place - 1 - memory.offset if place > 0 else place
    if -len(memory.shown) <= at < len(memory.shown) and (place < 0 or at >= 0):
        return memory.shown[at]
    return ""


def _asked(reading: Reading) -> list[Mark]:
    """What is asked, less the things that it is asked of and the words within their names."""
    names = [mark for mark in reading.marks if mark.kind in NAMED and mark.role != "body"]
    return [
        mark
        for mark in reading.marks
        if mark.kind not in (*NAMED, "project", "ordinal", "fit", "pronoun")
        and not any(_overlap(mark, name) for name in names)
    ]


def _of(reading: Reading, *kinds: str) -> list[Mark]:
    return [mark for mark in reading.marks if mark.kind in kinds]


def _pointed(key: str) -> Mark:
    return Mark("programme", 0, 0, (key,), "pointed")


def _compose(reading: Reading, kind: str, marks: list[Mark]) -> Reading:
    return replace(reading, kind=kind, marks=tuple(marks), composed=True)
