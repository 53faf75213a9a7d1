"""Blocks as Slack messages: Block Kit, and the words alone for notifications, screen readers and old clients.

Knows what Slack takes in one message; must not know what is said. All words go into fields that Slack reads no marks in, but
the fallback, which is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.channels.slack_lengths import LONGEST, part_items, part_lines
from bot.channels.slack_words import escape
from bot.desk.blocks import Block, Chart, Choices, Fold, Grid, Items, Line, Paragraph, Piece, bold, line
from bot.desk.plain import draw_plain

MOST = 49  # blocks of a message: Slack takes 50, and one may be a name
LARGEST = 12_000  # characters of a message's blocks as JSON: Slack's own bound, not published, was met at 13,000
TABLE = (100, 20)  # rows and columns; one table in a message
BUTTON = 75  # characters
BUTTONS = 25  # in a row
ADDRESS, ALTERNATIVE = 3_000, 2_000  # characters of a picture's
EMPTY = "–"  # a cell must not be empty

Drawn = dict[str, Any]


def draw_messages(blocks: Iterable[Block], pictures: str = "") -> list[Drawn]:
    """The blocks as arguments of chat.postMessage: one, or several where they are too much for one message.

    `pictures` is the address of Beacon's server as Slack reaches it; without it charts are drawn in characters.
    """
    packed: list[list[tuple[Drawn, str]]] = [[]]
    for block in blocks:
        for drawn, words in _draw(block, pictures):
            if packed[-1] and not _fits([*packed[-1], (drawn, words)]):
                packed.append([])
            packed[-1].append((drawn, words))
    return [
        {"blocks": [drawn for drawn, _ in some], "text": escape("\n".join(words for _, words in some if words))}
        for some in packed
        if some
    ]


def call(message: Drawn, whom: Drawn) -> Drawn:
    """The message with somebody's name below it: an element such as {"type": "user", "user_id": "U1"}."""
    named = _rich([{"type": "rich_text_section", "elements": [whom]}])
    return {**message, "blocks": [*message["blocks"], named]}


def _fits(some: list[tuple[Drawn, str]]) -> bool:
    """Whether so much goes into one message."""
    tables = sum(drawn["type"] == "table" for drawn, _ in some)
    return len(some) <= MOST and tables <= 1 and sum(_weigh(drawn) for drawn, _ in some) <= LARGEST


def _draw(block: Block, pictures: str) -> Iterator[tuple[Drawn, str]]:
    """The Block Kit blocks that a block becomes, each with its words."""
    if isinstance(block, Fold):  # Slack has nothing to fold with
        yield from _draw(Paragraph((line(bold(block.title)),)), pictures)
        for inner in block.blocks:
            yield from _draw(inner, pictures)
    elif isinstance(block, Choices):
        yield from _draw_choices(block)
    elif isinstance(block, Grid) and len(block.headings) <= TABLE[1]:
        for part in _part_grid(block):
            yield _draw_table(part), _words(part)
    elif isinstance(block, Chart):
        yield _draw_chart(block, pictures), _words(block)
    elif isinstance(block, Items):
        for items in part_items(block):
            yield _rich([_draw_list(items)]), _words(items)
    else:
        lines = block.lines if isinstance(block, Paragraph) else tuple(line(words) for words in draw_plain(block))
        for some in part_lines(lines):
            yield _rich([_section(some)]), _words(Paragraph(some))


def _draw_choices(choices: Choices) -> Iterator[tuple[Drawn, str]]:
    """Buttons; beside its whole words where they are too long for one."""
    short = [choice for choice in choices.choices if len(choice[1]) <= BUTTON]
    for start in range(0, len(short), BUTTONS):
        row = short[start : start + BUTTONS]
        buttons = [_button(value, title, title) for value, title in row]
        yield {"type": "actions", "elements": buttons}, _words(Choices(tuple(row)))
    for value, title in choices.choices:
        if len(title) > BUTTON:
            text = {"type": "plain_text", "text": title[:LONGEST], "emoji": False}
            section = {"type": "section", "text": text, "accessory": _button(value, "→", title)}
            yield section, _words(Choices(((value, title),)))


def _button(value: str, title: str, label: str) -> Drawn:
    return {
        "type": "button",
        "action_id": f"choice {value}",
        "text": {"type": "plain_text", "text": title, "emoji": False},
        "value": value,
        "accessibility_label": label[:BUTTON],
    }


def _draw_chart(chart: Chart, pictures: str) -> Drawn:
    address = f"{pictures}{chart.path}.png?width=800&theme=light"
    if not pictures or len(address) > ADDRESS:
        return _rich([{"type": "rich_text_preformatted", "elements": [_element(Piece(chart.text[:LONGEST]))]}])
    return {"type": "image", "image_url": address, "alt_text": chart.alternative[:ALTERNATIVE]}


def _draw_table(grid: Grid) -> Drawn:
    head = tuple(line(bold(heading)) for heading in grid.headings)
    rows = [[_draw_cell(cell or line(EMPTY)) for cell in row] for row in (head, *grid.rows)]
    return {"type": "table", "rows": rows, "column_settings": [{"is_wrapped": True} for _ in grid.headings]}


def _draw_cell(cell: Line) -> Drawn:
    plain = "".join(piece.text for piece in cell)
    return {"type": "raw_text", "text": plain} if cell == line(plain) else _rich([_section((cell,))])


def _draw_list(items: Items) -> Drawn:
    drawn = {"type": "rich_text_list", "elements": [_section(lines) for lines in items.items]}
    if items.first is None:
        return {**drawn, "style": "bullet"}
    return {**drawn, "style": "ordered", "offset": items.first - 1}


def _rich(elements: list[Drawn]) -> Drawn:
    return {"type": "rich_text", "elements": elements}


def _section(lines: tuple[Line, ...]) -> Drawn:
    """Lines, one below the other."""
    elements: list[Drawn] = []
    for one in lines:
        if elements:
            elements.append({"type": "text", "text": "\n"})
        elements += [_element(piece) for piece in one]
    return {"type": "rich_text_section", "elements": elements or [{"type": "text", "text": " "}]}


def _element(piece: Piece) -> Drawn:
    looks = {name: True for name in ("bold", "code") if getattr(piece, name)}
    style = {"style": looks} if looks else {}
    if urlsplit(piece.link).scheme in ("http", "https"):
        return {"type": "link", "url": piece.link, "text": piece.text, **style}
    return {"type": "text", "text": piece.text, **style}


def _part_grid(grid: Grid) -> Iterator[Grid]:
    """The table as tables of which each fits into a message, all with their headings."""
    heap: list[tuple[Line, ...]] = []
    for row in grid.rows:
        full = len(heap) + 1 == TABLE[0] or _weigh(_draw_table(Grid(grid.headings, (*heap, row)))) > LARGEST
        if heap and full:
            yield Grid(grid.headings, tuple(heap))
            heap = []
        heap.append(row)
    yield Grid(grid.headings, tuple(heap))


def _weigh(drawn: Drawn) -> int:
    return len(json.dumps(drawn, ensure_ascii=False))


def _words(block: Block) -> str:
    return "\n".join(draw_plain(block))
