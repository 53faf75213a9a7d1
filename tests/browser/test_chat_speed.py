"""How heavy and how quick the chat is, with a processor slowed down four times."""

from __future__ import annotations

import gzip
import json

from playwright.sync_api import expect

from bot.widget.words import read_words
from languages.language import FOLDERS
from tests.browser.conftest import ROOT, NewVisitor
from tests.browser.visitor import Visitor
from tests.pace import is_within

WIDGET = ROOT / "bot" / "widget"
MODULES = {path.name for path in WIDGET.glob("*.js")} - {"page.js"}
HEAVIEST = 40_000  # bytes, packed
SLOWER = 4
FIRST_PAINT = 1_000  # ms
INTERACTION = 100  # ms
HAND = 60  # ms between keys, as people type
ROUNDS = 3  # at most; the best of them counts: what else the machine does is not the chat's


USABLE = """new Promise((done) => {
  const look = () => (window.usable ? done(window.usable) : setTimeout(look, 10));
  look();
})"""


# From the press to the end of all that the page does about it; when a headless browser shows its next frame says nothing.
MEASURE = """
  window.longest = 0;
  window.takeLongest = () => [window.longest, (window.longest = 0)][0];
  new PerformanceObserver((list) => {
    for (const { interactionId, processingEnd, startTime } of list.getEntries())
      if (interactionId) window.longest = Math.max(window.longest, processingEnd - startTime);
  }).observe({ type: "event", durationThreshold: 16 });
"""


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_all_of_it_weighs_less_than_40_kb() -> None:
    files = sum(packed((WIDGET / name).read_bytes()) for name in (*MODULES, "styles.css"))
    words = max(packed(json.dumps(read_words(code), ensure_ascii=False).encode()) for code in FOLDERS)
    assert files + words < HEAVIEST


def test_the_page_asks_for_all_of_it_at_once() -> None:
    page = (WIDGET / "index.html").read_text("utf-8")
    assert {name for name in MODULES if f'"modulepreload" href="/widget/{name}"' in page} == MODULES - {"embed.js"}


def slow_down(visitor: Visitor) -> None:
    visitor.context.new_cdp_session(visitor.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def test_it_can_be_used_within_a_second(new_visitor: NewVisitor) -> None:
    times: list[float] = []
    while len(times) < ROUNDS and min(times, default=FIRST_PAINT) >= FIRST_PAINT:
        visitor = new_visitor()
        visitor.page.add_init_script(
            "addEventListener('beacon-ready', () => requestAnimationFrame(() => setTimeout(() => {"
            " window.usable = performance.now(); })))"
        )
        slow_down(visitor)
        visitor.visit("/")
        times.append(visitor.page.evaluate(USABLE))
    assert is_within(min(times), FIRST_PAINT), times


def press_everything(visitor: Visitor) -> dict[str, float]:
    """How long the longest press of each step took."""
    visitor.page.add_init_script(MEASURE)
    slow_down(visitor)
    took: dict[str, float] = {}

    def note(step: str) -> None:
        took[step] = float(visitor.page.evaluate("new Promise((done) => setTimeout(() => done(takeLongest()), 200))"))

    visitor.open()
    note("open")
    visitor.field.press_sequentially("list all projects", delay=HAND)
    note("type")
    visitor.field.press("Enter")
    visitor.wait_for_answers(1)
    note("send")
    visitor.answers.first.get_by_role("button", name="Good answer").click()
    expect(visitor.find(".comment")).to_be_visible()
    note("judge")
    visitor.page.get_by_role("button", name="繁體中文").click()
    expect(visitor.find(".tagline")).to_have_text("自動問答助理")
    expect(visitor.answers.first.get_by_role("button", name="複製答案")).to_be_visible()
    note("language")
    visitor.page.keyboard.press("Escape")
    expect(visitor.find(".launcher")).to_be_visible()
    note("close")
    visitor.find(".launcher").click()
    expect(visitor.find(".panel :focus")).to_have_count(1)
    note("open again")
    return took


def test_nothing_that_is_pressed_takes_longer_than_a_tenth_of_a_second(new_visitor: NewVisitor) -> None:
    best = press_everything(new_visitor())
    for _ in range(1, ROUNDS):
        if max(best.values()) <= INTERACTION:
            break
        again = press_everything(new_visitor())
        best = {step: min(took, again[step]) for step, took in best.items()}
    assert is_within(max(best.values()), INTERACTION), best
