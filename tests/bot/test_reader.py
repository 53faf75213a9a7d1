"""What the reader makes of a message: names before departments before dates, slips mended, asides passed over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bot.readers.reader import Reader, open_reader
from knowledge.database import open_store
from knowledge.load import main as load
from knowledge.period import Period
from languages.reading import Mark
from tests.conftest import TODAY
from tests.knowledge.lists_made import as_text, packaged_rows, row

CENSUS, IMMIGRATION, SMART, CUSTOMS = "f23-62", "f22-18", "f23-12", "f22-25"


def of(marks: Iterable[Mark], *kinds: str) -> list[tuple[str, object]]:
    """Kind and value of the marks of those kinds."""
    return [(mark.kind, mark.value) for mark in marks if mark.kind in kinds]


def words(marks: Iterable[Mark], role: str) -> list[str]:
    return [str(mark.value) for mark in marks if mark.kind == "word" and mark.role == role]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("how much is VALID", ("f24-20",)),
        ("when does the iAM Smart upgrade finish", (SMART,)),
        ("tell me about eHealth+", ("f24-26",)),
        ("CDIP", ("f24-23",)),
        ("what is SCITI", (CUSTOMS,)),
        ("paper f24-11", ("f24-11",)),
        ("FC paper F22-07e", ("f22-07",)),
        ("the Third Generation of Personnel Information Communal System", ("f24-24",)),
        ("trade single window phase 3", None),
        ("Development and Implementation of the Advance Passenger Information System", ("f22-17",)),
    ],
)
def test_a_project_called_by_its_name_is_that_project(reader: Reader, text: str, keys: tuple[str, ...] | None) -> None:
    found = of(reader.read(text, TODAY), "project")
    assert found == ([("project", keys)] if keys else found)
    assert found or words(reader.read(text, TODAY), "known")


@pytest.mark.parametrize(
    "text",
    [
        "when does the 2026 population census system start?",
        "2026 Population Census",
        "the 2026 census project",
        "what will the 2026 population census cost",
    ],
)
def test_a_year_in_a_projects_name_is_no_date(reader: Reader, text: str) -> None:
    assert of(reader.read(text, TODAY), "period") == []


@pytest.mark.parametrize("text", ["census projects going live in 2026", "what goes live in 2026?", "2026 projects"])
def test_the_same_year_beside_other_words_is_a_date(reader: Reader, text: str) -> None:
    assert of(reader.read(text, TODAY), "period") == [("period", Period.year(2026))]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("projects of the police", [("hkpf",)]),
        ("What is C&ED building?", [("ced",)]),
        ("the Judiciary's projects", [("judiciary",)]),
        ("immigration and customs", [("immd",), ("ced",)]),
        ("HKPF", [("hkpf",)]),
        ("does the Census and Statistics Department have any", [("csd_stat",)]),
    ],
)
def test_departments_are_found(reader: Reader, text: str, keys: list[tuple[str, ...]]) -> None:
    found = [mark.value for mark in reader.read(text, TODAY) if mark.kind == "department"]
    assert len(found) == len(keys)
    known = {key for department in reader._store.departments() for key in (department.key,)}
    assert {key for one in found for key in one} <= known


@pytest.mark.parametrize("text", ["MTR projects", "what is the Hospital Authority doing", "IT projects of Singapore"])
def test_a_body_that_is_no_department_is_not_stretched_onto_one(reader: Reader, text: str) -> None:
    marks = reader.read(text, TODAY)
    assert of(marks, "outsider")
    assert not of(marks, "department")


def test_another_places_adjective_before_a_word_of_the_list_names_that_place(reader: Reader) -> None:
    assert of(reader.read("Australian digital identity", TODAY), "outsider") == [("outsider", "Australia")]
    assert not of(reader.read("the Chinese name of the digital image platform", TODAY), "outsider")
    assert not of(reader.read("an Australian journalist asks for digital identity", TODAY), "outsider")


def test_a_name_that_fits_two_departments_equally_stays_unsettled(reader: Reader) -> None:
    (found,) = (mark for mark in reader.read("projects for health", TODAY) if mark.kind == "department")
    assert len(found.value) > 1


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("which projcets start in 2024", "table", "project"),
        ("the most expensve project", "superlative", "most"),
        ("how mnay projects", "count", "count"),
        ("avarage cost", "average", "average"),
        ("projects luanched in 2025", "role", "live_run"),
    ],
)
def test_slips_of_the_keyboard_are_mended(reader: Reader, text: str, kind: str, value: str) -> None:
    assert (kind, value) in of(reader.read(text, TODAY), kind)


@pytest.mark.parametrize("text", ["Which polcie projcets start in 2024?", "avarage cost of the cutsoms projects"])
def test_marks_stand_in_the_mended_text(reader: Reader, text: str) -> None:
    prepared = reader.prepare(text)
    assert reader.prepare(prepared) == prepared
    for mark in reader.read(prepared, TODAY):
        if mark.kind == "department":
            assert prepared[mark.start : mark.end] == mark.text


@pytest.mark.parametrize("text", ["weather", "restaurant", "football", "blockchain", "quantum"])
def test_a_proper_word_is_not_mended_into_another(reader: Reader, text: str) -> None:
    marks = reader.read(f"projects about {text}", TODAY)
    assert words(marks, "unknown") == [text]


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("anything about passengers", ["passengers"], []),
        ("projects about blockchain", [], ["blockchain"]),
        ("digital signature or blockchain", ["digital", "signature"], ["blockchain"]),
    ],
)
def test_words_are_told_by_whether_the_list_holds_them(
    reader: Reader, text: str, known: list[str], unknown: list[str]
) -> None:
    marks = reader.read(text, TODAY)
    assert (words(marks, "known"), words(marks, "unknown")) == (known, unknown)


@pytest.mark.parametrize("text", ["immigration headquarters relocation", "Immigration HQ move"])
def test_a_department_in_a_described_project_leaves_words_to_find_it_by(reader: Reader, text: str) -> None:
    marks = reader.read(text, TODAY)
    assert of(marks, "department") or of(marks, "project")
    assert len(words(marks, "known")) == 2 or of(marks, "project")


@pytest.mark.parametrize(
    "text",
    [
        "I'm a student of passenger transport. How much do all projects cost?",
        "My company sells storage. How much do all projects cost?",
        "Hi, I work in trade! How much do all projects cost?",
    ],
)
def test_what_people_say_of_themselves_is_no_subject(reader: Reader, text: str) -> None:
    marks = reader.read(text, TODAY)
    assert words(marks, "known") == []
    assert of(marks, "sum", "all", "field")


def test_what_is_asked_in_the_first_person_is_no_aside(reader: Reader) -> None:
    assert words(reader.read("I am looking for passenger projects", TODAY), "known") == ["passenger"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("top 3 projects", [("number", 3)]),
        ("the second one", [("ordinal", 2)]),
        ("the last one", [("ordinal", -1)]),
        ("phase 3", []),  # part of a project's name
        ("over 300 million", []),
    ],
)
def test_figures_are_counts_only_where_nothing_else_claims_them(
    reader: Reader, text: str, expected: list[tuple[str, object]]
) -> None:
    assert of(reader.read(text, TODAY), "number", "ordinal") == expected


@pytest.mark.parametrize("text", ["", "?", "...", "🙂", "\u0001"])
def test_nothing_said_gives_no_marks(reader: Reader, text: str) -> None:
    assert reader.read(text, TODAY) == ()


TEXTS = [
    "Which police projects start in 2024?",
    "the 2026 population census, over $200m, not starting in 2024-25 Q2",
    "compare VALID with CDIP and the cheapest of immigration's",
    "除了警務處 which projects?",
]


@pytest.mark.parametrize("text", TEXTS)
def test_marks_stand_in_order_within_the_text(reader: Reader, text: str) -> None:
    marks = reader.read(text, TODAY)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


@pytest.mark.parametrize("text", [*TEXTS, "projects going live", "approved by okay", "what does live-run date mean"])
def test_no_mark_is_made_twice(reader: Reader, text: str) -> None:
    marks = reader.read(text, TODAY)
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("text", TEXTS)
def test_typed_values_do_not_overlap(reader: Reader, text: str) -> None:
    marks = [m for m in reader.read(text, TODAY) if m.kind in ("period", "money", "department", "project", "outsider")]
    assert all(one.end <= other.start for one, other in pairwise(marks))


@pytest.mark.parametrize("text", TEXTS)
def test_case_does_not_matter(reader: Reader, text: str) -> None:
    def outline(said: str) -> list[tuple[str, object]]:
        return [(mark.kind, mark.value) for mark in reader.read(said, TODAY)]

    assert outline(text.upper()) == outline(text.lower())


def test_dates_are_read_against_the_day_given(reader: Reader) -> None:
    assert of(reader.read("approved last year", date(2023, 5, 1)), "period") == [("period", Period.year(2022))]
    assert of(reader.read("approved last year", date(2025, 5, 1)), "period") == [("period", Period.year(2024))]


def test_a_row_loaded_a_minute_ago_is_read_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'beacon.sqlite3'}"
    reader = open_reader(open_store(url))
    text = "when does the Quokka Habitat Registry Platform start?"
    assert words(reader.read(text, TODAY), "unknown") == ["quokka", "habitat", "registry"]
    file = tmp_path / "list.txt"
    new = row(
        department="Drainage Services Department",
        name="Development of the Quokka Habitat Registry Platform",
        paper="https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-99e.pdf",
    )
    file.write_bytes(as_text([*packaged_rows(), new]))
    assert load([str(file), "--database", url]) == 0
    assert of(reader.read(text, TODAY), "project") == [("project", ("f24-99",))]
    assert of(reader.read("f24-99", TODAY), "project") == [("project", ("f24-99",))]
