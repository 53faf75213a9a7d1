"""The Store answers a Query with a Finding: the only place that selects. Knows nothing of words or wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from knowledge import facttables
from knowledge.database import StoreUnavailable, connect, open_store, speaking_plainly
from knowledge.dollars import average, from_dollars
from knowledge.factrows import TABLES, Record, read_library, read_records
from knowledge.facts import Document, Fact, Library, Programme, Target, Theme
from knowledge.period import Period, Unit
from knowledge.query import Aggregate, Finding, Group, GroupRow, Query, SortKey
from knowledge.records import Department, Project, Source
from knowledge.rows import PROJECT, read_departments, read_projects, source_of
from knowledge.search import phrases
from knowledge.selection import Selection, holds, row, select_by
from knowledge.statements import (
    select_groups,
    select_middle,
    select_projects,
    select_tied,
    select_totals,
    select_undated,
    written_out,
)
from knowledge.tables import sources, state

__all__ = ["Store", "StoreUnavailable", "connect", "open_store"]

LIST = "it_projects"
WIDEST = 9  # figures of a size, so that sizes stand in their order
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
            count, dollars = connection.execute(select_totals(query, selection)).one()
            undated: tuple[Project, ...] = ()
            if selection.undated is not None:
                undated = self._list(connection, catalogue, select_undated(selection))
            amount: Decimal | None = None
            groups: tuple[GroupRow, ...] = ()
            found: tuple[Project, ...] = ()
            if query.aggregate is Aggregate.SUM and count:
                amount = from_dollars(int(dollars))
            elif query.aggregate is Aggregate.AVERAGE and count:
                amount = average(int(dollars), count)
            elif query.aggregate is Aggregate.MEDIAN and count:
                middle = connection.execute(select_middle(count, selection)).scalars().all()
                amount = average(sum(map(int, middle)), len(middle))
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

    def documents(self) -> tuple[Document, ...]:
        """What programmes, targets and facts come from."""
        return self._records(Document)

    def themes(self) -> tuple[Theme, ...]:
        return self._records(Theme)

    def programmes(self, words: Iterable[str] | None = None) -> tuple[Programme, ...]:
        """Those that hold all the words (default: all of them), in the order of their files."""
        return self._records(Programme, words)

    def programme(self, key: str) -> Programme | None:
        return next(iter(self._records(Programme, None, facttables.programmes.c.key == key)), None)

    def targets(self, year: int | None = None, words: Iterable[str] | None = None) -> tuple[Target, ...]:
        """Those of the Policy Address of a year, those that hold all the words; default: all of them."""
        found = self._records(Target, words)
        return tuple(target for target in found if year is None or year in target.years)

    def target(self, key: str) -> Target | None:
        return next(iter(self._records(Target, None, facttables.targets.c.key == key)), None)

    def facts(self, subject: str | None = None, words: Iterable[str] | None = None) -> tuple[Fact, ...]:
        """Those of a programme or target by its key, those that hold all the words; default: all of them."""
        conditions = [] if subject is None else [facttables.facts.c.subject == subject]
        return self._records(Fact, words, *conditions)

    def library(self) -> Library:
        """All that the documents say, as of one revision."""
        with self._reading() as connection:
            return read_library(connection)

    def explain(self, query: Query, today: date) -> str:
        """The SQL that `find` runs for the Query, with its values."""
        with self._reading() as connection:
            _, catalogue = self._source_and_catalogue(connection)
        selection = select_by(query, today, catalogue.ids, self.engine.dialect.name)
        return written_out(query, selection, self.engine.dialect)

    def _records(
        self, record: type[Record], words: Iterable[str] | None = None, *conditions: Any
    ) -> tuple[Record, ...]:
        if words is not None:
            words = tuple(words)
            if not phrases(words):
                return ()
            conditions = (*conditions, holds(TABLES[record], words, self.engine.dialect.name))
        with self._reading() as connection:
            return read_records(connection, record, *conditions)

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
        rows = connection.execute(select_projects(query, selection)).all()
        if query.ties and rows and len(rows) == query.limit and query.sort.key is not SortKey.LIST:
            rows += connection.execute(select_tied(query, selection, rows[-1])).all()
        return read_projects(connection, rows, catalogue.departments)

    def _groups(
        self, connection: Connection, catalogue: _Catalogue, group: Group, selection: Selection
    ) -> tuple[GroupRow, ...]:
        found = []
        for value, count, dollars in connection.execute(select_groups(group, selection)):
            period = None
            if group is Group.DEPARTMENT:
                key, label = catalogue.departments[value].key, catalogue.departments[value].name
            elif group.unit and value is not None:
                period = Period.beginning(value // 100, value % 100, group.unit)
                key = label = _key(period)
            else:
                key = label = "" if value is None else str(value)
            found.append(GroupRow(key, label, count, from_dollars(int(dollars)), average(int(dollars), count), period))
        # By name, year or size, what is undated last.
        width = WIDEST if group is Group.SIZE else 0
        return tuple(sorted(found, key=lambda one: (not one.key, one.label.casefold().rjust(width), one.key)))


def _key(period: Period) -> str:
    """The year in which it begins, and the month where a year holds several of its kind."""
    assert period.first
    return f"{period.first:%Y}" if period.unit in (Unit.YEAR, Unit.FINANCIAL_YEAR) else f"{period.first:%Y-%m}"
