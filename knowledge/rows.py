"""Rows to records: departments, projects, the source. Whole records only; which ones is store.py's business."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timezone
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from knowledge.columns import COLUMNS, one_line
from knowledge.dollars import from_dollars
from knowledge.period import Period, Unit
from knowledge.records import Department, Phase, Project, Source
from knowledge.tables import (
    DEPARTMENT_NAMES,
    PROJECT_NAMES,
    department_names,
    departments,
    phases,
    project_names,
    projects,
    sources,
)

# Everything of a project's row but what only the database needs.
PROJECT = tuple(
    c for c in projects.c if c.name not in ("search", "name_order", "live_first", "phase_count", "undated_phases")
)
_AT_ONCE = 10_000  # ids in one IN: SQLite takes 32,766 values a statement


def read_departments(connection: Connection) -> dict[int, Department]:
    """All departments by id, in the order of their file."""
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in connection.execute(select(department_names).order_by(department_names.c.position)):
        names[row.department_id, row.use].append(row.name)
    listed = select(projects.c.id).where(projects.c.department_id == departments.c.id).exists().label("listed")
    return {
        row.id: Department(
            key=row.key,
            name=row.name,
            kind=row.kind,
            name_zh=row.name_zh,
            listed=bool(row.listed),
            **_fields(row.id, DEPARTMENT_NAMES, names),
        )
        for row in connection.execute(select(departments, listed).order_by(departments.c.position))
    }


def read_projects(connection: Connection, rows: Sequence[Any], known: Mapping[int, Department]) -> tuple[Project, ...]:
    """The projects of rows of PROJECT, in their order, with two statements more however many they are."""
    ids = [row.id for row in rows]
    own_phases: dict[int, list[Phase]] = defaultdict(list)
    for row in _children(connection, phases, ids):
        period = Period(row.first, row.last, Unit.FINANCIAL_QUARTER) if row.first else None
        own_phases[row.project_id].append(Phase(row.label, period))
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in _children(connection, project_names, ids):
        names[row.project_id, row.use].append(row.name)
    return tuple(
        Project(
            key=row.key,
            name=one_line(row.listed_name),
            description=one_line(row.listed_description),
            department=known[row.department_id],
            financial_year=row.financial_year,
            approved=row.approved,
            estimate=from_dollars(row.estimate),
            start=Period(row.start_first, row.start_last, Unit.FINANCIAL_QUARTER),
            phases=tuple(own_phases[row.id]),
            paper=row.paper,
            paper_url=row.listed_paper,
            published=tuple(getattr(row, column.stored_as) for column in COLUMNS),
            name_zh_official=row.name_zh_official,
            **_fields(row.id, PROJECT_NAMES, names),
        )
        for row in rows
    )


def read_source(connection: Connection, key: str) -> Source | None:
    row = connection.execute(select(sources).where(sources.c.key == key)).first()
    return row and source_of(row)


def source_of(row: Any) -> Source:
    """SQLite keeps no time zone, so neither database does: the moment is UTC."""
    return Source(row.key, row.title, row.url, row.as_of, row.loaded_at.replace(tzinfo=timezone.utc), row.checksum)


def _fields(id_: int, uses: tuple[str, ...], names: Mapping[tuple[int, str], list[str]]) -> dict[str, Any]:
    return {use: tuple(names[id_, use]) for use in uses}


def _children(connection: Connection, table: Any, ids: Sequence[int]) -> Iterator[Any]:
    for begin in range(0, len(ids), _AT_ONCE):
        batch = ids[begin : begin + _AT_ONCE]
        yield from connection.execute(select(table).where(table.c.project_id.in_(batch)).order_by(table.c.position))
