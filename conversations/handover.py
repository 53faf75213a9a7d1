"""Who has a conversation: bot, queue or person. Every change is one compare-and-swap in one transaction.

Knows nothing of words or channels. Beyond what was agreed first: each change takes `drafts`, entries that belong to it
and are kept in the same transaction; `release`, `transfer` and `close` take `by`; what a contact was left for stays
with the desk until it is closed or taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import select

from conversations.held import Held, holding
from conversations.masking import mask
from conversations.records import Conversation, Draft, Handover, Holder, Stage
from conversations.rows import conversation_of, handover_of
from conversations.stages import (
    WAITING,
    agree,
    answer_contacts,
    check,
    end,
    enter,
    find_latest,
    find_queue,
    offer_person,
    write,
)
from conversations.store import Conversations
from conversations.tables import conversations, handovers


class Handovers:
    """The changes of the holder, on one record.

    A change gives the Conversation as it is after it, or raises NotAllowed with the state that stood in its way, and
    then nothing has changed. `drafts` are entries that the change brings with it. Times are aware. Raises
    NoSuchConversation and RecordUnavailable as the record does.
    """

    def __init__(self, record: Conversations) -> None:
        self._database = record.database

    def offer(self, conversation: str, reason: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user is asked whether a person shall have it."""
        with self._allowed(conversation, Holder.BOT, Holder.RATING) as held:
            offer_person(held, reason, now)
            held.add(drafts, now)
            return held.state

    def consent(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user agrees: into the queue. The bot owes no answers from here on; they stand in the transcript."""
        with self._allowed(conversation, Holder.OFFERED) as held:
            enter(held, Holder.QUEUED, now)
            agree(held, Stage.QUEUED, now)
            held.add(drafts, now)
            return held.state

    def decline(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user says no, to a person or to leaving a contact: back to the bot."""
        with self._allowed(conversation, Holder.OFFERED, Holder.ASKING_CONTACT) as held:
            stage = Stage.DECLINED if held.state.holder is Holder.OFFERED else Stage.WITHDRAWN
            return end(held, Holder.BOT, stage, drafts, now)

    def withdraw(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user gives up waiting: back to the bot."""
        with self._allowed(conversation, Holder.OFFERED, *WAITING) as held:
            return end(held, Holder.BOT, Stage.WITHDRAWN, drafts, now)

    def ask_contact(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """Nobody is there: the user is asked for an address. From OFFERED this is the user's consent as well."""
        with self._allowed(conversation, Holder.OFFERED, Holder.QUEUED) as held:
            if held.state.holder is Holder.OFFERED:
                agree(held, Stage.ASKING_CONTACT, now)
            else:
                write(held, state=Stage.ASKING_CONTACT.value)
            enter(held, Holder.ASKING_CONTACT, now)
            held.add(drafts, now)
            return held.state

    def leave_contact(
        self, conversation: str, contact: str, now: datetime, drafts: Sequence[Draft] = ()
    ) -> Conversation:
        """Where the desk is to answer later, kept as it was typed: the user confirmed it. Back to the bot."""
        with self._allowed(conversation, Holder.ASKING_CONTACT) as held:
            write(held, contact=contact)
            return end(held, Holder.BOT, Stage.CONTACT_LEFT, drafts, now, closed=None)

    def share_contact(
        self, conversation: str, contact: str, now: datetime, drafts: Sequence[Draft] = ()
    ) -> Conversation:
        """Where the officer may reach the user, kept as it was typed: the user confirmed it. Who has it stays."""
        with self._allowed(conversation, Holder.QUEUED, Holder.PERSON) as held:
            write(held, contact=contact)
            held.add(drafts, now)
            return held.state

    def take(
        self, conversation: str, officer: str, officer_name: str, now: datetime, drafts: Sequence[Draft] = ()
    ) -> Conversation:
        """The officer has it from now on: out of the queue, or where a contact was left and nobody has answered yet."""
        if not officer:
            raise ValueError("an officer is needed to take a conversation")
        with holding(self._database, conversation) as held:
            latest = find_latest(held.connection, conversation)
            left = held.state.holder is Holder.BOT and latest is not None and latest.state is Stage.CONTACT_LEFT
            if not left:
                check(held, *WAITING)
            enter(held, Holder.PERSON, now, officer, officer_name)
            write(held, state=Stage.TAKEN.value, taken_by=officer, taken=now, last=None)
            if left:  # what was said to the bot since then was not for the desk
                write(held, transcript=held.last)
            answer_contacts(held, officer, now)
            held.add(drafts, now)
            return held.state

    def release(self, conversation: str, now: datetime, drafts: Sequence[Draft] = (), *, by: str = "") -> Conversation:
        """Back into the queue, at its old place. `by`, where given, must be the owner."""
        with self._allowed(conversation, Holder.PERSON, by=by) as held:
            enter(held, Holder.QUEUED, now)
            write(held, state=Stage.QUEUED.value, taken_by="", taken=None)
            held.add(drafts, now)
            return held.state

    def transfer(
        self, conversation: str, to: str, to_name: str, now: datetime, drafts: Sequence[Draft] = (), *, by: str = ""
    ) -> Conversation:
        """To another officer. `by`, where given, must be the owner."""
        if not to:
            raise ValueError("an officer is needed to transfer a conversation to")
        with self._allowed(conversation, Holder.PERSON, by=by) as held:
            enter(held, Holder.PERSON, now, to, to_name)
            write(held, taken_by=to, taken=now)
            held.add(drafts, now)
            return held.state

    def close(self, conversation: str, by: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The person is done; a rating is asked for. `by` is the owner, or "" for the user or the server.

        Where a contact was left and the desk has answered there, only that hand-over is closed, by any officer.
        """
        with holding(self._database, conversation) as held:
            if held.state.holder is not Holder.PERSON and answer_contacts(held, by, now):
                held.add(drafts, now)
                return held.state
            check(held, Holder.PERSON, by=by)
            return end(held, Holder.RATING, Stage.CLOSED, drafts, now)

    def rate(
        self, conversation: str, stars: int, comment: str, now: datetime, drafts: Sequence[Draft] = ()
    ) -> Conversation:
        """The user rates the person's help with 1 to 5 stars; once."""
        if not 1 <= stars <= 5:
            raise ValueError("a rating is a number from 1 to 5")
        with self._allowed(conversation, Holder.RATING) as held:
            write(held, rating=stars, comment=mask(comment))
            enter(held, Holder.BOT, now)
            held.add(drafts, now)
            return held.state

    @contextmanager
    def _allowed(self, conversation: str, *holders: Holder, by: str = "") -> Iterator[Held]:
        with holding(self._database, conversation) as held:
            check(held, *holders, by=by)
            yield held

    def current(self, conversation: str) -> Handover | None:
        """The latest hand-over of a conversation, over or not."""
        with self._database.reading() as connection:
            return find_latest(connection, conversation)

    def waiting(self) -> tuple[Conversation, ...]:
        """The queue, in order."""
        with self._database.reading() as connection:
            return find_queue(connection)

    def held(self) -> tuple[Conversation, ...]:
        """The conversations that persons have, those they have longest first."""
        query = select(conversations).where(conversations.c.holder == Holder.PERSON.value)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(conversations.c.since, conversations.c.id)).mappings()
            return tuple(conversation_of(row) for row in rows)

    def position(self, conversation: str) -> int:
        """The place in the queue, 1 is next; 0 where it is not in the queue."""
        places = [one.id for one in self.waiting()]
        return places.index(conversation) + 1 if conversation in places else 0

    def overdue(self, after: timedelta, now: datetime) -> tuple[Conversation, ...]:
        """The conversations that have waited in the queue for `after` and longer, in order."""
        with self._database.reading() as connection:
            late = (conversations.c.holder == Holder.QUEUED.value, conversations.c.since <= now - after)
            return find_queue(connection, *late)

    def contacts_left(self) -> tuple[Handover, ...]:
        """Where the desk is still to answer outside the chat, the oldest first."""
        query = select(handovers).where(handovers.c.state == Stage.CONTACT_LEFT.value)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(handovers.c.requested, handovers.c.id)).mappings()
            return tuple(handover_of(row) for row in rows)
