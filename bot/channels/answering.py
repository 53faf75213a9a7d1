"""Puts what was said to the assistant to the engine, one question after the other, until each is answered.

A question is in the record before it is put and leaves it answered: a restart, an action server that is away or a database
that is down delays the answer and loses nothing. Must not know how an answer is drawn.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

from bot.channels.reception import Handler, Reply, put, read_sentences
from conversations.bell import Bell
from conversations.records import Author, Conversation, Draft, Entry, NoSuchConversation, RecordUnavailable
from conversations.store import Conversations
from languages.language import load_language

PAUSES = (0.5, 1, 2, 4, 8, 15, 30)  # seconds between tries; the last one stays
GIVES_UP = timedelta(minutes=15)

logger = logging.getLogger(__name__)

# Gives the replies to an entry the form in which the user is to get them, and the reason for which they offer a person.
Shape = Callable[[Conversation, int, list[Draft]], Awaitable[tuple[list[Draft], str]]]


class Answering:
    """One worker for each conversation that has a question open."""

    def __init__(
        self,
        conversations: Conversations,
        bell: Bell,
        handler: Handler,
        shape: Shape,
        desks: Collection[str] = (),  # channels whose users are of the staff
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._conversations = conversations
        self._bell = bell
        self._handler = handler
        self._shape = shape
        self._desks = desks
        self._pauses = pauses
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._sentences = read_sentences("en")

    def wake(self, conversation: str) -> None:
        """See to it that the conversation's open questions are answered."""
        if conversation in self._workers:
            self._again.add(conversation)
            return
        worker = asyncio.get_running_loop().create_task(self._work(conversation))
        self._workers[conversation] = worker
        worker.add_done_callback(lambda _: self._rest(conversation))

    async def recover(self) -> None:
        """Take up what an earlier run left unanswered; once the record can be read."""
        for turn in range(1_000_000):
            try:
                for conversation in await asyncio.to_thread(self._conversations.conversations_unanswered):
                    self.wake(conversation)
                return
            except RecordUnavailable as error:
                logger.error("open questions cannot be looked up: %s", error)
                await asyncio.sleep(self._pause(turn))

    async def close(self) -> None:
        """Stop all workers; what is open stays in the record."""
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    def _rest(self, conversation: str) -> None:
        self._workers.pop(conversation, None)
        if conversation in self._again:
            self._again.discard(conversation)
            self.wake(conversation)

    def _pause(self, turn: int) -> float:
        return self._pauses[min(turn, len(self._pauses) - 1)]

    async def _work(self, conversation: str) -> None:
        """Answer what is open, in order. Should another process do the same, the record keeps the first answer."""
        turn = 0
        while True:
            try:
                open_questions = await asyncio.to_thread(self._conversations.unanswered, conversation)
                if not open_questions:
                    return
                turn = 0 if await self._answer(open_questions[0], turn) else turn + 1
            except NoSuchConversation:
                return
            except RecordUnavailable as error:
                logger.error("a question waits for the record: %s", error)
                turn += 1
            except Exception:  # a fault of ours must not leave the questions after it without an answer
                logger.exception("a question could not be answered")
                turn += 1
            if turn:
                await asyncio.sleep(self._pause(turn - 1))

    async def _answer(self, question: Entry, turn: int) -> bool:
        """Whether the question is done with; if not, a part of the assistant is away and it is put again later."""
        conversation = await asyncio.to_thread(self._conversations.find, question.conversation)
        if conversation is None:
            return True
        replies = await put(
            self._handler,
            question.text,
            question.conversation,
            conversation.channel,
            self._sentences,
            {
                "memory": dict(conversation.memory or {"language": conversation.language}),
                "staff": conversation.channel in self._desks,
            },
        )
        now = datetime.now(timezone.utc)
        if any(reply.wait for reply in replies) and now - question.at < GIVES_UP:
            if turn == 0:
                said = load_language(conversation.language or "en").say("web-waiting")
                notice = Draft(Author.NOTICE, said, key=f"waiting {question.number}", reply_to=question.number)
                await asyncio.to_thread(self._conversations.append, question.conversation, notice, now)
                await self._bell.ring(question.conversation, {"type": "entry"})
            return False
        memory = next((reply.memory for reply in reversed(replies) if reply.memory is not None), conversation.memory)
        spoken = str((memory or {}).get("language") or conversation.language)
        if spoken != conversation.language:
            await asyncio.to_thread(self._conversations.set_language, question.conversation, spoken)
        asked_in = replace(conversation, language=spoken)  # what comes with the answer is in its language
        drafts, offers = await self._shape(asked_in, question.number, [draft_of(reply) for reply in replies])
        answer = partial(self._conversations.answer, question.conversation, question.number, drafts, memory, now)
        await asyncio.to_thread(answer, offers=offers)
        await self._bell.ring(question.conversation, {"type": "state" if offers else "entry"})
        return True


def draft_of(reply: Reply) -> Draft:
    """The reply as an entry, its buttons as choices with opaque ids; what each does stays with the server."""
    acts: dict[str, Mapping[str, Any]] = {
        secrets.token_urlsafe(9): {"title": button["title"], "says": button.get("payload") or button["title"]}
        for button in reply.buttons
    }
    for condition in reply.parts.get("conditions", ()):
        acts[secrets.token_urlsafe(9)] = {"drops": condition["title"], "says": condition["ask"]}
    parts = {name: value for name, value in reply.parts.items() if name != "conditions"}
    return Draft(Author.BOT, reply.text, {**parts, "acts": acts})
