"""The tables of the knowledge store as SQLAlchemy sees them. Their history stands in migrations/."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import TEXT as POSTGRESQL_TEXT

from knowledge.columns import COLUMNS
from knowledge.search import SearchText

metadata = MetaData()

LONGEST = timedelta(days=92)  # no start and no phase is longer than a quarter; writing.py sees to it

# Ordered by code point on every database, whatever the locale: the same question gives the same order everywhere.
_ORDERED = Text().with_variant(POSTGRESQL_TEXT(collation="C"), "postgresql")

departments = Table(
    "departments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("name_order", _ORDERED, nullable=False),  # the name as it sorts
    Column("kind", Text, nullable=False),
    Column("name_zh", Text, nullable=False),
)

# The fields of a Department and of a Project that hold several names, kept in a table of their own.
DEPARTMENT_NAMES = ("abbreviations", "nicknames", "former_names", "weak")
PROJECT_NAMES = ("short_names", "names_zh")

department_names = Table(
    "department_names",
    metadata,
    Column("department_id", ForeignKey("departments.id", ondelete="CASCADE"), primary_key=True),
    Column("use", Text, primary_key=True),  # one of DEPARTMENT_NAMES
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

projects = Table(
    "projects",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),  # in the published list
    Column("key", Text, nullable=False, unique=True),
    *(Column(column.stored_as, Text, nullable=False) for column in COLUMNS),  # the nine cells to the letter
    Column("name_order", _ORDERED, nullable=False),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("financial_year", Integer, nullable=False),
    Column("approved", Date, nullable=False),
    Column("estimate", BigInteger, nullable=False),  # HK$, whole: SQLite would keep a decimal as a float
    Column("start_first", Date, nullable=False),
    Column("start_last", Date, nullable=False),
    Column("live_first", Date),  # of the latest dated phase, as its end
    Column("live_last", Date),
    Column("phase_count", Integer, nullable=False),
    Column("undated_phases", Integer, nullable=False),
    Column("duration", Integer),  # days from the start to the end of the live-run; none where a phase is undated
    Column("paper", Text, nullable=False),
    Column("name_zh_official", Boolean, nullable=False),
    Column("search", SearchText, nullable=False),  # name, short names, Chinese names, description
)

# Each index carries what is counted and summed besides what it finds, so that an aggregate reads the index alone.
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
for _name, _columns in INDEXES.items():
    Index(_name, *(projects.c[column] for column in _columns))

phases = Table(
    "phases",
    metadata,
    Column("project_id", ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
)

project_names = Table(
    "project_names",
    metadata,
    Column("project_id", ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("use", Text, primary_key=True),  # one of PROJECT_NAMES
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("key", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("loaded_at", DateTime, nullable=False),  # UTC
    Column("checksum", Text, nullable=False),
)

# One row: the mark of what the store holds.
state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Text, nullable=False),
)

# The packaged files as last seen, so that a start-up reloads what changed and only that.
files = Table("files", metadata, Column("name", Text, primary_key=True), Column("checksum", Text, nullable=False))
