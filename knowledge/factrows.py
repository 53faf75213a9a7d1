"""Facts to rows and back: how the fields of facts.py lie in their tables, by type. Which rows is store.py's business."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from knowledge import facttables
from knowledge.facts import AsOf, Document, Fact, Kind, Library, Place, Programme, Role, Target, Text, Theme
from knowledge.period import Period, Unit

Record = TypeVar("Record", Document, Theme, Programme, Target, Fact)

TABLES = {
    Document: facttables.documents,
    Theme: facttables.themes,
    Programme: facttables.programmes,
    Target: facttables.targets,
    Fact: facttables.facts,
}


@dataclass(frozen=True)
class _Layout:
    """The columns of a field, by what follows its name, and the ways there and back."""

    endings: tuple[str, ...]
    put: Callable[[Any], Sequence[Any]]
    take: Callable[..., Any]


def _texts(text: Text | None) -> Sequence[Any]:
    return (text.en, text.zh) if text else (None, None)


def _as_of(as_of: AsOf | None) -> Sequence[Any]:
    return (as_of.said.en, as_of.said.zh, as_of.last, as_of.of_document) if as_of else (None, None, None, False)


_PLAIN = _Layout(("",), lambda value: (value,), lambda value: value)
_LIST = _Layout(("",), lambda values: (list(values),), tuple)
_TEXT = _Layout(("_en", "_zh"), _texts, lambda en, zh: None if en is None else Text(en, zh))
_PERIOD = _Layout(
    ("_first", "_last", "_unit"),
    lambda period: (period.first, period.last, period.unit.value) if period else (None, None, None),
    lambda first, last, unit: None if unit is None else Period(first, last, Unit(unit)),
)
_AS_OF = _Layout(
    ("_en", "_zh", "_last", "_document"),
    _as_of,
    lambda en, zh, last, of_document: None if en is None else AsOf(Text(en, zh), last, of_document),
)
_PLACES = _Layout(
    ("",),
    lambda places: ([[place.document, place.first, place.last] for place in places],),
    lambda places: tuple(Place(*place) for place in places),
)
_LAYOUTS: dict[Any, _Layout] = {
    str: _PLAIN,
    bool: _PLAIN,
    date | None: _PLAIN,
    tuple[str, ...]: _LIST,
    tuple[int, ...]: _LIST,
    Kind: _Layout(("",), lambda kind: (kind.value,), Kind),
    Role: _Layout(("",), lambda role: (role.value,), Role),
    Text: _TEXT,
    Text | None: _TEXT,
    Period | None: _PERIOD,
    AsOf | None: _AS_OF,
    tuple[Place, ...]: _PLACES,
}

_FIELDS: dict[type[Any], tuple[tuple[str, _Layout], ...]] = {
    record: tuple((field.name, _LAYOUTS[get_type_hints(record)[field.name]]) for field in fields(record))
    for record in TABLES
}


def read_library(connection: Connection) -> Library:
    return Library(
        read_records(connection, Document),
        read_records(connection, Theme),
        read_records(connection, Programme),
        read_records(connection, Target),
        read_records(connection, Fact),
    )


def read_records(connection: Connection, record: type[Record], *conditions: Any) -> tuple[Record, ...]:
    """The records whose rows meet the conditions, in the order of the data files."""
    table = TABLES[record]
    columns = [table.c[name] for field, layout in _FIELDS[record] for name in _columns(field, layout)]
    rows = connection.execute(select(*columns).where(*conditions).order_by(table.c.id)).all()
    return tuple(_record(record, row) for row in rows)


def write_library(connection: Connection, library: Library) -> None:
    """Puts the library in the place of the one that stands there: a few hundred rows."""
    for table in TABLES.values():
        connection.execute(delete(table))
    for records in (library.documents, library.themes, library.programmes, library.targets, library.facts):
        if records:
            rows = [_row(record, id_) for id_, record in enumerate(records, 1)]
            connection.execute(insert(TABLES[type(records[0])]), rows)


def searched(record: Programme | Target | Fact) -> tuple[str, ...]:
    """The texts in which a search looks."""
    if isinstance(record, Programme):
        heading = (record.heading.en, record.heading.zh) if record.heading else ()
        return (record.name, record.name_zh, *record.aliases, *heading, record.description.en, record.description.zh)
    if isinstance(record, Target):
        texts: tuple[Text, ...] = (record.name, record.heading, record.measure, record.sentence)
        return (*(words for text in texts for words in (text.en, text.zh)), *record.aliases)
    texts = (record.measure, record.sentence)
    return (*(words for text in texts for words in (text.en, text.zh)), *record.asked)


def _row(record: Any, id_: int) -> dict[str, Any]:
    row: dict[str, Any] = {"id": id_}
    for field, layout in _FIELDS[type(record)]:
        row.update(zip(_columns(field, layout), layout.put(getattr(record, field)), strict=True))
    if "search" in TABLES[type(record)].c:
        row["search"] = searched(record)
    return row


def _record(record: type[Record], row: Any) -> Record:
    return record(
        **{
            field: layout.take(*(getattr(row, name) for name in _columns(field, layout)))
            for field, layout in _FIELDS[record]
        }
    )


def _columns(field: str, layout: _Layout) -> tuple[str, ...]:
    return tuple(field + ending for ending in layout.endings)
