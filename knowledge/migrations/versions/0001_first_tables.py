"""The first tables: departments, projects and their phases, sources, full-text search.

A migration never imports knowledge/tables.py: that moves on, this stays as it was.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

LISTED = (
    "financial_year",
    "approval_date",
    "department",
    "name",
    "description",
    "estimate",
    "start",
    "live_run",
    "paper",
)
INDEXES = {
    "ix_projects_department_start": ("department_id", "start_first", "start_last", "estimate"),
    "ix_projects_department_year": ("department_id", "financial_year", "estimate"),
    "ix_projects_department_approved": ("department_id", "approved", "estimate"),
    "ix_projects_department_live_run": (
        "department_id",
        "live_last",
        "live_first",
        "start_first",
        "undated_phases",
        "phase_count",
        "estimate",
    ),
    "ix_projects_start": ("start_first", "start_last", "estimate", "department_id"),
    "ix_projects_year": ("financial_year", "estimate", "position", "department_id"),
    "ix_projects_approved": ("approved", "estimate", "department_id"),
    "ix_projects_live_run": ("live_last", "live_first", "undated_phases", "phase_count", "estimate"),
    "ix_projects_estimate": ("estimate", "position"),
    "ix_projects_duration": ("duration",),
    "ix_projects_name": ("name_order",),
    "ix_projects_position": ("position",),
}


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    ordered = postgresql.TEXT(collation="C") if postgres else sa.Text()
    op.create_table(
        "departments",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_order", ordered, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name_zh", sa.Text, nullable=False),
    )
    op.create_table("department_names", *_names("department_id", "departments.id"))
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        *(sa.Column(f"listed_{cell}", sa.Text, nullable=False) for cell in LISTED),
        sa.Column("name_order", ordered, nullable=False),
        sa.Column("department_id", sa.Integer, sa.ForeignKey("departments.id"), nullable=False),
        sa.Column("financial_year", sa.Integer, nullable=False),
        sa.Column("approved", sa.Date, nullable=False),
        sa.Column("estimate", sa.BigInteger, nullable=False),
        sa.Column("start_first", sa.Date, nullable=False),
        sa.Column("start_last", sa.Date, nullable=False),
        sa.Column("live_first", sa.Date),
        sa.Column("live_last", sa.Date),
        sa.Column("phase_count", sa.Integer, nullable=False),
        sa.Column("undated_phases", sa.Integer, nullable=False),
        sa.Column("duration", sa.Integer),
        sa.Column("paper", sa.Text, nullable=False),
        sa.Column("name_zh_official", sa.Boolean, nullable=False),
        sa.Column("search", postgresql.TSVECTOR if postgres else sa.Text, nullable=False),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "projects", columns)
    op.create_table(
        "phases",
        sa.Column("project_id", sa.Integer, sa.ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
    )
    op.create_table("project_names", *_names("project_id", "projects.id"))
    op.create_table(
        "sources",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("loaded_at", sa.DateTime, nullable=False),
        sa.Column("checksum", sa.Text, nullable=False),
    )
    op.create_table(
        "state",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Text, nullable=False),
    )
    op.create_table(
        "files", sa.Column("name", sa.Text, primary_key=True), sa.Column("checksum", sa.Text, nullable=False)
    )
    if postgres:
        op.create_index("ix_projects_search", "projects", ["search"], postgresql_using="gin")
    else:
        for statement in FTS5:
            op.execute(statement)


def _names(owner: str, target: str) -> tuple[sa.Column, ...]:
    return (
        sa.Column(owner, sa.Integer, sa.ForeignKey(target, ondelete="CASCADE"), primary_key=True),
        sa.Column("use", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )


# The ascii tokenizer cuts at the spaces that knowledge/search.py wrote and leaves every other letter alone.
FTS5 = (
    "CREATE VIRTUAL TABLE projects_search USING fts5("
    "search, content='projects', content_rowid='id', tokenize='ascii', prefix='2 3')",
    "CREATE TRIGGER projects_search_insert AFTER INSERT ON projects BEGIN "
    "INSERT INTO projects_search(rowid, search) VALUES (new.id, new.search); END",
    "CREATE TRIGGER projects_search_delete AFTER DELETE ON projects BEGIN "
    "INSERT INTO projects_search(projects_search, rowid, search) VALUES ('delete', old.id, old.search); END",
    "CREATE TRIGGER projects_search_update AFTER UPDATE OF search ON projects BEGIN "
    "INSERT INTO projects_search(projects_search, rowid, search) VALUES ('delete', old.id, old.search); "
    "INSERT INTO projects_search(rowid, search) VALUES (new.id, new.search); END",
)
