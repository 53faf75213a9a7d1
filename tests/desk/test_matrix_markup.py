"""Blocks as Matrix messages: formatted, escaped, and never too much for one event."""

from __future__ import annotations

import json

from bot.channels.matrix_markup import LARGEST, draw_messages
from bot.desk.blocks import Block, Chart, Choices, Fold, Grid, Items, Paragraph, Piece, bold, code, line, paragraph


def draw(*blocks: Block) -> tuple[str, str]:
    """Plain text and HTML of what fits one message."""
    (content,) = draw_messages(blocks)
    assert content["format"] == "org.matrix.custom.html"
    return content["body"], content["formatted_body"]


def test_a_paragraph_has_lines_and_looks() -> None:
    plain, html = draw(Paragraph((line(bold("Hong Kong"), " has"), line(code("2 < 3")))))
    assert plain == "Hong Kong has\n2 < 3"
    assert html == "<p><strong>Hong Kong</strong> has<br><code>2 &lt; 3</code></p>"


def test_a_list_is_numbered_from_where_it_begins() -> None:
    items = tuple((line(word), line("more")) for word in ("six", "seven"))
    plain, html = draw(Items(items, 6))
    assert plain == "6. six\n  more\n7. seven\n  more"
    assert html == '<ol start="6"><li>six<br>more</li><li>seven<br>more</li></ol>'
    plain, html = draw(Items(items))
    assert plain.startswith("- six")
    assert html.startswith("<ul><li>six")


def test_choices_are_listed_where_nothing_can_be_pressed() -> None:
    plain, html = draw(Choices((("x1", "And the fire services?"),)), Choices((("take", "Take it"),), listed=False))
    assert plain == "- And the fire services?"
    assert html == "<ul><li>And the fire services?</li></ul>"


def test_a_table_has_headings() -> None:
    plain, html = draw(Grid(("Department", "Projects"), ((line("Police"), line("3")),)))
    assert plain == "Department | Projects\nPolice | 3"
    assert "<thead><tr><th>Department</th><th>Projects</th></tr></thead>" in html
    assert "<tbody><tr><td>Police</td><td>3</td></tr></tbody>" in html


def test_more_is_folded_away() -> None:
    plain, html = draw(Fold("The query", (paragraph("limit = 5"),)))
    assert plain == "The query:\nlimit = 5"
    assert html == "<details><summary>The query</summary><p>limit = 5</p></details>"


def test_a_link_leads_where_it_says_and_only_to_the_web() -> None:
    plain, html = draw(Paragraph((line(Piece("f24-23", link="https://example.com/?a=1&b=2")),)))
    assert plain == "f24-23 (https://example.com/?a=1&b=2)"
    assert html == '<p><a href="https://example.com/?a=1&amp;b=2">f24-23</a></p>'
    for address in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"):
        assert "<a" not in draw(Paragraph((line(Piece("here", link=address)),)))[1]


def test_nothing_that_was_said_becomes_markup() -> None:
    evil = "<img src=x onerror=alert(1)>\"'&"
    blocks = (
        paragraph(evil),
        Items(((line(evil),),)),
        Grid((evil,), ((line(evil),),)),
        Fold(evil, (paragraph(evil),)),
        Chart("/pictures/x", evil, evil),
        Paragraph((line(Piece("x", link=f"https://example.com/{evil}")),)),
    )
    assert "<img" not in draw(*blocks)[1]
    assert 'href="https://example.com/&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;&amp;"' in draw(*blocks)[1]


def test_what_is_too_much_for_one_event_is_said_in_several_and_whole() -> None:
    blocks = [paragraph(f"{number} " + "中文" * 2_000) for number in range(20)]
    contents = draw_messages(blocks)
    assert len(contents) > 1
    assert all(len(json.dumps(content, ensure_ascii=False).encode()) <= LARGEST for content in contents)
    said = "\n".join(content["body"] for content in contents)
    assert [one.split()[0] for one in said.split("\n")] == [str(number) for number in range(20)]


def test_what_is_said_in_passing_calls_nobody() -> None:
    assert draw_messages((paragraph("x"),), quiet=True)[0]["msgtype"] == "m.notice"
    assert draw_messages((paragraph("x"),))[0]["msgtype"] == "m.text"
