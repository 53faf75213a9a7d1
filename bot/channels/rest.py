"""The JSON channel at /webhooks/rest/webhook: Rasa's own address and shape, with a guard before it.

Needs nothing; answers this machine only, unless BEACON_REST_TOKEN is set, which every request must then bear.
Must not know what a question means.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import os
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.reception import Handler, Sentences, read_sentences, receive

TOKEN = "BEACON_REST_TOKEN"
SENDER_LIMIT = 200


class Refusal(Exception):
    """Why a request is not taken, for the programmer who sent it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True)
class Said:
    """Who said what: all that is taken from a request."""

    sender: str
    text: str


def admit(ip: str, authorization: str, token: str | None) -> None:
    """Let in the bearer of the token, or without one this machine."""
    if token:
        given = authorization.removeprefix("Bearer ").encode()
        if not hmac.compare_digest(given, token.encode()):
            raise Refusal(401, "a valid bearer token is needed")
    elif not is_loopback(ip):
        raise Refusal(403, f"only this machine is answered while {TOKEN} is not set")


def is_loopback(ip: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return ipaddress.ip_address(ip).is_loopback
    except ValueError:
        return False


def read_body(body: bytes) -> Said:
    """Who said what in a request's body."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(400, "the body is not JSON") from None
    if not isinstance(sent, dict):
        raise Refusal(400, "the body is not a JSON object")
    sender, text = sent.get("sender"), sent.get("message")
    if not isinstance(text, str):
        raise Refusal(400, "message is missing or not a string")
    if not isinstance(sender, str) or not 0 < len(sender) <= SENDER_LIMIT or not sender.isprintable():
        raise Refusal(400, f"sender is missing or not a string of 1 to {SENDER_LIMIT} printable characters")
    return Said(sender, text)


class BeaconRest(RestInput):
    """Rasa's REST channel behind the guard."""

    def __init__(self, sentences: Sentences, token: str | None) -> None:
        self.sentences = sentences
        self.token = token

    @classmethod
    def name(cls) -> str:
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BeaconRest:
        # imported late: it brings TensorFlow, and a channel alone needs none of it
        from bot import engine

        engine.mend()  # so that a plain `rasa run` is guarded too
        language = (credentials or {}).get("language", "en")
        return cls(read_sentences(language), os.environ.get(TOKEN))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes: a health check and the webhook."""
        routes = Blueprint("beacon_rest", __name__)

        @routes.route("/", methods=["GET"])  # type: ignore[untyped-decorator] # Sanic 21 has no types
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])  # type: ignore[untyped-decorator] # Sanic 21 has no types
        async def webhook(request: Request) -> HTTPResponse:
            try:
                admit(request.ip, request.headers.get("authorization", ""), self.token)
                said = read_body(request.body)
            except Refusal as refusal:
                return response.json({"error": refusal.reason}, status=refusal.status)
            return response.json(await receive(on_new_message, said.text, said.sender, self.name(), self.sentences))

        return routes
