"""Records to rows: makes the tables hold a Content, touching only what differs, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from knowledge.changes import LIBRARY_KINDS, Change, Content
from knowledge.columns import COLUMNS
from knowledge.dollars import to_dollars
from knowledge.factrows import read_library, write_library
from knowledge.records import Department, Project
from knowledge.rows import PROJECT, read_departments, read_projects, read_source
from knowledge.tables import (
    DEPARTMENT_NAMES,
    LONGEST,
    PROJECT_NAMES,
    department_names,
    departments,
    files,
    phases,
    project_names,
    projects,
    sources,
    state,
)


def read_content(connection: Connection, source: str) -> Content:
    known = read_departments(connection)
    rows = connection.execute(select(*PROJECT).order_by(projects.c.position)).all()
    return Content(
        tuple(known.values()),
        read_projects(connection, rows, known),
        read_source(connection, source),
        read_library(connection),
    )


def write_content(connection: Connection, content: Content, changes: Iterable[Change]) -> None:
    """Applies the changes that lead to `content`; records that are not among them keep their rows."""
    changed = {(change.kind, change.key): change.done for change in changes}
    old = {key: id_ for id_, key in connection.execute(select(departments.c.id, departments.c.key))}
    old_projects = {key: id_ for id_, key in connection.execute(select(projects.c.id, projects.c.key))}
    # Projects go first and come last: they lean on their departments.
    gone = [id_ for key, id_ in old_projects.items() if changed.get(("project", key)) in ("changed", "removed")]
    _delete(connection, projects, gone)
    _delete_names(connection, [id_ for key, id_ in old.items() if changed.get(("department", key)) == "changed"])
    _delete(connection, departments, [id_ for key, id_ in old.items() if changed.get(("department", key)) == "removed"])

    ids = _numbered(old, [one.key for one in content.departments])
    rows = [_department_row(one, ids[one.key], place) for place, one in enumerate(content.departments)]
    _put(connection, departments, rows, old, changed, "department")
    fresh = [one for one in content.departments if ("department", one.key) in changed]
    _insert(connection, department_names, [row for one in fresh for row in _department_names(one, ids[one.key])])

    numbers = _numbered(old_projects, [one.key for one in content.projects])
    new = [(place, one) for place, one in enumerate(content.projects) if ("project", one.key) in changed]
    _insert(
        connection, projects, [project_row(one, numbers[one.key], place, ids[one.department.key]) for place, one in new]
    )
    _insert(connection, phases, [row for _, one in new for row in phase_rows(one, numbers[one.key])])
    _insert(connection, project_names, [row for _, one in new for row in _project_names(one, numbers[one.key])])
    places = [{"id_": numbers[one.key], "place": place} for place, one in enumerate(content.projects)]
    _move(connection, projects, places)

    if content.source and ("source", content.source.key) in changed:
        row = {**vars(content.source), "loaded_at": content.source.loaded_at.replace(tzinfo=None)}
        connection.execute(delete(sources).where(sources.c.key == content.source.key))
        connection.execute(insert(sources), row)
    if any(kind in LIBRARY_KINDS for kind, _ in changed):
        write_library(connection, content.library)
    connection.execute(delete(state))
    connection.execute(insert(state), {"id": 1, "revision": content.revision()})


def read_revision(connection: Connection) -> str:
    return str(connection.execute(select(state.c.revision)).scalar() or "")


def read_checksums(connection: Connection) -> dict[str, str]:
    return {row.name: row.checksum for row in connection.execute(select(files))}


def write_checksums(connection: Connection, checksums: dict[str, str]) -> None:
    connection.execute(delete(files))
    connection.execute(insert(files), [{"name": name, "checksum": checksum} for name, checksum in checksums.items()])


def project_row(project: Project, id_: int, place: int, department_id: int) -> dict[str, Any]:
    """The row of a project, with what is worked out once here so that no question has to."""
    for period in (project.start, *project.live_run):
        if period.first is None or period.last is None or period.last - period.first > LONGEST:
            raise ValueError(f"{project.key}: {period} is not a quarter")
    latest = max(project.live_run, key=lambda period: (period.last, period.first), default=None)
    undated = sum(phase.period is None for phase in project.phases)
    return {
        "id": id_,
        "position": place,
        "key": project.key,
        **{column.stored_as: cell for column, cell in zip(COLUMNS, project.published, strict=True)},
        "name_order": sorted_as(project.name),
        "department_id": department_id,
        "financial_year": project.financial_year,
        "approved": project.approved,
        "estimate": to_dollars(project.estimate),
        "start_first": project.start.first,
        "start_last": project.start.last,
        "live_first": latest and latest.first,
        "live_last": latest and latest.last,
        "phase_count": len(project.phases),
        "undated_phases": undated,
        "duration": (latest.last - project.start.first).days if latest and not undated else None,  # type: ignore[operator]
        "paper": project.paper,
        "name_zh_official": project.name_zh_official,
        "search": (project.name, *project.short_names, *project.names_zh, project.description),
    }


def phase_rows(project: Project, id_: int) -> list[dict[str, Any]]:
    return [
        {
            "project_id": id_,
            "position": place,
            "label": phase.label,
            "first": phase.period and phase.period.first,
            "last": phase.period and phase.period.last,
        }
        for place, phase in enumerate(project.phases)
    ]


def sorted_as(name: str) -> str:
    """A name as it sorts: without case, and past a quotation mark it may begin with."""
    return name.casefold().lstrip("'\"‘“「")


def _department_row(department: Department, id_: int, place: int) -> dict[str, Any]:
    return {
        "id": id_,
        "position": place,
        "key": department.key,
        "name": department.name,
        "name_order": sorted_as(department.name),
        "kind": department.kind,
        "name_zh": department.name_zh,
    }


def _department_names(department: Department, id_: int) -> list[dict[str, Any]]:
    return [
        {"department_id": id_, "use": use, "position": place, "name": name}
        for use in DEPARTMENT_NAMES
        for place, name in enumerate(getattr(department, use))
    ]


def _project_names(project: Project, id_: int) -> list[dict[str, Any]]:
    return [
        {"project_id": id_, "use": use, "position": place, "name": name}
        for use in PROJECT_NAMES
        for place, name in enumerate(getattr(project, use))
    ]


def _numbered(old: dict[str, int], keys: Sequence[str]) -> dict[str, int]:
    """An id for each key: the one it has, or the next free one."""
    following = max(old.values(), default=0) + 1
    new = [key for key in keys if key not in old]
    return {**old, **{key: following + number for number, key in enumerate(new)}}


def _put(
    connection: Connection,
    table: Any,
    rows: list[dict[str, Any]],
    old: dict[str, int],
    changed: dict[tuple[str, str], str],
    kind: str,
) -> None:
    for row in rows:
        if changed.get((kind, row["key"])) == "changed":
            connection.execute(update(table).where(table.c.id == row["id"]).values(row))
    _insert(connection, table, [row for row in rows if row["key"] not in old])
    _move(connection, table, [{"id_": row["id"], "place": row["position"]} for row in rows])


def _move(connection: Connection, table: Any, places: list[dict[str, int]]) -> None:
    """Puts rows where they stand now; a row on top of the list shifts all below it."""
    standing = dict(connection.execute(select(table.c.id, table.c.position)).all())
    moved = [one for one in places if standing.get(one["id_"]) != one["place"]]
    if moved:
        connection.execute(
            update(table).where(table.c.id == bindparam("id_")).values(position=bindparam("place")), moved
        )


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _delete(connection: Connection, table: Any, ids: list[int]) -> None:
    if ids:
        connection.execute(delete(table).where(table.c.id == bindparam("id_")), [{"id_": id_} for id_ in ids])


def _delete_names(connection: Connection, ids: list[int]) -> None:
    if ids:
        gone = delete(department_names).where(department_names.c.department_id == bindparam("id_"))
        connection.execute(gone, [{"id_": id_} for id_ in ids])
