"""How long a project may take, as English and Chinese say it; what is a period instead is left alone."""

from __future__ import annotations

import pytest

from knowledge.length import LengthRange
from languages.en.lengths import read_lengths as read_english
from languages.zh.lengths import read_lengths as read_chinese


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("projects that take more than four years", LengthRange(low=48, includes_low=False)),
        ("over 30 months", LengthRange(low=30, includes_low=False)),
        ("at least a year and a half", LengthRange(low=18)),
        ("2 years or more", LengthRange(low=24)),
        ("less than 2.5 years", LengthRange(high=30, includes_high=False)),
        ("no more than 36 months", LengthRange(high=36)),
        ("three years or less", LengthRange(high=36)),
        ("between two and three years", LengthRange(24, 36)),
        ("between 18 months and 24 months", LengthRange(18, 24)),
    ],
)
def test_english(text: str, length: LengthRange) -> None:
    assert [mark.value for mark in read_english(text)] == [length]


@pytest.mark.parametrize(
    "text",
    [
        "approved more than two years ago",
        "the next two years",
        "in the last 3 years or more",
        "over the years",
        "more than four projects",
        "less than 4 years later",
        "in two years",
    ],
)
def test_english_periods_are_no_lengths(text: str) -> None:
    assert read_english(text) == []


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("超過四年先做完", LengthRange(low=48, includes_low=False)),
        ("兩年半以上", LengthRange(low=30)),
        ("至少18個月", LengthRange(low=18)),
        ("唔夠三年", LengthRange(high=36, includes_high=False)),
        ("最多兩年", LengthRange(high=24)),
    ],
)
def test_chinese(text: str, length: LengthRange) -> None:
    assert [mark.value for mark in read_chinese(text)] == [length]


@pytest.mark.parametrize("text", ["未來兩年", "兩年前", "超過三億", "24年以上", "過去三年"])
def test_chinese_periods_are_no_lengths(text: str) -> None:
    assert read_chinese(text) == []


def test_as_many_months_are_as_long_whatever_the_days_of_february() -> None:
    four_years = 1460  # days from 1 April 2022 to 31 March 2026
    assert LengthRange(low=48).holds(four_years)
    assert not LengthRange(low=48, includes_low=False).holds(four_years)
    assert LengthRange(high=48).holds(four_years)
    assert not LengthRange(high=48, includes_high=False).holds(four_years)
    assert LengthRange(low=48, includes_low=False).holds(four_years + 91)


def test_a_length_has_an_end_and_its_ends_in_order() -> None:
    with pytest.raises(ValueError, match="at least one end"):
        LengthRange()
    with pytest.raises(ValueError, match="cannot run"):
        LengthRange(24, 12)
