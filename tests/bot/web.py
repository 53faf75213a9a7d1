"""A web chat to test with: the real channel, record and bell on a free port; the engine is a few lines of the test."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Protocol

import requests
from rasa.core.channels.channel import UserMessage
from sanic import Sanic
from sanic.touchup import TouchUp
from sqlalchemy import update

from bot.channels.exchange import Exchange
from bot.channels.sessions import issue
from bot.channels.visitors import House, read_rates
from bot.channels.web import BeaconWeb
from conversations.tables import conversations

KEY = "k" * 40
PATIENCE = 30.0
EVENTS = ("entry", "state", "typing")


def touch_up_once(app: Sanic, touch_up: Callable[[Sanic], None] = TouchUp.run) -> None:
    """Sanic rewrites its own methods for speed. It can do so once in a process; what it did then stays."""
    with suppress(KeyError):
        touch_up(app)


class Engine:
    """Answers as the test says: with an echo, with parts of an answer, or not at all."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.memories: list[Any] = []
        self.parts: Mapping[str, Any] = {"outcome": "answered", "kind": "list"}
        self.language = "en"
        self.is_down = False
        self.may_answer = threading.Event()
        self.may_answer.set()

    async def __call__(self, message: UserMessage) -> None:
        await asyncio.get_running_loop().run_in_executor(None, self.may_answer.wait, PATIENCE)
        if self.is_down:
            raise ConnectionError("the action server is away")
        self.heard.append(message.text)
        self.memories.append(message.metadata["memory"])
        memory = {"language": self.language, "turns": len(self.heard)}
        said = {"text": f"You said {message.text}", "answer": self.parts, "memory": memory, "buttons": BUTTONS}
        await message.output_channel.send_response(message.sender_id, said)


BUTTONS = [{"title": "List all projects", "payload": "List all projects"}]


class Chat:
    """The channel's server in a thread. `restart` ends it and begins a new one on the same record and port."""

    def __init__(self, folder: Path, engine: Engine, house: House) -> None:
        self.engine = engine
        self.house = house
        self.record = f"sqlite:///{folder / 'conversations.sqlite3'}"
        self.port = 0
        self.desks: tuple[str, ...] = ()
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/chat"

    def start(self) -> None:
        opened = threading.Event()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._serve, args=(opened,), daemon=True)
        self.thread.start()
        assert opened.wait(PATIENCE)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.ending.set)
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()

    def restart(self) -> None:
        self.stop()
        self.start()

    def do(self, work: Any) -> Any:
        """A coroutine of the exchange, run on its own loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)

    def join(self, app: Sanic) -> None:
        """Put the channels into the server."""
        app.blueprint(BeaconWeb(KEY, self.house).blueprint(self.engine), url_prefix="/chat")

    def _serve(self, opened: threading.Event) -> None:
        async def serve() -> None:
            self.ending = asyncio.Event()
            app = Sanic(f"chat{uuid.uuid4().hex}", configure_logging=False)
            self.join(app)
            with socket.create_server(("127.0.0.1", self.port)) as listener:
                self.port = listener.getsockname()[1]
                server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
                assert server is not None
                await server.startup()
                await server.before_start()
                self.exchange: Exchange = app.ctx.exchange
                for desk in self.desks:
                    self.exchange.join(desk)
                opened.set()
                await self.ending.wait()
                await server.before_stop()
                server.close()
                for connection in list(server.connections):
                    connection.close()

        self.loop.run_until_complete(serve())


class Served(Protocol):
    """Whatever serves a chat."""

    @property
    def url(self) -> str: ...


class Visitor:
    """A client that keeps to the rules unless a test tells it otherwise."""

    def __init__(self, chat: Served, language: str = "en", origin: str = "") -> None:
        self.chat = chat
        self.http = requests.Session()
        if origin:
            self.http.headers["Origin"] = origin
        begun = self.http.post(f"{chat.url}/sessions", json={"language": language}, timeout=PATIENCE)
        assert begun.status_code == 201, begun.text
        self.conversation = begun.json()["conversation"]
        self.token = begun.json()["token"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"

    def come_back_later(self, after: timedelta) -> None:
        """All that was said, and the session with it, is so much longer ago."""
        then = datetime.now(timezone.utc) - after
        with self.chat.exchange.conversations.database.changing() as connection:
            connection.execute(update(conversations).values(last_said=then, since=then))
        self.http.headers["Authorization"] = f"Bearer {issue(self.conversation, KEY, then)[0]}"

    def post(self, path: str, **body: Any) -> requests.Response:
        return self.http.post(f"{self.chat.url}/{path}", json=body, timeout=PATIENCE + 30)

    def get(self, path: str) -> requests.Response:
        return self.http.get(f"{self.chat.url}/{path}", timeout=PATIENCE)

    def ask(self, text: str, key: str = "") -> list[dict[str, Any]]:
        """The entries that answer a text."""
        said = self.post("messages?wait=true", key=key or uuid.uuid4().hex, text=text)
        assert said.status_code == 200, said.text
        entries: list[dict[str, Any]] = said.json()["entries"]
        return entries

    def say(self, text: str, key: str = "") -> requests.Response:
        return self.post("messages", key=key or uuid.uuid4().hex, text=text)

    def entries(self, after: int = 0) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self.get(f"entries?after={after}").json()["entries"]
        return listed

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.get("entries").json()["state"]
        return state

    @contextmanager
    def stream(self, after: int = 0) -> Iterator[Iterator[tuple[str, dict[str, Any]]]]:
        """The events of the stream, each its name and its data."""
        headers = {"Last-Event-ID": str(after)} if after else {}
        with self.http.get(f"{self.chat.url}/stream", headers=headers, stream=True, timeout=PATIENCE) as reply:
            assert reply.status_code == 200, reply.text
            yield read_events(reply)


def read_events(reply: requests.Response) -> Iterator[tuple[str, dict[str, Any]]]:
    """The events of a stream as they come."""
    name = ""
    for line in reply.iter_lines(chunk_size=1, decode_unicode=True):
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def rates(**changed: str) -> Mapping[str, Any]:
    """Rates that no test but those of the rates ever meets, with these in their place."""
    generous = {"message": "10000/minute", "address": "10000/minute", "session": "10000/minute", "act": "10000/minute"}
    return read_rates("; ".join(f"{name}={rate}" for name, rate in (generous | changed).items()))
