"""Tells listeners that something happened in a conversation, in this process and, by Redis, in others.

Knows nothing of what happened: a listener reads the record again. A ring that gets lost costs a delay, never a message,
for a listener that hears nothing for a while is told to look all the same ({"type": "look"}).
"""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from async_timeout import timeout

VARIABLE = "BEACON_REDIS_URL"
EVERYTHING = "*"
SILENCE = 5.0  # seconds after which a listener looks by itself
_MOST = 100  # events that wait for a slow listener; past them it is told to look

Event = Mapping[str, Any]


class Bell:
    """Rings within one process and its event loop.

    Events: {"type": "entry"}, {"type": "state"}, {"type": "typing", "who": "officer" or "user"}, {"type": "look"};
    each bears its "conversation" ("" where a listener to everything is told to look).
    """

    def __init__(self, silence: float = SILENCE) -> None:
        self._silence = silence
        self._listeners: dict[str, set[asyncio.Queue[Event]]] = defaultdict(set)

    async def close(self) -> None:
        """Ends what the bell holds open. Listeners stay, and hear this process no longer."""

    async def ring(self, conversation: str, event: Event) -> None:
        """Tells all who listen. Never waits for anybody and never fails."""
        self._tell(conversation, event)

    @asynccontextmanager
    async def listen(self, conversation: str) -> AsyncIterator[AsyncIterator[Event]]:
        """The events of a conversation, or of all with "*", from now on. They never end by themselves."""
        queue: asyncio.Queue[Event] = asyncio.Queue(_MOST)
        self._listeners[conversation].add(queue)
        try:
            yield self._events(conversation, queue)
        finally:
            self._listeners[conversation].discard(queue)
            if not self._listeners[conversation]:
                del self._listeners[conversation]

    async def _events(self, conversation: str, queue: asyncio.Queue[Event]) -> AsyncIterator[Event]:
        while True:
            try:
                async with timeout(self._silence):  # Python 3.10's own wait_for now and then swallows a cancellation
                    event = await queue.get()
            except asyncio.TimeoutError:
                event = _look(conversation)
            yield event

    def _tell(self, conversation: str, event: Event) -> None:
        for name in (conversation, EVERYTHING):
            for queue in self._listeners.get(name, ()):
                _put(queue, {**event, "conversation": conversation}, name)

    def _tell_all_to_look(self) -> None:
        for name, queues in self._listeners.items():
            for queue in queues:
                _put(queue, _look(name), name)


def _look(name: str) -> Event:
    return {"type": "look", "conversation": "" if name == EVERYTHING else name}


def _put(queue: asyncio.Queue[Event], event: Event, name: str) -> None:
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        event = _look(name)
    queue.put_nowait(event)


def make_bell(url: str | None = None) -> Bell:
    """The bell for all processes where `url` or BEACON_REDIS_URL names a Redis, else for this process alone."""
    address = url or os.environ.get(VARIABLE)
    if not address:
        return Bell()
    from conversations.redis_bell import RedisBell

    return RedisBell(address)
