"""Beacon's life in a Slack workspace: joins it, delivers to it, and takes what it brings, each thing once and in order.

Slack gives up on an event after three tries in some six minutes, and brings a later one in between: what was not taken is
read from the thread before anything else in it. Must not know HTTP, nor what is done about an event.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from bot.channels.exchange import Exchange
from bot.channels.slack_client import SlackClient
from bot.channels.slack_events import Event, Message, read_event, read_message
from bot.channels.slack_rooms import SlackRooms
from bot.channels.slack_settings import SlackSettings
from bot.channels.slack_window import SlackWindow
from bot.desk.counter import Counter
from bot.desk.delivery import PAUSES, Delivery
from bot.desk.threads import Threads
from bot.desk.window import Away, Turned
from conversations.outbox import Outbox
from conversations.records import RecordUnavailable
from languages.language import load_language

T = TypeVar("T")

PATIENCE = 2.5  # seconds that a request may wait for the start: Slack gives up after three
LOOKS_BACK = timedelta(days=1)  # in a thread; shorter than what was handled is remembered (BEACON_KEEP_DAYS)

logger = logging.getLogger(__name__)


class SlackService:
    """One workspace. Open it inside the running loop."""

    def __init__(self, settings: SlackSettings, language: str) -> None:
        self._settings = settings
        self._language = load_language(language)
        self._order = asyncio.Lock()
        self._joined = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def open(self, exchange: Exchange) -> None:
        """Take part, as soon as Slack answers; until then what it brings has to come again."""
        settings = self._settings
        self._exchange = exchange
        self._outbox = Outbox(exchange.conversations)
        self._client = SlackClient(settings.token, settings.api)
        self._window = SlackWindow(self._client, settings.channel, settings.staff, settings.pictures)
        counter = Counter(exchange, self._window, settings.staff, self._language)
        self._rooms = SlackRooms(self._window, counter)
        threads = Threads(self._window, exchange.conversations, settings.staff, self._language)
        delivery = Delivery(threads, exchange.conversations, exchange.bell)
        exchange.join(self._window.desk)
        self._behind = await self._list_threads()
        self._task = asyncio.get_running_loop().create_task(self._live(delivery))

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._client.close()

    async def receive(self, payload: Mapping[str, Any]) -> None:
        """Do what a request of Slack asks for, unless it was done. RecordUnavailable or Away: it must come again."""
        try:
            await asyncio.wait_for(self._joined.wait(), PATIENCE)
        except asyncio.TimeoutError:
            raise Away("Slack has not let Beacon in yet") from None
        event = read_event(payload, self._window.account)
        if event is None:
            return
        thread = event.thread if isinstance(event, Message) and event.channel == self._window.channel else ""
        async with self._order:
            try:
                if thread in self._behind:
                    await self._catch_up(thread)
                await self._take(event)
            except (RecordUnavailable, Away):
                if thread:
                    self._behind.add(thread)
                raise

    async def _take(self, event: Event) -> None:
        """Handle an event that was not handled yet."""
        desk = self._window.desk
        if await self._do(self._outbox.seen, desk, event.name):
            return
        try:
            await self._rooms.handle(event)
        except (RecordUnavailable, Away):
            raise
        except Exception:  # a fault of ours must not stop all that comes after it
            logger.exception("an event could not be handled")
        await self._do(self._outbox.first_time, desk, event.name, _now())

    async def _catch_up(self, thread: str) -> None:
        """Take what was said in a thread and not brought, in order."""
        channel = self._window.channel
        oldest = f"{(_now() - LOOKS_BACK).timestamp():.6f}"
        said = self._client.list("conversations.replies", "messages", channel=channel, ts=thread, oldest=oldest)
        try:
            async for raw in said:
                message = read_message(raw, channel, self._window.account)
                if message and message.thread:
                    await self._take(message)
        except Turned as refusal:  # the thread is gone, and nothing can be said in it
            logger.error("a thread cannot be read: %s", refusal)
        self._behind.discard(thread)

    async def _live(self, delivery: Delivery) -> None:
        for turn in range(1_000_000):
            try:
                await self._window.join()
                self._joined.set()
                async with self._order:
                    for thread in tuple(self._behind):
                        await self._catch_up(thread)
                break
            except (Away, RecordUnavailable) as error:
                logger.error("the Slack desk has to be waited for: %s", error)
            except Turned as refusal:
                logger.error("the Slack desk cannot be used: %s", refusal)
            except Exception:
                logger.exception("the Slack desk cannot be joined")
            await asyncio.sleep(PAUSES[min(turn, len(PAUSES) - 1)])
        await delivery.run()

    async def _list_threads(self) -> set[str]:
        """The threads of all that wait for a person or are with one: something may have been said there meanwhile."""
        handovers = self._exchange.handovers
        conversations = (*await self._do(handovers.waiting), *await self._do(handovers.held))
        threads = {await self._do(self._outbox.thread, self._window.desk, one.id) for one in conversations}
        return {thread for thread in threads if thread}

    async def _do(self, work: Callable[..., T], *values: object) -> T:
        """A call on the record, off the event loop."""
        return await asyncio.to_thread(work, *values)


def _now() -> datetime:
    return datetime.now(timezone.utc)
