"""The colours, light and dark, by what they are for; told apart by lightness too, so that no kind of sight loses any.

Blue and orange of the Okabe-Ito set, shaded until text has a contrast of 4.5 and drawn parts one of 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Role(str, Enum):
    """What a colour is for; also its class in the SVG."""

    PAPER = "paper"
    INK = "ink"
    QUIET = "quiet"  # units, notes, years
    GRID = "grid"
    PAST = "past"  # bars, and what is over of a span
    AHEAD = "ahead"  # what is to come, always within an outline of PAST
    TODAY = "today"


class Theme(str, Enum):
    LIGHT = "light"
    DARK = "dark"


PALETTES: Mapping[Theme, Mapping[Role, str]] = {
    Theme.LIGHT: {
        Role.PAPER: "#ffffff",
        Role.INK: "#1b1b1b",
        Role.QUIET: "#595959",
        Role.GRID: "#d4d4d4",
        Role.PAST: "#0072b2",
        Role.AHEAD: "#d6eaf6",
        Role.TODAY: "#b34700",
    },
    Theme.DARK: {
        Role.PAPER: "#17191c",
        Role.INK: "#f0f0f0",
        Role.QUIET: "#b4b8bd",
        Role.GRID: "#3f444a",
        Role.PAST: "#56b4e9",
        Role.AHEAD: "#1d3f55",
        Role.TODAY: "#ffb000",
    },
}
