"""What a load would change: the store's content before and after, compared. Knows neither files nor SQL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from knowledge.facts import Library, Text
from knowledge.records import Department, Project, Source

# What the records of a Library are called, and the field that holds them.
LIBRARY_KINDS = {
    "document": "documents",
    "theme": "themes",
    "programme": "programmes",
    "target": "targets",
    "fact": "facts",
}


@dataclass(frozen=True)
class Content:
    """All that the store holds."""

    departments: tuple[Department, ...]
    projects: tuple[Project, ...]
    source: Source | None
    library: Library = field(default_factory=Library)

    def revision(self) -> str:
        """The same for the same content, whenever and wherever it was loaded."""
        source = self.source and (
            self.source.key,
            self.source.title,
            self.source.url,
            self.source.as_of,
            self.source.checksum,
        )
        whole = repr((self.departments, self.projects, source, self.library))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Change:
    """One record added, changed (with the fields: before, after) or removed."""

    done: str  # "added", "changed", "removed"
    kind: str  # "project", "department", "source", or of LIBRARY_KINDS
    key: str
    name: str
    fields: tuple[tuple[str, Any, Any], ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.done} {self.kind} {self.key}: {self.name}"]
        return "\n".join([*lines, *(f"    {name}: {_shown(old)} -> {_shown(new)}" for name, old, new in self.fields)])


def compare(before: Content, after: Content) -> tuple[Change, ...]:
    return (
        *_compare("department", _by_key(before.departments), _by_key(after.departments)),
        *_compare("project", _by_key(before.projects), _by_key(after.projects)),
        *_compare("source", _by_key((before.source,)), _by_key((after.source,))),
        *(
            change
            for kind, records in LIBRARY_KINDS.items()
            for change in _compare(
                kind, _by_key(getattr(before.library, records)), _by_key(getattr(after.library, records))
            )
        ),
    )


def _by_key(records: tuple[Any, ...]) -> dict[str, Any]:
    return {record.key: record for record in records if record}


def _compare(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key, record in after.items():
        name = _name(record)
        if key not in before:
            yield Change("added", kind, key, name)
        elif differing := tuple(_differing(before[key], record)):
            yield Change("changed", kind, key, name, differing)
    for key, record in before.items():
        if key not in after:
            yield Change("removed", kind, key, _name(record))


def _name(record: Any) -> str:
    """What a record is called in a line of the load: a fact by its value."""
    name = next(getattr(record, called) for called in ("name", "title", "value") if hasattr(record, called))
    return name.en if isinstance(name, Text) else name


def _differing(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    for one in fields(before):
        # When it was loaded is no change, and whether a department is listed follows from the projects.
        if one.name not in ("loaded_at", "listed"):
            old, new = _compared(getattr(before, one.name)), _compared(getattr(after, one.name))
            if old != new:
                yield one.name, old, new


def _compared(value: Any) -> Any:
    return value.key if isinstance(value, Department) else value


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= 160 else f"{text[:160]}…"
