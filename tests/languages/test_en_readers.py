"""Dates and sums written in many ways read back; any text at all is read without an error, quickly, and in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.money import MoneyRange
from knowledge.period import Period
from languages.en import tokens
from languages.en.money import read_money
from languages.en.numbers import read_numbers
from languages.en.periods import read_periods
from languages.reading import Mark
from tests.languages.corpus import assert_marks_in_place
from tests.pace import fastest, is_within

TODAY = date(2024, 10, 15)
READERS: dict[str, Callable[[str], list[Mark]]] = {
    "periods": lambda text: read_periods(text, TODAY),
    "money": read_money,
    "numbers": read_numbers,
}
DAYS = st.dates(date(1995, 1, 1), date(2090, 12, 31))
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
DATE_FORMS: tuple[Callable[[date], str], ...] = (
    lambda d: d.isoformat(),
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d.day}{ORDINALS.get(d.day, 'th')} of {d:%B} {d.year}",
    lambda d: f"{d.day} {d:%b} {d.year}",
    lambda d: f"{d:%b} {d.day} {d.year}",
    lambda d: f"{d:%d-%b-%Y}",
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
)
DATE_WORDS: dict[str, Callable[[date], Period]] = {
    "since": lambda d: Period(d, None),
    "from": lambda d: Period(d, None),
    "by": lambda d: Period(None, d),
    "until": lambda d: Period(None, d),
    "after": lambda d: Period(date.fromordinal(d.toordinal() + 1), None),
    "before": lambda d: Period(None, date.fromordinal(d.toordinal() - 1)),
}
SUM_FORMS: tuple[Callable[[Decimal], str], ...] = (
    lambda m: f"{m} million",
    lambda m: f"HK${m:,} million",
    lambda m: f"${m}m",
    lambda m: f"HKD {m:,}mn",
    lambda m: f"HK${int(m * 1_000_000):,}",
    lambda m: f"{m / 1000} billion",
    lambda m: f"${m / 1000}bn",
    lambda m: f"{m:,} million dollars",
)
SUM_WORDS: dict[str, Callable[[Decimal], MoneyRange]] = {
    "": lambda m: MoneyRange(m, m),
    "over ": lambda m: MoneyRange(low=m, includes_low=False),
    "at least ": lambda m: MoneyRange(low=m),
    "below ": lambda m: MoneyRange(high=m, includes_high=False),
    "up to ": lambda m: MoneyRange(high=m),
    "about ": lambda m: MoneyRange.near(m),
}
SUMS = st.integers(1, 99_999).map(lambda tenths: Decimal(tenths) / 10)
SPEAKABLE = st.lists(
    st.sampled_from(
        [
            "may",
            "march",
            "2024",
            "2024-25",
            "q1",
            "second",
            "quarter",
            "of",
            "the",
            "and",
            "to",
            "from",
            "between",
            "since",
            "before",
            "after",
            "last",
            "next",
            "this",
            "year",
            "end",
            "early",
            "more",
            "than",
            "less",
            "300",
            "million",
            "a",
            "half",
            "billion",
            "$",
            "hk$",
            "-",
            "/",
            ",",
            ".",
            "20",
            "june",
            "1",
            "15",
            "first",
            "three",
            "not",
            "in",
            "by",
            "financial",
            "fy24",
            "two",
            "ago",
            "one",
            "half",
            "within",
            "over",
            "up",
            "20.06.2024",
            "'s",
            "'",
            "&",
            "or",
            "top",
            "most",
            "expensive",
            "2020",
            "s",
            "today",
            "now",
            "date",
            "05/2022",
            "31",
            "99",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(DAYS, st.sampled_from(DATE_FORMS))
def test_a_day_written_in_any_form_is_that_day(day: date, form: Callable[[date], str]) -> None:
    marks = read_periods(f"what was approved on {form(day)} please", TODAY)
    assert [mark.value for mark in marks] == [Period.day(day)], form(day)


@given(DAYS, st.sampled_from(DATE_FORMS), st.sampled_from(sorted(DATE_WORDS)))
def test_a_comparison_opens_or_closes_any_day(day: date, form: Callable[[date], str], word: str) -> None:
    text = f"approved {word} {form(day)}"
    marks = read_periods(text, TODAY)
    assert [mark.value for mark in marks] == [DATE_WORDS[word](day)], text
    assert text[marks[0].start :] == f"{word} {form(day)}"


@given(DAYS, DAYS, st.sampled_from(DATE_FORMS), st.sampled_from(("between {} and {}", "from {} to {}", "{} to {}")))
def test_two_days_make_a_span_with_both_ends(one: date, two: date, form: Callable[[date], str], words: str) -> None:
    text = words.format(form(one), form(two))
    marks = read_periods(text, TODAY)
    assert [(m.value.first, m.value.last) for m in marks] == [(min(one, two), max(one, two))], text


@given(st.integers(1995, 2090), st.integers(1, 4))
def test_quarters_are_those_of_the_year_that_is_said(year: int, quarter: int) -> None:
    financial = f"{year}-{(year + 1) % 100:02}"
    word = ("first", "second", "third", "fourth")[quarter - 1]
    for text in (f"{financial} Q{quarter}", f"{word} quarter of {financial}", f"Q{quarter} {financial}"):
        assert [m.value for m in read_periods(text, TODAY)] == [Period.financial_quarter(year, quarter)], text
    for text in (f"{year} Q{quarter}", f"{word} quarter of {year}", f"Q{quarter} {year}", f"{year}Q{quarter}"):
        assert [m.value for m in read_periods(text, TODAY)] == [Period.quarter(year, quarter)], text


@given(SUMS, st.sampled_from(SUM_FORMS), st.sampled_from(sorted(SUM_WORDS)))
def test_a_sum_in_any_form_is_that_sum(million: Decimal, form: Callable[[Decimal], str], word: str) -> None:
    text = f"{word}{form(million)}"
    marks = read_money(f"projects costing {text} please")
    assert [mark.value for mark in marks] == [SUM_WORDS[word](million)], text
    assert marks[0].start <= len("projects costing ")  # "costing over" may belong to the limit


@given(st.one_of(st.text(max_size=300), SPEAKABLE), DAYS)
@settings(max_examples=400)
def test_any_text_is_read_without_an_error_and_in_place(text: str, today: date) -> None:
    for reader in (lambda t: read_periods(t, today), read_money, read_numbers):
        assert_marks_in_place(reader(text), text)


@given(DAYS)
def test_every_day_of_the_calendar_can_be_today(today: date) -> None:
    for text in (
        "last quarter",
        "next month",
        "in the next 18 months",
        "this financial quarter",
        "since May",
        "last year",
    ):
        assert len(read_periods(text, today)) == 1


HARD = {
    "figures": "1 " * 250,
    "dashes": "1-" * 250,
    "years": "2024-" * 100,
    "ranges": "from 2024 to " * 38,
    "between": "between 1 and " * 35,
    "months": "May and " * 62,
    "number words": "two hundred and " * 31,
    "letters": "a" * 500,
    "digits": "9" * 500,
    "quarters": "q1 " * 166,
    "ends": "end of the " * 45,
    "dashed ends": "end-" * 125,
    "limits": "more than 5 and " * 31,
    "steps": "last and next " * 35,
    "days": "14 and 15, " * 45,
    "signs": "$-.,/" * 100,
    "addresses": "a.b@c " * 83,
    "halves": "half a quarter of a " * 25,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", HARD)
def test_no_text_is_slow(name: str, reader: str) -> None:
    text, read = HARD[name][:500], READERS[reader]
    # ten times the text, not a hundred times the time: nothing here may grow with the square of its length
    assert is_within(fastest(read, text, tokens.split.cache_clear), 0.006)
    assert is_within(fastest(read, text * 10, tokens.split.cache_clear), 0.06)
