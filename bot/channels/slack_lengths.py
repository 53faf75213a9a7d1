"""Long lines and lists in parts that each fit into one of Slack's blocks. Nothing is lost, and numbers go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.desk.blocks import Items, Line, Piece

LONGEST = 3_000  # characters of a block


def part_lines(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines in heaps of which each fits into a block."""
    heap: list[Line] = []
    for one in lines:
        for part in _part_line(one):
            if heap and _size((*heap, part)) > LONGEST:
                yield tuple(heap)
                heap = []
            heap.append(part)
    if heap:
        yield tuple(heap)


def _part_line(whole: Line) -> Iterator[Line]:
    """The line, or parts of it where it alone is too long."""
    part: list[Piece] = []
    for piece in whole:
        for start in range(0, len(piece.text), LONGEST):
            cut = Piece(piece.text[start : start + LONGEST], piece.bold, piece.link, piece.code)
            if part and _size(((*part, cut),)) > LONGEST:
                yield tuple(part)
                part = []
            part.append(cut)
    yield tuple(part)


def part_items(items: Items) -> Iterator[Items]:
    """The list as lists of which each fits into a block, numbered on."""
    heap: list[tuple[Line, ...]] = []
    number = items.first
    for item in items.items:
        for part in part_lines(item):
            if heap and sum(map(_size, heap)) + _size(part) > LONGEST:
                yield Items(tuple(heap), number)
                number = None if number is None else number + len(heap)
                heap = []
            heap.append(part)
    if heap:
        yield Items(tuple(heap), number)


def _size(lines: Iterable[Line]) -> int:
    return sum(len(piece.text) + 1 for one in lines for piece in one)
