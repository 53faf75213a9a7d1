"""Lays out a timeline: spans over years, dark until today, light from then on, an arrow where the end has no date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from bot.pictures.measure import width_of, wrap
from bot.pictures.palette import Role
from bot.pictures.rows import BAR, GAP, LABEL, LEADING, MARGIN, SMALL, label_column, put_label
from bot.pictures.shapes import Arrow, Box, Line, Shape, Words
from languages.picture import Legend, Picture, Span
from languages.timescale import Scale, scale_of

HEAD = 9  # of the arrow
YEAR = 40  # the least room for a year's number


def lay_timeline(picture: Picture, width: float, y: float) -> tuple[list[Shape], float]:
    """The shapes, and where they end."""
    assert picture.today
    assert picture.legend
    scale = scale_of(picture)
    column = label_column([span.label for span in picture.spans], width)
    texts = max(width_of(span.text, SMALL) for span in picture.spans) if column else 0.0
    left = MARGIN + column + (12 if column else 1)
    plot = _Plot(left, width - MARGIN - (texts + 10 if column else 0), scale, picture.today)
    shapes: list[Shape] = []
    y += LEADING
    top = y
    y += 4
    bars: list[float] = []
    for span in picture.spans:
        at, below = _head(shapes, span, y, column, width)
        bars.append(at)
        shapes += plot.draw(span, at)
        y = below + GAP
    bottom = y - GAP + 5
    # on a phone the lines are drawn at the bars only: they would run through the words between
    stretches = [(top, bottom)] if column else [(at - 3, at + BAR + 3) for at in bars]
    years = plot.years(top, stretches)
    y = bottom
    if scale.holds(picture.today):
        now = plot.place(picture.today)
        shapes += [Line(now, begin, now, end, Role.TODAY, 2) for begin, end in stretches]
        y += LEADING
        shapes.append(_below(now, y - 4, picture.legend.today, width))
    key, y = _key(picture.legend, any(span.is_open for span in picture.spans), width, y + 6)
    return [*years, *shapes, *key], y


def _head(shapes: list[Shape], span: Span, y: float, column: float, width: float) -> tuple[float, float]:
    """Label and dates of a row; gives back where its bar begins and where the row ends."""
    if column:
        height = put_label(shapes, span.label, y, column)
        at = y + (max(height, LEADING) - BAR) / 2
        shapes.append(Words(width - MARGIN, at + BAR - 4, span.text, SMALL, Role.QUIET, anchor="right"))
        return at, max(y + height, at + BAR)
    room = width - 2 * MARGIN
    beside = room - width_of(span.text, SMALL) - 10
    if width_of(span.label, LABEL) <= beside:
        height = put_label(shapes, span.label, y, beside)
        shapes.append(Words(width - MARGIN, y + LEADING - 4, span.text, SMALL, Role.QUIET, anchor="right"))
    else:
        height = put_label(shapes, span.label, y, room)
        for line in wrap(span.text, room, SMALL):
            height += LEADING
            shapes.append(Words(MARGIN, y + height - 4, line, SMALL, Role.QUIET))
    return y + height + 2, y + height + 2 + BAR


class _Plot:
    """The field that spans are drawn in."""

    def __init__(self, left: float, right: float, scale: Scale, today: date) -> None:
        self._left, self._right, self._scale, self._today = left, right, scale, today

    def place(self, day: date) -> float:
        return round(self._left + self._scale.place(day) * (self._right - self._left), 1)

    def draw(self, span: Span, y: float) -> list[Shape]:
        """What is over, what is to come, and the arrow of what has no date."""
        first = self.place(span.start)
        end = self.place(span.end + timedelta(1)) if span.end else first
        last = self._right if span.is_open else end
        # where part of it is dated, the dashes begin where the dates end
        now = min(max(self.place(self._today), first), last)
        shapes: list[Shape] = []
        tip = last - HEAD if span.is_open else last
        dated = max(end, now)
        if dated > now:
            shapes.append(Box(now, y, dated - now, BAR, Role.AHEAD, Role.PAST))
        if span.is_open and tip > dated:
            shapes.append(Box(dated, y, tip - dated, BAR, Role.AHEAD, Role.PAST, opens=True))
        if now > first:
            shapes.append(Box(first, y, min(now, tip) - first, BAR, Role.PAST))
        if span.is_open:
            shapes.append(Arrow(last, y + BAR / 2, HEAD, Role.PAST))
        return shapes

    def years(self, top: float, stretches: Sequence[tuple[float, float]]) -> list[Shape]:
        """Thin lines where each year begins, with its number above where there is room for it."""
        each = (self._right - self._left) / len(self._scale.all_years)
        every = math.ceil(YEAR / each)
        shapes: list[Shape] = [Line(self._left, top, self._right, top, Role.GRID)]
        numbers: list[Shape] = []
        for year in self._scale.all_years:
            x = self.place(date(year, 1, 1))
            shapes += [Line(x, begin, x, end, Role.GRID) for begin, end in stretches]
            if (year - self._scale.first) % every == 0:
                shapes.append(Line(x, top - 4, x, top, Role.GRID))
                numbers.append(Words(x + 3, top - 5, str(year), SMALL, Role.QUIET))
        shapes += [Line(self._right, begin, self._right, end, Role.GRID) for begin, end in stretches]
        return shapes + numbers


def _below(x: float, y: float, text: str, width: float) -> Words:
    """Words below a line, kept on the sheet."""
    half = width_of(text, SMALL, bold=True) / 2
    x = min(max(x, MARGIN + half), width - MARGIN - half)
    return Words(round(x, 1), y, text, SMALL, Role.TODAY, bold=True, anchor="middle")


def _key(legend: Legend, is_open: bool, width: float, y: float) -> tuple[list[Shape], float]:
    """What the parts of the picture mean, in as many lines as it takes."""
    swatch, shapes, x = 22.0, list[Shape](), float(MARGIN)
    entries = [(legend.past, Role.PAST, False), (legend.ahead, Role.AHEAD, False)]
    if is_open:
        entries.append((legend.undated, Role.AHEAD, True))
    for text, fill, opens in entries:
        if not text:  # a PNG that cannot write it
            continue
        lines = wrap(text, width - 2 * MARGIN - swatch - 6, SMALL)
        needed = swatch + 6 + max(width_of(line, SMALL) for line in lines)
        if x > MARGIN and x + needed > width - MARGIN:
            x, y = float(MARGIN), y + LEADING
        if opens:
            shapes.append(Box(x, y + 3, swatch - HEAD + 2, 11, fill, Role.PAST, opens=True))
            shapes.append(Arrow(x + swatch, y + 8.5, HEAD - 2, Role.PAST))
        else:
            shapes.append(Box(x, y + 3, swatch, 11, fill, Role.PAST))
        for number, line in enumerate(lines):
            shapes.append(Words(x + swatch + 6, y + 13 + number * LEADING, line, SMALL, Role.QUIET))
        y += (len(lines) - 1) * LEADING
        x += needed + 18
    return shapes, y + LEADING
