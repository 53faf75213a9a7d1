"""What each desk is still to be told, in order, once; and what came from its server, handled once.

Knows nothing of any desk's protocol. Beyond what was agreed first: a desk is told of a hand-over by an announcement
(`to_announce`, `transcript`, `announced`); only then `undelivered` has what is said from the consent to the end of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.engine import Connection

from conversations.held import holding
from conversations.masking import is_personal
from conversations.records import Author, Entry, Handover, Stage
from conversations.rows import entry_of, find_entries, handover_of
from conversations.store import Conversations
from conversations.tables import conversations, deliveries, entries, handovers, leases, threads, transactions

ANNOUNCED = (Stage.QUEUED, Stage.TAKEN, Stage.ASKING_CONTACT, Stage.CONTACT_LEFT)
TOLD = (Author.USER, Author.OFFICER, Author.NOTICE, Author.NOTE)
LONGEST_WAIT = 300  # seconds between two tries
_WELL = {"failures": 0, "next_try": None}
LATEST = timedelta(days=14)  # a desk that was away for longer is not told the rest of what is over


class Outbox:
    """What goes to the desks, on one record. Times are aware.

    Raises NoSuchConversation and RecordUnavailable as the record does.
    """

    def __init__(self, record: Conversations) -> None:
        self._database = record.database

    def to_announce(self, desk: str, now: datetime) -> tuple[Handover, ...]:
        """The hand-overs that go on and that the desk has not been told of, the oldest first."""
        query = (
            select(handovers)
            .outerjoin(threads, and_(threads.c.desk == desk, threads.c.conversation == handovers.c.conversation))
            .where(
                handovers.c.state.in_([stage.value for stage in ANNOUNCED]),
                handovers.c.id > func.coalesce(threads.c.announced, 0),
                _is_time(now),
            )
            .order_by(handovers.c.requested, handovers.c.id)
        )
        with self._database.reading() as connection:
            return tuple(handover_of(row) for row in connection.execute(query).mappings())

    def transcript(self, desk: str, handover: Handover) -> tuple[Entry, ...]:
        """What was said before the hand-over and is new to the desk: the first time all of it."""
        with self._database.reading() as connection:
            told = connection.execute(select(threads.c.told).where(*_of(desk, handover.conversation))).scalar() or 0
            within = entries.c.number.between(told + 1, handover.transcript)
            return find_entries(connection, entries.c.conversation == handover.conversation, within)

    def announced(self, desk: str, handover: Handover, external_id: str, now: datetime) -> None:
        """The desk was told of the hand-over and its transcript, in this thread."""
        with self._thread(desk, handover.conversation) as (connection, told):
            _set_thread(connection, desk, handover.conversation, external_id)
            told = max(told, handover.transcript)
            _write(connection, desk, handover.conversation, announced=handover.id, told=told, **_WELL)

    def undelivered(self, desk: str, now: datetime, limit: int = 200) -> tuple[Entry, ...]:
        """What the desk is to be told now, in the order of each conversation. Where one failed, all after it wait."""
        recent = func.coalesce(handovers.c.closed, handovers.c.requested) > now - LATEST
        query = (
            select(entries)
            .join_from(
                threads,
                handovers,
                and_(
                    handovers.c.conversation == threads.c.conversation,
                    handovers.c.id <= threads.c.announced,
                    or_(handovers.c.last.is_(None), and_(handovers.c.last > threads.c.told, recent)),
                ),
            )
            .join(
                entries,
                and_(
                    entries.c.conversation == threads.c.conversation,
                    entries.c.number > threads.c.told,
                    entries.c.number > handovers.c.transcript,
                    or_(handovers.c.last.is_(None), entries.c.number <= handovers.c.last),
                ),
            )
            .where(
                threads.c.desk == desk,
                _is_time(now),
                entries.c.author.in_([author.value for author in TOLD]),
                entries.c.desk != desk,
            )
            .order_by(entries.c.conversation, entries.c.number)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple(entry_of(row) for row in connection.execute(query).mappings())

    def unsaid(self, desk: str, now: datetime, limit: int = 200) -> tuple[Entry, ...]:
        """What is still to be said in the desk's own conversations, those that its staff have with the bot, in order."""
        query = (
            select(entries)
            .join_from(threads, conversations, conversations.c.id == threads.c.conversation)
            .join(entries, entries.c.conversation == threads.c.conversation)
            .where(
                threads.c.desk == desk,
                conversations.c.channel == desk,
                entries.c.number > threads.c.told,
                entries.c.author.in_([Author.BOT.value, Author.NOTICE.value]),
                _is_time(now),
            )
            .order_by(entries.c.conversation, entries.c.number)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple(entry_of(row) for row in connection.execute(query).mappings())

    def delivered(self, desk: str, entry: Entry, external_id: str, now: datetime) -> None:
        """The desk has the entry; told twice, the first counts."""
        with self._thread(desk, entry.conversation) as (connection, told):
            if told < entry.number:
                _write(connection, desk, entry.conversation, told=entry.number, **_WELL)
                row = {"conversation": entry.conversation, "number": entry.number, "external_id": external_id}
                self._database.insert_once(connection, deliveries, desk=desk, at=now, **row)

    def failed(self, desk: str, what: Entry | Handover, now: datetime) -> datetime:
        """The desk could not be told; when to try again: after 1, 2, 4 seconds and so on, at most five minutes."""
        with self._thread(desk, what.conversation) as (connection, _):
            query = select(threads.c.failures).where(*_of(desk, what.conversation))
            failures = int(connection.execute(query).scalar_one())
            next_try = now + timedelta(seconds=min(2 ** min(failures, 20), LONGEST_WAIT))
            _write(connection, desk, what.conversation, failures=failures + 1, next_try=next_try)
            return next_try

    def thread(self, desk: str, conversation: str) -> str | None:
        """The desk's own id of the place where it speaks of the conversation."""
        with self._database.reading() as connection:
            found = connection.execute(select(threads.c.external_id).where(*_of(desk, conversation))).scalar()
            return None if found is None else str(found)

    def told_of(self, desk: str, conversation: str) -> tuple[str, Handover] | None:
        """The latest hand-over of the conversation that the desk was told of, and the thread it has there."""
        query = (
            select(threads.c.external_id, handovers)
            .join_from(threads, handovers, handovers.c.id == threads.c.announced)
            .where(*_of(desk, conversation))
        )
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
            return (str(row["external_id"]), handover_of(row)) if row else None

    def set_thread(self, desk: str, conversation: str, external_id: str) -> None:
        with self._thread(desk, conversation) as (connection, _):
            _set_thread(connection, desk, conversation, external_id)

    def conversation_of(self, desk: str, external_id: str) -> str | None:
        """The conversation that the desk speaks of there."""
        query = select(threads.c.conversation).where(threads.c.desk == desk, threads.c.external_id == external_id)
        with self._database.reading() as connection:
            found = connection.execute(query).scalar()
            return None if found is None else str(found)

    def seen(self, desk: str, transaction_id: str) -> bool:
        """Whether `first_time` has been asked of this: whoever asks it only after handling it loses nothing in a crash."""
        query = select(transactions.c.id).where(transactions.c.desk == desk, transactions.c.id == transaction_id)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def first_time(self, desk: str, transaction_id: str, now: datetime) -> bool:
        """Whether the desk's server has not sent this before; asked again, it has."""
        with self._database.changing() as connection:
            return self._database.insert_once(connection, transactions, desk=desk, id=transaction_id, at=now)

    def lease(self, name: str, holder: str, seconds: float, now: datetime) -> bool:
        """Whether `holder` may do `name` alone until so many seconds have passed; ask again before to go on."""
        until = now + timedelta(seconds=seconds)
        free = (leases.c.name == name, or_(leases.c.holder == holder, leases.c.until <= now))
        with self._database.changing() as connection:
            if self._database.insert_once(connection, leases, name=name, holder=holder, until=until):
                return True
            return bool(connection.execute(update(leases).where(*free).values(holder=holder, until=until)).rowcount)

    @contextmanager
    def _thread(self, desk: str, conversation: str) -> Iterator[tuple[Connection, int]]:
        """Inside a change: how far the desk has been told of the conversation."""
        with holding(self._database, conversation) as held:
            row = {"announced": 0, "told": 0, "failures": 0}
            self._database.insert_once(held.connection, threads, desk=desk, conversation=conversation, **row)
            query = select(threads.c.told).where(*_of(desk, conversation))
            yield held.connection, int(held.connection.execute(query).scalar_one())


def _set_thread(connection: Connection, desk: str, conversation: str, external_id: str) -> None:
    if is_personal(external_id):
        raise ValueError("the id of a thread is kept as it is, and must not be a person's number or address")
    other = (threads.c.desk == desk, threads.c.external_id == external_id, threads.c.conversation != conversation)
    if connection.execute(select(threads.c.conversation).where(*other)).first():
        raise ValueError(f"{desk} speaks of another conversation in the thread {external_id}")
    _write(connection, desk, conversation, external_id=external_id)


def _write(connection: Connection, desk: str, conversation: str, **values: Any) -> None:
    connection.execute(update(threads).where(*_of(desk, conversation)).values(**values))


def _of(desk: str, conversation: str) -> tuple[Any, Any]:
    return threads.c.desk == desk, threads.c.conversation == conversation


def _is_time(now: datetime) -> Any:
    return or_(threads.c.next_try.is_(None), threads.c.next_try <= now)
