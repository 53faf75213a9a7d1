"""How long conversations are kept, and how they are deleted."""

from __future__ import annotations

import os
from datetime import datetime

from sqlalchemy import delete

from conversations.store import Conversations
from conversations.tables import conversations as table

VARIABLE = "BEACON_KEEP_DAYS"
DAYS = 90


def kept_days() -> int:
    """For how many days a conversation is kept after the last word in it."""
    return int(os.environ.get(VARIABLE) or DAYS)


def erase(conversations: Conversations, conversation: str) -> None:
    """Delete a conversation and all that hangs on it."""
    with conversations.database.changing() as connection:
        connection.execute(delete(table).where(table.c.id == conversation))
    conversations.database.forget_traces()


def purge(conversations: Conversations, before: datetime) -> int:
    """Delete what was last said before that moment; how many conversations it was."""
    with conversations.database.changing() as connection:
        gone = int(connection.execute(delete(table).where(table.c.last_said < before)).rowcount)
    conversations.database.forget_traces()
    return gone
