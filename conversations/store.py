"""The Conversations: what was said, numbered without a gap, said once, answered once. Knows nothing of channels.

Beyond what was agreed first: `append` can ask that a certain officer has the conversation, decides by the holder of
that moment whether the bot is to answer, and `answer` can offer a person in the same transaction. What the desks are
told is in outbox.py, changes of the holder in handover.py, erasing in retention.py; each is made of a Conversations.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from conversations.database import Database, open_database
from conversations.held import Held, holding
from conversations.masking import mask, mask_data
from conversations.records import (
    Author,
    Conversation,
    Draft,
    Entry,
    Holder,
    NoSuchConversation,
    NotAllowed,
    RecordUnavailable,
)
from conversations.rows import conversation_of, find_entries
from conversations.stages import offer_person
from conversations.tables import conversations, entries, feedback

__all__ = ["Conversations", "RecordUnavailable", "open_conversations"]

RELAYED = frozenset({Holder.QUEUED, Holder.PERSON})  # the bot is silent; what is said goes to the desk


def open_conversations(url: str | None = None) -> Conversations:
    """The record, migrated; at `url`, else BEACON_CONVERSATIONS_URL, else an SQLite file under var/."""
    return Conversations(open_database(url))


class Conversations:
    """Threads and processes may share it. Any call may raise RecordUnavailable, and the next may work.

    Calls that name a conversation raise NoSuchConversation where it is not there. Times are aware.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def close(self) -> None:
        self.database.close()

    def start(self, channel: str, language: str, now: datetime) -> Conversation:
        """A new conversation, held by the bot."""
        begun = Conversation(secrets.token_hex(16), channel, language, Holder.BOT, "", "", now, now, now)
        values = {name: getattr(begun, name) for name in Conversation.__dataclass_fields__}
        with self.database.changing() as connection:
            connection.execute(
                insert(conversations).values(**values | {"holder": begun.holder.value, "last_number": 0})
            )
        return begun

    def end(self, conversation: str) -> None:
        """The user is done with it; what the desk needs of it stays until its time is over."""
        self._set(conversation, ended=True)

    def find(self, conversation: str) -> Conversation | None:
        with self.database.reading() as connection:
            row = connection.execute(select(conversations).where(conversations.c.id == conversation)).mappings().first()
            return conversation_of(row) if row else None

    def search(self, prefix: str, limit: int = 10) -> tuple[Conversation, ...]:
        """The conversations whose id begins so, the latest first; none for an empty prefix."""
        if not prefix:
            return ()
        within = conversations.c.id.between(prefix, prefix + "~")
        query = select(conversations).where(within).order_by(conversations.c.last_said.desc()).limit(limit)
        with self.database.reading() as connection:
            return tuple(conversation_of(row) for row in connection.execute(query).mappings())

    def set_language(self, conversation: str, language: str) -> None:
        self._set(conversation, language=language)

    def set_memory(self, conversation: str, memory: Mapping[str, Any] | None) -> None:
        self._set(conversation, memory=mask_data(memory))

    def append(
        self, conversation: str, draft: Draft, now: datetime, *, for_bot: bool = False, owner: str | None = None
    ) -> Entry:
        """The draft as an entry, its personal data masked; the entry that is there where the key was said before.

        `for_bot`: the bot is to answer it, unless the conversation is waiting for a person or with one by now
        (`Entry.awaits` tells). `owner`: raises NotAllowed unless this officer has the conversation at that moment.
        """
        with holding(self.database, conversation) as held:
            if owner is not None and (held.state.holder, held.state.owner) != (Holder.PERSON, owner):
                raise NotAllowed(held.state.holder, held.state.owner)
            awaits = for_bot and held.state.holder not in RELAYED
            return held.add((draft,), now, awaits=awaits)[0]

    def entries(self, conversation: str, after: int = 0, limit: int = 500, *, notes: bool = False) -> tuple[Entry, ...]:
        """What was said after entry `after`, in order; the staff's own notes only with `notes`."""
        query = select(entries.c.number).where(entries.c.conversation == conversation, entries.c.number > after)
        if not notes:
            query = query.where(entries.c.author != Author.NOTE.value)
        first = query.order_by(entries.c.number).limit(limit)
        with self.database.reading() as connection:
            return find_entries(connection, entries.c.conversation == conversation, entries.c.number.in_(first))

    def unanswered(self, conversation: str) -> tuple[Entry, ...]:
        """What was said to the bot and is not answered yet, in order."""
        with self.database.reading() as connection:
            return find_entries(connection, entries.c.conversation == conversation, entries.c.awaits)

    def conversations_unanswered(self) -> tuple[str, ...]:
        """The ids of the conversations in which the bot owes an answer."""
        query = select(entries.c.conversation).where(entries.c.awaits).distinct()
        with self.database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def answer(
        self,
        conversation: str,
        number: int,
        drafts: Sequence[Draft],
        memory: Mapping[str, Any] | None,
        now: datetime,
        *,
        offers: str = "",
    ) -> tuple[Entry, ...]:
        """The bot's replies to entry `number` and what it remembers, in one transaction; what was replied, if it was.

        Where the conversation went to a person meanwhile, the bot stays silent: nothing is appended, () comes back.
        `offers`: the replies offer a person, for this reason; the holder becomes OFFERED with them.
        """
        with holding(self.database, conversation) as held:
            if not _settle(held, number):
                replied = (entries.c.conversation == conversation, entries.c.reply_to == number)
                return find_entries(held.connection, *replied)
            if held.state.holder in RELAYED:
                return ()
            added = held.add([replace(draft, reply_to=draft.reply_to or number) for draft in drafts], now)
            held.change(memory=mask_data(memory))
            if offers and held.state.holder is not Holder.OFFERED:
                offer_person(held, offers, now)
            return added

    def feedback(self, conversation: str, number: int, up: bool, comment: str, now: datetime) -> None:
        """What the user thinks of the bot's entry `number`; said again, the later word counts."""
        with holding(self.database, conversation) as held:
            at = (entries.c.conversation == conversation, entries.c.number == number)
            if not find_entries(held.connection, *at, entries.c.author == Author.BOT.value):
                raise NoSuchConversation(f"{conversation} has no answer {number}")
            given = {"up": up, "comment": mask(comment), "at": now}
            where = (feedback.c.conversation == conversation, feedback.c.number == number)
            if not held.connection.execute(update(feedback).where(*where).values(**given)).rowcount:
                held.connection.execute(insert(feedback).values(conversation=conversation, number=number, **given))

    def _set(self, conversation: str, **values: Any) -> None:
        with holding(self.database, conversation) as held:
            held.change(**values)


_SETTLE = (
    update(entries)
    .where(entries.c.conversation == bindparam("this"), entries.c.number == bindparam("asked"), entries.c.awaits)
    .values(awaits=False)
)


def _settle(held: Held, number: int) -> bool:
    """Whether the entry awaited an answer; it does no longer."""
    return bool(held.connection.execute(_SETTLE, {"this": held.state.id, "asked": number}).rowcount)
