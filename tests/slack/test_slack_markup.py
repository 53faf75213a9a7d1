"""Blocks as Slack messages, within Slack's limits, with nothing lost and nothing that Slack reads as a mark."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.channels.slack_markup import draw_messages
from bot.desk.blocks import Block, Chart, Choices, Fold, Grid, Items, Paragraph, Piece, bold, code, line, paragraph
from tests.slack.workspace import buttons, find_faults

CARD = (
    line(bold("Digital Image Platform"), " (Hong Kong Police Force)"),
    line("Estimate: HK$358.9 million"),
    line("Paper: ", Piece("f24-23", link="https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf")),
)
CHART = Chart("/pictures/abc", "A bar for each of 3 projects", "one   ███\ntwo   ██")


def words(messages: list[dict[str, Any]]) -> str:
    """Every character that the blocks show."""
    return "".join(_texts([block for message in messages for block in message["blocks"]]))


def _texts(found: Any) -> list[str]:
    if isinstance(found, dict):
        own = [found["text"]] if isinstance(found.get("text"), str) else []
        return own + [text for value in found.values() if not isinstance(value, str) for text in _texts(value)]
    return [text for one in found for text in _texts(one)] if isinstance(found, list) else []


def test_a_list_of_projects_is_numbered_where_it_goes_on() -> None:
    (message,) = draw_messages([paragraph("2 projects:"), Items((CARD, CARD), 4)])
    head, listed = message["blocks"]
    assert head["elements"][0]["elements"] == [{"type": "text", "text": "2 projects:"}]
    drawn = listed["elements"][0]
    assert (drawn["type"], drawn["style"], drawn["offset"], len(drawn["elements"])) == (
        "rich_text_list",
        "ordered",
        3,
        2,
    )
    name, owner, *_, paper = drawn["elements"][0]["elements"]
    assert name == {"type": "text", "text": "Digital Image Platform", "style": {"bold": True}}
    assert owner["text"] == " (Hong Kong Police Force)"
    assert paper == {"type": "link", "url": CARD[2][1].link, "text": "f24-23"}
    assert message["text"].startswith("2 projects:\n4. Digital Image Platform (Hong Kong Police Force)")


def test_a_table_is_a_table_with_its_links() -> None:
    rows = ((line("Police"), line(Piece("f24-23", link="https://a.hk/x"))), (line("Fire"), ()))
    (message,) = draw_messages([Grid(("Department", "Paper"), rows)])
    (table,) = message["blocks"]
    assert (table["type"], len(table["rows"])) == ("table", 3)
    assert words([message]) == "DepartmentPaperPolicef24-23Fire–"
    assert message["text"] == "Department | Paper\nPolice | f24-23 (https://a.hk/x)\nFire | "


def test_two_tables_are_two_messages() -> None:
    grid = Grid(("A",), ((line("1"),),))
    assert len(draw_messages([grid, grid])) == 2


def test_a_chart_is_a_picture_with_what_it_shows_in_words() -> None:
    (message,) = draw_messages([CHART], "https://beacon.example")
    address = "https://beacon.example/pictures/abc.png?width=800&theme=light"
    assert message["blocks"] == [{"type": "image", "image_url": address, "alt_text": CHART.alternative}]
    assert message["text"] == CHART.text


@pytest.mark.parametrize(("pictures", "chart"), [("", CHART), ("https://b.hk", Chart("/" + "x" * 3000, "", "one ███"))])
def test_a_chart_without_a_short_public_address_is_drawn_in_characters(pictures: str, chart: Chart) -> None:
    (message,) = draw_messages([chart], pictures)
    assert message["blocks"][0]["elements"][0]["type"] == "rich_text_preformatted"
    assert words([message]) == chart.text


def test_choices_are_buttons_and_long_ones_stand_beside_their_words() -> None:
    long = "Which project of the Hong Kong Police Force that starts in 2024 is the most expensive of all?"
    (message,) = draw_messages([Choices((("a", "List all projects"), ("b", long)))])
    row, beside = message["blocks"]
    assert [button["text"]["text"] for button in row["elements"]] == ["List all projects"]
    assert beside["text"]["text"] == long
    assert [button["value"] for button in buttons(message)] == ["a", "b"]
    assert beside["accessory"]["accessibility_label"] == long[:75]
    assert message["text"] == f"- List all projects\n- {long}"


def test_what_others_would_fold_stands_below_its_title() -> None:
    (message,) = draw_messages([Fold("Published row 1", (Items(((line(bold("Name: "), code("<b>&amp;</b>")),),)),))])
    assert words([message]) == "Published row 1Name: <b>&amp;</b>"
    assert message["text"] == "Published row 1\n- Name: &lt;b&gt;&amp;amp;&lt;/b&gt;"


def test_what_a_user_wrote_is_never_read_as_a_mark() -> None:
    rude = "<!channel> *bold* <https://evil.example|www.gov.hk> <@U0ANNA> `x`"
    (message,) = draw_messages([Paragraph((line(bold("User: "), rude),))])
    assert words([message]) == f"User: {rude}"
    assert "<" not in message["text"]


def test_only_web_addresses_are_links() -> None:
    (message,) = draw_messages([Paragraph((line(Piece("x", link="javascript:alert(1)")),))])
    assert "link" not in json.dumps(message["blocks"])


LONG: list[tuple[str, list[Block]]] = [
    ("a long paragraph", [paragraph("\n".join(f"line {n} " + "長" * 150 for n in range(60)))]),
    ("one long line", [Paragraph((line(bold("A" * 4000), "B" * 7000),))]),
    ("a long list", [Items(tuple((line(f"item {n} " + "x" * 400), line("y" * 200)) for n in range(80)), 1)]),
    ("a long table", [Grid(("A", "B"), tuple((line(f"{n}"), line("z" * 60)) for n in range(260)))]),
    ("a wide table", [Grid(tuple(f"c{n}" for n in range(25)), (tuple(line(f"{n}!") for n in range(25)),))]),
    ("many choices", [Choices(tuple((f"v{n}", f"choice {n}") for n in range(60)))]),
    ("many blocks", [paragraph(f"no {n}") for n in range(120)]),
    ("empty lines", [paragraph("a\n\nb\n")]),
]


@pytest.mark.parametrize("blocks", [blocks for _, blocks in LONG], ids=[name for name, _ in LONG])
def test_whatever_the_length_slack_takes_it_and_nothing_is_lost(blocks: list[Block]) -> None:
    messages = draw_messages(blocks)
    for message in messages:
        assert list(find_faults(message["blocks"])) == []
        assert message["text"]
    shown = words(messages)
    for block in blocks:
        if isinstance(block, Grid):
            assert all(piece.text in shown for row in block.rows for cell in row for piece in cell)
        elif isinstance(block, Items):
            assert all(piece.text in shown for item in block.items for one in item for piece in one)
        elif isinstance(block, Paragraph):
            whole = "".join(piece.text for one in block.lines for piece in one)
            assert whole in shown.replace("\n", "")
        elif isinstance(block, Choices):
            assert [button["value"] for one in messages for button in buttons(one)] == [v for v, _ in block.choices]


def test_a_long_list_is_numbered_on() -> None:
    items = Items(tuple((line(f"item {n} " + "x" * 400),) for n in range(1, 31)), 1)
    for message in draw_messages([items]):
        for block in message["blocks"]:
            drawn = block["elements"][0]
            assert drawn["elements"][0]["elements"][0]["text"].startswith(f"item {drawn['offset'] + 1} ")
