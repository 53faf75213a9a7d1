"""Speaks a homeserver's client-server API: one user, one token. Sends, uploads, joins and asks who is in a room.

Must not know what is said. Nothing is tried again here but what the homeserver asks to wait for: who calls knows how
long a thing is worth trying.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=20, connect=5)
LONGEST_WAIT = 30.0  # seconds that a busy homeserver may ask for
WAITS = 3


class Unreachable(Exception):
    """The homeserver does not answer, or says that it cannot now. Later it may."""


class Refused(Exception):
    """The homeserver says no: its status, its code such as M_FORBIDDEN, and its reason."""

    def __init__(self, status: int, code: str, reason: str) -> None:
        super().__init__(f"{status} {code}: {reason}")
        self.status = status
        self.code = code


class MatrixClient:
    """One user of a homeserver. Open it inside the running loop, close it at the end."""

    def __init__(self, url: str, token: str = "", user: str = "", device: str = "") -> None:
        self.url = url.rstrip("/")
        self.user = user
        self.token = token
        # of an application service: the homeserver remembers a transaction id over its restart for a device only
        self.device = device
        self._session = aiohttp.ClientSession(timeout=PATIENCE)

    async def close(self) -> None:
        await self._session.close()

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        params: Mapping[str, str] | None = None,
        content_type: str = "application/json",
        timeout: float | None = None,
    ) -> dict[str, Any]:
        """The homeserver's reply to one request. Refused, or Unreachable."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        headers = {"Content-Type": content_type} if data is not None else {}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        # Synapse fails where the device is named without its user
        masked = {"user_id": self.user, "device_id": self.device} if self.device else {}
        asked = {**(params or {}), **masked}
        patience = aiohttp.ClientTimeout(total=timeout, connect=5) if timeout else PATIENCE
        for attempt in range(WAITS):
            try:
                async with self._session.request(
                    method, self.url + path, data=data, headers=headers, params=asked, timeout=patience
                ) as reply:
                    status, raw = reply.status, await reply.read()
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                raise Unreachable(f"{self.url} does not answer: {type(error).__name__}") from error
            said = _read(raw)
            if status < 300:
                return said
            if status == 429 and attempt + 1 < WAITS:
                await asyncio.sleep(min(float(said.get("retry_after_ms", 1_000)) / 1000, LONGEST_WAIT))
                continue
            break
        if status >= 500 or status == 429:
            raise Unreachable(f"{self.url} answers {status}")
        raise Refused(status, str(said.get("errcode", "")), str(said.get("error", "")))

    async def send(self, room: str, transaction: str, content: Mapping[str, Any], kind: str = "m.room.message") -> str:
        """Put an event into a room; its id. The same transaction again is the same event."""
        path = f"/_matrix/client/v3/rooms/{quote(room)}/send/{quote(kind)}/{quote(transaction, safe='')}"
        return str((await self.call("PUT", path, content))["event_id"])

    async def upload(self, data: bytes, content_type: str, name: str) -> str:
        """Store a file; its mxc:// address."""
        reply = await self.call(
            "POST", "/_matrix/media/v3/upload", data, params={"filename": name}, content_type=content_type
        )
        return str(reply["content_uri"])

    async def join(self, room: str) -> str:
        """Enter a room by its id or alias; its id."""
        return str((await self.call("POST", f"/_matrix/client/v3/join/{quote(room)}", {}))["room_id"])

    async def leave(self, room: str, reason: str = "") -> None:
        await self.call("POST", f"/_matrix/client/v3/rooms/{quote(room)}/leave", {"reason": reason} if reason else {})

    async def invite(self, room: str, account: str) -> None:
        await self.call("POST", f"/_matrix/client/v3/rooms/{quote(room)}/invite", {"user_id": account})

    async def remove(self, room: str, account: str, reason: str) -> None:
        """Put somebody out of a room, or withdraw an invitation."""
        body = {"user_id": account, "reason": reason}
        await self.call("POST", f"/_matrix/client/v3/rooms/{quote(room)}/kick", body)

    async def members(self, room: str) -> frozenset[str]:
        """Who is in a room."""
        reply = await self.call("GET", f"/_matrix/client/v3/rooms/{quote(room)}/joined_members")
        return frozenset(reply["joined"])

    async def sender_of(self, room: str, event: str) -> str:
        """Who sent an event."""
        return str((await self.call("GET", f"/_matrix/client/v3/rooms/{quote(room)}/event/{quote(event)}"))["sender"])

    async def mark_read(self, room: str, event: str) -> None:
        await self.call("POST", f"/_matrix/client/v3/rooms/{quote(room)}/receipt/m.read/{quote(event)}", {})

    async def show_typing(self, room: str, milliseconds: int) -> None:
        """Say that this user types, for so long; 0 ends it."""
        body = {"typing": True, "timeout": milliseconds} if milliseconds else {"typing": False}
        await self.call("PUT", f"/_matrix/client/v3/rooms/{quote(room)}/typing/{quote(self.user)}", body)


def _read(raw: bytes) -> dict[str, Any]:
    try:
        said = json.loads(raw or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
