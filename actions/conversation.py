"""One turn of a conversation: the message taken alone or as going on from the last, its Answer, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from actions import programmes, told
from actions.answers import Answer, Outcome, say
from actions.completion import complete, compose, dropped
from actions.conditions import COVERS, NEAR_BEST
from actions.followups import follows
from actions.gist import OPERATIONS, PERIODS, SINGLE, operates
from actions.grounding import ground
from actions.kinds import KINDS
from actions.listing import SHOWN, another_page, asked_sort
from actions.memory import Memory
from actions.question import Question
from actions.ranking import rank_order
from actions.then import place_in_time
from knowledge.query import DateCondition
from knowledge.records import Project
from languages.reading import TOLD, Mark, Reading

# Words that only turn the pages, the order or the memory; anything else in the message makes it a question.
PAGING = frozenset(
    (
        *("page", "plural", "table", "they", "pronoun", "carry", "number", "fit", "about", "all", "superlative"),
        *("define", "shift"),
    )
)
SURELY_FOREIGN = 0.9  # the probability of not being ours from which "forget your rules" drops no condition
DOUBTFUL = 0.3  # the probability of not being ours up to which a question without a subject is asked back about
TOTALS = {"count", "sum", "average"}  # "and on average?" goes on with averages
FORGETFUL = (Outcome.SOCIAL, Outcome.OUT_OF_SCOPE, Outcome.UNSUPPORTED, Outcome.FAILED)


@dataclass(frozen=True)
class Turn:
    """What a conversation's turn came to."""

    answer: Answer
    memory: Memory


def take_turn(question: Question, memory: Memory) -> Turn:
    """Answer the message in the light of what is remembered."""
    question = replace(question, reading=ground(question.reading, memory))
    heard = memory.hear(question.reading)
    question, is_placed = place_in_time(question, heard)
    stands = is_placed and not (question.reading.has("they") or question.reading.has("carry", "only"))
    turn = _answered(question, question.reading, heard) if stands else _take(question, heard)
    spoken = replace(turn.memory, language=heard.language, language_fixed=heard.language_fixed)
    return Turn(turn.answer, spoken)


def _take(question: Question, memory: Memory) -> Turn:
    """On programmes where the message is about them or goes on from them, on the list of projects otherwise."""
    on_list = replace(question, reading=told.plain(question.reading))
    if memory.asked_back and not told.is_told(memory) and _described(on_list, memory):
        return _take_of_list(on_list, memory)
    to_project = told.to_project(question, memory)
    if to_project:
        return _answered(question, to_project, memory)
    if question.reading.has("page") and told.is_told(memory) and told.only_pages(question.reading):
        return _page_of_programmes(question, memory)
    told_of = told.go_on(question, memory) or told.alone(question.reading, memory)
    if told_of:
        turn = _answered(question, told_of, memory)
        dated = told_of.kind == "programmes" and turn.answer.outcome is Outcome.NOTHING_FOUND and told_of.has("period")
        return _take_of_list(on_list, memory) if dated else turn  # "which systems come in 2025?" is for the list
    return _take_of_list(on_list, told.last_list(question.reading, memory))


def _take_of_list(question: Question, memory: Memory) -> Turn:
    reading = question.reading
    last = None if told.is_told(memory) else memory.reading
    for applies, act in _MOVES if last else _MOVES_OF_ANY:
        if memory.reading is not None and applies(reading, memory):
            return act(question, memory)
    if reading.kind == "reset":
        return Turn(KINDS["reset"](question), Memory())
    described = _described(question, memory) if last else ()
    if described:
        return _answered(question, complete(reading, memory, described), memory)
    chosen = _chosen_department(question, memory)
    if chosen:
        return _answered(question, _with_department(memory, chosen), memory)
    if last is not None and follows(reading, memory):
        return _answered(question, complete(reading, memory), memory)
    if last is None and _points_nowhere(reading):
        lead = (say("which-nothing"),)
        offers = (say("ask-departments"), say("ask-all"))
        return Turn(Answer(Outcome.AMBIGUOUS, reading.follow_up, lead, suggestions=offers), memory)
    placed = _placed(question, memory)
    return placed or _answered(question, reading, memory)


def _placed(question: Question, memory: Memory) -> Turn | None:
    """ "Police projects, the second one": a list, and one place in it."""
    reading = question.reading
    places = [mark for mark in reading.of("ordinal") if mark.role != "rank"]
    if reading.kind != "list" or len(places) != 1 or any(reading.has(kind) for kind in ("role", "superlative", "sort")):
        return None
    listed = replace(reading, marks=tuple(mark for mark in reading.marks if mark.kind not in ("ordinal", "they")))
    turn = _answered(question, listed, memory)
    if turn.answer.outcome is not Outcome.ANSWERED or abs(places[0].value) > len(turn.memory.shown):
        return turn
    asked = tuple(mark for mark in reading.marks if mark.kind in ("ordinal", "field", "when", "about", "define"))
    picked = replace(question, reading=replace(reading, marks=asked))
    return _answered(picked, complete(picked.reading, turn.memory), turn.memory)


def _described(question: Question, memory: Memory) -> tuple[Mark, ...]:
    """The one project on show that the message picks by words of it: "Tseung Kwan O", "which one goes to Chai Wan?" """
    reading = question.reading
    words = [mark.value for mark in reading.of("word")]
    picks = memory.asked_back or reading.has("one")
    if not words or not picks or len(memory.shown) < 2 or reading.of("word", role="unknown"):
        return ()
    if _narrows(replace(reading, marks=tuple(mark for mark in reading.marks if mark.kind != "word"))):
        return ()
    best, *others = [*question.index.search(words, memory.shown), None]
    if best is None or best.score < COVERS or (others[0] is not None and others[0].score > NEAR_BEST * best.score):
        return ()
    return (Mark("project", 0, 0, (best.thing.key,), "pointed"),)


def _points_nowhere(reading: Reading) -> bool:
    """ "How much is it?", "give me the paper", before anything was spoken of."""
    asks = any(reading.has(kind) for kind in ("field", "when", "role", "ordinal", "comparative", "compare"))
    bare = reading.kind == "out_of_scope" and reading.foreign < DOUBTFUL and not reading.has("service")
    return (
        (reading.has("pronoun") or (bare and not reading.has("outsider")))
        and asks
        and not (_narrows(reading) or reading.has("table", "project") or reading.has("term") or _stands(reading))
    )


def _stands(reading: Reading) -> bool:
    """Whether there is something in the message that can be answered by itself."""
    return any(reading.has(kind) for kind in ("word", "superlative", "average", "sum", "count", "group"))


def _answered(question: Question, reading: Reading, memory: Memory) -> Turn:
    asked = replace(question, reading=reading)
    answer = KINDS[reading.kind](asked)
    if answer.outcome in FORGETFUL or answer.kind in ("term", "contact"):
        named = reading.of("project")
        return Turn(answer, memory.then(_spoken_of(question, named[0].value[0]))) if named else Turn(answer, memory)
    return Turn(answer, memory.then(_remembered(question.reading, reading, answer, memory)))


def _spoken_of(question: Question, key: str) -> Memory:
    """A project that was named in passing is the one that "it" means."""
    named = replace(question.reading, kind="project", marks=(Mark("project", 0, 0, (key,)),))
    return Memory(named, (key,), 0, 1, key, owners=((key, question.projects[key].department.key),))


def _remembered(said: Reading, asked: Reading, answer: Answer, memory: Memory) -> Memory:
    """What this turn leaves: a question about the list on show, or about one project of it, leaves the list as it was."""
    projects = (*answer.cards, *answer.links) or answer.offered
    if asked.kind in TOLD and not projects:
        return _remembered_programmes(asked, answer)
    if asked.kind in TOLD:
        return _remembered_projects(asked, projects)
    shown = tuple(project.key for project in projects)
    owners = tuple((project.key, project.department.key) for project in projects)
    focus = shown[0] if len(shown) == 1 else ""
    options = tuple(department.key for department in answer.options)
    pointed = bool(asked.of("project", role="pointed"))
    chosen = focus in memory.shown and (memory.asked_back or _names_only(said))  # "the immigration one"
    within = memory.reading is not None and (chosen or (asked.composed and (pointed or not _narrows(said))))
    same_family = memory.reading is not None and {memory.reading.kind, asked.kind} <= TOTALS
    kept = asked.kind not in ("list", "group", "departments") and not same_family and len(memory.shown) > 1
    if within and kept and (len(shown) <= 1 or set(shown) <= set(memory.shown)):
        return replace(memory, focus=focus or memory.focus, options=options, asked_back=False, before=(), asked=asked)
    back = answer.outcome is Outcome.AMBIGUOUS
    return Memory(asked, shown, 0, answer.total, focus, options, owners, back, singled=_singled(asked, answer))


def _names_only(said: Reading) -> bool:
    """Nothing is asked of the project that is named."""
    return said.has("project") and not any(said.has(kind) for kind in (*OPERATIONS, "role", "status"))


def _singled(asked: Reading, answer: Answer) -> Reading | None:
    """The groups that the answer names first, as the conditions that another question would set."""
    marks = tuple(
        Mark("period", 0, 0, one.periods[0], one.role.value)
        if isinstance(one, DateCondition)
        else Mark("department", 0, 0, (one.key,))
        for one in answer.singled
    )
    return replace(asked, marks=marks) if marks else None


def _remembered_projects(asked: Reading, projects: Sequence[Project]) -> Memory:
    """After "is there a project for it?" projects are spoken of."""
    keys = tuple(project.key for project in projects)
    marks = tuple(Mark("project", place, place + 1, (key,), "pointed") for place, key in enumerate(keys))
    owners = tuple((project.key, project.department.key) for project in projects)
    reading = replace(asked, kind="project" if len(keys) == 1 else "list", marks=marks)
    return Memory(reading, keys, 0, len(keys), keys[0] if len(keys) == 1 else "", owners=owners)


def _remembered_programmes(asked: Reading, answer: Answer) -> Memory:
    shown = tuple(account.subject.key for account in answer.accounts)
    named = [key for mark in asked.marks if mark.kind in told.NAMED for key in mark.value]
    focus = shown[0] if len(shown) == 1 else named[0] if len(named) == 1 else ""
    asked_back = answer.outcome is Outcome.AMBIGUOUS
    return Memory(asked, shown, answer.offset, answer.total, focus, asked_back=asked_back)


def _page_of_programmes(question: Question, memory: Memory) -> Turn:
    assert memory.reading is not None
    rest = question.reading.has("page", "rest")
    asked = replace(question, reading=memory.reading)
    answer = programmes.page(asked, memory.offset + len(memory.shown), None if rest else programmes.SHOWN)
    kept = _remembered_programmes(memory.reading, answer) if answer.accounts else memory
    return Turn(answer, memory.then(kept))


def _narrows(reading: Reading) -> bool:
    return any(
        reading.has(kind)
        for kind in ("department", "project", "period", "money", "length", "month", "quarter", "day", "status")
    ) or bool(reading.of("word", role="known"))


def _pages(reading: Reading, memory: Memory) -> bool:
    turns = reading.has("page") or bool(reading.of("number", role="next")) or _passes_the_end(reading, memory)
    return turns and {mark.kind for mark in reading.marks} <= PAGING and not reading.has("about", "project")


def _passes_the_end(reading: Reading, memory: Memory) -> bool:
    """ "The one after it", of the last one on show."""
    at_end = bool(memory.focus) and memory.shown[-1:] == (memory.focus,)
    return at_end and reading.has("shift", "after") and not (memory.reading and memory.reading.has("period"))


def _page(question: Question, memory: Memory) -> Turn:
    """The next projects of the list on show, or all that are left of it."""
    assert memory.reading is not None
    offset = 0 if question.reading.has("page", "first") else memory.offset + len(memory.shown)
    one_by_one = len(memory.shown) == 1 and (memory.reading.kind == "rank" or question.reading.has("shift"))
    limit = (
        None
        if question.reading.has("page", "rest")
        else question.reading.value("number") or (1 if one_by_one else SHOWN)
    )
    sort = rank_order(memory.reading) if memory.reading.kind == "rank" else asked_sort(memory.reading)
    answer = another_page(replace(question, reading=memory.reading), sort, offset, limit)
    if not answer.cards:
        return Turn(answer, memory)
    shown = tuple(project.key for project in answer.cards)
    owners = tuple((project.key, project.department.key) for project in answer.cards)
    focus = shown[0] if one_by_one else ""
    page = replace(
        memory, shown=shown, offset=offset, total=answer.total, focus=focus, owners=owners, before=(), asked=None
    )
    return Turn(answer, memory.then(page))


def _undoes(reading: Reading, memory: Memory) -> bool:
    return reading.has("undo") and not reading.has("period")


def _undo(question: Question, memory: Memory) -> Turn:
    """The turn before; with a department named, the latest turn that was about it."""
    named = _named_again(question, memory)
    if named is not None:
        return _answered(replace(question, reading=named), named, memory)
    wanted = {mark.value for mark in question.reading.of("department")}
    count = next((mark.value for mark in question.reading.of("number") if mark.value > 1), 0)  # "back to all five"
    for index in range(len(memory.before) - 1, -1, -1):
        turn = memory.before[index]
        assert turn.reading is not None
        if wanted and not wanted & {mark.value for mark in turn.reading.of("department")}:
            continue
        if count and count != turn.total:
            continue
        there = replace(turn, before=memory.before[:index])
        ranks = any(mark.value in ("most", "least") for mark in question.reading.of("superlative"))
        if ranks or operates(question.reading, _AFTER_UNDOING):  # "back to those five: what do they cost in all?"
            marks = tuple(mark for mark in question.reading.marks if mark.kind not in ("undo", "number", "department"))
            return _take_of_list(replace(question, reading=replace(question.reading, marks=marks)), there)
        answer = KINDS[turn.reading.kind](replace(question, reading=turn.reading))
        return Turn(answer, there)
    if wanted:
        return _answered(question, replace(question.reading, kind="list"), memory)
    return Turn(Answer(Outcome.SOCIAL, "undo", (say("nothing-to-undo"),)), Memory())


def _named_again(question: Question, memory: Memory) -> Reading | None:
    """ "Back to VALID: when was it approved?", "back to the licensing one, its paper?": the question about that project."""
    reading = question.reading
    if reading.has("project"):
        marks = tuple(mark for mark in reading.marks if mark.kind != "undo")
        return replace(reading, marks=marks, kind=reading.kind if reading.kind in KINDS else "project")
    if reading.follow_up not in SINGLE or reading.has("plural"):
        return None
    owners = {key for mark in reading.of("department") for key in mark.value}
    words = [mark.value for mark in reading.of("word", role="known")]
    spoken = tuple(dict.fromkeys(turn.focus for turn in (memory, *reversed(memory.before)) if turn.focus))
    meant = [key for key in spoken if question.projects[key].department.key in owners]
    if not (owners or words) and len(spoken) == 1:
        meant = list(spoken)  # "back to that project, when does it start?", after small talk
    if words:
        meant = [match.thing.key for match in question.index.search(words, spoken) if match.score >= COVERS]
    if not meant:
        return None
    asked = tuple(mark for mark in reading.marks if mark.kind not in ("undo", "department", "word", "fit", "single"))
    return replace(reading, kind=reading.follow_up, marks=(*asked, Mark("project", 0, 0, (meant[0],), "pointed")))


def _drops(reading: Reading, memory: Memory) -> bool:
    waived = reading.has("cancel") and reading.has("condition")  # "never mind the amount"
    ours = reading.kind not in ("reset", "jailbreak", "abuse") and reading.foreign < SURELY_FOREIGN
    anew = reading.has("all") and _narrows(reading)  # "everything approved in 2023, all departments"
    anew = anew or (reading.has("whole") and reading.has("superlative"))  # "the first on the whole list, any year"
    return (reading.has("drop") or waived) and ours and not (anew or reading.has("table", "project"))


def _drop(question: Question, memory: Memory) -> Turn:
    """The question before without some of its conditions, and with those that are set anew: 「超過十億，不限部門」."""
    reading = question.reading
    gone = {kind for mark in reading.of("drop") for kind in _DROPPED.get(mark.value, ())}
    gone |= {"department"} if reading.has("bodies") else set()
    gone |= set(PERIODS) if reading.has("when") or reading.has("condition", "date") else set()
    anew = [mark for mark in reading.marks if gone and mark.kind in _SET_ANEW and mark.kind not in gone]
    kept = tuple(mark for mark in reading.marks if mark not in anew)
    left = dropped(replace(reading, marks=kept), memory)
    others = [mark for mark in left.marks if mark.kind not in {one.kind for one in anew}]
    return _answered(question, compose(reading, left.kind, [*others, *anew]) if anew else left, memory)


def _cancels(reading: Reading, memory: Memory) -> bool:
    asks = reading.has("pronoun") and (reading.has("when") or reading.has("field") or reading.has("role"))
    return reading.has("cancel") and not (asks or reading.has("reset") or _narrows(reading) or reading.has("condition"))


def _cancel(question: Question, memory: Memory) -> Turn:
    return Turn(Answer(Outcome.SOCIAL, "cancel", (say("cancelled"),)), replace(memory, options=()))


def _chosen_department(question: Question, memory: Memory) -> str:
    """The department picked, by place or by a word of its name, from those that the last answer offered; "" for none."""
    reading = question.reading
    if not memory.options or reading.has("table", "project") or reading.has("department"):
        return ""
    place = next((mark.value for mark in reading.of("ordinal")), 0)
    if place:
        return memory.options[place - 1 if 0 < place <= len(memory.options) else -1]
    said = set(reading.text.lower().split())
    names = {key: set(question.departments[key].name.lower().split()) for key in memory.options}
    shared = set[str].intersection(*names.values())
    fitting = [key for key, words in names.items() if said & (words - shared)]
    return fitting[0] if len(fitting) == 1 else ""


def _with_department(memory: Memory, key: str) -> Reading:
    """The question that was asked back about, with the department that was picked."""
    assert memory.reading is not None
    kept = tuple(mark for mark in memory.reading.marks if mark.kind != "department")
    return replace(memory.reading, marks=(*kept, Mark("department", 0, 0, (key,))))


_AFTER_UNDOING = ("sum", "average", "comparative", "sort", "group", "compare")
# What a condition that is dropped by its name is made of, and what may be set in its stead.
_DROPPED: Mapping[object, tuple[str, ...]] = {"department": ("department",), "money": ("money",), "date": PERIODS}
_SET_ANEW = ("department", "money", "length", *PERIODS)

_Move = tuple[Callable[[Reading, Memory], bool], Callable[[Question, Memory], Turn]]
_MOVES_OF_ANY: tuple[_Move, ...] = ((_cancels, _cancel), (_undoes, _undo))
_MOVES: tuple[_Move, ...] = (*_MOVES_OF_ANY, (_drops, _drop), (_pages, _page))
