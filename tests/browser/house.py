"""The running assistant that browsers visit: one port and one record through kills and new starts, and its desk."""

from __future__ import annotations

import json
import socket
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from conversations.records import Entry
from conversations.retention import export
from conversations.store import open_conversations
from tests.questions import assistant
from tests.questions.assistant import Assistant

RATES = "message=6000/minute; address=60000/minute; session=6000/hour; act=60000/minute"


class House:
    """An assistant with a desk. `elsewhere` is an origin, other than its own, whose pages may hold the chat."""

    def __init__(self, folder: Path, elsewhere: str) -> None:
        self.folder = folder
        self.elsewhere = elsewhere
        self.record = folder / "conversations.sqlite3"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._running: AbstractContextManager[Assistant] | None = None
        self.assistant: Assistant | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        self._running = assistant.start(
            self.folder,
            module="tests.browser.deskserver",
            port=self.port,
            BEACON_CONVERSATIONS_URL=f"sqlite:///{self.record}",
            BEACON_SESSION_KEY="a key that only these tests use, of good length",
            BEACON_PICTURE_KEY="another that only these tests use, as long",
            BEACON_ORIGINS=self.elsewhere,
            BEACON_OFFICE_HOURS="always",
            BEACON_RATES=RATES,
            BEACON_DEMO="true",
        )
        self.assistant = self._running.__enter__()

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self.assistant
        assert self.assistant.process
        self.assistant.process.kill()
        self.close()

    def close(self) -> None:
        assert self._running
        self._running.__exit__(None, None, None)

    def work(self, act: str, conversation: str, **said: str) -> None:
        """Something that the officer of the desk does."""
        self.post(f"/desk/{act}/{conversation}", said)

    def post(self, path: str, body: Any, token: str = "") -> Any:
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=60) as reply:
            told = reply.read()
        return json.loads(told) if told else None

    def opinions(self, conversation: str) -> list[tuple[int, bool, str]]:
        """What was thought of the answers of a conversation: number, up or down, comment."""
        record = open_conversations(f"sqlite:///{self.record}")
        try:
            kept = export(record, conversation)["feedback"]
            return [(opinion["number"], opinion["up"], opinion["comment"]) for opinion in kept]
        finally:
            record.close()

    def entries(self, conversation: str) -> tuple[Entry, ...]:
        """All that the record holds of a conversation."""
        record = open_conversations(f"sqlite:///{self.record}")
        try:
            return record.entries(conversation)
        finally:
            record.close()
