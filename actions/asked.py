"""Of what a question on programmes asks: the programmes or targets that it names, measures or means, and what of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actions.question import Question
from actions.shelf import Shelf, Subject
from knowledge.facts import Fact, Role
from knowledge.period import Period
from languages.reading import Mark, Reading

NEAR = 55  # per cent of words and meaning from which something that is not named is meant
CLEARLY = 6  # and by how much it must lie before the next

MOMENTS = (Role.LAUNCH, Role.EVENT, Role.END, Role.DEADLINE)
AMOUNTS = (Role.FIGURE, Role.MONEY, Role.TARGET, Role.BASELINE)


@dataclass(frozen=True)
class Asked:
    """What is asked about, and how.

    `subjects` those surely meant, `choices` those that are equally likely and must be asked about, `lengths` how many
    characters of the message name the measure of a fact or a target, by its key, `telling` those named by words that say
    nothing else, `aspects` the cues of what is asked.
    """

    subjects: tuple[Subject, ...]
    choices: tuple[Subject, ...]
    lengths: Mapping[str, int]
    telling: frozenset[str]
    aspects: frozenset[str]
    periods: tuple[Period, ...]
    named: bool  # by name, or pointed at; otherwise found by a measure or by meaning

    def is_telling(self, fact: Fact) -> bool:
        """Whether words that say nothing else name the measure of the fact."""
        return fact.key in self.telling

    def measured(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those of the facts whose measure the message names, by the longest of its words for one."""
        held = [fact for fact in facts if fact.key in self.lengths]
        longest = max((self.lengths[fact.key] for fact in held), default=0)
        return tuple(fact for fact in held if self.lengths[fact.key] == longest)


def read_asked(question: Question) -> Asked:
    reading, shelf = question.reading, question.shelf
    lengths = _lengths(reading.of("measure"))
    telling = _lengths(mark for mark in reading.of("measure") if mark.role != "weak")
    subjects, choices, named = _subjects(reading, shelf, telling)
    aspects = frozenset(mark.value for mark in reading.of("aspect"))
    periods = tuple(mark.value for mark in reading.of("period") if not mark.negated)
    return Asked(subjects, choices, lengths, frozenset(telling), aspects, periods, named)


def _subjects(reading: Reading, shelf: Shelf, lengths: Mapping[str, int]) -> tuple[tuple[Subject, ...], tuple[Subject, ...], bool]:
    """The subjects that are meant, those to be asked about, and whether they were named."""
    named = [mark for mark in reading.marks if mark.kind in ("programme", "target")]
    measured = _owners(lengths, shelf)
    strong = [mark for mark in named if mark.role != "body"]
    for mark in strong:
        fitting = [key for key in mark.value if key in measured] or list(mark.value)
        if len(fitting) > 1 and len(strong) == 1:
            return (), tuple(shelf.subjects[key] for key in fitting), True
    if strong:
        keys = dict.fromkeys(next((k for k in mark.value if k in measured), mark.value[0]) for mark in strong)
        return tuple(shelf.subjects[key] for key in keys), (), True
    bodies = [key for mark in named for key in mark.value]
    held = [key for key in bodies if key in measured]
    if held:
        return tuple(shelf.subjects[key] for key in dict.fromkeys(held)), (), True
    if measured:
        longest = max(measured.values())
        return _likeliest([key for key, length in measured.items() if length == longest], reading, shelf)
    if bodies:
        return tuple(shelf.subjects[key] for key in dict.fromkeys(bodies)), (), True
    return _likeliest(None, reading, shelf)


def _lengths(marks: Iterable[Mark]) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for mark in marks:
        for key in mark.value:
            lengths[key] = max(lengths.get(key, 0), len(mark.text))
    return lengths


def _owners(lengths: Mapping[str, int], shelf: Shelf) -> dict[str, int]:
    """The keys of the subjects that a measured fact belongs to, with the longest words for a measure of theirs."""
    owners: dict[str, int] = {}
    for key, length in lengths.items():
        subject = shelf.owner(key)
        if subject:
            owners[subject.key] = max(length, owners.get(subject.key, 0))
    return owners


def _likeliest(among: list[str] | None, reading: Reading, shelf: Shelf) -> tuple[tuple[Subject, ...], tuple[Subject, ...], bool]:
    """The subject whose entries lie nearest to the message, of those keys; several where none stands out."""
    if among and len(among) == 1:
        return (shelf.subjects[among[0]],), (), False
    scores: dict[str, int] = {}
    for mark in reading.of("near"):
        subject = shelf.owner(mark.value[0])
        if subject and (among is None or subject.key in among):
            scores[subject.key] = max(mark.value[1], scores.get(subject.key, 0))
    best = sorted(scores, key=lambda key: -scores[key])
    if best and scores[best[0]] >= NEAR and (len(best) == 1 or scores[best[0]] - scores[best[1]] >= CLEARLY):
        return (shelf.subjects[best[0]],), (), False
    if among:
        return (), tuple(shelf.subjects[key] for key in among), False
    likely = [key for key in best if scores[key] >= NEAR]
    return (), tuple(shelf.subjects[key] for key in likely), False
