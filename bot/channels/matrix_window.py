"""Matrix as the desk's window: threads of one room, and chats with the staff in any room that Beacon was asked into.

A place is the id of a thread's root in the desk's room, or for a chat "room", "room root" or "room account". Must not
know what is said.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Coroutine, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from bot.channels.matrix_client import MatrixClient, Refused, Unreachable
from bot.channels.matrix_markup import draw_messages, draw_picture
from bot.channels.pictures import BadOrder, Studio, read_order
from bot.desk.blocks import Block, Chart
from bot.desk.window import Away, Turned
from languages.picture_token import BadToken

P = ParamSpec("P")
R = TypeVar("R")

CHART_WIDTH = "800"
TYPING = 8_000  # milliseconds

logger = logging.getLogger(__name__)


def reaching(act: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    """The call with the client's exceptions as a window's."""

    @wraps(act)
    async def reached(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await act(*args, **kwargs)
        except Unreachable as error:
            raise Away(str(error)) from error
        except Refused as error:
            if error.status == 401:  # the token: nothing at all would get through
                raise Away(f"the homeserver does not know Beacon: {error}") from error
            raise Turned(str(error)) from error

    return reached


class MatrixWindow:
    """The desk's room and the chats, as one application service."""

    desk = "matrix"
    sign = "/"

    def __init__(self, client: MatrixClient, room: str, staff: Iterable[str], reason: str, studio: Studio) -> None:
        """`reason` what somebody is told who is put out of the desk's room."""
        self.client = client
        self.room = room
        self._staff = frozenset(staff)
        self._reason = reason
        self._studio = studio
        self._members: dict[str, frozenset[str]] = {}

    @reaching
    async def open_thread(self, blocks: tuple[Block, ...], key: str) -> str:
        head = draw_messages(blocks)[0]
        return await self.client.send(self.room, key, {**head, "m.mentions": {"room": True}})  # calls all of the staff

    @reaching
    async def post(
        self, place: str, blocks: tuple[Block, ...], key: str, *, quiet: bool = False, answers: str = ""
    ) -> str:
        room, relation = self._where(place, answers)
        words, pictures = [], []
        for block in blocks:
            drawn = await self._draw(block) if isinstance(block, Chart) else None
            if drawn is None:
                words.append(block)
            else:
                pictures.append(drawn)
        sent = [
            await self.client.send(room, f"{key}.{number}", {**content, **relation})
            for number, content in enumerate((*draw_messages(words, quiet), *pictures))
        ]
        return sent[0]

    @reaching
    async def amend(self, place: str, blocks: tuple[Block, ...]) -> None:
        content = draw_messages(blocks)[0]
        relation = {"rel_type": "m.replace", "event_id": place}
        edited = {"m.new_content": content, "m.relates_to": relation, "m.mentions": {}}
        await self.client.send(self.room, secrets.token_hex(8), {**content, **edited, "body": f"* {content['body']}"})

    @reaching
    async def is_private(self, place: str) -> bool:
        room, _, _ = _split(place, self.room)
        return await self.members(room) <= self._staff | {self.client.user}

    @reaching
    async def guard(self) -> None:
        for stranger in await self.members(self.room) - self._staff - {self.client.user}:
            try:
                await self.remove(stranger)
            except Turned as refusal:
                raise Away(
                    f"{stranger} is in the desk's room, not on the staff list, and stays: {refusal}"
                ) from refusal

    @reaching
    async def is_ours(self, thread: str) -> bool:
        return await self.client.sender_of(self.room, thread) == self.client.user

    @reaching
    async def show_typing(self) -> None:
        await self.client.show_typing(self.room, TYPING)

    def link(self, place: str) -> str:
        room, root, _ = _split(place, self.room)
        return f"https://matrix.to/#/{room}/{root}" if root else ""

    @reaching
    async def join(self, room: str) -> None:
        await self.client.join(room)

    @reaching
    async def leave(self, room: str, reason: str) -> None:
        """Leave a room, or refuse to come."""
        await self.client.leave(room, reason)

    @reaching
    async def remove(self, account: str) -> None:
        """Put somebody out of the desk's room, or take back that they were asked in."""
        await self.client.remove(self.room, account, self._reason)
        self.forget_members(self.room)

    @reaching
    async def invite_staff(self) -> None:
        """Ask those of the staff into the desk's room who are not there: nobody else may."""
        here = await self.members(self.room)
        for account in sorted(account for account in self._staff - here if account.startswith("@")):
            try:
                await self.client.invite(self.room, account)
            except Refused as refusal:  # asked already, or it is for somebody else to ask
                logger.info("%s was not asked into the desk's room: %s", account, refusal)

    @reaching
    async def members(self, room: str) -> frozenset[str]:
        """Who is in a room, asked once until somebody comes or goes."""
        if room not in self._members:
            self._members[room] = await self.client.members(room)
        return self._members[room]

    def forget_members(self, room: str) -> None:
        self._members.pop(room, None)

    def _where(self, place: str, answers: str) -> tuple[str, dict[str, Any]]:
        """The room, and how a message there relates to others and whom it mentions."""
        room, root, account = _split(place, self.room)
        if root:
            shown = {"is_falling_back": True, "m.in_reply_to": {"event_id": answers or root}}
            return room, {"m.relates_to": {"rel_type": "m.thread", "event_id": root, **shown}, "m.mentions": {}}
        if account and answers:
            relation = {"m.in_reply_to": {"event_id": answers}}
            return room, {"m.relates_to": relation, "m.mentions": {"user_ids": [account]}}
        return room, {"m.mentions": {}}

    async def _draw(self, chart: Chart) -> dict[str, Any] | None:
        """The chart as an uploaded picture; None where it cannot be drawn any more."""
        try:
            order = read_order(f"{chart.path.rpartition('/')[2]}.png", CHART_WIDTH, "light")
            drawn = await self._studio.draw(order)
        except (BadOrder, BadToken) as error:
            logger.error("a chart is shown in characters: %s", error)
            return None
        address = await self.client.upload(drawn, "image/png", "chart.png")
        width, height = (int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20))  # of the PNG's header
        return draw_picture(chart, address, len(drawn), width, height)


def _split(place: str, desk_room: str) -> tuple[str, str, str]:
    """Room, root of the thread and account of a place; "" for what it has not."""
    if place.startswith("$"):
        return desk_room, place, ""
    room, _, more = place.partition(" ")
    return room, more if more.startswith("$") else "", more if more.startswith("@") else ""
