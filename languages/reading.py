"""What was read in a message: Marks, typed values at places in the text, and the Reading made of them.

The bot reads, the actions decide, perhaps in two processes: a Reading travels as JSON in the parsed message.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.length import LengthRange
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.wire import (
    length_from_json,
    length_to_json,
    money_from_json,
    money_to_json,
    period_from_json,
    period_to_json,
)

TOLD = ("programme", "fact", "target", "programmes")  # kinds of question that the list of projects does not answer


@dataclass(frozen=True)
class Mark:
    """A value read at text[start:end].

    kind        value
    period      Period
    month       int 1-12, a month without a year
    quarter     int 1-4, a quarter without a year
    day         int 1-31, a day without its month
    money       MoneyRange
    length      LengthRange, how long a project may take
    number      int, a bare count ("top 3", "five")
    ordinal     int, 1 for the first, -1 for the last
    department  tuple of keys; more than one: equally good, to be asked about
    project     tuple of keys, of the projects so named
    word        str, a word of the subject; role "known" where the list holds it, else "unknown"
    programme   tuple of keys; role "body" for an organisation or a place, "both" where a project is called the same
    target      tuple of keys, of the targets of a Policy Address so named
    measure     tuple of keys, of the facts and targets asked for by these words; role "own", "name", "weak"
    alien       str, a word that neither the documents nor the lexicons know
    near        (key, per cent): a programme, target or fact that the whole message may mean, and how nearly
    akin        (key, per cent, sentence): a project that the words of the subject may mean, and its sentence nearest to them
    either      how conditions are joined by "or" where that does not tell what is meant: "unclear", or "apart" where one of
                them cannot be joined so at all
    otherwise   an "or" that the message begins with, and so joins it to the question before
    others      str: the cues of the language's lexicon
    """

    kind: str
    start: int
    end: int
    value: Any
    role: str = ""
    negated: bool = False
    text: str = ""  # the words themselves, where they may still be taken otherwise, such as a date without its year
    alternative: int = 0  # which of several conditions joined by "or" it belongs to, from 1 on; 0: it holds in any case


@dataclass(frozen=True)
class Reading:
    """A message as it was read: the kind of question it is, how sure that is (0 to 1), and the Marks in it."""

    text: str
    kind: str
    confidence: float
    language: str
    marks: tuple[Mark, ...] = ()
    follow_up: str = ""  # the kind that it is if it goes on from a question on the list of projects
    foreign: float = 0.0  # how likely it is, taken alone, that it is not about the list at all
    listed: str = ""  # the kind that it is if it is about the list of projects
    told: str = ""  # the kind that it is if it is about what the other documents tell
    composed: bool = False  # made of more than one message: the places of its marks are only their order

    def of(self, kind: str, *, role: str | None = None) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.kind == kind and role in (None, mark.role))

    def has(self, kind: str, value: object = None) -> bool:
        return any(mark.kind == kind and value in (None, mark.value) for mark in self.marks)

    def value(self, kind: str) -> Any:
        """The first value of that kind, or None."""
        return next((mark.value for mark in self.marks if mark.kind == kind), None)

    def to_json(self) -> dict[str, Any]:
        marks = [
            {
                "kind": m.kind,
                "start": m.start,
                "end": m.end,
                "value": to_json(m.value),
                "role": m.role,
                "negated": m.negated,
                "text": m.text,
                "alternative": m.alternative,
            }
            for m in self.marks
        ]
        return {
            "text": self.text,
            "kind": self.kind,
            "confidence": self.confidence,
            "language": self.language,
            "marks": marks,
            "follow_up": self.follow_up,
            "foreign": self.foreign,
            "listed": self.listed,
            "told": self.told,
            "composed": self.composed,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reading:
        """The Reading that `to_json` wrote; KeyError or ValueError for anything else."""
        marks = tuple(
            Mark(
                m["kind"],
                m["start"],
                m["end"],
                from_json(m["kind"], m["value"]),
                m["role"],
                m["negated"],
                m["text"],
                m.get("alternative", 0),  # a conversation that was kept before there were any
            )
            for m in data["marks"]
        )
        return cls(
            data["text"],
            data["kind"],
            data["confidence"],
            data["language"],
            marks,
            data["follow_up"],
            data["foreign"],
            data["listed"],
            data["told"],
            data["composed"],
        )


def things_of(marks: Iterable[Mark]) -> list[object]:
    """What the list's subjects are called in it, "project", "system" or "list", in its order; "it" is no system."""
    marks = list(marks)
    spots = {(mark.start, mark.end) for mark in marks if mark.kind == "pronoun"}
    return [mark.value for mark in marks if mark.kind == "table" and (mark.start, mark.end) not in spots]


def counts_a_word(marks: Iterable[Mark]) -> bool:
    """Whether a word of the subject stands behind "how many": "how many inmates are there" counts no projects."""
    marks = list(marks)
    ends = {mark.end for mark in marks if mark.kind == "count"}
    return any(mark.start in ends or mark.start - 1 in ends for mark in marks if mark.kind == "word")


def to_json(value: Any) -> Any:
    """A Mark's value as plain JSON."""
    if isinstance(value, Period):
        return period_to_json(value)
    if isinstance(value, MoneyRange):
        return money_to_json(value)
    if isinstance(value, LengthRange):
        return length_to_json(value)
    return list(value) if isinstance(value, tuple) else value


def from_json(kind: str, value: Any) -> Any:
    """The value of a Mark of that kind, from `to_json`."""
    if kind == "period":
        return period_from_json(value)
    if kind == "money":
        return money_from_json(value)
    if kind == "length":
        return length_from_json(value)
    return tuple(value) if isinstance(value, list) else value
