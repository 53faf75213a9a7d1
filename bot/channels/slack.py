"""The enquiry staff's channel on Slack: Rasa's own connector with its faults mended, before the desk.

Needs what slack_settings.py says; without it there is no such channel. Must not know what a question means, nor what a
command does.
"""

from __future__ import annotations

import json
from typing import Any

from rasa.core.channels.slack import SlackInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.exchange import open_exchange
from bot.channels.reception import Handler
from bot.channels.slack_service import SlackService
from bot.channels.slack_settings import SlackSettings, read_settings
from bot.desk.window import Away
from conversations.records import RecordUnavailable


class BeaconSlack(SlackInput):
    """The connector's routes and its check of the signature; what it would hand to Rasa goes to the desk."""

    def __init__(self, settings: SlackSettings | None, language: str) -> None:
        self.service = SlackService(settings, language) if settings else None
        if settings:
            super().__init__(settings.token, settings.channel, slack_signing_secret=settings.secret)

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BeaconSlack:
        return cls(read_settings(), (credentials or {}).get("language", "en"))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        service = self.service
        if service is None:
            return Blueprint("beacon_slack", __name__)

        async def open_desk(app: Any, _: Any) -> None:
            await service.open(await open_exchange(app, on_new_message))

        async def close_desk(app: Any, _: Any) -> None:
            await service.close()

        async def bare_type(request: Request) -> None:
            """The connector takes `application/json; charset=utf-8` for something else."""
            kind = request.headers.get("content-type", "")
            request.headers["content-type"] = kind.partition(";")[0].strip().lower()

        routes = super().blueprint(on_new_message)
        routes.listener("before_server_start")(open_desk)
        routes.listener("before_server_stop")(close_desk)
        routes.middleware("request")(bare_type)
        return routes

    @staticmethod
    def _is_user_message(slack_event: dict[str, Any]) -> bool:
        """Whether the desk is to see it. The connector takes joins for words, and leaves out reactions."""
        return isinstance(slack_event.get("event"), dict)

    def _is_supported_channel(self, slack_event: dict[str, Any], metadata: dict[str, Any]) -> bool:
        """Any: what is meant for Beacon is decided at the desk."""
        return True

    async def process_message(self, request: Request, *_: Any, **__: Any) -> HTTPResponse:
        """Hand a signed request to the desk, Slack's retries too: the desk knows what it has done.

        The connector drops retries after a time-out, and with them what was lost the first time; all others it does again.
        """
        assert self.service
        payload = json.loads(request.form["payload"][0]) if request.form else request.json
        try:
            await self.service.receive(payload)
        except (RecordUnavailable, Away):  # nothing is lost: Slack comes again
            return response.text("", status=503)
        return response.text("")
