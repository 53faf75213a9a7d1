"""Payloads in the shapes that Slack documents, and what is read from them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.slack_events import Membership, Message, Press, Reaction, read_event

DESK = "G0DESK"


def envelope(event: dict[str, Any], number: str = "Ev0001") -> dict[str, Any]:
    authorizations = [{"team_id": "T0", "user_id": "U0BEACON", "is_bot": True}]
    return {
        "type": "event_callback",
        "team_id": "T0",
        "event_id": number,
        "event": event,
        "authorizations": authorizations,
    }


def said(**more: Any) -> dict[str, Any]:
    about = {"type": "message", "channel": DESK, "channel_type": "group", "user": "U0ANNA", "ts": "1700000001.000100"}
    return {**about, "event_ts": about["ts"], "text": "hello", "client_msg_id": "d8c9", "team": "T0", **more}


def test_a_message_of_a_thread() -> None:
    event = read_event(envelope(said(thread_ts="1700000000.000100", parent_user_id="U0BEACON")), "U0BEACON")
    name = "message G0DESK 1700000001.000100"
    assert event == Message(name, DESK, "U0ANNA", "hello", "1700000001.000100", "1700000000.000100")


def test_a_mention_is_the_same_message_as_its_message() -> None:
    """Slack sends both, in any order, each with an id of its own."""
    text = "<@U0BEACON> which projects?"
    message = read_event(envelope(said(text=text), "Ev1"), "U0BEACON")
    about = {"type": "app_mention", "user": "U0ANNA", "channel": DESK, "ts": "1700000001.000100", "text": text}
    assert read_event(envelope({**about, "event_ts": about["ts"]}, "Ev2"), "U0BEACON") == message
    assert isinstance(message, Message)
    assert message.called
    assert message.text == "which projects?"


def test_the_head_of_a_thread_stands_in_none() -> None:
    event = read_event(envelope(said(thread_ts="1700000001.000100")), "U0BEACON")
    assert isinstance(event, Message)
    assert event.thread == ""


def test_a_file_is_no_text_even_with_words_beside_it() -> None:
    for more in ({"subtype": "file_share"}, {}):
        event = read_event(envelope(said(files=[{"id": "F1"}], **more)), "U0BEACON")
        assert isinstance(event, Message)
        assert not event.is_text


@pytest.mark.parametrize(
    "event",
    [
        said(subtype="channel_join", text="<@U0ANNA> has joined the channel"),
        said(subtype="message_changed", hidden=True, message={"text": "hullo"}),
        said(subtype="message_deleted", hidden=True),
        said(bot_id="B0OTHER"),
        said(subtype="bot_message"),
        said(user="U0BEACON"),
        said(user=None),
        said(ts=17),
        {"type": "reaction_added", "user": "U0ANNA", "reaction": "hand", "item": {"type": "file", "file": "F1"}},
        {"type": "app_home_opened", "user": "U0ANNA"},
        {"type": "message"},
    ],
)
def test_what_nobody_said_is_left_out(event: dict[str, Any]) -> None:
    assert read_event(envelope(event), "U0BEACON") is None


@pytest.mark.parametrize("payload", [{}, {"type": "event_callback"}, {"type": "event_callback", "event": []}])
def test_what_is_no_event_is_left_out(payload: dict[str, Any]) -> None:
    assert read_event(payload, "U0BEACON") is None


def test_a_reaction_in_any_skin_tone() -> None:
    item = {"type": "message", "channel": DESK, "ts": "1700000000.000100"}
    about = {"type": "reaction_added", "user": "U0ANNA", "reaction": "raised_hand::skin-tone-2", "item": item}
    event = read_event(envelope({**about, "event_ts": "1700000002.000100"}, "Ev7"), "U0BEACON")
    assert event == Reaction("event Ev7", DESK, "U0ANNA", "1700000000.000100", "raised_hand")


@pytest.mark.parametrize(("kind", "comes"), [("member_joined_channel", True), ("member_left_channel", False)])
def test_somebody_comes_or_leaves(kind: str, comes: bool) -> None:
    about = {"type": kind, "user": "U0ANNA", "channel": DESK, "channel_type": "G", "team": "T0"}
    assert read_event(envelope(about, "Ev8"), "U0BEACON") == Membership("event Ev8", DESK, "U0ANNA", comes)


def press(**action: Any) -> dict[str, Any]:
    about = {"type": "button", "action_id": "choice x", "value": "x", "action_ts": "1700000009.000100", **action}
    place = {"type": "message", "channel_id": DESK, "message_ts": "1700000005.000100", "thread_ts": "1700000000.000100"}
    return {"type": "block_actions", "user": {"id": "U0ANNA"}, "container": place, "actions": [about]}


def test_a_button() -> None:
    name = "press G0DESK 1700000005.000100 1700000009.000100"
    assert read_event(press(), "U0BEACON") == Press(name, DESK, "U0ANNA", "1700000005.000100", "1700000000.000100", "x")


@pytest.mark.parametrize("action", [{"value": None, "url": "https://www.gov.hk"}, {"type": "overflow"}])
def test_a_link_is_no_button_of_ours(action: dict[str, Any]) -> None:
    assert read_event(press(**action), "U0BEACON") is None
