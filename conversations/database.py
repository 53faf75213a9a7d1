"""The database under the record: where it is, and how it is read and changed. Knows nothing of what is said."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.engine import Connection, Engine

from conversations.records import RecordUnavailable
from knowledge.place import Place

VARIABLE = "BEACON_CONVERSATIONS_URL"
BUSY_SECONDS = 5

PLACE = Place(
    called="the record of conversations",
    variable=VARIABLE,
    file="conversations.sqlite3",
    migrations=Path(__file__).resolve().parent / "migrations",
    versions="conversations_version",
    lock=8_201_998,
    unavailable=RecordUnavailable,
    busy_seconds=BUSY_SECONDS,
    statement_milliseconds=5000,
    isolation="READ COMMITTED",  # a change locks the conversation's row first, and must then see what others did
    pragmas={
        "journal_mode": "WAL",  # readers and the writer do not wait for each other
        # With WAL a commit survives the end of any process; only a loss of power may undo the last moments, and
        # never breaks the file. Waiting for the disk at each message would cost more than all the rest.
        "synchronous": "NORMAL",
        "secure_delete": "ON",  # what is erased is overwritten
    },
)


class Database:
    """Transactions on the record. Threads may share it; each may raise RecordUnavailable, and the next may work."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._postgresql = engine.dialect.name == "postgresql"
        # SQLite has one writer at a time, and lets a second one sleep and try again: threads had better stand in line.
        self._turn = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with PLACE.speaking_plainly(self.engine), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """One transaction, kept whole or not at all."""
        if self._postgresql:
            with PLACE.speaking_plainly(self.engine), self.engine.begin() as connection:
                yield connection
            return
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise RecordUnavailable(f"{PLACE.called}: another change takes too long")
        try:
            with (
                PLACE.speaking_plainly(self.engine),
                self.engine.connect().execution_options(beacon_begin="BEGIN IMMEDIATE") as connection,
                connection.begin(),
            ):
                yield connection
        finally:
            self._turn.release()

    def insert_once(self, connection: Connection, table: Table, **values: object) -> bool:
        """A new row; False where there is one with its key already, which stays."""
        insert = insert_postgresql if self._postgresql else insert_sqlite
        return bool(connection.execute(insert(table).values(**values).on_conflict_do_nothing()).rowcount)

    def forget_traces(self) -> None:
        """Removes erased words from SQLite's journal as well."""
        if not self._postgresql:
            with PLACE.speaking_plainly(self.engine):
                connection = self.engine.raw_connection()  # a checkpoint cannot run inside a transaction
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    connection.close()

    def close(self) -> None:
        self.engine.dispose()


def open_database(url: str | None = None) -> Database:
    """The database, migrated. Several processes may do so at once: one works, the others wait and find it done."""
    engine = PLACE.connect(url)
    _keep_private(engine)
    with PLACE.speaking_plainly(engine):
        if not PLACE.is_migrated(engine):
            with PLACE.writing(engine) as connection:
                PLACE.migrate(connection)
    return Database(engine)


def _keep_private(engine: Engine) -> None:
    """SQLite's file is for its owner alone; its journal takes after it."""
    if engine.dialect.name == "sqlite" and engine.url.database not in (None, "", ":memory:"):
        with contextlib.suppress(OSError):  # where no file can be, opening it says so
            Path(str(engine.url.database)).touch(mode=0o600)
