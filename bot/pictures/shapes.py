"""The shapes that a picture is made of, placed in pixels of the screen on a Sheet. Knows no format."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pictures.palette import Role


@dataclass(frozen=True)
class Box:
    """A rectangle; with an `edge` it has an outline, which `opens` to the right leaves off there and dashes."""

    x: float
    y: float
    width: float
    height: float
    fill: Role
    edge: Role | None = None
    opens: bool = False


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 1


@dataclass(frozen=True)
class Arrow:
    """A triangle that points to the right, its point at x, y."""

    x: float
    y: float
    size: float
    role: Role


@dataclass(frozen=True)
class Words:
    """One line of text; y is its baseline, x where it begins, or ends with `right`, or its middle with `middle`."""

    x: float
    y: float
    text: str
    size: float
    role: Role = Role.INK
    bold: bool = False
    anchor: str = "left"  # left, middle, right


Shape = Box | Line | Arrow | Words


@dataclass(frozen=True)
class Sheet:
    """The finished drawing; the first shapes lie lowest."""

    width: int
    height: int
    title: str
    alternative: str
    shapes: tuple[Shape, ...]
