"""Where the reader looks: at the question and the beginning of its answer, at what was just said, at what came meanwhile."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.house import House
from tests.browser.visitor import Visitor

SIZES = {"desk": (1200, 820), "phone": (390, 844), "enlarged four times": (320, 256)}


def top_of(visitor: Visitor, selector: str) -> float:
    box = visitor.find(selector).last.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("path", ["/demo", "/"])
@pytest.mark.parametrize("size", SIZES)
def test_a_long_answer_is_read_from_its_beginning(new_visitor: NewVisitor, size: str, path: str) -> None:
    width, height = SIZES[size]
    visitor = new_visitor(viewport={"width": width, "height": height}).visit(path)
    if path == "/demo":
        visitor.find(".launcher").click()
    answer = visitor.ask("list all projects")
    expect(answer.locator(".card")).to_have_count(10)
    expect(answer.locator(".lead")).to_be_in_viewport(ratio=1)
    if height > 500:
        expect(visitor.find(".entry.user").last).to_be_in_viewport(ratio=1)
        expect(answer.locator(".card").first).to_be_in_viewport(ratio=0.9)
    expect(answer.locator(".card").last).not_to_be_in_viewport()
    answer.get_by_role("button", name="Show the other 4").click()
    visitor.wait_for_answers(2)
    expect(visitor.answers.last.locator(".lead")).to_be_in_viewport(ratio=1)
    visitor.ask("how much is CDIP?")
    expect(visitor.answers.last.locator(".lead")).to_be_in_viewport(ratio=1)


def test_whoever_reads_further_up_is_left_there_and_told_of_what_is_new(visitor: Visitor, house: House) -> None:
    visitor.open().ask("list all projects")
    visitor.ask_for_a_person()
    house.work("take", visitor.conversation)
    expect(visitor.find(".people")).to_contain_text("You are talking with")
    visitor.find(".card").first.scroll_into_view_if_needed()
    before = top_of(visitor, ".card >> nth=0")
    house.work("say", visitor.conversation, text="Good afternoon", key="1")
    expect(visitor.find(".entry.officer")).to_have_count(1)
    expect(visitor.find(".jump")).to_be_visible()
    assert top_of(visitor, ".card >> nth=0") == before
    visitor.find(".jump").click()
    expect(visitor.find(".entry.officer")).to_be_in_viewport(ratio=1)
    expect(visitor.find(".jump")).to_be_hidden()
    house.work("close", visitor.conversation)


def test_what_came_while_the_chat_was_closed_is_seen_when_it_opens(visitor: Visitor, house: House) -> None:
    visitor.open().ask("list all projects")
    visitor.ask_for_a_person()
    house.work("take", visitor.conversation)
    expect(visitor.find(".people")).to_contain_text("You are talking with")
    visitor.page.get_by_role("button", name="Close the chat").click()
    for number in range(4):
        house.work("say", visitor.conversation, text=f"Part {number}\n" * 6, key=str(number))
    expect(visitor.find(".badge")).to_have_text("4 new")
    visitor.find(".launcher").click()
    expect(visitor.find(".entry.officer").last).to_be_in_viewport(ratio=1)
    house.work("close", visitor.conversation)


def test_what_was_just_said_is_seen_wherever_the_reader_was(visitor: Visitor) -> None:
    visitor.open().ask("list all projects")
    visitor.context.set_offline(True)
    visitor.find(".card").nth(3).scroll_into_view_if_needed()
    visitor.say("how much is CDIP?")
    expect(visitor.find(".unsent")).to_be_in_viewport(ratio=1)
    visitor.context.set_offline(False)
    visitor.wait_for_answers(2)
    expect(visitor.answers.last.locator(".lead")).to_be_in_viewport(ratio=1)


def test_a_switch_of_language_moves_nothing_and_loses_nothing(visitor: Visitor) -> None:
    answer = visitor.open().ask("list all projects")
    answer.locator(".card summary").nth(2).click()
    visitor.find(".card").nth(2).scroll_into_view_if_needed()
    before = top_of(visitor, ".card >> nth=2")
    visitor.page.get_by_role("button", name="简体中文").click()
    expect(answer.get_by_role("button", name="复制答案")).to_be_attached()
    expect(visitor.find(".by time").first).to_be_attached()
    expect(visitor.find(".intro")).to_contain_text("自动问答助理")
    assert top_of(visitor, ".card >> nth=2") == pytest.approx(before, abs=2)
    expect(answer.locator(".card details").nth(2)).to_have_attribute("open", "")


def test_a_comment_that_was_begun_survives_a_switch_of_language(visitor: Visitor) -> None:
    answer = visitor.open().ask("how much is CDIP?")
    answer.get_by_role("button", name="Poor answer").click()
    answer.locator(".comment textarea").fill("It does not say who pays.")
    visitor.page.get_by_role("button", name="繁體中文").click()
    expect(answer.locator(".comment")).to_contain_text("不留意見")
    expect(answer.locator(".comment textarea")).to_have_value("It does not say who pays.")


def test_a_phone_opens_without_its_keyboard(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open()
    expect(visitor.find(".scroll")).to_be_focused()
