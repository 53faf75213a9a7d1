"""Paints a Sheet as SVG: the same bytes for the same sheet, light or dark as the reader's screen is.

Every word is escaped; there is no script, no link and no font from elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from bot.pictures.palette import PALETTES, Role, Theme
from bot.pictures.shapes import Arrow, Box, Line, Shape, Sheet, Words

FONTS = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang HK', 'Microsoft JhengHei', "
    "'Noto Sans HK', 'Noto Sans CJK HK', 'Noto Sans TC', sans-serif"
)
ANCHORS = {"left": "start", "middle": "middle", "right": "end"}
DASHES = "3 2"
UNKNOWN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


def _rules(theme: Theme) -> str:
    return "".join(
        f".{role.value}{{fill:{colour}}}.{role.value}-line{{stroke:{colour}}}"
        for role, colour in PALETTES[theme].items()
    )


# the whole style is known beforehand, so that a page's policy can name it by its hash instead of allowing any
STYLES = {
    None: f"{_rules(Theme.LIGHT)}@media(prefers-color-scheme:dark){{{_rules(Theme.DARK)}}}",
    Theme.LIGHT: _rules(Theme.LIGHT),
    Theme.DARK: _rules(Theme.DARK),
}


def policy(theme: Theme | None = None) -> str:
    """The content security policy under which the SVG is all that it should be and can be nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLES[theme].encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'; sandbox"


def paint_svg(sheet: Sheet, theme: Theme | None = None) -> bytes:
    """The SVG; without a theme it follows the reader's own setting."""
    palette = PALETTES[theme or Theme.LIGHT]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width}" height="{sheet.height}" '
        f'viewBox="0 0 {sheet.width} {sheet.height}" role="img" aria-labelledby="title desc" '
        f"font-family={quoteattr(FONTS)}>",
        f'<title id="title">{_clean(sheet.title)}</title>',
        f'<desc id="desc">{_clean(sheet.alternative)}</desc>',
        f"<style>{STYLES[theme]}</style>",
        *_paint_all(sheet.shapes, palette),
        "</svg>\n",
    ]
    return "\n".join(lines).encode()


def _paint_all(shapes: Sequence[Shape], colours: Mapping[Role, str]) -> Iterator[str]:
    """The shapes in their order; lines of one look that follow each other are one path."""
    for look, group in groupby(shapes, lambda shape: (shape.role, shape.width) if isinstance(shape, Line) else None):
        if look is None:
            yield from (_paint(shape, colours) for shape in group if not isinstance(shape, Line))
            continue
        role, width = look
        steps = "".join(
            f"M{_n(line.x1)} {_n(line.y1)}L{_n(line.x2)} {_n(line.y2)}" for line in group if isinstance(line, Line)
        )
        yield (
            f'<path class="{role.value}-line" stroke="{colours[role]}" stroke-width="{_n(width)}" fill="none" '
            f'd="{steps}"/>'
        )


def _paint(shape: Words | Arrow | Box, colours: Mapping[Role, str]) -> str:
    if isinstance(shape, Words):
        bold = ' font-weight="bold"' if shape.bold else ""
        anchor = "" if shape.anchor == "left" else f' text-anchor="{ANCHORS[shape.anchor]}"'
        return (
            f'<text class="{shape.role.value}" fill="{colours[shape.role]}" x="{_n(shape.x)}" y="{_n(shape.y)}" '
            f'font-size="{_n(shape.size)}"{bold}{anchor}>{_clean(shape.text)}</text>'
        )
    if isinstance(shape, Arrow):
        half, back = shape.size * 0.9, shape.x - shape.size
        points = f"M{_n(back)} {_n(shape.y - half)}L{_n(shape.x)} {_n(shape.y)}L{_n(back)} {_n(shape.y + half)}Z"
        return f'<path class="{shape.role.value}" fill="{colours[shape.role]}" d="{points}"/>'
    return _paint_box(shape, colours)


def _paint_box(box: Box, colours: Mapping[Role, str]) -> str:
    right, bottom = box.x + box.width, box.y + box.height
    filled = (
        f'<rect class="{box.fill.value}" fill="{colours[box.fill]}" x="{_n(box.x)}" y="{_n(box.y)}" '
        f'width="{_n(box.width)}" height="{_n(box.height)}"/>'
    )
    if box.edge is None:
        return filled
    outline = f"M{_n(right)} {_n(box.y)}L{_n(box.x)} {_n(box.y)}L{_n(box.x)} {_n(bottom)}L{_n(right)} {_n(bottom)}"
    dashes = f' stroke-dasharray="{DASHES}"' if box.opens else ""
    return (
        f'{filled}<path class="{box.edge.value}-line" stroke="{colours[box.edge]}" fill="none"{dashes} '
        f'd="{outline}{"" if box.opens else "Z"}"/>'
    )


def _n(number: float) -> str:
    """A number as short as can be, to a tenth of a pixel."""
    text = f"{number:.1f}"
    return text[:-2] if text.endswith(".0") else text


def _clean(text: str) -> str:
    """Text for XML: escaped, without the controls and half characters that XML does not know."""
    return escape(UNKNOWN.sub("", text))
