"""What can be done with an answer: its parts, chips, choices, copies, lists as CSV, opinions, transcripts, languages."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Download, Locator, expect

from tests.browser.conftest import NewVisitor
from tests.browser.house import House
from tests.browser.visitor import Visitor


def saved(visitor: Visitor, button: Locator) -> str:
    with visitor.page.expect_download() as started:
        button.click()
    download: Download = started.value
    return Path(download.path()).read_text("utf-8-sig")


def test_a_list_shows_cards_with_their_facts_and_papers(visitor: Visitor) -> None:
    answer = visitor.open().ask("Which police projects start in 2024?")
    cards = answer.locator(".card")
    expect(cards).to_have_count(2)
    for words in ("Centralised Digital Image Platform", "HK$358.9 million", "28 June 2024", "2024-25 2nd Quarter"):
        expect(cards.first).to_contain_text(words)
    paper = cards.first.get_by_role("link")
    expect(paper).to_have_attribute("href", "https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf")
    expect(paper).to_have_attribute("rel", "noopener noreferrer")


def test_more_of_a_list_is_one_press_away_and_goes_on_counting(visitor: Visitor) -> None:
    answer = visitor.open().ask("list all projects")
    expect(answer.locator(".more")).to_contain_text("10 of 14 shown")
    answer.get_by_role("button", name="Show the other 4").click()
    visitor.wait_for_answers(2)
    expect(visitor.answers.nth(1).locator(".card")).to_have_count(4)
    expect(visitor.answers.nth(1).locator("ol")).to_have_attribute("start", "11")


def test_a_condition_can_be_dropped(visitor: Visitor) -> None:
    answer = visitor.open().ask("Which police projects start in 2024?")
    answer.get_by_role("button", name="Drop Hong Kong Police Force").click()
    visitor.wait_for_answers(2)
    expect(visitor.answers.nth(1).locator(".lead")).to_have_text("The list has 7 projects starting in 2024:")
    expect(visitor.answers.nth(1).locator(".chip")).to_have_count(1)


def test_projects_side_by_side_are_a_table(visitor: Visitor) -> None:
    table = visitor.open().ask("compare CDIP and PICS-3").get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(table.get_by_role("row", name="Estimate")).to_contain_text("HK$141.5 million")
    expect(table.locator(".differs").filter(has_text="Estimate")).to_have_count(1)


def test_a_chart_has_its_figures_in_words_and_as_a_table(visitor: Visitor) -> None:
    answer = visitor.open().ask("show a chart of the estimates by department")
    image = answer.get_by_role("img")
    assert "Health Bureau HK$1,395.8 million" in (image.get_attribute("alt") or "")
    assert image.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 200
    answer.locator("figure summary").click()
    expect(answer.locator("figure table")).to_contain_text("1,395.8")


def test_a_timeline_has_its_dates_in_words_and_as_a_table(visitor: Visitor) -> None:
    answer = visitor.open().ask("show a timeline of the projects of the immigration department")
    image = answer.get_by_role("img")
    assert "2022" in (image.get_attribute("alt") or "")
    assert image.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 200
    answer.locator("figure summary").click()
    expect(answer.locator("figure table")).to_contain_text("Apr 2022 – Sep 2025")


def test_a_source_without_an_address_is_said_once(visitor: Visitor) -> None:
    answer = visitor.open().ask("What is iAM Smart?")
    source = "Source: GovHK fact sheet: Office of the Government Chief Information Officer, mid-2022."
    expect(answer.locator(".source")).to_have_text(source)


def test_a_quick_reply_asks_its_question_and_goes(visitor: Visitor) -> None:
    visitor.open().ask("Which police projects start in 2024?")
    visitor.page.get_by_role("button", name="cost in total").click()
    visitor.wait_for_answers(2)
    expect(visitor.answers.nth(1)).to_contain_text("HK$500.4 million")
    assert visitor.find(".scroll > .choices").count() <= 1  # those of the newest answer alone


def test_a_suggestion_begins_a_conversation(visitor: Visitor) -> None:
    visitor.open().page.get_by_role("button", name="Which police projects start in 2024?").click()
    visitor.wait_for_answers(1)


def test_a_whole_list_is_saved_as_csv(visitor: Visitor) -> None:
    answer = visitor.open().ask("list all projects")
    rows = list(csv.reader(io.StringIO(saved(visitor, answer.get_by_role("button", name="Download the list as CSV")))))
    assert rows[0][:2] == ["Paper", "Project"]
    assert len(rows) == 15
    assert ["f24-23", "358.9"] in [[row[0], row[6]] for row in rows]


def test_a_breakdown_is_saved_as_csv(visitor: Visitor) -> None:
    answer = visitor.open().ask("projects by financial year")
    rows = list(csv.reader(io.StringIO(saved(visitor, answer.get_by_role("button", name="Download the list as CSV")))))
    assert rows[0] == ["Group", "Projects", "Estimate", "Share of total", "On the year before"]
    assert sum(int(row[1]) for row in rows[1:]) == 14


def test_an_answer_is_copied_and_shared(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(permissions=["clipboard-read", "clipboard-write"]).open()
    answer = visitor.ask("how much is CDIP?")
    answer.get_by_role("button", name="Copy the answer").click()
    expect(visitor.find(".toast")).to_have_text("Answer copied")
    assert "HK$358.9 million" in visitor.page.evaluate("navigator.clipboard.readText()")
    answer.get_by_role("button", name="Share a link").click()
    expect(visitor.find(".toast")).to_have_text("Link copied")
    link = visitor.page.evaluate("navigator.clipboard.readText()")
    visitor.visit(link)
    expect(visitor.field).to_have_value("how much is CDIP?")


def test_an_opinion_is_kept(visitor: Visitor, house: House) -> None:
    answer = visitor.open().ask("how much is CDIP?")
    answer.get_by_role("button", name="Poor answer").click()
    answer.get_by_label("What was good or missing?").fill("It does not say who pays.")
    answer.get_by_role("button", name="Send", exact=True).click()
    expect(visitor.find(".toast")).to_have_text("Thank you")
    assert house.opinions(visitor.conversation) == [(2, False, "It does not say who pays.")]
    visitor.page.reload()
    visitor.find(".launcher").click()
    judged = visitor.answers.first.get_by_role("button", name="Poor answer")
    expect(judged).to_have_attribute("aria-pressed", "true")


def test_the_conversation_is_saved_as_text(visitor: Visitor) -> None:
    visitor.open().ask("how much is CDIP?")
    visitor.find("header .around > button").click()
    text = saved(visitor, visitor.page.get_by_role("button", name="Save the conversation"))
    assert text.startswith("Conversation with Beacon")
    assert text.index("how much is CDIP?") < text.index("HK$358.9 million")


def test_the_chat_follows_the_page_and_the_switch(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.evaluate("document.documentElement.lang = 'zh-HK'")
    expect(visitor.find(".tagline")).to_have_text("自動問答助理")
    visitor.page.get_by_role("button", name="简体中文").click()
    expect(visitor.find(".tagline")).to_have_text("自动问答助理")
    expect(visitor.find(".opening")).to_contain_text("警务处有哪些项目在2024年开展？")
    visitor.page.evaluate("document.documentElement.lang = 'en'")
    expect(visitor.find(".tagline")).to_have_text("Automated assistant")


def test_an_answer_that_comes_while_the_chat_is_closed_is_counted(visitor: Visitor, house: House) -> None:
    visitor.open().ask("hello")
    visitor.ask_for_a_person()
    house.work("take", visitor.conversation)
    expect(visitor.find(".people")).to_contain_text("You are talking with")
    house.work("type", visitor.conversation)
    expect(visitor.find(".answering")).to_contain_text("is writing")
    visitor.page.get_by_role("button", name="Close the chat").click()
    house.work("say", visitor.conversation, text="Good afternoon", key="1")
    expect(visitor.find(".badge")).to_have_text("1 new")
    visitor.find(".launcher").click()
    expect(visitor.find(".entry.officer")).to_contain_text("Good afternoon")
    house.work("close", visitor.conversation)
