"""Serves /pictures/<token>.svg and .png, drawn from what is sealed in the token: nothing is stored or forged.

Needs nothing; BEACON_PICTURE_KEY keeps addresses good over a restart. Must not know what a question means.
`?width=` (240 to 1600, default 320) and `?theme=light|dark` (an SVG follows the reader's own setting without it).
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.reception import Handler
from bot.pictures.layout import NARROWEST, WIDEST, lay_out
from bot.pictures.palette import Theme
from bot.pictures.svg import paint_svg, policy
from languages.picture_token import BadToken, provide_key, unseal

PHONE = 320
KEPT = 64  # drawn pictures
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "cross-origin",  # a page elsewhere may show it
    "Referrer-Policy": "no-referrer",
}
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}  # another picture has another address
NEVER = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class Order:
    """What is to be drawn, and how."""

    token: str
    form: str
    width: int = PHONE
    theme: Theme | None = None


class BadOrder(ValueError):
    """An address that nothing can be drawn for."""


def read_order(name: str, width: str | None, theme: str | None) -> Order:
    """What an address asks for. BadOrder where it makes no sense."""
    token, _, form = name.rpartition(".")
    if form not in ("svg", "png"):
        raise BadOrder("the address must end in .svg or .png")
    if width is None:
        pixels = PHONE
    elif width.isascii() and width.isdigit() and len(width) <= 4 and NARROWEST <= int(width) <= WIDEST:
        pixels = int(width)
    else:
        raise BadOrder(f"width must be {NARROWEST} to {WIDEST}")
    if theme is not None and theme not in [known.value for known in Theme]:
        raise BadOrder("theme must be light or dark")
    return Order(token, form, pixels, Theme(theme) if theme else None)


class Studio:
    """Draws orders with one key, in one thread of its own, and keeps the latest pictures."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._thread = ThreadPoolExecutor(1, "pictures")
        self._drawn = lru_cache(KEPT)(self._draw)

    async def draw(self, order: Order) -> bytes:
        """The picture's bytes. BadToken for a token that is not ours."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._drawn, order)

    def _draw(self, order: Order) -> bytes:
        picture = unseal(order.token, self._key)
        if order.form == "svg":
            return paint_svg(lay_out(picture, order.width), order.theme)
        from bot.pictures.png import drawable, paint_png  # imported late: only who asks for PNG needs Pillow

        return paint_png(lay_out(drawable(picture), order.width), order.theme or Theme.LIGHT)


class BeaconPictures(InputChannel):
    """The pictures' addresses beside the channels: nothing comes in here but the wish to see one."""

    def __init__(self, key: bytes) -> None:
        self.studio = Studio(key)

    @classmethod
    def name(cls) -> str:
        return "pictures"

    @classmethod
    def url_prefix(cls) -> str:
        return "/pictures"  # with the slash Rasa does not put it below /webhooks

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BeaconPictures:
        return cls(provide_key())

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The one route."""
        routes = Blueprint("beacon_pictures", __name__)

        @routes.route("/<name>", methods=["GET", "HEAD"])  # type: ignore[untyped-decorator] # Sanic 21 has no types
        async def show(request: Request, name: str) -> HTTPResponse:
            try:
                order = read_order(name, request.args.get("width"), request.args.get("theme"))
                drawn = await self.studio.draw(order)
            except (BadOrder, BadToken):
                return response.json({"error": "there is no such picture"}, status=404, headers={**HEADERS, **NEVER})
            is_svg = order.form == "svg"
            headers = {
                **HEADERS,
                **FOREVER,
                "Content-Security-Policy": policy(order.theme) if is_svg else "default-src 'none'; sandbox",
            }
            kind = "image/svg+xml; charset=utf-8" if is_svg else "image/png"
            return response.raw(drawn, headers=headers, content_type=kind)

        return routes
