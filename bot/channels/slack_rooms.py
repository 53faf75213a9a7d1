"""What is done about what happens in Slack: what is meant for Beacon, where the answer goes, what is said back.

Must not know what a command does, nor what a question means.
"""

from __future__ import annotations

import logging

from bot.channels.slack_events import Event, Membership, Message, Press, Reaction
from bot.channels.slack_window import SlackWindow
from bot.desk.blocks import Block
from bot.desk.counter import Counter, Heard
from bot.desk.views import TAKE
from bot.desk.window import Turned

# Names of the emoji with which a conversation is taken, put to the head of its thread.
TAKES = frozenset({"hand", "raised_hand", "raising_hand", "+1", "thumbsup", "white_check_mark", "heavy_check_mark"})

logger = logging.getLogger(__name__)


class SlackRooms:
    """Handles events one after the other. May raise RecordUnavailable or Away: then the same event comes again."""

    def __init__(self, window: SlackWindow, counter: Counter) -> None:
        self._window = window
        self._counter = counter

    async def handle(self, event: Event) -> None:
        """Do what an event asks for; doing it twice does it once."""
        try:
            if isinstance(event, Message):
                await self._hear(event)
            elif isinstance(event, Reaction):
                if event.channel == self._window.channel and event.symbol in TAKES:
                    await self._take(event, event.ts)
            elif isinstance(event, Press):
                await self._choose(event)
            elif isinstance(event, Membership):
                await self._follow(event)
        except Turned as refusal:
            logger.error("an event is left at that: %s", refusal)

    async def _hear(self, message: Message) -> None:
        is_direct = message.channel.startswith("D")
        thread = message.thread if message.channel == self._window.channel else ""
        if not message.is_text:
            if thread:
                await self._say(message, message.thread, await self._counter.refuse(message.sender, thread))
            return
        # below the question where it stands among others
        below = message.thread or ("" if is_direct else message.ts)
        place = f"{message.channel} {below}".strip()
        addressed = is_direct or message.called
        private = await self._window.is_private(place)
        key = f"{message.channel} {message.ts}"
        heard = Heard(message.sender, message.text, key, place, thread, addressed, private)
        await self._say(message, place, await self._counter.hear(heard))

    async def _follow(self, change: Membership) -> None:
        """Nothing more is handed over while somebody else than the staff is in the desk's channel: they have to know."""
        self._window.forget_members(change.channel)
        known = change.sender == self._window.account or self._counter.knows(change.sender)
        if change.comes and change.channel == self._window.channel and not known:
            await self._say(change, change.channel, self._counter.warn(change.sender), change.sender)

    async def _choose(self, press: Press) -> None:
        if press.value == TAKE:
            await self._take(press, press.ts)
            return
        place = f"{press.channel} {press.thread}".strip()
        await self._say(press, place, await self._counter.choose(press.sender, place, press.value, press.name))

    async def _take(self, event: Reaction | Press, thread: str) -> None:
        # by name: Slack tells people of threads in which they wrote or were named, and this is theirs now
        await self._say(event, thread, await self._counter.take(event.sender, thread, event.name), event.sender)

    async def _say(self, event: Event, place: str, said: tuple[Block, ...], calls: str = "") -> None:
        if said:
            await self._window.post(place, said, f"{event.name} said", quiet=True, calls=calls)
