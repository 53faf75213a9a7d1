"""Lays a Picture out as shapes for a width: labels stand above the bars on a phone, beside them on a wide screen."""

from __future__ import annotations

from bot.pictures.bars import lay_bars
from bot.pictures.measure import wrap
from bot.pictures.palette import Role
from bot.pictures.rows import MARGIN, SMALL, TITLE
from bot.pictures.shapes import Box, Shape, Sheet, Words
from bot.pictures.timeline import lay_timeline
from languages.picture import Kind, Picture

NARROWEST, WIDEST = 240, 1600


def lay_out(picture: Picture, width: int) -> Sheet:
    """The picture as a sheet of that width, as high as it needs to be."""
    width = min(max(width, NARROWEST), WIDEST)
    shapes: list[Shape] = []
    y = float(MARGIN)
    y = _write(shapes, picture.title, y, width, TITLE, Role.INK, bold=True)
    y = _write(shapes, picture.unit, y, width, SMALL, Role.QUIET)
    y += 8
    body, y = (lay_bars if picture.kind is Kind.BARS else lay_timeline)(picture, width, y)
    shapes += body
    if picture.note:
        y = _write(shapes, picture.note, y + 4, width, SMALL, Role.QUIET)
    height = round(y + MARGIN)
    paper = Box(0, 0, width, height, Role.PAPER)
    return Sheet(width, height, picture.title, picture.alternative, (paper, *shapes))


def _write(
    shapes: list[Shape], text: str, y: float, width: float, size: float, role: Role, bold: bool = False
) -> float:
    """A paragraph over the whole width; gives back where it ends."""
    for line in wrap(text, width - 2 * MARGIN, size, bold):
        y += round(size * 1.3)
        shapes.append(Words(MARGIN, y - size * 0.3, line, size, role, bold))
    return y
