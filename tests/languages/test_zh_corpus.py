"""Every phrase of the Chinese corpora gives exactly the meaning of its block: in both scripts, alone and in a sentence."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path

import pytest
from opencc import OpenCC

from languages.zh import folding, rules
from tests.languages.corpus import Case, assert_in_place, assert_one_meaning, load_cases, meaning, read_case, tally

FOLDER = Path(rules.__file__).parent
CASES = load_cases(FOLDER / "corpus")
IDS = [f"{case.reader}: {case.phrase}" for case in CASES]
read = partial(read_case, rules)
# What a Mark may leave out at the ends of its phrase.
LEFT_OUT = re.compile(r"[的嘅在喺於 ]*")


@cache
def converter(name: str) -> OpenCC:
    return OpenCC(name)


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
    assert_one_meaning(CASES)


def test_the_corpora_are_large_enough_to_be_a_manual() -> None:
    count = tally(CASES)
    assert count["periods"] >= 500
    assert count["money"] >= 250
    assert count["numbers"] >= 150
    assert count["wishes"] >= 50


def test_marks_of_one_reader_do_not_overlap_and_stay_in_the_text() -> None:
    assert_in_place(rules, CASES)


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
