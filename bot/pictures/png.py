"""Paints a Sheet as PNG, at twice the pixels so that it is sharp on a phone. Must run in one thread: fonts are shared.

A machine without a font for Chinese numbers the rows instead of drawing boxes; the table beside has the same order.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from bot.pictures.fonts import can_draw, is_wide, open_font, runs
from bot.pictures.palette import PALETTES, Role, Theme
from bot.pictures.shapes import Arrow, Box, Line, Shape, Sheet, Words
from languages.picture import Legend, Picture

DENSITY = 2
DASH, PAUSE = 3, 2


def paint_png(sheet: Sheet, theme: Theme = Theme.LIGHT) -> bytes:
    """The PNG, with title and text alternative inside it."""
    colours = PALETTES[theme]
    image = Image.new("RGB", (sheet.width * DENSITY, sheet.height * DENSITY), colours[Role.PAPER])
    brush = ImageDraw.Draw(image)
    for shape in sheet.shapes:
        _paint(brush, shape, colours)
    said = PngInfo()
    said.add_itxt("Title", _encode(sheet.title))
    said.add_itxt("Description", _encode(sheet.alternative))
    made = io.BytesIO()
    image.save(made, "PNG", pnginfo=said)  # 64 colours: 60 % smaller, four times as slow
    return made.getvalue()


def _encode(text: str) -> bytes:
    """Text as a chunk holds it: a zero would end it, half a character has no bytes."""
    return text.replace("\0", "").encode("utf-8", "replace")


def drawable(picture: Picture) -> Picture:
    """The picture with numbers in the place of words that no font here can draw."""
    words = [picture.title, picture.unit, picture.note, *(row.label + row.text for row in picture.bars + picture.spans)]
    if all(map(can_draw, words)):
        return picture
    legend = picture.legend

    def keep(text: str, instead: str = "") -> str:
        return text if can_draw(text) else instead

    return replace(
        picture,
        title=keep(picture.title),
        unit=keep(picture.unit),
        note=keep(picture.note),
        bars=tuple(
            replace(bar, label=keep(bar.label, str(n)), text=keep(bar.text, f"{bar.value:,}"))
            for n, bar in enumerate(picture.bars, 1)
        ),
        spans=tuple(
            replace(
                span,
                label=keep(span.label, str(n)),
                text=keep(span.text, f"{span.start:%Y-%m} – {f'{span.end:%Y-%m}' if span.end else '?'}"),
            )
            for n, span in enumerate(picture.spans, 1)
        ),
        legend=legend
        and Legend(keep(legend.past), keep(legend.ahead), keep(legend.undated), keep(legend.today, f"{picture.today}")),
    )


def _paint(brush: ImageDraw.ImageDraw, shape: Shape, colours: Mapping[Role, str]) -> None:
    d = DENSITY
    if isinstance(shape, Words):
        _write(brush, shape, colours[shape.role])
    elif isinstance(shape, Line):
        line = (shape.x1 * d, shape.y1 * d, shape.x2 * d, shape.y2 * d)
        brush.line(line, fill=colours[shape.role], width=round(shape.width * d))
    elif isinstance(shape, Arrow):
        half, back = shape.size * 0.9, shape.x - shape.size
        points = [(back, shape.y - half), (shape.x, shape.y), (back, shape.y + half)]
        brush.polygon([(x * d, y * d) for x, y in points], fill=colours[shape.role])
    else:
        _paint_box(brush, shape, colours)


def _paint_box(brush: ImageDraw.ImageDraw, box: Box, colours: Mapping[Role, str]) -> None:
    d = DENSITY
    left, top = round(box.x * d), round(box.y * d)
    right, bottom = max(round((box.x + box.width) * d) - 1, left), round((box.y + box.height) * d) - 1
    brush.rectangle((left, top, right, bottom), fill=colours[box.fill])
    if box.edge is None:
        return
    edge = colours[box.edge]
    if not box.opens:
        brush.rectangle((left, top, right, bottom), outline=edge, width=d)
        return
    for x in range(left, right, (DASH + PAUSE) * d):
        until = min(x + DASH * d, right)
        brush.rectangle((x, top, until, top + d - 1), fill=edge)
        brush.rectangle((x, bottom - d + 1, until, bottom), fill=edge)


def _write(brush: ImageDraw.ImageDraw, words: Words, colour: str) -> None:
    size = round(words.size * DENSITY)
    bold = words.bold and not any(map(is_wide, words.text))  # half a line in bold is worse than none
    parts = [(text, open_font(size, bold, wide)) for wide, text in runs(words.text)]
    lengths = [font.getlength(text) for text, font in parts]
    x = words.x * DENSITY - {"left": 0.0, "middle": 0.5, "right": 1.0}[words.anchor] * sum(lengths)
    for (text, font), length in zip(parts, lengths, strict=True):
        brush.text((x, words.y * DENSITY), text, fill=colour, font=font, anchor="ls")
        x += length
