"""A Picture in characters, for a terminal: bars of blocks, a timeline of years. Knows no colours."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from languages.picture import Kind, Picture
from languages.timescale import Scale, scale_of

NARROWEST = 32
BESIDE = 56  # from here on labels stand beside what is drawn, below it above
LEAST = 12  # columns for a timeline
EIGHTHS = " ▏▎▍▌▋▊▉"
PAST, AHEAD, OPEN, TODAY, EMPTY = "█", "░", "▷", "│", " "


def draw_text(picture: Picture, width: int = 80) -> str:
    """The picture in lines of at most `width` columns."""
    width = max(width, NARROWEST)
    lines = _wrap(picture.title, width)
    if picture.unit:
        lines += _wrap(picture.unit, width)
    lines += _bars(picture, width) if picture.kind is Kind.BARS else _timeline(picture, width)
    if picture.note:
        lines += _wrap(picture.note, width)
    return "\n".join(line.rstrip() for line in lines)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: Han characters take two, combining marks none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _bars(picture: Picture, width: int) -> list[str]:
    values = max(columns(bar.text) for bar in picture.bars)
    labels = min(max(columns(bar.label) for bar in picture.bars), (width - values) // 2)
    is_beside = width >= BESIDE
    room = max(width - values - 1 - (labels + 1 if is_beside else 0), 4)
    longest = max(bar.value for bar in picture.bars)
    lines = []
    for bar in picture.bars:
        blocks = _blocks(bar.value, longest, room)
        drawn = f"{blocks} {bar.text}" if blocks else bar.text
        if is_beside:
            first, *more = _wrap(bar.label, labels)
            lines += [f"{_pad(first, labels)} {drawn}", *more]
        else:
            lines += [*_wrap(bar.label, width), drawn]
    return lines


def _blocks(value: Decimal, longest: Decimal, room: int) -> str:
    """A bar to the eighth of a column; whatever is more than nothing shows."""
    eighths = int((8 * room * value / longest).to_integral_value()) if longest else 0
    if value:
        eighths = max(eighths, 1)
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def _timeline(picture: Picture, width: int) -> list[str]:
    assert picture.today
    assert picture.legend
    texts = max(columns(span.text) for span in picture.spans)
    labels = min(max(columns(span.label) for span in picture.spans), (width - texts) // 2)
    is_beside = width >= BESIDE and width - labels - texts - 2 >= LEAST
    room = width - labels - texts - 2 if is_beside else width
    scale = scale_of(picture)
    lines = [(" " * (labels + 1) if is_beside else "") + _years(scale, room)]
    for span in picture.spans:
        drawn = _stretch(span.start, span.end, span.is_open, picture.today, scale, room)
        if is_beside:
            first, *more = _wrap(span.label, labels)
            lines += [f"{_pad(first, labels)} {drawn} {span.text}", *more]
        else:
            lines += [*_wrap(f"{span.label}: {span.text}", width), drawn]
    words = picture.legend
    parts = [f"{PAST} {words.past}", f"{AHEAD} {words.ahead}"]
    if any(span.is_open for span in picture.spans):
        parts.append(f"{OPEN} {words.undated}")
    if scale.holds(picture.today):
        parts.append(f"{TODAY} {words.today}")
    return lines + _fill(parts, width)


def _fill(parts: Sequence[str], width: int) -> list[str]:
    """As many of the parts in a line as fit, each kept whole where it can be."""
    lines: list[str] = []
    for part in parts:
        if lines and columns(f"{lines[-1]}   {part}") <= width:
            lines[-1] += f"   {part}"
        else:
            lines += _wrap(part, width)
    return lines


def _stretch(start: date, end: date | None, is_open: bool, today: date, scale: Scale, room: int) -> str:
    cells = [EMPTY] * room
    first = _column(scale, start, room)
    last = room - 1 if is_open else _column(scale, end or start, room)
    now = _column(scale, today, room) if scale.holds(today) else None
    for at in range(first, last + 1):
        cells[at] = PAST if now is not None and at < now else AHEAD
    if now is None and scale.is_over(today):
        cells[first : last + 1] = [PAST] * (last + 1 - first)
    if now is not None:
        cells[now] = TODAY
    if is_open:
        cells[-1] = OPEN
    return "".join(cells)


def _column(scale: Scale, day: date, room: int) -> int:
    return min(int(scale.place(day) * room), room - 1)


def _years(scale: Scale, room: int) -> str:
    line = [" "] * room
    for year in scale.years(every=max(1, -(-6 * len(scale.all_years) // room))):
        at = _column(scale, date(year, 1, 1), room)
        if at + 4 <= room:
            line[at : at + 4] = str(year)
    return "".join(line)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces, and anywhere where there are none."""
    lines, line = [], ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if columns(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = ""
        for character in word:
            if columns(line + character) > width:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line]
