"""A user of the public chat, without a browser: the web channel's own HTTP, with its stream of events."""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

PATIENCE = 60.0


@dataclass(frozen=True)
class Told:
    """An event of the stream, and when it came (time.monotonic)."""

    kind: str
    data: Mapping[str, Any]
    at: float


class Visitor:
    """One session, its stream always open: it comes again by itself when the server was away."""

    def __init__(self, url: str, language: str = "en") -> None:
        self.url = url
        self.told: list[Told] = []
        self._news = threading.Condition()
        self._over = threading.Event()
        self._last = 0
        status, session = self.call("POST", "/chat/sessions", {"language": language})
        assert status == 201, session
        self.conversation = str(session["conversation"])
        self.token = str(session["token"])
        threading.Thread(target=self._read, daemon=True).start()

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and JSON of one request."""
        headers = {"Content-Type": "application/json"}
        if hasattr(self, "token"):
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return reply.status, json.loads(reply.read() or b"null")
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, json.loads(refusal.read() or b"null")

    def close(self) -> None:
        self._over.set()

    def say(self, text: str, key: str = "") -> int:
        """Send a message, again and again while the server is away, as the widget does; its number."""
        return self._send({"key": key or str(uuid.uuid4()), "text": text})

    def choose(self, title: str) -> int:
        """Press the newest button of that title."""
        entry = self.wait(lambda told: title in [choice["title"] for choice in told.data.get("choices", ())])
        choice = next(choice["id"] for choice in entry.data["choices"] if choice["title"] == title)
        return self._send({"key": str(uuid.uuid4()), "choice": choice})

    def _send(self, message: Mapping[str, str]) -> int:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                status, said = self.call("POST", "/chat/messages", message)
            except OSError:
                status, said = 0, None
            if status == 202:
                return int(said["number"])
            assert status in (0, 429, 500, 502, 503), (status, said)
            assert time.monotonic() < until, (status, said)
            time.sleep(0.1)

    # --- reading

    def entries(self) -> list[Mapping[str, Any]]:
        with self._news:
            return [told.data for told in self.told if told.kind == "entry"]

    def texts(self, author: str) -> list[str]:
        """What an author said, as it came."""
        return [str(entry["text"]) for entry in self.entries() if entry["author"] == author]

    def wait(self, holds: Callable[[Told], bool], count: int = 1, patience: float = PATIENCE) -> Told:
        """The `count`th event for which it holds."""
        until = time.monotonic() + patience
        with self._news:
            while True:
                fitting = [told for told in self.told if holds(told)]
                if len(fitting) >= count:
                    return fitting[count - 1]
                left = until - time.monotonic()
                if left <= 0:
                    last = "\n".join(f"{told.kind} {told.data}" for told in self.told[-12:])
                    raise AssertionError(f"the user waited in vain. The last that came:\n{last}")
                self._news.wait(left)

    def wait_entry(self, author: str, part: str, count: int = 1, patience: float = PATIENCE) -> Told:
        """An entry of that author whose text has that part."""

        def holds(told: Told) -> bool:
            return told.kind == "entry" and told.data["author"] == author and part in told.data["text"]

        return self.wait(holds, count, patience)

    def wait_state(self, holder: str, count: int = 1, patience: float = PATIENCE) -> Told:
        return self.wait(lambda told: told.kind == "state" and told.data["holder"] == holder, count, patience)

    def _read(self) -> None:
        while not self._over.is_set():
            headers = {"Authorization": f"Bearer {self.token}", "Last-Event-ID": str(self._last)}
            request = urllib.request.Request(f"{self.url}/chat/stream", headers=headers)
            try:
                with urllib.request.urlopen(request, timeout=30) as stream:
                    self._follow(stream)
            except (OSError, ValueError):
                time.sleep(0.1)

    def _follow(self, stream: Any) -> None:
        kind, data = "", ""
        for raw in stream:
            if self._over.is_set():
                return
            line = raw.decode().rstrip("\r\n")
            name, _, value = line.partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                data = value
            elif name == "id":
                self._last = int(value)
            elif not line and kind:
                with self._news:
                    self.told.append(Told(kind, json.loads(data), time.monotonic()))
                    self._news.notify_all()
                kind, data = "", ""
