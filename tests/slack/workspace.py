"""A Slack workspace for the tests: a real HTTP server with the part of the Web API that Beacon uses, in Slack's documented
shapes and with its limits, and what Slack sends an app, signed.

A test can let any call fail as Slack or a network does: see `Fault`. Nothing of Beacon is imported here.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from slack_sdk.signature import SignatureVerifier

PATIENCE = 60.0  # seconds; what is waited for comes within one on an idle machine
BEACON = "U0BEACON"
TOKEN = "xoxb-test"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


@dataclass
class Fault:
    """What goes wrong with the next call of a method.

    `error` Slack's refusal; `status` another status than 200; `retry_after` its header of a 429; `breaks` the connection
    ends without an answer, `after` whether that is after Slack did what was asked.
    """

    error: str = ""
    status: int = 200
    retry_after: int | None = None
    breaks: bool = False
    after: bool = False


@dataclass
class Channel:
    """A channel, its members, and its messages with those of its threads, in order."""

    kind: str  # "private", "public", "im"
    members: list[str]
    messages: list[dict[str, Any]] = field(default_factory=list)


class Workspace:
    """One workspace with one app in it."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.news = threading.Condition()
        self._faults: dict[str, list[Fault]] = {}
        self._clock = itertools.count(int(time.time()) * 1_000_000)
        self._events = itertools.count(1)
        self._loop = asyncio.new_event_loop()
        opened = threading.Event()
        threading.Thread(target=self._serve, args=(opened,), daemon=True).start()
        assert opened.wait(10)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    def add(self, channel: str, kind: str, *members: str) -> str:
        self.channels[channel] = Channel(kind, [*members, BEACON])
        return channel

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of the method go wrong, one after the other."""
        self._faults.setdefault(method, []).extend(faults)

    def forgive(self) -> None:
        """Nothing goes wrong any more."""
        self._faults.clear()

    # --- what the tests see

    def texts(self, channel: str, thread: str = "") -> list[str]:
        """What Beacon wrote in a channel, or in a thread of it."""
        return [str(one["text"]) for one in self.posts(channel, thread)]

    def posts(self, channel: str, thread: str = "") -> list[dict[str, Any]]:
        with self.news:
            messages = self.channels[channel].messages
            return [one for one in messages if one["user"] == BEACON and one.get("thread_ts", "") == thread]

    def wait(self, find: Callable[[], Any], what: str = "") -> Any:
        """What is found, as soon as there is something."""
        until = time.monotonic() + PATIENCE
        with self.news:
            while not (found := find()):
                left = until - time.monotonic()
                if left <= 0:
                    last = "\n".join(f"{name} {json.dumps(body)[:300]}" for name, body in self.calls[-12:])
                    raise AssertionError(f"waited in vain {what}. The last calls:\n{last}")
                self.news.wait(min(left, 1.0))
        return found

    def wait_post(self, channel: str, part: str, thread: str = "", count: int = 1) -> dict[str, Any]:
        """Beacon's `count`th message with that part in its words."""

        def find() -> Any:
            fitting = [one for one in self.posts(channel, thread) if part in one["text"]]
            return fitting[count - 1] if len(fitting) >= count else None

        found: dict[str, Any] = self.wait(find, f"for {part!r}")
        return found

    # --- what people do there

    def write(self, channel: str, user: str, text: str, thread: str = "", **more: Any) -> dict[str, Any]:
        """Somebody writes; the message as it stands in the channel. Nobody is told of it: `tell` does that."""
        message = {"type": "message", "user": user, "text": text, "ts": self._now(), **more}
        if thread:
            message["thread_ts"] = thread
        with self.news:
            self.channels[channel].messages.append(message)
        return message

    def event(self, channel: str, message: Mapping[str, Any], kind: str = "message") -> dict[str, Any]:
        """The event of a message as Slack sends it."""
        types = {"private": "group", "public": "channel", "im": "im"}
        about = {**message, "type": kind, "channel": channel, "event_ts": message["ts"]}
        if kind == "message":
            about["channel_type"] = types[self.channels[channel].kind]
        return self.envelope(about)

    def envelope(self, event: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "token": "Jhj5dZrVaK7ZwHHjRyZWjbDl",
            "team_id": "T0TEST",
            "api_app_id": "A0TEST",
            "event": dict(event),
            "type": "event_callback",
            "event_id": f"Ev{next(self._events):09}",
            "event_time": int(time.time()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": "T0TEST",
                    "user_id": BEACON,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": "4-test",
        }

    def reaction(self, channel: str, user: str, ts: str, name: str) -> dict[str, Any]:
        item = {"type": "message", "channel": channel, "ts": ts}
        about = {"type": "reaction_added", "user": user, "reaction": name, "item_user": BEACON, "item": item}
        return self.envelope({**about, "event_ts": self._now()})

    def press(self, channel: str, user: str, message: Mapping[str, Any], title: str) -> dict[str, Any]:
        """The payload of a press of the message's button with that title."""
        button = next(
            button for button in buttons(message) if title in (button["text"]["text"], button["accessibility_label"])
        )
        place = {"type": "message", "message_ts": message["ts"], "channel_id": channel, "is_ephemeral": False}
        if "thread_ts" in message:
            place["thread_ts"] = message["thread_ts"]
        action = {key: button[key] for key in ("action_id", "text", "value", "type")}
        return {
            "type": "block_actions",
            "user": {"id": user, "username": user.lower(), "team_id": "T0TEST"},
            "api_app_id": "A0TEST",
            "token": "Jhj5dZrVaK7ZwHHjRyZWjbDl",
            "container": place,
            "trigger_id": f"{self._now()}.abc",
            "team": {"id": "T0TEST", "domain": "test"},
            "channel": {"id": channel, "name": "privategroup"},
            "message": {"bot_id": "B0BEACON", **message},
            "response_url": "https://hooks.slack.com/actions/T0TEST/1/abc",
            "actions": [{**action, "block_id": "b1", "action_ts": self._now()}],
        }

    def _now(self) -> str:
        stamp = str(next(self._clock))
        return f"{stamp[:-6]}.{stamp[-6:]}"

    # --- the Web API

    def _serve(self, opened: threading.Event) -> None:
        async def open_server() -> None:
            app = web.Application()
            app.router.add_route("*", "/api/{method}", self._answer)
            runner = web.AppRunner(app)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            assert site._server
            self.api = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/api/"
            opened.set()

        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(open_server())
        self._loop.run_forever()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = dict(request.query) if request.method == "GET" else await request.json()
        faults = self._faults.get(method)
        fault = faults.pop(0) if faults else Fault()
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        with self.news:
            self.calls.append((method, body))
            self.news.notify_all()
        if fault.retry_after is not None:
            headers = {"Retry-After": str(fault.retry_after)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        if fault.error or fault.status != 200:
            return web.json_response({"ok": False, "error": fault.error or "internal_error"}, status=fault.status)
        if not fault.breaks or fault.after:
            reply = self._act(method, body)
        if fault.breaks:
            assert request.transport
            request.transport.abort()
            return web.Response()
        return web.json_response(reply)

    def _act(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        acts: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "auth.test": self._test,
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "conversations.info": self._info,
            "conversations.members": self._members,
            "conversations.replies": self._replies,
            "conversations.history": self._history,
        }
        if method not in acts:
            return {"ok": False, "error": "unknown_method"}
        if method != "auth.test" and body.get("channel") not in self.channels:
            return {"ok": False, "error": "channel_not_found"}
        with self.news:
            reply = acts[method](body)
            self.news.notify_all()
            return reply

    def _test(self, body: dict[str, Any]) -> dict[str, Any]:
        about = {"url": "https://test.slack.com/", "team": "Test", "user": "beacon", "team_id": "T0TEST"}
        return {"ok": True, **about, "user_id": BEACON, "bot_id": "B0BEACON", "is_enterprise_install": False}

    def _post(self, body: dict[str, Any]) -> dict[str, Any]:
        fault = next(find_faults(body.get("blocks") or []), "")
        if fault:
            return {
                "ok": False,
                "error": "invalid_blocks",
                "errors": [fault],
                "response_metadata": {"messages": [fault]},
            }
        if not body.get("text"):
            return {"ok": False, "error": "no_text"}
        channel = self.channels[body["channel"]]
        thread = body.get("thread_ts", "")
        if thread and thread not in [message["ts"] for message in channel.messages]:
            return {"ok": False, "error": "thread_not_found"}
        kept = {name: body[name] for name in ("text", "blocks", "metadata", "thread_ts") if name in body}
        message = {
            "type": "message",
            "user": BEACON,
            "bot_id": "B0BEACON",
            "app_id": "A0TEST",
            "ts": self._now(),
            **kept,
        }
        channel.messages.append(message)
        shown = {name: value for name, value in message.items() if name != "metadata"}
        return {"ok": True, "channel": body["channel"], "ts": message["ts"], "message": shown}

    def _update(self, body: dict[str, Any]) -> dict[str, Any]:
        fault = next(find_faults(body.get("blocks") or []), "")
        if fault:
            return {"ok": False, "error": "invalid_blocks", "errors": [fault]}
        found = [one for one in self.channels[body["channel"]].messages if one["ts"] == body.get("ts")]
        if not found:
            return {"ok": False, "error": "message_not_found"}
        found[0].update(text=body["text"], blocks=body.get("blocks", []))
        return {"ok": True, "channel": body["channel"], "ts": body["ts"], "text": body["text"]}

    def _info(self, body: dict[str, Any]) -> dict[str, Any]:
        channel = self.channels[body["channel"]]
        if channel.kind == "private" and BEACON not in channel.members:
            return {"ok": False, "error": "channel_not_found"}
        if channel.kind == "im":
            return {"ok": True, "channel": {"id": body["channel"], "is_im": True, "user": channel.members[0]}}
        about = {"is_channel": True, "is_private": channel.kind == "private", "is_im": False, "is_mpim": False}
        return {"ok": True, "channel": {"id": body["channel"], **about, "is_member": BEACON in channel.members}}

    def _members(self, body: dict[str, Any]) -> dict[str, Any]:
        """Two a page, so that whoever reads only the first is found out."""
        members = self.channels[body["channel"]].members
        start = int(body.get("cursor") or 0)
        more = str(start + 2) if start + 2 < len(members) else ""
        return {"ok": True, "members": members[start : start + 2], "response_metadata": {"next_cursor": more}}

    def _replies(self, body: dict[str, Any]) -> dict[str, Any]:
        oldest = float(body.get("oldest") or 0)
        found = [
            one for one in self.channels[body["channel"]].messages if body["ts"] in (one["ts"], one.get("thread_ts"))
        ]
        if not found:
            return {"ok": False, "error": "thread_not_found"}
        found = [one for one in found if float(one["ts"]) > oldest or one["ts"] == body["ts"]]
        start = int(body.get("cursor") or 0)
        more = str(start + 5) if start + 5 < len(found) else ""
        shown = [self._show(one, body) for one in found[start : start + 5]]
        return {"ok": True, "messages": shown, "has_more": bool(more), "response_metadata": {"next_cursor": more}}

    def _history(self, body: dict[str, Any]) -> dict[str, Any]:
        heads = [one for one in self.channels[body["channel"]].messages if one.get("thread_ts", one["ts"]) == one["ts"]]
        shown = [self._show(one, body) for one in reversed(heads)]
        return {"ok": True, "messages": shown[: int(body.get("limit", 100))], "has_more": False}

    def _show(self, message: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        if body.get("include_all_metadata") in ("1", "true"):
            return message
        return {name: value for name, value in message.items() if name != "metadata"}


def buttons(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The buttons of a message."""
    found = []
    for block in message.get("blocks") or ():
        found += block.get("elements", []) if block["type"] == "actions" else []
        found += [block["accessory"]] if "accessory" in block else []
    return found


def find_faults(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """What Slack would refuse of these blocks, by its published limits."""
    if len(blocks) > 50:
        yield "no more than 50 items allowed [json-pointer:/blocks]"
    if len(json.dumps(blocks, ensure_ascii=False)) > 13_000:  # not published; met by others
        yield "msg_blocks_too_long"
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "only_one_table_allowed"
    ids = [button["action_id"] for button in buttons({"blocks": blocks})]
    if len(ids) != len(set(ids)):
        yield "action_id is not unique"
    for button in buttons({"blocks": blocks}):
        if not 0 < len(button["text"]["text"]) <= 75 or len(button["value"]) > 2000 or len(button["action_id"]) > 255:
            yield "a button is too long [json-pointer:/blocks]"
    for block in blocks:
        kind = block["type"]
        if kind not in ("rich_text", "section", "actions", "image", "table"):
            yield f"unsupported type: {kind}"
        if kind == "section" and not 0 < len(block["text"]["text"]) <= 3000:
            yield "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
        if kind == "actions" and not 0 < len(block["elements"]) <= 25:
            yield "no more than 25 items allowed [json-pointer:/blocks/0/elements]"
        if kind == "image" and not (0 < len(block["alt_text"]) <= 2000 and len(block["image_url"]) <= 3000):
            yield "must be less than 2001 characters [json-pointer:/blocks/0/alt_text]"
        if kind == "table" and not (0 < len(block["rows"]) <= 100 and all(0 < len(row) <= 20 for row in block["rows"])):
            yield "a table is too large [json-pointer:/blocks/0/rows]"
        if kind in ("rich_text", "table") and not _filled(block):
            yield "must be more than 0 characters [json-pointer:/blocks/0/elements]"


def _filled(block: Any) -> bool:
    """Whether no text in it is empty."""
    if isinstance(block, dict):
        if block.get("type") in ("text", "link", "raw_text") and not block.get("text"):
            return False
        return all(map(_filled, block.values()))
    return all(map(_filled, block)) if isinstance(block, list) else True


# --- what Slack sends


def vouch(body: bytes, secret: str = SECRET, at: int | None = None) -> dict[str, str]:
    """The headers with which Slack vouches for a request, made by its own library."""
    stamp = str(int(time.time()) if at is None else at)
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    assert signature
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}


def send(
    url: str, payload: Mapping[str, Any], *, sign: Callable[[bytes], dict[str, str]] | None = None, retry: int = 0
) -> tuple[int, str]:
    """Bring a payload to Beacon as Slack does; status and body of the answer. `sign` makes other headers than Slack's."""
    form = payload.get("type") == "block_actions"
    data = json.dumps(payload, ensure_ascii=False)
    body = (urllib.parse.urlencode({"payload": data}) if form else data).encode()
    kind = "application/x-www-form-urlencoded" if form else "application/json; charset=utf-8"
    retried = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
    request = urllib.request.Request(url, body, {"Content-Type": kind, **retried, **(sign or vouch)(body)})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()
