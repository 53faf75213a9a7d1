"""Real answers on Slack: cards, tables, charts, and what only the staff see, within Slack's limits and whole."""

from __future__ import annotations

import json

import pytest

from actions.backstage import reveal
from actions.wording import word
from bot.channels.slack_markup import draw_messages
from bot.desk.answers import draw_answer, draw_behind
from bot.desk.blocks import Choices
from languages.language import load_language
from tests.conftest import Person, guess
from tests.slack.workspace import find_faults

ANSWERS = [
    ("which police projects start in 2024?", "list", {"rich_text"}),
    ("list all projects", "list", {"rich_text"}),
    ("警務處有哪些項目？", "list", {"rich_text"}),
    ("how many projects does each department have?", "group", {"rich_text", "table"}),
    ("compare PICS-3 and eHealth+", "compare", {"rich_text", "table"}),
    ("tell me about eHealth+", "describe", {"rich_text"}),
]


@pytest.mark.parametrize(("text", "kind", "types"), ANSWERS, ids=[text for text, _, _ in ANSWERS])
def test_an_answer_with_all_that_stands_behind_it(person: Person, text: str, kind: str, types: set[str]) -> None:
    reading = person.read(text, guess(kind))
    answer = person.take(text, kind).answer
    language = load_language(person.memory.language)
    message = word(answer, language)
    blocks = draw_answer(message.text, message.parts, Choices((("c1", "List all projects"),)))
    messages = draw_messages([*blocks, *draw_behind(reveal(reading, answer), language)], "https://beacon.example")
    for drawn in messages:
        assert list(find_faults(drawn["blocks"])) == []
    assert types <= {block["type"] for drawn in messages for block in drawn["blocks"]}
    shown = "\n".join(str(drawn["text"]) for drawn in messages)
    assert message.parts["lead"].split("\n")[0] in shown.replace("&amp;", "&")
    assert "smartlab.gov.hk" in shown
    cards = message.parts.get("cards") or ()
    links = json.dumps([drawn["blocks"] for drawn in messages])
    assert all(card["url"] in links for card in cards)
