"""The enquiry staff's channel on Matrix: Beacon as an application service, which its homeserver brings events by HTTP.

Needs what matrix_settings.py says; without it there is no such channel. Must not know what a question means, nor what a
command does.
"""

from __future__ import annotations

import hmac
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.exchange import open_exchange
from bot.channels.matrix_events import NotATransaction
from bot.channels.matrix_service import MatrixService
from bot.channels.matrix_settings import MatrixSettings, read_settings
from bot.channels.reception import Handler
from bot.desk.window import Away
from conversations.records import RecordUnavailable

LARGEST = 16_000_000  # bytes: a transaction holds at most a hundred events of 65,536 each, and what is typed
API = "/_matrix/app/v1"


class BeaconMatrix(InputChannel):
    """The routes that the homeserver calls. All of them are for the bearer of its token."""

    def __init__(self, settings: MatrixSettings | None, language: str) -> None:
        self.settings = settings
        self.language = language

    @classmethod
    def name(cls) -> str:
        return "matrix"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BeaconMatrix:
        return cls(read_settings(), (credentials or {}).get("language", "en"))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        routes = Blueprint("beacon_matrix", __name__)
        if self.settings is None:
            return routes
        service = MatrixService(self.settings, self.language)

        async def open_desk(app: Any, _: Any) -> None:
            await service.open(await open_exchange(app, on_new_message))

        async def close_desk(app: Any, _: Any) -> None:
            await service.close()

        async def take(request: Request, transaction: str) -> HTTPResponse:
            if not self.admits(request):  # before the body is read
                return _refuse(403, "M_FORBIDDEN")
            request.stream.request_max_size = LARGEST
            await request.receive_body()
            try:
                await service.receive(transaction, request.body)
            except NotATransaction:
                return _refuse(400, "M_BAD_JSON")
            except (RecordUnavailable, Away):  # nothing is lost: the homeserver keeps it and comes again
                return _refuse(503, "M_UNKNOWN")
            return response.json({})

        async def know(request: Request, **name: str) -> HTTPResponse:
            if not self.admits(request):
                return _refuse(403, "M_FORBIDDEN")
            return response.json({}) if name.get("account") == service.account else _refuse(404, "M_NOT_FOUND")

        async def ping(request: Request) -> HTTPResponse:
            return response.json({}) if self.admits(request) else _refuse(403, "M_FORBIDDEN")

        routes.listener("after_server_start")(open_desk)
        routes.listener("before_server_stop")(close_desk)
        for prefix in (API, ""):  # homeservers of before 2023 know the short paths only
            kind = "new" if prefix else "old"
            routes.add_route(take, f"{prefix}/transactions/<transaction>", ["PUT"], stream=True, name=f"take_{kind}")
            routes.add_route(know, f"{prefix}/users/<account>", ["GET"], unquote=True, name=f"know_{kind}")
            routes.add_route(know, f"{prefix}/rooms/<alias>", ["GET"], unquote=True, name=f"find_{kind}")
        routes.add_route(ping, f"{API}/ping", ["POST"], name="ping")
        return routes

    def admits(self, request: Request) -> bool:
        """Whether it is the homeserver that calls."""
        assert self.settings
        given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.args.get("access_token", "")
        return hmac.compare_digest(given.encode(), self.settings.homeserver_token.encode())


def _refuse(status: int, code: str) -> HTTPResponse:
    return response.json({"errcode": code}, status=status)
