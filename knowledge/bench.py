"""`python -m knowledge.bench`: how fast the store answers over a million made-up projects, on SQLite and PostgreSQL.

Each figure is also given as a ratio to a bare indexed select of one row in the same run: ratios travel.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from pathlib import Path

from sqlalchemy import insert, select, text
from sqlalchemy.engine import Engine, make_url

from knowledge.changes import Content, compare
from knowledge.database import StoreUnavailable, connect, migrate, speaking_plainly, writing
from knowledge.money import MoneyRange
from knowledge.period import Period, financial_year_of
from knowledge.query import Aggregate, DateCondition, DateRole, Group, Query, Sort, SortKey, Status
from knowledge.records import Department, Phase, Project, Source
from knowledge.store import Store
from knowledge.tables import phases, projects
from knowledge.writing import phase_rows, project_row, write_content

SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
TODAY = date(2024, 11, 22)
LIMIT_MILLISECONDS = 50
DEPARTMENTS = tuple(Department(f"d{n:02d}", f"Department {n:02d}", "department", listed=True) for n in range(80))
TOPICS = [
    f"{kind}{n}"
    for n in range(60)
    for kind in ("licence", "archive", "network", "census", "payment", "image", "permit")
]
_AT_ONCE = 10_000


def _on(role: DateRole, period: Period) -> tuple[DateCondition, ...]:
    return (DateCondition(role, (period,)),)


ONE, TWO = ("d07",), ("d07", "d42")
YEAR = Period.financial_year(2024)
ABOVE = (MoneyRange(low=Decimal(300), includes_low=False),)
DEAREST = Sort(SortKey.ESTIMATE, descending=True)
# (what is asked, the Query, whether the limit holds for it)
ASKED = (
    (
        "list: of a department, by start, above an amount",
        Query(ONE, dates=_on(DateRole.START, YEAR), money=ABOVE, limit=5),
        True,
    ),
    (
        "list: the dearest of two departments that start in a year",
        Query(TWO, dates=_on(DateRole.START, YEAR), sort=DEAREST, limit=5),
        True,
    ),
    (
        "count: of a department, approved in a year",
        Query(ONE, dates=_on(DateRole.APPROVAL, YEAR), aggregate=Aggregate.COUNT),
        True,
    ),
    (
        "count: of all departments, start in a quarter",
        Query(dates=_on(DateRole.START, Period.financial_quarter(2024, 2)), aggregate=Aggregate.COUNT),
        True,
    ),
    (
        "sum: of two departments, by financial year",
        Query(TWO, dates=_on(DateRole.FINANCIAL_YEAR, YEAR), aggregate=Aggregate.SUM),
        True,
    ),
    (
        "sum: of all departments, approved in a month",
        Query(dates=_on(DateRole.APPROVAL, Period.month(2024, 6)), aggregate=Aggregate.SUM),
        True,
    ),
    ("list: words, of one department", Query(ONE, words=("licence7", "network12"), limit=5), False),
    (
        "list: live-run in a quarter, of a department",
        Query(ONE, dates=_on(DateRole.LIVE_RUN, Period.financial_quarter(2026, 2)), money=ABOVE, limit=5),
        False,
    ),
    ("count: running now, of a department", Query(ONE, status=Status.RUNNING, aggregate=Aggregate.COUNT), False),
    ("rank: the dearest of a year", Query(dates=_on(DateRole.FINANCIAL_YEAR, YEAR), sort=DEAREST, limit=5), False),
    ("rank: the dearest of all", Query(sort=DEAREST, limit=5), False),
    ("groups: a year by department", Query(dates=_on(DateRole.FINANCIAL_YEAR, YEAR), group=Group.DEPARTMENT), False),
    ("sum: of everything", Query(aggregate=Aggregate.SUM), False),
)


def make_projects(count: int) -> Iterator[Project]:
    """Made-up projects, the same at every run: ten years, one in five with phases, one in five of those undated."""
    chance = random.Random(7)
    for number in range(count):
        approved = date(2017, 4, 1) + timedelta(chance.randrange(3650))
        start = _quarter(approved, chance.randrange(3))
        ends = sorted(chance.randrange(2, 17) for _ in range(chance.choice((1, 1, 1, 1, 2))))
        dates = [None if len(ends) > 1 and chance.random() < 0.2 else _quarter(approved, end) for end in ends]
        name = f"System {number} for {chance.choice(TOPICS)}"
        words = " ".join(chance.choices(TOPICS, k=6))
        paper = f"f{approved.year % 100}-{number}"
        yield Project(
            key=paper,
            name=name,
            description=words,
            department=DEPARTMENTS[chance.randrange(len(DEPARTMENTS))],
            financial_year=financial_year_of(approved),
            approved=approved,
            estimate=Decimal(chance.randrange(10, 20_000)) / 10,
            start=start,
            phases=tuple(
                Phase("" if len(dates) == 1 else f"Phase {place}", when) for place, when in enumerate(dates, 1)
            ),
            paper=paper,
            paper_url="",
            published=("", "", "", name, words, "", "", "", ""),
        )


def _quarter(day: date, later: int) -> Period:
    quarters = financial_year_of(day) * 4 + (day.month - 4) % 12 // 3 + later
    return Period.financial_quarter(quarters // 4, quarters % 4 + 1)


def fill(engine: Engine, count: int) -> None:
    """Makes the tables and puts the projects straight into them: a million is no list that anyone publishes."""
    source = Source("it_projects", "Made up", "", TODAY, datetime.now(timezone.utc), "")
    with writing(engine) as connection:
        migrate(connection)
        content = Content(DEPARTMENTS, (), source)
        write_content(connection, content, compare(Content((), (), None), content))
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        batch: list[tuple[int, Project]] = []
        for numbered in enumerate(make_projects(count), 1):
            batch.append(numbered)
            if len(batch) == _AT_ONCE or numbered[0] == count:
                rows = [project_row(one, n, n, int(one.department.key[1:]) + 1) for n, one in batch]
                connection.execute(insert(projects), rows)
                connection.execute(insert(phases), [row for n, one in batch for row in phase_rows(one, n)])
                batch = []
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # What both databases do by themselves in time.
        connection.exec_driver_sql("SET statement_timeout = 0" if engine.dialect.name == "postgresql" else "SELECT 1")
        connection.exec_driver_sql("VACUUM ANALYZE" if engine.dialect.name == "postgresql" else "ANALYZE")


def measure(store: Store, count: int, rounds: int) -> bool:
    """Prints the medians; whether every one that has a limit keeps it."""
    chance = random.Random(11)
    with store.engine.connect() as connection:
        key = connection.execute(select(projects.c.key).where(projects.c.id == count // 2)).scalar()

        def select_bare() -> None:
            connection.execute(select(projects.c.estimate).where(projects.c.key == key)).scalar()

        bare = _median(select_bare, rounds * 5)
    print(f"{store.engine.dialect.name}: {count:,} projects; a bare indexed select of one row takes {bare:.3f} ms")
    print(f"  {'revision':62} {_median(store.revision, rounds * 5):9.2f} ms")
    kept = True
    order = list(ASKED)
    chance.shuffle(order)  # no question profits from standing behind its like
    medians = {asked: _median(partial(store.find, query, TODAY), rounds) for asked, query, _ in order}
    for asked, query, limited in ASKED:
        median, found = medians[asked], store.find(query, TODAY)
        slow = limited and median >= LIMIT_MILLISECONDS
        kept = kept and not slow
        mark = "TOO SLOW" if slow else "" if limited else "(no limit)"
        print(f"  {asked:62} {median:9.2f} ms  {median / bare:8.1f} x bare  {found.total:9,} found {mark}")
    return kept


def _median(run: Callable[[], object], rounds: int) -> float:
    spent = []
    for _ in range(rounds + 2):
        begin = time.perf_counter()
        run()
        spent.append((time.perf_counter() - begin) * 1000)
    return statistics.median(spent[2:])


@contextmanager
def made_database(backend: str, server: str) -> Iterator[Engine]:
    """A database of our own, gone afterwards."""
    if backend == "sqlite":
        with tempfile.TemporaryDirectory() as directory:
            engine = connect(f"sqlite:///{Path(directory) / 'bench.sqlite3'}")
            yield engine
            engine.dispose()
        return
    name = f"beacon_bench_{uuid.uuid4().hex[:8]}"
    maker = connect(server)
    with speaking_plainly(maker), maker.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        try:
            engine = connect(make_url(server).set(database=name).render_as_string(hide_password=False))
            yield engine
            engine.dispose()
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    maker.dispose()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m knowledge.bench", description="Measure the store.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--server", default=SERVER, help="a PostgreSQL server on which a database may be made")
    parser.add_argument("backends", nargs="*", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    kept = True
    for backend in options.backends:
        try:
            with made_database(backend, options.server) as engine:
                begin = time.perf_counter()
                fill(engine, options.rows)
                print(f"{backend}: made and indexed in {time.perf_counter() - begin:.0f} s", flush=True)
                kept = measure(Store(engine), options.rows, options.rounds) and kept
        except StoreUnavailable as error:
            print(f"{backend}: not measured: {error}", file=sys.stderr)
            kept = False
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
