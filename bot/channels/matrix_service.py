"""Beacon's life on a homeserver: joins it, delivers to it, and takes what it brings, each event once and in order.

Must not know HTTP, nor what is done about an event.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable
from datetime import datetime, timezone

from bot.channels.exchange import Exchange
from bot.channels.matrix_client import MatrixClient, Refused, Unreachable
from bot.channels.matrix_events import read_transaction
from bot.channels.matrix_rooms import MatrixRooms
from bot.channels.matrix_settings import MatrixSettings
from bot.channels.matrix_window import MatrixWindow
from bot.channels.pictures import Studio
from bot.desk.counter import Counter
from bot.desk.delivery import PAUSES, Delivery
from bot.desk.threads import Threads
from bot.desk.window import Away, Turned
from conversations.outbox import Outbox
from conversations.records import RecordUnavailable
from languages.language import load_language
from languages.picture_token import provide_key

DEVICE = "BEACON"
SERVICE = "beacon"  # the id in the registration

logger = logging.getLogger(__name__)


class MatrixService:
    """One homeserver. Open it inside the running loop."""

    def __init__(self, settings: MatrixSettings, language: str) -> None:
        self.account = settings.account
        self._settings = settings
        self._language = load_language(language)
        self._order = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self, exchange: Exchange) -> None:
        """Take part, as soon as the homeserver answers; what comes in is taken at once."""
        settings = self._settings
        language = self._language
        self._client = MatrixClient(settings.url, settings.service_token, settings.account)
        studio = Studio(provide_key())
        reason = language.say("staff-not-staff")
        self._window = MatrixWindow(self._client, settings.room, settings.staff, reason, studio)
        counter = Counter(exchange, self._window, settings.staff, language)
        self._rooms = MatrixRooms(self._client, self._window, counter, language)
        self._outbox = Outbox(exchange.conversations)
        threads = Threads(self._window, exchange.conversations, settings.staff, language)
        delivery = Delivery(threads, exchange.conversations, exchange.bell)
        exchange.join(self._window.desk)
        self._tasks = [asyncio.get_running_loop().create_task(self._live(delivery))]

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._rooms.close()
        await self._client.close()

    async def receive(self, transaction: str, body: bytes) -> None:
        """Do what a transaction asks for, unless it was done. NotATransaction; RecordUnavailable or Away: it must come again.

        The homeserver waits with the next until this one is done: that is the order.
        """
        brought = read_transaction(body)
        # with the body: a homeserver that is set up anew counts from 1 again
        name = f"{transaction} {hashlib.sha256(body).hexdigest()[:32]}"
        async with self._order:
            if await self._seen(name):
                return
            for event in brought.events:
                if event.sender != self.account and not await self._seen(event.id):
                    try:
                        await self._rooms.handle(event)
                    except (RecordUnavailable, Away):
                        raise
                    except Exception:  # a fault of ours must not stop all that comes after it
                        logger.exception("an event could not be handled")
                    await self._note(event.id)
            if brought.events:
                await self._note(name)
        for typing in brought.typing:
            await self._rooms.show_typing(typing)

    async def _live(self, delivery: Delivery) -> None:
        for turn in range(1_000_000):
            try:
                await self._join()
                break
            except (Unreachable, Away) as error:
                logger.error("the desk's homeserver has to be waited for: %s", error)
            except (Refused, Turned) as refusal:
                logger.error("the desk's homeserver does not let Beacon in: %s", refusal)
            await asyncio.sleep(PAUSES[min(turn, len(PAUSES) - 1)])
        await delivery.run()

    async def _join(self) -> None:
        """Beacon's account, a device for it, the desk's room; then the homeserver is told to bring what it has kept."""
        client = self._client
        client.device = ""
        kind = "m.login.application_service"
        new = {"type": kind, "username": self.account[1:].partition(":")[0], "inhibit_login": True}
        await self._unless("M_USER_IN_USE", client.call("POST", "/_matrix/client/v3/register", new))
        try:
            await client.call("GET", f"/_matrix/client/v3/devices/{DEVICE}")
        except Refused as refusal:
            if refusal.status != 404:
                raise
            login = {"type": kind, "identifier": {"type": "m.id.user", "user": self.account}, "device_id": DEVICE}
            await client.call("POST", "/_matrix/client/v3/login", login)
        client.device = DEVICE
        await client.join(self._settings.room)
        await self._window.invite_staff()
        ping = client.call("POST", f"/_matrix/client/v1/appservice/{SERVICE}/ping", {"transaction_id": "hello"})
        await self._unless("M_UNRECOGNIZED", ping)

    async def _unless(self, code: str, call: Awaitable[object]) -> None:
        """The call, which may be refused for that one reason."""
        try:
            await call
        except Refused as refusal:
            if refusal.code != code:
                raise

    async def _seen(self, name: str) -> bool:
        return await asyncio.to_thread(self._outbox.seen, self._window.desk, name)

    async def _note(self, name: str) -> None:
        await asyncio.to_thread(self._outbox.first_time, self._window.desk, name, datetime.now(timezone.utc))
