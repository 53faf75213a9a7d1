"""What the classifier is told of the marks: their kinds, never a name or a figure of the store."""

from __future__ import annotations

import pytest

from bot.readers.reader import Reader
from bot.readers.signs import SHARES, WEIGHT, Signs, lay_out, list_names, tell_signs
from tests.conftest import TODAY


def tell(reader: Reader, text: str) -> Signs:
    return tell_signs(reader.read(text, TODAY))


def test_a_message_is_told_by_the_kinds_of_its_marks(reader: Reader) -> None:
    signs = tell(reader, "how much is CDIP, and since 2024?")
    assert {name: signs[name] for name in ("project", "period", "field", "field cost")} == dict.fromkeys(
        ("project", "period", "field", "field cost"), 1
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tell me about CDIP", "tell me about SCITI"),
        ("projects over $300 million", "projects over $2 billion"),
        ("police projects", "immigration projects"),
        ("the second one", "the third one"),
    ],
)
def test_names_and_figures_do_not_matter(reader: Reader, one: str, other: str) -> None:
    signs, others = tell(reader, one), tell(reader, other)
    assert signs.keys() == others.keys()
    assert {name for name in signs if signs[name] != others[name]} <= set(SHARES)


def test_words_are_counted_up_to_three(reader: Reader) -> None:
    signs = tell(reader, "zebras giraffes antelopes walruses")
    assert [name for name in signs if name.startswith("unknown word")] == [f"unknown word {n}" for n in (1, 2, 3)]


def test_a_message_without_marks_has_a_sign_too() -> None:
    assert tell_signs(()) == {"nothing": 1}


def test_signs_are_laid_out_by_name_and_unknown_ones_left_out() -> None:
    told = [{"count": 1.0}, {"fit": 0.5, "sum": 1.0}]
    names = list_names(told)
    assert names == ["count", "fit", "sum"]
    rows = lay_out([{"sum": 1.0, "new": 1.0}, *told], names).tolist()
    assert rows == [
        pytest.approx([0, 0, WEIGHT]),
        pytest.approx([WEIGHT, 0, 0]),
        pytest.approx([0, WEIGHT / 2, WEIGHT]),
    ]
