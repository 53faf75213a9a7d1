"""Every phrase of the English corpora gives exactly the meaning of its block, alone and inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import languages.en
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from languages.en.money import read_money
from languages.en.numbers import read_numbers
from languages.en.periods import read_periods
from languages.en.wishes import read_wishes
from languages.reading import Mark

CORPUS = Path(languages.en.__file__).parent / "corpus"
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


class Case(NamedTuple):
    reader: str
    today: date
    phrase: str
    means: tuple[object, ...]
    carriers: tuple[str, ...]


def parts(text: str) -> list[str]:
    return [part.strip() for line in text.splitlines() for part in line.split(" | ") if part.strip()]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def period(text: str) -> object:
    words = text.split()
    if ".." in text:
        first, last = words[0].split("..")
        return "period", Period(day(first), day(last), Unit(words[1])), ""
    return (words[0], int(words[1]), "") if len(words) > 1 else (words[0], None, "")


def money(text: str) -> object:
    words = text.split()
    if len(words) == 1:
        return words[0], None, ""
    figures = dict(zip(words[::2], map(Decimal, words[1::2]), strict=True))
    if "~" in figures:
        return "money", MoneyRange.near(figures["~"]), ""
    if "=" in figures:
        return "money", MoneyRange(figures["="], figures["="]), ""
    low, high = figures.get(">", figures.get(">=")), figures.get("<", figures.get("<="))
    return "money", MoneyRange(low, high, ">" not in figures, "<" not in figures), ""


def number(text: str) -> object:
    kind, value, *role = text.split()
    return kind, int(value), role[0] if role else ""


def wish(text: str) -> object:
    kind, value = text.split()
    return kind, value, ""


MEANINGS = {"periods": period, "money": money, "numbers": number, "wishes": wish}


def cases(reader: str) -> Iterator[Case]:
    # every scalar stays text: 2024 is a phrase here, not a figure
    corpus = yaml.load((CORPUS / f"{reader}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for block in corpus["blocks"]:
        means = block["means"].strip().splitlines()
        values = () if means == ["nothing"] else tuple(MEANINGS[reader](line.strip()) for line in means)
        carriers = () if "alone" in block else tuple(parts(corpus["carriers"]))
        today = date.fromisoformat(block.get("today", corpus.get("today", "2024-10-15")))
        for phrase in parts(block["phrases"]):
            yield Case(reader, today, phrase, values, carriers)


CASES = [case for reader in MEANINGS for case in cases(reader)]


def read(case: Case, text: str) -> list[Mark]:
    if case.reader == "periods":
        return read_periods(text, case.today)
    return {"money": read_money, "numbers": read_numbers, "wishes": read_wishes}[case.reader](text)


def meaning(mark: Mark) -> object:
    return mark.kind, None if mark.kind in ("bad_date", "foreign_money") else mark.value, mark.role


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
    said: dict[tuple[str, date, str], tuple[object, ...]] = {}
    for case in CASES:
        key = case.reader, case.today, case.phrase
        assert said.setdefault(key, case.means) == case.means, case.phrase


def test_the_corpora_are_large_enough_to_be_a_manual() -> None:
    count = {reader: len({case.phrase for case in CASES if case.reader == reader}) for reader in MEANINGS}
    assert count["periods"] >= 350
    assert count["money"] >= 200
    assert count["numbers"] >= 80
    assert count["wishes"] >= 50


def test_marks_of_one_reader_do_not_overlap_and_stay_in_the_text() -> None:
    for case in CASES:
        for carrier in ("{}", *case.carriers):
            text = carrier.format(case.phrase)
            reached = 0
            for mark in read(case, text):
                assert reached <= mark.start < mark.end <= len(text), text
                reached = mark.end
