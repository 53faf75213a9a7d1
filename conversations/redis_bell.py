"""The bell for several processes: every ring goes to all of them by Redis. Knows nothing of what happened.

It connects with the first ring or listener and again whenever Redis was away; then all listeners are told to look.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from async_timeout import timeout
from redis.asyncio import Redis
from redis.exceptions import RedisError

from conversations.bell import SILENCE, Bell, Event

CHANNEL = "beacon:bell"
_MOST = 1000  # rings that wait for a slow Redis; the rest is dropped, and found by looking
_PATIENCE = 2.0  # seconds for a connection or a ring
_KEEPALIVE = {socket.TCP_KEEPIDLE: 10, socket.TCP_KEEPINTVL: 5, socket.TCP_KEEPCNT: 3}  # a cut line is found in 25 s
_PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0)  # seconds between tries to connect, the last one for ever

log = logging.getLogger(__name__)


class RedisBell(Bell):
    """Rings in this process at once, in others as fast as Redis is. Does without Redis while it is away."""

    def __init__(self, url: str, silence: float = SILENCE) -> None:
        super().__init__(silence)
        self._redis: Redis[str] = Redis.from_url(
            url,
            decode_responses=True,
            socket_connect_timeout=_PATIENCE,
            socket_keepalive=True,
            socket_keepalive_options=_KEEPALIVE,
        )
        self._me = secrets.token_hex(8)
        self._waiting: asyncio.Queue[str] = asyncio.Queue(_MOST)
        self._away = False  # as far as is known
        self._tasks: list[asyncio.Task[None]] = []

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        await self._redis.close(close_connection_pool=True)

    async def ring(self, conversation: str, event: Event) -> None:
        self._start()
        self._tell(conversation, event)
        if not self._waiting.full():
            ring = {"from": self._me, "conversation": conversation, "event": dict(event)}
            self._waiting.put_nowait(json.dumps(ring))

    @asynccontextmanager
    async def listen(self, conversation: str) -> AsyncIterator[AsyncIterator[Event]]:
        self._start()
        async with super().listen(conversation) as events:
            yield events

    def _start(self) -> None:
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._publish()), asyncio.create_task(self._hear())]

    async def _publish(self) -> None:
        while True:
            ring = await self._waiting.get()
            if self._away:
                continue  # whoever missed it looks when Redis is back
            try:
                async with timeout(_PATIENCE):
                    await self._redis.publish(CHANNEL, ring)
            except (RedisError, OSError, asyncio.TimeoutError) as error:
                log.warning("a ring did not reach Redis: %s", error or "no answer")

    async def _hear(self) -> None:
        failures = 0
        while True:
            try:
                async with self._redis.pubsub() as heard:
                    await heard.subscribe(CHANNEL)
                    async for message in heard.listen():
                        if message["type"] == "subscribe":
                            failures = 0
                            self._away = False
                            self._tell_all_to_look()  # what rang before this was not heard
                        elif message["type"] == "message":
                            self._pass_on(message["data"])
            except (RedisError, OSError) as error:
                if not failures:
                    log.warning("Redis is away, rings of other processes come late: %s", error)
            self._away = True
            await asyncio.sleep(_PAUSES[min(failures, len(_PAUSES) - 1)])
            failures += 1

    def _pass_on(self, data: str) -> None:
        try:
            ring = json.loads(data)
            if ring["from"] != self._me:
                self._tell(ring["conversation"], ring["event"])
        except (ValueError, KeyError, TypeError):
            log.warning("something that is no ring came by Redis")
