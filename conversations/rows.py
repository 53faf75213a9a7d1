"""Rows of the record and the dataclasses made of them. Knows nothing of who may change what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from conversations.records import Author, Conversation, Entry, Handover, Holder, Stage
from conversations.tables import entries


def conversation_of(row: Mapping[str, Any]) -> Conversation:
    values = {name: row[name] for name in Conversation.__dataclass_fields__}
    return Conversation(**values | {"holder": Holder(row["holder"])})


def entry_of(row: Mapping[str, Any]) -> Entry:
    values = {name: row[name] for name in Entry.__dataclass_fields__}
    return Entry(**values | {"author": Author(row["author"]), "key": row["key"] or ""})


def handover_of(row: Mapping[str, Any]) -> Handover:
    values = {name: row[name] for name in Handover.__dataclass_fields__}
    return Handover(**values | {"state": Stage(row["state"])})


def find_entries(connection: Connection, *conditions: Any) -> tuple[Entry, ...]:
    """In the order in which they were said."""
    query = select(entries).where(*conditions).order_by(entries.c.conversation, entries.c.number)
    return tuple(entry_of(row) for row in connection.execute(query).mappings())
