"""Nobody takes a conversation in time: the user is told, leaves an address, and the desk answers there or after all here."""

from __future__ import annotations

import pytest

from tests.desk.conftest import Desk
from tests.desk.story import queue, read_thread, take, wait_for_head
from tests.desk.visitor import Visitor


@pytest.fixture
def visitor(frail: Desk) -> Visitor:
    return Visitor(frail.beacon.url)


def test_an_address_that_is_left_reaches_the_desk_and_nobody_else(frail: Desk, visitor: Visitor) -> None:
    head = queue(frail, visitor)
    visitor.wait_state("asking_contact")
    visitor.wait_entry("notice", "no officer is free just now")
    visitor.say("ann@example.org, thanks")
    visitor.wait_entry("notice", "will answer there")
    wait_for_head(frail, head, "To be answered at ann@example.org")
    assert "ann@example.org" not in str(visitor.entries())
    assert [text for text in read_thread(frail, head) if "ann@example.org" in text] == []
    visitor.say("which police projects start in 2024?")
    visitor.wait_entry("bot", "2 projects")  # Beacon answers meanwhile

    chat = frail.anna.chat_with(frail.residents.beacon)
    frail.anna.say(chat, "/desk")
    listed = frail.anna.wait(lambda seen: seen.room == chat and "answered outside the chat" in seen.text)
    assert f"{visitor.conversation[:8]} ann@example.org" in listed.text
    frail.anna.say(frail.room, "/close", head.id)
    wait_for_head(frail, head, "Closed by Anna")
    visitor.close()


def test_who_declines_is_beacon_s_again_and_who_waits_on_may_still_be_taken(frail: Desk, visitor: Visitor) -> None:
    head = queue(frail, visitor)
    visitor.wait_state("asking_contact")
    take(frail, visitor, head)
    frail.anna.say(frail.room, "here I am", head.id)
    visitor.wait_entry("officer", "here I am")
    frail.anna.say(frail.room, "/close", head.id)
    visitor.wait_state("rating")
    again = queue(frail, visitor)
    visitor.wait_state("asking_contact", 2)
    visitor.choose("No, thank you")
    visitor.wait_entry("notice", "no address is kept")
    wait_for_head(frail, again, "gave up waiting")
    visitor.close()
