"""Slack as the desk's window: threads of one private channel, and wherever else the staff ask Beacon something.

A place is the id of a thread's head in the desk's channel, or elsewhere "channel" or "channel thread". Must not know what is
said. Slack does not know a message that is sent twice: see `_send` for what is done about it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from bot.channels.slack_client import Refused, SlackClient
from bot.channels.slack_markup import call, draw_messages
from bot.desk.blocks import Block
from bot.desk.window import Away, Turned

KIND = "beacon_message"  # of the metadata that a message bears, with its key
REMEMBERED = 10_000  # keys of messages that were sent
FRESH = 60.0  # seconds for which a channel's members are believed; who comes or goes is mostly told at once
# Refusals of how a message looks; its words alone may go through. A picture that Slack cannot fetch is one.
LOOKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "block_mismatch"})

logger = logging.getLogger(__name__)


class SlackWindow:
    """The desk's channel and the chats, as one app. `join` first: until then nothing is known of the app itself."""

    desk = "slack"
    sign = "!"  # Slack keeps what begins with "/" for its own commands

    def __init__(
        self,
        client: SlackClient,
        channel: str,
        staff: Iterable[str],
        pictures: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.client = client
        self.channel = channel
        self.account = ""
        self._team = ""
        self._staff = frozenset(staff)
        self._pictures = pictures
        self._clock = clock
        self._private: dict[str, tuple[float, bool]] = {}
        self._order = asyncio.Lock()
        self._sure: set[tuple[str, str]] = set()  # where it is known how the last message that was sent there ended
        self._sent: dict[str, str] = {}

    async def join(self) -> None:
        """Learn who Beacon is, and that the desk's channel is one where only its members read. Turned, or Away."""
        about = await self.client.ask("auth.test")
        try:
            channel = (await self.client.ask("conversations.info", channel=self.channel))["channel"]
        except Refused as refusal:
            if refusal.code != "channel_not_found":
                raise
            raise Turned(
                f"Slack shows Beacon no channel {self.channel}: is that its id, and was Beacon invited?"
            ) from None
        if not channel.get("is_private"):
            raise Turned(f"the desk's channel {self.channel} is open to all of the workspace: it must be a private one")
        self._team = str(about["url"])
        self.account = str(about["user_id"])

    async def open_thread(self, blocks: tuple[Block, ...], key: str) -> str:
        message, *_ = draw_messages(blocks, self._pictures)
        return await self._send(self.channel, "", call(message, {"type": "broadcast", "range": "here"}), key)

    async def post(
        self,
        place: str,
        blocks: tuple[Block, ...],
        key: str,
        *,
        quiet: bool = False,
        answers: str = "",
        calls: str = "",
    ) -> str:
        """As a Window does; `calls` an account that is named below it, so that it is told of the thread from now on."""
        channel, thread = self.split(place)
        messages = draw_messages(blocks, self._pictures)
        if calls:
            messages[-1] = call(messages[-1], {"type": "user", "user_id": calls})
        sent = [
            await self._send(channel, thread, message, f"{key}.{number}") for number, message in enumerate(messages)
        ]
        return sent[0]

    async def amend(self, place: str, blocks: tuple[Block, ...]) -> None:
        message, *_ = draw_messages(blocks, self._pictures)
        channel, thread = self.split(place)
        await self.client.call("chat.update", channel=channel, ts=thread, **message)

    async def is_private(self, place: str) -> bool:
        channel, _ = self.split(place)
        until, private = self._private.get(channel, (0.0, False))
        if until <= self._clock():
            private = await self._is_private(channel)
            self._private[channel] = (self._clock() + FRESH, private)
        return private

    async def guard(self) -> None:
        if not await self.is_private(self.channel):
            raise Away("somebody who is not on the staff list is in the desk's channel: nothing is handed over")

    async def is_ours(self, thread: str) -> bool:
        channel, first = self.split(thread)
        head = (await self.client.ask("conversations.replies", channel=channel, ts=first, limit=1))["messages"]
        return bool(head) and head[0].get("user") == self.account

    async def show_typing(self) -> None:
        """Slack lets no app be seen writing."""

    def link(self, place: str) -> str:
        channel, thread = self.split(place)
        return f"{self._team}archives/{channel}/p{thread.replace('.', '')}" if thread else ""

    def forget_members(self, channel: str) -> None:
        self._private.pop(channel, None)

    def split(self, place: str) -> tuple[str, str]:
        """Channel and thread of a place, "" where it is in none."""
        first, _, thread = place.partition(" ")
        return (first, thread) if first[:1].isalpha() else (self.channel, first)

    async def _is_private(self, channel: str) -> bool:
        """Whether nobody but the staff can read there, now and later on."""
        about = (await self.client.ask("conversations.info", channel=channel))["channel"]
        if not (about.get("is_im") or about.get("is_mpim") or about.get("is_private")):
            return False
        if about.get("is_im"):
            return about.get("user") in self._staff
        async for member in self.client.list("conversations.members", "members", channel=channel):
            if member not in self._staff and member != self.account:
                return False
        return True

    async def _send(self, channel: str, thread: str, message: dict[str, Any], key: str) -> str:
        """Send a message unless it was sent; its id. The same key again is the same message, as far as Slack lets us know.

        One after the other, so that nobody sends what is being sent. Where it is not sure how the last message to a place
        ended, since a connection broke or this process is a new one, what stands there is read first: a message bears its
        key. What remains: a message that Slack shows only after that was read, and two processes at the same moment.
        """
        place = (channel, thread)
        async with self._order:
            if key not in self._sent:
                found = "" if place in self._sure else await self._find(channel, thread, key)
                self._sure.discard(place)
                self._remember(key, found or await self._post(channel, thread, message, key))
                if not found:
                    self._sure.add(place)
            return self._sent[key]

    async def _find(self, channel: str, thread: str, key: str) -> str:
        """The id of Beacon's message of that key, "" where there is none."""
        if thread:
            said = self.client.list(
                "conversations.replies", "messages", channel=channel, ts=thread, include_all_metadata=True
            )
            messages = [message async for message in said]
        else:  # the latest: an older one is not in doubt
            page = await self.client.ask("conversations.history", channel=channel, limit=100, include_all_metadata=True)
            messages = page.get("messages") or []
        for message in messages:
            metadata = message.get("metadata") or {}
            bears = metadata.get("event_type") == KIND and (metadata.get("event_payload") or {}).get("key") == key
            if bears and message.get("user") == self.account:
                return str(message["ts"])
        return ""

    async def _post(self, channel: str, thread: str, message: dict[str, Any], key: str) -> str:
        metadata = {"event_type": KIND, "event_payload": {"key": key}}
        body = {"channel": channel, "metadata": metadata, "unfurl_links": False, "unfurl_media": False}
        if thread:
            body["thread_ts"] = thread
        try:
            reply = await self.client.call("chat.postMessage", **body, **message)
        except Refused as refusal:
            if refusal.code not in LOOKS:
                raise
            logger.error("a message is sent in plain words: %s", refusal)
            reply = await self.client.call("chat.postMessage", **body, text=message["text"])
        return str(reply["ts"])

    def _remember(self, key: str, ts: str) -> None:
        self._sent[key] = ts
        if len(self._sent) > REMEMBERED:
            del self._sent[next(iter(self._sent))]
