"""Somebody of the staff with a Matrix client: logs in, sees all rooms, writes, reacts.

The client is matrix-nio in a process and an environment of its own (tests/desk/client.py), that keeps up by /sync. Here
are a test's words for it: a test decides the transaction ids, and sees every event once.
"""

from __future__ import annotations

import base64
import itertools
import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.bootstrap import get_python
from bot.supervisor import die_with_parent

PATIENCE = 60.0  # seconds; what is waited for comes within one on an idle machine
PYTHON = get_python("officer")
CLIENT = Path(__file__).with_name("client.py")


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

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"{status} {said}")
        self.status = status


class Officer:
    """One account, logged in."""

    def __init__(self, url: str, account: str, password: str) -> None:
        self.account = account
        self.seen: list[Seen] = []
        self.typing: dict[str, list[str]] = {}
        self._numbers = itertools.count(1)
        self._news = threading.Condition()
        self._replies: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._client = subprocess.Popen(
            [str(PYTHON), str(CLIENT), url, account],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent,
        )
        threading.Thread(target=self._read, daemon=True).start()
        self.call("login", password=password)

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        """What came of one call of the client library; Denied where the homeserver says no.

        While the homeserver is away the client tries on: a transaction makes it one event all the same.
        """
        assert self._client.stdin
        self._client.stdin.write(json.dumps({"call": method, "with": given}) + "\n")
        self._client.stdin.flush()
        reply = self._replies.get(timeout=PATIENCE)
        if "refused" in reply:
            raise Denied(reply["refused"], reply["said"])
        done: dict[str, Any] = reply["done"]
        return done

    def close(self) -> None:
        assert self._client.stdin
        self._client.stdin.close()
        self._client.wait(30)

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
        """Send an event; its id."""
        name = transaction or f"{id(self)}-{next(self._numbers)}"
        sent = self.call("room_send", room_id=room, message_type=kind, content=content, tx_id=name)
        return str(sent["event_id"])

    def open_room(self, *invited: str, preset: str = "private_chat", is_direct: bool = False) -> str:
        """A new room with these asked into it; its id."""
        made = self.call("room_create", preset=preset, is_direct=is_direct, invite=invited)
        return str(made["room_id"])

    def chat_with(self, account: str) -> str:
        """A direct chat with somebody; its room, once both are there."""
        room = self.open_room(account, preset="trusted_private_chat", is_direct=True)
        self.wait_member(room, account, "join")
        return room

    def join(self, room: str) -> None:
        self.call("join", room_id=room)

    def leave(self, room: str) -> None:
        self.call("room_leave", room_id=room)

    def invite(self, room: str, account: str) -> None:
        self.call("room_invite", room_id=room, user_id=account)

    def show_typing(self, room: str) -> None:
        self.call("room_typing", room_id=room, typing_state=True, timeout=5000)

    def download(self, address: str) -> bytes:
        """The file at an mxc:// address."""
        return base64.b64decode(self.call("download", mxc=address)["body"])

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

    def wait_member(self, room: str, account: str, change: str, count: int = 1) -> Seen:
        """The `count`th time that somebody is seen to "join" a room, or to "leave" it."""
        return self.wait(
            lambda seen: (
                seen.room == room and seen.raw.get("state_key") == account and seen.content.get("membership") == change
            ),
            count,
        )

    def wait_typing(self, room: str, account: str, patience: float = PATIENCE) -> None:
        """Return once somebody is seen to write in a room."""
        until = time.monotonic() + patience
        with self._news:
            while account not in self.typing.get(room, []):
                left = until - time.monotonic()
                assert left > 0, f"{account} is not seen to write"
                self._news.wait(left)

    def _read(self) -> None:
        assert self._client.stdout
        for line in self._client.stdout:
            told = json.loads(line)
            if "done" in told or "refused" in told:
                self._replies.put(told)
                continue
            with self._news:
                if "event" in told:
                    self.seen.append(Seen(told["room"], told["event"], time.monotonic()))
                else:
                    self.typing[told["room"]] = told["typing"]
                self._news.notify_all()
