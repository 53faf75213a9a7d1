"""The corpora of a language as Cases: every phrase with what it must be read as, and what holds of all corpora alike.

How a meaning is written is told at the head of each corpus. Knows no language: the rules are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import yaml

from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from languages.reading import Mark


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


def load_cases(folder: Path) -> list[Case]:
    """All of the corpora in that folder."""
    return [case for reader in MEANINGS for case in _cases(folder, reader)]


def _cases(folder: Path, reader: str) -> Iterator[Case]:
    # every scalar stays text: 2024 is a phrase here, not a figure
    corpus = yaml.load((folder / f"{reader}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for block in corpus["blocks"]:
        means = block["means"].strip().splitlines()
        values = () if means == ["nothing"] else tuple(MEANINGS[reader](line.strip()) for line in means)
        carriers = () if "alone" in block else tuple(parts(corpus["carriers"]))
        today = date.fromisoformat(block.get("today", corpus.get("today", "2024-10-15")))
        for phrase in parts(block["phrases"]):
            yield Case(reader, today, phrase, values, carriers)


def read_case(rules: ModuleType, case: Case, text: str) -> list[Mark]:
    """What the case's reader of those rules finds in the text."""
    if case.reader == "periods":
        return list(rules.read_periods(text, case.today))
    return list(getattr(rules, f"read_{case.reader}")(text))


def meaning(mark: Mark) -> object:
    return mark.kind, None if mark.kind in ("bad_date", "foreign_money") else mark.value, mark.role


def tally(cases: Sequence[Case]) -> dict[str, int]:
    """How many phrases each reader has."""
    return {reader: len({case.phrase for case in cases if case.reader == reader}) for reader in MEANINGS}


def assert_one_meaning(cases: Sequence[Case]) -> None:
    said: dict[tuple[str, date, str], tuple[object, ...]] = {}
    for case in cases:
        key = case.reader, case.today, case.phrase
        assert said.setdefault(key, case.means) == case.means, case.phrase


def assert_in_place(rules: ModuleType, cases: Sequence[Case]) -> None:
    for case in cases:
        for carrier in ("{}", *case.carriers):
            text = carrier.format(case.phrase)
            assert_marks_in_place(read_case(rules, case, text), text)


def assert_marks_in_place(marks: Sequence[Mark], text: str) -> None:
    """The marks of one reader follow each other and stay in the text."""
    reached = 0
    for mark in marks:
        assert reached <= mark.start < mark.end <= len(text), text
        reached = mark.end
