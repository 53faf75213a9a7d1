"""Every state of the chat, in each language, at a desk, light and dark, and on the narrowest phone: no violation by axe, nothing
wider than the window; and a picture of it under results/chat/."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from bot.widget.words import read_words
from languages.language import FOLDERS, load_language
from tests.browser.axe import check, check_contrast
from tests.browser.conftest import NewVisitor
from tests.browser.house import House
from tests.browser.visitor import Visitor

SHAPES = {
    "desk": {"viewport": {"width": 1200, "height": 820}},
    "phone": {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True},
}
NAMES = {"en": "English", "zh-hant": "繁體中文", "zh-hans": "简体中文"}

# Each kind of answer: what shows that it is one, and the question in each language
ANSWERS = {
    "list": (".card", ("list all projects", "列出所有項目", "列出所有项目")),
    "conditions": (".chip", ("Which projects start in 2024?", "哪些項目在2024年開展？", "哪些项目在2024年开展？")),
    "bars": (
        "figure img",
        ("show a chart of the estimates by department", "用圖表顯示各部門的預算", "用图表显示各部门的预算"),
    ),
    "timeline": (
        "figure img",
        ("show a timeline of the police projects", "顯示警務處項目的時間線", "显示警务处项目的时间线"),
    ),
    "breakdown": (".scrolling table", ("projects by financial year", "按財政年度列出項目", "按财政年度列出项目")),
    "comparison": ("table.comparison", ("compare CDIP and PICS-3", "比較CDIP和PICS-3", "比较CDIP和PICS-3")),
    "field": (".source", ("how much is CDIP?", "CDIP的預算是多少？", "CDIP的预算是多少？")),
    "project": (".card", ("tell me about CDIP", "介紹一下CDIP", "介绍一下CDIP")),
    "programme": (".source", ("What is iAM Smart?", "「智方便」是什麼？", "“智方便”是什么？")),
    "nothing": (
        ".source",
        ("customs projects starting in 2024", "海關有哪些項目在2024年開展？", "海关有哪些项目在2024年开展？"),
    ),
    "ambiguous": (".lead", ("how much is the police project?", "警務處的項目要多少錢？", "警务处的项目要多少钱？")),
    "outside": (".lead", ("will it rain tomorrow?", "明天會下雨嗎？", "明天会下雨吗？")),
}

Look = Callable[[Visitor, str], None]


@pytest.fixture
def look(keep: Callable[[Visitor, str], None]) -> Look:
    """Looks at a state from all sides."""

    def look(visitor: Visitor, state: str) -> None:
        check(visitor, state)
        assert visitor.overflows() == [], state
        keep(visitor, state)
        if state.startswith("phone"):
            return  # colours are those of the desk
        visitor.page.emulate_media(color_scheme="dark")
        expect(visitor.find(".beacon.dark")).to_have_count(1)
        check_contrast(visitor, f"{state}, dark")
        visitor.page.emulate_media(color_scheme="light")
        expect(visitor.find(".beacon.dark")).to_have_count(0)

    return look


def open_in(code: str, visitor: Visitor) -> dict[str, str]:
    """Open the chat and switch it to that language; gives back the chat's words in it."""
    words = read_words(code)
    visitor.find(".launcher").click()
    visitor.page.get_by_role("button", name=NAMES[code]).click()
    expect(visitor.find(".tagline")).to_have_text(words["tagline"])
    expect(visitor.find(".intro")).to_contain_text(words["what"])
    expect(visitor.find(".opening .choice")).to_have_count(3)
    return words


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("code", FOLDERS)
def test_no_state_of_the_chat_has_a_violation(new_visitor: NewVisitor, look: Look, code: str, shape: str) -> None:
    visitor = new_visitor(bypass_csp=True, **SHAPES[shape]).visit("/demo")
    expect(visitor.find(".launcher")).to_be_visible()
    name = f"{shape}-{code}-{{}}".format
    look(visitor, name("closed"))
    words = open_in(code, visitor)
    look(visitor, name("open"))
    for state, (proof, questions) in ANSWERS.items():
        answer = visitor.ask(questions[list(FOLDERS).index(code)])
        expect(answer.locator(proof).first).to_be_attached()
        look(visitor, name(state))
    visitor.answers.last.get_by_role("button", name=words["good"]).click()
    expect(visitor.find(".comment")).to_be_visible()
    look(visitor, name("comment"))
    visitor.find("header .around > button").click()
    look(visitor, name("menu"))
    visitor.page.get_by_role("button", name=words["clear"]).click()
    look(visitor, name("confirmation"))
    visitor.page.get_by_role("button", name=words["clear_no"]).click()
    visitor.say("x" * 501)
    look(visitor, name("too-long"))
    refusal = {"status": 400, "body": json.dumps({"error": "empty", "message": words["failed"]})}
    visitor.page.route("**/chat/messages", lambda route: route.fulfill(**refusal))
    visitor.say("?")
    expect(visitor.find(".unsent .failed")).to_be_visible()
    look(visitor, name("error"))
    visitor.page.unroute("**/chat/messages")
    visitor.context.set_offline(True)
    visitor.say("?")
    expect(visitor.find(".unsent")).to_have_count(2)
    expect(visitor.find(".trouble")).to_have_text(words["offline"])
    look(visitor, name("offline"))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("code", FOLDERS)
def test_no_state_of_a_talk_with_a_person_has_a_violation(
    new_visitor: NewVisitor, house: House, look: Look, code: str, shape: str
) -> None:
    visitor = new_visitor(bypass_csp=True, **SHAPES[shape]).visit("/demo")
    name = f"{shape}-{code}-{{}}".format
    words = open_in(code, visitor)
    visitor.ask(ANSWERS["field"][1][list(FOLDERS).index(code)])
    visitor.menu(words["person"])
    agree = visitor.page.get_by_role("button", name=load_language(code).say("desk-yes"))
    expect(agree).to_be_visible()
    look(visitor, name("consent"))
    agree.click()
    expect(visitor.find(".people")).to_have_text(words["queue_next"])
    look(visitor, name("queue"))
    house.work("take", visitor.conversation)
    expect(visitor.find(".people")).not_to_have_text(words["queue_next"])
    house.work("say", visitor.conversation, text="CDIP, f24-23.", key="1")
    expect(visitor.find(".entry.officer")).to_contain_text("f24-23")
    visitor.say("f24-23?")
    expect(visitor.find(".unsent")).to_have_count(0)
    look(visitor, name("person"))
    house.work("close", visitor.conversation)
    expect(visitor.find(".rating")).to_be_visible()
    look(visitor, name("rating"))
    visitor.find(".rating input[value='5']").check()
    visitor.find(".rating").get_by_role("button", name=words["rate_send"]).click()
    expect(visitor.find(".rating")).to_have_count(0)
    visitor.ask("CDIP?")
