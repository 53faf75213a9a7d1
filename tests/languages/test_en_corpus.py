"""Every phrase of the English corpora gives exactly the meaning of its block, alone and inside a sentence."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from languages.en import rules
from tests.languages.corpus import Case, assert_in_place, assert_one_meaning, load_cases, meaning, read_case, tally

CASES = load_cases(Path(rules.__file__).parent / "corpus")
read = partial(read_case, rules)
# What a Mark may leave out at the beginning of its phrase, and what it may leave out at its end.
LEADING = {
    *(
        "in",
        "on",
        "at",
        "the",
        "for",
        "during",
        "throughout",
        "over",
        "either",
        "any",
        "exactly",
        "can",
        "well",
        "just",
    ),
    *("those", "ones", "projects", "month", "of", "within"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reader}: {case.phrase}")
def test_a_phrase_gives_exactly_its_meaning(case: Case) -> None:
    for carrier in ("{}", *case.carriers):
        text = carrier.format(case.phrase)
        marks = read(case, text)
        assert [meaning(mark) for mark in marks] == list(case.means), text
        if marks and case.reader != "numbers" and "alone" not in case.carriers:
            begin = text.index(case.phrase)
            left_out = text[begin : marks[0].start].lower().split()
            if case.carriers:
                assert set(left_out) <= LEADING | {"which", "does", "do", "well"}, f"{text!r}: {left_out} not marked"
                assert text[marks[-1].end : begin + len(case.phrase)] in ("", "'s", ")", "-dollar"), text


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reader}: {case.phrase}")
def test_case_and_full_stops_change_nothing(case: Case) -> None:
    if case.means:
        assert [meaning(mark) for mark in read(case, case.phrase.upper())] == list(case.means), case.phrase.upper()
        assert [meaning(mark) for mark in read(case, f"{case.phrase}.")] == list(case.means), case.phrase


def test_no_phrase_stands_twice_with_two_meanings() -> None:
    assert_one_meaning(CASES)


def test_the_corpora_are_large_enough_to_be_a_manual() -> None:
    count = tally(CASES)
    assert count["periods"] >= 350
    assert count["money"] >= 200
    assert count["numbers"] >= 80
    assert count["wishes"] >= 50


def test_marks_of_one_reader_do_not_overlap_and_stay_in_the_text() -> None:
    assert_in_place(rules, CASES)
