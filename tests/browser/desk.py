"""An enquiry desk that tests work by HTTP: /desk/take, say, type, close. It knows the exchange as any desk does."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.exchange import Exchange, open_exchange
from bot.channels.reception import Handler

OFFICER = "@chan:desk"


class TestDesk(InputChannel):
    """A desk with one officer."""

    @classmethod
    def name(cls) -> str:
        return "testdesk"

    @classmethod
    def url_prefix(cls) -> str:
        return "/desk"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        routes = Blueprint("test_desk", __name__)

        @routes.listener("before_server_start")  # type: ignore[untyped-decorator] # Sanic 21 has no types
        async def join(app: Any, _: Any) -> None:
            (await open_exchange(app, on_new_message)).join("test")

        @routes.route("/<act>/<conversation>", methods=["POST"])  # type: ignore[untyped-decorator] # Sanic 21 has no types
        async def work(request: Request, act: str, conversation: str) -> HTTPResponse:
            exchange: Exchange = request.app.ctx.exchange
            if act == "take":
                await exchange.take(conversation, OFFICER)
            elif act == "say":
                said = request.json
                await exchange.officer_says(conversation, OFFICER, said["text"], said["key"], "test")
            elif act == "type":
                await exchange.tell_typing(conversation, "officer")
            elif act == "close":
                await exchange.close_handover(conversation, OFFICER)
            return response.empty(204)

        return routes
