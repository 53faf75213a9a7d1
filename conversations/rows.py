"""Rows of the record and the dataclasses made of them, and the two statements that every change begins and ends with.

Knows nothing of who may change what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from conversations.masking import mask, mask_data
from conversations.records import (
    Author,
    Conversation,
    Draft,
    Entry,
    Handover,
    Holder,
    NoSuchConversation,
    Stage,
)
from conversations.tables import conversations, entries

LONGEST_KEY = 255


def conversation_of(row: Mapping[str, Any]) -> Conversation:
    values = {name: row[name] for name in Conversation.__dataclass_fields__}
    return Conversation(**values | {"holder": Holder(row["holder"])})


def entry_of(row: Mapping[str, Any]) -> Entry:
    values = {name: row[name] for name in Entry.__dataclass_fields__}
    return Entry(**values | {"author": Author(row["author"]), "key": row["key"] or ""})


def handover_of(row: Mapping[str, Any]) -> Handover:
    values = {name: row[name] for name in Handover.__dataclass_fields__}
    return Handover(**values | {"state": Stage(row["state"])})


def hold(connection: Connection, conversation: str) -> Conversation:
    """The conversation, which nobody else changes until this transaction ends."""
    query = select(conversations).where(conversations.c.id == conversation).with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NoSuchConversation(conversation)
    return conversation_of(row)


def change(connection: Connection, conversation: str, **values: Any) -> None:
    connection.execute(update(conversations).where(conversations.c.id == conversation).values(**values))


def find_entries(connection: Connection, *conditions: Any) -> tuple[Entry, ...]:
    """In the order in which they were said."""
    query = select(entries).where(*conditions).order_by(entries.c.conversation, entries.c.number)
    return tuple(entry_of(row) for row in connection.execute(query).mappings())


def last_number(connection: Connection, conversation: str) -> int:
    query = select(conversations.c.last_number).where(conversations.c.id == conversation)
    return int(connection.execute(query).scalar_one())


def add(
    connection: Connection, conversation: str, drafts: Sequence[Draft], now: datetime, *, awaits: bool = False
) -> tuple[Entry, ...]:
    """The drafts as entries, masked and numbered; of one whose key is there already, the entry that is there.

    Call it after `hold`.
    """
    number = before = last_number(connection, conversation) if drafts else 0
    added: list[Entry] = []
    for draft in drafts:
        if len(draft.key) > LONGEST_KEY:
            raise ValueError(f"the key of an entry has {LONGEST_KEY} characters at most")
        if draft.key:
            there = find_entries(connection, entries.c.conversation == conversation, entries.c.key == draft.key)
            if there:
                added += there
                continue
        number += 1
        entry = Entry(
            conversation,
            number,
            draft.author,
            mask(draft.name),
            mask(draft.text),
            mask_data(draft.parts),
            now,
            draft.key,
            draft.reply_to,
            draft.desk,
            awaits,
        )
        values = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
        connection.execute(insert(entries).values(**values | {"author": draft.author.value, "key": draft.key or None}))
        added.append(entry)
    if number > before:
        change(connection, conversation, last_number=number, last_said=now)
    return tuple(added)
