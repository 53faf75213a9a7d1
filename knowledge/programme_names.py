"""Finds programmes and targets called by their names or aliases in a user's words, in three scripts, slips forgiven.

The records are an argument, so that a row loaded a minute ago is found; knows nothing of Rasa or of the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.facts import Programme, Target
from knowledge.forms import programme_names
from knowledge.names import NameFinder


class Named(NamedTuple):
    """Keys of what may be meant at text[start:end]; more than one: equally good, to be asked about."""

    start: int
    end: int
    keys: tuple[str, ...]


class ProgrammeNames:
    """The names of the given programmes and targets, ready to be found in any text."""

    def __init__(self, programmes: Iterable[Programme | Target]) -> None:
        forms = [(form, "") for programme in programmes for form in programme_names(programme)]
        self._finder = NameFinder(forms, "programme")

    def find(self, text: str) -> tuple[Named, ...]:
        """What is named in the text, left to right, none overlapping another."""
        _, _, hits = self._finder.find(text)
        return tuple(Named(hit.start, hit.end, tuple(dict.fromkeys(form.owner for form in hit.forms))) for hit in hits)
