"""A Slack workspace with the desk's private channel, two of the staff, and somebody who is not; Beacon before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sanic import Sanic
from sanic.touchup import TouchUp

from bot.channels import exchange
from bot.channels.slack import BeaconSlack
from bot.channels.slack_settings import SlackSettings
from bot.channels.visitors import House
from conversations.database import Database
from conversations.records import RecordUnavailable
from tests.bot.web import Chat, Engine, Visitor, rates, touch_up_once
from tests.slack.workspace import SECRET, TOKEN, Workspace, send

ANNA, BEN, STRANGER = "U0ANNA", "U0BEN", "U0MALLORY"
DESK = "G0DESK"
STAFF = {ANNA: "Anna Chan", BEN: "Ben Lo"}


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    opened = Workspace()
    opened.add(DESK, "private", ANNA, BEN)
    opened.add("D0ANNA", "im", ANNA)
    opened.add("D0MALLORY", "im", STRANGER)
    opened.add("G0TEAM", "private", ANNA, BEN, STRANGER)
    opened.add("C0OPEN", "public", ANNA, BEN)
    yield opened
    opened.close()


class SlackChat(Chat):
    """The public's chat, and the desk on Slack beside it."""

    def __init__(self, folder: Path, engine: Engine, settings: SlackSettings) -> None:
        self.settings = settings
        super().__init__(folder, engine, House(rates=rates()))

    def join(self, app: Sanic) -> None:
        super().join(app)
        app.blueprint(BeaconSlack(self.settings, "en").blueprint(self.engine), url_prefix="/webhooks/slack")


class Office:
    """Both sides: the workspace, and the running Beacon that it brings its events to."""

    def __init__(self, workspace: Workspace, chat: SlackChat, monkeypatch: pytest.MonkeyPatch) -> None:
        self.workspace = workspace
        self.chat = chat
        self.engine = chat.engine
        self._monkeypatch = monkeypatch

    def bring(
        self, payload: Mapping[str, Any], retry: int = 0, sign: Callable[[bytes], dict[str, str]] | None = None
    ) -> tuple[int, str]:
        """Bring a payload to Beacon; status and body of its answer."""
        url = f"http://127.0.0.1:{self.chat.port}/webhooks/slack/webhook"
        return send(url, payload, sign=sign, retry=retry)

    def says(self, channel: str, user: str, text: str, thread: str = "") -> dict[str, Any]:
        """Somebody writes, and Beacon is told of it; the message."""
        message = self.workspace.write(channel, user, text, thread)
        status, said = self.bring(self.workspace.event(channel, message))
        assert status == 200, said
        return message

    def visit(self, language: str = "en") -> Visitor:
        return Visitor(self.chat, language)

    @contextmanager
    def no_record(self) -> Iterator[None]:
        """The record cannot be read or written meanwhile."""

        def fail(*_: object) -> None:
            raise RecordUnavailable("not now")

        with self._monkeypatch.context() as patch:
            patch.setattr(Database, "reading", fail)
            patch.setattr(Database, "changing", fail)
            yield


@pytest.fixture
def office(tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(TouchUp, "run", touch_up_once)
    monkeypatch.setattr(exchange, "is_open", lambda *_: True)
    monkeypatch.setenv("BEACON_CONVERSATIONS_URL", f"sqlite:///{tmp_path / 'conversations.sqlite3'}")
    settings = SlackSettings(TOKEN, SECRET, DESK, workspace.api, "https://beacon.example", STAFF)
    chat = SlackChat(tmp_path, Engine(), settings)
    workspace.wait(lambda: "conversations.info" in [name for name, _ in workspace.calls], "for Beacon to join")
    yield Office(workspace, chat, monkeypatch)
    chat.stop()
