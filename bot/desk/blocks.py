"""What a desk shows, in blocks that any messaging service can draw. Knows no service and no words of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Words within a line: `link` where they lead, `code` where they are to be kept to the letter."""

    text: str
    bold: bool = False
    link: str = ""
    code: bool = False


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Paragraph:
    """Lines that stand together."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Items:
    """A list; each item is one line or several. Numbered from `first`, unless that is None."""

    items: tuple[tuple[Line, ...], ...]
    first: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table: the headings of its columns, and its rows with a cell for each."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Chart:
    """A picture at a path of Beacon's own server, without its ending; `text` draws it in characters."""

    path: str
    alternative: str
    text: str


@dataclass(frozen=True)
class Choices:
    """What may be pressed: the id and the words of each. A service without buttons shows the words, if they are `listed`."""

    choices: tuple[tuple[str, str], ...]
    listed: bool = True


@dataclass(frozen=True)
class Fold:
    """More than is wanted at first sight, under a title."""

    title: str
    blocks: tuple[Block, ...]


Block = Paragraph | Items | Grid | Chart | Choices | Fold


def line(*parts: str | Piece) -> Line:
    """Pieces and plain words as one line; what is empty is left away."""
    pieces = (part if isinstance(part, Piece) else Piece(part) for part in parts)
    return tuple(piece for piece in pieces if piece.text)


def paragraph(text: str) -> Paragraph:
    """Plain words, line by line."""
    return Paragraph(tuple(line(one) for one in text.split("\n")))


def bold(text: str) -> Piece:
    return Piece(text, bold=True)


def code(text: str) -> Piece:
    return Piece(text, code=True)
