"""Of what a question on programmes asks: the programmes or targets that it names, measures or means, and what of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from actions.question import Question
from actions.roles import BY_CUE, ROLES, is_dated
from actions.shelf import Shelf, Subject
from knowledge.facts import Fact
from knowledge.period import Period
from knowledge.topics import terms
from languages.reading import Mark, Reading
from languages.script import HAN

NEAR = 25  # per cent of words and meaning from which something that is not named is meant
CLEARLY = 5  # and by how much it must lie before the next
VERY_NEAR = 60  # and from which it is though the words for a measure are another's
DESCRIBED = 45  # and from which it is though a body is named
MEASURED = 15  # per cent that the words for one of its measures bring a thing nearer
CLOSE = 55  # per cent from which a fact of something that is named is meant, though its measure is not
FITTING = 10  # and that a fact which answers what is asked for does
NAMES = ("programme", "target")


@dataclass(frozen=True)
class Asked:
    """What is asked about, and how.

    `subjects` those surely meant, `choices` those that are equally likely and must be asked about, `measures` the marks
    of what is measured outside the names, `within` those inside them, `aspects` the cues of what is asked, `extra` the
    words that nothing of that explains, `nearness` of facts and targets by their keys, in per cent.
    """

    reading: Reading
    subjects: tuple[Subject, ...]
    choices: tuple[Subject, ...]
    measures: tuple[Mark, ...]
    within: tuple[Mark, ...]
    aspects: frozenset[str]
    periods: tuple[Period, ...]
    extra: tuple[Mark, ...]
    is_named: bool  # so that nearness is among what is said of the subjects alone
    nearness: Mapping[str, int]

    @property
    def all(self) -> tuple[Mark, ...]:
        """The marks of what is measured, inside the names or outside."""
        return (*self.measures, *self.within)

    def measured(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those of the facts whose measure is named: by words outside the names of things, if there are any.

        Of words within longer words for one only the longer count: "registered users" are not all users.
        """
        facts = tuple(facts)
        keys = {fact.key for fact in facts}
        for marks in (self.measures, self.within):
            held = [mark for mark in marks if keys & set(mark.value)]
            widest = [mark for mark in held if not any(_inside(mark, other) for other in held)]
            named = {key for mark in widest for key in mark.value}
            if named & keys:
                return tuple(fact for fact in facts if fact.key in named)
        return ()

    def nearest(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The one of the facts that the message lies nearest to: nearer than to anything else that is said of the thing."""
        best = max(self.nearness, key=lambda key: self.nearness[key], default="")
        near = self.nearness.get(best, 0) >= (CLOSE if self.is_named else NEAR)
        return tuple(fact for fact in facts if near and fact.key == best)

    def is_nearest(self, subject: Subject) -> bool:
        """Whether the message lies nearest to what the subject itself is."""
        return max(self.nearness, key=lambda key: self.nearness[key], default="") == subject.key

    def partly(self, facts: Iterable[Fact], form: Callable[[str], str]) -> tuple[Fact, ...]:
        """The facts of whose measure the words that nothing explains are a part: "what about mobile?" """
        words = [mark.value for mark in self.extra]
        return tuple(fact for fact in facts if words and all(is_part(word, fact, form) for word in words))


def read_asked(question: Question) -> Asked:
    reading = question.reading
    names = [mark for mark in reading.marks if mark.kind in NAMES and mark.role != "body" and mark.end > mark.start]
    measures = reading.of("measure")
    within = tuple(mark for mark in measures if any(_inside(mark, name, or_equal=True) for name in names))
    outside = tuple(mark for mark in measures if mark not in within)
    dates = [mark for mark in outside if any(_inside(mark, other, or_equal=True) for other in reading.of("period"))]
    if any(mark.role == "own" for mark in outside if mark not in dates):
        outside = tuple(
            mark for mark in outside if mark not in dates
        )  # "users in 2025": of those, not what 2025 is to bring
    explained = [*names, *measures, *reading.of("aspect"), *reading.of("audience"), *reading.of("theme")]
    extra = tuple(mark for mark in reading.of("word") if not any(_overlap(mark, other) for other in explained))
    subjects, choices = _subjects(reading, question.shelf, outside, bool(extra))
    said = [mark for mark in outside if mark.role in ("own", "name")]
    return Asked(
        reading,
        subjects,
        choices,
        outside,
        within,
        frozenset(m.value for m in reading.of("aspect") if not any(_inside(m, measure) for measure in said)),
        tuple(mark.value for mark in reading.of("period") if not mark.negated),
        extra,
        bool(names),
        dict(mark.value for mark in reversed(reading.of("near"))),
    )


def _subjects(
    reading: Reading, shelf: Shelf, measures: Sequence[Mark], is_described: bool
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """The subjects that are surely meant, and those to be asked about; `is_described`: words are left to find them by."""
    named = [mark for mark in reading.marks if mark.kind in NAMES]
    telling = [mark for mark in measures if mark.role != "weak"]
    measured = _owners((mark for mark in telling if not any(_inside(mark, other) for other in telling)), shelf)
    strong = [mark for mark in named if mark.role != "body"]
    if strong:
        if len(strong) == 1 and len(strong[0].value) > 1:
            fitting = [key for key in strong[0].value if key in measured] or list(strong[0].value)
            return ((), _taken(fitting, shelf)) if len(fitting) > 1 else (_taken(fitting, shelf), ())
        return _taken((mark.value[0] for mark in strong), shelf), ()
    bodies = list(chain.from_iterable(mark.value for mark in named))
    held = [key for key in measured if key in bodies]
    own = [key for key in bodies if not shelf.is_general(shelf.subjects[key])]
    if own and not held and not any(mark.role == "name" for mark in measures):
        return _taken(own, shelf), ()  # how many people work for HKIRC is not told by how many work for OGCIO
    if held or (bodies and not measured):
        return _taken(_nearer_than(held or bodies, reading, shelf, DESCRIBED), shelf), ()
    if len(measured) > 1:
        measured = {key: length for key, length in measured.items() if not shelf.is_collection(shelf.subjects[key])}
    if measured and not is_described:
        longest = [key for key, length in measured.items() if length == max(measured.values())]
        longest = list(_nearer_than(longest, reading, shelf, VERY_NEAR))
        return (_taken(longest, shelf), ()) if len(longest) == 1 else ((), _taken(longest, shelf))
    return _likeliest(measured, reading, shelf)


def _nearer_than(subjects: Sequence[str], reading: Reading, shelf: Shelf, least: int) -> Sequence[str]:
    """The one that the message as a whole describes, where it lies clearly nearer than the subjects that a word of it
    names: "what does OGCIO do for ..." is about what it does it for.
    """
    scores = _scores({}, reading, shelf)
    best = max(scores, key=lambda key: scores[key], default="")
    rivals = max((scores.get(key, 0) for key in subjects), default=0)
    return [best] if scores.get(best, 0) >= max(least, rivals + CLEARLY) else subjects


def _taken(keys: Iterable[str], shelf: Shelf) -> tuple[Subject, ...]:
    return tuple(shelf.subjects[key] for key in dict.fromkeys(keys))


def _owners(marks: Iterable[Mark], shelf: Shelf) -> dict[str, int]:
    """The keys of the subjects that the measured facts belong to, with the length of the longest words for one of each."""
    owners: dict[str, int] = {}
    for mark in marks:
        for key in mark.value:
            subject = shelf.owner(key)
            if subject:
                owners[subject.key] = max(len(mark.text), owners.get(subject.key, 0))
    return owners


def _likeliest(
    measured: Mapping[str, int], reading: Reading, shelf: Shelf
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """The subject whose entries lie nearest to the message, one with a measure that is named the nearer; several where
    none stands out.
    """
    scores = _scores(measured, reading, shelf)
    best = sorted((key for key in scores if scores[key] >= NEAR), key=lambda key: -scores[key])
    if best and (len(best) == 1 or scores[best[0]] - scores[best[1]] >= CLEARLY):
        return _taken(best[:1], shelf), ()
    return (), _taken((key for key in best if scores[best[0]] - scores[key] < 2 * CLEARLY), shelf)


def _scores(measured: Mapping[str, int], reading: Reading, shelf: Shelf) -> dict[str, int]:
    """How near the subjects lie: the nearer if something is measured that they have, most of all by the longest words, or
    asked for that a fact answers. `measured` has the length of the words by the subject's key.
    """
    scores = dict.fromkeys(measured, NEAR)
    longest = max(measured.values(), default=0)
    for mark in reading.of("near"):
        subject = shelf.owner(mark.value[0])
        if subject:
            length = measured.get(subject.key, 0)
            bonus = MEASURED if length and length == longest else MEASURED // 2 if length else 0
            bonus += FITTING if _answers(reading, shelf.facts.get(mark.value[0])) else 0
            scores[subject.key] = max(mark.value[1] + bonus, scores.get(subject.key, 0))
    return scores


def _answers(reading: Reading, fact: Fact | None) -> bool:
    """Whether the fact is of the sort that is asked for."""
    if fact is None:
        return False
    if reading.has("when") and is_dated(fact):
        return True
    counted = reading.has("count") or reading.has("amount")
    return (counted and fact.role in ROLES["amount"]) or any(
        reading.has("aspect", cue) and fact.role in ROLES[cue] for cue in BY_CUE
    )


def is_part(word: str, fact: Fact, form: Callable[[str], str]) -> bool:
    """Whether the word stands in one of the phrases for the fact's measure."""
    phrases = (fact.measure.en, fact.measure.zh, *fact.asked)
    if HAN.search(word):
        return any(word in phrase for phrase in phrases)
    return any(form(word) == form(other) for phrase in phrases for other in terms(phrase))


def _inside(mark: Mark, other: Mark, *, or_equal: bool = False) -> bool:
    equal = (mark.start, mark.end) == (other.start, other.end)
    return other.start <= mark.start and mark.end <= other.end and (or_equal or not equal)


def _overlap(mark: Mark, other: Mark) -> bool:
    return mark.start < other.end and other.start < mark.end
