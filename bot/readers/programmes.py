"""Finds programmes, targets and facts in a message: by name, by what is measured, and by meaning where none is named.

Everything is matched against the store as it stands, nothing is learnt.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.readers.lexicon import Lexicon, runs
from bot.readers.meaning import Encode, Meanings
from bot.readers.text import Token
from knowledge.facts import Fact, Kind, Library, Programme, Target
from knowledge.programme_names import ProgrammeNames
from knowledge.topics import Texts, TopicIndex, terms
from languages.reading import Mark
from languages.script import HAN
from languages.vocabulary import Vocabulary

Entry = Programme | Target | Fact
IN_NAME, IN_MEASURE, IN_TEXT = 1.0, 1.0, 0.8  # how much a word says about an entry by where it stands
NEAREST = 5  # entries that a message may mean
FIGURES = ("period", "month", "quarter", "money", "number", "bad_date")
TELLING = ("role", "field", "table", "work", "status", "group", "term")  # cues whose words may also say what is meant
BY_WORDS = 0.5  # the part of an entry's score that its words make; its meaning makes the rest


class Programmes:
    """What the documents hold, ready to be found."""

    def __init__(self, library: Library, vocabulary: Vocabulary, encode: Encode) -> None:
        subjects: tuple[Programme | Target, ...] = (*library.programmes, *library.targets)
        measured: tuple[Fact | Target, ...] = (*library.facts, *library.targets)
        self._names = ProgrammeNames(subjects)
        self._by_key = {subject.key: subject for subject in subjects}
        self._measures = Lexicon(
            (
                vocabulary.cue("measure", entry.key, phrase)
                for entry in measured
                for phrase in _measured(entry)
            ),
            vocabulary.stem,
        )
        entries: tuple[Entry, ...] = (*subjects, *library.facts)
        self._subject_of = {fact.key: {fact.subject} for fact in library.facts}
        self._subject_of |= {target.key: {target.key, *target.programmes} for target in library.targets}
        for fact in library.facts:
            self._subject_of[fact.key] |= self._subject_of.get(fact.subject, set())
        self._cues = Lexicon(vocabulary.overlaid(), vocabulary.stem)
        self._index = TopicIndex(entries, self._describe, vocabulary.forms)
        self._meanings = Meanings([text for entry in entries for text in self._said(entry)], encode)
        self.vocabulary = self._index.vocabulary

    def read(self, text: str, tokens: Sequence[Token], cues: Sequence[Mark], taken: Sequence[Mark]) -> list[Mark]:
        """Marks of what is named and measured; where no programme and no project is named, of what may be meant.

        kind        value
        programme   tuple of keys; role "body" for an organisation or a place, "both" for the name of a project as well
        target      tuple of keys
        measure     tuple of keys of the facts and targets that are measured so; they may overlap; role "own" where one of
                    them is of what is named, "weak" where every word of it says something else as well ("how much")
        aspect, audience, theme    str: the cues that lie over the others; none within a name
        near        (key, per cent) of an entry, best first
        """
        named = self._named(text, taken)
        strong = [mark for mark in named if mark.role != "body"]
        found = [*named, *(cue for run in runs(tokens, strong) for cue in self._cues.find(run))]
        found += self._measured(text, tokens, named, [*cues, *taken])
        if strong or _has(taken, "project"):
            return found
        return [*found, *self._rank(text, self._content(text, tokens, cues, taken))]

    def _named(self, text: str, taken: Sequence[Mark]) -> list[Mark]:
        """What is named, less the parts of a longer name of a project or a department."""
        found = []
        for start, end, keys in self._names.find(text):
            around = [mark for mark in taken if mark.start < end and start < mark.end and mark.kind in ("project", "department")]
            if any(mark.end - mark.start > end - start for mark in around):
                continue
            first = self._by_key[keys[0]]
            kind, role = "target", ""
            if isinstance(first, Programme):
                kind = "programme"
                role = "body" if first.kind is not Kind.PROGRAMME else "both" if _has(around, "project") else ""
            found.append(Mark(kind, start, end, keys, role, text=text[start:end]))
        return found

    def _measured(self, text: str, tokens: Sequence[Token], named: Sequence[Mark], others: Sequence[Mark]) -> list[Mark]:
        names = {key for mark in named for key in mark.value}
        found = []
        for start, end, keys in self._measures.find_all(tokens):
            own = any(self._subject_of[key] & names for key in keys)
            within = [token for token in tokens if start <= token.start < end]
            weak = all(any(mark.start <= token.start < mark.end for mark in others) for token in within)
            found.append(Mark("measure", start, end, keys, "own" if own else "weak" if weak else "", text=text[start:end]))
        return found

    def _content(self, text: str, tokens: Sequence[Token], cues: Sequence[Mark], taken: Sequence[Mark]) -> list[str]:
        """The words that may say what is meant: not those of grammar, nor dates and sums."""
        words: list[str] = []
        run = ""
        for token in tokens:
            over = [mark.kind for mark in cues if mark.start <= token.start < mark.end]
            figure = any(mark.start <= token.start < mark.end for mark in taken if mark.kind in FIGURES)
            grammar = figure or any(kind not in TELLING for kind in over)
            han = bool(HAN.match(token.norm))
            if han and not grammar:
                run += token.norm
                continue
            words, run = [*words, *terms(run)], ""
            if not grammar and (not over or self._index.knows(token.norm)):
                words += terms(token.norm)
        return [*words, *terms(run)]

    def _rank(self, text: str, words: Sequence[str]) -> list[Mark]:
        by_words = {match.thing.key: match.score for match in self._index.search(words)}
        nearness = self._meanings.nearness(text)
        scores = []
        for at, entry in enumerate(self._index.things):
            meaning = max(nearness[2 * at : 2 * at + 2])
            scores.append((BY_WORDS * by_words.get(entry.key, 0.0) + (1 - BY_WORDS) * meaning, entry.key))
        best = sorted(scores, reverse=True)[:NEAREST]
        return [Mark("near", 0, len(text), (key, round(100 * score))) for score, key in best]

    def _describe(self, entry: Entry) -> Texts:
        if isinstance(entry, Fact):
            subject = self._by_key[entry.subject]
            return (
                (" ".join(_named(subject)), IN_NAME),
                (" ".join(_measured(entry)), IN_MEASURE),
                (f"{entry.sentence.en} {entry.sentence.zh}", IN_TEXT),
            )
        said = entry.description if isinstance(entry, Programme) else entry.sentence
        measured = _measured(entry) if isinstance(entry, Target) else ()
        return ((" ".join((*_named(entry), *measured)), IN_NAME), (f"{said.en} {said.zh}", IN_TEXT))

    def _said(self, entry: Entry) -> tuple[str, str]:
        """The entry in a sentence of each language."""
        if isinstance(entry, Programme):
            return f"{entry.name}: {entry.description.en}", f"{entry.name_zh}：{entry.description.zh}"
        return entry.sentence.en, entry.sentence.zh


def _named(entry: Programme | Target) -> tuple[str, ...]:
    if isinstance(entry, Programme):
        return (entry.name, entry.name_zh, *entry.aliases)
    return (entry.name.en, entry.name.zh, *entry.aliases)


def _measured(entry: Fact | Target) -> tuple[str, ...]:
    asked = entry.asked if isinstance(entry, Fact) else ()
    return (entry.measure.en, entry.measure.zh, *asked)


def _has(marks: Sequence[Mark], kind: str) -> bool:
    return any(mark.kind == kind for mark in marks)
