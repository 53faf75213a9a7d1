"""What can be read in any language: the cues of every lexicon, word forms and synonyms, and the rules for figures.

Messages mix languages freely, so all folders are read together; Chinese is matched in Traditional characters.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import snowballstemmer
import yaml

from languages.chatter import Chatter
from languages.reading import Mark
from languages.script import HAN

FOLDER = Path(__file__).parent
READ = ("en", "zh")
OVERLAID = (
    "aspect",
    "audience",
    "theme",
    "qualifier",
)  # what is asked of programmes: takes no word from a question on the list
_EITHER = re.compile(r"[()]")  # around what a phrase may hold, of which "|" parts one from another
_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff/-]+")


@dataclass(frozen=True)
class Cue:
    """A phrase that steers a question: `words` as stems, or to the letter where `exact`."""

    kind: str
    value: str
    words: tuple[str, ...]
    exact: bool


@dataclass
class Vocabulary:
    """The words of all languages, ready to be found."""

    lexicons: tuple[Mapping[str, Mapping[str, list[str]]], ...]
    _families: Mapping[str, tuple[str, ...]]  # an English stem and the stems of its synonyms
    _subjects: Mapping[str, str]  # a Chinese word of a subject and the English words of the list
    shorthand: Mapping[str, str]  # what stands for a common English word, and the word
    _rules: tuple[ModuleType, ...]  # languages/en/rules.py and the like; English first
    _stem: Callable[[str], str]
    _stems: dict[str, str] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        known = self._stems.get(word)
        if known is None:
            known = self._stem(word)
            if len(self._stems) < 50_000:  # what people type is unbounded, memory is not
                self._stems[word] = known
        return known

    def forms(self, word: str) -> tuple[str, ...]:
        """The word's stem, then the stems of its synonyms."""
        own = self.stem(word.lower())
        return (own, *(other for other in self._families.get(own, ()) if other != own))

    def read(self, text: str, today: date) -> list[Mark]:
        """Periods, sums of money, numbers and lengths of time in the text."""
        found = [
            mark
            for rule, said in self._texts(text)
            for mark in (
                *rule.read_periods(said, today),
                *rule.read_money(said),
                *rule.read_numbers(said),
                *rule.read_lengths(said),
            )
        ]
        return [mark for mark in found if not _only_explains(mark, text, found)]

    def read_wishes(self, text: str) -> list[Mark]:
        """Where the text asks for a person instead of the assistant."""
        return [mark for rule, said in self._texts(text) for mark in rule.read_wishes(said)]

    def read_joints(self, text: str) -> list[Mark]:
        """What joins two conditions: "or", "and", "either"."""
        return [mark for rule, said in self._texts(text) for mark in rule.read_joints(said)]

    @property
    def chatter(self) -> tuple[Chatter, ...]:
        """How each language tells, denies and asks."""
        return tuple(rule.CHATTER for rule in self._rules)

    def _texts(self, text: str) -> list[tuple[ModuleType, str]]:
        """The rules of each language, with the text as they are to read it."""
        english, *others = self._rules
        texts = [(rule, text) for rule in others if HAN.search(text)]
        texts.append((english, HAN.sub("|", text)))  # English would take "2024有咩" for one word
        return texts

    def cues(self) -> list[Cue]:
        """What steers a question on the list of projects."""
        found = [cue for cue in self._all() if cue.kind not in OVERLAID]
        return found + [self.cue("subject", english, chinese) for chinese, english in self._subjects.items()]

    def overlaid(self) -> list[Cue]:
        """What steers a question on programmes, targets and facts."""
        return [cue for cue in self._all() if cue.kind in OVERLAID]

    def _all(self) -> list[Cue]:
        return [
            self.cue(kind, str(value), str(phrase))
            for lexicon in self.lexicons
            for kind, values in lexicon.items()
            for value, phrases in values.items()
            for phrase in phrases
        ]

    def written(self) -> set[str]:
        """The words of the lexicons as they are written: a stem is no word."""
        return {
            word
            for lexicon in self.lexicons
            for values in lexicon.values()
            for phrases in values.values()
            for phrase in phrases
            for word in phrase.removeprefix("=").lower().replace("-", " ").replace("/", " ").split()
        }

    def cue(self, kind: str, value: str, phrase: str) -> Cue:
        exact = phrase.startswith("=") or kind == "stop"
        words = _WORD.findall(phrase.removeprefix("=").lower())
        return Cue(kind, value, tuple(words if exact else map(self.stem, words)), exact)


def _only_explains(mark: Mark, text: str, others: Sequence[Mark]) -> bool:
    """Whether a period in brackets says the one before it again: "2024-25 2nd Quarter (July to September 2024)"."""
    before = text[: mark.start].rstrip()
    return before.endswith("(") and any(
        other is not mark and other.kind == "period" and other.end == len(before[:-1].rstrip()) for other in others
    )


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary of all the languages that are read."""
    folders = [FOLDER / name for name in READ if (FOLDER / name / "lexicon.yml").exists()]
    stemmer = snowballstemmer.stemmer("english")
    families: dict[str, tuple[str, ...]] = {}
    for line in _load(FOLDER / "en" / "synonyms.yml"):
        stems = tuple(dict.fromkeys(stemmer.stemWord(str(word).lower()) for word in line if " " not in str(word)))
        for stem in stems:
            families[stem] = families.get(stem, ()) + stems
    chinese = _load(FOLDER / "zh" / "synonyms.yml") or {}
    return Vocabulary(
        tuple(read_lexicon(folder.name) for folder in folders),
        families,
        {word: english if isinstance(english, str) else " ".join(english) for word, english in chinese.items()},
        {typed: word for word, typings in _load(FOLDER / "en" / "shorthand.yml").items() for typed in typings},
        tuple(importlib.import_module(f"languages.{folder.name}.rules") for folder in folders),
        stemmer.stemWord,
    )


def read_lexicon(folder: str) -> dict[str, dict[str, list[str]]]:
    """The cues of one language: kind, value, and every phrase in full."""
    written: dict[str, dict[str, list[str]]] = _load(FOLDER / folder / "lexicon.yml")
    return {
        kind: {
            value: [phrase for written in phrases for phrase in spread(written)] for value, phrases in values.items()
        }
        for kind, values in written.items()
    }


def spread(phrase: str) -> list[str]:
    """All that "(by|per) (calendar|) year" stands for; a phrase without brackets is itself."""
    parts = [part.split("|") for part in _EITHER.split(phrase)]
    return [" ".join("".join(words).split()) for words in product(*parts)]


def _load(path: Path) -> Any:
    """A YAML file with every value a string: "on" and "no" are words here."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader) if path.exists() else None
