"""Reads a message into Marks: names first, then departments, dates, money and numbers, then cues, and what is left as words.

Departments and projects are matched against the store as it stands now, never learnt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.readers.lexicon import Lexicon, mend
from bot.readers.names import Names
from bot.readers.roles import assign_roles
from bot.readers.text import Token, tokenise
from knowledge.gazetteer import Gazetteer, Outsider
from knowledge.store import Store
from knowledge.topics import ProjectIndex
from languages.language import Language
from languages.reading import Mark

_YEAR = re.compile(r"\d{4}")
_SENTENCE = re.compile(r"[^.;!?]+(?:[.](?=\S)[^.;!?]*)*[.;!?]*")
_SELF = re.compile(r"(?:(?:hi|hello|hey|good \w+)[,!]? *)?(?:i|i'm|i am|i've|we|we're|my|our)\b[^?]*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Vocabulary:
    """What the store holds, ready to be matched; made anew when the store's revision changes."""

    revision: str
    gazetteer: Gazetteer
    names: Names
    index: ProjectIndex


class Reader:
    """Reads messages in one language against one store."""

    def __init__(
        self, language: Language, store: Store, outsiders: Sequence[Outsider], is_word: Callable[[str], bool]
    ) -> None:
        self._language = language
        self._store = store
        self._outsiders = outsiders
        self._is_word = is_word
        self._lexicon = Lexicon(language)
        self._vocabulary: _Vocabulary | None = None

    def read(self, text: str, today: date) -> tuple[Mark, ...]:
        """The Marks of a normalised text, in its order."""
        vocabulary = self._current()
        text = self._mended(text, vocabulary.index)
        tokens = tokenise(text)
        taken: list[Mark] = []
        numbered: list[Mark] = []
        for mark in vocabulary.names.find(tokens):
            (numbered if mark.kind == "numbered" else taken).append(mark)
        taken += _clear(_departments(vocabulary.gazetteer, text), taken)
        taken += _clear(self._figures(text, today, tokens, vocabulary, numbered, taken), taken)
        cues = [cue for run in _runs(tokens, taken) for cue in self._lexicon.find(run)]
        words = self._words(text, tokens, [*taken, *cues], vocabulary.index, numbered)
        kept = [cue for cue in cues if cue.kind != "stop"]
        if words:
            best = vocabulary.index.search([mark.value for mark in words])
            words.append(Mark("fit", 0, len(text), round(100 * best[0].score) if best else 0))
        return tuple(sorted(assign_roles(text, [*taken, *kept, *words]), key=lambda m: (m.start, m.end, m.kind)))

    def _current(self) -> _Vocabulary:
        revision = self._store.revision()
        if self._vocabulary is None or self._vocabulary.revision != revision:
            projects = self._store.projects()
            self._vocabulary = _Vocabulary(
                revision,
                Gazetteer(self._store.departments(), self._outsiders),
                Names(projects, self._language.stem),
                ProjectIndex(projects, self._language.forms),
            )
        return self._vocabulary

    def _mended(self, text: str, index: ProjectIndex) -> str:
        """The text with slips of the keyboard put right, where a word is neither ours nor any English word."""
        for token in reversed(tokenise(text)):
            word = token.norm
            if word in self._lexicon.words or word in index.vocabulary or self._is_word(word):
                continue
            mended = mend(word, self._lexicon.words | index.vocabulary)
            if mended:
                text = text[: token.start] + mended + text[token.end :]
        return text

    def _figures(
        self,
        text: str,
        today: date,
        tokens: Sequence[Token],
        vocabulary: _Vocabulary,
        numbered: Sequence[Mark],
        taken: Sequence[Mark],
    ) -> list[Mark]:
        """Periods, money and numbers, less the figures that belong to a project's name ("2026 population census")."""
        found: list[Mark] = []
        for mark in sorted(self._language.read(text, today), key=lambda m: m.start - m.end):
            if any(_overlap(mark, other) for other in (*numbered, *found)):
                continue
            if mark.kind == "period" and self._in_a_name(mark, text, tokens, vocabulary.index):
                continue
            found.append(mark)
        return found

    def _in_a_name(self, mark: Mark, text: str, tokens: Sequence[Token], index: ProjectIndex) -> bool:
        """Whether a bare year stands in a project's name and the word beside it does too."""
        if not _YEAR.fullmatch(text[mark.start : mark.end]):
            return False
        at = next(i for i, token in enumerate(tokens) if token.end >= mark.end)
        beside = [token.norm for token in tokens[max(at - 1, 0) : at + 2] if token.start != mark.start]
        year = text[mark.start : mark.end]
        names = [set(map(self._language.stem, project.name.lower().split())) for project in index.projects]
        return any(
            year in name and any(self._language.stem(w) in name and len(w) > 3 for w in beside) for name in names
        )

    def _words(
        self, text: str, tokens: Sequence[Token], taken: Sequence[Mark], index: ProjectIndex, numbered: Sequence[Mark]
    ) -> list[Mark]:
        words = []
        asides = _asides(text)
        for token in tokens:
            mark = Mark("word", token.start, token.end, token.norm)
            if any(start <= token.start < end for start, end in asides):
                continue
            if any(_overlap(mark, other) for other in taken if other.kind != "numbered"):
                continue
            part_of_name = any(_overlap(mark, other) for other in numbered)
            if (
                part_of_name
                or (token.norm.isalnum() and not token.norm.isdigit())
                or "+" in token.norm
                or "-" in token.norm
            ):
                words.append(replace(mark, role="known" if part_of_name or index.knows(token.norm) else "unknown"))
        return words


def _departments(gazetteer: Gazetteer, text: str) -> list[Mark]:
    return [
        Mark("outsider", mention.start, mention.end, mention.outsider)
        if mention.outsider
        else Mark(
            "department",
            mention.start,
            mention.end,
            mention.keys,
            "weak" if mention.weak else "",
            text=text[mention.start : mention.end],
        )
        for mention in gazetteer.find(text)
    ]


def _asides(text: str) -> list[tuple[int, int]]:
    """Where people introduce themselves before they ask: "I'm a student. How much ...?" """
    parts = [(match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    return [part for part in parts if len(parts) > 1 and _SELF.match(text[part[0] : part[1]].strip())]


def _clear(marks: Iterable[Mark], taken: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if not any(_overlap(mark, other) for other in taken)]


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _runs(tokens: Sequence[Token], taken: Sequence[Mark]) -> list[list[Token]]:
    """The stretches of tokens that nothing has taken; a cue's phrase does not reach across what was."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if any(token.start < mark.end and mark.start < token.end for mark in taken):
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]
