"""The public's chat over real HTTP: who may speak, what is answered, and that nothing is lost or doubled."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jwt
import pytest
import requests

from bot.channels.lists import Lists
from bot.channels.sessions import ALGORITHM, AUDIENCE, issue
from bot.channels.visitors import BadSetting, House, read_house
from bot.channels.web import LARGEST, LIMIT, STREAMS
from knowledge.database import StoreUnavailable
from tests.bot.web import KEY, Chat, Engine, Visitor, rates

ELSEWHERE = "https://www.example.gov.hk"


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def open_chat(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Chat]]:
    monkeypatch.setenv("BEACON_CONVERSATIONS_URL", f"sqlite:///{tmp_path / 'conversations.sqlite3'}")
    opened: list[Chat] = []

    def open_chat(**changed: str) -> Chat:
        opened.append(Chat(tmp_path, engine, House(frozenset({ELSEWHERE}), rates(**changed))))
        return opened[-1]

    yield open_chat
    for chat in opened:
        chat.stop()


@pytest.fixture
def chat(open_chat: Callable[..., Chat]) -> Chat:
    return open_chat()


@pytest.fixture
def visitor(chat: Chat) -> Visitor:
    return Visitor(chat)


def wait_for(holds: Callable[[], Any]) -> Any:
    """What a look at something that changes by itself comes to, once it comes to anything."""
    ends = time.monotonic() + 10
    while not (found := holds()):
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.02)
    return found


# --- a question and its answer


def test_an_answer_comes_as_plain_json(visitor: Visitor) -> None:
    (reply,) = visitor.ask("hello")
    assert (reply["author"], reply["text"], reply["reply_to"]) == ("bot", "You said hello", 1)
    assert reply["choices"][0]["title"] == "List all projects"


def test_the_stream_brings_state_and_entries_each_with_its_number(visitor: Visitor) -> None:
    with visitor.stream() as events:
        assert next(events)[0] == "state"
        visitor.say("hello")
        assert [next(events)[1]["text"] for _ in range(2)] == ["hello", "You said hello"]


def test_a_stream_that_broke_goes_on_where_it_was(visitor: Visitor) -> None:
    visitor.ask("one")
    visitor.ask("two")
    with visitor.stream(after=2) as events:
        seen = [next(events) for _ in range(3)]
    assert [data.get("number") for name, data in seen if name == "entry"] == [3, 4]


def test_the_same_key_is_the_same_message(visitor: Visitor, engine: Engine) -> None:
    first = visitor.ask("hello", "key-1")
    assert visitor.ask("hello", "key-1") == first
    assert engine.heard == ["hello"]
    assert len(visitor.entries()) == 2


def test_the_same_key_sent_at_once_is_the_same_message(visitor: Visitor, engine: Engine) -> None:
    threads = [threading.Thread(target=visitor.ask, args=("hello", "key-1")) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (engine.heard, len(visitor.entries())) == (["hello"], 2)


def test_questions_are_answered_in_their_order(visitor: Visitor, engine: Engine) -> None:
    engine.may_answer.clear()
    for number in range(5):
        assert visitor.say(f"question {number}").status_code == 202
    engine.may_answer.set()
    wait_for(lambda: len(visitor.entries()) == 10)
    assert engine.heard == [f"question {number}" for number in range(5)]


def test_a_choice_is_an_opaque_id_and_asks_what_its_button_says(visitor: Visitor, engine: Engine) -> None:
    (reply,) = visitor.ask("hello")
    choice = reply["choices"][0]["id"]
    assert "says" not in str(reply["parts"])
    visitor.post("messages?wait=true", key="k", choice=choice)
    assert engine.heard == ["hello", "List all projects"]


@pytest.mark.parametrize("choice", ["nothing", "List all projects", "../1"])
def test_an_unknown_choice_is_refused(visitor: Visitor, choice: str) -> None:
    assert visitor.post("messages", key="k", choice=choice).status_code == 400


def test_a_choice_of_another_conversation_is_unknown(chat: Chat, visitor: Visitor) -> None:
    choice = visitor.ask("hello")[0]["choices"][0]["id"]
    assert Visitor(chat).post("messages", key="k", choice=choice).status_code == 400


@pytest.mark.parametrize("text", ["/restart", '/deny{"a": 1}', "/session_start"])
def test_a_typed_command_is_text(visitor: Visitor, engine: Engine, text: str) -> None:
    visitor.ask(text)
    assert engine.heard == [text]


def test_what_is_remembered_goes_to_the_engine_and_back(visitor: Visitor, engine: Engine) -> None:
    visitor.ask("one")
    visitor.ask("two")
    assert engine.memories == [{"language": "en"}, {"language": "en", "turns": 1}]


def test_personal_data_is_masked_before_it_is_kept_or_read(visitor: Visitor, engine: Engine) -> None:
    visitor.ask("my number is 9123 4567")
    assert engine.heard == ["my number is [PHONE]"]
    assert visitor.entries()[0]["text"] == "my number is [PHONE]"


def test_staff_parts_and_what_buttons_do_stay_here(visitor: Visitor, engine: Engine) -> None:
    engine.parts = {"outcome": "answered", "kind": "list", "staff": {"query": "secret"}, "export": {"projects": []}}
    (reply,) = visitor.ask("hello")
    assert set(reply["parts"]) == {"outcome", "kind", "csv"}


# --- who may speak


@pytest.mark.parametrize(
    "token",
    [
        "",
        "nonsense",
        jwt.encode({"sub": "x", "aud": AUDIENCE, "exp": 9e9}, "another key " * 4, ALGORITHM),
        jwt.encode({"sub": "x", "aud": "elsewhere", "exp": 9e9}, KEY, ALGORITHM),
        jwt.encode({"sub": "x", "aud": AUDIENCE}, KEY, ALGORITHM),
        jwt.encode({"sub": "x", "aud": AUDIENCE, "exp": 1}, KEY, ALGORITHM),
        jwt.encode({"sub": "x", "aud": AUDIENCE, "exp": 9e9}, None, "none"),
        issue("0" * 32, KEY, datetime.now(timezone.utc))[0],
    ],
)
@pytest.mark.parametrize("path", ["entries", "stream"])
def test_a_token_that_was_not_issued_here_opens_nothing(chat: Chat, token: str, path: str) -> None:
    reply = requests.get(f"{chat.url}/{path}", headers={"Authorization": f"Bearer {token}"}, timeout=10)
    assert (reply.status_code, reply.json()["error"]) == (401, "session")


def test_one_conversation_is_not_anothers(chat: Chat, visitor: Visitor) -> None:
    visitor.ask("a secret")
    other = Visitor(chat)
    assert other.entries() == []
    assert other.post("feedback", number=2, up=True).status_code == 404


def test_what_a_client_says_of_itself_is_not_believed(chat: Chat, visitor: Visitor, engine: Engine) -> None:
    body = {"sender": "somebody", "metadata": {"staff": True, "memory": {"language": "zh-hant"}}, "author": "officer"}
    visitor.post("messages?wait=true", key="k", text="hello", **body)
    assert visitor.entries()[0]["author"] == "user"
    assert engine.memories == [{"language": "en"}]


def test_a_page_elsewhere_must_be_listed(chat: Chat) -> None:
    assert Visitor(chat, origin=ELSEWHERE).get("config").headers["Access-Control-Allow-Origin"] == ELSEWHERE
    reply = requests.post(f"{chat.url}/sessions", headers={"Origin": "https://evil.example"}, timeout=10)
    assert (reply.status_code, reply.json()["error"]) == (403, "origin")
    assert "Access-Control-Allow-Origin" not in reply.headers


def test_the_servers_own_page_may_speak(chat: Chat) -> None:
    own = chat.url.removesuffix("/chat")
    assert Visitor(chat, origin=own).get("config").status_code == 200


@pytest.mark.parametrize(("origin", "status"), [(ELSEWHERE, 204), ("https://evil.example", 403), ("", 403)])
def test_a_browser_asks_before_it_lets_a_page_speak(chat: Chat, origin: str, status: int) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert requests.options(f"{chat.url}/messages", headers=headers, timeout=10).status_code == status


def test_replies_are_neither_cached_nor_guessed(visitor: Visitor) -> None:
    headers = visitor.get("entries").headers
    assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


# --- bad messages


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"key": "k", "text": "a" * (LIMIT + 1)}, "too-long"),
        ({"key": "k", "text": " \n\t "}, "empty"),
        ({"key": "k", "text": "\u202e\u0000"}, "empty"),
        ({"key": "k"}, "empty"),
        ({"key": "k", "text": 5}, "text"),
        ({"key": "", "text": "hello"}, "key"),
        ({"key": "k" * 65, "text": "hello"}, "key"),
        ({"key": None, "text": "hello"}, "key"),
        ({"text": "hello"}, "key"),
    ],
)
def test_a_bad_message_is_refused_in_words(visitor: Visitor, body: dict[str, Any], error: str) -> None:
    reply = visitor.post("messages", **body)
    assert (reply.status_code, reply.json()["error"]) == (400, error)
    assert visitor.entries() == []


def test_a_message_of_the_greatest_length_is_taken(visitor: Visitor) -> None:
    assert visitor.say("a" * LIMIT).status_code == 202


def test_a_refusal_is_said_in_the_pages_language(visitor: Visitor) -> None:
    reply = visitor.post("messages?lang=zh-hans", key="k", text="a" * 501)
    assert reply.json()["message"] == "讯息太长，请以500个字元为限。"


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff", b"[" * 10_000, b'"text"'])
def test_a_body_that_is_no_object_is_refused(visitor: Visitor, body: bytes) -> None:
    assert visitor.http.post(f"{visitor.chat.url}/messages", data=body, timeout=10).status_code == 400


def test_a_body_that_is_too_large_is_refused(visitor: Visitor) -> None:
    assert visitor.http.post(f"{visitor.chat.url}/messages", data=b" " * (LARGEST + 1), timeout=10).status_code == 413


@pytest.mark.parametrize("after", ["-1", "x", "1" * 20, "１"])
def test_a_number_that_is_none_is_refused(visitor: Visitor, after: str) -> None:
    assert visitor.get(f"entries?after={after}").status_code == 400


# --- how often


def test_too_many_messages_of_one_conversation_wait(open_chat: Callable[..., Chat]) -> None:
    chat = open_chat(message="3/minute")
    visitor = Visitor(chat)
    statuses = [visitor.say(f"{number}").status_code for number in range(4)]
    assert statuses == [202, 202, 202, 429]
    reply = visitor.say("again")
    assert 0 < int(reply.headers["Retry-After"]) <= 60
    assert "wait" in reply.json()["message"]
    assert Visitor(chat).say("somebody else").status_code == 202


def test_too_many_from_one_address_wait(open_chat: Callable[..., Chat]) -> None:
    chat = open_chat(address="3/minute")
    statuses = [Visitor(chat).say("hello").status_code for _ in range(4)]
    assert statuses == [202, 202, 202, 429]


def test_too_many_sessions_wait(open_chat: Callable[..., Chat]) -> None:
    chat = open_chat(session="2/minute")
    begun = [requests.post(f"{chat.url}/sessions", timeout=10).status_code for _ in range(3)]
    assert begun == [201, 201, 429]


@pytest.mark.parametrize("path", ["typing", "language", "rating", "feedback", "person"])
def test_whatever_is_done_too_often_waits(open_chat: Callable[..., Chat], path: str) -> None:
    visitor = Visitor(open_chat(act="3/minute"))
    statuses = [visitor.post(path).status_code for _ in range(4)]
    assert 429 not in statuses[:3]
    assert statuses[3] == 429
    assert visitor.get("entries").status_code == 429
    assert Visitor(visitor.chat).get("entries").status_code == 200


def test_clearing_is_no_way_round_the_number_of_conversations(open_chat: Callable[..., Chat]) -> None:
    visitor = Visitor(open_chat(session="2/minute"))
    token = visitor.post("clear").json()["token"]
    visitor.http.headers["Authorization"] = f"Bearer {token}"
    assert visitor.post("clear").status_code == 429
    assert visitor.entries() == []  # and the one that there is goes on


def test_what_anybody_may_ask_waits_too(open_chat: Callable[..., Chat]) -> None:
    chat = open_chat(act="2/minute")
    statuses = [requests.get(f"{chat.url}/config", timeout=10).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_a_knowledge_store_that_is_away_is_said(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Lists) -> None:
        raise StoreUnavailable("away")

    monkeypatch.setattr(Lists, "describe", fail)
    reply = requests.get(f"{chat.url}/config", timeout=10)
    assert (reply.status_code, reply.json()["error"], reply.headers["Retry-After"]) == (503, "unavailable", "2")


def test_a_conversation_has_so_many_streams_and_no_more(visitor: Visitor) -> None:
    replies = [visitor.http.get(f"{visitor.chat.url}/stream", stream=True, timeout=10) for _ in range(STREAMS + 1)]
    assert [reply.status_code for reply in replies] == [200] * STREAMS + [429]
    for reply in replies:
        reply.close()


# --- when something is away


def test_a_question_is_kept_while_the_engine_is_away_and_answered_once_it_is_back(
    visitor: Visitor, engine: Engine
) -> None:
    engine.is_down = True
    visitor.say("hello")
    notice = wait_for(lambda: visitor.entries(1))[0]
    assert notice["author"] == "notice"
    assert "as soon as I can" in notice["text"]
    engine.is_down = False
    reply = wait_for(lambda: visitor.entries(2))
    assert [entry["text"] for entry in reply] == ["You said hello"]


def test_a_restart_in_the_middle_of_a_question_loses_and_doubles_nothing(
    chat: Chat, visitor: Visitor, engine: Engine
) -> None:
    visitor.ask("one")
    engine.is_down = True
    visitor.say("two")
    wait_for(lambda: visitor.entries(3))
    chat.stop()
    engine.is_down = False
    chat.start()
    texts = wait_for(lambda: [e["text"] for e in visitor.entries() if e["author"] == "bot" and e["number"] > 3])
    assert texts == ["You said two"]
    assert engine.memories[-1] == {"language": "en", "turns": 1}


def test_a_record_that_is_away_is_said_and_survived(visitor: Visitor, tmp_path: Path) -> None:
    record = tmp_path / "conversations.sqlite3"
    visitor.ask("one")
    away = tmp_path / "away"
    visitor.chat.exchange.conversations.database.engine.dispose()
    for file in tmp_path.glob("conversations.sqlite3*"):
        file.rename(file.with_name(file.name.replace("conversations", "away")))
    record.mkdir()
    reply = visitor.say("two", "key-2")
    assert (reply.status_code, reply.json()["error"], reply.headers["Retry-After"]) == (503, "unavailable", "2")
    record.rmdir()
    for file in tmp_path.glob("away.sqlite3*"):
        file.rename(file.with_name(file.name.replace("away", "conversations")))
    assert not away.exists()
    assert visitor.ask("two", "key-2")[0]["text"] == "You said two"


# --- the rest of what a page asks for


def test_feedback_is_kept_of_answers_alone(visitor: Visitor) -> None:
    visitor.ask("hello")
    assert visitor.post("feedback", number=2, up=False, comment="call 91234567").status_code == 204
    assert visitor.post("feedback", number=1, up=True).status_code == 404
    assert visitor.post("feedback", number="2", up=True).status_code == 400
    assert visitor.post("feedback", number=2).status_code == 400


def test_clearing_ends_the_conversation_and_begins_another(chat: Chat, visitor: Visitor) -> None:
    visitor.ask("hello")
    begun = visitor.post("clear")
    assert begun.status_code == 201
    assert visitor.get("entries").status_code == 401
    visitor.http.headers["Authorization"] = f"Bearer {begun.json()['token']}"
    assert visitor.entries() == []


def test_the_language_may_be_changed(visitor: Visitor, engine: Engine) -> None:
    assert visitor.post("language", language="zh-hant").status_code == 204
    assert visitor.state()["language"] == "zh-hant"
    visitor.ask("VALID")
    assert engine.memories == [{"language": "zh-hant"}]
    assert visitor.post("language", language="fr").status_code == 400


def test_the_configuration_is_in_the_language_of_the_page(chat: Chat) -> None:
    told = requests.get(f"{chat.url}/config?lang=zh-hant", timeout=10).json()
    assert (told["limit"], told["person"], told["languages"]) == (LIMIT, False, ["en", "zh-hant", "zh-hans"])
    assert "警務處" in told["suggestions"][0]


def test_a_list_is_had_as_a_spreadsheet(visitor: Visitor, engine: Engine) -> None:
    cells = [[{"text": "=1+1"}, {"text": "2"}]]
    engine.parts = {"outcome": "answered", "table": {"columns": [{"label": "Year"}, {"label": "Count"}], "rows": cells}}
    (reply,) = visitor.ask("hello")
    assert reply["parts"]["csv"]
    sheet = visitor.get(f"entries/{reply['number']}.csv")
    assert sheet.headers["Content-Type"].startswith("text/csv")
    assert sheet.content.decode("utf-8-sig") == "Year,Count\r\n'=1+1,2\r\n"
    assert visitor.get("entries/1.csv").status_code == 404


# --- settings


def test_a_session_ends_a_day_after_the_last_word_and_not_before(visitor: Visitor) -> None:
    visitor.come_back_later(timedelta(hours=23))
    visitor.ask("still here")
    visitor.come_back_later(timedelta(hours=25))
    reply = visitor.get("entries")
    assert (reply.status_code, reply.json()["error"]) == (401, "session")


@pytest.mark.parametrize(
    "setting",
    [
        {"BEACON_ORIGINS": "www.example.gov.hk"},
        {"BEACON_ORIGINS": "https://www.example.gov.hk/page"},
        {"BEACON_RATES": "message=often"},
        {"BEACON_RATES": "letters=1/minute"},
        {"BEACON_PROXIES": "one"},
    ],
)
def test_a_setting_that_cannot_be_read_is_named(setting: dict[str, str]) -> None:
    with pytest.raises(BadSetting, match=next(iter(setting))):
        read_house(setting)
