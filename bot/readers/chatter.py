"""Leaves out what people say around a question: "My flight was cancelled, I have time to kill: which projects start in 2024?"

What is told, or said not to be asked, would be taken for the subject, and the question be refused for it. It is left out where
the rest is a question on what Beacon knows that stands by itself; what holds a condition is never left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from languages.chatter import Chatter
from languages.reading import Mark

Read = Callable[[str], Sequence[Mark]]

# Between clauses: a stop that no figure or name holds, a dash, or a word that begins the next.
_STOP = re.compile(
    r"(?:[.,;:!?。，；：！？]+(?=\s|$|[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[.,;:!?。，；：！？]+|(?<=[a-z])[,;!?](?=[a-z]))\s*"
    r"|\s+[-–—]+\s+"
    r"|\s+(?=(?:but|so|and) (?:i|what|which|how|who|when|just|show|list|tell|give)\b|just (?:list|show|tell|give|want|asking)\b)",
    re.IGNORECASE,
)
# Whose, or what else is demanded of the projects.
_NAMES = ("department", "project", "programme", "target")
_FIGURES = ("period", "month", "quarter", "money", "length")
_DEMANDS = (
    "status",
    "superlative",
    "comparative",
    "ordinal",
    "sort",
    "group",
    "undated",
    "mean",
    "share",
    "undo",
    "reset",
)
_ASKED = ("distress", "correct", "person", "other", "all", "average", "sum", "count", "field", "when", "amount")
# What is asked of projects and hardly of anything else.
_OWN = (
    *(("table", "project"), ("table", "list"), ("whole", "whole"), ("role", "approval"), ("role", "live_run")),
    *(("field", "paper"), ("term", "estimate"), ("sum", "sum")),
)
_OF_THE_SPEAKER = re.compile(r"\W*(?:i|i'm|we|my|our)\b|\W*我", re.IGNORECASE)
EXCLAMATION = 20  # characters


@dataclass(frozen=True)
class _Clause:
    """A part of a message between two stops, and what it holds."""

    text: str
    marks: Sequence[Mark]
    asks: bool
    denied: bool  # it says what is not asked, and demands nothing
    told: bool  # it tells something that names and demands nothing

    @classmethod
    def judge(cls, text: str, read: Read, shapes: Sequence[Chatter]) -> _Clause:
        asks, tells, denies = (
            any(getattr(shape, name).search(text) for shape in shapes) for name in ("asks", "tells", "denies")
        )
        marks = read(text)
        limits = _has(marks, "money", "length", "status", "undated", "mean")
        denied = denies and not limits and _has(marks, "word", "subject", *_NAMES)
        own = _has(marks, *_DEMANDS) or _is_ours(marks)
        foreign = _has(marks, "outsider") and not own and not _has(marks, "programme", "target")
        told = not _is_a_subject(marks) or bool(_OF_THE_SPEAKER.match(text))
        told = foreign or (told and tells and not own and not _has(marks, "programme", "target", *_FIGURES, *_ASKED))
        nominal = not tells and (_is_ours(marks) or _has(marks, "department", "project"))
        return cls(text, marks, (asks or nominal) and not denied, denied, told and not asks and not denied)

    @property
    def exclaims(self) -> bool:
        """ "Whatever", "honestly"."""
        short = len(self.text) <= EXCLAMATION
        return short and not self.asks and {mark.kind for mark in self.marks} <= {"stop", "word"}


def without_chatter(text: str, read: Read, shapes: Sequence[Chatter]) -> str:
    """The text without the clauses that tell something or say what is not asked, and without who wants to know."""
    text = _unannounced(text, read, shapes)
    clauses = [_Clause.judge(part, read, shapes) for part in _part(text)]
    if clauses and clauses[-1].denied:  # what is denied after the question limits it: "..., not the upgrade"
        clauses[-1] = replace(clauses[-1], denied=False)
    idle = [clause for clause in clauses if clause.denied or clause.told]
    kept = [clause for clause in clauses if clause not in idle]
    asked = next((at for at, clause in enumerate(kept) if clause.asks), None)
    if not idle or asked is None:
        return text
    said = [clause.text for at, clause in enumerate(kept) if at >= asked or not clause.exclaims]
    rest = " ".join(said).rstrip(" ,，;；")
    held = read(rest)
    named = _has(held, *_NAMES)
    told = (clause for clause in idle if not clause.denied and not _has(clause.marks, "outsider"))
    lost = {name for clause in told for name in _names(clause.marks)}
    if not lost <= _names(held) or (not named and any(_names(clause.marks) for clause in idle)):
        return text
    known = sum(mark.role == "known" for mark in held)
    stands = named or known or _has(held, *_FIGURES, *_DEMANDS, "count")
    if _has(held, "project", "programme", "target") or lost or (stands and _is_ours(held)):
        return rest
    if all(clause.denied for clause in idle) and (named or _has(held, *_FIGURES, *_DEMANDS)):
        return rest  # whoever says what is not asked says that the rest is
    if clauses.index(idle[0]) < clauses.index(kept[-1]):
        return text
    # What is told after the question is hardly what it is about; whoever asks when it will end may be in despair.
    points = _has(held, "pronoun", "they") and _is_ours(held) and not any(mark.value == "live_run" for mark in held)
    return rest if points or known > 1 or _has(held, "department") else text


def _unannounced(text: str, read: Read, shapes: Sequence[Chatter]) -> str:
    for shape in shapes:
        said = shape.announces.match(text)
        if said and _has(read(text[said.end() :]), *_NAMES, *_FIGURES, *_DEMANDS, "table"):
            return text[said.end() :]
    return text


def _part(text: str) -> list[str]:
    """The clauses with their stops."""
    ends = [match.end() for match in _STOP.finditer(text)]
    parts = [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return [part for part in parts if part]


def _has(marks: Sequence[Mark], *kinds: str) -> bool:
    return any(mark.kind in kinds for mark in marks)


def _names(marks: Sequence[Mark]) -> set[object]:
    return {mark.value for mark in marks if mark.kind in _NAMES}


def _is_ours(marks: Sequence[Mark]) -> bool:
    return any((mark.kind, mark.value) in _OWN for mark in marks)


def _is_a_subject(marks: Sequence[Mark]) -> bool:
    """Mostly words of the list: "the offsetting of long service payment is being abolished"."""
    words = [mark.role for mark in marks if mark.kind == "word"]
    return words.count("known") > max(1, words.count("unknown"))
