"""A shift at the desk: two conversations at once, a colleague, contacts, canned words, and whatever people type by mistake."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.desk.conftest import Desk
from tests.desk.officer import Seen
from tests.desk.story import queue, read_thread, take, wait_for_head, wait_in_thread
from tests.desk.visitor import Visitor

Visit = Callable[..., Visitor]


@pytest.fixture(scope="module")
def chat(desk: Desk) -> str:
    """A direct chat of Ben's with Beacon."""
    return desk.ben.chat_with(desk.residents.beacon)


def command(desk: Desk, chat: str, said: str, thread: str = "") -> Seen:
    """What Beacon says to it in the chat."""
    began = time.monotonic()
    desk.ben.say(chat, said, thread)
    return desk.ben.wait(
        lambda seen: (
            seen.at > began and seen.room == chat and seen.sender == desk.residents.beacon and seen.text.strip() != ""
        )
    )


def test_two_conversations_at_once_stay_apart(desk: Desk, visit: Visit, chat: str) -> None:
    first, second = visit(), visit("zh-hant")
    head = queue(desk, first)
    other = queue(desk, second, "我要搵人幫手")
    take(desk, first, head, desk.ben)
    assert second.conversation[:8] in command(desk, chat, f"/take {second.conversation[:6]}").text
    second.wait_state("person")
    for number in range(3):
        desk.ben.say(desk.room, f"to the first {number}", head.id)
        desk.ben.say(desk.room, f"給第二位 {number}", other.id)
        second.say(f"第二位 {number}")
        first.say(f"the first {number}")
    wait_in_thread(desk, head, "the first 2")
    wait_in_thread(desk, other, "第二位 2")
    first.wait_entry("officer", "to the first 2")
    second.wait_entry("officer", "給第二位 2")
    assert first.texts("officer") == [f"to the first {number}" for number in range(3)]
    assert second.texts("officer") == [f"給第二位 {number}" for number in range(3)]
    assert read_thread(desk, head, "第二位") == []
    listed = command(desk, chat, "/desk").text
    assert all(f"{one.conversation[:8]} with Ben" in listed for one in (first, second))


def test_the_head_names_what_was_asked_and_the_queue_what_was_written(desk: Desk, visit: Visit, chat: str) -> None:
    visitor = visit("zh-hant")
    head = queue(desk, visitor, "我要搵人幫手")
    assert "Last question: 我要搵人幫手" in head.text
    listed = command(desk, chat, "/desk").text
    assert "我要搵人幫手" in listed
    assert "同意分享" not in listed


def test_what_was_hidden_of_the_officer_s_words_is_told_and_a_contact_comes_through_on_request(
    desk: Desk, visit: Visit
) -> None:
    visitor = visit()
    head = queue(desk, visitor)
    take(desk, visitor, head)
    desk.anna.say(desk.room, "please call Mr Chan, 9876 5432", head.id)
    wait_in_thread(desk, head, "Sent to the user as: please call Mr Chan, [PHONE]")
    visitor.wait_entry("officer", "please call Mr Chan, [PHONE]")
    visitor.say("I am at 9123\u200b4567")
    wait_in_thread(desk, head, "User: I am at [PHONE]")
    visitor.wait_entry("notice", "hidden from the officer")
    visitor.choose("Pass on a contact")
    visitor.wait_entry("notice", "Please write the telephone number")
    visitor.say("9123 4567 or ann@example.org")
    wait_in_thread(desk, head, "Contact: 9123 4567, ann@example.org")
    wait_for_head(desk, head, "Contact: 9123 4567, ann@example.org")
    wait_in_thread(desk, head, "User: [PHONE] or [EMAIL]")
    desk.anna.say(desk.room, "/find", head.id)
    found = wait_in_thread(desk, head, "begun on").text
    assert "Anna: please call Mr Chan" in found  # who of the staff it was
    assert "To the user, Anna: An enquiry officer has joined" in found


def test_a_canned_reply_stands_in_the_thread_once(desk: Desk, visit: Visit) -> None:
    visitor = visit()
    head = queue(desk, visitor)
    take(desk, visitor, head)
    desk.anna.say(desk.room, "/reply greeting", head.id)
    desk.anna.say(desk.room, "/transfer nobody", head.id)
    assert "Anna, Ben" in wait_in_thread(desk, head, "To whom?").text
    visitor.wait_entry("officer", "I am an enquiry officer")
    wait_in_thread(desk, head, "I am an enquiry officer")
    desk.anna.say(desk.room, "/note the end", head.id)
    wait_in_thread(desk, head, "The user does not see it.")
    assert len(read_thread(desk, head, "I am an enquiry officer")) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/", "What you can command"),
        ("take", "Commands begin with /: /take"),
        ("輪候", "指令以「/」開首：/輪候"),
        ("/take zzzz", "No conversation's id begins with “zzzz”"),
        ("/close", "Which conversation?"),
        ("/transfer zz anna", "No conversation's id begins with “zz”"),
        ("/note", "Which conversation?"),
        ("/reply", "Canned replies"),
        ("/stats the day before yesterday", "Which day?"),
        ("/find %", "No conversation's id begins with “%”"),
        ("/查找", "要找甚麼？"),
        ("/🙂", "There is no command “🙂”"),
        ("x" * 12_000, "too long for me"),
    ],
)
def test_what_is_typed_by_mistake_is_answered_in_a_sentence(desk: Desk, chat: str, said: str, told: str) -> None:
    assert told in command(desk, chat, said).text


def test_long_words_of_an_officer_arrive_whole(desk: Desk, visit: Visit) -> None:
    visitor = visit()
    head = queue(desk, visitor)
    take(desk, visitor, head)
    words = " ".join(f"第{number}句 word" for number in range(1, 2_000))
    desk.anna.say(desk.room, words, head.id)
    assert visitor.wait_entry("officer", "第1999句 word").data["text"] == words


def test_a_question_in_a_thread_of_a_chat_is_answered_in_it_and_a_comparison_is_a_table(desk: Desk, chat: str) -> None:
    root = desk.ben.say(chat, "about two of the police projects")
    desk.ben.say(chat, "compare CDIP and PICS-3", root)
    told = desk.ben.wait(lambda seen: seen.thread == root and "Side by side" in seen.text)
    assert "<table><thead><tr><th></th><th>" in told.html
    assert '<a href="https://www.legco.gov.hk/' in told.html


def test_statistics_are_of_the_public(desk: Desk, chat: str, visit: Visit) -> None:
    def count_started() -> int:
        line = next(one for one in command(desk, chat, "/stats today").text.split("\n") if "begun" in one)
        return int(line.split(":")[1].split()[0])

    visit()
    before = count_started()
    other = desk.ben.chat_with(desk.residents.beacon)
    desk.ben.say(other, "which projects are there?")
    desk.ben.wait(lambda seen: seen.room == other and "Source:" in seen.text)
    visit()
    assert count_started() == before + 1
