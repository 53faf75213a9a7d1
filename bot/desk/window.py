"""What the desk needs of a messaging service. A service that does this much is a desk; nothing else knows it."""

from __future__ import annotations

from typing import Protocol

from bot.desk.blocks import Block


class Away(Exception):
    """The service cannot be reached now: everything waits, nothing is at fault."""


class Turned(Exception):
    """The service refuses this one thing; others may go through."""


class Window(Protocol):
    """A place is a thread of the desk's room, or where somebody of the staff asks Beacon something.

    All calls may raise Away or Turned. The same key again is the same message, so that what may have arrived can be
    sent again; `answers` is the id of the message that is answered.
    """

    desk: str  # the service's name, in the record and as a channel
    sign: str  # before a command, as it is taught: some services keep "/" for themselves

    async def open_thread(self, blocks: tuple[Block, ...], key: str) -> str:
        """Begin a thread in the desk's room; its place."""

    async def post(
        self, place: str, blocks: tuple[Block, ...], key: str, *, quiet: bool = False, answers: str = ""
    ) -> str:
        """Say something at a place; the message's id. `quiet` calls nobody's attention."""

    async def amend(self, place: str, blocks: tuple[Block, ...]) -> None:
        """Put other words at the head of a thread; doing so twice changes nothing for the reader."""

    async def is_private(self, place: str) -> bool:
        """Whether only the staff read there."""

    async def guard(self) -> None:
        """See to it that only the staff read in the desk's room. Away, as long as somebody else does."""

    async def is_ours(self, thread: str) -> bool:
        """Whether it was Beacon that began a thread of the desk's room."""

    async def show_typing(self) -> None:
        """Let the desk's room see that a user is writing."""

    def link(self, place: str) -> str:
        """An address that leads to the place; "" where there is none."""
