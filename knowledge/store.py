"""The Store answers a Query with a Finding: the only place that selects. Knows nothing of words or wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, null, select
from sqlalchemy.engine import Connection, Engine

from knowledge.database import StoreUnavailable, connect, open_store, speaking_plainly
from knowledge.dollars import average, from_dollars
from knowledge.query import Aggregate, Finding, Group, GroupRow, Query, SortKey
from knowledge.records import Department, Project, Source
from knowledge.rows import PROJECT, read_departments, read_projects, source_of
from knowledge.selection import GROUP_COLUMNS, SORT_COLUMNS, Selection, row, select_by
from knowledge.tables import departments, projects, sources, state

__all__ = ["Store", "StoreUnavailable", "connect", "open_store"]

LIST = "it_projects"
_MOST = 2**31 - 1  # a limit or an offset past this is all there is
_REVISION = select(state.c.revision)
_SOURCE = select(sources, state.c.revision).join_from(sources, state, state.c.id == 1)


@dataclass(frozen=True)
class _Catalogue:
    """The departments as of a revision: few, in every answer, and changed by a load only."""

    revision: str
    departments: Mapping[int, Department]
    ids: Mapping[str, int]


class Store:
    """Answers from one database. Threads may share it; any call may raise StoreUnavailable, and the next may work."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._known = _Catalogue("", {}, {})

    def find(self, query: Query, today: date) -> Finding:
        """What meets the Query, its dates read against `today`."""
        with self._reading() as connection:
            source, catalogue = self._source_and_catalogue(connection)
            selection = select_by(query, today, catalogue.ids, self.engine.dialect.name)
            count, dollars = connection.execute(_totals(query, selection)).one()
            undated = self._list(connection, catalogue, _undated(selection)) if selection.undated is not None else ()
            amount: Decimal | None = None
            groups: tuple[GroupRow, ...] = ()
            found: tuple[Project, ...] = ()
            if query.aggregate is Aggregate.SUM and count:
                amount = from_dollars(int(dollars))
            elif query.aggregate is Aggregate.AVERAGE and count:
                amount = average(int(dollars), count)
            if query.group:
                groups = self._groups(connection, catalogue, query.group, selection)
            if query.aggregate is None and query.group is None and count:
                found = self._page(connection, catalogue, query, selection)
            return Finding(query, source, count, found, undated, amount, groups)

    def departments(self) -> tuple[Department, ...]:
        """All of them, in the order of their file, `listed` told."""
        with self._reading() as connection:
            return tuple(self._source_and_catalogue(connection)[1].departments.values())

    def projects(self) -> tuple[Project, ...]:
        """All of them, in the order of the published list."""
        with self._reading() as connection:
            _, catalogue = self._source_and_catalogue(connection)
            return self._list(connection, catalogue, select(*PROJECT).order_by(row.position))

    def source(self, key: str = LIST) -> Source:
        with self._reading() as connection:
            return self._source_and_catalogue(connection, key)[0]

    def revision(self) -> str:
        """A mark that changes with each load that changed something: cheap enough to ask at every message."""
        with self._reading() as connection:
            found: str | None = connection.execute(_REVISION).scalar()
            return found or ""

    def explain(self, query: Query, today: date) -> str:
        """The SQL that `find` runs for the Query, with its values."""
        with self._reading() as connection:
            _, catalogue = self._source_and_catalogue(connection)
        selection = select_by(query, today, catalogue.ids, self.engine.dialect.name)
        statements = [_totals(query, selection)]
        if query.group:
            statements.append(_grouped(query.group, selection))
        if query.aggregate is None and query.group is None:
            statements.append(_ordered(query, selection))
        if selection.undated is not None:
            statements.append(_undated(selection))
        return ";\n\n".join(self._written_out(statement) for statement in statements) + ";"

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with speaking_plainly(self.engine), self.engine.connect() as connection:
            yield connection

    def _source_and_catalogue(self, connection: Connection, key: str = LIST) -> tuple[Source, _Catalogue]:
        found = connection.execute(_SOURCE.where(sources.c.key == key)).first()
        if found is None:
            raise StoreUnavailable(
                f"the knowledge store holds no source {key!r}: load it with python -m knowledge.load"
            )
        catalogue = self._known
        if found.revision != catalogue.revision:
            known = read_departments(connection)
            self._known = catalogue = _Catalogue(found.revision, known, {one.key: id_ for id_, one in known.items()})
        return source_of(found), catalogue

    def _list(self, connection: Connection, catalogue: _Catalogue, statement: Any) -> tuple[Project, ...]:
        return read_projects(connection, connection.execute(statement).all(), catalogue.departments)

    def _page(
        self, connection: Connection, catalogue: _Catalogue, query: Query, selection: Selection
    ) -> tuple[Project, ...]:
        rows = connection.execute(_ordered(query, selection)).all()
        if query.ties and rows and len(rows) == query.limit and query.sort.key is not SortKey.LIST:
            last = rows[-1]
            column = SORT_COLUMNS[query.sort.key]
            tied = select(*PROJECT, column.label("sorted_by")).where(
                column == last.sorted_by, row.position > last.position
            )
            rows += connection.execute(
                _from(tied, query.sort.key).where(selection.matching).order_by(row.position)
            ).all()
        return read_projects(connection, rows, catalogue.departments)

    def _groups(
        self, connection: Connection, catalogue: _Catalogue, group: Group, selection: Selection
    ) -> tuple[GroupRow, ...]:
        found = []
        for value, count, dollars in connection.execute(_grouped(group, selection)):
            if group is Group.DEPARTMENT:
                key, label = catalogue.departments[value].key, catalogue.departments[value].name
            else:
                key = label = "" if value is None else str(value)
            found.append(GroupRow(key, label, count, from_dollars(int(dollars)), average(int(dollars), count)))
        # By name or year, what is undated last.
        return tuple(sorted(found, key=lambda one: (not one.key, one.label.casefold(), one.key)))

    def _written_out(self, statement: Any) -> str:
        dialect = type(self.engine.dialect)(paramstyle="named")
        compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        values = compiled.construct_params()
        return re.sub(r"(?<!:):(\w+)", lambda found: _literal(values[found[1]]), str(compiled))


def _totals(query: Query, selection: Selection) -> Any:
    dollars = func.sum(row.estimate) if query.aggregate in (Aggregate.SUM, Aggregate.AVERAGE) else null()
    return select(func.count(), dollars).select_from(projects).where(selection.matching)


def _grouped(group: Group, selection: Selection) -> Any:
    column = GROUP_COLUMNS[group]
    return select(column, func.count(), func.sum(row.estimate)).where(selection.matching).group_by(column)


def _undated(selection: Selection) -> Any:
    return select(*PROJECT).where(selection.undated).order_by(row.position)


def _ordered(query: Query, selection: Selection) -> Any:
    column = SORT_COLUMNS[query.sort.key]
    if query.sort.key is SortKey.LIST:
        order = [row.position.desc() if query.sort.descending else row.position]
    else:
        order = [column.desc() if query.sort.descending else column, row.position]
    whole = _from(select(*PROJECT, column.label("sorted_by")), query.sort.key).order_by(*order)
    if query.limit is None and query.offset <= 0:
        return whole.where(selection.matching)
    # The page is found first, by an index alone where one serves: sorting whole rows costs ten times as much.
    page = _from(select(row.id), query.sort.key).where(selection.matching).order_by(*order).correlate(None)
    page = page.limit(_MOST if query.limit is None else max(0, min(query.limit, _MOST)))
    return whole.where(row.id.in_(page.offset(max(0, min(query.offset, _MOST)))))


def _from(statement: Any, key: SortKey) -> Any:
    return (
        statement.join(departments, departments.c.id == row.department_id) if key is SortKey.DEPARTMENT else statement
    )


def _literal(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {None: "NULL", True: "TRUE", False: "FALSE"}[value]
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
