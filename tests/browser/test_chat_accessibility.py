"""WCAG 2.2 AA: the keyboard alone, the order of reading, sizes and enlargement, and axe in the shapes of the whole page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.axe import check
from tests.browser.conftest import SWITCHES, NewVisitor
from tests.browser.visitor import Visitor

DESK = {"viewport": {"width": 1200, "height": 820}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROWEST = {"viewport": {"width": 320, "height": 256}}  # 1280 by 1024, enlarged four times
FINGER, POINTER = 44, 24  # CSS px

Keep = Callable[[Visitor, str], None]


@pytest.mark.parametrize(
    ("name", "options", "question"),
    [
        ("dark", {**DESK, "color_scheme": "dark"}, "Which projects start in 2024?"),
        ("forced colours", {**DESK, "forced_colors": "active"}, "Which projects start in 2024?"),
        ("phone", PHONE, "Which projects start in 2024?"),
        ("phone, Traditional Chinese", {**PHONE, "locale": "zh-HK"}, "警務處有哪些項目在2024年開展？"),
        ("phone, Simplified Chinese", {**PHONE, "locale": "zh-CN"}, "警务处有哪些项目在2024年开展？"),
        ("enlarged four times", NARROWEST, "compare CDIP and PICS-3"),
    ],
)
def test_the_page_has_no_violation_in_any_shape(
    new_visitor: NewVisitor, keep: Keep, name: str, options: dict[str, object], question: str
) -> None:
    visitor = new_visitor(bypass_csp=True, **options).visit("/")
    expect(visitor.find(".opening .choice")).to_have_count(3)
    check(visitor, f"{name}, open")
    visitor.ask(question)
    check(visitor, name)
    assert visitor.overflows() == []
    keep(visitor, name.replace(", ", " ").replace(" ", "-"))


@pytest.mark.parametrize("path", ["/embed", "/demo"])
def test_the_other_pages_have_no_violation(new_visitor: NewVisitor, path: str) -> None:
    visitor = new_visitor(bypass_csp=True).visit(path)
    expect(visitor.find(".launcher")).to_be_visible()
    check(visitor, path)


def focused(visitor: Visitor) -> str:
    """The accessible name, or the words, of what has the focus."""
    return str(
        visitor.page.evaluate(
            """() => {
              let one = document.activeElement;
              while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
              return one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent.trim();
            }"""
        )
    )


def press_until(visitor: Visitor, key: str, name: str) -> None:
    """Press a key until something of that name has the focus."""
    for _ in range(60):
        visitor.page.keyboard.press(key)
        if name in focused(visitor):
            return
    raise AssertionError(f"{key} never came to {name}")


def test_a_whole_conversation_by_the_keyboard_alone(visitor: Visitor) -> None:
    visitor.visit("/demo")
    expect(visitor.find(".launcher")).to_be_visible()
    keyboard = visitor.page.keyboard
    press_until(visitor, "Tab", "Ask about IT projects")
    keyboard.press("Enter")
    expect(visitor.field).to_be_focused()
    keyboard.type("Which police projects start in 2024?")
    keyboard.press("Enter")
    visitor.wait_for_answers(1)
    press_until(visitor, "Shift+Tab", "Good answer")
    keyboard.press("Enter")
    expect(visitor.find(".comment textarea")).to_be_focused()
    keyboard.type("clear")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(visitor.find(".comment")).to_have_count(0)
    assert focused(visitor) == "Good answer"
    press_until(visitor, "Shift+Tab", "starting in 2024")
    keyboard.press("Enter")
    visitor.wait_for_answers(2)
    expect(visitor.field).to_be_focused()
    press_until(visitor, "Shift+Tab", "More")
    keyboard.press("Enter")
    assert focused(visitor) == "Talk to a person"
    keyboard.press("Escape")
    assert focused(visitor) == "More"
    press_until(visitor, "Shift+Tab", "繁體中文")
    keyboard.press("Enter")
    expect(visitor.find("h2")).to_have_text("Beacon")
    expect(visitor.find(".tagline")).to_have_text("自動問答助理")
    keyboard.press("Escape")
    expect(visitor.find(".panel")).to_be_hidden()
    expect(visitor.find(".launcher")).to_be_focused()


@pytest.mark.parametrize("options", [DESK, NARROWEST], ids=["desk", "enlarged four times"])
def test_what_is_focused_is_seen(new_visitor: NewVisitor, options: dict[str, object]) -> None:
    visitor = new_visitor(**options).open()
    visitor.ask("Which police projects start in 2024?")
    seen = set()
    for _ in range(30):
        visitor.page.keyboard.press("Shift+Tab")
        style = visitor.page.evaluate(
            """() => {
              let one = document.activeElement;
              while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
              const { outlineStyle, outlineWidth } = getComputedStyle(one);
              const { top, bottom, left, right } = one.getBoundingClientRect();
              const middle = (Math.max(0, top) + Math.min(bottom, innerHeight)) / 2;
              const above = one.getRootNode().elementFromPoint((left + right) / 2, middle);
              const inside = bottom > 0 && top < innerHeight && (one.contains(above) || one.parentNode.contains(above));
              return one.getRootNode() === document ? null
                : { name: one.outerHTML.slice(0, 80), drawn: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, inside };
            }"""
        )
        if style:
            seen.add(style["name"])
            assert style["drawn"], style
            assert style["inside"], style
    assert len(seen) > 10


def test_the_answer_is_read_in_its_order(visitor: Visitor) -> None:
    visitor.open().ask("Which police projects start in 2024?")
    heard = visitor.find(".scroll").aria_snapshot()
    order = [
        "Hello, what would you like to know",
        "The list is as of 12 July 2024",
        "Questions to begin with",
        "You",
        "Which police projects start in 2024?",
        "Hong Kong Police Force has 2 projects starting in 2024",
        "Drop Hong Kong Police Force",
        "Development of Centralised Digital Image Platform",
        "HK$358.9 million",
        "Funding paper f24-23 (opens in a new tab)",
        "Development of Third Generation of Personnel Information Communal System",
        "Source:",
        "Copy the answer",
        "Poor answer",
        "What do the projects of Hong Kong Police Force starting in 2024 cost in total?",
    ]
    places = []
    for words in order:
        place = heard.find(words, places[-1] if places else 0)
        assert place >= 0, f"{words} is not read where it should be:\n{heard}"
        places.append(place)


def test_live_regions_say_what_is_new(visitor: Visitor) -> None:
    visitor.open()
    log = visitor.page.get_by_role("log")
    expect(log).to_have_count(1)
    visitor.ask("how much is CDIP?")
    expect(log).to_contain_text("HK$358.9 million")
    assert log.get_attribute("aria-live") is None  # polite, as a log is
    assert visitor.find("[role=status]").count() >= 3


def test_words_of_another_language_are_marked(visitor: Visitor) -> None:
    visitor.open().ask("警務處有哪些項目？")
    expect(visitor.answers.first.locator(".said")).to_have_attribute("lang", "zh-Hant")
    expect(visitor.find(".tagline")).to_have_text("自動問答助理")  # the chat follows the conversation
    expect(visitor.find(".beacon")).to_have_attribute("lang", re.compile("^zh-Hant"))


SIZES = """([least]) => {
  const small = [];
  const root = document.querySelector("beacon-chat").shadowRoot;
  for (const one of root.querySelectorAll("button, input, textarea, summary, .paper a")) {
    if (!one.checkVisibility()) continue;
    const { width, height } = one.getBoundingClientRect();
    if (width && (width < least - 0.5 || height < least - 0.5)) small.push(`${one.className || one.tagName} ${width} ${height}`);
  }
  return small;
}"""


@pytest.mark.parametrize(("options", "least"), [(DESK, POINTER), (PHONE, FINGER)], ids=["pointer", "finger"])
def test_targets_are_large_enough(new_visitor: NewVisitor, options: dict[str, object], least: int) -> None:
    visitor = new_visitor(**options).open()
    visitor.ask("Which projects start in 2024?")
    visitor.find("header .around > button").click()
    assert visitor.page.evaluate(SIZES, [least]) == []


def test_a_phone_gets_the_whole_screen_and_gives_the_page_back(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(**PHONE).open()
    box = visitor.find(".panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert visitor.overflows() == []
    visitor.page.keyboard.press("Escape")
    expect(visitor.find(".launcher")).to_be_focused()


def test_text_of_twice_the_size_fits(
    playwright: Playwright, chromium: str, new_visitor: NewVisitor, keep: Keep
) -> None:
    browser = playwright.chromium.launch(
        executable_path=chromium, args=[*SWITCHES, "--blink-settings=defaultFontSize=32"]
    )
    try:
        visitor = new_visitor(browser=browser, **DESK).open()
        visitor.ask("Which projects start in 2024?")
        assert visitor.find(".lead").first.evaluate("(one) => getComputedStyle(one).fontSize") == "32px"
        assert visitor.overflows() == []
        expect(visitor.field).to_be_in_viewport()
        keep(visitor, "text-of-twice-the-size")
    finally:
        for context in browser.contexts:
            context.close()
        browser.close()


SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  const root = document.querySelector("beacon-chat").shadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}"""
CUT = """() => {
  const cut = [];
  for (const one of document.querySelector("beacon-chat").shadowRoot.querySelectorAll("button, p, dt, dd, th, td, summary, a")) {
    if (!one.checkVisibility() || one.closest(".unseen, [hidden]")) continue;
    const { overflow } = getComputedStyle(one);
    if (overflow === "hidden" && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
      cut.push(one.outerHTML.slice(0, 80));
  }
  return cut;
}"""


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_text_set_wider_apart_is_neither_cut_nor_too_wide(new_visitor: NewVisitor, options: dict[str, object]) -> None:
    visitor = new_visitor(**options).open()
    visitor.page.evaluate(SPACING)
    visitor.ask("Which projects start in 2024?")
    visitor.find("header .around > button").click()
    assert visitor.overflows() == []
    assert visitor.page.evaluate(CUT) == []


def test_nothing_moves_for_who_wants_it_still(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(reduced_motion="reduce", **DESK).open()
    visitor.page.route("**/chat/stream", lambda route: route.abort())
    visitor.say("list all projects")
    dot = visitor.find(".dots i").first
    expect(dot).to_be_visible()
    assert dot.evaluate("(one) => getComputedStyle(one).animationName") == "none"
