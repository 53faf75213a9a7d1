"""What is handed out, erased and deleted after its time. Knows nothing of why somebody asks for it."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.engine import Connection

from conversations.records import NoSuchConversation
from conversations.store import Conversations
from conversations.tables import conversations, deliveries, entries, feedback, handovers, leases, threads, transactions

VARIABLE = "BEACON_KEEP_DAYS"
DAYS = 90
_AT_ONCE = 200  # conversations deleted in one transaction: nobody waits long for the next message to be kept


def kept_days() -> int:
    """For how many days a conversation is kept after the last word in it. Raises ValueError unless 1 and more."""
    text = os.environ.get(VARIABLE) or str(DAYS)
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{VARIABLE} is {text!r}: expected a number of days, 1 and more")
    return int(text)


def export(record: Conversations, conversation: str) -> dict[str, Any]:
    """All that is kept of a conversation, as JSON data; times in ISO form, UTC. Raises NoSuchConversation."""
    with record.database.reading() as connection:
        found = _rows(connection, conversations, conversations.c.id == conversation)
        if not found:
            raise NoSuchConversation(conversation)
        parts: dict[str, Any] = {"conversation": found[0]}
        for table in (entries, feedback, handovers, threads, deliveries):
            parts[table.name] = _rows(connection, table, table.c.conversation == conversation)
        return parts


def erase(record: Conversations, conversation: str) -> tuple[tuple[str, str], ...]:
    """Removes all that is kept of it. Raises NoSuchConversation.

    Gives the desks and their threads in which copies may stand: those are their servers' to delete.
    """
    with record.database.changing() as connection:
        query = select(threads.c.desk, threads.c.external_id).where(threads.c.conversation == conversation)
        copies = tuple((row.desk, row.external_id or "") for row in connection.execute(query))
        if not connection.execute(delete(conversations).where(conversations.c.id == conversation)).rowcount:
            raise NoSuchConversation(conversation)
    record.database.forget_traces()
    return copies


def purge(record: Conversations, before: datetime) -> int:
    """Erases every conversation in which nothing was said since `before`; how many there were."""
    erased = 0
    old = select(conversations.c.id).where(conversations.c.last_said < before).limit(_AT_ONCE)
    while True:
        with record.database.changing() as connection:
            some = connection.execute(old).scalars().all()
            connection.execute(delete(conversations).where(conversations.c.id.in_(some)))
        erased += len(some)
        if len(some) < _AT_ONCE:
            break
    with record.database.changing() as connection:
        connection.execute(delete(transactions).where(transactions.c.at < before))
        connection.execute(delete(leases).where(leases.c.until < before))
    record.database.forget_traces()
    return erased


def _rows(connection: Connection, table: Table, condition: Any) -> list[dict[str, Any]]:
    query = select(table).where(condition).order_by(*table.primary_key)
    return [{name: _plain(value) for name, value in row.items()} for row in connection.execute(query).mappings()]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
