"""A conversation in a real browser holds through reloads, lost networks, killed servers, other tabs and haste."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.house import House
from tests.browser.visitor import PATIENCE, Visitor


def authors(visitor: Visitor) -> list[str]:
    return [author for _, author in visitor.log]


def check_record(house: House, visitor: Visitor, said: list[str]) -> None:
    """Each message is in the record once, in its order, answered once, and the screen shows just that."""
    entries = house.entries(visitor.conversation)
    users = [entry for entry in entries if entry.author.value == "user"]
    assert [entry.text for entry in users] == said
    replies = [entry.reply_to for entry in entries if entry.author.value == "bot"]
    assert sorted(replies, key=lambda number: number or 0) == [entry.number for entry in users]
    assert visitor.log == [(entry.number, entry.author.value) for entry in entries]


def test_a_question_is_answered(visitor: Visitor) -> None:
    answer = visitor.open().ask("Which police projects start in 2024?")
    expect(answer).to_contain_text("Hong Kong Police Force has 2 projects starting in 2024")
    assert authors(visitor) == ["user", "bot"]


def test_the_conversation_is_there_after_a_reload(visitor: Visitor, house: House) -> None:
    visitor.open().ask("How much is CDIP?")
    before = visitor.find(".entries").inner_text()
    visitor.page.reload()
    visitor.find(".launcher").click()
    visitor.wait_for_answers(1)
    expect(visitor.find(".entries")).to_have_text(before, use_inner_text=True)  # links once their hosts are known
    visitor.ask("and when does it start?")
    check_record(house, visitor, ["How much is CDIP?", "and when does it start?"])


def test_the_conversation_goes_on_for_who_left_the_page_and_comes_back(visitor: Visitor, house: House) -> None:
    visitor.open().ask("How much is CDIP?")
    visitor.visit("/embed")
    visitor.page.go_back()
    if not visitor.find(".panel").is_visible():
        visitor.find(".launcher").click()
    visitor.wait_for_answers(1)
    visitor.ask("and when does it start?")
    check_record(house, visitor, ["How much is CDIP?", "and when does it start?"])


def test_what_could_not_be_loaded_at_first_comes_with_the_connection(visitor: Visitor) -> None:
    visitor.page.route("**/chat/config?*", lambda route: route.abort())
    visitor.open()
    expect(visitor.find(".intro")).to_be_visible()
    visitor.page.unroute("**/chat/config?*")
    visitor.ask("list all projects")
    expect(visitor.find(".opening .choice")).to_have_count(3)
    expect(visitor.find(".card a")).to_have_count(10)  # and what may be a link is one


def test_what_is_written_offline_is_sent_when_the_network_is_back(visitor: Visitor, house: House) -> None:
    visitor.open().ask("list all projects")
    visitor.context.set_offline(True)
    expect(visitor.find(".trouble")).to_contain_text("You are offline")
    visitor.say("how much is CDIP?", "and PICS-3?")
    expect(visitor.find(".unsent")).to_have_count(2)
    visitor.context.set_offline(False)
    visitor.wait_for_answers(3)
    expect(visitor.find(".unsent")).to_have_count(0)
    expect(visitor.find(".trouble")).to_be_empty()
    check_record(house, visitor, ["list all projects", "how much is CDIP?", "and PICS-3?"])


def test_what_was_not_sent_survives_a_reload(visitor: Visitor, house: House) -> None:
    visitor.open().ask("list all projects")
    visitor.page.route("**/chat/messages", lambda route: route.abort())
    visitor.say("how much is CDIP?")
    expect(visitor.find(".unsent")).to_have_count(1)
    visitor.page.unroute("**/chat/messages")
    visitor.page.reload()
    visitor.find(".launcher").click()
    visitor.wait_for_answers(2)
    check_record(house, visitor, ["list all projects", "how much is CDIP?"])


def test_a_message_whose_receipt_is_lost_is_not_doubled(visitor: Visitor, house: House) -> None:
    visitor.open().ask("list all projects")
    lost: list[str] = []

    def lose(route: object) -> None:
        """Let the message through and drop the reply, once."""
        if lost:
            route.continue_()  # type: ignore[attr-defined]
        else:
            lost.append("receipt")
            route.fetch()  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]

    visitor.page.route("**/chat/messages", lose)
    visitor.ask("how much is CDIP?")
    expect(visitor.find(".unsent")).to_have_count(0)
    assert lost
    check_record(house, visitor, ["list all projects", "how much is CDIP?"])


def test_a_server_that_is_killed_in_mid_conversation_loses_and_doubles_nothing(visitor: Visitor, house: House) -> None:
    visitor.open().ask("Which police projects start in 2024?")
    house.kill()
    try:
        visitor.say("how much is the second one?")
        expect(visitor.find(".trouble")).to_contain_text("The connection is lost")
        visitor.say("and the first?")
        expect(visitor.find(".unsent")).to_have_count(2)
    finally:
        house.open()
    visitor.wait_for_answers(3)
    expect(visitor.find(".trouble")).to_be_empty()
    said = ["Which police projects start in 2024?", "how much is the second one?", "and the first?"]
    check_record(house, visitor, said)
    expect(visitor.answers.nth(1)).to_contain_text("HK$141.5 million")  # what was meant is remembered, too


def test_two_tabs_show_one_conversation(new_visitor: NewVisitor, house: House) -> None:
    one = new_visitor().open()
    one.ask("list all projects")
    other = new_visitor(beside=one).open()
    other.wait_for_answers(1)
    one.ask("how much is CDIP?")
    other.wait_for_answers(2)
    other.ask("and PICS-3?")
    one.wait_for_answers(3)
    for tab in (one, other):
        check_record(house, tab, ["list all projects", "how much is CDIP?", "and PICS-3?"])
    one.page.bring_to_front()
    one.menu("Clear the conversation")
    one.page.get_by_role("button", name="Clear it").click()
    expect(other.find(".entry")).to_have_count(0)
    other.ask("how much is VALID?")
    one.wait_for_answers(1)
    check_record(house, one, ["how much is VALID?"])


def test_fifty_messages_in_a_rush_are_all_answered_in_their_order(visitor: Visitor, house: House) -> None:
    visitor.open()
    said = [f"projects costing more than {number} million" for number in range(50)]
    visitor.field.evaluate(
        """(field, texts) => {
          for (const text of texts) {
            field.value = text;
            field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
          }
        }""",
        said,
    )
    expect(visitor.answers).to_have_count(50, timeout=2 * PATIENCE)
    expect(visitor.find(".unsent")).to_have_count(0)
    check_record(house, visitor, said)


def test_a_session_that_has_ended_is_begun_anew_and_the_message_arrives(visitor: Visitor, house: House) -> None:
    visitor.open().ask("list all projects")
    first = visitor.conversation
    house.post("/chat/clear", {}, token=visitor.kept("session")["token"])
    visitor.say("how much is CDIP?")
    expect(visitor.find(".entry.bot .lead")).to_have_text([re.compile("HK.358.9 million")])
    assert visitor.conversation != first
    check_record(house, visitor, ["how much is CDIP?"])


def test_a_message_that_is_too_long_is_not_sent_and_not_cut(visitor: Visitor) -> None:
    visitor.open()
    visitor.field.fill("x" * 450)
    expect(visitor.find(".count")).to_have_text("Characters left: 50")
    expect(visitor.find(".composer [role=status]")).to_have_text("Characters left: 50")  # once the writer pauses
    visitor.say("x" * 503)
    expect(visitor.find(".count")).to_have_text("Too long by 3: a message may have 500 characters.")
    expect(visitor.field).to_have_attribute("aria-invalid", "true")
    assert len(visitor.field.input_value()) == 503
    assert visitor.log == []


def test_a_refused_message_can_be_edited(visitor: Visitor) -> None:
    visitor.open().ask("list all projects")
    said = '{"error": "empty", "message": "There is nothing in that message."}'
    visitor.page.route("**/chat/messages", lambda route: route.fulfill(status=400, body=said))
    visitor.say("how much is CDIP?")
    refused = visitor.page.get_by_role("alert")
    expect(refused).to_have_text("There is nothing in that message.")
    refused.evaluate("(one) => (one.wasHere = true)")
    visitor.field.fill("and what else?")
    visitor.find(".scroll").evaluate("(one) => one.dispatchEvent(new Event('scroll'))")
    visitor.page.evaluate("dispatchEvent(new Event('online'))")
    assert refused.evaluate("(one) => one.wasHere")  # not drawn anew, and so not read aloud again
    visitor.field.fill("")
    visitor.page.unroute("**/chat/messages")
    visitor.find(".unsent").get_by_role("button", name="Edit").click()
    expect(visitor.field).to_have_value("how much is CDIP?")
    expect(visitor.find(".unsent")).to_have_count(0)


def test_a_draft_survives_a_reload(visitor: Visitor) -> None:
    visitor.open().field.fill("which projects are")
    visitor.page.reload()
    visitor.find(".launcher").click()
    expect(visitor.field).to_have_value("which projects are")


def test_a_busy_server_is_waited_for(visitor: Visitor, house: House) -> None:
    visitor.open().ask("list all projects")
    refusals = [429, 503]

    def refuse(route: object) -> None:
        if refusals:
            said = '{"error": "busy", "message": "Please wait a second."}'
            headers = {"Retry-After": "1"}
            route.fulfill(status=refusals.pop(), body=said, headers=headers)  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    visitor.page.route("**/chat/messages", refuse)
    visitor.ask("how much is CDIP?")
    check_record(house, visitor, ["list all projects", "how much is CDIP?"])
