"""Serves the chat's page at /, the page that tells how to embed it at /embed, and the widget's modules at /widget/.

Needs nothing; BEACON_DEMO=true adds a sample page of a department at /demo. Must not know what is said in the chat.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.reception import Handler
from bot.widget.words import read_words
from languages.language import FOLDERS

WIDGET = Path(__file__).parents[1] / "widget"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
}
PAGES = {"": "index.html", "embed": "embed.html"}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
HEADERS = {
    "Cache-Control": "no-cache",  # asked for each time, sent only where it has changed
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Encoding",
}
ELSEWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}  # modules of any page


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    content_type: str
    plain: bytes
    packed: bytes
    etag: str


def find_asset(path: str, folder: Path = WIDGET) -> Asset | None:
    """The file of that path in the folder as it is now; None for what is not there or not to be had."""
    file = (folder / path).resolve()
    if not file.is_relative_to(folder.resolve()) or file.suffix not in TYPES or not file.is_file():
        return None
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(256)
def _read(file: Path, _: int) -> Asset:
    return _pack(file.suffix, file.read_bytes())


@lru_cache
def find_words(code: str) -> Asset | None:
    """The chat's words in a language; None where it is not spoken here."""
    if code not in FOLDERS:
        return None
    return _pack(".json", json.dumps(read_words(code), ensure_ascii=False).encode())


def _pack(suffix: str, plain: bytes) -> Asset:
    etag = f'"{hashlib.sha256(plain).hexdigest()[:32]}"'
    return Asset(TYPES[suffix], plain, gzip.compress(plain, 9, mtime=0), etag)


def shows_demo() -> bool:
    """Whether the sample page of a department is served too."""
    return os.environ.get("BEACON_DEMO") == "true"


class BeaconPages(InputChannel):
    """The pages and the widget's files beside the channels: nothing comes in here but the wish to see them."""

    def __init__(self, demo: bool) -> None:
        self.pages = PAGES | ({"demo": "demo.html"} if demo else {})

    @classmethod
    def name(cls) -> str:
        return "pages"

    @classmethod
    def url_prefix(cls) -> str:
        return "/"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BeaconPages:
        from bot import engine  # imported late: it brings TensorFlow

        engine.leave_root()
        return cls(shows_demo())

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        routes = Blueprint("beacon_pages", __name__)

        async def show_page(request: Request) -> HTTPResponse:
            return send(request, find_asset(request.route.ctx.file), {"Content-Security-Policy": POLICY})

        async def show_file(request: Request, path: str) -> HTTPResponse:
            return send(request, find_asset(path), ELSEWHERE)

        async def show_words(request: Request, file: str) -> HTTPResponse:
            return send(request, find_words(file.removesuffix(".json")), ELSEWHERE)

        for path, file in self.pages.items():
            routes.add_route(show_page, f"/{path}", methods=["GET", "HEAD"], name=file, ctx_file=file)
        routes.add_route(show_words, "/widget/words/<file>", methods=["GET", "HEAD"], name="words")
        routes.add_route(show_file, "/widget/<path:path>", methods=["GET", "HEAD"], name="widget")
        return routes


def send(request: Request, asset: Asset | None, headers: dict[str, str]) -> HTTPResponse:
    """The file, packed where the browser takes that, or word that it has not changed."""
    if asset is None:
        return response.text("There is no such page.", status=404, headers=HEADERS)
    headers = HEADERS | headers | {"ETag": asset.etag}
    if request.headers.get("if-none-match") == asset.etag:
        return response.empty(304, headers)
    packs = "gzip" in request.headers.get("accept-encoding", "")
    body = asset.packed if packs else asset.plain
    headers |= {"Content-Encoding": "gzip"} if packs else {}
    return response.raw(body, headers=headers, content_type=asset.content_type)
