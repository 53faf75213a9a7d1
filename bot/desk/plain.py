"""Blocks in plain characters: what clients without looks show, and what notifications say."""

from __future__ import annotations

from collections.abc import Iterator

from bot.desk.blocks import Block, Chart, Choices, Grid, Items, Line, Paragraph


def draw_plain(block: Block) -> Iterator[str]:
    """The block's lines."""
    if isinstance(block, Paragraph):
        yield from map(write_line, block.lines)
    elif isinstance(block, Items):
        for place, (first, *others) in enumerate(block.items):
            mark = "-" if block.first is None else f"{block.first + place}."
            yield f"{mark} {write_line(first)}"
            yield from (f"  {write_line(line)}" for line in others)
    elif isinstance(block, Grid):
        yield " | ".join(block.headings)
        yield from (" | ".join(map(write_line, row)) for row in block.rows)
    elif isinstance(block, Chart):
        yield block.text
    elif isinstance(block, Choices):
        yield from (f"- {title}" for _, title in block.choices if block.listed)
    else:
        yield f"{block.title}:"
        yield from (line for inner in block.blocks for line in draw_plain(inner))


def write_line(line: Line) -> str:
    """The line without its looks; an address that its words do not show follows them."""
    return "".join(
        f"{piece.text} ({piece.link})" if piece.link and piece.link != piece.text else piece.text for piece in line
    )
