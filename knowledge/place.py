"""A place where a room keeps what it knows: reached, migrated and locked, on SQLite or PostgreSQL.

Knows nothing of what is kept there.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool, StaticPool

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = Path(__file__).resolve().parent / "migrations"  # its env.py serves every place
_DEAD = (
    "OperationalError",
    "InterfaceError",
    "DatabaseError",
)  # the rest (a wrong statement, a broken constraint) are our bugs


@dataclass(frozen=True)
class Place:
    """One room's database.

    `called` is its name in errors, `variable` the environment's name for its URL, `file` the SQLite file under var/
    where that is not set, `versions` Alembic's table (a table for each room lets rooms share a database), `lock` the
    number of its lock on PostgreSQL, the same in every process, `unavailable` what is raised where it does not answer.
    """

    called: str
    variable: str
    file: str
    migrations: Path
    versions: str
    lock: int
    unavailable: type[Exception]
    busy_seconds: int  # how long SQLite waits for another process's writing to end
    statement_milliseconds: int
    isolation: str  # PostgreSQL's
    pragmas: Mapping[str, str] = field(default_factory=dict)  # SQLite's

    def find_url(self, url: str | None = None) -> URL:
        """The database to use: the one given, else the environment's, else an SQLite file under the project."""
        text_url = url or os.environ.get(self.variable) or f"sqlite:///{ROOT / 'var' / self.file}"
        try:
            parsed = make_url(text_url)
        except ArgumentError as error:
            raise self.unavailable(
                f"{self.variable} is not the URL of a database: expected postgresql://... or sqlite:///..."
            ) from error
        if parsed.drivername == "postgres":
            parsed = parsed.set(drivername="postgresql")
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            raise self.unavailable(f"{self.called} runs on SQLite and PostgreSQL, not on {parsed.drivername}")
        return parsed

    def connect(self, url: str | None = None) -> Engine:
        """An engine for the database; nothing is opened before its first use."""
        parsed = self.find_url(url)
        try:
            if parsed.get_backend_name() == "sqlite":
                return self._connect_sqlite(parsed)
            return self._connect_postgresql(parsed)
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise self.unavailable(f"no driver for {parsed.drivername}: {error}") from error

    def migrate(self, connection: Connection) -> None:
        """Brings the tables up to date; call it inside `writing`."""
        from alembic import command
        from alembic.config import Config
        from alembic.util.exc import CommandError

        config = Config()
        config.set_main_option("script_location", str(ENVIRONMENT))
        config.set_main_option("path_separator", "newline")  # the project may lie under a path with spaces
        config.set_main_option("version_locations", str(self.migrations / "versions"))
        config.attributes.update(connection=connection, versions=self.versions)
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise self.unavailable(f"the database was made by another version of this program: {error}") from error

    def is_migrated(self, engine: Engine) -> bool:
        """Whether the newest migration has run, told without a lock and without Alembic."""
        newest = max(path.name.split("_")[0] for path in (self.migrations / "versions").glob("[0-9]*.py"))
        with engine.connect() as connection:
            if not engine.dialect.has_table(connection, self.versions):
                return False
            found = connection.execute(text(f"SELECT version_num FROM {self.versions}")).scalar()
            return bool(found == newest)

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """One transaction that no other writer of this place shares: all of it is kept or none."""
        postgresql = engine.dialect.name == "postgresql"
        # Read committed: a snapshot taken before the wait for the lock would hide what the other writer did meanwhile.
        options = {"isolation_level": "READ COMMITTED"} if postgresql else {"beacon_begin": "BEGIN IMMEDIATE"}
        with engine.connect().execution_options(**options) as connection, connection.begin():
            if postgresql:
                connection.execute(text("SET LOCAL statement_timeout = '120s'"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({self.lock})"))
            yield connection

    @contextmanager
    def speaking_plainly(self, engine: Engine) -> Iterator[None]:
        """Turns a database that does not answer into `unavailable`, without the password or the statement."""
        try:
            yield
        except PoolTimeout as error:
            raise self.unavailable(
                f"{self._name(engine)}: too many questions at once, no connection is free"
            ) from error
        except DBAPIError as error:
            if not error.connection_invalidated and type(error).__name__ not in _DEAD:
                raise
            reason = str(error.orig).strip().split("\n")[0]
            raise self.unavailable(f"{self._name(engine)} does not answer: {reason}") from error

    def _name(self, engine: Engine) -> str:
        return f"{self.called} at {engine.url.render_as_string(hide_password=True)}"

    def _connect_sqlite(self, url: URL) -> Engine:
        in_memory = url.database in (None, "", ":memory:")
        if not in_memory:
            try:
                Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise self.unavailable(f"no place for {self.called}: {error}") from error
        engine = create_engine(
            url,
            future=True,
            poolclass=StaticPool if in_memory else QueuePool,
            connect_args={"check_same_thread": False, "timeout": self.busy_seconds},
        )

        def prepare(connection: Any, _: Any) -> None:
            connection.isolation_level = None  # the driver would begin no transaction for a SELECT: reads need one
            connection.execute("PRAGMA foreign_keys = ON")
            for name, value in self.pragmas.items():
                _insist(connection, f"PRAGMA {name} = {value}", self.busy_seconds)

        event.listen(engine, "connect", prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def _connect_postgresql(self, url: URL) -> Engine:
        return create_engine(
            url,
            future=True,
            pool_pre_ping=True,  # a connection that died in the pool is replaced before it is used
            pool_size=10,  # more than that many threads ask at once seldom; to connect anew costs 10 ms
            pool_timeout=self.statement_milliseconds / 1000,
            isolation_level=self.isolation,
            connect_args={
                "connect_timeout": 3,
                "tcp_user_timeout": self.statement_milliseconds,
                "application_name": "beacon",
                "options": f"-c statement_timeout={self.statement_milliseconds} -c timezone=UTC",
            },
        )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("beacon_begin", "BEGIN"))


def _insist(connection: sqlite3.Connection, statement: str, seconds: float) -> None:
    """Tries until it is done: where two processes change the journal of a new file at once, SQLite refuses one unasked."""
    until = time.monotonic() + seconds
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)
