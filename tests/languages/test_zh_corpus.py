"""Every phrase of the Chinese corpora gives exactly the meaning of its block: in both scripts, alone and in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from opencc import OpenCC

import languages.zh
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from languages.reading import Mark
from languages.zh import folding
from languages.zh.rules import read_money, read_numbers, read_periods, read_wishes

FOLDER = Path(languages.zh.__file__).parent
# What a Mark may leave out at the ends of its phrase.
LEFT_OUT = re.compile(r"[的嘅在喺於 ]*")


class Case(NamedTuple):
    reader: str
    today: date
    phrase: str
    means: tuple[object, ...]
    carriers: tuple[str, ...]


def parts(text: str) -> list[str]:
    return [part.strip() for line in text.splitlines() for part in line.split(" | ") if part.strip()]


def period(text: str) -> object:
    kind, *rest = text.split()
    if ".." in kind:
        first, last = (date.fromisoformat(end) if end else None for end in kind.split(".."))
        return "period", Period(first, last, Unit(rest[0])), ""
    return kind, int(rest[0]) if rest else None, ""


def money(text: str) -> object:
    words = text.split()
    if len(words) == 1:
        return words[0], None, ""
    ends = dict(zip(words[::2], map(Decimal, words[1::2]), strict=True))
    if "~" in ends:
        return "money", MoneyRange.near(ends["~"]), ""
    if "=" in ends:
        return "money", MoneyRange(ends["="], ends["="]), ""
    low, high = ends.get(">", ends.get(">=")), ends.get("<", ends.get("<="))
    return "money", MoneyRange(low, high, ">" not in ends, "<" not in ends), ""


def number(text: str) -> object:
    kind, value, *role = text.split()
    return kind, int(value), role[0] if role else ""


def wish(text: str) -> object:
    kind, value = text.split()
    return kind, value, ""


MEANINGS = {"periods": period, "money": money, "numbers": number, "wishes": wish}


def cases(reader: str) -> Iterator[Case]:
    # every scalar stays text: 2024 is a phrase here, not a figure
    corpus = yaml.load((FOLDER / "corpus" / f"{reader}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    today = date.fromisoformat(corpus.get("today", "2024-10-15"))
    for block in corpus["blocks"]:
        means = block["means"].strip().splitlines()
        values = () if means == ["nothing"] else tuple(MEANINGS[reader](line.strip()) for line in means)
        carriers = () if "alone" in block else tuple(parts(corpus["carriers"]))
        for phrase in parts(block["phrases"]):
            yield Case(reader, today, phrase, values, carriers)


CASES = [case for reader in MEANINGS for case in cases(reader)]
IDS = [f"{case.reader}: {case.phrase}" for case in CASES]


@cache
def converter(name: str) -> OpenCC:
    return OpenCC(name)


def read(case: Case, text: str) -> list[Mark]:
    if case.reader == "periods":
        return read_periods(text, case.today)
    return {"money": read_money, "numbers": read_numbers, "wishes": read_wishes}[case.reader](text)


def meaning(mark: Mark) -> object:
    return mark.kind, None if mark.kind in ("bad_date", "foreign_money") else mark.value, mark.role


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_phrase_gives_exactly_its_meaning(case: Case) -> None:
    for carrier in ("{}", *case.carriers):
        text = carrier.format(case.phrase)
        marks = read(case, text)
        assert [meaning(mark) for mark in marks] == list(case.means), text
        if marks and case.carriers and case.reader != "numbers":
            begin = text.index(case.phrase)
            end = begin + len(case.phrase)
            assert LEFT_OUT.fullmatch(text[begin : marks[0].start]), f"{text}: {text[marks[0].start :]}"
            assert LEFT_OUT.fullmatch(text[marks[-1].end : end]), f"{text}: {text[: marks[-1].end]}"


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_both_scripts_and_any_width_mean_the_same(case: Case) -> None:
    for name in ("hk2s", "s2hk", "s2t"):
        text = converter(name).convert(case.phrase)
        assert [meaning(mark) for mark in read(case, text)] == list(case.means), text
    if case.means:
        wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c not in "$" else c for c in case.phrase)
        assert [meaning(mark) for mark in read(case, wide)] == list(case.means), wide


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_capitals_stops_and_polite_words_change_nothing(case: Case) -> None:
    if case.means:
        for text in (case.phrase.upper(), f"{case.phrase}。", f"「{case.phrase}」", f"唔該,{case.phrase}"):
            if not case.carriers and "唔該" in text:
                continue
            assert [meaning(mark) for mark in read(case, text)] == list(case.means), text


def test_no_phrase_stands_twice_with_two_meanings() -> None:
    said: dict[tuple[str, str], tuple[object, ...]] = {}
    for case in CASES:
        assert said.setdefault((case.reader, case.phrase), case.means) == case.means, case.phrase


def test_the_corpora_are_large_enough_to_be_a_manual() -> None:
    count = {reader: len({case.phrase for case in CASES if case.reader == reader}) for reader in MEANINGS}
    assert count["periods"] >= 500
    assert count["money"] >= 250
    assert count["numbers"] >= 150
    assert count["wishes"] >= 50


def test_marks_of_one_reader_do_not_overlap_and_stay_in_the_text() -> None:
    for case in CASES:
        for carrier in ("{}", *case.carriers):
            text = carrier.format(case.phrase)
            reached = 0
            for mark in read(case, text):
                assert reached <= mark.start < mark.end <= len(text), text
                reached = mark.end


def test_every_character_of_the_rules_is_matched_in_simplified_too() -> None:
    """The rules are written in Traditional; folding must know the Simplified form of all that they use."""
    simplified = converter("hk2s")
    for module in FOLDER.glob("*.py"):
        if module.name in ("phrasing.py", "folding.py", "chatter.py"):  # the last is given Traditional
            continue
        code = re.sub(r'"""[\s\S]*?"""|(?:^|\s)# .*', "", module.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for char in sorted(set(re.findall("[\u3400-\u9fff]", code))):
            assert folding.fold(char).text == char, f"{module.name} has {char}, which folding turns into another"
            assert folding.fold(simplified.convert(char)).text == char, f"{module.name}: {char}"
