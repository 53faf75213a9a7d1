"""Leaves out what people say around a question: "My flight was cancelled, I have time to kill: which projects start in 2024?"

What is told, or said not to be asked, would be taken for the subject, and the question be refused for it. It is left out where
the rest is a question on what Beacon knows that stands by itself; what holds a condition is never left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from knowledge.period import Period, Unit
from languages.chatter import Chatter
from languages.reading import Mark, things_of

Read = Callable[[str], Sequence[Mark]]
Known = Callable[[str], bool]

# Between clauses: a stop that no figure or name holds, or a dash.
_STOP = re.compile(
    r"(?:[.,;:!?。，；：！？]+(?=\s|$|[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[.,;:!?。，；：！？]+|(?<=[a-z])[,;!?](?=[a-z]))\s*"
    r"|\s+[-–—]+\s+",
    re.IGNORECASE,
)
_END = re.compile(r"[.!。！]\W*$")
# Whose, or what else is demanded of the projects.
_NAMES = ("department", "project", "programme", "target")
_FIGURES = ("period", "month", "quarter", "money", "length")
_DEMANDS = (
    *("status", "superlative", "comparative", "ordinal", "sort", "group"),
    *("undated", "mean", "share", "undo", "reset", "drop"),
)
_ASKED = ("distress", "correct", "person", "other", "average", "sum", "count", "when", "amount")
# What is asked of projects and hardly of anything else.
_OWN = (
    *(("table", "project"), ("table", "list"), ("whole", "whole"), ("role", "approval"), ("role", "live_run")),
    *(("field", "paper"), ("term", "estimate"), ("sum", "sum")),
)
_WORD = re.compile(r"[a-z']+|[\u3400-\u9fff]", re.IGNORECASE)
_OF_ONE = ("field", "when", "amount", "role")  # asked of one project, whatever stands before
# What is asked of a department's projects, whatever they are called.
_OF_A_DEPARTMENT = ("money", "superlative", "work", "plural", "role", "status", "about", "count", "sum", "field")
# What a question on the list has beside a department and what is asked of it.
_SUBSTANCE = (
    *("word", "work", "single", "one", "about", "all", "whole", "count", "sum", "average", "role", "bodies", "number"),
    *("project", "programme", "target", *_FIGURES, *_DEMANDS),
)
EXCLAMATION = 20  # characters
SENTENCE = 3  # words
TELLING = 2  # words that are none of ours, from which a body or a place is only told of


class Use(Enum):
    """What a clause is there for."""

    ASKS = "asks"
    DENIES = "denies"  # it says what is not asked, and demands nothing
    TELLS = "tells"  # it tells something that names and demands nothing
    SPEAKS = "speaks"  # neither, and nothing in it is ours: told, if a sentence of its own
    LIMITS = "limits"  # it holds what the question may need


@dataclass(frozen=True)
class _Clause:
    """A part of a message between two stops, and what it holds."""

    text: str
    marks: Sequence[Mark]
    use: Use

    @classmethod
    def judge(cls, text: str, read: Read, shapes: Sequence[Chatter]) -> _Clause:
        marks = read(text)
        return cls(text, marks, _tell_use(text, marks, shapes))

    @property
    def exclaims(self) -> bool:
        """ "Whatever", "honestly"."""
        short = len(self.text) <= EXCLAMATION
        return short and self.use is not Use.ASKS and {mark.kind for mark in self.marks} <= {"stop", "word"}


def _tell_use(text: str, marks: Sequence[Mark], shapes: Sequence[Chatter]) -> Use:
    oneself = [found.start() for shape in shapes for found in shape.oneself.finditer(text)]
    of_oneself = any(not _WORD.search(text[:start]) for start in oneself)  # it begins with the speaker
    if oneself and _count(marks, "unknown"):  # "got engaged last night", "my bus is late"
        marks = [mark for mark in marks if mark.kind not in ("status", "superlative")]
    marks = [
        mark for mark in marks if (mark.kind, mark.value) != ("drop", "drop")
    ]  # "stuck in a lift", 「不限部門」 says what
    asks, tells, denies, introduces = (
        any(getattr(shape, name).search(text) for shape in shapes) for name in ("asks", "tells", "denies", "introduces")
    )
    limits = _has(marks, "money", "length", "status", "undated", "mean")
    if denies and _has(marks, *_NAMES) and not of_oneself:
        return Use.LIMITS  # "leaving aside immigration"
    if denies and not limits and _has(marks, "word", "subject", "service", "pronoun", *_NAMES):
        return Use.DENIES
    if introduces and not limits and not _has(marks, *_NAMES, *_FIGURES, "superlative"):
        return Use.TELLS
    own = _has(marks, *_DEMANDS) or _is_ours(marks)
    if asks or (not tells and (_is_ours(marks) or _has(marks, "department", "project"))):
        return Use.ASKS
    if _has(marks, "superlative") and _is_ours(marks):
        return Use.ASKS
    strange = sum(mark.role == "unknown" for mark in marks) >= sum(mark.role == "known" for mark in marks)
    named = _has(marks, "programme", "target")
    day = _is_a_day(text, marks, bool(oneself)) and strange and _count(marks, "unknown")
    figures = _has(marks, *_FIGURES) and not day
    if tells and _has(marks, "outsider") and not own and not named:
        return Use.TELLS
    about = _is_a_subject(marks) and not of_oneself
    if own or named or figures or about or _has(marks, *_ASKED):
        return Use.LIMITS
    if tells or day:
        return Use.TELLS
    unknown = _count(marks, "unknown") if strange else 0
    outside = _has(marks, "outsider") and unknown < TELLING  # a place alone: "Singapore. Which projects ...?"
    return Use.SPEAKS if unknown and not outside and not _has(marks, "they", *_NAMES) else Use.LIMITS


def without_chatter(text: str, read: Read, known: Known, shapes: Sequence[Chatter]) -> str:
    """The text without the clauses that tell something or say what is not asked, and without who wants to know.

    `read` gives what marks a part holds, `known` whether the documents surely tell of it.
    """
    text = _unannounced(text, read, shapes)
    parts = _part(text, shapes)
    if len(parts) < 2:
        return text
    clauses = [_Clause.judge(part, read, shapes) for part in parts]
    if clauses[-1].use is Use.DENIES:  # what is denied after the question limits it: "..., not the upgrade"
        clauses[-1] = replace(clauses[-1], use=Use.LIMITS)
    idle = _list_idle(clauses)
    kept = [clause for clause in clauses if clause not in idle]
    asked = next((at for at, clause in enumerate(kept) if clause.use is Use.ASKS), None)
    if not idle or asked is None:
        return text
    said = [clause.text for at, clause in enumerate(kept) if at >= asked or not clause.exclaims]
    rest = " ".join(said).rstrip(" ,，;；")
    held = read(rest)
    named = _has(held, *_NAMES)
    if not named and any(clause.use is Use.DENIES and _names(clause.marks) for clause in idle):
        return text
    if named and _has(held, "they", "pronoun") and any(_has(clause.marks, "outsider") for clause in idle):
        return text  # "Uber is killing us. When will the department act on them?"
    if named and _has(held, "they") and any(_names(clause.marks) for clause in idle):
        return text  # "we supply customs, and once the police. What do those two have?"
    told = [clause for clause in idle if clause.use is not Use.DENIES and not _has(clause.marks, "outsider")]
    names = [_say_names(clause) for clause in told if _names(clause.marks) and not named]
    if not _says_enough(held, bool(names)):
        return text
    if _has(held, "pronoun") and not (
        _is_ours(held) or _has(held, *_NAMES, *_FIGURES, *_DEMANDS, *_ASKED, "field", "status")
    ):
        return text  # "the police came twice, does that go on a record?"
    if _stands(held) or (names and (_is_ours(held) or _has(held, "when", "amount"))):
        return ", ".join([*names, rest])
    if all(clause.use is Use.DENIES for clause in idle) and (named or _has(held, *_FIGURES, *_DEMANDS)):
        return rest  # whoever says what is not asked says that the rest is
    if clauses.index(idle[0]) < clauses.index(kept[-1]):
        return rest if _is_plain(held) or (_has(held, "word") and known(rest)) else text
    # What is told after the question is hardly what it is about; whoever asks when it will end may be in despair.
    points = _has(held, "pronoun", "they") and _is_ours(held) and not any(mark.value == "live_run" for mark in held)
    owned = _has(held, "department") and _asks_of_a_department(held)
    return rest if points or owned or _count(held, "known") > 1 else text


def _list_idle(clauses: Sequence[_Clause]) -> list[_Clause]:
    """What tells or denies; and what stands in a sentence of its own before the question and is none of ours."""
    idle = [clause for clause in clauses if clause.use in (Use.DENIES, Use.TELLS)]
    asked = next((at for at, clause in enumerate(clauses) if clause.use is Use.ASKS), len(clauses))
    if asked < len(clauses) and _has(clauses[asked].marks, "project") and _has(clauses[asked].marks, *_OF_ONE):
        idle += [clause for clause in clauses[:asked] if clause.use is Use.SPEAKS]
    sentence: list[_Clause] = []
    for at, clause in enumerate(clauses):
        if clause.use is Use.ASKS:
            sentence = []
            continue
        if at > asked and _has(clause.marks, "about"):
            break
        sentence.append(clause)
        if _END.search(clause.text) or (at == len(clauses) - 1 and at > asked):
            long = len(_WORD.findall(" ".join(one.text for one in sentence))) >= SENTENCE
            if long and all(one.use in (Use.SPEAKS, Use.TELLS, Use.DENIES) for one in sentence):
                idle += [one for one in sentence if one not in idle]
            sentence = []
    return idle


def _unannounced(text: str, read: Read, shapes: Sequence[Chatter]) -> str:
    for shape in shapes:
        said = shape.announces.match(text)
        if said and _has(read(text[said.end() :]), *_NAMES, *_FIGURES, *_DEMANDS, "table"):
            return text[said.end() :]
    return text


def _part(text: str, shapes: Sequence[Chatter]) -> list[str]:
    """The clauses with their stops."""
    ends = sorted(
        {match.end() for stop in (_STOP, *(shape.begins for shape in shapes)) for match in stop.finditer(text)}
    )
    parts = [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return [part for part in parts if part]


def _say_names(clause: _Clause) -> str:
    """What a clause names, in its words: "I work at Customs" is told for the sake of "Customs"."""
    return " ".join(clause.text[mark.start : mark.end] for mark in clause.marks if mark.kind in _NAMES)


def _stands(held: Sequence[Mark]) -> bool:
    """Whether a question needs nothing beside it: it names what is ours, or demands something of projects."""
    demands = _has(held, "department", *_FIGURES, *_DEMANDS, "count", "number") or _count(held, "known")
    return _has(held, "project", "programme", "target") or bool(demands and _is_ours(held))


def _says_enough(held: Sequence[Mark], named: bool) -> bool:
    """Whether the rest is more than the name of an office and its price: "smoking at bus stops is banned, the fine how much?",
    "will they put me on a list?" may be about what was told.
    """
    things = things_of(held)
    if _has(held, *_SUBSTANCE) or any(value != "list" for value in things):
        return True
    return not (named or _has(held, "department") or (_has(held, "they") and things))


def _asks_of_a_department(held: Sequence[Mark]) -> bool:
    """Whether something is asked that a department's projects have: its name alone may be that of the office to deal with it."""
    return bool(things_of(held)) or _has(held, *_OF_A_DEPARTMENT)


def _is_plain(held: Sequence[Mark]) -> bool:
    """Hardly a word that is not ours, and more than one that is, or something demanded: "which one is the dearest?" """
    strange, ours = _count(held, "unknown"), _count(held, "known") > 1
    if _has(held, "department") and not (ours or _asks_of_a_department(held)):
        return False  # "My gym will not refund me, does the bureau handle that?"
    return strange <= int(ours or _has(held, "money")) and (ours or _has(held, "money", "superlative", "department"))


def _has(marks: Sequence[Mark], *kinds: str) -> bool:
    return any(mark.kind in kinds for mark in marks)


def _count(marks: Sequence[Mark], role: str) -> int:
    return sum(mark.kind == "word" and mark.role == role for mark in marks)


def _names(marks: Sequence[Mark]) -> set[object]:
    return {mark.value for mark in marks if mark.kind in _NAMES}


def _is_ours(marks: Sequence[Mark]) -> bool:
    return any((mark.kind, mark.value) in _OWN for mark in marks)


def _is_a_day(text: str, marks: Sequence[Mark], told: bool) -> bool:
    """Whether all that is a figure is a day or a few: "today", or any day where somebody is `told` of, "my birthday"."""
    figures = [mark for mark in marks if mark.kind in _FIGURES]
    days = all(isinstance(one.value, Period) and one.value.unit in (Unit.DAY, Unit.SPAN) for one in figures)
    relative = not any(character.isdigit() for one in figures for character in text[one.start : one.end])
    return bool(figures) and days and (relative or told)


def _is_a_subject(marks: Sequence[Mark]) -> bool:
    """Mostly words of the list: "the offsetting of long service payment is being abolished"."""
    return _count(marks, "known") > max(1, _count(marks, "unknown"))
