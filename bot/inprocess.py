"""Calls the actions inside Rasa's own process: an `inprocess://PACKAGE` address for `action_endpoint`, no HTTP between.

Knows Rasa's and the SDK's calling conventions; must not know what any action does, nor import one by name.
"""

from __future__ import annotations

import asyncio
import json
import logging
from functools import cache
from typing import Any

from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

SCHEME = "inprocess://"

logger = logging.getLogger(__name__)


class ActionFailed(RasaException):
    """An action raised; over HTTP this would have been the action server's status 500."""


@cache
def open_executor(package: str) -> ActionExecutor:
    """The SDK's executor with the actions of a package in it, found once for the whole process."""
    executor = ActionExecutor()
    executor.register_package(package)
    return executor


async def call_action(package: str, call: dict[str, Any]) -> Any:
    """What the action server's /webhook answers to a call, errors included.

    The call holds the tracker's own objects, not copies: an action reads them and must not change them.
    """
    try:
        return await open_executor(package).run(call)
    except ActionExecutionRejection as rejection:
        raise _refusal(400, rejection) from rejection
    except ActionNotFoundException as missing:
        raise _refusal(404, missing) from missing
    except asyncio.CancelledError:
        raise
    except Exception as error:
        raise ActionFailed(f"action {call.get('next_action')} raised {type(error).__name__}: {error}") from error


def _refusal(status: int, error: Any) -> ClientResponseError:
    """The refusal in the shape that Rasa's remote action already understands."""
    return ClientResponseError(
        status, error.message, json.dumps({"error": error.message, "action_name": error.action_name})
    )


_request_over_http = EndpointConfig.request


async def request(self: EndpointConfig, *args: Any, **kwargs: Any) -> Any:
    """EndpointConfig.request, answering inprocess:// addresses here and leaving every other to Rasa's own."""
    if self.url and self.url.startswith(SCHEME):
        return await call_action(self.url[len(SCHEME) :].strip("/"), kwargs["json"])
    return await _request_over_http(self, *args, **kwargs)
