"""Everything is killed in the middle of a conversation, each server in turn, and comes back: nothing is lost or doubled."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from tests.desk.conftest import Desk
from tests.desk.servers import PostgreSQL
from tests.desk.story import queue, read_thread, take
from tests.desk.visitor import Visitor

PATIENCE = 150.0


class Story:
    """One conversation with a person, that goes on whatever happens; everything said is counted at the end."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.visitor = Visitor(desk.beacon.url)
        self.head = queue(desk, self.visitor)
        take(desk, self.visitor, self.head)
        self.said: dict[str, list[str]] = {"officer": [], "user": []}

    def user_says(self, text: str) -> None:
        self.said["user"].append(text)
        self.visitor.say(text)

    def officer_says(self, text: str) -> None:
        self.said["officer"].append(text)
        self.desk.anna.say(self.desk.room, text, self.head.id)

    def settle(self) -> None:
        """Wait until the last words of both have arrived."""
        if self.said["officer"]:
            self.visitor.wait_entry("officer", self.said["officer"][-1], patience=PATIENCE)
        if self.said["user"]:
            self.desk.anna.wait(
                lambda seen: seen.thread == self.head.id and self.said["user"][-1] in seen.text, patience=PATIENCE
            )

    def check(self) -> None:
        self.settle()
        assert self.visitor.texts("officer") == self.said["officer"]
        relayed = [text for text in read_thread(self.desk, self.head) if text.startswith("User: ")]
        assert relayed == [f"User: {text}" for text in ("Yes, share it", *self.said["user"])]
        assert self.visitor.texts("bot") == [], "Beacon spoke over a person"


@pytest.fixture
def story(frail: Desk) -> Iterator[Story]:
    story = Story(frail)
    yield story
    story.visitor.close()


def test_beacon_is_killed(story: Story, frail: Desk) -> None:
    waiting = Visitor(frail.beacon.url)
    head = queue(frail, waiting)
    story.user_says("before, from the user")
    story.officer_says("before, from the desk")
    frail.beacon.kill()
    story.officer_says("while it is away 甲")
    story.officer_says("while it is away 乙")
    frail.beacon.start()
    story.user_says("after, from the user")
    story.officer_says("after, from the desk")
    story.check()
    take(frail, waiting, head, frail.ben)  # who waited has waited on
    frail.ben.say(frail.room, "your turn", head.id)
    waiting.wait_entry("officer", "your turn")
    waiting.close()


def test_the_homeserver_is_killed(story: Story, frail: Desk) -> None:
    story.officer_says("before, from the desk")
    story.user_says("before, from the user")
    story.settle()
    frail.synapse.kill()
    for word in ("one", "two", "three"):
        story.user_says(f"while it is away, {word}")
    frail.synapse.start()
    story.officer_says("after, from the desk")
    story.user_says("after, from the user")
    story.check()


def test_the_database_is_killed(story: Story, frail: Desk, postgresql: PostgreSQL) -> None:
    story.user_says("before, from the user")
    story.officer_says("before, from the desk")
    story.settle()
    postgresql.kill()
    story.officer_says("while it is away, from the desk")
    postgresql.start()
    story.user_says("after, from the user")
    story.officer_says("after, from the desk")
    story.check()


def test_the_action_side_is_killed(story: Story, frail: Desk) -> None:
    other = Visitor(frail.beacon.url)
    os.kill(frail.beacon.find_action_server(), signal.SIGKILL)
    number = other.say("which police projects start in 2024?")
    story.user_says("not for the bot")
    story.officer_says("nor this")
    reply = other.wait(
        lambda told: told.kind == "entry" and told.data["author"] == "bot" and told.data["reply_to"] == number,
        patience=PATIENCE,
    )
    assert "2 projects" in reply.data["text"]
    assert len(other.texts("bot")) == 1
    other.close()
    story.check()
