"""Hand-overs on Slack: a thread for each, words passed on both ways, in order, once; whatever breaks in between."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.bot.web import PATIENCE, Visitor
from tests.slack.conftest import ANNA, BEN, DESK, STRANGER, Office
from tests.slack.workspace import Fault


@dataclass
class Case:
    """A user who waits for a person, and the thread in which the desk sees it."""

    office: Office
    visitor: Visitor
    thread: str

    def user_says(self, text: str) -> None:
        assert self.visitor.say(text).status_code == 202

    def officer_says(self, text: str, user: str = ANNA) -> dict[str, Any]:
        return self.office.says(DESK, user, text, self.thread)

    def take(self) -> None:
        self.officer_says("!take")
        until(lambda: self.visitor.state()["holder"] == "person")

    def told(self, author: str = "officer") -> list[str]:
        """What the user reads of an author."""
        return [entry["text"] for entry in self.visitor.entries() if entry["author"] == author]

    def wait_told(self, *texts: str) -> None:
        until(lambda: self.told() == list(texts), self.told)

    def relayed(self) -> list[str]:
        """What the desk reads of the user, since the hand-over."""
        texts = self.office.workspace.texts(DESK, self.thread)
        said = [text.removeprefix("User: ") for text in texts if text.startswith("User: ")]
        return said[1:]  # after the user's consent

    def wait_relayed(self, *texts: str) -> None:
        until(lambda: self.relayed() == list(texts), self.relayed)


def until(holds: Callable[[], bool], last: Callable[[], object] = lambda: "") -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, last()
        time.sleep(0.02)


def press(visitor: Visitor, title: str) -> None:
    """Press the user's latest button of that title."""
    choices = [choice for entry in visitor.entries() for choice in entry["choices"] if choice["title"] == title]
    assert visitor.post("messages", key=uuid.uuid4().hex, choice=choices[-1]["id"]).ok


def ask_person(office: Office, visitor: Visitor, count: int = 1) -> Case:
    """The user asks for a person and agrees; the desk is told of it."""
    visitor.post("person")
    press(visitor, "Yes, share it")
    head = office.workspace.wait_post(DESK, "Waiting for an officer", count=count)
    office.workspace.wait_post(DESK, "Said so far", head["ts"])
    return Case(office, visitor, head["ts"])


@pytest.fixture
def case(office: Office) -> Case:
    visitor = office.visit()
    visitor.ask("which police projects start in 2024?")
    return ask_person(office, visitor)


def test_the_whole_story_and_a_second_time(office: Office) -> None:
    visitor = office.visit()
    visitor.ask("which police projects start in 2024?")
    case = ask_person(office, visitor)
    head = office.workspace.wait_post(DESK, "Waiting for an officer")
    assert case.visitor.conversation[:8] in head["text"]
    office.workspace.wait_post(DESK, "which police projects start in 2024?", case.thread)  # the transcript
    assert office.bring(office.workspace.press(DESK, ANNA, head, "Take it"))[0] == 200
    office.workspace.wait_post(DESK, "With Anna Chan")
    assert visitor.state()["holder"] == "person"
    said = ["Good morning.", "早晨，請問係咪想問警務處？", "Which project do you mean?"]
    for text in said:
        case.officer_says(text)
    case.wait_told(*said)
    asked = ["The image platform.", "數碼影像平台", "<!channel> & *when* does it start?"]
    for text in asked:
        case.user_says(text)
    escaped = "&lt;!channel&gt; &amp; *when* does it start?"
    case.wait_relayed(*asked[:2], escaped)
    assert office.engine.heard == ["which police projects start in 2024?"]  # the assistant is silent meanwhile
    case.officer_says("!close")
    office.workspace.wait_post(DESK, "Closed by Anna Chan")
    assert visitor.post("rating", stars=5, comment="quick").ok
    office.workspace.wait_post(DESK, "rated 5 of 5")
    visitor.ask("and the fire services?")
    assert office.engine.heard[-1] == "and the fire services?"
    again = ask_person(office, visitor)
    assert again.thread != case.thread
    again.take()
    again.officer_says("Hello again.")
    until(lambda: again.told()[-1] == "Hello again.")


def test_a_raised_hand_takes_it_and_calls_its_owner_into_the_thread(case: Case) -> None:
    workspace = case.office.workspace
    assert case.office.bring(workspace.reaction(DESK, BEN, case.thread, "raised_hand"))[0] == 200
    until(lambda: case.visitor.state()["holder"] == "person")
    said = workspace.wait_post(DESK, "You have conversation", case.thread)
    assert said["blocks"][-1]["elements"][0]["elements"] == [{"type": "user", "user_id": BEN}]


def test_another_reaction_and_a_stranger_s_take_nothing(case: Case) -> None:
    workspace = case.office.workspace
    head = workspace.wait_post(DESK, "Waiting for an officer")
    case.office.bring(workspace.reaction(DESK, BEN, case.thread, "eyes"))
    case.office.bring(workspace.reaction(DESK, STRANGER, case.thread, "raised_hand"))
    case.office.bring(workspace.press(DESK, STRANGER, head, "Take it"))
    assert case.visitor.state()["holder"] == "queued"


def test_only_the_owner_s_words_reach_the_user(case: Case) -> None:
    workspace = case.office.workspace
    case.officer_says("is anybody on this?")
    workspace.wait_post(DESK, "nobody has taken this conversation yet. !take", case.thread)
    case.take()
    case.officer_says("I know this one", BEN)
    workspace.wait_post(DESK, "Anna Chan has this conversation", case.thread)
    case.officer_says("let me in", STRANGER)
    workspace.wait_post(DESK, "enquiry staff only", case.thread)
    case.officer_says("!note asks about f24-23")
    workspace.wait_post(DESK, "Noted on", case.thread)
    case.officer_says("Hello.")
    case.wait_told("Hello.")


def test_a_question_to_beacon_in_the_thread_is_the_officer_s_own(case: Case) -> None:
    case.take()
    case.officer_says("<@U0BEACON> which police projects are there?")
    case.office.workspace.wait_post(DESK, "You said which police projects are there?", case.thread)
    case.officer_says("Hello.")
    case.wait_told("Hello.")
    assert "which police projects are there?" not in str(case.visitor.entries())


def test_a_file_is_not_passed_on_and_that_is_said(case: Case) -> None:
    case.take()
    workspace = case.office.workspace
    message = workspace.write(DESK, ANNA, "see this", case.thread, subtype="file_share", files=[{"id": "F1"}])
    assert case.office.bring(workspace.event(DESK, message))[0] == 200
    workspace.wait_post(DESK, "only text can be sent", case.thread)
    assert case.told() == []


def test_transfer_by_name_release_and_the_list(case: Case) -> None:
    workspace = case.office.workspace
    case.take()
    case.officer_says(f"!transfer <@{BEN}>")
    workspace.wait_post(DESK, "Ben Lo has conversation", case.thread)
    case.officer_says("!release", BEN)
    workspace.wait_post(DESK, "is back in the queue", case.thread)
    case.office.says("D0ANNA", ANNA, "!desk")
    workspace.wait_post("D0ANNA", case.visitor.conversation[:8])
    case.office.says("D0ANNA", ANNA, f"!接手 {case.visitor.conversation[:6]}")
    post = workspace.wait_post("D0ANNA", "https://test.slack.com/archives/")
    assert f"/archives/{DESK}/p{case.thread.replace('.', '')}" in post["text"]


def test_what_was_said_while_beacon_was_away_is_taken_in_order(case: Case) -> None:
    """Slack has given up on the first two; the third it brings."""
    case.take()
    case.officer_says("One.")
    case.wait_told("One.")
    case.office.chat.stop()
    workspace = case.office.workspace
    for text in ("Two.", "Three."):
        workspace.write(DESK, ANNA, text, case.thread)
    case.office.chat.start()
    case.officer_says("Four.")
    case.wait_told("One.", "Two.", "Three.", "Four.")
    case.user_says("Thank you.")
    case.wait_relayed("Thank you.")


def test_a_later_message_does_not_overtake_one_that_could_not_be_kept(case: Case) -> None:
    case.take()
    workspace = case.office.workspace
    first = workspace.write(DESK, ANNA, "One.", case.thread)
    with case.office.no_record():
        assert case.office.bring(workspace.event(DESK, first))[0] == 503
    case.officer_says("Two.")
    case.wait_told("One.", "Two.")
    assert case.office.bring(workspace.event(DESK, first), retry=1)[0] == 200  # it comes again after all
    case.officer_says("Three.")
    case.wait_told("One.", "Two.", "Three.")


TROUBLES = {
    "the answer is lost": [Fault(breaks=True, after=True)],
    "it never arrives": [Fault(breaks=True), Fault(breaks=True)],
    "Slack is down": [Fault(status=503), Fault(status=503), Fault(error="internal_error")],
    "too much at once": [Fault(retry_after=0), Fault(retry_after=0)],
    "all of it": [Fault(breaks=True, after=True), Fault(status=500), Fault(retry_after=0), Fault(breaks=True)],
}


@pytest.mark.parametrize("faults", TROUBLES.values(), ids=TROUBLES.keys())
def test_whatever_happens_on_the_way_the_desk_reads_each_word_once_and_in_order(
    case: Case, faults: list[Fault]
) -> None:
    case.take()
    case.user_says("Zero.")
    case.wait_relayed("Zero.")
    case.office.workspace.fail("chat.postMessage", *faults)
    said = [f"Number {number}." for number in range(1, 6)]
    for text in said:
        case.user_says(text)
    case.wait_relayed("Zero.", *said)


def test_a_restart_between_sending_and_noting_doubles_nothing(case: Case) -> None:
    case.take()
    case.user_says("Zero.")
    case.wait_relayed("Zero.")
    case.office.workspace.fail("chat.postMessage", Fault(breaks=True, after=True))
    case.office.workspace.fail("conversations.replies", *(Fault(status=503),) * 50)
    case.user_says("Just once.")
    case.wait_relayed("Zero.", "Just once.")
    case.office.chat.stop()
    case.office.workspace.forgive()
    case.office.chat.start()
    case.user_says("And this.")
    case.wait_relayed("Zero.", "Just once.", "And this.")


def test_a_thread_that_may_have_been_opened_is_not_opened_twice(office: Office) -> None:
    office.workspace.fail("chat.postMessage", Fault(breaks=True, after=True))
    visitor = office.visit()
    visitor.ask("hello")
    case = ask_person(office, visitor)
    case.take()
    assert len(office.workspace.posts(DESK)) == 1


def test_while_a_stranger_reads_along_nothing_of_the_user_comes_into_the_channel(case: Case) -> None:
    workspace = case.office.workspace
    case.take()
    case.user_says("One.")
    case.wait_relayed("One.")
    members = workspace.channels[DESK].members
    members.append(STRANGER)
    about = {"channel": DESK, "channel_type": "G", "team": "T0TEST", "user": STRANGER}
    assert case.office.bring(workspace.envelope({"type": "member_joined_channel", **about}))[0] == 200
    warning = workspace.wait_post(DESK, "I hand over nothing in this room")
    assert STRANGER in str(warning["blocks"])
    case.user_says("Two.")
    case.officer_says("Three.")
    case.wait_told("Three.")  # what is said in the thread passes
    assert case.relayed() == ["One."]
    members.remove(STRANGER)
    assert case.office.bring(workspace.envelope({"type": "member_left_channel", **about}))[0] == 200
    case.wait_relayed("One.", "Two.")
