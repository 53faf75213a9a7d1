"""How heavy and how quick the chat is, with a processor slowed down four times."""

from __future__ import annotations

import gzip
import json

from playwright.sync_api import expect

from bot.widget.words import read_words
from languages.language import FOLDERS
from tests.browser.conftest import ROOT, NewVisitor
from tests.browser.visitor import Visitor

WIDGET = ROOT / "bot" / "widget"
MODULES = {path.name for path in WIDGET.glob("*.js")} - {"page.js"}
HEAVIEST = 40_000  # bytes, packed
SLOWER = 4
FIRST_PAINT = 1_000  # ms
INTERACTION = 100  # ms
ROUNDS = 3  # the best of them counts: what else the machine does is not the chat's


USABLE = """new Promise((done) => {
  const look = () => (window.usable ? done(window.usable) : setTimeout(look, 10));
  look();
})"""


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_all_of_it_weighs_less_than_40_kb() -> None:
    files = sum(packed((WIDGET / name).read_bytes()) for name in (*MODULES, "styles.css"))
    words = max(packed(json.dumps(read_words(code), ensure_ascii=False).encode()) for code in FOLDERS)
    assert files + words < HEAVIEST


def slow_down(visitor: Visitor) -> None:
    visitor.context.new_cdp_session(visitor.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def test_it_can_be_used_within_a_second(new_visitor: NewVisitor) -> None:
    times = []
    for _ in range(ROUNDS):
        visitor = new_visitor()
        visitor.page.add_init_script(
            "addEventListener('beacon-ready', () => requestAnimationFrame(() => setTimeout(() => {"
            " window.usable = performance.now(); })))"
        )
        slow_down(visitor)
        visitor.visit("/")
        times.append(visitor.page.evaluate(USABLE))
    assert min(times) < FIRST_PAINT, times


def test_nothing_that_is_pressed_takes_longer_than_a_tenth_of_a_second(new_visitor: NewVisitor) -> None:
    slowest = []
    for _ in range(ROUNDS):
        visitor = new_visitor()
        visitor.page.add_init_script(
            "window.longest = 0; new PerformanceObserver((list) => { for (const { name, processingStart, processingEnd, startTime, duration, interactionId } of"
            " list.getEntries()) if (interactionId) window.longest = Math.max(window.longest, duration), (window.all ??= []).push([name, duration, processingEnd - processingStart, processingStart - startTime]); })"
            ".observe({ type: 'event', durationThreshold: 16 });"
        )
        slow_down(visitor)
        visitor.open()
        for text in ("list all projects", "compare CDIP and PICS-3"):
            visitor.field.press_sequentially(text)
            visitor.field.press("Enter")
        visitor.wait_for_answers(2)
        visitor.answers.first.get_by_role("button", name="Good answer").click()
        expect(visitor.find(".comment")).to_be_visible()
        visitor.page.get_by_role("button", name="繁體中文").click()
        expect(visitor.find(".tagline")).to_have_text("自動問答助理")
        visitor.page.keyboard.press("Escape")
        expect(visitor.find(".launcher")).to_be_visible()
        print(sorted(visitor.page.evaluate("window.all"), key=lambda x: -x[1])[:6])
        slowest.append(visitor.page.evaluate("window.longest"))
    assert 0 < min(slowest) <= INTERACTION, slowest
