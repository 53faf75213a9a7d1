"""Does what the staff command and says what came of it. Knows no messaging service, and decides nothing about who may.

The state is changed by the exchange, which tells the user; here are the staff's words for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from bot.channels.exchange import Exchange
from bot.desk.blocks import Block, Items, Paragraph, Piece, bold, code, line, paragraph
from bot.desk.commands import Command, Verb, load_table, read_day, word_for
from bot.desk.staff import find_account
from bot.desk.views import (
    HONG_KONG,
    draw_conversation,
    draw_found,
    draw_list,
    draw_state,
    draw_statistics,
    draw_waiting,
    short,
)
from bot.desk.window import Window
from conversations.outbox import Outbox
from conversations.records import Author, Conversation, Holder, NotAllowed
from conversations.tally import tally
from languages.language import Language, load_language

T = TypeVar("T")
Blocks = tuple[Block, ...]

SHOWN = 30  # entries of a conversation that is looked up
LISTED = 20  # conversations in a list

# What each command takes, for help: the names of sentences.
TAKES: Mapping[Verb, tuple[str, ...]] = {
    Verb.HELP: (),
    Verb.DESK: (),
    Verb.TAKE: ("id",),
    Verb.RELEASE: ("id",),
    Verb.CLOSE: ("id",),
    Verb.TRANSFER: ("id", "account"),
    Verb.NOTE: ("id", "text"),
    Verb.REPLY: ("id", "name"),
    Verb.FIND: ("id",),
    Verb.STATS: ("day",),
}


class Unclear(Exception):
    """A command that cannot be done as it was given; `blocks` tell why."""

    def __init__(self, *blocks: Block) -> None:
        super().__init__("unclear")
        self.blocks = blocks


@dataclass(frozen=True)
class Order:
    """A command, who gave it, as what message, and the conversation in whose thread it was given.

    `threaded` whether it stands in a thread at all: there, no other conversation than the thread's can be meant.
    """

    command: Command
    officer: str
    key: str
    conversation: str | None
    threaded: bool

    @property
    def language(self) -> Language:
        return load_language(self.command.language)

    def say(self, sentence: str, **places: object) -> Blocks:
        return (paragraph(self.language.say(sentence, **places)),)


class Orders:
    """The verbs, on one desk."""

    def __init__(self, exchange: Exchange, window: Window, staff: Mapping[str, str]) -> None:
        self._exchange = exchange
        self._conversations = exchange.conversations
        self._handovers = exchange.handovers
        self._outbox = Outbox(exchange.conversations)
        self._window = window
        self._staff = staff
        self._verbs: Mapping[Verb, Callable[[Order], Awaitable[Blocks]]] = {
            Verb.HELP: self._help,
            Verb.DESK: self._list,
            Verb.TAKE: self._take,
            Verb.RELEASE: partial(self._end, self._exchange.release, "staff-release-done"),
            Verb.CLOSE: partial(self._end, self._exchange.close_handover, "staff-close-done"),
            Verb.TRANSFER: self._transfer,
            Verb.NOTE: self._note,
            Verb.REPLY: self._reply,
            Verb.FIND: self._find,
            Verb.STATS: self._count,
        }

    async def carry_out(self, order: Order) -> Blocks:
        """What the officer is told. RecordUnavailable where nothing could be done."""
        if order.command.verb is None and not order.command.word:  # a sign alone
            return await self._help(order)
        if order.command.verb is None:
            return order.say("staff-unknown", word=order.command.word, sign=self._window.sign)
        try:
            return await self._verbs[order.command.verb](order)
        except Unclear as unclear:
            return unclear.blocks

    # --- whom it is about

    async def _resolve(self, order: Order, beginning: str) -> Conversation:
        """The one conversation whose id begins so; that of the thread for "". Unclear otherwise."""
        if not beginning:
            found = await self._do(self._conversations.find, order.conversation) if order.conversation else None
            if found is None:
                raise Unclear(*order.say("staff-which"))
            return found
        fitting = await self._do(self._conversations.search, beginning.lower(), LISTED)
        if not fitting:
            raise Unclear(*order.say("staff-no-such", id=beginning))
        if len(fitting) > 1:
            raise Unclear(*self._several(order, beginning, fitting))
        return fitting[0]

    def _several(self, order: Order, beginning: str, fitting: tuple[Conversation, ...]) -> Blocks:
        lines = [(line(code(one.id), " ", draw_state(one, self._staff, order.language)),) for one in fitting]
        return draw_list(order.language.say("staff-several", id=beginning), lines)

    async def _split(self, order: Order) -> tuple[Conversation, str]:
        """The conversation and what follows: in a thread all of it, elsewhere what comes after the id."""
        if order.conversation:
            return await self._resolve(order, ""), order.command.rest
        beginning, *others = order.command.rest.split(maxsplit=1) or [""]
        return await self._resolve(order, beginning), others[0] if others else ""

    def _name(self, account: str) -> str:
        return self._staff.get(account, account)

    # --- the verbs

    async def _help(self, order: Order) -> Blocks:
        say = order.language.say
        lines = []
        for verb, takes in TAKES.items():
            word = f"{self._window.sign}{word_for(verb, order.language.code)}"
            form = " ".join((word, *(say(f"staff-help-{name}") for name in takes)))
            lines.append((line(code(form), " ", say(f"staff-help-{verb.value}")),))
        return (*draw_list(say("staff-help"), lines), paragraph(say("staff-help-ask")))

    async def _list(self, order: Order) -> Blocks:
        say = order.language.say
        waiting = await self._do(self._handovers.waiting)
        blocks: list[Block] = [Paragraph((line(bold(say("staff-waiting", count=len(waiting)))),))]
        items = []
        for conversation in waiting[:LISTED]:
            said = await self._do(self._conversations.entries, conversation.id)
            words = (entry for entry in reversed(said) if entry.author is Author.USER and "act" not in entry.parts)
            last = next((entry.text for entry in words), "")
            items.append(draw_waiting(conversation, conversation.since, last, order.language))
        blocks += [Items(tuple(items), 1)] if items else []
        held = await self._do(self._handovers.held)
        about = [(draw_conversation(one, draw_state(one, self._staff, order.language)),) for one in held]
        blocks += draw_list(say("staff-with-people"), about)
        due = await self._do(self._handovers.contacts_left)
        left = [(line(code(short(one.conversation)), f" {one.contact}"),) for one in due]
        return (*blocks, *draw_list(say("staff-contacts", sign=self._window.sign), left))

    async def _take(self, order: Order) -> Blocks:
        if order.command.rest or order.threaded:
            conversation = await self._resolve(order, order.command.rest)
        else:
            waiting = await self._do(self._handovers.waiting)
            if not waiting:
                return order.say("staff-nothing-waits")
            conversation = waiting[0]
        try:
            await self._exchange.take(conversation.id, order.officer)
        except NotAllowed as refusal:
            if (refusal.holder, refusal.owner) != (Holder.PERSON, order.officer):  # else it is told a second time
                sentence = "staff-take-other" if refusal.owner else "staff-take-none"
                return order.say(sentence, id=short(conversation.id), officer=self._name(refusal.owner))
        done = order.language.say("staff-take-done", id=short(conversation.id))
        thread = await self._do(self._outbox.thread, self._window.desk, conversation.id)
        address = self._window.link(thread) if thread and not order.conversation else ""
        if not address:
            return (paragraph(done),)
        link = Piece(order.language.say("staff-take-thread"), link=address)
        return (Paragraph((line(done, " ", link),)),)

    async def _end(self, change: Callable[[str, str], Awaitable[Conversation]], sentence: str, order: Order) -> Blocks:
        conversation = await self._resolve(order, order.command.rest)
        await self._change(order, conversation, change(conversation.id, order.officer))
        return order.say(sentence, id=short(conversation.id))

    async def _transfer(self, order: Order) -> Blocks:
        conversation, name = await self._split(order)
        account = find_account(self._staff, name)
        if account is None:
            return order.say("staff-transfer-whom", names=", ".join(sorted(self._staff.values())[:LISTED]))
        await self._change(order, conversation, self._exchange.transfer(conversation.id, order.officer, account))
        return order.say("staff-transfer-done", id=short(conversation.id), officer=self._name(account))

    async def _note(self, order: Order) -> Blocks:
        conversation, text = await self._split(order)
        if not text:
            return order.say("staff-note-empty")
        # what was written in the thread stands there already
        desk = self._window.desk if order.conversation else ""
        await self._exchange.note(conversation.id, order.officer, text, order.key, desk)
        return order.say("staff-note-done", id=short(conversation.id))

    async def _reply(self, order: Order) -> Blocks:
        replies = load_table("replies.yml")
        if not order.command.rest:
            own = replies["en" if order.command.language == "en" else "zh-hant"]
            lines = [(line(code(name), " ", order.language.write(text)),) for name, text in own.items()]
            return draw_list(order.language.say("staff-reply-which", sign=self._window.sign), lines)
        conversation, name = await self._split(order)
        spoken = load_language(conversation.language)
        text = replies["en" if spoken.code == "en" else "zh-hant"].get(name.lower())
        if text is None:
            return order.say("staff-reply-none", name=name)
        saying = self._exchange.officer_says(conversation.id, order.officer, spoken.write(text), order.key, "")
        await self._change(order, conversation, saying)
        # in the thread it is read as what was said
        return () if order.conversation else order.say("staff-reply-done", text=spoken.write(text))

    async def _find(self, order: Order) -> Blocks:
        if not order.command.rest and not order.conversation:
            return order.say("staff-find-empty")
        conversation = await self._resolve(order, order.command.rest)
        entries = await self._do(partial(self._conversations.entries, notes=True), conversation.id)
        shown = entries[-SHOWN:]
        return draw_found(conversation, shown, len(entries) - len(shown), self._staff, order.language)

    async def _count(self, order: Order) -> Blocks:
        day = read_day(order.command.rest, datetime.now(HONG_KONG).date())
        if day is None:
            return order.say("staff-stats-day")
        return draw_statistics(await self._do(tally, self._conversations, day, self._exchange.desks), order.language)

    async def _change(self, order: Order, conversation: Conversation, change: Awaitable[T]) -> T:
        """What only the owner may do. Unclear, with who has it, for anybody else."""
        try:
            return await change
        except NotAllowed as refusal:
            sentence = "staff-not-owner" if refusal.owner else "staff-not-open"
            raise Unclear(
                *order.say(sentence, id=short(conversation.id), officer=self._name(refusal.owner))
            ) from refusal

    async def _do(self, work: Callable[..., T], *values: object) -> T:
        """A call on the record, off the event loop."""
        return await asyncio.to_thread(work, *values)
