"""What a homeserver tells an application service, read into plain values. Whatever is not understood is left out.

Knows the event formats of Matrix; must not know what is done about them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SPOKEN = ("m.text", "m.emote")  # m.notice is what bots say: two that answer each other never end


class NotATransaction(ValueError):
    """The body is not what a homeserver sends."""


@dataclass(frozen=True)
class Event:
    """Something that happened in a room: `id` its event id, `sender` whoever the homeserver vouches for."""

    room: str
    id: str
    sender: str


@dataclass(frozen=True)
class Message(Event):
    """Words. `thread` the root of the thread they stand in, "" outside; `names` who is mentioned, by account."""

    text: str
    thread: str = ""
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wordless(Event):
    """A picture, a file, a place: what cannot be passed on as text. `encrypted`: whatever it is, it cannot be read."""

    thread: str = ""
    encrypted: bool = False


@dataclass(frozen=True)
class Reaction(Event):
    target: str
    symbol: str


@dataclass(frozen=True)
class Membership(Event):
    """`account` is now "invite", "join", "leave", "ban" or "knock" in the room, by the will of the sender."""

    account: str
    change: str


@dataclass(frozen=True)
class Typing:
    """Who is writing in a room now."""

    room: str
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class Transaction:
    events: tuple[Event, ...]
    typing: tuple[Typing, ...]


def read_transaction(body: bytes) -> Transaction:
    """The events of a transaction, in order. NotATransaction for anything else."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise NotATransaction("the body is not JSON") from None
    if not isinstance(sent, dict) or not isinstance(sent.get("events"), list):
        raise NotATransaction("there are no events")
    ephemeral = sent.get("ephemeral", sent.get("de.sorunome.msc2409.ephemeral", []))
    return Transaction(tuple(_events(sent["events"])), tuple(_typing(ephemeral if isinstance(ephemeral, list) else [])))


def _events(sent: list[Any]) -> Iterator[Event]:
    for raw in sent:
        event = _read(raw) if isinstance(raw, dict) else None
        if event is not None:
            yield event


def _read(raw: Mapping[str, Any]) -> Event | None:
    room, identity, sender = (raw.get(name) for name in ("room_id", "event_id", "sender"))
    content = raw.get("content")
    if not (isinstance(room, str) and isinstance(identity, str) and isinstance(sender, str)):
        return None
    if not isinstance(content, dict) or not content:  # a redacted event is empty
        return None
    if raw.get("type") == "m.room.member":
        account, change = raw.get("state_key"), content.get("membership")
        known = isinstance(account, str) and isinstance(change, str)
        return Membership(room, identity, sender, str(account), str(change)) if known else None
    relation = content.get("m.relates_to")
    relation = relation if isinstance(relation, dict) else {}
    if raw.get("type") == "m.reaction":
        target, symbol = relation.get("event_id"), relation.get("key")
        known = isinstance(target, str) and isinstance(symbol, str)
        return Reaction(room, identity, sender, str(target), str(symbol)) if known else None
    thread = str(relation.get("event_id") or "") if relation.get("rel_type") == "m.thread" else ""
    if raw.get("type") == "m.room.encrypted":
        return Wordless(room, identity, sender, thread, encrypted=True)
    if raw.get("type") != "m.room.message" or relation.get("rel_type") == "m.replace":
        return None  # what was said stays as it was read: an edit comes too late
    if content.get("msgtype") not in SPOKEN or not isinstance(content.get("body"), str):
        return Wordless(room, identity, sender, thread) if content.get("msgtype") != "m.notice" else None
    text = _own_words(content["body"]) if "m.in_reply_to" in relation else content["body"]
    return Message(room, identity, sender, text, thread, _names(content))


def _own_words(body: str) -> str:
    """A reply without the quotation that older clients put before it."""
    quotation = re.match(r"> <@[^\n]*\n(?:>[^\n]*\n)*\n", body)
    return body[quotation.end() :] if quotation else body


def _names(content: Mapping[str, Any]) -> frozenset[str]:
    mentions = content.get("m.mentions")
    names = mentions.get("user_ids") if isinstance(mentions, dict) else None
    return frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def _typing(sent: list[Any]) -> Iterator[Typing]:
    for raw in sent:
        content = raw.get("content") if isinstance(raw, dict) else None
        if not isinstance(content, dict) or raw.get("type") != "m.typing" or not isinstance(raw.get("room_id"), str):
            continue
        accounts = content.get("user_ids")
        if isinstance(accounts, list):
            yield Typing(raw["room_id"], tuple(name for name in accounts if isinstance(name, str)))
