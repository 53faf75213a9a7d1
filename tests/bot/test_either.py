"""Conditions of different kinds that an "or" joins are numbered by side; an "or" that joins none of them changes nothing."""

from __future__ import annotations

import pytest

from bot.readers.reader import Reader
from tests.conftest import TODAY

SHOWN = ("department", "money", "length", "period", "status", "project", "word", "month")


def numbered(reader: Reader, text: str) -> str:
    """The kinds of the conditions in their order, each with the number of its side."""
    marks = [mark for mark in reader.read(reader.prepare(text), TODAY) if mark.kind in SHOWN and mark.role != "unknown"]
    return " ".join(f"{mark.kind}{mark.alternative or ''}" for mark in marks)


def asked(reader: Reader, text: str) -> list[object]:
    return [mark.value for mark in reader.read(reader.prepare(text), TODAY) if mark.kind == "either"]


JOINED = {
    "projects approved in 2023 or below 100 million": "period1 money2",
    "Either a police project or one of over a billion": "department1 money2",
    "projects that cost under 250m or were approved in July 2024": "money1 period2",
    "approved in 2023 or going live in 2026, either will do": "period1 period2",
    "2023 or live in 2026": "period1 period2",
    "projects of 2023-24 or of calendar year 2022": "period1 period2",
    "approved 2023 and/or under 100m": "period1 money2",
    "which are in progress or over a billion": "status1 money2",
    "projects finished or not yet started": "status1 status2",
    "projects taking more than 5 years or costing over a billion": "length1 money2",
    "taking less than 2 years or more than 4 years": "length1 length2",
    "approved before 2023 or after June 2024": "period1 period2",
    "approved in 2023, or over a billion, or of the police": "period1 money2 department3",
    "completed in 2025 or over a billion": "status1 period1 money2",
    "projects approved or started in 2024": "period1 period2",
    "police/immigration projects or those above 1 billion": "department1 department1 money2",
    "in either 2022 or 2023, or over a billion": "period1 period1 money2",
    "2023年批或者超過十億嘅項目": "period1 money2",
    "警務處或者5億以上的项目": "department1 money2",
    "警務處定5億以上": "department1 money2",
    "一係警務處一係超過十億嘅項目": "department1 money2",
    "邊些項目是2023年批准的或是2026年啟用的": "period1 period2",
    "2024年批或者開始嘅項目": "period1 period2",
    "邊啲項目需時超過五年或者超過十億": "length1 money2",
}
BESIDE = {  # what holds in any case has no number
    "police projects approved in 2022 or over 300 million": "department period1 money2",
    "projects starting in 2024 that belong to the police or cost over a billion": "period department1 money2",
    "approved in 2023 or over a billion, of the police": "period1 money2 department",
    "over a billion or approved in 2023, not the police": "money1 period2 department",
    "licensing projects approved in 2024 or over a billion": "word period1 money2",
    "projects starting in 2024 and either of the police or over a billion": "period department1 money2",
    "police projects, either approved in 2023 or over a billion": "department period1 money2",
    "警務處2024年批或者超過三億嘅項目": "department period1 money2",
    "2023年批或者超過十億嘅警務處項目": "period1 money2 department",
    "於2024年開展、符合其一(屬香港警務處,或預算超過10億元)的項目": "period department1 money2",
}
WHOLE = {  # several conditions a side
    "police projects of 2022 or immigration projects of 2024": "department1 period1 department2 period2",
    "either approved in 2023 and below 100 million or live in 2026": "period1 money1 period2",
    "approved in 2023 and below 100 million, or live in 2026": "period1 money1 period2",
    "2024年批准而且少於三億,或者2026年啟用": "period1 money1 period2",
}


@pytest.mark.parametrize(("text", "found"), (JOINED | BESIDE | WHOLE).items())
def test_what_an_or_parts_is_numbered(reader: Reader, text: str, found: str) -> None:
    assert numbered(reader, text) == found
    assert asked(reader, text) == []


PLAIN = [
    "projects live by the end of 2024 or so",
    "two or three police projects over 100 million",
    "police or immigration projects over 300 million",
    "projects from either the police or immigration approved in 2024",
    "projects approved in 2022 or 2023 by the police",
    "police projects in June or July 2024",
    "police projects in or after 2023",
    "approved in 2023 or later by the police",
    "cost or start date of CDIP",
    "police, cost or start date in 2024",
    "projects of more or less 300 million by the police",
    "police projects of 300 million or more",
    "police projects over 300 million or so",
    "police or other departments over 300 million",
    "projects below 100 million or above 500 million",
    "which is dearer, VALID or CDIP",
    "is CDIP or VALID over 300 million",
    "Customs work still in progress, or completed?",
    "are the police projects running or finished?",
    "projects on licences or permits approved in 2024",
    "projects approved in 2023 and below 100 million",
    "2亿或以上的警务处项目",
    "警務處2024年或之後嘅項目",
    "警務處或入境處超過三億嘅項目",
    "警務處或其他部門超過三億嘅項目",
    "警務處預定2025年上線的項目",
    "係咪一定要警務處2024年先批到",
    "CDIP貴定VALID貴",
]


@pytest.mark.parametrize("text", PLAIN)
def test_any_other_or_changes_nothing(reader: Reader, text: str) -> None:
    marks = reader.read(reader.prepare(text), TODAY)
    assert not any(mark.alternative or mark.kind == "either" for mark in marks)


UNCLEAR = [
    "approved in 2023 and below 100 million or going live in 2026",
    "approved in 2023 or below 100 million and going live in 2026",
    "approved in 2023, police or over a billion",
    "police projects approved in 2024 or ones over 300 million",
    "projects of the police over 300 million or immigration",
    "入境處或者預算超過5億而2024年開始嘅項目",
]
APART = [
    "CDIP or projects over a billion",
    "licensing projects or those over a billion",
    "not police or over a billion",
    "police or in June",
]


@pytest.mark.parametrize(("text", "value"), [*((t, "unclear") for t in UNCLEAR), *((t, "apart") for t in APART)])
def test_an_or_that_cannot_be_told_is_marked(reader: Reader, text: str, value: str) -> None:
    assert asked(reader, text) == [value]
    assert {"1", "2"} <= set(numbered(reader, text))


def test_either_is_no_word_of_the_list(reader: Reader) -> None:
    marks = reader.read("approved in 2023 or going live in 2026, either will do", TODAY)
    assert not any(mark.kind in ("word", "alien") for mark in marks)
