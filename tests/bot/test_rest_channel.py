"""The REST channel's door, over real HTTP with the real server; the engine behind it is a few lines of the test."""

import asyncio
import functools
import json
import logging
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channels import reception
from bot.channels.reception import LIMIT, read_sentences
from bot.channels.rest import BeaconRest, Refusal, admit

SENTENCES = read_sentences("en")
Handler = Callable[[UserMessage], Awaitable[Any]]


class Engine:
    """Answers every message with what it was asked and remembers the messages."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []

    async def __call__(self, message: UserMessage) -> None:
        self.messages.append(message)
        await message.output_channel.send_text_message(message.sender_id, f"You said {message.text}")


class Door:
    """The channel served on a free port by a thread; handler and token may be changed between requests."""

    def __init__(self) -> None:
        self.handler: Handler = Engine()
        self.channel = BeaconRest(SENTENCES, None)
        self.loop = asyncio.new_event_loop()
        self.port = 0
        opened = threading.Event()
        threading.Thread(target=self._serve, args=(opened,), daemon=True).start()
        assert opened.wait(10)

    def _serve(self, opened: threading.Event) -> None:
        async def handle(message: UserMessage) -> None:
            await self.handler(message)

        async def open_door() -> None:
            app = Sanic("door", configure_logging=False)
            app.blueprint(self.channel.blueprint(handle), url_prefix="/webhooks/rest")
            listener = socket.create_server(("127.0.0.1", 0))
            self.port = listener.getsockname()[1]
            server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
            assert server is not None
            await server.startup()
            opened.set()

        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(open_door())
        self.loop.run_forever()


@functools.cache
def open_door() -> Door:
    """One door for all tests: this Sanic cannot serve a second app in a process."""
    return Door()


def post(handler: Handler, body: Any, token: str | None = None, authorization: str = "") -> tuple[int, Any]:
    """Status and JSON of one request."""
    door = open_door()
    door.handler, door.channel.token = handler, token
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Authorization": authorization} if authorization else {}
    request = urllib.request.Request(f"http://127.0.0.1:{door.port}/webhooks/rest/webhook", data, headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.load(refusal)


def ask(handler: Handler, text: str) -> str:
    status, messages = post(handler, {"sender": "ann", "message": text})
    assert status == 200
    assert [message["recipient_id"] for message in messages] == ["ann"]
    return str(messages[0]["text"])


def test_a_question_reaches_the_engine_and_its_answer_comes_back() -> None:
    engine = Engine()
    assert ask(engine, "which projects start in 2024?") == "You said which projects start in 2024?"
    assert (engine.messages[0].sender_id, engine.messages[0].input_channel) == ("ann", "rest")


def test_what_a_client_claims_beside_its_words_is_not_believed() -> None:
    engine = Engine()
    claims = {"metadata": {"role": "admin"}, "input_channel": "slack", "parse_data": {"intent": {"name": "restart"}}}
    post(engine, {"sender": "ann", "message": "hello", **claims})
    said = engine.messages[0]
    assert (said.metadata, said.input_channel, said.parse_data) == (None, "rest", None)


def test_a_message_over_the_limit_is_answered_without_the_engine() -> None:
    engine = Engine()
    assert ask(engine, "x" * (LIMIT + 1)) == SENTENCES.too_long.format(limit="2,000")
    assert engine.messages == []
    ask(engine, "x" * LIMIT)
    assert len(engine.messages) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x07", "\u202e\u200f", "\ud800"])
def test_a_message_with_nothing_in_it_is_answered_without_the_engine(text: str) -> None:
    engine = Engine()
    assert ask(engine, text) == SENTENCES.empty
    assert engine.messages == []


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("police\x00projects", "police projects"),
        ("a\nb", "a b"),
        ("\u202egnihtyna\u202c", "gnihtyna"),
        ("half \ud83d a face", "half  a face"),
        ("👩‍💻 入境處", "👩‍💻 入境處"),
        ("'; DROP TABLE projects; --", "'; DROP TABLE projects; --"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('/restart{"a": 1}', '/restart{"a": 1}'),
    ],
)
def test_the_engine_sees_the_words_without_what_nobody_types(sent: str, kept: str) -> None:
    engine = Engine()
    ask(engine, sent)
    assert engine.messages[0].text == kept


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"[1, 2]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        {},
        {"sender": "ann"},
        {"message": "hello"},
        {"sender": "ann", "message": None},
        {"sender": "ann", "message": ["hello"]},
        {"sender": 7, "message": "hello"},
        {"sender": "", "message": "hello"},
        {"sender": "a\nb", "message": "hello"},
        {"sender": "a" * 201, "message": "hello"},
    ],
    ids=lambda body: repr(body)[:40],
)
def test_a_request_that_is_not_a_message_is_refused_with_a_reason(body: Any) -> None:
    engine = Engine()
    status, reply = post(engine, body)
    assert status == 400
    assert list(reply) == ["error"]
    assert engine.messages == []


def test_an_engine_that_raises_still_gives_a_polite_answer(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(message: UserMessage) -> None:
        raise KeyError("nothing here")

    with caplog.at_level(logging.ERROR):
        assert ask(broken, "hello") == SENTENCES.unavailable
    assert "a message was not answered" in caplog.text


def test_an_engine_that_says_nothing_still_gives_a_polite_answer() -> None:
    async def silent(message: UserMessage) -> None:
        return None

    assert ask(silent, "hello") == SENTENCES.unavailable


def test_an_engine_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hanging(message: UserMessage) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(reception, "PATIENCE", 0.05)
    assert ask(hanging, "hello") == SENTENCES.unavailable


def test_with_a_token_only_its_bearer_is_answered() -> None:
    engine = Engine()
    body = {"sender": "ann", "message": "hello"}
    assert post(engine, body, token="secret")[0] == 401
    assert post(engine, body, token="secret", authorization="Bearer wrong")[0] == 401
    assert engine.messages == []
    assert post(engine, body, token="secret", authorization="Bearer secret")[0] == 200


@pytest.mark.parametrize("ip", ["127.0.0.1", "127.8.8.8", "::1"])
def test_without_a_token_this_machine_is_answered(ip: str) -> None:
    admit(ip, "", None)


@pytest.mark.parametrize("ip", ["192.0.2.7", "10.0.0.1", "2001:db8::1", "", "localhost"])
def test_without_a_token_nobody_else_is(ip: str) -> None:
    with pytest.raises(Refusal):
        admit(ip, "Bearer anything", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [("hello " * 500, "characters"), ("警務處有邊啲項目" * 300, "個字元"), ("海关有什么项目呢" * 300, "个字元")],
)
def test_a_message_that_is_too_long_is_told_so_in_its_language(text: str, said: str) -> None:
    engine = Engine()
    replies = asyncio.run(reception.receive(engine, text, "somebody", "rest", SENTENCES))
    assert said in replies[0]["text"]
    assert not engine.messages
