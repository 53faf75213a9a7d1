"""The web chat as a server process of its own: `python -m tests.bot.chatserver FOLDER` says its port, and ends with its input.

The channel, the record and the bell are the real ones, set by the environment; the engine is an echo that waits while
FOLDER/hold is there; the desk is the one of tests/browser.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channels.visitors import read_house
from tests.bot.web import Chat, Engine
from tests.browser.desk import TestDesk


class PatientEngine(Engine):
    """An engine that takes its time as long as it is held."""

    def __init__(self, hold: Path) -> None:
        super().__init__()
        self.hold = hold

    async def __call__(self, message: UserMessage) -> None:
        while self.hold.exists():
            await asyncio.sleep(0.01)
        await super().__call__(message)


class ChatWithDesk(Chat):
    """The chat's server with an enquiry desk."""

    def join(self, app: Sanic) -> None:
        super().join(app)
        app.blueprint(TestDesk().blueprint(self.engine), url_prefix="/desk")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    chat = ChatWithDesk(folder, PatientEngine(folder / "hold"), read_house())
    print(chat.port, flush=True)
    sys.stdin.read()
    chat.stop()
