"""Finding projects by the words that describe them: names, short names, department and description, weighted by rarity.

Built from the projects as they stand in the store; how words are reduced to forms is the language's business and passed in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.records import Project

Forms = Callable[[str], tuple[str, ...]]  # a word -> its stem, then the stems of its synonyms

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9+&]*")
IN_NAME, IN_DEPARTMENT, IN_DESCRIPTION = 1.0, 0.85, 0.75  # how much a word says about the project by where it stands
SYNONYM = 0.9


@dataclass(frozen=True)
class Match:
    """A project, the share of the question's meaning that it covers (0 to 1), and the question's words that it holds."""

    project: Project
    score: float
    words: tuple[str, ...]


class ProjectIndex:
    """Ranks projects by the words of a question."""

    def __init__(self, projects: Sequence[Project], forms: Forms) -> None:
        self.projects = tuple(projects)
        self._forms = forms
        self._weights: list[dict[str, float]] = [self._weigh(project) for project in self.projects]
        spread: dict[str, int] = {}
        for weights in self._weights:
            for stem in weights:
                spread[stem] = spread.get(stem, 0) + 1
        self._rarity = {stem: math.log(1 + len(self.projects) / count) for stem, count in spread.items()}
        self._unknown = math.log(1 + len(self.projects)) if self.projects else 1.0
        self.vocabulary = frozenset(
            word.lower() for project in self.projects for text in _texts(project) for word in WORD.findall(text)
        )

    def form(self, word: str) -> str:
        """The word's stem."""
        return self._forms(word)[0]

    def knows(self, word: str) -> bool:
        """Whether any project holds the word or a synonym of it."""
        return bool(self._stems_of(word))

    def search(self, words: Iterable[str], among: Iterable[str] | None = None) -> list[Match]:
        """Projects by the share of the words' meaning that they cover, best first; `among` limits them to those keys."""
        wanted = [(word, self._stems_of(word)) for word in dict.fromkeys(words)]
        if not wanted:
            return []
        total = sum(self._mass(stems) for _, stems in wanted)
        allowed = None if among is None else set(among)
        matches = []
        for project, weights in zip(self.projects, self._weights, strict=True):
            if allowed is not None and project.key not in allowed:
                continue
            score, held = 0.0, []
            for word, stems in wanted:
                gain = max((trust * weights.get(stem, 0.0) for stem, trust in stems), default=0.0)
                if gain:
                    score += gain * self._mass(stems)
                    held.append(word)
            if held:
                matches.append(Match(project, score / total, tuple(held)))
        return sorted(matches, key=lambda match: -match.score)

    def _mass(self, stems: Sequence[tuple[str, float]]) -> float:
        return max((self._rarity[stem] for stem, _ in stems), default=self._unknown)

    def _stems_of(self, word: str) -> tuple[tuple[str, float], ...]:
        """The index's stems that the word may stand for, each with how far it is trusted."""
        own, *others = self._forms(word)
        stems = [(own, 1.0)] if own in self._rarity else []
        stems += [(stem, SYNONYM) for stem in others if stem in self._rarity]
        return tuple(stems)

    def _weigh(self, project: Project) -> dict[str, float]:
        weights: dict[str, float] = {}
        names = " ".join((project.name, *project.short_names))
        department = " ".join(
            (project.department.name, *project.department.abbreviations, *project.department.nicknames)
        )
        for text, weight in ((names, IN_NAME), (department, IN_DEPARTMENT), (project.description, IN_DESCRIPTION)):
            for word in WORD.findall(text):
                stem = self._forms(word)[0]
                weights[stem] = max(weight, weights.get(stem, 0.0))
        return weights


def _texts(project: Project) -> tuple[str, ...]:
    return (project.name, project.description, project.department.name, *project.short_names)
