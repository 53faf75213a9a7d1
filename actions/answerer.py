"""Answers a Reading from the store: picks the kind's module and keeps what it is answered from as fresh as the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.conversation import Turn, take_turn
from actions.memory import Memory
from actions.question import Question
from actions.shelf import Shelf
from knowledge.records import Department
from knowledge.store import Store
from knowledge.topics import ProjectIndex
from languages.reading import Reading
from languages.vocabulary import Vocabulary


@dataclass(frozen=True)
class _Catalogue:
    """The projects, programmes and departments of one revision of the store."""

    revision: str
    index: ProjectIndex
    shelf: Shelf
    departments: dict[str, Department]


class Answerer:
    """Answers questions against one store. Any call may raise StoreUnavailable."""

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._catalogue: _Catalogue | None = None

    def take_turn(self, reading: Reading, memory: Memory, today: date) -> Turn:
        """Answer what was read, in the light of what is remembered; dates such as "running" are taken against `today`."""
        catalogue = self._current()
        question = Question(reading, self._store, catalogue.index, catalogue.shelf, catalogue.departments, today)
        return take_turn(question, memory)

    def _current(self) -> _Catalogue:
        revision = self._store.revision()
        if self._catalogue is None or self._catalogue.revision != revision:
            departments = {department.key: department for department in self._store.departments()}
            self._catalogue = _Catalogue(
                revision,
                ProjectIndex(self._store.projects(), self._vocabulary.forms),
                Shelf(self._store.library()),
                departments,
            )
        return self._catalogue
