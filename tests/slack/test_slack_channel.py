"""The connector's door: who is let in, and that the same thing is done once. Real HTTP on both sides."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channels.slack import BeaconSlack
from bot.channels.slack_settings import BadSetting, read_settings
from tests.slack.conftest import ANNA, DESK, STAFF, STRANGER, Office
from tests.slack.workspace import SECRET, vouch


def test_slack_s_question_whether_the_address_is_ours(office: Office) -> None:
    challenge = {
        "token": "Jhj5dZrVaK7ZwHHjRyZWjbDl",
        "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",
    }
    status, said = office.bring({**challenge, "type": "url_verification"})
    assert status == 200
    assert challenge["challenge"] in said


def test_a_question_in_a_direct_message_is_answered_there(office: Office) -> None:
    office.says("D0ANNA", ANNA, "which projects are there?")
    post = office.workspace.wait_post("D0ANNA", "You said which projects are there?")
    assert "thread_ts" not in post


def test_a_question_in_a_thread_is_answered_in_it(office: Office) -> None:
    head = office.workspace.write("D0ANNA", ANNA, "about the police")
    office.says("D0ANNA", ANNA, "which projects are there?", head["ts"])
    office.workspace.wait_post("D0ANNA", "You said which projects are there?", head["ts"])


def test_a_mention_in_a_channel_is_answered_below_it_once(office: Office) -> None:
    """Slack tells of it twice: as a message and as a mention."""
    message = office.workspace.write(DESK, ANNA, "<@U0BEACON> which projects are there?")
    for kind in ("app_mention", "message"):
        assert office.bring(office.workspace.event(DESK, message, kind))[0] == 200
    office.workspace.wait_post(DESK, "You said which projects are there?", message["ts"])
    assert office.engine.heard == ["which projects are there?"]


def test_what_is_not_meant_for_beacon_is_left_alone(office: Office) -> None:
    for channel in (DESK, "G0TEAM"):
        office.says(channel, ANNA, "lunch at one?")
    office.says("D0ANNA", ANNA, "which projects are there?")
    office.workspace.wait_post("D0ANNA", "You said")
    assert office.engine.heard == ["which projects are there?"]
    assert office.workspace.texts(DESK) == []


def test_a_choice_below_an_answer_is_asked_by_its_button(office: Office) -> None:
    office.says("D0ANNA", ANNA, "hello")
    answer = office.workspace.wait_post("D0ANNA", "You said hello")
    pressed = office.workspace.press("D0ANNA", ANNA, answer, "List all projects")
    for _ in range(2):
        assert office.bring(pressed)[0] == 200
    office.workspace.wait_post("D0ANNA", "You said List all projects")
    assert office.engine.heard == ["hello", "List all projects"]


def test_the_same_event_again_is_done_once(office: Office) -> None:
    message = office.workspace.write("D0ANNA", ANNA, "which projects are there?")
    event = office.workspace.event("D0ANNA", message)
    for retry in range(4):
        assert office.bring(event, retry=retry)[0] == 200
    office.workspace.wait_post("D0ANNA", "You said")
    office.chat.restart()
    assert office.bring(event, retry=1)[0] == 200
    office.says("D0ANNA", ANNA, "and the fire services?")
    office.workspace.wait_post("D0ANNA", "You said and the fire services?")
    assert office.engine.heard == ["which projects are there?", "and the fire services?"]
    assert len(office.workspace.texts("D0ANNA")) == 2


def test_what_could_not_be_kept_is_taken_when_slack_brings_it_again(office: Office) -> None:
    """The shipped connector drops a retry after a time-out, and with it the message."""
    event = office.workspace.event("D0ANNA", office.workspace.write("D0ANNA", ANNA, "which projects are there?"))
    with office.no_record():
        assert office.bring(event)[0] == 503
    assert office.bring(event, retry=1)[0] == 200
    office.workspace.wait_post("D0ANNA", "You said which projects are there?")


FORGED: dict[
    str, Callable[[], dict[str, object]]
] = {  # made when they are sent: a list of tests may be older than six minutes
    "no signature": dict,
    "another secret": lambda: {"secret": "0" * 32},
    "six minutes old": lambda: {"at": int(time.time()) - 360},
    "six minutes ahead": lambda: {"at": int(time.time()) + 360},
}


@pytest.mark.parametrize("how", FORGED.values(), ids=FORGED.keys())
@pytest.mark.parametrize("kind", ["event", "button", "challenge"])
def test_what_slack_did_not_sign_just_now_is_refused(
    office: Office, how: Callable[[], dict[str, object]], kind: str
) -> None:
    payloads = {
        "event": office.workspace.event("D0ANNA", office.workspace.write("D0ANNA", ANNA, "!desk")),
        "button": {"type": "block_actions", "user": {"id": ANNA}, "actions": [{"type": "button", "value": "take"}]},
        "challenge": {"type": "url_verification", "challenge": "abc"},
    }
    forged = how()
    headers = (lambda body: vouch(body, **{"secret": SECRET, **forged})) if forged else (lambda body: {})
    status, said = office.bring(payloads[kind], sign=headers)
    assert status in (400, 403)
    assert "abc" not in said
    assert office.workspace.texts("D0ANNA") == []


def test_a_signature_of_another_body_is_refused(office: Office) -> None:
    other = vouch(b'{"type": "event_callback"}')
    event = office.workspace.event("D0ANNA", office.workspace.write("D0ANNA", ANNA, "!desk"))
    assert office.bring(event, sign=lambda _: other)[0] in (400, 403)


@pytest.mark.parametrize("said", ["which projects are there?", "!desk", "!take 1", "/stats today"])
def test_who_is_not_of_the_staff_gets_nothing_of_it(office: Office, said: str) -> None:
    office.says("D0MALLORY", STRANGER, said)
    office.workspace.wait_post("D0MALLORY", "enquiry staff only")
    assert office.engine.heard == []


def test_a_command_is_not_done_where_others_read_along(office: Office) -> None:
    office.says("G0TEAM", ANNA, "<@U0BEACON> !desk")
    message = office.workspace.channels["G0TEAM"].messages[0]
    office.workspace.wait_post("G0TEAM", "not on the staff list", message["ts"])


def test_help_teaches_the_sign_that_slack_lets_through(office: Office) -> None:
    office.says("D0ANNA", ANNA, "!help")
    text = office.workspace.wait_post("D0ANNA", "!take")["text"]
    assert "/take" not in text
    office.says("D0ANNA", ANNA, "！說明")
    office.workspace.wait_post("D0ANNA", "!接手")


def test_without_a_token_there_is_no_such_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BEACON_SLACK_TOKEN", raising=False)

    async def hear(_: UserMessage) -> None: ...

    routes = BeaconSlack.from_credentials({"language": "en"}).blueprint(hear)
    assert (routes._future_routes, routes._future_listeners) == (set(), [])


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"BEACON_SLACK_SIGNING_SECRET": ""}, "BEACON_SLACK_SIGNING_SECRET"),
        ({"BEACON_SLACK_DESK_CHANNEL": ""}, "BEACON_SLACK_DESK_CHANNEL"),
        ({"BEACON_SLACK_DESK_CHANNEL": "#desk"}, "a channel's id"),
        ({"BEACON_PUBLIC_URL": "beacon.example"}, "BEACON_PUBLIC_URL"),
    ],
)
def test_a_setting_that_is_missing_or_wrong_is_named(changed: dict[str, str], named: str) -> None:
    given = {
        "BEACON_SLACK_TOKEN": "xoxb-1",
        "BEACON_SLACK_SIGNING_SECRET": "s",
        "BEACON_SLACK_DESK_CHANNEL": DESK,
        "BEACON_STAFF": "U0ANNA=Anna Chan, U0BEN=Ben Lo",
        "BEACON_PUBLIC_URL": "https://beacon.example/",
    }
    settings = read_settings(given)
    assert settings
    assert (settings.channel, settings.staff, settings.pictures) == (DESK, STAFF, "https://beacon.example")
    assert "xoxb" not in repr(settings)
    with pytest.raises(BadSetting, match=named):
        read_settings({**given, **changed})
