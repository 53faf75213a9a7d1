"""The staff ask Beacon in a direct chat, by name in a room, and in threads, and see what the public does not."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable

import pytest

from tests.desk.conftest import Desk
from tests.desk.officer import Seen
from tests.desk.story import queue
from tests.desk.visitor import Visitor

QUESTION = "which police projects start in 2024?"


@pytest.fixture(scope="module")
def chat(desk: Desk) -> str:
    """A direct chat of Anna's with Beacon."""
    return desk.anna.chat_with(desk.residents.beacon)


def answer(desk: Desk, room: str, part: str) -> Seen:
    return desk.anna.wait(lambda seen: seen.room == room and seen.sender == desk.residents.beacon and part in seen.text)


def test_a_question_in_a_direct_chat_is_answered_with_all_that_stands_behind(desk: Desk, chat: str) -> None:
    desk.anna.say(chat, QUESTION)
    told = answer(desk, chat, "has 2 projects starting in 2024")
    assert "<ol" in told.html
    assert '<a href="https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf">' in told.html
    for part in ("departments = hkpf", "Kind of question: list", "Approval Date: 28.06.2024", "Planned Live-run Date"):
        assert part in told.text
    assert told.text.count("Project Estimate ($M): 358.9") == 1
    desk.anna.say(chat, "how much is the second one?")  # it remembers
    answer(desk, chat, "141.5")


def test_a_chart_is_a_picture_with_words(desk: Desk, chat: str) -> None:
    desk.anna.say(chat, "show a chart of the projects per department")
    picture = desk.anna.wait(lambda seen: seen.room == chat and seen.content.get("msgtype") == "m.image")
    assert "Hong Kong Police Force" in picture.text
    assert desk.anna.download(picture.content["url"]).startswith(b"\x89PNG\r\n\x1a\n")
    answer(desk, chat, "Source:")


def test_chinese_is_answered_in_chinese_and_named_so(desk: Desk, chat: str) -> None:
    desk.anna.say(chat, "警務處有哪些項目於2024年開展？")
    assert "如何理解" in answer(desk, chat, "香港警務處有2個").text


def test_in_a_room_it_answers_who_calls_it_and_nobody_else(desk: Desk) -> None:
    desk.anna.say(desk.room, "which projects does immigration have?")
    called = desk.anna.say(desk.room, f"{desk.residents.beacon}: {QUESTION}", names=desk.residents.beacon)
    told = answer(desk, desk.room, "has 2 projects starting in 2024")
    assert told.content["m.relates_to"]["m.in_reply_to"]["event_id"] == called
    assert desk.anna.list(lambda seen: seen.room == desk.room and "Immigration" in seen.text) == []


def test_a_question_in_a_thread_is_answered_there_and_not_sent_to_the_user(
    desk: Desk, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    head = queue(desk, visitor)
    desk.ben.say(desk.room, f"Beacon {QUESTION}", head.id, names=desk.residents.beacon)
    told = desk.ben.wait(lambda seen: seen.thread == head.id and "has 2 projects" in seen.text)
    assert "departments = hkpf" in told.text
    assert visitor.texts("officer") == []
    assert visitor.texts("bot") == []


def test_commands_list_count_find_and_help(desk: Desk, chat: str, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    queue(desk, visitor)
    short = visitor.conversation[:8]
    desk.anna.say(chat, "/desk")
    assert short in answer(desk, chat, "waiting:").text
    desk.anna.say(chat, f"/find {short}")
    assert visitor.conversation in answer(desk, chat, "waiting for an officer").text
    desk.anna.say(chat, "/统计今日")
    assert "新开始的对话" in answer(desk, chat, "要求由职员回答").text
    desk.anna.say(chat, "/stats today")
    answer(desk, chat, "Asked for a person")
    desk.anna.say(chat, "/help")
    assert "/transfer" in answer(desk, chat, "What you can command").text
    desk.anna.say(chat, "/說明")
    assert "/轉交" in answer(desk, chat, "可用的指令").text
    desk.anna.say(chat, "/frobnicate")
    answer(desk, chat, "no command “frobnicate”")
    desk.anna.say(chat, f"/take {short}")
    visitor.wait_state("person")
    told = answer(desk, chat, f"You have conversation {short}")
    assert "https://matrix.to/#/" in told.text
    desk.anna.say(chat, f"/close {short}")
    visitor.wait_state("rating")


@pytest.mark.parametrize("words", ["/desk", "/stats today", "/find a", "/take", "/help", "／輪候"])
def test_the_public_gets_nothing_of_it(visit: Callable[..., Visitor], words: str) -> None:
    visitor = visit()
    number = visitor.say(words)
    reply = visitor.wait(lambda told: told.kind == "entry" and told.data["reply_to"] == number)
    assert reply.data["author"] == "bot"
    for staff_only in ("waiting", "begun", "no command", "輪候"):
        assert staff_only not in reply.data["text"]


def test_the_public_never_sees_what_stands_behind(desk: Desk, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.say(QUESTION)
    visitor.wait_entry("bot", "has 2 projects")
    claims = {"sender": "x", "message": QUESTION, "metadata": {"staff": True}, "input_channel": "matrix"}
    body = json.dumps(claims).encode()
    with urllib.request.urlopen(f"{desk.beacon.url}/webhooks/rest/webhook", body) as reply:
        said = reply.read().decode()
    for shown in (json.dumps(visitor.entries()), said):
        assert "has 2 projects" in shown
        assert "28.06.2024" not in shown
        assert '"staff"' not in shown
