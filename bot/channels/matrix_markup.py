"""Blocks as Matrix messages: plain text, and the HTML that clients show instead. Everything is escaped.

Knows what the Matrix specification lets through in a message; must not know what is said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from html import escape
from typing import Any
from urllib.parse import urlsplit

from bot.desk.blocks import Block, Chart, Choices, Grid, Items, Line, Paragraph, Piece
from bot.desk.plain import draw_plain

LARGEST = 48_000  # bytes of a message's content: a whole event may have 65,536
FORMAT = "org.matrix.custom.html"


def draw_messages(blocks: Iterable[Block], quiet: bool = False) -> list[dict[str, Any]]:
    """The blocks as contents of m.room.message events: one, or several where they are too much for one event."""
    packed: list[list[Block]] = [[]]
    for block in blocks:
        if packed[-1] and _size(_content([*packed[-1], block], quiet)) > LARGEST:
            packed.append([])
        packed[-1].append(block)
    return [_content(some, quiet) for some in packed if some]


def draw_picture(chart: Chart, address: str, size: int, width: int, height: int) -> dict[str, Any]:
    """An uploaded chart as a message; its body tells in words what it shows."""
    return {
        "msgtype": "m.image",
        "body": chart.alternative,
        "filename": "chart.png",
        "url": address,
        "info": {"mimetype": "image/png", "size": size, "w": width, "h": height},
    }


def _content(blocks: list[Block], quiet: bool) -> dict[str, Any]:
    return {
        "msgtype": "m.notice" if quiet else "m.text",
        "body": "\n".join(line for block in blocks for line in draw_plain(block)),
        "format": FORMAT,
        "formatted_body": "".join(_html(block) for block in blocks),
    }


def _size(content: dict[str, Any]) -> int:
    return len(json.dumps(content, ensure_ascii=False).encode())


def _html(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_lines(block.lines)}</p>"
    if isinstance(block, Items):
        items = "".join(f"<li>{_lines(item)}</li>" for item in block.items)
        return f"<ul>{items}</ul>" if block.first is None else f'<ol start="{block.first}">{items}</ol>'
    if isinstance(block, Grid):
        head = "".join(f"<th>{escape(heading)}</th>" for heading in block.headings)
        rows = "".join(f"<tr>{''.join(f'<td>{_line(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if isinstance(block, Chart):
        return f"<pre><code>{escape(block.text)}</code></pre>"
    if isinstance(block, Choices):
        titles = "".join(f"<li>{escape(title)}</li>" for _, title in block.choices if block.listed)
        return f"<ul>{titles}</ul>" if titles else ""
    inner = "".join(map(_html, block.blocks))
    return f"<details><summary>{escape(block.title)}</summary>{inner}</details>"


def _lines(lines: Iterable[Line]) -> str:
    return "<br>".join(map(_line, lines))


def _line(line: Line) -> str:
    return "".join(map(_piece, line))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    for applies, wrap in _LOOKS:
        if applies(piece):
            text = wrap(text, piece)
    return text


_LOOKS: tuple[tuple[Callable[[Piece], bool], Callable[[str, Piece], str]], ...] = (
    (lambda piece: piece.code, lambda text, _: f"<code>{text}</code>"),
    (lambda piece: piece.bold, lambda text, _: f"<strong>{text}</strong>"),
    (
        lambda piece: urlsplit(piece.link).scheme in ("http", "https"),
        lambda text, piece: f'<a href="{escape(piece.link)}">{text}</a>',
    ),
)
