"""A malformed list is refused with its line or row, its column, the reason and what is expected."""

import pytest
from lists_made import FIRST_LINE, HEADINGS, ROW, as_page, as_text, row

from knowledge.columns import COLUMNS
from knowledge.ingest.listing import read_list
from knowledge.ingest.refusal import Refused

LINK = "https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf"

# (the cell, what stands in it, what the refusal says)
BAD_CELLS = [
    ("financial_year", "2024-26", "ends in the next year, 2024-25"),
    ("financial_year", "2024", "not a financial year"),
    ("financial_year", "2024/25", "not a financial year"),
    ("financial_year", "2023-24", "2024-25 is expected"),
    ("financial_year", "", "not a financial year"),
    ("approval_date", "31.02.2024", "no such day"),
    ("approval_date", "28.13.2024", "no such day"),
    ("approval_date", "2024-06-28", "dd.mm.yyyy"),
    ("approval_date", "28/06/2024", "dd.mm.yyyy"),
    ("approval_date", "28.06.24", "dd.mm.yyyy"),
    ("approval_date", "28.06.2023", "is not the financial year of the approval"),
    ("approval_date", "２８.06.2024", "dd.mm.yyyy"),
    ("department", "", "empty"),
    ("name", "", "empty"),
    ("name", "\u00a0", "empty"),
    ("description", "", "empty"),
    ("estimate", "about 300", "not a number"),
    ("estimate", "1,39.8", "not a number"),
    ("estimate", "1.395,8", "not a number"),
    ("estimate", "300.0M", "not a number"),
    ("estimate", "NaN", "not a number"),
    ("estimate", "1e3", "not a number"),
    ("estimate", "-358.9", "negative"),
    ("estimate", "(358.9)", "negative"),
    ("estimate", "0", "above zero"),
    ("estimate", "358,900,000", "not an amount in HK$ million"),
    ("estimate", "", "not a number"),
    ("start", "2024-25 5th Quarter", "quarters 1 to 4"),
    ("start", "2024-25 0th Quarter", "quarters 1 to 4"),
    ("start", "2024-26 2nd Quarter", "ends in the next year"),
    ("start", "Q2 2024", "not a quarter"),
    ("start", "", "not a quarter"),
    ("start", "Phase 1: 2024-25 2nd Quarter", "not a quarter"),
    ("live_run", "soon", "not a quarter"),
    ("live_run", "", "empty"),
    ("live_run", "Phase 1: soon", "not a quarter"),
    ("live_run", "Phase 1: 2025-26 5th Quarter", "quarters 1 to 4"),
    ("live_run", "Phase 1: 2025-26 1st Quarter\nthen more", "no phase"),
    ("live_run", "Phase 1: 2025-26 1st Quarter\nPhase 1: 2025-26 2nd Quarter", "same phase twice"),
    ("live_run", "2023-24 4th Quarter", "before the start"),
    ("live_run", "Phase 1: 2024-25 1st Quarter\nPhase 2:", "before the start"),
    ("paper", "", "not an https link"),
    ("paper", LINK.replace("https", "http"), "not an https link"),
    ("paper", "javascript:alert(1)", "not an https link"),
    ("paper", LINK.replace("legco.gov.hk", "example.com"), "not to the Legislative Council"),
    ("paper", LINK.replace("www.legco.gov.hk", "legco.gov.hk.example.com"), "not to the Legislative Council"),
    ("paper", LINK.replace("www.legco.gov.hk", "www.legco.gov.hk@example.com"), "not to the Legislative Council"),
    ("paper", LINK.replace("www.", "evil"), "not to the Legislative Council"),
    ("paper", "https://www.legco.gov.hk/en/index.html", "not a link to a paper"),
]


def heading_of(field):
    return next(column.heading for column in COLUMNS if column.stored_as == f"listed_{field}")


def refusal(content):
    with pytest.raises(Refused) as refused:
        read_list(content)
    return refused.value


@pytest.mark.parametrize(("field", "text", "reason"), BAD_CELLS)
def test_a_bad_cell_in_the_text_is_named_by_line_and_column(field, text, reason):
    refused = refusal(as_text([row(name="Sound", paper=LINK), row(**{field: text})]))
    # A contradiction between year and approval may be named at either; else the line is the bad cell's.
    place = 0 if "financial year of the approval" in reason else [c.stored_as for c in COLUMNS].index(f"listed_{field}")
    assert reason in str(refused)
    assert refused.place == f"line {FIRST_LINE + 9 + place}"
    assert refused.column == COLUMNS[place].heading
    assert "expected" in refused.reason


@pytest.mark.parametrize(("field", "text", "reason"), BAD_CELLS)
def test_a_bad_cell_in_the_page_is_named_by_row_and_column(field, text, reason):
    refused = refusal(as_page([row(name="Sound"), row(**{field: text})]))
    assert reason in str(refused)
    assert refused.place == "row 2"
    assert refused.column in (heading_of(field), "Financial Year")


def test_the_refusal_shows_the_cell_and_what_a_right_one_looks_like():
    assert str(refusal(as_text([row(estimate="lots")]))) == (
        f"line {FIRST_LINE + 5}: Project Estimate ($M): not a number; "
        "an amount in HK$ million above zero such as 1,395.8 is expected, 'lots' stands there"
    )


@pytest.mark.parametrize("missing", range(9))
def test_a_row_that_lost_a_cell_is_refused_where_it_stands(missing):
    second = row(name="Second")
    del second[missing]
    refused = refusal(as_text([ROW, second, row(name="Third")]))
    assert "cells" in refused.reason
    assert "nine are expected" in refused.reason
    assert refused.column in [column.heading for column in COLUMNS]
    assert FIRST_LINE + 9 <= int(refused.place.split()[1]) <= FIRST_LINE + 18


@pytest.mark.parametrize("added", range(1, 10))
def test_a_row_with_a_cell_too_many_is_refused_where_it_stands(added):
    second = row(name="Second")
    second.insert(added, "stray")
    refused = refusal(as_text([ROW, second, row(name="Third")]))
    assert "10 cells, nine are expected" in refused.reason
    assert FIRST_LINE + 9 <= int(refused.place.split()[1]) <= FIRST_LINE + 19


@pytest.mark.parametrize("count", [8, 10])
def test_a_row_of_the_page_with_another_width_is_refused(count):
    refused = refusal(as_page([ROW, (list(ROW) * 2)[:count]]))
    assert refused.place == "row 2"
    assert f"{count} cells, nine are expected" in refused.reason


@pytest.mark.parametrize("write", [as_text, as_page])
@pytest.mark.parametrize("missing", range(9))
def test_a_missing_heading_is_named(write, missing):
    headings = [heading for place, heading in enumerate(HEADINGS) if place != missing]
    refused = refusal(write([ROW], headings))
    assert refused.column == COLUMNS[missing].heading
    assert "heading is expected" in refused.reason


@pytest.mark.parametrize("write", [as_text, as_page])
def test_a_renamed_heading_is_named_with_what_stands_there(write):
    refused = refusal(write([ROW], [*HEADINGS[:5], "Cost", *HEADINGS[6:]]))
    assert refused.column == "Project Estimate ($M)"
    assert "'Cost' stands there" in refused.reason


@pytest.mark.parametrize("write", [as_text, as_page])
def test_a_duplicate_row_is_named_with_its_twin(write):
    refused = refusal(write([ROW, row(name="Other"), row(name=ROW[3].upper())]))
    assert "the same project as on" in refused.reason
    assert refused.place in (f"line {FIRST_LINE + 18}", "row 3")


@pytest.mark.parametrize("write", [as_text, as_page])
def test_headings_without_rows_are_no_list(write):
    assert "no row" in str(refusal(write([])))


@pytest.mark.parametrize("content", [b"", b"   \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content):
    assert "empty" in str(refusal(content))


@pytest.mark.parametrize("content", [b"Just a letter.\nNo table.", b"<html><body><p>No table</p></body></html>"])
def test_a_file_without_a_table_is_refused(content):
    assert "no table" in str(refusal(content))


def test_another_encoding_is_refused_with_the_line_of_the_first_byte():
    refused = refusal(as_text([row(description="“curly”")]).decode().encode("cp1252"))
    assert refused.place == f"line {FIRST_LINE + 4}"
    assert "not UTF-8 text: byte 0x93" in refused.reason
    assert "UTF-8" in str(refusal("\ufeff".encode("utf-16") + as_text([ROW]).decode().encode("utf-16")))


def test_a_control_character_is_refused_with_its_line():
    refused = refusal(as_text([row(name="Zero\x00byte")]))
    assert refused.place == f"line {FIRST_LINE + 3}"


def test_a_file_too_large_to_be_the_list_is_refused():
    assert "bytes" in str(refusal(b"x" * 5_000_001))


def test_markup_in_a_text_cell_stays_text():
    assert read_list(as_text([row(description="<b>bold</b>")]))[0].description == "<b>bold</b>"
