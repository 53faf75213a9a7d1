"""Lays out a bar chart: every bar from the same line, its value written behind it."""

from __future__ import annotations

from bot.pictures.measure import width_of
from bot.pictures.palette import Role
from bot.pictures.rows import BAR, GAP, LABEL, LEADING, MARGIN, label_column, put_label
from bot.pictures.shapes import Box, Line, Shape, Words
from languages.picture import Picture


def lay_bars(picture: Picture, width: float, y: float) -> tuple[list[Shape], float]:
    """The shapes, and where they end."""
    shapes: list[Shape] = []
    column = label_column([bar.label for bar in picture.bars], width)
    left = MARGIN + column + (10 if column else 1)
    values = max(width_of(bar.text, LABEL, bold=True) for bar in picture.bars)
    room = max(width - left - MARGIN - values - 6, 20)
    longest = max(bar.value for bar in picture.bars)
    top = y
    for bar in picture.bars:
        height = put_label(shapes, bar.label, y, column or width - 2 * MARGIN)
        at = y + (max(height, LEADING) - BAR) / 2 if column else y + height + 1
        length = float(bar.value / longest) * room if longest else 0.0
        if bar.value:
            length = max(length, 1.5)  # what is more than nothing is seen
            shapes.append(Box(left, at, round(length, 1), BAR, Role.PAST))
        shapes.append(Words(left + round(length, 1) + 6, at + BAR - 3.5, bar.text, LABEL, bold=True))
        y = (max(y + height, at + BAR) if column else at + BAR) + GAP
    if column:
        shapes.append(Line(left, top - 2, left, y - GAP + 2, Role.QUIET))
    return shapes, y - GAP + 4
