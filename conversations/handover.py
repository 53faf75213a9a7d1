"""Who has a conversation: bot, queue or person. Every change is one compare-and-swap in one transaction.

Knows nothing of words or channels. Beyond what was agreed first: each change takes `drafts`, entries that belong to it
and are kept in the same transaction; `release`, `transfer` and `close` take `by`; what a contact was left for stays
with the desk until it is closed or taken.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from conversations.masking import mask
from conversations.records import Conversation, Draft, Handover, Holder, NotAllowed, Stage
from conversations.rows import add, change, conversation_of, handover_of, hold, last_number
from conversations.tables import conversations, entries, handovers

if TYPE_CHECKING:
    from conversations.store import Conversations

WAITING = (Holder.QUEUED, Holder.ASKING_CONTACT)  # in the queue: a person may take it at any moment
_THERE = tuple(holder.value for holder in WAITING)


class Handovers:
    """The changes of the holder, on the record of `conversations`.

    A change gives the Conversation as it is after it, or raises NotAllowed with the state that stood in its way, and
    then nothing has changed. `drafts` are entries that the change brings with it. Times are aware. Raises
    NoSuchConversation and RecordUnavailable as the record does.
    """

    def __init__(self, conversations: Conversations) -> None:
        self._database = conversations.database

    def offer(self, conversation: str, reason: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user is asked whether a person shall have it."""
        with self._database.changing() as connection:
            _held(connection, conversation, (Holder.BOT, Holder.RATING))
            offer_person(connection, conversation, reason, now)
            return _after(connection, conversation, drafts, now)

    def consent(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user agrees: into the queue. The bot owes no answers from here on; they stand in the transcript."""
        with self._database.changing() as connection:
            _held(connection, conversation, (Holder.OFFERED,))
            _enter(connection, conversation, Holder.QUEUED, now)
            _agreed(connection, conversation, Stage.QUEUED, now)
            return _after(connection, conversation, drafts, now)

    def decline(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user says no, to a person or to leaving a contact: back to the bot."""
        with self._database.changing() as connection:
            held = _held(connection, conversation, (Holder.OFFERED, Holder.ASKING_CONTACT))
            stage = Stage.DECLINED if held.holder is Holder.OFFERED else Stage.WITHDRAWN
            return _end(connection, conversation, Holder.BOT, stage, drafts, now)

    def withdraw(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The user gives up waiting: back to the bot."""
        with self._database.changing() as connection:
            _held(connection, conversation, (Holder.OFFERED, *WAITING))
            return _end(connection, conversation, Holder.BOT, Stage.WITHDRAWN, drafts, now)

    def ask_contact(self, conversation: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """Nobody is there: the user is asked for an address. From OFFERED this is the user's consent as well."""
        with self._database.changing() as connection:
            held = _held(connection, conversation, (Holder.OFFERED, Holder.QUEUED))
            _enter(connection, conversation, Holder.ASKING_CONTACT, now)
            if held.holder is Holder.OFFERED:
                _agreed(connection, conversation, Stage.ASKING_CONTACT, now)
            else:
                _write(connection, conversation, state=Stage.ASKING_CONTACT.value)
            return _after(connection, conversation, drafts, now)

    def leave_contact(
        self, conversation: str, contact: str, now: datetime, drafts: Sequence[Draft] = ()
    ) -> Conversation:
        """Where the desk is to answer later, kept as it was typed: the user confirmed it. Back to the bot."""
        with self._database.changing() as connection:
            _held(connection, conversation, (Holder.ASKING_CONTACT,))
            _write(connection, conversation, contact=contact)
            return _end(connection, conversation, Holder.BOT, Stage.CONTACT_LEFT, drafts, now, closed=None)

    def take(
        self, conversation: str, officer: str, officer_name: str, now: datetime, drafts: Sequence[Draft] = ()
    ) -> Conversation:
        """The officer has it from now on: out of the queue, or where a contact was left and nobody has answered yet."""
        if not officer:
            raise ValueError("an officer is needed to take a conversation")
        with self._database.changing() as connection:
            held = hold(connection, conversation)
            latest = _latest(connection, conversation)
            left = held.holder is Holder.BOT and latest is not None and latest.state is Stage.CONTACT_LEFT
            if held.holder not in WAITING and not left:
                raise NotAllowed(held.holder, held.owner)
            _enter(connection, conversation, Holder.PERSON, now, officer, officer_name)
            _write(connection, conversation, state=Stage.TAKEN.value, taken_by=officer, taken=now, last=None)
            if left:  # what was said to the bot since then was not for the desk
                _write(connection, conversation, transcript=last_number(connection, conversation))
            _answer_contacts(connection, conversation, officer, now)
            return _after(connection, conversation, drafts, now)

    def release(self, conversation: str, now: datetime, drafts: Sequence[Draft] = (), *, by: str = "") -> Conversation:
        """Back into the queue, at its old place. `by`, where given, must be the owner."""
        with self._database.changing() as connection:
            _owned(connection, conversation, by)
            _enter(connection, conversation, Holder.QUEUED, now)
            _write(connection, conversation, state=Stage.QUEUED.value, taken_by="", taken=None)
            return _after(connection, conversation, drafts, now)

    def transfer(
        self, conversation: str, to: str, to_name: str, now: datetime, drafts: Sequence[Draft] = (), *, by: str = ""
    ) -> Conversation:
        """To another officer. `by`, where given, must be the owner."""
        if not to:
            raise ValueError("an officer is needed to transfer a conversation to")
        with self._database.changing() as connection:
            _owned(connection, conversation, by)
            _enter(connection, conversation, Holder.PERSON, now, to, to_name)
            _write(connection, conversation, taken_by=to, taken=now)
            return _after(connection, conversation, drafts, now)

    def close(self, conversation: str, by: str, now: datetime, drafts: Sequence[Draft] = ()) -> Conversation:
        """The person is done; a rating is asked for. `by` is the owner, or "" for the user or the server.

        Where a contact was left and the desk has answered there, only the hand-over is closed, by any officer.
        """
        with self._database.changing() as connection:
            held = hold(connection, conversation)
            if held.holder is not Holder.PERSON and _answer_contacts(connection, conversation, by, now):
                return _after(connection, conversation, drafts, now)
            _owned(connection, conversation, by)
            return _end(connection, conversation, Holder.RATING, Stage.CLOSED, drafts, now)

    def rate(
        self, conversation: str, stars: int, comment: str, now: datetime, drafts: Sequence[Draft] = ()
    ) -> Conversation:
        """The user rates the person's help with 1 to 5 stars; once."""
        if not 1 <= stars <= 5:
            raise ValueError("a rating is a number from 1 to 5")
        with self._database.changing() as connection:
            _held(connection, conversation, (Holder.RATING,))
            _write(connection, conversation, rating=stars, comment=mask(comment))
            _enter(connection, conversation, Holder.BOT, now)
            return _after(connection, conversation, drafts, now)

    def current(self, conversation: str) -> Handover | None:
        """The latest hand-over of a conversation, over or not."""
        with self._database.reading() as connection:
            return _latest(connection, conversation)

    def waiting(self) -> tuple[Conversation, ...]:
        """The queue, in order."""
        with self._database.reading() as connection:
            return _queue(connection)

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
            return _queue(connection, *late)

    def contacts_left(self) -> tuple[Handover, ...]:
        """Where the desk is still to answer outside the chat, the oldest first."""
        query = select(handovers).where(handovers.c.state == Stage.CONTACT_LEFT.value)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(handovers.c.requested, handovers.c.id)).mappings()
            return tuple(handover_of(row) for row in rows)


def offer_person(connection: Connection, conversation: str, reason: str, now: datetime) -> None:
    """Opens a hand-over, inside another change; call it after `hold`."""
    _enter(connection, conversation, Holder.OFFERED, now)
    connection.execute(
        insert(handovers).values(
            conversation=conversation,
            state=Stage.OFFERED.value,
            reason=mask(reason),
            requested=now,
            taken_by="",
            comment="",
            contact="",
            transcript=last_number(connection, conversation),
        )
    )


def _held(connection: Connection, conversation: str, allowed: Collection[Holder]) -> Conversation:
    held = hold(connection, conversation)
    if held.holder not in allowed:
        raise NotAllowed(held.holder, held.owner)
    return held


def _owned(connection: Connection, conversation: str, by: str) -> None:
    held = _held(connection, conversation, (Holder.PERSON,))
    if by not in ("", held.owner):
        raise NotAllowed(held.holder, held.owner)


def _enter(
    connection: Connection, conversation: str, holder: Holder, now: datetime, owner: str = "", owner_name: str = ""
) -> None:
    change(connection, conversation, holder=holder.value, owner=owner, owner_name=mask(owner_name), since=now)


def _agreed(connection: Connection, conversation: str, stage: Stage, now: datetime) -> None:
    owed = (entries.c.conversation == conversation, entries.c.awaits)
    connection.execute(update(entries).where(*owed).values(awaits=False))
    transcript = last_number(connection, conversation)
    _write(connection, conversation, state=stage.value, requested=now, transcript=transcript)


def _end(
    connection: Connection,
    conversation: str,
    holder: Holder,
    stage: Stage,
    drafts: Sequence[Draft],
    now: datetime,
    **values: Any,
) -> Conversation:
    """Out of the hand-over. The drafts are its last words: the desks are told of them as well."""
    _enter(connection, conversation, holder, now)
    ended = _after(connection, conversation, drafts, now)
    last = last_number(connection, conversation)
    _write(connection, conversation, **{"state": stage.value, "closed": now, "last": last, **values})
    return ended


def _answer_contacts(connection: Connection, conversation: str, by: str, now: datetime) -> bool:
    """Whether contacts were left for an answer that nobody has given; it is given now."""
    left = (handovers.c.conversation == conversation, handovers.c.state == Stage.CONTACT_LEFT.value)
    answered = {"state": Stage.CLOSED.value, "closed": now, "taken_by": by}
    return bool(connection.execute(update(handovers).where(*left).values(**answered)).rowcount)


def _after(connection: Connection, conversation: str, drafts: Sequence[Draft], now: datetime) -> Conversation:
    add(connection, conversation, drafts, now)
    return hold(connection, conversation)


def _this(conversation: str) -> Any:
    """The id of the conversation's latest hand-over, as a part of a statement."""
    query = select(func.max(handovers.c.id)).where(handovers.c.conversation == conversation)
    return handovers.c.id == query.scalar_subquery()


def _latest(connection: Connection, conversation: str) -> Handover | None:
    row = connection.execute(select(handovers).where(_this(conversation))).mappings().first()
    return handover_of(row) if row else None


def _write(connection: Connection, conversation: str, **values: Any) -> None:
    connection.execute(update(handovers).where(_this(conversation)).values(**values))


def _queue(connection: Connection, *conditions: Any) -> tuple[Conversation, ...]:
    queued = (conversations.c.holder.in_(_THERE), handovers.c.state.in_(_THERE), *conditions)
    query = select(conversations).join_from(conversations, handovers, handovers.c.conversation == conversations.c.id)
    ordered = query.where(*queued).order_by(handovers.c.requested, handovers.c.id)
    return tuple(conversation_of(row) for row in connection.execute(ordered).mappings())
