"""The measures that bar charts and timelines share, and how a row gets its label. In pixels of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from bot.pictures.measure import width_of, wrap
from bot.pictures.shapes import Shape, Words

MARGIN = 12
TITLE, LABEL, SMALL = 16, 13, 12  # sizes of type: none smaller than 12
LEADING = 17  # from line to line of a label
BAR = 16
GAP = 9  # between rows
WIDE = 560  # from here on labels stand beside the bars
LARGEST_SHARE = 0.36  # of the width, for labels beside bars


def label_column(labels: Sequence[str], width: float) -> float:
    """How wide the column of labels beside the bars is; 0 where they stand above them."""
    if width < WIDE:
        return 0
    return min(max(width_of(label, LABEL) for label in labels) + 1, width * LARGEST_SHARE)


def put_label(shapes: list[Shape], label: str, y: float, room: float) -> float:
    """Writes a label from y down; gives back its height."""
    lines = wrap(label, room, LABEL)
    for number, line in enumerate(lines, 1):
        shapes.append(Words(MARGIN, y + number * LEADING - 4, line, LABEL))
    return LEADING * len(lines)
