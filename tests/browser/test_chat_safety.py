"""Nothing that anybody says becomes more than text: not to the page, not from the data, not in somebody else's page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Route, expect

from conversations.masking import mask
from knowledge.load import DATA
from tests.browser.conftest import ROOT, Neighbour, NewVisitor
from tests.browser.house import House
from tests.browser.visitor import Visitor
from tests.knowledge.lists_made import as_text, packaged_rows

WIDGET = ROOT / "bot" / "widget"
CORPUS = (
    "<script>hacked=1</script>",
    "<img src=x onerror=hacked=1>",
    '"><svg onload=hacked=1>',
    "</textarea><iframe srcdoc='<script>parent.hacked=1</script>'>",
    "<a href=javascript:hacked=1>a project</a>",
    "javascript:hacked=1",
    "data:text/html,<script>hacked=1</script>",
    "https://evil.example/paper.pdf",
    "https://www.legco.gov.hk@evil.example/",
    "http://www.legco.gov.hk/paper.pdf",
    "https://www.legco.gov.hk.evil.example/",
    "{{constructor.constructor('hacked=1')()}}",
    "${hacked=1}",
    "' onmouseover='hacked=1",
    "<math><mi//xlink:href='data:x,<script>hacked=1</script>'>",
    "<template shadowrootmode=open><script>hacked=1</script></template>",
)
STRAY = """() => {
  const root = document.querySelector("beacon-chat").shadowRoot;
  const stray = [...root.querySelectorAll("script, iframe, object, embed, base, meta, link, style, form[action], [style]")];
  for (const one of root.querySelectorAll("*"))
    for (const { name } of one.attributes) if (name.startsWith("on")) stray.push(one);
  for (const { href } of root.querySelectorAll("a"))
    if (!/^https:\\/\\/(www\\.legco\\.gov\\.hk|www2\\.smartlab\\.gov\\.hk)\\//.test(href)) stray.push(href);
  for (const { src } of root.querySelectorAll("img")) if (!src.startsWith(location.origin + "/pictures/")) stray.push(src);
  return { stray: stray.map((one) => one.outerHTML ?? one), hacked: "hacked" in window };
}"""
CLEAN = {"stray": [], "hacked": False}


def test_what_a_user_types_stays_text(visitor: Visitor) -> None:
    visitor.open()
    for count, text in enumerate(CORPUS, 1):
        visitor.say(text)
        visitor.wait_for_answers(count)
    assert visitor.find(".entry.user .said").all_inner_texts() == [mask(text) for text in CORPUS]
    assert visitor.page.evaluate(STRAY) == CLEAN
    visitor.page.reload()
    visitor.find(".launcher").click()
    visitor.wait_for_answers(len(CORPUS))
    assert visitor.page.evaluate(STRAY) == CLEAN


def test_what_an_officer_writes_stays_text(visitor: Visitor, house: House) -> None:
    visitor.open().ask("hello")
    visitor.ask_for_a_person()
    house.work("take", visitor.conversation)
    for number, text in enumerate((*CORPUS, "See https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf.")):
        house.work("say", visitor.conversation, text=text, key=str(number))
    expect(visitor.find(".entry.officer")).to_have_count(len(CORPUS) + 1)
    assert visitor.page.evaluate(STRAY) == CLEAN
    expect(visitor.find(".entry.officer a")).to_have_count(1)  # the one address that may be a link
    house.work("close", visitor.conversation)
    expect(visitor.find(".rating")).to_be_visible()


@pytest.mark.parametrize("text", CORPUS)
def test_an_address_bar_stays_text(visitor: Visitor, text: str) -> None:
    visitor.visit(f"/?ask={quote(text)}&lang={quote(text)}")
    expect(visitor.field).to_have_value(text)
    assert visitor.page.evaluate(STRAY) == CLEAN


KEPT = (
    "author",
    "at",
    "language",
    "number",
    "reply_to",
    "key",
    "id",
    "choice",
    "holder",
    "expires",
)  # what only programs read


def poison(told: Any, addresses: Iterator[str], name: str = "") -> Any:
    """The same with all that is evil in every string that people read, and with evil addresses."""
    if isinstance(told, dict):
        return {key: poison(value, addresses, key) for key, value in told.items()}
    if isinstance(told, list):
        return [poison(one, addresses, name) for one in told]
    if not isinstance(told, str) or name in KEPT:
        return told
    return next(addresses) if name in ("url", "path") else f"{' '.join(CORPUS)} {told}"


def test_whatever_field_the_server_fills_stays_text(visitor: Visitor, house: House) -> None:
    """Every field of every kind of answer, of the state, the configuration, and the chat's own words."""
    begun = begin_with_answers(house)
    addresses = cycle(CORPUS)

    def tell(route: Route) -> None:
        told = route.fetch().json()
        trusted = {name: told[name] for name in ("hosts", "languages", "as_of") if name in told}
        route.fulfill(json={**poison(told, addresses), **trusted})

    visitor.visit("/demo")
    for path in ("**/chat/entries?*", "**/chat/config?*", "**/widget/words/*"):
        visitor.page.route(path, tell)
    visitor.page.evaluate("([key, told]) => localStorage.setItem(key, told)", [f"beacon {house.url} session", begun])
    visitor.page.reload()
    visitor.find(".launcher").click()
    visitor.wait_for_answers(len(KINDS))
    for detail in visitor.find("summary").all():
        detail.click()
    visitor.answers.last.locator("[data-up=false]").click()
    seen = visitor.find(".panel").inner_text()
    assert all(text in seen for text in CORPUS)
    assert visitor.page.evaluate(STRAY) == CLEAN


KINDS = (
    "Which projects start in 2024?",
    "list all projects",
    "show a timeline of the police projects",
    "projects by financial year",
    "compare CDIP and PICS-3",
    "tell me about CDIP",
    "What is iAM Smart?",
    "how much is the police project?",
    "will it rain tomorrow?",
)


def begin_with_answers(house: House) -> str:
    """A session in which there is an answer of each kind, as the browser keeps it."""
    begun = house.post("/chat/sessions", {"language": "en"})
    for number, text in enumerate(KINDS):
        house.post("/chat/messages?wait=true", {"key": str(number), "text": text}, begun["token"])
    return json.dumps(begun)


def test_what_the_browser_keeps_may_have_been_tampered_with(visitor: Visitor) -> None:
    visitor.open().ask("list all projects")
    evil = {"code": CORPUS[1], "page": "en", "chosen": True}
    visitor.page.evaluate(
        """([url, evil, text]) => {
          localStorage.setItem(`beacon ${url} language`, evil);
          localStorage.setItem(`beacon ${url} verdicts`, "not JSON");
          sessionStorage.setItem(`beacon ${url} draft`, JSON.stringify(text));
          sessionStorage.setItem(`beacon ${url} unsent`, JSON.stringify([{ key: "k", text, choice: null, at: 0, error: text }]));
        }""",
        [visitor.url, json.dumps(evil), CORPUS[1]],
    )
    visitor.page.reload()
    visitor.find(".launcher").click()
    visitor.wait_for_answers(1)
    expect(visitor.find(".unsent .said")).to_have_text(CORPUS[1])
    assert visitor.page.evaluate(STRAY) == CLEAN


def test_the_data_stays_text(visitor: Visitor, house: House) -> None:
    assert house.assistant
    rows = packaged_rows()
    for row, text in zip(rows, CORPUS, strict=False):
        row[3], row[4] = f"{text} {row[3]}", f"{text} {row[4]}"
    hostile = house.folder / "hostile.txt"
    hostile.write_bytes(as_text(rows))
    house.assistant.load(hostile)
    try:
        visitor.open()
        for text in (
            "list all projects",
            "Show the other 4",
            "compare CDIP and PICS-3",
            "show a timeline of all projects",
        ):
            visitor.ask(text)
            assert visitor.page.evaluate(STRAY) == CLEAN
        assert CORPUS[0] in visitor.find(".card").first.inner_text()
        visitor.find(".card summary").first.click()
        assert visitor.page.evaluate(STRAY) == CLEAN
    finally:
        house.assistant.load(DATA / "it-projects.txt")


@pytest.mark.parametrize("path", ["/", "/embed", "/demo"])
def test_pages_have_a_strict_policy(visitor: Visitor, path: str) -> None:
    reply = visitor.page.goto(visitor.url + path)
    assert reply
    policy = reply.header_value("content-security-policy") or ""
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "trusted-types 'none'" in policy
    assert "unsafe" not in policy
    assert visitor.page.evaluate("fetch('https://evil.example/').then(() => 'went', () => 'stopped')") == "stopped"
    visitor.faults.clear()  # that breach was ours


def test_no_other_host_is_asked_for_anything(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open().ask("show a chart of the estimates by department")
    assert {url for url in asked if not url.startswith(visitor.url + "/")} == set()


HOSTILE = """
* { all: unset !important; display: block !important; position: static !important; font: 60px/1 fantasy !important;
    color: red !important; background: yellow !important; visibility: hidden !important; transform: rotate(9deg) !important;
    width: 5px !important; height: 5px !important; z-index: -1 !important; animation: none !important; direction: rtl
    !important; }
button, textarea, dialog, beacon-chat { display: none !important; opacity: 0 !important; clip-path: circle(0) !important; }
html { font-size: 3px !important; }
"""
PLAIN_PAGE = "<!DOCTYPE html><html lang=en><title>Somebody's page</title><body><main><h1>Hello</h1></main>"


def foreign_page(house: House, css: str = "") -> tuple[str, str]:
    """Somebody's page with the script tag, and the policy that it has."""
    page = f"{PLAIN_PAGE}<style nonce=n>{css}</style><script type=module src={house.url}/widget/embed.js></script>"
    policy = (
        f"default-src 'none'; style-src 'nonce-n'; script-src {house.url}; connect-src {house.url}; img-src {house.url}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return page, policy


LOOKS = """() => {
  const root = document.querySelector("beacon-chat").shadowRoot;
  return ["launcher", "panel", "lead", "card", "send"].map((name) => {
    const one = root.querySelector(`.${name}`);
    const { width, height, x, y } = one.getBoundingClientRect();
    const { color, backgroundColor, fontSize, fontFamily, display, direction } = getComputedStyle(one);
    return { name, width, height, x, y, color, backgroundColor, fontSize, fontFamily, display, direction };
  });
}"""


def test_a_page_of_another_origin_with_hostile_styles_holds_the_same_chat(
    new_visitor: NewVisitor, house: House, neighbour: Neighbour
) -> None:
    looks = []
    for path, css in (("/plain", ""), ("/hostile", HOSTILE)):
        page, policy = foreign_page(house, css)
        address = neighbour.put_up(path, page, Content_Security_Policy=policy)
        visitor = new_visitor(viewport={"width": 1200, "height": 820}).open(address)
        expect(visitor.find(".opening .choice")).to_have_count(3)  # all of it is there before anything moves
        visitor.ask("Which police projects start in 2024?")
        looks.append(visitor.page.evaluate(LOOKS))
    assert looks[0] == looks[1]


def test_a_page_that_is_not_listed_gets_no_session(new_visitor: NewVisitor, house: House) -> None:
    stranger = Neighbour()
    page, policy = foreign_page(house)
    visitor = new_visitor().open(stranger.put_up("/", page, Content_Security_Policy=policy))
    visitor.say("list all projects")
    expect(visitor.find(".unsent")).to_be_visible()
    expect(visitor.answers).to_have_count(0)
    assert all("CORS" in fault for fault in visitor.faults)
    visitor.faults.clear()
    stranger.server.shutdown()


def test_a_page_themes_the_chat_by_its_properties(new_visitor: NewVisitor, house: House, neighbour: Neighbour) -> None:
    page, policy = foreign_page(house, "beacon-chat { --beacon-accent: rgb(0, 84, 61); }")
    visitor = new_visitor().visit(neighbour.put_up("/theme", page, Content_Security_Policy=policy))
    expect(visitor.find(".launcher")).to_have_css("background-color", "rgb(0, 84, 61)")


def test_every_property_that_a_page_may_set_is_documented_and_no_other() -> None:
    used = set(re.findall(r"var\((--beacon-[a-z-]+)", (WIDGET / "styles.css").read_text("utf-8")))
    documented = set(re.findall(r"<code>(--beacon-[a-z-]+)</code>", (WIDGET / "embed.html").read_text("utf-8")))
    assert used == documented
