"""Decides who answers a conversation that is kept: the assistant, or a person of the enquiry desk.

The state is the record's (conversations/); here messages are read against it, questions put to the engine, and the user
told what happens. Every channel with kept conversations speaks through it; it must not know how any of them draws.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any, TypeVar

from bot.channels.answering import Answering
from bot.channels.caretaker import Caretaker, read_patience
from bot.channels.notices import offer_person, tell
from bot.channels.offering import LOOK_BACK, add_offer, read_kinds
from bot.channels.reception import Handler, read_sentences, sentences_for
from bot.channels.sharing import ask_contact, awaits_contact, tell_hidden, tell_shared
from bot.channels.views import Beat, State, Typing
from conversations.bell import Bell, make_bell
from conversations.handover import Handovers
from conversations.hours import Schedule, is_open, load_schedule, next_opening
from conversations.masking import find_contact
from conversations.records import (
    Author,
    Conversation,
    Draft,
    Entry,
    Holder,
    NoSuchConversation,
    NotAllowed,
    RecordUnavailable,
)
from conversations.retention import kept_days
from conversations.stages import WAITING
from conversations.store import RELAYED, Conversations, open_conversations
from knowledge.clock import now_in_hong_kong
from languages.language import Language, load_language

T = TypeVar("T")
Change = Callable[..., Conversation]


logger = logging.getLogger(__name__)


class UnknownChoice(Exception):
    """The choice is none of this conversation's."""


class Exchange:
    """The one door between users, the engine and the desks, for all channels of this server."""

    def __init__(
        self,
        conversations: Conversations,
        bell: Bell,
        handler: Handler,
        schedule: Schedule,
        patience: timedelta,
        kinds: Collection[str] = (),
    ) -> None:
        self.conversations = conversations
        self.handovers = Handovers(conversations)
        self.bell = bell
        self._desks: set[str] = set()
        self._answering = Answering(conversations, bell, handler, self._shape, self._desks)
        self._schedule = schedule
        self._patience = patience
        self._kinds = kinds
        self._sentences = read_sentences("en")
        self.keeps_days = kept_days()
        self._tasks: list[asyncio.Task[None]] = []

    # --- the server's side

    async def open(self) -> None:
        """Take up what an earlier run left open."""
        loop = asyncio.get_running_loop()
        self._tasks = [
            loop.create_task(self._answering.recover()),
            loop.create_task(Caretaker(self, self._patience, timedelta(days=self.keeps_days)).work()),
        ]

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._answering.close()
        await self.bell.close()
        self.conversations.close()

    def join(self, desk: str) -> None:
        """A desk takes part from now on; without any, nobody is promised a person."""
        self._desks.add(desk)

    @property
    def desks(self) -> frozenset[str]:
        """The channels of the staff, in which they ask for themselves."""
        return frozenset(self._desks)

    @property
    def has_desk(self) -> bool:
        return bool(self._desks)

    # --- the user's side

    async def start(self, channel: str, language: str) -> Conversation:
        return await self._do(self.conversations.start, channel, language, _now())

    async def say(self, conversation: str, key: str, text: str) -> Entry:
        """What the user wrote: for the assistant, for the person who has the conversation, or in answer to what was asked.

        The same key again is the same message: nothing is done twice.
        """
        held = await self._find(conversation)
        said = Draft(Author.USER, text, key=key)
        plain = text.casefold().strip(" .!?。！？,，")
        sentences = sentences_for(text, self._sentences)
        if held.holder is Holder.OFFERED and plain in sentences.yes:
            return await self._act(held, said, "consent")
        if held.holder in (Holder.OFFERED, Holder.ASKING_CONTACT) and plain in sentences.no:
            return await self._act(held, said, "decline")
        if held.holder is Holder.ASKING_CONTACT:
            contact = find_contact(text)
            return await self._act(held, said, "leave_contact" if contact else "ask_contact_again", contact)
        if held.holder is Holder.OFFERED:  # another question instead: nothing is shared
            await self.change(self.handovers.decline, conversation)
        language = load_language(held.language)
        if held.holder in RELAYED and find_contact(text) and awaits_contact(await self._latest(conversation)):
            return await self._share(held, said, language)
        entry = await self._append(conversation, said, for_bot=True)
        if entry.awaits:
            self._answering.wake(conversation)
        elif held.holder in RELAYED and find_contact(text):
            hidden = tell_hidden(text, await self._latest(conversation), language)
            if hidden:
                await self._append(conversation, _beside(said, hidden))
        return entry

    async def choose(self, conversation: str, key: str, choice: str) -> Entry:
        """What a button of an earlier entry says or does. UnknownChoice where there is none of that id."""
        held = await self._find(conversation)
        entries = await self._do(self.conversations.entries, conversation)
        act = next((e.parts["acts"][choice] for e in reversed(entries) if choice in (e.parts.get("acts") or {})), None)
        if act is None:
            raise UnknownChoice(choice)
        if "says" in act:
            return await self.say(conversation, key, str(act["says"]))
        return await self._act(held, Draft(Author.USER, str(act["title"]), key=key), str(act["does"]))

    async def ask_person(self, conversation: str) -> None:
        """Offer a person, and ask leave to share the conversation; without a desk, say whom to write to."""
        held = await self._find(conversation)
        language = load_language(held.language)
        if not self.has_desk:
            await self._append(conversation, Draft(Author.NOTICE, language.say("talk-person")))
            return
        with suppress(NotAllowed):  # it was offered already, or somebody has the conversation
            await self.change(
                self.handovers.offer, conversation, "asked", drafts=[offer_person("desk-offer", language)]
            )

    async def rate(self, conversation: str, stars: int, comment: str) -> bool:
        """What the user thinks of the officer's help; False where no rating is awaited."""
        language = load_language((await self._find(conversation)).language)
        thanks = Draft(Author.NOTICE, language.say("desk-rated"))
        try:
            await self.change(self.handovers.rate, conversation, stars, comment, drafts=[thanks])
        except NotAllowed:
            return False
        return True

    async def keep_feedback(self, conversation: str, number: int, up: bool, comment: str) -> bool:
        """Whether the answer of that number is there to be thought well or ill of."""
        try:
            await self._do(self.conversations.feedback, conversation, number, up, comment, _now())
        except NoSuchConversation:
            return False
        return True

    async def set_language(self, conversation: str, language: str) -> None:
        """The language of the channel's own words, and of answers to messages that have none of their own."""
        held = await self._find(conversation)
        await self._do(self.conversations.set_language, conversation, language)
        await self._do(self.conversations.set_memory, conversation, {**(held.memory or {}), "language": language})
        await self._ring(conversation, "state")

    async def tell_typing(self, conversation: str, who: str) -> None:
        await self.bell.ring(conversation, {"type": "typing", "who": who})

    async def end(self, conversation: str) -> None:
        """The user is done with it: nobody can speak in it any more; what the desk needs of it stays its time."""
        with suppress(NotAllowed):
            await self.change(self.handovers.withdraw, conversation)
        with suppress(NotAllowed):
            await self.change(self.handovers.close, conversation, "")
        await self._do(self.conversations.end, conversation)
        await self._ring(conversation, "state")
        await self._ring_queue()

    # --- what a client gets to see

    async def find_end(self, conversation: str, at_least: datetime, silence: timedelta) -> datetime:
        """Until when the user may speak in it: till `at_least`, or so long after the last word; the past where it is over.

        Who waits for a person, or has one, is not shut out at all.
        """
        found = await self._do(self.conversations.find, conversation)
        if found is None or found.ended:
            return datetime.min.replace(tzinfo=timezone.utc)
        return max(at_least, (_now() if found.holder in RELAYED else found.last_said) + silence)

    async def entries(self, conversation: str, after: int = 0, limit: int = 500) -> tuple[Entry, ...]:
        return await self._do(self.conversations.entries, conversation, after, limit)

    async def replies(self, conversation: str, said: Entry, patience: float) -> tuple[Entry, ...]:
        """What was answered to an entry of the user; waits for it, but not longer than `patience` seconds."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._wait(conversation, said.number), patience)
        later = await self.entries(conversation, said.number)
        return tuple(entry for entry in later if entry.reply_to in (None, said.number))

    async def _wait(self, conversation: str, number: int) -> None:
        """Until the entry is answered, or is nothing that the assistant answers."""
        async with self.bell.listen(conversation) as events:
            while number in [entry.number for entry in await self._do(self.conversations.unanswered, conversation)]:
                await anext(events)

    async def state(self, conversation: str) -> State:
        held = await self._find(conversation)
        queued = held.holder in WAITING
        position = await self._do(self.handovers.position, conversation) if queued else 0
        return State(held.holder.value, held.language, held.owner_name, position)

    async def follow(self, conversation: str, after: int) -> AsyncIterator[Entry | State | Typing | Beat]:
        """What happens from the entry after `after` on; a Beat at the latest every few seconds.

        The bell only says that something is new: what is new is read from the record, so that nothing is lost or doubled.
        """
        told: State | None = None
        async with self.bell.listen(conversation) as events:
            event: Mapping[str, Any] = {"type": "look"}
            while True:
                try:
                    if event["type"] == "typing":
                        yield Typing(str(event["who"]))
                    elif event["type"] != "entry" and (state := await self.state(conversation)) != told:
                        told = state
                        yield state
                    for entry in await self.entries(conversation, after):
                        after = entry.number
                        yield entry
                except RecordUnavailable as error:
                    logger.error("a stream waits for the record: %s", error)
                event = await anext(events)
                if event["type"] == "look":
                    yield Beat()

    # --- the desk's side; NotAllowed tells who was faster

    async def take(self, conversation: str, officer: str) -> Conversation:
        """The officer has the conversation from now on; the user reads that somebody has joined."""
        return await self._hand(self.handovers.take, conversation, "desk-joined", officer)

    async def transfer(self, conversation: str, by: str, to: str) -> Conversation:
        return await self._hand(self.handovers.transfer, conversation, "desk-transferred", to, by=by)

    async def release(self, conversation: str, by: str) -> Conversation:
        """Back to the head of the queue."""
        language = load_language((await self._find(conversation)).language)
        notice = tell("desk-released", language, {"desk-stop": "withdraw"}, position=1)
        drafts = [replace(notice, account=by)]
        return await self.change(self.handovers.release, conversation, drafts=drafts, by=by)

    async def close_handover(self, conversation: str, by: str) -> Conversation:
        """The person is done: the assistant answers again, and the user is asked for a rating."""
        held = await self._find(conversation)
        said = tell("desk-closed", load_language(held.language))
        asks = replace(said, parts={"rating": True}, account=by)
        drafts = [asks] if held.holder is Holder.PERSON else []
        return await self.change(self.handovers.close, conversation, by, drafts=drafts)

    async def officer_says(self, conversation: str, officer: str, text: str, key: str, desk: str) -> Entry:
        """What the officer who has the conversation writes to the user, once for each key. NotAllowed for anybody else."""
        held = await self._find(conversation)
        draft = Draft(Author.OFFICER, text, name=held.owner_name, key=key, desk=desk, account=officer)
        return await self._append(conversation, draft, owner=officer)

    async def note(self, conversation: str, officer: str, text: str, key: str, desk: str) -> Entry:
        """Something for the staff alone."""
        return await self._append(conversation, Draft(Author.NOTE, text, key=key, desk=desk, account=officer))

    async def _hand(self, change: Change, conversation: str, sentence: str, officer: str, **by: str) -> Conversation:
        language = load_language((await self._find(conversation)).language)
        notice = replace(tell(sentence, language), account=officer)
        return await self.change(change, conversation, officer, language.say("desk-officer"), drafts=[notice], **by)

    # --- inside

    async def _share(self, held: Conversation, said: Draft, language: Language) -> Entry:
        """Pass on the contact in what the user wrote; the message itself stays masked."""
        drafts = [said, _beside(said, tell_shared(language))]
        with suppress(NotAllowed):  # it is over, just now
            await self.change(self.handovers.share_contact, held.id, find_contact(said.text), drafts=drafts)
        return await self._append(held.id, said)

    async def _latest(self, conversation: str) -> tuple[Entry, ...]:
        """What was said in the hand-over that goes on."""
        handover = await self._do(self.handovers.current, conversation)
        return await self.entries(conversation, handover.transcript) if handover else ()

    async def _act(self, held: Conversation, said: Draft, does: str, contact: str = "") -> Entry:
        """What the user decides about the hand-over, with the words that belong to it."""
        said = replace(said, parts={"act": does})
        language = load_language(held.language)
        change, drafts, values = await self._decide(held, does, language, contact)
        try:
            if change is not None:
                await self.change(change, held.id, *values, drafts=[said, *drafts])
                drafts = []
        except NotAllowed:  # too late, or said twice
            drafts = []
        entry = await self._append(held.id, said)
        for draft in drafts:
            await self._append(held.id, _beside(said, draft))
        return entry

    async def _decide(
        self, held: Conversation, does: str, language: Language, contact: str
    ) -> tuple[Change | None, list[Draft], tuple[Any, ...]]:
        """The change of state that was asked for, what the user is told, and the change's values."""
        if does == "consent":
            now = now_in_hong_kong()
            opens = None if is_open(now, self._schedule) else next_opening(now, self._schedule)
            if opens:
                places = {"day": language.phrasing.day(opens.date()), "time": opens.strftime("%H:%M")}
                notice = tell("desk-outside-hours", language, {"desk-no": "decline"}, **places)
                return self.handovers.ask_contact, [notice], ()
            position = len(await self._do(self.handovers.waiting)) + 1
            notice = tell("desk-queued", language, {"desk-stop": "withdraw"}, position=position)
            return self.handovers.consent, [notice], ()
        if does == "decline":
            asked = held.holder is Holder.ASKING_CONTACT
            return (
                self.handovers.decline,
                [tell("desk-contact-declined" if asked else "desk-declined", language)],
                (),
            )
        if does == "share_contact":
            return None, [ask_contact(language)] if held.holder in RELAYED else [], ()
        if does == "withdraw":
            return self.handovers.withdraw, [tell("desk-withdrawn", language)], ()
        if does == "leave_contact":
            return self.handovers.leave_contact, [tell("desk-contact-kept", language)], (contact,)
        return None, [tell("desk-contact-unclear", language, {"desk-no": "decline"})], ()

    async def _shape(self, held: Conversation, number: int, drafts: list[Draft]) -> tuple[list[Draft], str]:
        """The assistant's replies as the user is to get them, and why a person is offered with them."""
        if not self.has_desk or held.channel in self._desks:  # the staff are the persons who would be offered
            return drafts, ""
        before = await self.entries(held.id, max(0, number - LOOK_BACK - 1), LOOK_BACK)
        # what goes to a person unasked is offered while one can come
        kinds = self._kinds if is_open(now_in_hong_kong(), self._schedule) else ()
        return add_offer(held, number, drafts, [entry for entry in before if entry.number < number], kinds)

    async def _find(self, conversation: str) -> Conversation:
        found = await self._do(self.conversations.find, conversation)
        if found is None:
            raise NoSuchConversation(conversation)
        return found

    async def _append(self, conversation: str, draft: Draft, **how: Any) -> Entry:
        append = partial(self.conversations.append, conversation, draft, _now(), **how)
        entry: Entry = await asyncio.to_thread(append)
        await self._ring(conversation, "entry")
        return entry

    async def change(
        self, change: Change, conversation: str, *values: Any, drafts: Iterable[Draft] = (), **by: str
    ) -> Conversation:
        """One change of who has the conversation; all who look at it or wait with it are told."""
        made = partial(change, conversation, *values, _now(), tuple(drafts), **by)
        held: Conversation = await asyncio.to_thread(made)
        await self._ring(conversation, "state")
        await self._ring_queue()
        return held

    async def _ring_queue(self) -> None:
        for waiting in await self._do(self.handovers.waiting):
            await self._ring(waiting.id, "state")

    async def _ring(self, conversation: str, kind: str) -> None:
        await self.bell.ring(conversation, {"type": kind})

    async def _do(self, work: Callable[..., T], *values: Any) -> T:
        """A call on the record, off the event loop."""
        return await asyncio.to_thread(work, *values)


async def open_exchange(app: Any, handler: Handler) -> Exchange:
    """The server's one exchange, opened by the first channel that asks for it."""
    if not hasattr(app.ctx, "exchange"):
        conversations = await asyncio.to_thread(open_conversations)
        app.ctx.exchange = Exchange(conversations, make_bell(), handler, load_schedule(), read_patience(), read_kinds())
        await app.ctx.exchange.open()
    exchange: Exchange = app.ctx.exchange
    return exchange


async def close_exchange(app: Any) -> None:
    """Closes it before the server ends; the channels that opened it may all say so."""
    exchange: Exchange | None = app.ctx.__dict__.pop("exchange", None)
    if exchange:
        await exchange.close()


def _beside(said: Draft, notice: Draft) -> Draft:
    """The notice as it belongs to what was said: once, however often that comes."""
    return replace(notice, key=f"{said.key} told" if said.key else "")


def _now() -> datetime:
    return datetime.now(timezone.utc)
