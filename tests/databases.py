"""Both databases, for tests of what is stored: an SQLite file, and a PostgreSQL database of our own, dropped afterwards."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from knowledge.database import connect

SERVER = os.environ.get("BEACON_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
BACKENDS = ("sqlite", "postgresql")


def _run(statement: str) -> None:
    engine = connect(SERVER)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


def create_database() -> str:
    name = f"beacon_test_{uuid.uuid4().hex[:12]}"
    _run(f"CREATE DATABASE {name}")
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


def drop_database(url: str) -> None:
    _run(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")


def cut_connections(url: str) -> None:
    """Ends every connection to the database but its own, as a restart of the server does."""
    name = make_url(url).database
    _run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()")


@contextmanager
def forbid_connections(url: str) -> Iterator[None]:
    """The database is away: its connections are cut, and there are no new ones."""
    name = make_url(url).database
    _run(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
    cut_connections(url)
    yield
    _run(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")


@pytest.fixture(scope="session")
def postgresql() -> bool:
    try:
        _run("SELECT 1")
    except OperationalError:
        return False
    return True


def new_url(backend: str, directory: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if backend == "sqlite":
        yield f"sqlite:///{directory / 'beacon.sqlite3'}"
        return
    if not request.getfixturevalue("postgresql"):
        needed = (
            f"no PostgreSQL at {make_url(SERVER).render_as_string()}: install postgresql and let the user in without a "
            "password, or set BEACON_TEST_POSTGRESQL to the URL of a server on which databases may be created"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(needed)
        pytest.skip(needed)
    url = create_database()
    yield url
    drop_database(url)


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, a new one for each test."""
    yield from new_url(request.param, tmp_path, request)


@pytest.fixture(params=BACKENDS, scope="module")
def lasting_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an empty database that a module's tests share."""
    yield from new_url(request.param, tmp_path_factory.mktemp("store"), request)
