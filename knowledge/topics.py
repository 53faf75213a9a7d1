"""Finding things of the store by the words that describe them, weighted by where they stand and by rarity.

Built from the records as they stand in the store; how words are reduced to forms is the language's business and passed in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from knowledge.records import Project

Forms = Callable[[str], tuple[str, ...]]  # a word -> its stem, then the stems of its synonyms

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9+&]*")
HAN = re.compile(r"[\u3400-\u9fff]+")
IN_NAME, IN_DEPARTMENT, IN_DESCRIPTION = 1.0, 0.85, 0.75  # how much a word says about the project by where it stands
SYNONYM = 0.9


Texts = tuple[tuple[str, float], ...]  # each with how much a word in it says about the thing


class Keyed(Protocol):
    """A record with a key."""

    @property
    def key(self) -> str: ...


Thing = TypeVar("Thing", bound=Keyed)


@dataclass(frozen=True)
class Match(Generic[Thing]):
    """A thing, the share of the question's meaning that it covers (0 to 1), and the question's words that it holds."""

    thing: Thing
    score: float
    words: tuple[str, ...]


class TopicIndex(Generic[Thing]):
    """Ranks things by the words of a question."""

    def __init__(self, things: Sequence[Thing], describe: Callable[[Thing], Texts], forms: Forms) -> None:
        self.things = tuple(things)
        self._forms = forms
        self._weights: list[dict[str, float]] = [self._weigh(describe(thing)) for thing in self.things]
        spread: dict[str, int] = {}
        for weights in self._weights:
            for stem in weights:
                spread[stem] = spread.get(stem, 0) + 1
        self._rarity = {stem: math.log(1 + len(self.things) / count) for stem, count in spread.items()}
        self._unknown = math.log(1 + len(self.things)) if self.things else 1.0
        self.vocabulary = frozenset(
            word for thing in self.things for text, _ in describe(thing) for word in terms(text) if word.isascii()
        )

    def form(self, word: str) -> str:
        """The word's stem."""
        return self._forms(word)[0]

    def knows(self, word: str) -> bool:
        """Whether anything holds the word or a synonym of it."""
        return bool(self._stems_of(word))

    def search(self, words: Iterable[str], among: Iterable[str] | None = None) -> list[Match[Thing]]:
        """Things by the share of the words' meaning that they cover, best first; `among` limits them to those keys."""
        wanted = [(word, self._stems_of(word)) for word in dict.fromkeys(words)]
        if not wanted:
            return []
        total = sum(self._mass(stems) for _, stems in wanted)
        allowed = None if among is None else set(among)
        matches = []
        for thing, weights in zip(self.things, self._weights, strict=True):
            if allowed is not None and thing.key not in allowed:
                continue
            score, held = 0.0, []
            for word, stems in wanted:
                gain = max((trust * weights.get(stem, 0.0) for stem, trust in stems), default=0.0)
                if gain:
                    score += gain * self._mass(stems)
                    held.append(word)
            if held:
                matches.append(Match(thing, score / total, tuple(held)))
        return sorted(matches, key=lambda match: -match.score)

    def _mass(self, stems: Sequence[tuple[str, float]]) -> float:
        return max((self._rarity[stem] for stem, _ in stems), default=self._unknown)

    def _stems_of(self, word: str) -> tuple[tuple[str, float], ...]:
        """The index's stems that the word may stand for, each with how far it is trusted."""
        own, *others = self._forms(word)
        stems = [(own, 1.0)] if own in self._rarity else []
        stems += [(stem, SYNONYM) for stem in others if stem in self._rarity]
        return tuple(stems)

    def _weigh(self, texts: Texts) -> dict[str, float]:
        weights: dict[str, float] = {}
        for text, weight in texts:
            for word in terms(text):
                stem = self._forms(word)[0]
                weights[stem] = max(weight, weights.get(stem, 0.0))
        return weights


class ProjectIndex(TopicIndex[Project]):
    """Ranks projects."""

    def __init__(self, projects: Sequence[Project], forms: Forms) -> None:
        super().__init__(projects, _describe, forms)

    @property
    def projects(self) -> tuple[Project, ...]:
        return self.things


def terms(text: str) -> Iterator[str]:
    """The words of a text in lower case, and each two Han characters that stand side by side."""
    yield from (word.lower() for word in WORD.findall(text))
    for run in HAN.findall(text):
        yield from (run[at : at + 2] for at in range(len(run) - 1)) if len(run) > 1 else (run,)


def _describe(project: Project) -> Texts:
    department = project.department
    return (
        (" ".join((project.name, *project.short_names)), IN_NAME),
        (" ".join((department.name, *department.abbreviations, *department.nicknames)), IN_DEPARTMENT),
        (project.description, IN_DESCRIPTION),
    )
