"""How much room words take, by a table: a browser's font is not known here, and the drawing must not depend on one."""

from __future__ import annotations

import unicodedata

# parts of the font size, of a wide sans serif, so that narrower fonts fit as well
_NARROW, _SMALL, _CAPITAL, _USUAL, _BROAD = 0.36, 0.42, 0.72, 0.63, 0.98
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'|!()[]- /·", _NARROW),
    **dict.fromkeys("frt", _SMALL),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", _CAPITAL),
    **dict.fromkeys("mwMW—…%@", _BROAD),
}
_BOLD = 1.1


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text in pixels, rather too much than too little."""
    return sum(_width(character) for character in text) * size * (_BOLD if bold else 1)


def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    return _WIDTHS.get(character, _USUAL)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Lines that fit into the width, broken at spaces, and within a word that alone does not fit. [] for nothing."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if width_of(candidate, size, bold) <= width:
            line = candidate
            continue
        if line and not _is_wide(word[0]):
            lines.append(line)
            line = ""
        elif line:
            line += " "
        for character in word:
            if line and width_of(line + character, size, bold) > width:
                lines.append(line.rstrip())
                line = ""
            line += character
    return [*lines, line] if line else lines


def _is_wide(character: str) -> bool:
    """Whether lines break before this character anyway, as in Chinese."""
    return unicodedata.east_asian_width(character) in "WF"
