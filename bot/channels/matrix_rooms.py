"""What is done about what happens in Matrix's rooms: who may call Beacon in, what is meant for it, what it says back.

Must not know what a command does, nor what a question means.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable
from contextlib import suppress

from bot.channels.matrix_client import MatrixClient, Refused, Unreachable
from bot.channels.matrix_events import Event, Membership, Message, Reaction, Typing, Wordless
from bot.channels.matrix_window import MatrixWindow
from bot.desk.blocks import Block, paragraph
from bot.desk.counter import Counter, Heard
from bot.desk.window import Turned
from conversations.records import RecordUnavailable
from languages.language import Language

TAKES = frozenset("✋🙋👍✅☑✔")  # reactions to the head of a thread that take its conversation
COMES = ("invite", "join", "knock")  # how somebody comes into a room, or is about to
ANSWERING = 10_000  # milliseconds that Beacon may be seen to write

logger = logging.getLogger(__name__)


class MatrixRooms:
    """Handles events one after the other. May raise RecordUnavailable or Away: then the same event comes again."""

    def __init__(self, client: MatrixClient, window: MatrixWindow, counter: Counter, language: Language) -> None:
        self._client = client
        self._window = window
        self._counter = counter
        self._language = language
        self._name = re.compile(
            rf"@?(?:{re.escape(client.user[1:])}|{re.escape(client.user[1:].split(':')[0])})[\s:,，：]*", re.I
        )
        self._courtesies: set[asyncio.Task[None]] = set()

    async def handle(self, event: Event) -> None:
        """Do what an event asks for; doing it twice does it once."""
        if event.sender == self._client.user:
            return
        try:
            if isinstance(event, Message):
                await self._hear(event)
            elif isinstance(event, Reaction):
                await self._take(event)
            elif isinstance(event, Membership):
                await self._follow(event)
            elif isinstance(event, Wordless):
                await self._refuse(event)
        except Turned as refusal:
            logger.error("an event is left at that: %s", refusal)

    async def show_typing(self, typing: Typing) -> None:
        """Pass on that an officer is writing at the desk."""
        if typing.room == self._window.room:
            with suppress(RecordUnavailable):
                for account in typing.accounts:
                    await self._counter.tell_typing(account)

    async def close(self) -> None:
        for courtesy in self._courtesies:
            courtesy.cancel()
        await asyncio.gather(*self._courtesies, return_exceptions=True)

    async def _hear(self, message: Message) -> None:
        members = await self._window.members(message.room)
        is_direct = members <= {message.sender, self._client.user}
        text, called = self._without_name(message)
        thread = message.thread if message.room == self._window.room else ""
        place = self._place(message, is_direct)
        private = await self._window.is_private(message.room)
        heard = Heard(message.sender, text, message.id, place, thread, is_direct or called, private)
        said = await self._counter.hear(heard)
        if self._counter.knows(message.sender):
            self._be_courteous(self._client.mark_read(message.room, message.id))
            if heard.addressed and not said:
                self._be_courteous(self._client.show_typing(message.room, ANSWERING))
        await self._say(message, place, said)

    async def _take(self, reaction: Reaction) -> None:
        if reaction.room == self._window.room and reaction.symbol[:1] in TAKES:
            said = await self._counter.take(reaction.sender, reaction.target, reaction.id)
            if said:
                await self._window.post(reaction.target, said, f"{reaction.id}-said", quiet=True)

    async def _follow(self, change: Membership) -> None:
        """Come where the staff ask Beacon to, and nowhere else; nobody but the staff comes into the desk's room."""
        self._window.forget_members(change.room)
        if change.account == self._client.user:
            if change.change == "invite":
                await self._answer_invitation(change)
        elif change.room == self._window.room and change.change in COMES and not self._counter.knows(change.account):
            await self._keep_out(change)

    async def _answer_invitation(self, change: Membership) -> None:
        if self._counter.knows(change.sender):
            await self._window.join(change.room)
        else:
            await self._window.leave(change.room, self._language.say("staff-not-staff"))

    async def _keep_out(self, change: Membership) -> None:
        try:
            await self._window.remove(change.account)
        except Turned as refusal:
            if change.account in await self._window.members(change.room):  # else it has gone by itself
                logger.error("%s stays in the desk's room: %s", change.account, refusal)
                await self._say(change, change.room, self._counter.warn(change.account))

    async def _refuse(self, event: Wordless) -> None:
        if event.encrypted and self._counter.knows(event.sender):
            await self._say(event, event.room, (paragraph(self._language.say("staff-encrypted")),))
        elif event.thread and event.room == self._window.room:
            await self._say(event, event.thread, await self._counter.refuse(event.sender, event.thread))

    async def _say(self, event: Event, place: str, said: tuple[Block, ...]) -> None:
        if said:
            await self._window.post(place, said, f"{event.id}-said", quiet=True, answers=event.id)

    def _place(self, message: Message, is_direct: bool) -> str:
        """Where an answer to the message stands: in its thread; in a chat below it; elsewhere as a reply to its sender."""
        if message.thread:  # with the room, in the desk's too: a thread alone is the user's conversation
            return f"{message.room} {message.thread}"
        return message.room if is_direct else f"{message.room} {message.sender}"

    def _without_name(self, message: Message) -> tuple[str, bool]:
        """The words without Beacon's name before them, and whether it was called."""
        called = self._client.user in message.names or self._client.user in message.text
        if not called:
            return message.text, False
        text = message.text.strip()
        name = self._name.match(text)
        return (text[name.end() :] if name else text.replace(self._client.user, " ")).strip(), True

    def _be_courteous(self, courtesy: Awaitable[None]) -> None:
        """Do something that nobody misses when it fails."""

        async def try_it() -> None:
            with suppress(Refused, Unreachable):
                await courtesy

        task = asyncio.get_running_loop().create_task(try_it())
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)
