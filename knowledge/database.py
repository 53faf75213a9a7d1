"""The database under the store: where it is, how it is reached, migrated and locked. Knows nothing of queries."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool, StaticPool

if TYPE_CHECKING:
    from knowledge.store import Store

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
VARIABLE = "BEACON_DATABASE_URL"
BUSY_SECONDS = 15  # how long SQLite waits for another process's load to end
STATEMENT_MILLISECONDS = 5000
_LOCK = 8_201_997  # any number, the same in every process: PostgreSQL's advisory lock for migrations and loads
_DEAD = (
    "OperationalError",
    "InterfaceError",
    "DatabaseError",
)  # the rest (a wrong statement, a broken constraint) are our bugs


class StoreUnavailable(Exception):
    """The knowledge store cannot answer now: not there, not reachable, too slow or empty. The next call may work."""


def database_url(url: str | None = None) -> URL:
    """The database to use: the one given, else BEACON_DATABASE_URL, else an SQLite file under the project."""
    text_url = url or os.environ.get(VARIABLE) or f"sqlite:///{ROOT / 'var' / 'beacon.sqlite3'}"
    try:
        parsed = make_url(text_url)
    except ArgumentError as error:
        raise StoreUnavailable(
            f"{VARIABLE} is not the URL of a database: expected postgresql://... or sqlite:///..."
        ) from error
    if parsed.drivername == "postgres":
        parsed = parsed.set(drivername="postgresql")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreUnavailable(f"the knowledge store runs on SQLite and PostgreSQL, not on {parsed.drivername}")
    return parsed


def connect(url: str | None = None) -> Engine:
    """An engine for the database; nothing is opened before its first use."""
    parsed = database_url(url)
    try:
        return _connect_sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _connect_postgresql(parsed)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreUnavailable(f"no driver for {parsed.drivername}: {error}") from error


def open_store(url: str | None = None) -> Store:
    """The store, migrated, and loaded from knowledge/data/ where it is empty or those files have changed.

    Several processes may do so at once: one works, the others wait and find it done.
    """
    from knowledge.load import is_current, load_packaged
    from knowledge.store import Store

    engine = connect(url)
    with speaking_plainly(engine):
        if not (is_migrated(engine) and is_current(engine)):
            with writing(engine) as connection:
                migrate(connection)
                load_packaged(connection, datetime.now(timezone.utc))
    return Store(engine)


def migrate(connection: Connection) -> None:
    """Brings the tables up to date; call it inside `writing`."""
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreUnavailable(f"the database was made by another version of this program: {error}") from error


def is_migrated(engine: Engine) -> bool:
    """Whether the newest migration has run, told without a lock and without Alembic."""
    newest = max(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return False
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return bool(found == newest)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that no other writer shares: all of it is kept or none."""
    postgresql = engine.dialect.name == "postgresql"
    # Read committed: a snapshot taken before the wait for the lock would hide what the other writer did meanwhile.
    options = {"isolation_level": "READ COMMITTED"} if postgresql else {"beacon_begin": "BEGIN IMMEDIATE"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        if postgresql:
            connection.execute(text("SET LOCAL statement_timeout = '120s'"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        yield connection


@contextmanager
def speaking_plainly(engine: Engine) -> Iterator[None]:
    """Turns a database that does not answer into StoreUnavailable, without the password or the statement."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreUnavailable(f"{_place(engine)}: too many questions at once, no connection is free") from error
    except DBAPIError as error:
        if not error.connection_invalidated and type(error).__name__ not in _DEAD:
            raise
        reason = str(error.orig).strip().split("\n")[0]
        raise StoreUnavailable(f"{_place(engine)} does not answer: {reason}") from error


def _place(engine: Engine) -> str:
    return f"the knowledge store at {engine.url.render_as_string(hide_password=True)}"


def _connect_sqlite(url: URL) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    if not in_memory:
        try:
            Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(f"no place for the knowledge store: {error}") from error
    engine = create_engine(
        url,
        future=True,
        poolclass=StaticPool if in_memory else QueuePool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )

    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin no transaction for a SELECT: reads need one snapshot
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("beacon_begin", "BEGIN"))


def _connect_postgresql(url: URL) -> Engine:
    return create_engine(
        url,
        future=True,
        pool_pre_ping=True,  # a connection that died in the pool is replaced before it is used
        isolation_level="REPEATABLE READ",  # the statements of one answer see one state of the store
        connect_args={
            "connect_timeout": 3,
            "tcp_user_timeout": STATEMENT_MILLISECONDS,
            "application_name": "beacon",
            "options": f"-c statement_timeout={STATEMENT_MILLISECONDS} -c timezone=UTC",
        },
    )
