"""The few changes made to Rasa as it runs, each with its reason; made once, and only to the version they were read in.

Knows Rasa's inside; must not know the assistant's questions, answers or channels.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import rasa
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.constants import DOCS_BASE_URL
from rasa.shared.core.events import Event
from rasa.utils.endpoints import EndpointConfig

from bot import inprocess

VERSION = "3.6.21"


class UnknownRasa(RuntimeError):
    """The installed Rasa is not the one that the changes were written for."""


@cache
def open_validator() -> Any:
    """The validator of an action's reply, built once: the schema never changes."""
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)
    validator.check_schema(schema)
    return validator(schema)


def validate_action_result(self: RemoteAction, result: Any) -> bool:
    """RemoteAction._validate_action_result without checking the constant schema itself anew, 18 ms on every call."""
    error = best_match(open_validator().iter_errors(result))
    if error is None:
        return True
    error.message += (
        ". Failed to validate Action server response from API, make sure your response from the Action endpoint is "
        f"valid. For more information about the format visit {DOCS_BASE_URL}/custom-actions"
    )
    raise error


_classes: dict[str, type[Event]] = {}
_resolve = Event.resolve_by_type


def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    """Event.resolve_by_type that remembers: the original walks all event classes for every event of a conversation."""
    found = _classes.get(type_name)
    if found is None:
        found = _resolve(type_name, default)
        if found is not None and found.type_name == type_name:
            _classes[type_name] = found
    return found


def keep_text(self: RegexMessageHandler, messages: list[Any], domain: Any = None) -> list[Any]:
    """RegexMessageHandler.process that leaves `/intent{...}` the text it is.

    Users type what they like and channels pass it on; nothing of Beacon's own is sent in that form, so that no text
    can name an intent, set an entity or reset a conversation.
    """
    return messages


def mend() -> None:
    """Make all changes; doing so twice changes nothing more. Refuses any other Rasa."""
    if rasa.__version__ != VERSION:
        raise UnknownRasa(f"bot/engine.py was written for Rasa {VERSION}, this is {rasa.__version__}: read it anew")
    EndpointConfig.request = inprocess.request
    RemoteAction._validate_action_result = validate_action_result
    Event.resolve_by_type = staticmethod(resolve_by_type)
    RegexMessageHandler.process = keep_text


def leave_root() -> None:
    """Keep Rasa from greeting at /, where the chat's page stands (bot/channels/pages.py)."""
    import rasa.server  # by now everything in it has been imported

    rasa.server.add_root_route = lambda app: None


def leave_origins() -> None:
    """Keep Rasa from answering preflights: it knows no pages that may speak to a channel, and browsers take it at its word."""
    import rasa.server

    rasa.server.configure_cors = lambda app, origins=None: None
