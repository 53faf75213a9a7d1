"""The whole story as people live it: a user in a real Chromium, an officer with a Matrix client, nothing between but servers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import PATIENCE, Visitor
from tests.desk.conftest import Desk
from tests.desk.officer import Seen
from tests.desk.story import read_thread, wait_for_head, wait_in_thread

TURNS = 10


@pytest.fixture
def user(desk: Desk, browser: Browser) -> Iterator[Visitor]:
    """Somebody with a browser, on whose page no script may fail and no policy be broken."""
    user = Visitor(browser.new_context(locale="en-GB", viewport={"width": 1200, "height": 820}), desk.beacon.url)
    yield user
    user.context.close()
    assert user.faults == []


def agree(desk: Desk, user: Visitor, count: int = 1) -> Seen:
    """Give leave to share the conversation; the head of the thread that the desk gets, the `count`th about it."""
    user.page.get_by_role("button", name=re.compile("Yes, share it|同意分享")).last.click()
    expect(user.find(".people")).to_contain_text(re.compile("Waiting for an enquiry officer|正在等候查詢主任"))
    return desk.anna.wait(
        lambda seen: (
            seen.room == desk.room
            and user.conversation[:8] in seen.text
            and not seen.thread
            and not seen.replaces
            and seen.sender == desk.residents.beacon
        ),
        count,
    )


def test_from_a_question_to_a_second_hand_over(desk: Desk, user: Visitor) -> None:
    expect(user.open().ask("Which police projects start in 2024?")).to_contain_text("has 2 projects")
    user.say("I want to talk to someone")
    expect(user.find(".entry.notice").last).to_contain_text("Do you agree to share it?")
    head = agree(desk, user)
    for part in ("Waiting for an officer", "English", "Which police projects start in 2024?", "has 2 projects"):
        assert part in head.text
    user.page.reload()  # in the queue: the place is kept
    user.find(".launcher").click()
    expect(user.find(".people")).to_contain_text("Waiting for an enquiry officer")
    desk.anna.react(desk.room, head.id, "✋")
    expect(user.find(".people")).to_contain_text("You are talking with")
    expect(user.find(".people")).to_contain_text("Enquiry officer")
    wait_for_head(desk, head, "With Anna")
    desk.anna.show_typing(desk.room)
    expect(user.find(".answering")).to_contain_text("is writing")

    out, back = [], []
    for number in range(TURNS):
        out.append(f"answer {number}: 第{number}個答覆，请看 HK$358.9m <b>")
        back.append(f"question {number}: 第{number}条问题，請問 & thanks")
        desk.anna.say(desk.room, out[-1], head.id)
        expect(user.find(".entry.officer")).to_have_count(number + 1, timeout=PATIENCE)
        user.say(back[-1])
        wait_in_thread(desk, head, back[-1])
        if number == TURNS // 2:  # in the middle of it
            user.page.reload()
            user.find(".launcher").click()
            user.say("/restart")
            back.append("/restart")
            wait_in_thread(desk, head, "User: /restart")
    expect(user.find(".entry.officer").last).to_contain_text(out[-1])
    shown = user.find(".entry.officer").all_inner_texts()
    assert len(shown) == TURNS
    assert [text for text, one in zip(out, shown, strict=True) if text not in one] == []
    assert [one for one in read_thread(desk, head) if one.startswith("User: ")] == [
        f"User: {text}" for text in ("Yes, share it", *back)
    ]
    assert user.answers.count() == 1, "Beacon spoke while a person had the conversation"

    desk.anna.say(desk.room, "/close", head.id)
    rating = user.find("form.rating")
    rating.get_by_role("radio").nth(4).check()
    rating.locator("textarea").fill("quick and kind")
    rating.get_by_role("button", name=re.compile("Send", re.IGNORECASE)).click()
    rated = wait_for_head(desk, head, "rated 5 of 5")
    assert "quick and kind" in rated.text
    expect(user.ask("how much is the second one?")).to_contain_text("HK$141.5 million")  # it remembers

    user.say("我想同真人傾")
    expect(user.find(".entry.notice").last).to_contain_text("同意分享")
    again = agree(desk, user, 2)
    assert again.id != head.id
    desk.ben.say(desk.room, "／接手", again.id)
    expect(user.find(".people")).to_contain_text(re.compile("You are talking with|主任"))
    desk.ben.say(desk.room, "又見面了", again.id)
    expect(user.find(".entry.officer").last).to_contain_text("又見面了")
    user.say("the last word")
    wait_in_thread(desk, again, "User: the last word")
    assert read_thread(desk, head, "the last word") == []
