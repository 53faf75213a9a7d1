"""Where the database is, how several processes start on it, and what happens when it goes away."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from knowledge.database import (
    BUSY_SECONDS,
    STATEMENT_MILLISECONDS,
    StoreUnavailable,
    connect,
    database_url,
    migrate,
    open_store,
    speaking_plainly,
    writing,
)
from knowledge.query import Query
from knowledge.store import Store
from knowledge.tables import metadata
from tests.databases import cut_connections, forbid_connections

TODAY = date(2024, 11, 22)
ROOT = Path(__file__).resolve().parents[2]


def test_the_default_is_a_file_under_the_project(monkeypatch):
    monkeypatch.delenv("BEACON_DATABASE_URL", raising=False)
    assert database_url().get_backend_name() == "sqlite"
    assert Path(database_url().database) == ROOT / "var" / "beacon.sqlite3"


def test_the_environment_names_the_database_and_an_argument_wins(monkeypatch):
    monkeypatch.setenv("BEACON_DATABASE_URL", "postgres://one@example.org/beacon")
    assert str(database_url()) == "postgresql://one@example.org/beacon"
    assert str(database_url("sqlite:////srv/other.sqlite3")) == "sqlite:////srv/other.sqlite3"


@pytest.mark.parametrize("url", ["nonsense", "mysql://localhost/beacon", "sqlite:////proc/nowhere/beacon.sqlite3"])
def test_a_database_that_cannot_be_is_refused_in_plain_words(url):
    with pytest.raises(StoreUnavailable):
        open_store(url)


def test_the_migrations_make_the_tables_that_the_code_uses(url):
    engine = connect(url)
    with writing(engine) as connection:
        migrate(connection)

        def ours(_, name, kind, *__):
            # Full-text search has tables of its own on SQLite and indexes that only PostgreSQL knows.
            return re.fullmatch(r"(ix_)?[a-z]+_search(_[a-z]+)?", name or "") is None

        options = {"include_object": ours, "compare_type": False}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    engine.dispose()


def test_migrating_twice_does_nothing_more(url):
    engine = connect(url)
    for _ in range(2):
        with writing(engine) as connection:
            migrate(connection)
    engine.dispose()


def test_a_database_of_a_later_version_is_refused_in_plain_words(url):
    store = open_store(url)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.engine.dispose()
    with pytest.raises(StoreUnavailable, match="another version"):
        open_store(url)


def test_several_processes_may_start_on_an_empty_database_at_once(url):
    start = "import sys; from knowledge.database import open_store; print(len(open_store(sys.argv[1]).projects()))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen([sys.executable, "-c", start, url], stdout=-1, stderr=-1, text=True, env=environment)
        for _ in range(3)
    ]
    ended = [process.communicate(timeout=60) for process in started]
    assert [out.strip() for out, _ in ended] == ["14"] * 3, ended


def test_a_migrated_but_empty_store_says_how_to_load_it(url):
    engine = connect(url)
    with writing(engine) as connection:
        migrate(connection)
    store = Store(engine)
    with pytest.raises(StoreUnavailable, match=r"python -m knowledge\.load"):
        store.find(Query(), TODAY)
    assert store.revision() == ""
    engine.dispose()


def test_answers_go_on_while_another_process_loads(url):
    store = open_store(url)
    with writing(connect(url)) as connection:
        connection.execute(text("UPDATE state SET revision = 'half way'"))
        assert store.find(Query(), TODAY).total == 14
        assert store.revision() != "half way"
    assert store.revision() == "half way"
    store.engine.dispose()


def test_threads_share_a_store(url):
    store, totals = open_store(url), []
    threads = [threading.Thread(target=lambda: totals.append(store.find(Query(), TODAY).total)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [14] * 12
    store.engine.dispose()


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
class TestPostgreSQL:
    def test_the_store_answers_again_after_its_connections_were_cut(self, url):
        store = open_store(url)
        assert store.find(Query(), TODAY).total == 14
        cut_connections(url)
        # The dead connection is found out before it is used.
        assert store.find(Query(), TODAY).total == 14
        store.engine.dispose()

    def test_a_connection_cut_in_the_middle_is_unavailable_once(self, url):
        store = open_store(url)

        def ask():
            with speaking_plainly(store.engine), store.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
                cut_connections(url)
                connection.execute(text("SELECT 1"))

        with pytest.raises(StoreUnavailable, match="does not answer"):
            ask()
        assert store.find(Query(), TODAY).total == 14
        store.engine.dispose()

    def test_a_database_that_is_gone_is_unavailable_and_back_when_it_is_back(self, url):
        store = open_store(url)
        with forbid_connections(url):
            with pytest.raises(StoreUnavailable):
                store.find(Query(), TODAY)
            with pytest.raises(StoreUnavailable):
                store.revision()
        assert store.find(Query(), TODAY).total == 14
        store.engine.dispose()

    def test_a_statement_that_takes_too_long_is_given_up(self, url):
        store = open_store(url)
        with store.engine.connect() as connection:
            shown = connection.execute(text("SHOW statement_timeout")).scalar()
        assert shown == f"{STATEMENT_MILLISECONDS // 1000}s"

        def ask():
            with speaking_plainly(store.engine), store.engine.connect() as connection:
                connection.execute(text("SET LOCAL statement_timeout = 20"))
                connection.execute(text("SELECT pg_sleep(30)"))

        with pytest.raises(StoreUnavailable, match="timeout"):
            ask()
        assert store.find(Query(), TODAY).total == 14
        store.engine.dispose()


def test_a_server_that_is_not_there_is_unavailable_without_its_password():
    with socket.socket() as taken:  # a port that nobody listens on
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(StoreUnavailable) as refused:
            open_store(f"postgresql://beacon:secret@127.0.0.1:{port}/beacon")
    assert "does not answer" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_unavailable(tmp_path):
    (tmp_path / "notes.sqlite3").write_text("no database at all, only a long enough line of plain text " * 20)
    with pytest.raises(StoreUnavailable, match="not a database"):
        open_store(f"sqlite:///{tmp_path / 'notes.sqlite3'}")


def test_a_locked_file_is_waited_for_then_unavailable(tmp_path):
    assert BUSY_SECONDS >= 5
    url = f"sqlite:///{tmp_path / 'beacon.sqlite3'}"
    store = open_store(url)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")  # the pool hands this connection out again
    other = connect(url)
    exclusive = other.connect().execution_options(beacon_begin="BEGIN EXCLUSIVE")
    with exclusive as connection, connection.begin(), pytest.raises(StoreUnavailable, match="locked"):
        store.find(Query(), TODAY)
    assert store.find(Query(), TODAY).total == 14
    other.dispose()
    store.engine.dispose()
