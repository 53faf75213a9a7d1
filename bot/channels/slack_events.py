"""What Slack tells an app (Events API, buttons of Block Kit), read into plain values. What is not understood is left out.

Knows Slack's payloads; must not know what is done about them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.slack_words import mentions, read_words, without_name

SPOKEN = (None, "thread_broadcast", "me_message")  # subtypes of a message that are somebody's words


@dataclass(frozen=True)
class Event:
    """Something that happened in a channel: `name` is the same for the same thing, however often Slack tells it."""

    name: str
    channel: str
    sender: str


@dataclass(frozen=True)
class Message(Event):
    """Words. `ts` the message's own id in its channel, `thread` that of the thread's head, "" outside; `called` whether
    Beacon is named; `is_text` is false for a file: what cannot be passed on."""

    text: str
    ts: str
    thread: str = ""
    called: bool = False
    is_text: bool = True


@dataclass(frozen=True)
class Reaction(Event):
    """`symbol` the emoji's name, put to the message `ts`."""

    ts: str
    symbol: str


@dataclass(frozen=True)
class Press(Event):
    """A button of the message `ts` was pressed; `value` is what it bears."""

    ts: str
    thread: str
    value: str


@dataclass(frozen=True)
class Membership(Event):
    """Somebody came into the channel, or left it."""

    comes: bool


def read_event(payload: Mapping[str, Any], account: str) -> Event | None:
    """The event of a request from Slack; None for what is nothing to Beacon. `account` is Beacon's own."""
    if payload.get("type") == "block_actions":
        return _read_press(payload)
    event = payload.get("event")
    if payload.get("type") != "event_callback" or not isinstance(event, dict):
        return None
    kind = event.get("type")
    if kind in ("message", "app_mention"):
        return read_message(event, _text(event, "channel"), account)
    name = f"event {_text(payload, 'event_id')}"
    if kind in ("member_joined_channel", "member_left_channel"):
        comes = kind == "member_joined_channel"
        return Membership(name, _text(event, "channel"), _text(event, "user"), comes)
    item = event.get("item")
    if kind == "reaction_added" and isinstance(item, dict) and item.get("type") == "message":
        # one skin tone or another: raised_hand::skin-tone-3
        symbol = _text(event, "reaction").partition("::")[0]
        return Reaction(name, _text(item, "channel"), _text(event, "user"), _text(item, "ts"), symbol)
    return None


def read_message(raw: Mapping[str, Any], channel: str, account: str) -> Message | None:
    """A message as an event brings it or as a thread is read; None unless a person said it.

    A mention comes as two events, of the message and of the mention: both are the same message.
    """
    sender, ts, subtype = _text(raw, "user"), _text(raw, "ts"), raw.get("subtype")
    if not (channel and sender and ts) or raw.get("bot_id") or sender == account or raw.get("hidden"):
        return None
    if subtype != "file_share" and subtype not in SPOKEN:  # an edit comes too late: what was said stays as it was read
        return None
    said = _text(raw, "text")
    head = _text(raw, "thread_ts")
    return Message(
        f"message {channel} {ts}",
        channel,
        sender,
        read_words(without_name(said, account), raw.get("blocks") or ()),
        ts,
        head if head != ts else "",
        mentions(said, account),
        # a message of a thread that is read later, and one that also calls Beacon, has the files without the subtype
        subtype != "file_share" and not raw.get("files"),
    )


def _read_press(payload: Mapping[str, Any]) -> Press | None:
    """The one button that a payload tells of."""
    actions, user, place = payload.get("actions"), payload.get("user"), payload.get("container")
    if not (isinstance(actions, list) and actions and isinstance(actions[0], dict)):
        return None
    if not (isinstance(user, dict) and isinstance(place, dict)) or actions[0].get("type") != "button":
        return None
    channel, ts, at = _text(place, "channel_id"), _text(place, "message_ts"), _text(actions[0], "action_ts")
    head, value = _text(place, "thread_ts"), _text(actions[0], "value")
    if not (channel and ts and value):  # a button that is a link has no value
        return None
    return Press(f"press {channel} {ts} {at}", channel, _text(user, "id"), ts, head if head != ts else "", value)


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""
