"""Finds the projects that a topic may mean though it uses none of their words, by the meaning of their sentences.

Whether that is near enough to be offered is decided in the actions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.readers.meaning import Encode, Meanings
from knowledge.records import Project
from languages.reading import Mark

NEAREST = 5  # projects
SHORTEST = 9  # characters of a sentence that says something
_SENTENCE = re.compile(r"(?<=[.;])\s+|\s\([a-z]\)\s")


class Akin:
    """The sentences of the projects' names and descriptions, ready to be compared with a message."""

    def __init__(self, projects: Sequence[Project], encode: Encode) -> None:
        said = [(project.key, part) for project in projects for part in _sentences(project)]
        self._keys = [key for key, _ in said]
        self._sentences = [sentence for _, sentence in said]
        self._meanings = Meanings(self._sentences, encode)

    def find(self, text: str) -> list[Mark]:
        """Marks of kind "akin", best first: (key, per cent, the sentence that lies nearest), one a project."""
        best: dict[str, tuple[float, str]] = {}
        for key, sentence, near in zip(self._keys, self._sentences, self._meanings.nearness(text), strict=True):
            if near > best.get(key, (0.0, ""))[0]:
                best[key] = near, sentence
        ranked = sorted(best.items(), key=lambda one: -one[1][0])[:NEAREST]
        return [Mark("akin", 0, len(text), (key, round(100 * near), said)) for key, (near, said) in ranked]


def _sentences(project: Project) -> list[str]:
    parts = [part.strip() for part in _SENTENCE.split(project.description)]
    return [project.name, *(part for part in parts if len(part) >= SHORTEST)]
