"""Tells a desk what it is still to be told: hand-overs, what users say in them, and answers to the staff's questions.

Everything is read from the record and noted there, so that a restart neither loses nor doubles; one process delivers at
a time. Knows no messaging service but by its Window.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timezone
from itertools import groupby
from typing import TypeVar

from bot.desk.threads import Threads
from bot.desk.window import Away, Turned
from conversations.bell import Bell, Event
from conversations.outbox import Outbox
from conversations.records import Entry, Handover, Holder, NoSuchConversation, RecordUnavailable
from conversations.store import Conversations

T = TypeVar("T")
Send = Callable[[Entry], Awaitable[str]]

# Short: who comes after a process that died waits so long. Two that deliver at once do no harm, since a message has a key.
LEASE = 4.0  # seconds
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)  # seconds between tries while the service or the record is away

logger = logging.getLogger(__name__)


class Delivery:
    """One worker for one desk."""

    def __init__(self, threads: Threads, conversations: Conversations, bell: Bell) -> None:
        self._threads = threads
        self._desk = threads.window.desk
        self._conversations = conversations
        self._outbox = Outbox(conversations)
        self._bell = bell
        self._holder = secrets.token_hex(8)
        self._leased_until = 0.0
        self._wake = asyncio.Event()
        self._changed: set[str] = set()  # conversations of which the head in the desk's room is to be drawn anew

    async def run(self) -> None:
        """Deliver until cancelled: whenever the bell rings, and now and then without that."""
        await asyncio.gather(self._listen(), self._work())

    async def _listen(self) -> None:
        async with self._bell.listen("*") as events:
            async for event in events:
                if event["type"] == "typing":
                    await self._show_typing(event)
                    continue
                if event["type"] == "state":
                    self._changed.add(str(event["conversation"]))
                self._wake.set()

    async def _work(self) -> None:
        """One round for all rings that came during the last."""
        failures = 0
        while True:
            self._wake.clear()
            try:
                if await self._leads():
                    await self._deliver()
                failures = 0
                await self._wake.wait()
            except (Away, RecordUnavailable) as error:
                logger.error("the desk %s has to wait: %s", self._desk, error)
                await asyncio.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
                failures += 1
            except Exception:  # a fault of ours must not end the desk
                logger.exception("the desk %s was not told", self._desk)
                await self._wake.wait()

    async def _leads(self) -> bool:
        """Whether it is this process that delivers."""
        if time.monotonic() < self._leased_until - LEASE / 2:
            return True
        began = time.monotonic()
        leads = await self._do(self._outbox.lease, f"desk {self._desk}", self._holder, LEASE, _now())
        self._leased_until = began + LEASE if leads else 0.0
        return leads

    async def _deliver(self) -> None:
        """All that is due now; conversations do not wait for each other."""
        due = await self._do(self._outbox.undelivered, self._desk, _now())
        await asyncio.gather(*(self._tell(entries, self._threads.relay) for entries in _by_conversation(due)))
        for handover in await self._do(self._outbox.to_announce, self._desk, _now()):
            if await self._try(handover, self._announce(handover)):
                self._wake.set()  # for what was said in it meanwhile
        unsaid = await self._do(self._outbox.unsaid, self._desk, _now())
        await asyncio.gather(*(self._tell(entries, self._threads.answer) for entries in _by_conversation(unsaid)))
        while self._changed:
            with suppress(Turned, NoSuchConversation):  # the thread itself tells the same
                await self._threads.amend(self._changed.pop())

    async def _tell(self, entries: Sequence[Entry], send: Send) -> None:
        """Entries of one conversation, in order, up to the first that is refused: what comes after it waits with it."""
        for entry in entries:
            if not await self._try(entry, self._pass_on(entry, send)):
                return

    async def _try(self, what: Entry | Handover, telling: Awaitable[None]) -> bool:
        try:
            await telling
        except Turned as refusal:
            logger.error("the desk %s refuses what it is told: %s", self._desk, refusal)
            await self._do(self._outbox.failed, self._desk, what, _now())
            return False
        except NoSuchConversation:  # erased meanwhile
            return False
        return True

    async def _announce(self, handover: Handover) -> None:
        thread = await self._threads.open(handover)
        await self._do(self._outbox.announced, self._desk, handover, thread, _now())

    async def _pass_on(self, entry: Entry, send: Send) -> None:
        sent = await send(entry)
        await self._do(self._outbox.delivered, self._desk, entry, sent, _now())

    async def _show_typing(self, event: Event) -> None:
        """A user who writes to a person is seen to."""
        if event["who"] != "user":
            return
        with suppress(Away, Turned, RecordUnavailable):  # it is over before it could be tried again
            found = await self._do(self._conversations.find, str(event["conversation"]))
            if found and found.holder is Holder.PERSON:
                await self._threads.window.show_typing()

    async def _do(self, work: Callable[..., T], *values: object) -> T:
        """A call on the record, off the event loop."""
        return await asyncio.to_thread(work, *values)


def _by_conversation(entries: Sequence[Entry]) -> list[list[Entry]]:
    return [list(group) for _, group in groupby(entries, key=lambda entry: entry.conversation)]


def _now() -> datetime:
    return datetime.now(timezone.utc)
