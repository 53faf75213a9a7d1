"""What a homeserver brings, read: what is known becomes a value, and nothing else does any harm."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.channels.matrix_events import (
    Membership,
    Message,
    NotATransaction,
    Reaction,
    Typing,
    Wordless,
    read_transaction,
)


def event(kind: str, content: Any, **more: Any) -> dict[str, Any]:
    return {"type": kind, "room_id": "!r", "event_id": "$e", "sender": "@anna:x", "content": content, **more}


def read(*events: Any) -> tuple[Any, ...]:
    return read_transaction(json.dumps({"events": events}).encode()).events


def message(body: Any = "hello", **more: Any) -> dict[str, Any]:
    return event("m.room.message", {"msgtype": "m.text", "body": body, **more})


def test_a_message_is_read_with_its_thread_and_whom_it_names() -> None:
    relation = {
        "rel_type": "m.thread",
        "event_id": "$root",
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": "$x"},
    }
    said = message("hi", **{"m.relates_to": relation, "m.mentions": {"user_ids": ["@beacon:x", 7]}})
    assert read(said) == (Message("!r", "$e", "@anna:x", "hi", "$root", frozenset({"@beacon:x"})),)


def test_a_reply_is_read_without_the_quotation_before_it() -> None:
    relation = {"m.in_reply_to": {"event_id": "$x"}}
    quoted = message("> <@user:x> first\n> second\n\nmy own words\n> kept", **{"m.relates_to": relation})
    assert read(quoted)[0].text == "my own words\n> kept"
    assert read(message("> <@user:x> first\n\nwords"))[0].text == "> <@user:x> first\n\nwords"


def test_reactions_members_and_who_types_are_read() -> None:
    relation = {"rel_type": "m.annotation", "event_id": "$root", "key": "✋"}
    assert read(event("m.reaction", {"m.relates_to": relation})) == (Reaction("!r", "$e", "@anna:x", "$root", "✋"),)
    invited = event("m.room.member", {"membership": "invite"}, state_key="@beacon:x")
    assert read(invited) == (Membership("!r", "$e", "@anna:x", "@beacon:x", "invite"),)
    typing = {"type": "m.typing", "room_id": "!r", "content": {"user_ids": ["@anna:x"]}}
    for name in ("ephemeral", "de.sorunome.msc2409.ephemeral"):
        brought = read_transaction(json.dumps({"events": [], name: [typing, {"type": "m.receipt"}, 3]}).encode())
        assert brought.typing == (Typing("!r", ("@anna:x",)),)


def test_what_holds_no_words_is_known_as_such() -> None:
    picture = event("m.room.message", {"msgtype": "m.image", "body": "cat.png", "url": "mxc://x/y"})
    assert read(picture) == (Wordless("!r", "$e", "@anna:x"),)
    secret = event("m.room.encrypted", {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "..."})
    assert read(secret) == (Wordless("!r", "$e", "@anna:x", encrypted=True),)


@pytest.mark.parametrize(
    "raw",
    [
        event("m.room.message", {}),  # redacted
        message("edited", **{"m.relates_to": {"rel_type": "m.replace", "event_id": "$x"}}),
        event("m.room.message", {"msgtype": "m.notice", "body": "another bot"}),
        event("m.room.redaction", {"redacts": "$x"}),
        event("m.room.topic", {"topic": "x"}),
        event("m.reaction", {"m.relates_to": {}}),
        event("m.room.member", {"membership": "join"}),
        {**message(), "sender": None},
        {**message(), "room_id": 7},
        {**message(), "content": "hello"},
        "hello",
        None,
        [],
    ],
)
def test_what_is_not_understood_is_left_out(raw: Any) -> None:
    assert read(raw, message("after")) == (Message("!r", "$e", "@anna:x", "after"),)


@pytest.mark.parametrize(
    "relation", [None, 7, "x", [], {"rel_type": "m.thread"}, {"rel_type": "m.thread", "event_id": None}]
)
def test_a_relation_that_makes_no_sense_is_none(relation: Any) -> None:
    assert read(message("x", **{"m.relates_to": relation}))[0].thread == ""


@pytest.mark.parametrize("mentions", [None, 7, [], {"user_ids": "@beacon:x"}, {"user_ids": {}}])
def test_mentions_that_make_no_sense_name_nobody(mentions: Any) -> None:
    assert read(message("x", **{"m.mentions": mentions}))[0].names == frozenset()


@pytest.mark.parametrize("body", [b"", b"x", b"[]", b"{}", b'{"events": 1}', b"[" * 100_000, b"\xff\xfe"])
def test_a_body_that_is_no_transaction_is_refused(body: bytes) -> None:
    with pytest.raises(NotATransaction):
        read_transaction(body)
