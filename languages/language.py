"""A language as the other rooms use it: its lexicon of cues, its word forms, its reading rules and its sentences.

Everything particular to one language stands in that language's folder; this module only loads it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]
import yaml
from fluent.runtime import FluentBundle, FluentResource

from languages.reading import Mark

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Cue:
    """A phrase that steers a question: `words` as stems, or to the letter where `exact`."""

    kind: str
    value: str
    words: tuple[str, ...]
    exact: bool


@dataclass
class Language:
    """One language, loaded from its folder."""

    code: str
    phrasing: ModuleType  # periods, money, lists and conditions said in words
    _rules: ModuleType  # read_periods, read_money, read_numbers
    _bundle: FluentBundle
    lexicon: Mapping[str, Mapping[str, list[str]]]
    _families: Mapping[str, tuple[str, ...]]
    _stem: Callable[[str], str]
    _messages: dict[str, Any] = field(default_factory=dict)
    _stems: dict[str, str] = field(default_factory=dict)

    def say(self, key: str, **arguments: object) -> str:
        """The sentence of that key. KeyError where the language lacks it, ValueError where an argument is missing."""
        pattern = self._messages.get(key)
        if pattern is None:
            message = self._bundle.get_message(key)
            if not message.value:
                raise KeyError(f"{self.code} has no sentence {key}")
            pattern = self._messages[key] = message.value
        text, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise ValueError(f"sentence {key} of {self.code}: {errors}")
        return str(text)

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

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
        """Periods, sums of money and numbers in the text."""
        return [*self._rules.read_periods(text, today), *self._rules.read_money(text), *self._rules.read_numbers(text)]

    def cues(self) -> list[Cue]:
        found = []
        for kind, values in self.lexicon.items():
            for value, phrases in values.items():
                for phrase in phrases:
                    text = str(phrase)
                    exact = text.startswith("=") or kind == "stop"
                    words = text.removeprefix("=").lower().replace("-", " ").replace("/", " ").split()
                    found.append(Cue(kind, str(value), tuple(words if exact else map(self.stem, words)), exact))
        return found


@cache
def load_language(code: str) -> Language:
    """The language of that folder. FileNotFoundError names what is missing."""
    folder = FOLDER / code
    bundle = FluentBundle([code], use_isolating=False)
    bundle.add_resource(FluentResource((folder / "sentences.ftl").read_text("utf-8")))
    stemmer = snowballstemmer.stemmer("english")
    families: dict[str, tuple[str, ...]] = {}
    for line in yaml.safe_load((folder / "synonyms.yml").read_text("utf-8")):
        stems = tuple(dict.fromkeys(stemmer.stemWord(str(word).lower()) for word in line if " " not in str(word)))
        for stem in stems:
            families[stem] = families.get(stem, ()) + stems
    return Language(
        code,
        importlib.import_module(f"languages.{code}.phrasing"),
        importlib.import_module(f"languages.{code}.rules"),
        bundle,
        yaml.load((folder / "lexicon.yml").read_text("utf-8"), yaml.BaseLoader),  # "on" and "no" are words here
        families,
        stemmer.stemWord,
    )
