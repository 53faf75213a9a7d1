"""Nobody is at the desk: on a general holiday and on a Saturday, by the hours and holidays that Beacon comes with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conversations.hours import DATA
from tests.desk.conftest import Desk, open_desk
from tests.desk.officer import Seen
from tests.desk.story import find_heads, take, wait_for_head
from tests.desk.visitor import Visitor

CHRISTMAS = "2026-12-25"  # a Friday; the 26th is a holiday too, the 27th a Sunday
MONDAY = "2026-12-28"
SATURDAY = "2026-11-28"


@pytest.fixture(scope="module")
def shut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    hours = {"BEACON_OFFICE_HOURS": str(DATA / "hours.yml"), "BEACON_TODAY": CHRISTMAS}
    with open_desk(tmp_path_factory.mktemp("shut"), **hours) as shut:
        yield shut


def ask(visitor: Visitor, asking: str) -> None:
    """Ask for a person, and agree."""
    visitor.say(asking)
    offer = visitor.wait(lambda told: bool(told.data.get("parts", {}).get("offer")))
    visitor.choose(offer.data["choices"][0]["title"])
    visitor.wait_state("asking_contact")


def wait_told(desk: Desk, visitor: Visitor, part: str) -> Seen:
    """What the desk is told of a user with that part in it: the head of a thread, new or amended."""
    return desk.anna.wait(
        lambda seen: seen.room == desk.room and visitor.conversation[:8] in seen.text and part in seen.text
    )


def test_on_a_holiday_the_user_is_told_when_the_desk_opens_and_is_answered_then(shut: Desk) -> None:
    visitor = Visitor(shut.beacon.url)
    ask(visitor, "I want to talk to a person")
    visitor.wait_entry("notice", "closed now; it opens on 28 December 2026 at 09:00, Hong Kong time")
    visitor.say("my name is Ann")
    visitor.wait_entry("notice", "could not read an e-mail address or a telephone number")
    visitor.say("ann@example.org please")
    visitor.wait_entry("notice", "will answer there")
    wait_told(shut, visitor, "To be answered at ann@example.org")
    head = find_heads(shut, visitor)[0]
    assert "ann@example.org" not in str(visitor.entries())
    visitor.say("which police projects start in 2024?")
    visitor.wait_entry("bot", "2 projects")  # Beacon answers meanwhile

    shut.beacon.stop()
    shut.beacon.start(BEACON_TODAY=MONDAY, BEACON_OFFICE_HOURS="always")
    chat = shut.ben.chat_with(shut.residents.beacon)
    shut.ben.say(chat, "/desk")
    shut.ben.wait(lambda seen: seen.room == chat and f"{visitor.conversation[:8]} ann@example.org" in seen.text)
    take(shut, visitor, head, shut.ben)  # the user is still there
    shut.ben.say(shut.room, "good morning", head.id)
    visitor.wait_entry("officer", "good morning")
    shut.ben.say(shut.room, "/close", head.id)
    wait_for_head(shut, head, "Closed by Ben")
    visitor.close()


def test_on_a_saturday_in_chinese_with_an_address_and_without(shut: Desk) -> None:
    shut.beacon.stop()
    shut.beacon.start(BEACON_TODAY=SATURDAY, BEACON_OFFICE_HOURS=str(DATA / "hours.yml"))
    visitor, other = Visitor(shut.beacon.url, "zh-hant"), Visitor(shut.beacon.url, "zh-hant")
    ask(visitor, "我想同職員傾")
    visitor.wait_entry("notice", "2026年11月30日09:00")
    visitor.choose("不用了，謝謝")
    wait_told(shut, visitor, "gave up waiting")
    ask(other, "我想同職員傾")
    other.say("9123 4567")
    wait_told(shut, other, "To be answered at 9123 4567")
    assert "9123 4567" not in str(other.entries())
    for one in (visitor, other):
        one.close()
