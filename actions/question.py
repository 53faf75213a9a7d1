"""A Question: a Reading with the store, the index and the day that it is answered against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actions.answers import Understood
from actions.shelf import Shelf
from knowledge.query import Finding, Query
from knowledge.records import Department, Project, Source
from knowledge.store import Store
from knowledge.topics import ProjectIndex
from languages.reading import Reading


@dataclass(frozen=True)
class Question:
    """What a kind's module answers."""

    reading: Reading
    store: Store
    index: ProjectIndex
    shelf: Shelf
    departments: Mapping[str, Department]
    today: date

    def find(self, query: Query) -> Finding:
        return self.store.find(query, self.today)

    def understood(self, query: Query, subject: tuple[str, ...] = ()) -> Understood:
        """The query with the names of what it mentions, for a sentence to repeat."""
        left_out: tuple[Department | Project, ...] = (
            *(self.departments[key] for key in query.without_departments),
            *(self.projects[key] for key in query.without_projects),
        )
        return Understood(query, subject, self.owners(query), left_out, tuple(map(self.understood, query.either)))

    def owners(self, query: Query) -> tuple[Department, ...]:
        return tuple(self.departments[key] for key in query.departments)

    def department_named(self, name: str) -> Department | None:
        """The department that is, or was, called so."""
        return next((d for d in self.departments.values() if name in (d.name, *d.former_names)), None)

    @cached_property
    def source(self) -> Source:
        return self.store.source()

    @cached_property
    def projects(self) -> dict[str, Project]:
        return {project.key: project for project in self.index.projects}
