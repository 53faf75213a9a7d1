"""The browser, the assistant that it visits, and pages of other people that hold the chat."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from bot.model import MODEL
from tests.browser.house import House
from tests.browser.visitor import Visitor

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "results" / "chat"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; on a visitor's machine without one these tests are left out."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found:
        return found
    lack = "no Chromium: the chat was not tried in a browser (apt-get install chromium fonts-noto-cjk)"
    if os.environ.get("CI"):
        pytest.fail(lack)
    pytest.skip(lack)


@pytest.fixture(scope="module")
def playwright(chromium: str) -> Iterator[Playwright]:
    """Ended with each module: as long as it runs, no other test of this process can run an event loop."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
    yield running
    running.close()


class Elsewhere(SimpleHTTPRequestHandler):
    """Other people's pages, each with the headers that it was put up with."""

    pages: dict[str, tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        text, headers = self.pages.get(self.path, ("", {}))
        self.send_response(200 if text else 404)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        return


class Neighbour:
    """A site of another origin."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, dict[str, str]]] = {}
        handler = type("Pages", (Elsewhere,), {"pages": self.pages})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def put_up(self, path: str, text: str, **headers: str) -> str:
        """Put up a page; gives back its address."""
        self.pages[path] = (text, {name.replace("_", "-"): value for name, value in headers.items()})
        return self.url + path


@pytest.fixture(scope="session")
def neighbour() -> Iterator[Neighbour]:
    site = Neighbour()
    yield site
    site.server.shutdown()


@pytest.fixture(scope="session")
def house(chromium: str, neighbour: Neighbour, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The assistant with the published list, on 15 October 2024."""
    if not MODEL.exists():
        pytest.fail("there is no model: make train")
    running = House(tmp_path_factory.mktemp("house"), neighbour.url)
    running.open()
    yield running
    running.close()


@pytest.fixture
def new_visitor(browser: Browser, house: House) -> Iterator[NewVisitor]:
    """Makes people with a browser of their own, or given `beside` another visitor, another tab of theirs.

    In no page may a script fail or a policy be broken, whatever else the test is about.
    """
    visitors: list[Visitor] = []

    def make(beside: Visitor | None = None, browser: Browser = browser, **options: Any) -> Visitor:
        context = beside.context if beside else browser.new_context(**{"locale": "en-GB", **options})
        visitors.append(Visitor(context, house.url))
        return visitors[-1]

    yield make
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        visitor.context.close()
    assert faults == []


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    """Somebody at a desk."""
    return new_visitor(viewport={"width": 1200, "height": 820})


@pytest.fixture(scope="session")
def keep() -> Callable[[Visitor, str], None]:
    """Keeps a picture of what a visitor sees under results/chat/."""
    RESULTS.mkdir(parents=True, exist_ok=True)

    def keep(visitor: Visitor, name: str) -> None:
        visitor.page.screenshot(path=RESULTS / f"{name}.png", animations="disabled", caret="hide")

    return keep
