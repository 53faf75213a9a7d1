"""Pictures as values: what they hold, how they travel, that nobody can forge one, and how they look in characters."""

from __future__ import annotations

import base64
import json
import zlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from languages import picture_token
from languages.picture import Bar, Kind, Legend, Picture, Span
from languages.picture_text import AHEAD, OPEN, PAST, TODAY, columns, draw_text
from languages.picture_token import KEY, LIMIT, BadToken, path_of, provide_key, read_key, seal, unseal
from languages.timescale import scale_of

SECRET = b"a key of the test"
LEGEND = Legend("Past", "To come", "Undated", "Today")
BARS = Picture(
    Kind.BARS,
    "Estimates by department",
    "Bar chart. Police 500.4; Immigration 1,006.3; none 0.",
    "HK$ million",
    bars=(
        Bar("Hong Kong Police Force", Decimal("500.4"), "500.4"),
        Bar("入境事務處", Decimal("1006.3"), "1,006.3"),
        Bar("None", Decimal(0), "0.0"),
        Bar("Little", Decimal("0.1"), "0.1"),
    ),
)
PLAN = Picture(
    Kind.TIMELINE,
    "The plan",
    "Timeline.",
    spans=(
        Span("Over", date(2022, 4, 1), date(2023, 3, 31), False, "Apr 2022 – Mar 2023"),
        Span("Under way", date(2023, 4, 1), date(2026, 3, 31), False, "Apr 2023 – Mar 2026"),
        Span("Undated", date(2024, 4, 1), None, True, "Apr 2024 – undated"),
        Span("To come", date(2025, 7, 1), date(2026, 9, 30), False, "Jul 2025 – Sep 2026"),
    ),
    today=date(2024, 10, 15),
    legend=LEGEND,
)


@pytest.mark.parametrize("picture", [BARS, PLAN])
def test_a_picture_travels_as_json_and_as_a_token(picture: Picture) -> None:
    assert Picture.from_json(json.loads(json.dumps(picture.to_json()))) == picture
    token = seal(picture, SECRET)
    assert token
    assert unseal(token, SECRET) == picture


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
AMOUNTS = st.decimals(0, 10**6, places=2)


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.lists(st.tuples(TEXTS, AMOUNTS), min_size=1, max_size=8), st.integers(1, 120))
def test_any_words_and_figures_travel_and_fit_the_width(
    title: str, rows: list[tuple[str, Decimal]], width: int
) -> None:
    picture = Picture(Kind.BARS, title, title, bars=tuple(Bar(label, value, f"{value:,}") for label, value in rows))
    token = seal(picture, SECRET)
    assert token
    assert unseal(token, SECRET) == picture
    if title.isprintable() and all(label.isprintable() for label, _ in rows):
        assert all(columns(line) <= max(width, 32) for line in draw_text(picture, width).split("\n"))


def test_the_same_picture_has_the_same_address() -> None:
    assert seal(BARS, SECRET) == seal(BARS, SECRET)


@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity"])
def test_a_bar_has_a_length(value: str) -> None:
    with pytest.raises(ValueError, match="long"):
        Bar("x", Decimal(value), value)


def test_a_span_that_ends_before_it_begins_or_never_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Span("x", date(2024, 1, 1), date(2023, 1, 1), False, "")
    with pytest.raises(ValueError, match="open"):
        Span("x", date(2024, 1, 1), None, False, "")


@pytest.mark.parametrize(
    "packed",
    [
        None,
        [],
        "b",
        {},
        {"k": "bars", "t": "t", "a": "a"},
        {"k": "pie", "t": "t", "a": "a", "b": [["x", "1", "1"]]},
        {"k": "bars", "t": 7, "a": "a", "b": [["x", "1", "1"]]},
        {"k": "bars", "t": "t", "a": "a", "b": [["x", "one", "1"]]},
        {"k": "bars", "t": "t", "a": "a", "b": [["x", "1"]]},
        {"k": "timeline", "t": "t", "a": "a", "s": [["x", "2024-01-01", "", 1, ""]]},
        {"k": "timeline", "t": "t", "a": "a", "s": [["x", "soon", "", 1, ""]], "d": "2024-01-01", "l": ["a"] * 4},
    ],
)
def test_what_is_not_a_picture_is_refused(packed: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        Picture.from_json(packed)


def test_a_token_of_another_key_is_refused() -> None:
    token = seal(BARS, b"another key")
    assert token
    with pytest.raises(BadToken):
        unseal(token, SECRET)


def test_a_token_with_any_character_changed_is_refused() -> None:
    token = seal(BARS, SECRET)
    assert token
    for at in range(0, len(token) - 1, 7):
        changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        with pytest.raises(BadToken):
            unseal(changed, SECRET)


@pytest.mark.parametrize("token", ["", "x", "!", "é", "a.b", "A" * (LIMIT + 1), "A" * LIMIT, "..", "%00", "A\n"])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(BadToken):
        unseal(token, SECRET)


def test_foreign_words_cannot_be_packed_without_the_key() -> None:
    packed = zlib.compress(json.dumps(BARS.to_json()).encode())
    for sealed in (packed, bytes(16) + packed):
        with pytest.raises(BadToken):
            unseal(base64.urlsafe_b64encode(sealed).decode().rstrip("="), SECRET)


def test_a_sealed_bomb_is_not_unpacked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zlib.compress(b" " * 3_000_000)
    sealed = picture_token._sign(packed, SECRET) + packed
    with pytest.raises(BadToken):
        unseal(base64.urlsafe_b64encode(sealed).decode().rstrip("="), SECRET)


def test_a_picture_too_big_for_an_address_has_none() -> None:
    bars = tuple(Bar(f"{n * 7919 % 104729:x}" * 12, Decimal(n), str(n)) for n in range(900))
    assert path_of(Picture(Kind.BARS, "t", "a", bars=bars), SECRET) == ""


def test_without_a_key_no_address_is_promised() -> None:
    assert path_of(BARS, read_key({})) == ""
    assert path_of(BARS, SECRET).startswith("/pictures/")


def test_a_key_is_made_once_and_handed_on_by_the_environment() -> None:
    environment = {KEY: ""}
    key = provide_key(environment)
    assert len(key) == 64
    assert provide_key(environment) == key == read_key(environment)
    assert provide_key({KEY: "mine"}) == b"mine"


def test_bars_of_characters_are_in_proportion_and_carry_their_figures() -> None:
    lines = draw_text(BARS, 72).split("\n")
    assert lines[:2] == ["Estimates by department", "HK$ million"]
    lengths = [line.count("█") for line in lines[2:]]
    assert lengths[0] == pytest.approx(lengths[1] * 500.4 / 1006.3, abs=1)
    assert [line.split()[-1] for line in lines[2:]] == ["500.4", "1,006.3", "0.0", "0.1"]
    assert lines[4].split() == ["None", "0.0"]
    assert "▏" in lines[5]  # little is still something


def test_han_characters_keep_the_bars_in_line() -> None:
    lines = draw_text(BARS, 72).split("\n")[2:4]
    assert {columns(line.split("█")[0]) for line in lines} == {23}


def test_a_timeline_of_characters_is_filled_up_to_today_and_open_where_undated() -> None:
    lines = {line.split("  ")[0].strip(): line for line in draw_text(PLAN, 80).split("\n")}
    over, under_way, undated, to_come = (
        next(line for label, line in lines.items() if label.startswith(name))
        for name in ("Over", "Under way", "Undated", "To come")
    )
    assert PAST in over
    assert AHEAD not in over
    assert under_way.index(PAST) < under_way.index(TODAY) < under_way.index(AHEAD)
    assert PAST not in to_come
    assert undated.index(TODAY) < undated.index(OPEN)
    assert AHEAD + OPEN in undated
    assert OPEN not in over + under_way + to_come
    assert all(span.text in "\n".join(lines.values()) for span in PLAN.spans)
    assert f"{OPEN} Undated" in draw_text(PLAN)


@pytest.mark.parametrize("width", [20, 32, 40, 56, 80, 200])
@pytest.mark.parametrize("picture", [BARS, PLAN])
def test_characters_stay_within_the_width(picture: Picture, width: int) -> None:
    assert max(columns(line) for line in draw_text(picture, width).split("\n")) <= max(width, 32)


def test_the_scale_holds_the_plan_and_today_with_room_for_what_is_open() -> None:
    scale = scale_of(PLAN)
    assert (scale.first, scale.last) == (2022, 2026)
    assert scale.holds(date(2024, 10, 15))
    late = scale_of(Picture(Kind.TIMELINE, "t", "a", spans=PLAN.spans, today=date(2026, 11, 22), legend=LEGEND))
    assert late.last == 2027


def test_a_today_far_from_the_plan_does_not_squeeze_it() -> None:
    far = Picture(Kind.TIMELINE, "t", "a", spans=PLAN.spans[:2], today=date(2090, 1, 1), legend=LEGEND)
    assert scale_of(far).last == 2026
    assert AHEAD not in "".join(draw_text(far).split("\n")[1:4])
