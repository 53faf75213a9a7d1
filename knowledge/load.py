"""Loads a published list into the store: `python -m knowledge.load [FILE] [--database URL]`. All of it or nothing."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TypeVar

from sqlalchemy.engine import Connection, Engine

from knowledge import columns
from knowledge.changes import Change, Content, compare
from knowledge.database import StoreUnavailable, connect, migrate, speaking_plainly, writing
from knowledge.ingest.departments import DepartmentFinder, read_departments
from knowledge.ingest.library import DOCUMENTS, PROGRAMMES, TARGETS, read_library
from knowledge.ingest.listing import Listed, read_list, read_rows
from knowledge.ingest.names import ProjectNames, read_project_names, read_sources
from knowledge.ingest.refusal import Refused
from knowledge.ingest.table import Cell
from knowledge.records import Department, Project, Source
from knowledge.writing import read_checksums, read_content, read_revision, write_checksums, write_content

Read = TypeVar("Read")

DATA = Path(__file__).resolve().parent / "data"
SOURCE = "it_projects"
LIST, DEPARTMENTS, PROJECTS, SOURCES = "it-projects.txt", "departments.yml", "projects.csv", "sources.csv"


def is_current(engine: Engine, data: Path = DATA) -> bool:
    """Whether the store has seen the packaged files as they are; asked at each start-up."""
    with engine.connect() as connection:
        return read_checksums(connection) == _checksums(data)


def load_packaged(connection: Connection, now: datetime, data: Path = DATA) -> tuple[Change, ...]:
    """Loads what changed among the packaged files since they were last seen.

    A list loaded from elsewhere stays when only names changed; it gives way when the packaged list itself is another.
    """
    seen, checksums = read_checksums(connection), _checksums(data)
    if seen == checksums:
        return ()
    if seen.get(LIST) == checksums[LIST]:
        return load_list(connection, None, now, data)
    return load_list(connection, data / LIST, now, data)


def load_list(connection: Connection, file: Path | None, now: datetime, data: Path = DATA) -> tuple[Change, ...]:
    """Makes the store hold the list of `file` (None: the list it has) with the names of `data`; says what changed."""
    before = read_content(connection, SOURCE)
    departments = _from_file(data / DEPARTMENTS, read_departments)
    names = _from_file(data / PROJECTS, read_project_names)
    page = _from_file(data / SOURCES, read_sources).get(SOURCE)
    if page is None:
        raise Refused(f"a row {SOURCE!r} is expected", file=SOURCES)
    if file is None and before.source:
        listed = read_rows([[Cell(text, project.key) for text in project.published] for project in before.projects])
        checksum, origin = before.source.checksum, "the list in the store"
    else:
        file = file or data / LIST
        listed, checksum, origin = _from_file(file, read_list), _checksum(file), file.name
    finder = DepartmentFinder(departments)
    projects = tuple(_project(one, finder, names.get(one.key, ProjectNames()), origin) for one in listed)
    known = {one.key: one for one in finder.departments(one.department.key for one in projects)}
    library = read_library({name: _bytes(data / name) for name in _library_files(data)})
    source = Source(SOURCE, page.title, page.url, max(one.approved for one in listed), now, checksum)
    projects = tuple(_in(one, known[one.department.key]) for one in projects)
    after = Content(tuple(known.values()), projects, source, library)
    changes = compare(before, after)
    if changes or after.revision() != read_revision(connection):
        write_content(connection, after, changes)
    write_checksums(connection, _checksums(data))
    return changes


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m knowledge.load", description="Load a published list into the store."
    )
    parser.add_argument("file", nargs="?", type=Path, help="the list as text or HTML (default: the packaged one)")
    parser.add_argument(
        "--database", metavar="URL", help="default: BEACON_DATABASE_URL, else an SQLite file under var/"
    )
    options = parser.parse_args(arguments)
    try:
        engine = connect(options.database)
        with speaking_plainly(engine), writing(engine) as connection:
            migrate(connection)
            changes = load_list(connection, options.file or DATA / LIST, datetime.now(timezone.utc))
    except (Refused, StoreUnavailable) as error:
        print(f"not loaded: {error}", file=sys.stderr)
        return 1
    for change in changes:
        print(change)
    done = [change.done for change in changes if change.kind == "project"]
    print(f"projects: {done.count('added')} added, {done.count('changed')} changed, {done.count('removed')} removed")
    return 0


def _project(listed: Listed, finder: DepartmentFinder, names: ProjectNames, origin: str) -> Project:
    try:
        department = finder.find(listed.department)
    except ValueError as error:
        reason = f"{listed.department!r} {error} is expected"
        raise Refused(reason, place=listed.key, column=columns.DEPARTMENT.heading, file=origin) from error
    return Project(
        key=listed.key,
        name=listed.name,
        description=listed.description,
        department=department,
        financial_year=listed.financial_year,
        approved=listed.approved,
        estimate=listed.estimate,
        start=listed.start,
        phases=listed.phases,
        paper=listed.paper,
        paper_url=listed.published[columns.COLUMNS.index(columns.PAPER)],
        published=listed.published,
        short_names=names.short_names,
        names_zh=names.names_zh,
        name_zh_official=names.name_zh_official,
    )


def _in(project: Project, department: Department) -> Project:
    return replace(project, department=department)


def _from_file(file: Path, reader: Callable[[bytes], Read]) -> Read:
    try:
        return reader(_bytes(file))
    except Refused as refused:
        raise refused.in_file(file.name) from refused


def _library_files(data: Path) -> list[str]:
    programmes = [f"{PROGRAMMES}{path.name}" for path in sorted((data / PROGRAMMES).glob("*.yml"))]
    texts = [path.name for path in sorted(data.glob("*.txt")) if path.name != LIST]
    return [DOCUMENTS, TARGETS, *programmes, *texts]


def _checksums(data: Path) -> dict[str, str]:
    return {name: _checksum(data / name) for name in (LIST, DEPARTMENTS, PROJECTS, SOURCES, *_library_files(data))}


def _checksum(file: Path) -> str:
    return hashlib.sha256(_bytes(file)).hexdigest()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", file=str(file)) from error


if __name__ == "__main__":
    sys.exit(main())
