"""The database under the knowledge store: where it is and how the store is opened. Knows nothing of queries."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.place import Place

if TYPE_CHECKING:
    from knowledge.store import Store

VARIABLE = "BEACON_DATABASE_URL"
BUSY_SECONDS = 15  # a load may take that long
STATEMENT_MILLISECONDS = 5000


class StoreUnavailable(Exception):
    """The knowledge store cannot answer now: not there, not reachable, too slow or empty. The next call may work."""


_PLACE = Place(
    called="the knowledge store",
    variable=VARIABLE,
    file="beacon.sqlite3",
    migrations=Path(__file__).resolve().parent / "migrations",
    versions="alembic_version",
    lock=8_201_997,
    unavailable=StoreUnavailable,
    busy_seconds=BUSY_SECONDS,
    statement_milliseconds=STATEMENT_MILLISECONDS,
    isolation="REPEATABLE READ",  # the statements of one answer see one state of the store
)
database_url = _PLACE.find_url
connect = _PLACE.connect
migrate = _PLACE.migrate
is_migrated = _PLACE.is_migrated
writing = _PLACE.writing
speaking_plainly = _PLACE.speaking_plainly


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
