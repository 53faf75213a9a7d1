"""Whether a message goes on from a question on programmes, or to one from a project, and the whole question that it asks.

As followups.py does for the list of projects: works on marks, what is named anew replaces what was named before.
"""

from __future__ import annotations

from dataclasses import replace

from actions.asked import NEAR, is_part
from actions.memory import Memory
from actions.question import Question
from actions.shelf import Shelf, Subject
from knowledge.facts import Programme
from languages.reading import TOLD, Mark, Reading

NAMED = ("programme", "target")
OVERLAID = (*NAMED, "measure", "qualified", "edition", "near", "aspect", "audience", "theme", "alien")
PERIODS = ("period", "month", "quarter", "bad_date")
ASKING = ("measure", "aspect", "when", "count", "amount", "define", "about", "field", "role")
ASIDES = ("launch", "end", "alone", "people", "list")  # aspects that ask nothing by themselves
LEANING = ("pronoun", "they", "carry")
OF_A_LIST = ("they", "ordinal", "superlative", "comparative", "compare", "sort", "sum", "average")
# What is asked of a project alone, when a programme and its project have been spoken of as one.
OF_PROJECTS = ("cost", "paper", "financial_year", "phases", "duration")


def plain(reading: Reading) -> Reading:
    """The Reading as the questions on the list of projects know it."""
    kind = reading.listed if reading.kind in TOLD else reading.kind
    return replace(reading, kind=kind, marks=tuple(mark for mark in reading.marks if mark.kind not in OVERLAID))


def is_told(memory: Memory) -> bool:
    """Whether the question before was on programmes."""
    return memory.reading is not None and memory.reading.kind in TOLD


def last_list(reading: Reading, memory: Memory) -> Memory:
    """What is remembered of the list: the last turn on it, where programmes came between and the message points at several."""
    if is_told(memory) and any(reading.has(kind) for kind in OF_A_LIST):
        return next((turn for turn in reversed(memory.before) if turn.reading and not is_told(turn)), memory)
    return memory


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
    last = memory.reading
    if any(reading.has(kind) for kind in OF_A_LIST[2:]):
        return None
    if (reading.has("audience") or reading.has("theme")) and last.kind == "programmes":
        return _compose(reading, "programmes", _of(reading, "audience", "theme"))
    picked = _picked(reading, memory)
    if picked:
        return _about(reading, memory, picked)
    dated = reading.has("plural") or reading.has("period")
    if dated and reading.has("table", "project") and reading.has("role", "approval"):
        return None  # "projects approved in 2023"
    if reading.of("period") and not _asks(reading):
        kept = [mark for mark in last.marks if mark.kind not in PERIODS]
        return _compose(reading, last.kind, [*kept, *reading.of("period")])
    asks = _asks(reading) or _measures(reading, shelf.subjects.get(memory.focus), shelf)
    if memory.focus and (_leans(reading) or _short(reading)) and asks:
        return _about(reading, memory, memory.focus)
    nearest = _nearest(question, memory) if reading.has("carry") else ""
    if nearest:
        return _compose(reading, last.kind, [*_asked(reading), *_asking(last), _pointed(nearest)])
    return None


def _nearest(question: Question, memory: Memory) -> str:
    """ "What about mobile?", "and the enriched one?": the programme in focus, if the words name something of it, else the
    one that the message lies nearest to.
    """
    shelf = question.shelf
    words = [mark.value for mark in question.reading.of("word")]
    focus = shelf.subjects.get(memory.focus)
    facts = shelf.facts_about(focus) if focus else ()
    if words and any(all(is_part(word, fact, question.index.form) for word in words) for fact in facts):
        return memory.focus
    near = [mark.value for mark in question.reading.of("near") if mark.value[1] >= NEAR]
    owner = shelf.owner(near[0][0]) if near else None
    return owner.key if owner else ""


def _asking(reading: Reading) -> list[Mark]:
    """How something was asked, not of what."""
    return [
        *_of(reading, "count", "amount", "when"),
        *(m for m in reading.of("aspect") if m.value in ("launch", "end")),
    ]


def alone(reading: Reading, memory: Memory) -> Reading | None:
    """The message, where it is about a programme by itself: by a name of both, unless projects were spoken of."""
    on_projects = memory.reading is not None and not is_told(memory)
    if reading.kind in TOLD:
        return None if on_projects and _leans(reading) and not _is_named(reading) else reading
    either = bool(reading.of("programme", role="both")) and bool(reading.told)
    serves = reading.has("service") and not reading.has("field")  # "the app crashes"
    return replace(reading, kind=reading.told) if either and (serves or not on_projects) else None


def _is_named(reading: Reading) -> bool:
    """Whether something of the documents is named, or measured by words that are as good as a name."""
    by_measure = any(mark.role in ("name", "sole", "own") for mark in reading.of("measure"))
    return by_measure or reading.has("aspect", "policy") or any(reading.has(kind) for kind in NAMED)


def _from_project(reading: Reading, memory: Memory, shelf: Shelf) -> Reading | None:
    """ "How many users does it have?", after a question on a project: asked of its programme, if it belongs to one."""
    if not memory.focus or any(reading.has(kind) for kind in (*NAMED, "department")) or _names_a_project(reading):
        return None
    programmes = shelf.programmes_of(memory.focus)
    if not programmes:
        counted = reading.has("count") and any(mark.role != "weak" for mark in reading.of("measure"))
        project = Mark("project", 0, 0, (memory.focus,), "pointed")
        return _compose(reading, "fact", [project]) if counted and reading.has("pronoun") else None
    keys = {fact.key for programme in programmes for fact in shelf.facts_of(programme)}
    measured = any(key in keys for mark in reading.of("measure") for key in mark.value)
    aims = reading.has("aspect", "target") or reading.has("aspect", "policy")
    of_project = any(reading.has("field", name) for name in OF_PROJECTS) and not (aims and not asks_the_cost(reading))
    if not (measured or aims) or (of_project and not reading.has("count")):
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


def asks_the_cost(reading: Reading) -> bool:
    """ "What will it cost", not "how much is its use to rise"."""
    amounts = {mark.start for mark in reading.of("amount")}
    costs = [mark for mark in reading.of("field") if mark.value == "cost"]
    return any(mark.start not in amounts or "錢" in reading.text[mark.start : mark.end] for mark in costs)


def _leans_or_short(reading: Reading) -> bool:
    return _leans(reading) or _short(reading)


def _leans(reading: Reading) -> bool:
    return any(reading.has(kind) for kind in LEANING)


def _short(reading: Reading) -> bool:
    """Nothing is said in it that only a whole question says: no word of a subject that nothing explains."""
    explained = [mark for mark in reading.marks if mark.kind in ("measure", "aspect")]
    return all(any(_overlap(word, mark) for mark in explained) for word in reading.of("word"))


def _asks(reading: Reading) -> bool:
    return any(
        mark.kind in ASKING and mark.role != "weak" and not (mark.kind == "aspect" and mark.value in ASIDES)
        for mark in reading.marks
    )


def _measures(reading: Reading, focus: Subject | None, shelf: Shelf) -> bool:
    """ "APIs?": the words are those for a fact of the programme in focus, though they mean something else as well."""
    keys = {fact.key for fact in shelf.facts_about(focus)} if focus else set()
    alone = not any(reading.has(kind) for kind in ("field", "role", "table", "when", "department"))
    return alone and any(keys & set(mark.value) for mark in reading.of("measure"))


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
