"""The public's chat at /chat: messages come by POST, replies go out as a stream or as plain JSON. The page is pages.py's.

Needs nothing; visitors.py tells what the environment can set. A session is bound to one conversation and signed, so that
nothing a client sends says who it is. Must not know what a question means, nor who answers it (exchange.py).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from functools import wraps
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.exchange import Exchange, UnknownChoice, close_exchange, open_exchange
from bot.channels.lists import Lists
from bot.channels.reception import PATIENCE, Handler, clean
from bot.channels.sessions import KEY as SESSION_KEY
from bot.channels.sessions import LASTS, BadSession, issue, open_session
from bot.channels.views import show_entry, show_state, write_csv, write_event
from bot.channels.visitors import Counter, House, TooMany, read_house
from bot.secret import read_secret
from conversations.store import RecordUnavailable
from knowledge.database import StoreUnavailable
from languages.language import FOLDERS, load_language

LIMIT = 500  # characters of a message
LARGEST = 16_000  # bytes of a request
COMMENT = 1_000
KEY = 64
RETRY = 1_000  # milliseconds until a client whose stream broke comes again
STREAMS = 6  # of one conversation: tabs

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Origin",
}

Route = Callable[..., Awaitable[HTTPResponse]]


class Refusal(Exception):
    """Why a request is not taken: the HTTP status, a word for programs, and the sentence for people with its places."""

    def __init__(self, status: int, error: str, sentence: str = "", **places: object) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.sentence = sentence
        self.places = places


class BeaconWeb(InputChannel):
    """The routes under /chat."""

    def __init__(self, key: str, house: House) -> None:
        self.key = key
        self.house = house
        self.counter = Counter(house)
        self.lists = Lists()
        self.streams: dict[str, int] = {}

    @classmethod
    def name(cls) -> str:
        return "web"

    @classmethod
    def url_prefix(cls) -> str:
        return "/chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BeaconWeb:
        from bot import engine  # imported late: it brings TensorFlow

        engine.leave_origins()
        return cls(read_secret(SESSION_KEY), read_house())

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        routes = Blueprint("beacon_web", __name__)

        @routes.listener("before_server_start")  # type: ignore[untyped-decorator] # Sanic 21 has no types
        async def open_kept(app: Any, _: Any) -> None:
            app.config.PROXIES_COUNT = self.house.proxies or None
            await open_exchange(app, on_new_message)

        @routes.listener("before_server_stop")  # type: ignore[untyped-decorator] # Sanic 21 has no types
        async def close_kept(app: Any, _: Any) -> None:
            await close_exchange(app)

        async def allow(request: Request, **_: Any) -> HTTPResponse:
            return self.allow(request)

        for path, method, act in (
            ("/sessions", "POST", self.begin),
            ("/messages", "POST", self.take_message),
            ("/stream", "GET", self.stream),
            ("/entries", "GET", self.list_entries),
            ("/entries/<file>", "GET", self.download),
            ("/feedback", "POST", self.take_feedback),
            ("/typing", "POST", self.take_typing),
            ("/person", "POST", self.ask_person),
            ("/rating", "POST", self.take_rating),
            ("/language", "POST", self.set_language),
            ("/clear", "POST", self.clear),
            ("/config", "GET", self.configure),
        ):
            routes.add_route(self.guard(act), path, methods=[method], name=act.__name__)
            routes.add_route(allow, path, methods=["OPTIONS"], name=f"allow_{act.__name__}")
        return routes

    def guard(self, act: Route) -> Route:
        """The route behind the door: strangers' pages are refused, and every refusal is said in words."""

        @wraps(act)
        async def guarded(request: Request, **places: Any) -> HTTPResponse:
            origin = request.headers.get("origin", "")
            try:
                if not self.house.admits(origin, request.host):
                    raise Refusal(403, "origin")
                if len(request.body) > LARGEST:
                    raise Refusal(413, "too-large", "web-too-long", limit=LIMIT)
                reply = await act(request, **places)
            except Refusal as refusal:
                reply = self.refuse(request, refusal)
            except BadSession:
                reply = self.refuse(request, Refusal(401, "session", "web-session"))
            except TooMany as limit:
                reply = self.refuse(request, Refusal(429, "too-many", "web-too-many", seconds=limit.seconds))
                reply.headers["Retry-After"] = str(limit.seconds)
            except (RecordUnavailable, StoreUnavailable):
                reply = self.refuse(request, Refusal(503, "unavailable", "web-unavailable"))
                reply.headers["Retry-After"] = "2"
            if reply is not None:  # a stream has sent its own
                reply.headers.update(self.headers(origin))
            return reply

        return guarded

    def headers(self, origin: str) -> dict[str, str]:
        """What every reply bears: no caching, no guessing of types, and leave for a listed page elsewhere to read it."""
        shared = {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "Retry-After"}
        return {**HEADERS, **(shared if origin in self.house.origins else {})}

    def allow(self, request: Request) -> HTTPResponse:
        """What a browser asks before it lets a page elsewhere speak here."""
        origin = request.headers.get("origin", "")
        if origin not in self.house.origins:
            return response.empty(403, HEADERS)
        leave = {
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
            "Access-Control-Max-Age": "600",
        }
        return response.empty(204, {**self.headers(origin), **leave})

    def refuse(self, request: Request, refusal: Refusal) -> HTTPResponse:
        language = load_language(spoken(request.args.get("lang")) or "en")
        message = language.say(refusal.sentence, **refusal.places) if refusal.sentence else ""
        return response.json({"error": refusal.error, "message": message}, status=refusal.status)

    async def enter(self, request: Request) -> tuple[Exchange, str]:
        """The exchange, and the conversation that the bearer of the token may speak in. BadSession for anybody else."""
        exchange: Exchange = request.app.ctx.exchange
        session = open_session(request.headers.get("authorization", "").removeprefix("Bearer "), self.key)
        await self.counter.count("act", session.conversation)
        until = await exchange.find_end(session.conversation, session.expires, LASTS)
        if datetime.now(timezone.utc) > until:
            raise BadSession("the conversation has ended")
        return exchange, session.conversation

    async def begin(self, request: Request) -> HTTPResponse:
        await self.counter.count("session", address_of(request))
        body = read_body(request)
        return await self.start(request, spoken(body.get("language")))

    async def start(self, request: Request, language: str) -> HTTPResponse:
        exchange: Exchange = request.app.ctx.exchange
        conversation = await exchange.start(self.name(), language or "en")
        token, session = issue(conversation.id, self.key, datetime.now(timezone.utc))
        begun = {
            "conversation": conversation.id,
            "token": token,
            "expires": session.expires.isoformat(),
            "keeps_days": exchange.keeps_days,
        }
        return response.json(begun, status=201)

    async def take_message(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        await self.counter.count("address", address_of(request))
        body = read_body(request)
        key, text, choice = (body.get(name, "") for name in ("key", "text", "choice"))
        if not (isinstance(key, str) and 0 < len(key) <= KEY and key.isascii() and key.isprintable()):
            raise Refusal(400, "key")
        if not isinstance(text, str) or not isinstance(choice, str):
            raise Refusal(400, "text")
        await self.counter.count("message", conversation)
        if choice:
            try:
                entry = await exchange.choose(conversation, key, choice)
            except UnknownChoice:
                raise Refusal(400, "choice") from None
        else:
            if len(text) > LIMIT:
                raise Refusal(400, "too-long", "web-too-long", limit=LIMIT)
            if not clean(text):
                raise Refusal(400, "empty", "web-empty")
            entry = await exchange.say(conversation, key, clean(text))
        if request.args.get("wait") != "true":
            return response.json({"number": entry.number, "text": entry.text}, status=202)
        replies = await exchange.replies(conversation, entry, PATIENCE)
        said = {"number": entry.number, "text": entry.text}
        return response.json({**said, "entries": [show_entry(reply) for reply in replies]})

    async def list_entries(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        entries = await exchange.entries(conversation, read_number(request.args.get("after", "0")))
        state = show_state(await exchange.state(conversation))
        return response.json({"entries": [show_entry(entry) for entry in entries], "state": state})

    async def download(self, request: Request, file: str) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        if not file.endswith(".csv"):
            raise Refusal(404, "no-list")
        number = read_number(file.removesuffix(".csv"))
        found = await exchange.entries(conversation, number - 1, 1)
        rows = await asyncio.to_thread(self.lists.list_rows, found[0].parts) if found else None
        if not rows:
            raise Refusal(404, "no-list")
        disposition = f'attachment; filename="beacon-{number}.csv"'
        return response.text(
            write_csv(rows), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
        )

    async def take_feedback(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        body = read_body(request)
        number, up, comment = body.get("number"), body.get("up"), body.get("comment", "")
        if not isinstance(number, int) or not isinstance(up, bool) or not isinstance(comment, str):
            raise Refusal(400, "feedback")
        await self.counter.count("address", address_of(request))
        if not await exchange.keep_feedback(conversation, number, up, clean(comment)[:COMMENT]):
            raise Refusal(404, "number")
        return response.empty(204)

    async def take_typing(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        await exchange.tell_typing(conversation, "user")
        return response.empty(204)

    async def ask_person(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        await self.counter.count("message", conversation)
        await exchange.ask_person(conversation)
        return response.empty(204)

    async def take_rating(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        body = read_body(request)
        stars, comment = body.get("stars"), body.get("comment", "")
        if not isinstance(stars, int) or stars not in range(1, 6) or not isinstance(comment, str):
            raise Refusal(400, "rating")
        if not await exchange.rate(conversation, stars, clean(comment)[:COMMENT]):
            raise Refusal(409, "rating")
        return response.empty(204)

    async def set_language(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        language = spoken(read_body(request).get("language"))
        if not language:
            raise Refusal(400, "language")
        await exchange.set_language(conversation, language)
        return response.empty(204)

    async def clear(self, request: Request) -> HTTPResponse:
        exchange, conversation = await self.enter(request)
        await self.counter.count("session", address_of(request))
        kept = await exchange.state(conversation)
        await exchange.end(conversation)
        return await self.start(request, kept.language)

    async def configure(self, request: Request) -> HTTPResponse:
        exchange: Exchange = request.app.ctx.exchange
        await self.counter.count("act", address_of(request))
        language = load_language(spoken(request.args.get("lang")) or "en")
        known = await asyncio.to_thread(self.lists.describe)
        suggestions = [language.say(f"web-suggestion-{number}") for number in (1, 2, 3)]
        about = {
            "languages": list(FOLDERS),
            "suggestions": suggestions,
            "limit": LIMIT,
            "person": exchange.has_desk,
            "keeps_days": exchange.keeps_days,
            "as_of": known.as_of.isoformat(),
            "hosts": known.hosts,
        }
        return response.json(about)

    async def stream(self, request: Request) -> None:
        """Sends what happens in the conversation as it happens, from the entry after Last-Event-ID on."""
        exchange, conversation = await self.enter(request)
        after = read_number(request.headers.get("last-event-id") or request.args.get("after", "0"))
        if self.streams.get(conversation, 0) >= STREAMS:
            raise Refusal(429, "streams", "web-too-many", seconds=10)
        self.streams[conversation] = self.streams.get(conversation, 0) + 1
        try:
            headers = {**self.headers(request.headers.get("origin", "")), "X-Accel-Buffering": "no"}
            reply = await request.respond(content_type="text/event-stream; charset=utf-8", headers=headers)
            await reply.send(f"retry: {RETRY}\n\n")
            async for event in exchange.follow(conversation, after):
                await reply.send(write_event(event))
            await reply.eof()
        finally:
            self.streams[conversation] -= 1
            if not self.streams[conversation]:
                del self.streams[conversation]


def address_of(request: Request) -> str:
    """The visitor's address: as the proxies say it where there are such, else the connection's."""
    return str(request.remote_addr or request.ip)


def read_body(request: Request) -> dict[str, Any]:
    """The JSON object of a request; nothing at all is an empty one."""
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        raise Refusal(400, "json") from None
    if not isinstance(body, dict):
        raise Refusal(400, "json")
    return body


def read_number(text: str) -> int:
    """The number of an entry."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Refusal(400, "number")
    return int(text)


def spoken(code: object) -> str:
    """The code of a language that is spoken here, else ""."""
    return code if isinstance(code, str) and code in FOLDERS else ""
