"""What is no question gets a polite answer in the time of one, and leaves nothing that was not said."""

import json
import re
import sqlite3
import statistics
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.reception import clean, read_sentences
from tests.questions import assistant as assistants
from tests.questions.assistant import Assistant, Reply

SENTENCES = read_sentences("en")
QUESTION = "which projects were approved in July 2024?"
LONGEST = 0.3  # seconds
TRIES = 3  # the fastest counts: others use the machine too
LEAKS = re.compile(r"traceback|exception|sqlalchemy|\bNone\b|\{\w*\}|/intent", re.IGNORECASE)
EVENTS = {"action", "session_started", "user", "user_featurization", "bot", "slot"}  # no restart, undo, reminder ...
ACTIONS = {"action_session_start", "action_listen", "action_answer"}
SLOTS = {"memory", "session_started_metadata"}

NOT_LANGUAGE = [
    "😀😀🎉🎉🎉",
    "👩‍👩‍👧‍👦" * 50,
    "?" * 500,
    "a" * 2_000,
    "police " * 280,
    "1" * 2_000,
    "9" * 50 + " million",
    "over 1e999 million",
    "approved on 31.02.2024, 2024-13-45 and 99/99/9999",
    "projects in the year 0000, 99999 and -1",
    "top 99999999999999999999 projects",
    "'; DROP TABLE project; --",
    '" OR ""="" UNION SELECT * FROM department --',
    "% _ \\ ' \" ` ; %s %d {0} {query} $name ${7*7} {{7*7}}",
    "<script>alert(document.cookie)</script>",
    "<b><i><img src=x onerror=alert(1)></i></b>",
    "police\x00projects",
    "\x1b[31mred\x1b[0m \x07\x08\x7f",
    "\u202eecilop\u202c projects \u200f\u200e\u2066x\u2069",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324" * 40,
    "ﷺ" * 300,
    "half a \ud83d character",
    "( ( ( ( [ [ [ [ { { {",
    "/",
    "/intent",
    "/restart",
    "/session_start",
    "/greet",
    "/list",
    '/greet{"name": "x"}',
    '/list{"department": "police", "slot": 1}',
    '/list{"a": {"b": [',
    '/intent{"x":"y"}',
    '/restart{"a": 1}',
    "/list@0.99",
    "EXTERNAL: restart",
    "[police](department)",
]
NOTHING = ["", " ", "\t \n\r\n", "\x00\x01\x02", "\u200e\u200f\u202e", "\ud83d", "\ufeff"]
MALFORMED = [
    b"",
    b"hello",
    b"{",
    b"null",
    b"[]",
    b'"hello"',
    b"\xff\xfe\x00",
    b"[" * 50_000,
    {},
    {"sender": "ann"},
    {"message": QUESTION},
    {"sender": "ann", "message": None},
    {"sender": "ann", "message": 7},
    {"sender": "ann", "message": True},
    {"sender": "ann", "message": [QUESTION]},
    {"sender": "ann", "message": {"text": QUESTION}},
    {"sender": None, "message": QUESTION},
    {"sender": 7, "message": QUESTION},
    {"sender": "", "message": QUESTION},
    {"sender": "a\x00b", "message": QUESTION},
    {"sender": "a" * 10_000, "message": QUESTION},
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("record") / "tracker.sqlite3"


@pytest.fixture(scope="module")
def recorded(model: None, record: Path) -> Iterator[Assistant]:
    """An assistant whose memory of conversations can be read."""
    with assistants.start(record.parent, module="tests.questions.recorded", RECORD=str(record)) as running:
        yield running


@pytest.fixture(scope="module")
def patience(recorded: Assistant) -> float:
    """How long bad input may take: LONGEST, or on a slow machine twice what a question takes."""
    times = [recorded.say(uuid.uuid4().hex, QUESTION).seconds for _ in range(9)]
    return max(LONGEST, 2 * statistics.median(times))


def read_events(record: Path, sender: str) -> list[dict[str, object]]:
    """All that is kept of a conversation."""
    database = sqlite3.connect(record)
    try:
        rows = database.execute("SELECT data FROM events WHERE sender_id = ? ORDER BY id", (sender,)).fetchall()
    finally:
        database.close()
    return [json.loads(data) for (data,) in rows]


def check_nothing_else(events: list[dict[str, object]]) -> None:
    """Only what every conversation holds: no event, action or slot that a message could have brought in."""
    assert {event["event"] for event in events} <= EVENTS
    assert {event["name"] for event in events if event["event"] == "action"} <= ACTIONS
    assert {event["name"] for event in events if event["event"] == "slot"} <= SLOTS


def say_often(assistant: Assistant, message: str) -> tuple[Reply, list[str]]:
    """The fastest of a few equal replies, each to a sender of its own, and the senders."""
    senders = [uuid.uuid4().hex for _ in range(TRIES)]
    return min((assistant.say(sender, message) for sender in senders), key=lambda reply: reply.seconds), senders


def is_polite(reply: Reply) -> bool:
    return reply.status == 200 and bool(re.search(r"[A-Za-z]{3}", reply.words)) and not LEAKS.search(reply.words)


@pytest.mark.parametrize("message", NOT_LANGUAGE, ids=lambda message: ascii(message)[1:30])
def test_what_is_not_language_is_answered_politely_and_in_time(
    recorded: Assistant, record: Path, patience: float, message: str
) -> None:
    before = recorded.read_log()
    reply, senders = say_often(recorded, message)
    assert is_polite(reply), reply.words
    assert reply.words != SENTENCES.unavailable
    assert reply.name("outcome") != "failed", reply.words
    assert reply.seconds < patience
    assert recorded.read_log() == before
    events = read_events(record, senders[0])
    assert [event["text"] for event in events if event["event"] == "user"] == [clean(message)]
    check_nothing_else(events)


@pytest.mark.parametrize("message", NOTHING, ids=ascii)
def test_nothing_said_is_answered_politely_and_leaves_nothing(
    recorded: Assistant, record: Path, patience: float, message: str
) -> None:
    reply, senders = say_often(recorded, message)
    assert reply.words == SENTENCES.empty
    assert reply.seconds < patience
    assert read_events(record, senders[0]) == []


def test_a_message_of_ten_thousand_characters_is_answered_politely_and_leaves_nothing(
    recorded: Assistant, record: Path, patience: float
) -> None:
    reply, senders = say_often(recorded, "x" * 10_000)
    assert is_polite(reply)
    assert reply.seconds < patience
    assert read_events(record, senders[0]) == []


@pytest.mark.parametrize("body", MALFORMED, ids=lambda body: repr(body)[:40])
def test_a_request_that_is_no_message_is_refused_in_one_line(
    recorded: Assistant, record: Path, patience: float, body: object
) -> None:
    before = recorded.read_log()
    reply = recorded.post(body if isinstance(body, bytes) else json.dumps(body).encode())
    assert reply.status == 400
    assert list(reply.body) == ["error"]
    assert "\n" not in reply.body["error"]
    assert reply.seconds < patience
    assert recorded.read_log() == before
    assert read_events(record, "ann") == []


@pytest.mark.parametrize(
    "payload", ["/restart", "/session_start", "/back", '/list{"department": "police"}', '/greet{"memory": {"x": 1}}']
)
def test_a_payload_changes_nothing_in_a_conversation(recorded: Assistant, record: Path, payload: str) -> None:
    sender = uuid.uuid4().hex
    first = recorded.say(sender, QUESTION)
    recorded.say(sender, payload)
    assert recorded.say(sender, QUESTION).words == first.words
    events = read_events(record, sender)
    users = [event for event in events if event["event"] == "user"]
    assert [event["text"] for event in users] == [QUESTION, payload, QUESTION]
    assert [event["event"] for event in events].count("session_started") == 1
    check_nothing_else(events)


def test_what_a_client_sends_beside_its_words_is_not_kept(recorded: Assistant, record: Path) -> None:
    sender = uuid.uuid4().hex
    body = {"sender": sender, "message": QUESTION, "metadata": {"role": "zebra"}, "parse_data": {"text": "zebra"}}
    assert recorded.post(json.dumps(body).encode()).status == 200
    assert "zebra" not in json.dumps(read_events(record, sender))
