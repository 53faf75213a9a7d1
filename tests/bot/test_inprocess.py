"""Actions called in Rasa's process, and the changes made to Rasa: each behaves as the original does, only faster."""

import asyncio
import copy
from typing import Any

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Action
from rasa_sdk.interfaces import ActionExecutionRejection

from bot import engine, inprocess

ORIGINAL_VALIDATE = RemoteAction._validate_action_result
ORIGINAL_RESOLVE = Event.resolve_by_type


class EchoAction(Action):
    """Says the last message back and sets a slot; rejects or fails when told to."""

    def name(self) -> str:
        return "action_echo"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        text = tracker.latest_message["text"]
        if text == "reject":
            raise ActionExecutionRejection("action_echo", "not now")
        if text == "fail":
            raise ValueError("no such row")
        dispatcher.utter_message(text=text)
        return [{"event": "slot", "name": "heard", "value": text, "timestamp": None}]


@pytest.fixture(autouse=True)
def mended() -> None:
    engine.mend()


def call(text: str, action: str = "action_echo") -> Any:
    tracker = {
        "sender_id": "ann",
        "slots": {},
        "latest_message": {"text": text},
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
    }
    endpoint = EndpointConfig("inprocess://tests.bot.test_inprocess")
    body = {"next_action": action, "sender_id": "ann", "tracker": tracker, "domain": {}}
    return asyncio.run(endpoint.request(json=body, method="post", timeout=5, compress=False))


def test_an_action_answers_without_http() -> None:
    reply = call("hello")
    assert reply["events"][0]["value"] == "hello"
    assert reply["responses"][0]["text"] == "hello"


def test_a_rejection_looks_as_it_does_over_http() -> None:
    with pytest.raises(ClientResponseError) as refused:
        call("reject")
    assert refused.value.status == 400
    assert refused.value.text == '{"error": "not now", "action_name": "action_echo"}'


def test_an_unknown_action_looks_as_it_does_over_http() -> None:
    with pytest.raises(ClientResponseError) as refused:
        call("hello", action="action_unheard_of")
    assert refused.value.status == 404


def test_an_action_that_raises_names_its_reason() -> None:
    with pytest.raises(inprocess.ActionFailed, match="action_echo raised ValueError: no such row"):
        call("fail")


def test_every_other_address_is_left_to_rasa() -> None:
    with pytest.raises(OSError, match="Cannot connect"):
        asyncio.run(EndpointConfig("http://127.0.0.1:9/webhook").request(json={}))


REPLIES: list[Any] = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "yes"}]},
    {"events": [{"event": "user", "text": "hi", "parse_data": {"entities": []}}], "responses": []},
    {"events": [{"event": "bot", "timestamp": None}]},
    {},
    {"events": [{"event": "slot", "value": 1}]},
    {"events": [{"event": "unheard_of"}]},
    {"events": [{"event": "action", "confidence": "high"}]},
    {"events": [{}]},
    {"events": None},
    {"events": "none"},
    {"responses": ["text"]},
    [],
    None,
    "ok",
]


def judge(validate: Any, reply: Any) -> tuple[bool, str]:
    try:
        return validate(RemoteAction("action_echo", None), copy.deepcopy(reply)), ""
    except ValidationError as error:
        return False, error.message


@pytest.mark.parametrize("reply", REPLIES, ids=repr)
def test_a_reply_is_judged_as_rasa_judges_it(reply: Any) -> None:
    assert judge(engine.validate_action_result, reply) == judge(ORIGINAL_VALIDATE, reply)


def test_events_are_found_as_rasa_finds_them() -> None:
    names = ["user", "slot", "bot", "action", "restart", "session_started", "topic"]
    for name in names * 2:
        assert engine.resolve_by_type(name) is ORIGINAL_RESOLVE(name)
    assert engine.resolve_by_type("unheard_of", SlotSet) is SlotSet
    assert engine.resolve_by_type("unheard_of", UserUttered) is UserUttered
    with pytest.raises(ValueError, match="Unknown event name"):
        engine.resolve_by_type("unheard_of")


@pytest.mark.parametrize("text", ["/restart", "/back", '/greet{"name": "ann"}', "/session_start", " /greet@0.9"])
def test_a_typed_intent_stays_text(text: str) -> None:
    message = Message({"text": text})
    assert RegexMessageHandler().process([message]) == [message]
    assert message.get("intent") is None


def test_another_rasa_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa, "__version__", "3.7.0")
    with pytest.raises(engine.UnknownRasa, match=r"3\.7\.0"):
        engine.mend()
