"""Calls Slack's Web API as one app, through slack_sdk: what cannot be reached is Away, what is refused is Turned.

Waits where Slack asks to (429, Retry-After) and tries nothing else again: its calls are not idempotent, and the library
would by default send a message a second time where a connection broke after the first. Must not know what is said.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.window import Away, Turned

PATIENCE = aiohttp.ClientTimeout(total=20, connect=5)
WAITS = 3  # times that Slack may ask to wait, for one call
PAGE = 200

# Refusals that have nothing to do with what was asked for: nothing would get through now.
SHUT = frozenset(
    {
        "ratelimited",
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "not_authed",
        "invalid_auth",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "team_access_not_granted",
        "ekm_access_denied",
    }
)


class Refused(Turned):
    """Slack's no to one thing; `code` as it names it, such as channel_not_found."""

    def __init__(self, method: str, code: str) -> None:
        super().__init__(f"Slack refuses {method}: {code}")
        self.code = code


class SlackClient:
    """One app's token. Open it inside the running loop, close it at the end. All calls may raise Away or Turned."""

    def __init__(self, token: str, api: str) -> None:
        self._session = aiohttp.ClientSession(timeout=PATIENCE)
        waiting = AsyncRateLimitErrorRetryHandler(max_retry_count=WAITS)
        self._web = AsyncWebClient(token, api, session=self._session, retry_handlers=[waiting])

    async def close(self) -> None:
        await self._session.close()

    async def call(self, method: str, **body: Any) -> dict[str, Any]:
        """Slack's reply to one call of a method that takes JSON, such as chat.postMessage."""
        return await self._reach(method, json=body)

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Slack's reply to one call of a method that reads."""
        return await self._reach(method, http_verb="GET", params=params)

    async def list(self, method: str, field: str, **params: Any) -> AsyncIterator[Any]:
        """All that a reading method lists, page by page."""
        cursor = ""
        while True:
            page = await self.ask(method, limit=PAGE, **params, **({"cursor": cursor} if cursor else {}))
            for one in page.get(field) or ():
                yield one
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return

    async def _reach(self, method: str, **how: Any) -> dict[str, Any]:
        try:
            reply = await self._web.api_call(method, **how)
        except SlackApiError as refusal:
            raise _judge(method, refusal) from refusal
        except (aiohttp.ClientError, asyncio.TimeoutError, SlackClientError, AttributeError) as error:
            # AttributeError: the library's own, where the answer is text and not JSON
            raise Away(f"Slack does not answer {method}: {type(error).__name__}") from error
        assert isinstance(reply.data, dict)  # the library has looked for its "ok"
        return reply.data


def _judge(method: str, refusal: SlackApiError) -> Away | Refused:
    """Whether it is this one thing that Slack refuses."""
    said = getattr(refusal.response, "data", None)
    code = said.get("error") if isinstance(said, dict) else None
    if not isinstance(code, str):  # not Slack's JSON: a proxy, or a page that says sorry
        return Away(f"Slack cannot answer {method} now")
    if code in SHUT or refusal.response.status_code >= 500:
        return Away(f"Slack answers {method} with {code}")
    return Refused(method, code)
