"""Finds projects called by their name: a short name, a long stretch of the full name, or a numbered part of it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence

from bot.readers.text import Token, tokenise
from knowledge.records import Project
from languages.reading import Mark

LONG_STRETCH = 4  # so many words in the order of a name are that name, one fewer if one of them is in no other name,
TELLING = 2  # if so many of them are neither small words nor words of the department's name


class Names:
    """The names of the projects in the store, ready to be found in tokens."""

    def __init__(self, projects: Sequence[Project], stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._short: dict[tuple[str, ...], list[str]] = {}
        self._stretches: dict[tuple[str, ...], list[str]] = {}
        self._numbered: set[tuple[str, ...]] = set()
        self._longest = 1
        held = Counter(word for project in projects for word in set(self._words(project.name)))
        for project in projects:
            for name in (project.name, *project.short_names, project.paper, f"{project.paper}e"):
                words = self._words(name)
                self._add(self._short, words, project.key)
                self._longest = max(self._longest, len(words))
            words = self._words(project.name)
            owner = set(self._words(project.department.name))
            for length in range(LONG_STRETCH - 1, len(words) + 1):
                for at in range(len(words) - length + 1):
                    stretch = words[at : at + length]
                    telling = [word for word in stretch if len(word) > 3 and word not in owner]
                    own = length >= LONG_STRETCH or any(held[word] == 1 for word in telling)
                    if own and len(telling) >= TELLING:
                        self._add(self._stretches, stretch, project.key)
            for pair in itertools.pairwise(words):
                if any(word.isdigit() for word in pair) and any(len(word) > 3 and not word.isdigit() for word in pair):
                    self._numbered.add(pair)

    def find(self, tokens: Sequence[Token]) -> list[Mark]:
        """Marks of kind "project", role "short" or "stretch", and of kind "numbered" for a pair such as "phase 3"."""
        stems = [self._stem(token.norm) for token in tokens]
        marks: list[Mark] = []
        at = 0
        while at < len(tokens):
            length, mark = self._at(tokens, stems, at)
            if mark:
                marks.append(mark)
            at += length
        return marks

    def _at(self, tokens: Sequence[Token], stems: list[str], at: int) -> tuple[int, Mark | None]:
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            words = tuple(stems[at : at + length])
            start, end = tokens[at].start, tokens[at + length - 1].end
            for table, role in ((self._short, "short"), (self._stretches, "stretch")):
                if words in table:
                    return length, Mark("project", start, end, tuple(table[words]), role)
            if words in self._numbered:
                return length, Mark("numbered", start, end, " ".join(t.norm for t in tokens[at : at + length]))
        return 1, None

    def _words(self, name: str) -> tuple[str, ...]:
        return tuple(self._stem(token.norm) for token in tokenise(name))

    @staticmethod
    def _add(table: dict[tuple[str, ...], list[str]], words: tuple[str, ...], key: str) -> None:
        keys = table.setdefault(words, [])
        if key not in keys:
            keys.append(key)
