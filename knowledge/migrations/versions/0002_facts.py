"""Documents, their themes, programmes, targets and facts, with full-text search over programmes and facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    search = postgresql.TSVECTOR if postgres else sa.Text
    op.create_table(
        "documents",
        *_keys(),
        *_texts("title", "publisher"),
        sa.Column("url", sa.Text, nullable=False),
        *_texts("as_of"),
        sa.Column("as_of_day", sa.Date),
        sa.Column("checksum", sa.Text, nullable=False),
    )
    op.create_table(
        "themes", *_keys(), sa.Column("number", sa.Text, nullable=False), *_texts("name"), *_lists("places")
    )
    op.create_table(
        "programmes",
        *_keys(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_zh", sa.Text, nullable=False),
        sa.Column("name_zh_official", sa.Boolean, nullable=False),
        sa.Column("theme", sa.Text, nullable=False),
        *_texts("heading", "owner", nullable=True),
        *_texts("description"),
        *_lists("aliases", "audience", "links", "projects", "related", "places"),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("search", search, nullable=False),
    )
    op.create_table(
        "targets",
        *_keys(),
        *_texts("heading", "name", "measure", "figure"),
        *_texts("by", nullable=True),
        sa.Column("by_period_first", sa.Date),
        sa.Column("by_period_last", sa.Date),
        sa.Column("by_period_unit", sa.Text),
        *_texts("sentence"),
        *_lists("years", "aliases", "programmes", "places"),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("search", search, nullable=False),
    )
    op.create_table(
        "facts",
        *_keys(),
        sa.Column("subject", sa.Text, nullable=False, index=True),
        sa.Column("role", sa.Text, nullable=False),
        *_texts("measure", "value", "sentence"),
        *_texts("unit", nullable=True),
        sa.Column("period_first", sa.Date),
        sa.Column("period_last", sa.Date),
        sa.Column("period_unit", sa.Text),
        *_texts("as_of", nullable=True),
        sa.Column("as_of_last", sa.Date),
        sa.Column("as_of_document", sa.Boolean, nullable=False),
        *_lists("asked", "places"),
        sa.Column("search", search, nullable=False),
    )
    for table in ("programmes", "targets", "facts"):
        if postgres:
            op.create_index(f"ix_{table}_search", table, ["search"], postgresql_using="gin")
        else:
            for statement in FTS5:
                op.execute(statement.format(table=table))


def _keys() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
    )


def _texts(*names: str, nullable: bool = False) -> list[sa.Column]:
    return [sa.Column(f"{name}_{code}", sa.Text, nullable=nullable) for name in names for code in ("en", "zh")]


def _lists(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.JSON, nullable=False) for name in names]


# As for projects: the ascii tokenizer cuts at the spaces that knowledge/search.py wrote. Rows are never updated.
FTS5 = (
    "CREATE VIRTUAL TABLE {table}_search USING fts5("
    "search, content='{table}', content_rowid='id', tokenize='ascii', prefix='2 3')",
    "CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {table}_search(rowid, search) VALUES (new.id, new.search); END",
    "CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN "
    "INSERT INTO {table}_search({table}_search, rowid, search) VALUES ('delete', old.id, old.search); END",
)
