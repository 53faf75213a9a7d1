"""Somebody of the staff with a Matrix client: logs in, reads all rooms by long polling, writes, reacts.

Speaks the client-server API itself, over plain HTTP: a test then decides the transaction ids and sees every event once.
"""

from __future__ import annotations

import itertools
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

PATIENCE = 60.0  # seconds; what is waited for comes within one on an idle machine
API = "/_matrix/client/v3"


@dataclass(frozen=True)
class Seen:
    """An event as the client got it, and when (time.monotonic)."""

    room: str
    raw: Mapping[str, Any]
    at: float

    @property
    def id(self) -> str:
        return str(self.raw["event_id"])

    @property
    def sender(self) -> str:
        return str(self.raw["sender"])

    @property
    def content(self) -> Mapping[str, Any]:
        return self.raw["content"]

    @property
    def text(self) -> str:
        return str(self.content.get("body", ""))

    @property
    def html(self) -> str:
        return str(self.content.get("formatted_body", ""))

    @property
    def thread(self) -> str:
        relation = self.content.get("m.relates_to") or {}
        return str(relation.get("event_id")) if relation.get("rel_type") == "m.thread" else ""

    @property
    def replaces(self) -> str:
        relation = self.content.get("m.relates_to") or {}
        return str(relation.get("event_id")) if relation.get("rel_type") == "m.replace" else ""


class Denied(Exception):
    """The homeserver's refusal."""

    def __init__(self, status: int, said: Mapping[str, Any]) -> None:
        super().__init__(f"{status} {said}")
        self.status = status


class Officer:
    """One account, logged in."""

    def __init__(self, url: str, account: str, password: str) -> None:
        self.url = url
        self.account = account
        self.seen: list[Seen] = []
        self.typing: dict[str, list[str]] = {}
        self.invites: set[str] = set()
        self._numbers = itertools.count(1)
        self._news = threading.Condition()
        self._over = threading.Event()
        self.token = ""
        login = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": account}, "password": password}
        self.token = str(self.call("POST", f"{API}/login", login)["access_token"])
        threading.Thread(target=self._read, daemon=True).start()

    def call(self, method: str, path: str, body: Any = None, timeout: float = 60) -> dict[str, Any]:
        """One request; Denied where the homeserver says no, OSError where it is not there."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as reply:
                said: dict[str, Any] = json.load(reply)
                return said
        except urllib.error.HTTPError as refusal:
            with refusal:
                raise Denied(refusal.code, json.load(refusal)) from None

    def close(self) -> None:
        self._over.set()

    # --- writing

    def say(
        self, room: str, text: str, thread: str = "", names: str = "", transaction: str = "", **content: Any
    ) -> str:
        """Write in a room, or in a thread of it; `names` an account that is mentioned. The event's id."""
        said: dict[str, Any] = {"msgtype": "m.text", "body": text, **content}
        if thread:
            said["m.relates_to"] = {"rel_type": "m.thread", "event_id": thread}
        if names:
            said["m.mentions"] = {"user_ids": [names]}
        return self.put(room, "m.room.message", said, transaction)

    def react(self, room: str, event: str, symbol: str) -> str:
        relation = {"rel_type": "m.annotation", "event_id": event, "key": symbol}
        return self.put(room, "m.reaction", {"m.relates_to": relation})

    def put(self, room: str, kind: str, content: Mapping[str, Any], transaction: str = "") -> str:
        """Send an event; tries on while the homeserver is away, as clients do: the transaction makes it one event."""
        name = transaction or f"{id(self)}-{next(self._numbers)}"
        path = f"{API}/rooms/{quote(room)}/send/{kind}/{name}"
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return str(self.call("PUT", path, content, timeout=20)["event_id"])
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def chat_with(self, account: str) -> str:
        """A direct chat with somebody; its room, once both are there."""
        body = {"preset": "trusted_private_chat", "is_direct": True, "invite": [account]}
        room = str(self.call("POST", f"{API}/createRoom", body)["room_id"])
        self.wait(
            lambda seen: (
                seen.room == room
                and seen.raw.get("state_key") == account
                and seen.content.get("membership") != "invite"
            )
        )
        return room

    def show_typing(self, room: str) -> None:
        self.call("PUT", f"{API}/rooms/{quote(room)}/typing/{quote(self.account)}", {"typing": True, "timeout": 5000})

    # --- reading

    def list(self, holds: Callable[[Seen], bool]) -> list[Seen]:
        """All events so far for which it holds, in the order of the rooms."""
        with self._news:
            return [seen for seen in self.seen if holds(seen)]

    def wait(self, holds: Callable[[Seen], bool], count: int = 1, patience: float = PATIENCE) -> Seen:
        """The `count`th event for which it holds."""
        until = time.monotonic() + patience
        with self._news:
            while True:
                fitting = [seen for seen in self.seen if holds(seen)]
                if len(fitting) >= count:
                    return fitting[count - 1]
                left = until - time.monotonic()
                if left <= 0:
                    last = "\n".join(f"{seen.sender}: {seen.text!r}" for seen in self.seen[-12:])
                    raise AssertionError(f"{self.account} waited in vain. The last that came:\n{last}")
                self._news.wait(left)

    def wait_typing(self, room: str, account: str, patience: float = PATIENCE) -> None:
        """Return once somebody is seen to write in a room."""
        until = time.monotonic() + patience
        with self._news:
            while account not in self.typing.get(room, []):
                left = until - time.monotonic()
                assert left > 0, f"{account} is not seen to write"
                self._news.wait(left)

    def _read(self) -> None:
        since = ""
        everything = json.dumps({"room": {"timeline": {"limit": 1000}}})
        while not self._over.is_set():
            query = urlencode({"timeout": 20_000, "filter": everything, **({"since": since} if since else {})})
            try:
                said = self.call("GET", f"{API}/sync?{query}")
            except (OSError, Denied, ValueError):
                time.sleep(0.1)
                continue
            since = said["next_batch"]
            self._keep(said.get("rooms", {}))

    def _keep(self, rooms: Mapping[str, Any]) -> None:
        at = time.monotonic()
        with self._news:
            self.invites |= set(rooms.get("invite", {}))
            for room, news in rooms.get("join", {}).items():
                events = [*news.get("state", {}).get("events", ()), *news["timeline"]["events"]]
                self.seen += [Seen(room, raw, at) for raw in events]
                for raw in news.get("ephemeral", {}).get("events", ()):
                    if raw["type"] == "m.typing":
                        self.typing[room] = raw["content"]["user_ids"]
            self._news.notify_all()
