"""Where the staff are heard: commands, questions to Beacon, and words to a user whose conversation they have.

Must be told what was said, where and by whom; knows no messaging service. Who is not on the staff list is not heard.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from bot.channels.exchange import Exchange, UnknownChoice
from bot.desk.blocks import Block, paragraph
from bot.desk.commands import Command, Verb, read_command, read_lone_word
from bot.desk.orders import Order, Orders
from bot.desk.window import Window
from conversations.outbox import Outbox
from conversations.records import Holder, NoSuchConversation, NotAllowed
from languages.language import Language, load_language

T = TypeVar("T")


@dataclass(frozen=True)
class Heard:
    """A message of somebody.

    `key` the message's own id; `place` where a question would be answered; `thread` the thread of the desk's room it
    stands in, "" elsewhere; `addressed` whether it is meant for Beacon; `private` whether only the staff read along.
    """

    account: str
    text: str
    key: str
    place: str
    thread: str
    addressed: bool
    private: bool


class Counter:
    """One desk's. All calls may raise RecordUnavailable: then nothing was done, and the same may be told again."""

    def __init__(self, exchange: Exchange, window: Window, staff: Mapping[str, str], language: Language) -> None:
        self._exchange = exchange
        self._outbox = Outbox(exchange.conversations)
        self._orders = Orders(exchange, window, staff)
        self._window = window
        self._desk = window.desk
        self._sign = window.sign
        self._staff = staff
        self._language = language
        self._latest: dict[str, str] = {}  # the conversation that each officer had to do with last

    def knows(self, account: str) -> bool:
        """Whether the account is of the staff."""
        return account in self._staff

    def warn(self, account: str) -> tuple[Block, ...]:
        """What the desk's room is told of somebody in it who is not of the staff and cannot be put out."""
        return self._say("staff-stranger", account=account)

    async def hear(self, heard: Heard) -> tuple[Block, ...]:
        """What is said back at once, at the same place; nothing where there is nothing to say, or an answer follows."""
        command = read_command(heard.text)
        conversation = await self._conversation(heard.thread) if heard.thread else None
        if not self.knows(heard.account):
            return self._say("staff-not-staff") if heard.addressed or command or conversation else ()
        if command and (heard.addressed or heard.thread or command.verb):
            if not heard.private:
                return (paragraph(load_language(command.language).say("staff-not-here")),)
            return await self._carry_out(Order(command, heard.account, heard.key, conversation, bool(heard.thread)))
        if conversation and not heard.addressed:
            return await self._relay(conversation, heard)
        if heard.addressed and (meant := read_lone_word(heard.text)):
            said = load_language(meant.language).say("staff-sign", sign=self._sign, word=meant.word)
            return (paragraph(said),)
        if heard.addressed:
            await self._ask(heard)
        elif heard.thread and await self._window.is_ours(heard.thread):
            return self._say("staff-old-thread")
        return ()

    async def take(self, account: str, thread: str, key: str) -> tuple[Block, ...]:
        """Take a thread's conversation without a word, by a reaction."""
        conversation = await self._conversation(thread)
        if conversation is None or not self.knows(account):
            return ()
        command = Command(Verb.TAKE, "", self._language.code, "")
        return await self._carry_out(Order(command, account, key, conversation, threaded=True))

    async def choose(self, account: str, place: str, choice: str, key: str) -> tuple[Block, ...]:
        """Ask what a button below an answer at that place asks; nothing where it is none of the conversation's any more."""
        if not self.knows(account):
            return self._say("staff-not-staff")
        conversation = await self._conversation(place)
        if conversation:
            with suppress(UnknownChoice, NoSuchConversation):
                await self._exchange.choose(conversation, key, choice)
        return ()

    async def refuse(self, account: str, thread: str) -> tuple[Block, ...]:
        """What is said to something that is no text, in a thread that would send it on."""
        conversation = await self._conversation(thread) if self.knows(account) else None
        return self._say("staff-only-text") if conversation else ()

    async def tell_typing(self, account: str) -> None:
        """Let the user of the conversation that the officer had to do with last see that something is coming."""
        conversation = self._latest.get(account)
        found = await self._do(self._exchange.conversations.find, conversation) if conversation else None
        if found and (found.holder, found.owner) == (Holder.PERSON, account):
            await self._exchange.tell_typing(found.id, "officer")

    async def _conversation(self, thread: str) -> str | None:
        return await self._do(self._outbox.conversation_of, self._desk, thread)

    async def _carry_out(self, order: Order) -> tuple[Block, ...]:
        if order.conversation:
            self._latest[order.officer] = order.conversation
        return await self._orders.carry_out(order)

    async def _relay(self, conversation: str, heard: Heard) -> tuple[Block, ...]:
        """To the user, if it is the owner who speaks."""
        self._latest[heard.account] = conversation
        try:
            said = await self._exchange.officer_says(conversation, heard.account, heard.text, heard.key, self._desk)
        except NotAllowed as refusal:
            if refusal.owner:
                return self._say("staff-not-yours", officer=self._staff.get(refusal.owner, refusal.owner))
            waits = refusal.holder in (Holder.QUEUED, Holder.ASKING_CONTACT)
            return self._say("staff-not-taken" if waits else "staff-is-over")
        except NoSuchConversation:
            return self._say("staff-is-over")
        return self._say("staff-masked", text=said.text) if said.text != heard.text else ()

    async def _ask(self, heard: Heard) -> None:
        """A question to Beacon, in the conversation of that place; the answer is delivered there."""
        conversation = await self._conversation(heard.place)
        if conversation is None:
            conversation = (await self._exchange.start(self._desk, "en")).id
            await self._do(self._outbox.set_thread, self._desk, conversation, heard.place)
        await self._exchange.say(conversation, heard.key, heard.text)

    def _say(self, sentence: str, **places: object) -> tuple[Block, ...]:
        return (paragraph(self._language.say(sentence, sign=self._sign, **places)),)

    async def _do(self, work: Callable[..., T], *values: object) -> T:
        """A call on the record, off the event loop."""
        return await asyncio.to_thread(work, *values)
