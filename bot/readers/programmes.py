"""Finds programmes, targets and facts in a message: by name, by what is measured, and by meaning where that is not enough.

Everything is matched against the store as it stands, nothing is learnt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.readers.lexicon import Lexicon, runs
from bot.readers.meaning import Encode, Meanings
from bot.readers.text import Token, tokenise
from knowledge.facts import Fact, Kind, Library, Programme, Target
from knowledge.programme_names import ProgrammeNames
from knowledge.topics import Texts, TopicIndex, terms
from languages.reading import Mark
from languages.script import HAN
from languages.vocabulary import Vocabulary

Entry = Programme | Target | Fact
IN_NAME, IN_TEXT = 1.0, 0.8  # how much a word says about an entry by where it stands
NEAREST = 5  # entries that a message may mean
LONGEST = 500  # characters of a message that are read for their meaning: no question needs more
BY_WORDS = 0.5  # the part of an entry's score that its words make; its meaning makes the rest
FIGURES = ("period", "month", "quarter", "money", "length", "number", "bad_date")
TELLING = ("role", "field", "table", "work", "status", "group", "term")  # cues whose words may also say what is meant
_VERSION = re.compile(r"\s*(\d+\.\d+(?:\.\d+)*)(?![\d%])")
LONG_WORDS, LONG_HAN = 2, 4  # so many words or characters of one measure name it as a name does


class Programmes:
    """What the documents hold, ready to be found."""

    def __init__(self, library: Library, vocabulary: Vocabulary, encode: Encode) -> None:
        subjects: tuple[Programme | Target, ...] = (*library.programmes, *library.targets)
        measured: tuple[Fact | Target, ...] = (*library.facts, *library.targets)
        entries: tuple[Entry, ...] = (*subjects, *library.facts)
        self._names = ProgrammeNames(subjects)
        self._by_key = {subject.key: subject for subject in subjects}
        self._owners = {entry.key: frozenset(self._owners_of(entry)) for entry in entries}
        self._measures = Lexicon(
            (vocabulary.cue("measure", one.key, phrase) for one in measured for phrase in _spelt(_measured(one))),
            vocabulary.stem,
        )
        self._cues = Lexicon(vocabulary.overlaid(), vocabulary.stem)
        self._qualified = self._hold_qualifiers(library.facts, library.targets)
        self._index = TopicIndex(entries, self._describe, vocabulary.forms)
        self._meanings = Meanings([text for entry in entries for text in _said(entry)], encode)
        self.vocabulary = self._index.vocabulary

    def read(
        self, text: str, tokens: Sequence[Token], cues: Sequence[Mark], taken: Sequence[Mark], words: Sequence[Mark]
    ) -> list[Mark]:
        """Marks of what is named and measured, of what is asked of it, and of what may be meant.

        `cues`, `taken` and `words` are what was read of a question on the list of projects, `words` what nothing explains.

        kind        value
        programme   tuple of keys; role "body" for an organisation or a place, "both" for the name of a project as well
        target      tuple of keys
        measure     tuple of keys of the facts and targets that are measured so; they may overlap. Role "own" where one of
                    them is of what is named, "name" where the words are as good as a name, "sole" where they are one word for
                    one thing alone, "weak" where every word of them says something else as well ("how much")
        aspect, audience, theme    str: the cues that lie over the others; none within a name
        qualified   tuple of keys of the facts that hold for what a word limits the question to: "per day"
        edition     str, a version of what is named that the documents do not know: "Blueprint 3.0"
        alien       str, a word or the name of a body that neither the documents nor the lexicons know
        near        (key, per cent) of an entry, best first; only of what is named, where something is
        """
        named = self.named(text, taken)
        strong = [mark for mark in named if mark.role != "body"]
        found = [*named, *self._asked(tokens, strong, [mark for mark in taken if mark.kind in FIGURES])]
        found += self._measured(text, tokens, named, [*(cue for cue in cues if cue.kind != "subject"), *taken])
        strangers = [*words, *(mark for mark in taken if mark.kind == "outsider")]
        found += _editions(text, found)
        found += [Mark("alien", mark.start, mark.end, str(mark.value)) for mark in self._alien(text, strangers, found)]
        if tokens:
            content = self._content(tokens, cues, taken)
            found += self._rank(text, content, {key for mark in strong for key in mark.value})
        return found

    def _hold_qualifiers(self, facts: Sequence[Fact], targets: Sequence[Target]) -> dict[str, tuple[str, ...]]:
        """The keys of the facts and targets by each qualifier that their words hold."""
        held: dict[str, tuple[str, ...]] = defaultdict(tuple)
        entries: tuple[Fact | Target, ...] = (*facts, *targets)
        for entry in entries:
            words = " | ".join((entry.sentence.en, entry.sentence.zh, *_measured(entry)))
            values = {cue.value for cue in self._cues.find(tokenise(words)) if cue.kind == "qualifier"}
            for value in values:
                held[value] += (entry.key,)
        return held

    def _asked(self, tokens: Sequence[Token], named: Sequence[Mark], figures: Sequence[Mark]) -> Iterator[Mark]:
        """The cues of what is asked; a qualifier ("per day", but not the year in a date) as the facts that hold it."""
        for cue in (cue for run in runs(tokens, named) for cue in self._cues.find(run)):
            if cue.kind != "qualifier":
                yield cue
            elif not any(_overlap(mark, cue.start, cue.end) for mark in figures):
                yield replace(cue, kind="qualified", value=self._qualified[cue.value])

    def _owners_of(self, entry: Entry) -> Iterator[str]:
        """The keys of the programmes and targets that an entry tells of."""
        if isinstance(entry, Fact):
            yield from self._owners_of(self._by_key[entry.subject])
        else:
            yield entry.key
        if isinstance(entry, Target):
            yield from entry.programmes

    def named(self, text: str, taken: Sequence[Mark]) -> list[Mark]:
        """What is named, less the parts of a longer name of a project or a department."""
        found = []
        for start, end, keys in self._names.find(text):
            around = [mark for mark in taken if mark.kind in ("project", "department") and _overlap(mark, start, end)]
            if any(mark.end - mark.start > end - start for mark in around):
                continue
            first = self._by_key[keys[0]]
            kind, role = "target", ""
            if isinstance(first, Programme):
                also_project = any(mark.kind == "project" for mark in around)
                kind, role = "programme", "body" if first.kind is not Kind.PROGRAMME else "both" if also_project else ""
            found.append(Mark(kind, start, end, keys, role, text=text[start:end]))
        return found

    def _measured(
        self, text: str, tokens: Sequence[Token], named: Sequence[Mark], others: Sequence[Mark]
    ) -> list[Mark]:
        names = {key for mark in named for key in mark.value}
        found = []
        for start, end, keys in self._measures.find_all(tokens):
            within = [token for token in tokens if start <= token.start < end]
            owners = {owner for key in keys for owner in self._owners[key]}
            role = ""
            if owners & names:
                role = "own"
            elif all(any(_overlap(mark, token.start, token.end) for mark in others) for token in within):
                role = "weak"
            elif len(owners) == 1 and not any(
                _overlap(mark, start, end) for mark in others if mark.kind not in TELLING
            ):
                role = "name" if self._is_long(within) else "sole"
            found.append(Mark("measure", start, end, keys, role, text=text[start:end]))
        return found

    def _is_long(self, tokens: Sequence[Token]) -> bool:
        return len(tokens) >= (LONG_HAN if HAN.match(tokens[0].norm) else LONG_WORDS)

    def _alien(self, text: str, strangers: Sequence[Mark], found: Sequence[Mark]) -> Iterator[Mark]:
        for mark in strangers:
            explained = any(_overlap(other, mark.start, mark.end) for other in found)
            parts = [part for part in terms(text[mark.start : mark.end]) if len(part) > 1]
            known = [part for part in parts if self._index.knows(part)]
            strange = len(known) < len(parts) if mark.kind == "outsider" else not known
            if not explained and parts and strange and mark.kind != "fit":
                yield mark

    def _content(self, tokens: Sequence[Token], cues: Sequence[Mark], taken: Sequence[Mark]) -> list[str]:
        """The words that may say what is meant: not those of grammar, nor dates and sums."""
        figures = [mark for mark in taken if mark.kind in FIGURES]
        words: list[str] = []
        run = ""
        for token in tokens:
            over = [mark.kind for mark in cues if _overlap(mark, token.start, token.end)]
            figure = any(_overlap(mark, token.start, token.end) for mark in figures)
            grammar = figure or any(kind not in TELLING for kind in over)
            if HAN.match(token.norm) and not grammar:
                run += token.norm
                continue
            words, run = [*words, *terms(run)], ""
            if not grammar and (not over or self._index.knows(token.norm)):
                words += terms(token.norm)
        return [*words, *terms(run)]

    def _rank(self, text: str, words: Sequence[str], among: set[str]) -> list[Mark]:
        """The entries nearest to the message; only those of the subjects `among`, if any are given."""
        entries = [(at, one) for at, one in enumerate(self._index.things) if not among or self._owners[one.key] & among]
        by_words = {
            match.thing.key: match.score for match in self._index.search(words, [one.key for _, one in entries])
        }
        nearness = (
            self._meanings.nearness(text[:LONGEST].lower()) if entries else ()
        )  # shouted or not, it means the same
        scores = [
            (BY_WORDS * by_words.get(one.key, 0.0) + (1 - BY_WORDS) * max(nearness[2 * at : 2 * at + 2]), one.key)
            for at, one in entries
        ]
        best = sorted(scores, reverse=True)[:NEAREST]
        return [Mark("near", 0, len(text), (key, round(100 * score))) for score, key in best]

    def _describe(self, entry: Entry) -> Texts:
        if isinstance(entry, Fact):
            names = (*_named(self._by_key[entry.subject]), *_measured(entry))
        else:
            names = (*_named(entry), *(_measured(entry) if isinstance(entry, Target) else ()))
        said = entry.description if isinstance(entry, Programme) else entry.sentence
        return ((" ".join(_spelt(names)), IN_NAME), (" ".join(_spelt((said.en, said.zh))), IN_TEXT))


def _said(entry: Entry) -> tuple[str, str]:
    """The entry in a sentence of each language."""
    if isinstance(entry, Programme):
        return f"{entry.name}: {entry.description.en}", f"{entry.name_zh}：{entry.description.zh}"
    return entry.sentence.en, entry.sentence.zh


def _editions(text: str, found: Sequence[Mark]) -> list[Mark]:
    """The version numbers that stand behind a name and are no part of it, nor of a measure of what is named."""
    editions = []
    for mark in found:
        version = _VERSION.match(text, mark.end) if mark.kind in ("programme", "target") else None
        if version and not any(
            one.kind == "measure" and one.role == "own" and _overlap(one, *version.span(1)) for one in found
        ):
            editions.append(Mark("edition", *version.span(1), version[1]))
    return editions


def _named(entry: Programme | Target) -> tuple[str, ...]:
    if isinstance(entry, Programme):
        return (entry.name, entry.name_zh, *entry.aliases)
    return (entry.name.en, entry.name.zh, *entry.aliases)


def _measured(entry: Fact | Target) -> Iterable[str]:
    asked = entry.asked if isinstance(entry, Fact) else ()
    return (entry.measure.en, entry.measure.zh, *asked)


def _spelt(texts: Iterable[str]) -> Iterator[str]:
    """The texts, those with a hyphen run together as well: "Wi-Fi" is written "wifi"."""
    for text in texts:
        yield text
        if "-" in text:
            yield text.replace("-", "")


def _overlap(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end
