"""The fonts that a PNG is drawn with: DejaVu, which comes with matplotlib, and for Chinese whatever this machine has.

BEACON_FONT names a font file to use for Chinese. Loads nothing until it is asked.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

VARIABLE = "BEACON_FONT"
# file and number of the face in it; where one file holds the faces of several places, Hong Kong's
HAN = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 4),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 4),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 4),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("/usr/share/fonts/truetype/arphic/uming.ttc", 1),
    ("/System/Library/Fonts/PingFang.ttc", 0),
    ("/System/Library/Fonts/STHeiti Light.ttc", 0),
    ("C:/Windows/Fonts/msjh.ttc", 0),
)
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def is_wide(character: str) -> bool:
    """Whether a character is one of Chinese and its neighbours, which DejaVu lacks."""
    return unicodedata.east_asian_width(character) in "WF"


def can_draw(text: str) -> bool:
    return not any(map(is_wide, text)) or find_han() is not None


@cache
def find_han() -> tuple[str, int] | None:
    """The first font for Chinese that is there and can be read."""
    named = os.environ.get(VARIABLE)
    for name, face in (((named, 0),) if named else ()) + HAN:
        if Path(name).is_file():
            try:
                ImageFont.truetype(name, 12, index=face)
            except OSError:
                continue
            return name, face
    return None


@lru_cache(64)
def open_font(size: int, bold: bool, wide: bool) -> Font:
    """A font in whole pixels. There is no bold for Chinese: a regular one is easier to read than a smeared one."""
    han = find_han() if wide else None
    if han:
        return ImageFont.truetype(han[0], size, index=han[1])
    spec = find_spec("matplotlib")
    if spec and spec.origin:
        name = f"DejaVuSans{'-Bold' if bold else ''}.ttf"
        path = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / name
        if path.is_file():
            return ImageFont.truetype(str(path), size)
    return ImageFont.load_default(size)


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text in stretches that one font can draw."""
    for wide, characters in groupby(text, is_wide):
        yield wide, "".join(characters)
