"""The drawn pictures: the SVG's structure, colours that everybody can tell apart, PNGs, and the door over real HTTP."""

from __future__ import annotations

import io
import itertools
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from bot.pictures import fonts
from bot.pictures.layout import lay_out
from bot.pictures.measure import width_of, wrap
from bot.pictures.palette import PALETTES, Role, Theme
from bot.pictures.png import drawable, paint_png
from bot.pictures.shapes import Box, Line, Sheet, Words
from bot.pictures.svg import STYLES, paint_svg, policy
from languages.picture import Bar, Kind, Legend, Picture
from languages.picture_token import KEY, LIMIT, seal
from tests.languages.test_picture import BARS, PLAN

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (240, 320, 360, 559, 560, 800, 1600)
HOSTILE = "</title><script>alert('1')</script> & \"<img src=x onerror=alert(1)>\x00\x1b\ud800\uffff"


def parse(drawn: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)


def words_of(sheet: Sheet) -> list[str]:
    return [shape.text for shape in sheet.shapes if isinstance(shape, Words)]


def boxes_of(sheet: Sheet, role: Role) -> list[Box]:
    return [shape for shape in sheet.shapes if isinstance(shape, Box) and shape.fill is role]


def test_the_svg_names_itself_and_tells_all_of_it_in_words() -> None:
    root = parse(paint_svg(lay_out(BARS, 320)))
    assert root.tag == f"{SVG}svg"
    assert (root.get("role"), root.get("aria-labelledby"), root.get("viewBox", "").split()[2]) == (
        "img",
        "title desc",
        "320",
    )
    title, desc = root[0], root[1]
    assert (title.tag, title.get("id"), title.text) == (f"{SVG}title", "title", BARS.title)
    assert (desc.tag, desc.get("id"), desc.text) == (f"{SVG}desc", "desc", BARS.alternative)
    assert {child.tag.removeprefix(SVG) for child in root.iter()} == {
        "svg", "title", "desc", "style", "rect", "text",
    }  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_every_bar_is_as_long_as_its_figure_says(width: int) -> None:
    sheet = lay_out(BARS, width)
    lengths = [box.width for box in boxes_of(sheet, Role.PAST)]
    values = [bar.value for bar in BARS.bars if bar.value]
    assert len(lengths) == len(values)  # nothing has no bar
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(max(max(lengths) * float(value / max(values)), 1.5), abs=0.11)
    assert [text for text in words_of(sheet) if text in {b.text for b in BARS.bars}] == [b.text for b in BARS.bars]


@pytest.mark.parametrize("picture", [BARS, PLAN])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_leaves_the_sheet_and_no_type_is_small(picture: Picture, width: int) -> None:
    sheet = lay_out(picture, width)
    for shape in sheet.shapes:
        if isinstance(shape, Words):
            length = width_of(shape.text, shape.size, shape.bold)
            left = shape.x - {"left": 0, "middle": length / 2, "right": length}[shape.anchor]
            assert left >= 0
            assert left + length <= sheet.width
            assert 12 <= shape.y <= sheet.height
            assert shape.size >= 12
        elif isinstance(shape, Box):
            assert 0 <= shape.x <= shape.x + shape.width <= sheet.width
            assert shape.y + shape.height <= sheet.height


@pytest.mark.parametrize("picture", [BARS, PLAN])
@pytest.mark.parametrize("width", [320, 800])
def test_no_words_are_written_over_each_other_or_crossed_out(picture: Picture, width: int) -> None:
    sheet = lay_out(picture, width)
    fields = []
    for shape in sheet.shapes:
        if isinstance(shape, Words):
            length = width_of(shape.text, shape.size, shape.bold)
            left = shape.x - {"left": 0, "middle": length / 2, "right": length}[shape.anchor]
            fields.append((left, shape.y - shape.size * 0.75, left + length, shape.y))
    crossed = [(line.x1, line.y1, line.x2, line.y2) for line in sheet.shapes if isinstance(line, Line)]
    for a, b in [*itertools.combinations(fields, 2), *itertools.product(fields, crossed)]:
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


@pytest.mark.parametrize("width", [320, 800])
def test_the_past_ends_at_today_and_what_has_no_date_is_open(width: int) -> None:
    sheet = lay_out(PLAN, width)
    today = next(shape.x1 for shape in sheet.shapes if isinstance(shape, Line) and shape.role is Role.TODAY)
    past = [box for box in boxes_of(sheet, Role.PAST) if box.height == 16]
    ahead = [box for box in boxes_of(sheet, Role.AHEAD) if box.height == 16]
    assert [box.x + box.width < today for box in past] == [True, False, False]
    assert [round(box.x + box.width, 1) for box in past[1:]] == [today, today]
    assert [box.opens for box in ahead] == [False, True, False]
    assert [box.x for box in ahead[:2]] == [today, today]
    assert ahead[2].x > today
    assert ahead[1].x + ahead[1].width > ahead[0].x + ahead[0].width  # it runs to the arrow at the edge


def test_a_plan_that_is_all_dated_shows_no_arrow_in_its_key() -> None:
    dated = replace(PLAN, spans=PLAN.spans[:2])
    assert "Undated" not in words_of(lay_out(dated, 320))
    assert "Undated" in words_of(lay_out(PLAN, 320))


def test_the_same_picture_is_drawn_in_the_same_bytes() -> None:
    assert paint_svg(lay_out(PLAN, 320)) == paint_svg(lay_out(PLAN, 320))
    assert paint_png(lay_out(PLAN, 320)) == paint_png(lay_out(PLAN, 320))


def test_hostile_words_stay_words() -> None:
    hostile = Picture(Kind.BARS, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (Bar(HOSTILE, Decimal(1), HOSTILE),))
    drawn = paint_svg(lay_out(hostile, 320))
    root = parse(drawn)
    assert not [e for e in root.iter() if e.tag.removeprefix(SVG) in ("script", "img", "a", "image", "use")]
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on") or "href" in name]
    assert "<script>" in (root[0].text or "")
    assert b"<script" not in drawn
    paint_png(lay_out(drawable(hostile), 320))
    assert seal(hostile, b"key")


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", Theme)
def test_words_and_drawn_parts_stand_out(theme: Theme) -> None:
    colours = PALETTES[theme]
    for role in (Role.INK, Role.QUIET, Role.TODAY):
        assert contrast(colours[role], colours[Role.PAPER]) >= 4.5
    for one, other in ((Role.PAST, Role.PAPER), (Role.PAST, Role.AHEAD), (Role.TODAY, Role.AHEAD)):
        assert contrast(colours[one], colours[other]) >= 3


# How the three kinds of colour blindness see (Machado, Oliveira and Fernandes 2009, severity 1), on linear light.
SIGHTS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("sight", SIGHTS)
def test_every_kind_of_sight_tells_the_colours_apart(theme: Theme, sight: str) -> None:
    def see(colour: str) -> tuple[float, ...]:
        linear = [(int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
        seen = [sum(m * p for m, p in zip(row, linear, strict=True)) for row in SIGHTS[sight]]
        return tuple(255 * min(max(p, 0), 1) ** (1 / 2.2) for p in seen)

    told = (Role.PAPER, Role.PAST, Role.AHEAD, Role.TODAY)
    for one, other in itertools.combinations(told, 2):
        apart = sum((a - b) ** 2 for a, b in zip(see(PALETTES[theme][one]), see(PALETTES[theme][other]), strict=True))
        assert apart**0.5 >= (30 if {one, other} == {Role.PAPER, Role.AHEAD} else 60), (one, other)


def test_light_and_dark_are_both_in_the_svg_and_its_policy_names_their_style() -> None:
    drawn = paint_svg(lay_out(BARS, 320)).decode()
    assert "prefers-color-scheme:dark" in drawn
    assert PALETTES[Theme.DARK][Role.PAST] in drawn
    assert PALETTES[Theme.DARK][Role.PAST] not in STYLES[Theme.LIGHT]
    assert "unsafe" not in policy()
    assert re.search(r"style-src 'sha256-[\w+/]{43}='", policy())
    assert len({policy(None), policy(Theme.LIGHT), policy(Theme.DARK)}) == 3


def test_a_long_word_and_chinese_are_broken_to_fit() -> None:
    for text in ("x" * 200, "入境事務處的資訊科技基礎設施" * 6, "a " * 100):
        lines = wrap(text, 200, 13)
        assert all(width_of(line, 13) <= 200 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert wrap("", 200, 13) == []


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("picture", [BARS, PLAN])
def test_the_png_is_sharp_and_tells_all_of_it_in_words(picture: Picture, theme: Theme) -> None:
    image = Image.open(io.BytesIO(paint_png(lay_out(drawable(picture), 320), theme)))
    assert image.size[0] == 640
    assert image.text["Description"] == picture.alternative  # type: ignore[attr-defined]
    colours = {"#" + bytes(colour).hex() for _, colour in image.convert("RGB").getcolors(1 << 20) or ()}
    assert {PALETTES[theme][role] for role in (Role.PAPER, Role.PAST)} <= colours


def test_without_a_chinese_font_rows_are_numbered_instead_of_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "find_han", lambda: None)
    han = replace(BARS, title="按部門劃分", unit="百萬港元")
    drawn = drawable(han)
    assert [bar.label for bar in drawn.bars] == ["Hong Kong Police Force", "2", "None", "Little"]
    assert (drawn.title, drawn.unit, drawn.alternative) == ("", "", BARS.alternative)
    assert [bar.value for bar in drawn.bars] == [bar.value for bar in BARS.bars]
    assert drawable(PLAN) is PLAN
    paint_png(lay_out(drawn, 320))
    plan = drawable(replace(PLAN, legend=Legend("按計劃已過", "未到", "未有日期", "今日"), title="計劃"))
    assert [text for text in words_of(lay_out(plan, 320)) if text.startswith("2024-")] == ["2024-10-15"]
    paint_png(lay_out(plan, 320))


# a process of its own: this Sanic cannot serve a second app in one
SERVE = """
import asyncio, socket
from sanic import Sanic
from bot.channels.pictures import BeaconPictures
from rasa.core.channels.channel import register
async def main():
    app = Sanic("pictures", configure_logging=False)
    register([BeaconPictures.from_credentials(None)], app, "/webhooks/")
    listener = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
    await server.startup()
    print(listener.getsockname()[1], flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""
SECRET = "the key of the test"


@pytest.fixture(scope="module")
def door() -> Iterator[str]:
    """The address of the channel, served for the tests of this module."""
    environment = {**os.environ, KEY: SECRET, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"}
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", SERVE], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        port = server.stdout.readline().strip()
        assert port
        yield f"http://127.0.0.1:{port}/pictures"
        server.terminate()


def get(address: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(address, timeout=10) as reply:
            return reply.status, dict(reply.headers), reply.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, dict(refusal.headers), refusal.read()


def lowered(headers: dict[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def test_a_sealed_picture_is_served_as_svg(door: str) -> None:
    status, headers, body = get(f"{door}/{seal(PLAN, SECRET.encode())}.svg")
    sent = lowered(headers)
    assert status == 200
    assert body == paint_svg(lay_out(PLAN, 320))
    assert sent["content-type"] == "image/svg+xml; charset=utf-8"
    assert sent["x-content-type-options"] == "nosniff"
    assert "immutable" in sent["cache-control"]
    assert sent["content-security-policy"] == policy()


def test_a_sealed_picture_is_served_as_png_of_the_width_and_theme_asked_for(door: str) -> None:
    token = seal(BARS, SECRET.encode())
    status, headers, body = get(f"{door}/{token}.png?width=800&theme=dark")
    assert (status, lowered(headers)["content-type"]) == (200, "image/png")
    image = Image.open(io.BytesIO(body))
    assert image.size[0] == 1600
    assert image.convert("RGB").getpixel((1, 1)) == (0x17, 0x19, 0x1C)
    assert get(f"{door}/{token}.svg?theme=dark")[2] == paint_svg(lay_out(BARS, 320), Theme.DARK)


@pytest.mark.parametrize(
    "end",
    [
        "x.svg",
        "x.png",
        "x",
        ".svg",
        "%2e%2e%2f.svg",
        "A" * (LIMIT + 1) + ".svg",
        "{token}",
        "{token}.gif",
        "{token}x.svg",
        "{token}.svg?width=0",
        "{token}.svg?width=999999",
        "{token}.svg?width=-320",
        "{token}.svg?width=%EF%BC%93%EF%BC%92%EF%BC%90",
        "{token}.svg?theme=pink",
        "{foreign}.svg",
    ],
)
def test_everything_else_is_not_found(door: str, end: str) -> None:
    address = end.format(token=seal(BARS, SECRET.encode()), foreign=seal(BARS, b"another key"))
    status, headers, body = get(f"{door}/{address}")
    assert status == 404
    assert lowered(headers)["content-type"] == "application/json"
    assert b'"error"' in body
    assert lowered(headers)["cache-control"] == "no-store"


def test_a_date_far_off_is_drawn_all_the_same() -> None:
    far = replace(PLAN, spans=(replace(PLAN.spans[0], end=date(2090, 1, 1)),), today=date(1999, 1, 1))
    for width in WIDTHS:
        assert paint_svg(lay_out(far, width))
