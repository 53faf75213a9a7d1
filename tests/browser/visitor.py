"""Somebody with a browser: what they do in the chat, what they see, and whatever went wrong in the page meanwhile."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

PATIENCE = 30_000  # ms
WATCH = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`VIOLATION ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
# What a browser says of a server or a network that a test took away, or of a request that was refused on purpose
EXPECTED = ("Failed to load resource", "net::ERR_")


class Visitor:
    """One tab. `faults` collects errors of scripts and breaches of the page's policies."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(WATCH)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"{error}\n{error.stack}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(EXPECTED):
            self.faults.append(message.text)

    # Going there

    def visit(self, path: str = "/") -> Visitor:
        self.page.goto(self.url + path if path.startswith("/") else path)
        return self

    def open(self, path: str = "/demo") -> Visitor:
        """Open the chat on a page that has it behind its button."""
        self.visit(path)
        self.find(".launcher").click()
        expect(self.find(".panel :focus")).to_have_count(1)
        return self

    # Doing

    def say(self, *texts: str) -> Visitor:
        for text in texts:
            self.field.fill(text)
            self.field.press("Enter")
        return self

    def ask(self, text: str) -> Locator:
        """Say it, and give back the answer once it is there."""
        before = self.answers.count()
        self.say(text)
        self.wait_for_answers(before + 1)
        return self.answers.nth(before)

    def wait_for_answers(self, count: int) -> None:
        expect(self.answers).to_have_count(count, timeout=PATIENCE)

    def menu(self, name: str) -> None:
        self.find("header .around > button").click()
        self.find(".menu").get_by_role("button", name=name).click()

    def ask_for_a_person(self) -> None:
        """Ask, agree to share the conversation, and be the next in the queue."""
        self.menu("Talk to a person")
        self.page.get_by_role("button", name="Yes, share it").click()
        expect(self.find(".people")).to_contain_text("next")

    # Seeing

    def find(self, selector: str) -> Locator:
        return self.page.locator(f"beacon-chat {selector}")

    @property
    def field(self) -> Locator:
        return self.find(".composer textarea")

    @property
    def answers(self) -> Locator:
        return self.find(".entry.bot")

    @property
    def log(self) -> list[tuple[int, str]]:
        """Number and author of every entry on the screen, in their order."""
        told = self.find(".entries").evaluate(
            "(log) => [...log.children].map((one) => [Number(one.dataset.number), one.classList[1]])"
        )
        return [(number, author) for number, author in told]

    @property
    def conversation(self) -> str:
        """The id of the conversation that the browser keeps."""
        return str(self.kept("session")["conversation"])

    def kept(self, key: str, area: str = "localStorage") -> Any:
        """What the widget keeps in the browser under a key; None for nothing."""
        name = f"beacon {self.url} {key}"
        return self.page.evaluate(f"JSON.parse({area}.getItem({name!r}))")

    def overflows(self) -> list[str]:
        """Everything that is wider than the window, by tag and class."""
        found = self.page.evaluate(
            """() => {
              const wide = [];
              if (document.documentElement.scrollWidth > innerWidth) wide.push("the page");
              const root = document.querySelector("beacon-chat").shadowRoot;
              for (const one of root.querySelectorAll("*")) {
                if (one.closest(".scrolling, .unseen, [hidden], summary") || !one.checkVisibility()) continue;
                const { left, right, width } = one.getBoundingClientRect();
                if (width && (right > innerWidth + 1 || left < -1)) wide.push(`${one.tagName}.${one.className}`);
              }
              return wide;
            }"""
        )
        return [str(one) for one in found]
