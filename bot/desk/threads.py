"""Puts conversations before a desk: a thread for each hand-over, and answers where somebody of the staff asked.

Reads the record and draws; what was told is noted by whoever calls. Knows no messaging service but by its Window.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar

from bot.channels.sharing import SHARED
from bot.desk.answers import draw_answer, draw_behind
from bot.desk.blocks import Block, Choices, paragraph
from bot.desk.views import draw_entries, draw_entry, draw_head
from bot.desk.window import Window
from conversations.outbox import Outbox
from conversations.records import Author, Entry, Handover, NoSuchConversation
from conversations.store import Conversations
from languages.language import Language, load_language

T = TypeVar("T")

GLANCE = 30  # entries before a hand-over that its head may speak of


class Threads:
    """The conversations of one desk. What users wrote is put there only while nobody but the staff reads it.

    All calls may raise Away, Turned, RecordUnavailable or NoSuchConversation.
    """

    def __init__(
        self, window: Window, conversations: Conversations, staff: Mapping[str, str], language: Language
    ) -> None:
        self.window = window
        self._conversations = conversations
        self._outbox = Outbox(conversations)
        self._staff = staff
        self._language = language
        self._places: dict[str, str] = {}  # as the record has them; a second hand-over's is another
        self._heads: dict[str, str] = {}  # the state that the head of a conversation's thread tells

    async def open(self, handover: Handover) -> str:
        """A thread with what was said before the hand-over; its place. The same hand-over again is the same thread."""
        await self.window.guard()
        await self.amend(handover.conversation)  # that of the hand-over before, for the last time
        key = f"{handover.conversation}-h{handover.id}"
        thread = await self.window.open_thread(await self._draw_head(handover), key)
        self._heads[handover.conversation] = _state_of(handover)
        # now, not after the transcript: who sees the thread may take the conversation at once
        await self._do(self._outbox.set_thread, self.window.desk, handover.conversation, thread)
        self._places[handover.conversation] = thread
        transcript = await self._do(self._outbox.transcript, self.window.desk, handover)
        if transcript:
            title = paragraph(self._language.say("staff-transcript"))
            said = (title, *draw_entries(transcript, self._staff, self._language))
            await self.window.post(thread, said, f"{key}-transcript", quiet=True)
        return thread

    async def amend(self, conversation: str) -> None:
        """The head of a conversation's latest thread, as its hand-over stands now; nothing where it has none."""
        told = await self._do(self._outbox.told_of, self.window.desk, conversation)
        if told:
            thread, handover = told
            state = _state_of(handover)
            if self._heads.get(conversation) != state:
                await self.window.guard()
                await self.window.amend(thread, await self._draw_head(handover))
                self._heads[conversation] = state

    async def relay(self, entry: Entry) -> str:
        """What was said in a hand-over, into its thread; the message's id."""
        await self.window.guard()
        place = await self._place(entry)
        blocks = [draw_entry(entry, self._staff, self._language)]
        if SHARED in entry.parts:
            blocks.append(await self._draw_contact(entry.conversation))
        return await self.window.post(place, tuple(blocks), _key(entry), quiet=entry.author is not Author.USER)

    async def answer(self, entry: Entry) -> str:
        """What Beacon replies to somebody of the staff, where it was asked; the message's id."""
        place = await self._place(entry)
        acts = (entry.parts.get("acts") or {}).items()
        choices = Choices(tuple((choice, str(act["title"])) for choice, act in acts if "title" in act))
        blocks: tuple[Block, ...] = draw_answer(entry.text, entry.parts, choices)
        behind = entry.parts.get("staff")
        if behind and await self.window.is_private(place):
            blocks += draw_behind(behind, load_language(str(entry.parts["language"])))
        asked = await self._do(self._conversations.entries, entry.conversation, (entry.reply_to or 1) - 1, 1)
        return await self.window.post(place, blocks, _key(entry), answers=asked[0].key if asked else "")

    async def _place(self, entry: Entry) -> str:
        if entry.conversation not in self._places:
            place = await self._do(self._outbox.thread, self.window.desk, entry.conversation)
            if place is None:
                raise NoSuchConversation(entry.conversation)
            self._places[entry.conversation] = place
        return self._places[entry.conversation]

    async def _draw_contact(self, conversation: str) -> Block:
        """What the user shared, which stands in the hand-over alone."""
        told = await self._do(self._outbox.told_of, self.window.desk, conversation)
        return paragraph(self._language.say("staff-contact", contact=told[1].contact if told else ""))

    async def _draw_head(self, handover: Handover) -> tuple[Block, ...]:
        conversation = await self._do(self._conversations.find, handover.conversation)
        if conversation is None:
            raise NoSuchConversation(handover.conversation)
        first = max(0, handover.transcript - GLANCE)
        before = await self._do(self._conversations.entries, handover.conversation, first, GLANCE)
        until = [entry for entry in before if entry.number <= handover.transcript]
        officer = self._staff.get(handover.taken_by, handover.taken_by)
        return draw_head(handover, conversation, until, officer, self._language, self.window.sign)

    async def _do(self, work: Callable[..., T], *values: object) -> T:
        """A call on the record, off the event loop."""
        return await asyncio.to_thread(work, *values)


def _key(entry: Entry) -> str:
    return f"{entry.conversation}-{entry.number}"


def _state_of(handover: Handover) -> str:
    """What the head of a thread tells that may change."""
    return f"{handover.id} {handover.state.value} {handover.taken_by} {handover.rating or ''} {handover.contact}"
