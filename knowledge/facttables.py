"""The tables of the records in facts.py. knowledge/factrows.py says how their fields lie in the columns."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Integer, Table, Text

from knowledge.search import SearchText
from knowledge.tables import metadata


def _keys() -> tuple[Column, ...]:
    """The id tells the order of the data files: these tables are small and written whole."""
    return (
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("key", Text, nullable=False, unique=True),
    )


def _texts(*names: str, nullable: bool = False) -> list[Column]:
    return [Column(f"{name}_{code}", Text, nullable=nullable) for name in names for code in ("en", "zh")]


def _period(name: str) -> tuple[Column, ...]:
    return (Column(f"{name}_first", Date), Column(f"{name}_last", Date), Column(f"{name}_unit", Text))


def _lists(*names: str) -> list[Column]:
    return [Column(name, JSON, nullable=False) for name in names]


documents = Table(
    "documents",
    metadata,
    *_keys(),
    *_texts("title", "publisher"),
    Column("url", Text, nullable=False),
    *_texts("as_of"),
    Column("as_of_day", Date),
    Column("checksum", Text, nullable=False),
)

themes = Table("themes", metadata, *_keys(), Column("number", Text, nullable=False), *_texts("name"), *_lists("places"))

programmes = Table(
    "programmes",
    metadata,
    *_keys(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_zh", Text, nullable=False),
    Column("name_zh_official", Boolean, nullable=False),
    Column("theme", Text, nullable=False),
    *_texts("heading", "owner", nullable=True),
    *_texts("description"),
    *_lists("aliases", "audience", "links", "projects", "related", "places"),
    Column("document", Text, nullable=False),
    Column("search", SearchText, nullable=False),  # names, heading, description
)

targets = Table(
    "targets",
    metadata,
    *_keys(),
    *_texts("heading", "name", "measure", "figure"),
    *_texts("by", nullable=True),
    *_period("by_period"),
    *_texts("sentence"),
    *_lists("years", "aliases", "programmes", "places"),
    Column("document", Text, nullable=False),
    Column("search", SearchText, nullable=False),  # names, heading, sentence
)

facts = Table(
    "facts",
    metadata,
    *_keys(),
    Column("subject", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    *_texts("measure", "value", "sentence"),
    *_texts("unit", nullable=True),
    *_period("period"),
    *_texts("as_of", nullable=True),
    Column("as_of_last", Date),
    Column("as_of_document", Boolean, nullable=False),
    *_lists("asked", "places"),
    Column("search", SearchText, nullable=False),  # measure, other words for it, sentence
)
