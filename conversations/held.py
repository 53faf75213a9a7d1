"""A conversation held for one change: read and locked, changed, written, in one transaction or not at all.

Two that want the same conversation come one after the other, in threads as in processes. Knows nothing of why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Connection

from conversations.database import Database
from conversations.masking import mask, mask_data
from conversations.records import Author, Conversation, Draft, Entry, NoSuchConversation
from conversations.rows import conversation_of, entry_of
from conversations.tables import conversations, entries

LONGEST_KEY = 255

# Built once: to build a statement takes as long as to run it.
_LOCK = select(conversations).where(conversations.c.id == bindparam("this")).with_for_update()
_WRITE = update(conversations).where(conversations.c.id == bindparam("this"))
_BY_KEY = select(entries).where(entries.c.conversation == bindparam("this"), entries.c.key == bindparam("said"))
_ADD = insert(entries)


class Held:
    """`state` is the conversation as it will be, `last` the number of its last entry."""

    def __init__(self, connection: Connection, conversation: str) -> None:
        self.connection = connection
        row = connection.execute(_LOCK, {"this": conversation}).mappings().first()
        if row is None:
            raise NoSuchConversation(conversation)
        self.state: Conversation = conversation_of(row)
        self.last = int(row["last_number"])
        self._changes: dict[str, Any] = {}

    def change(self, **values: Any) -> None:
        """The conversation's own fields; they are written when the change ends."""
        self.state = replace(self.state, **values)
        self._changes |= {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}

    def add(self, drafts: Sequence[Draft], now: datetime, *, awaits: bool = False) -> tuple[Entry, ...]:
        """The drafts as entries, masked and numbered; of one whose key is there already, the entry that is there."""
        keyed = [replace(draft, key=_without_personal_data(draft.key)) for draft in drafts]
        return tuple(self._find(draft) or self._add(draft, now, awaits) for draft in keyed)

    def write(self) -> None:
        if self._changes:
            self.connection.execute(_WRITE, {"this": self.state.id, **self._changes})

    def _find(self, draft: Draft) -> Entry | None:
        if len(draft.key) > LONGEST_KEY:
            raise ValueError(f"the key of an entry has {LONGEST_KEY} characters at most")
        if not draft.key:
            return None
        row = self.connection.execute(_BY_KEY, {"this": self.state.id, "said": draft.key}).mappings().first()
        return entry_of(row) if row else None

    def _add(self, draft: Draft, now: datetime, awaits: bool) -> Entry:
        self.last += 1
        row = {
            "conversation": self.state.id,
            "number": self.last,
            "author": draft.author.value,
            "name": mask(draft.name),
            "text": mask(draft.text),
            "parts": mask_data(draft.parts),
            "at": now,
            "key": draft.key or None,
            "reply_to": draft.reply_to,
            "desk": draft.desk,
            "account": draft.account,
            "awaits": awaits,
        }
        self.connection.execute(_ADD, row)
        self.change(last_said=now)
        self._changes["last_number"] = self.last
        return Entry(**row | {"author": Author(draft.author), "key": draft.key})


def _without_personal_data(key: str) -> str:
    """Keys are the client's. Masked, two of them could become one, and a message be taken for another."""
    return key if mask(key) == key else hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


@contextmanager
def holding(database: Database, conversation: str) -> Iterator[Held]:
    """Raises NoSuchConversation and RecordUnavailable; where anything is raised, nothing has changed."""
    with database.changing() as connection:
        held = Held(connection, conversation)
        yield held
        held.write()
