"""The published list as text and as HTML becomes the same typed rows, every trap of it included."""

from datetime import date
from decimal import Decimal

import pytest
from lists_made import PACKAGED, PAGE, ROW, as_page, as_text, packaged_rows, row

from knowledge.ingest.listing import read_list
from knowledge.period import Period
from knowledge.records import Phase


def test_the_real_list_has_its_fourteen_projects_with_nine_cells_to_the_letter():
    listed = read_list(PACKAGED.read_bytes())
    assert [list(one.published) for one in listed] == packaged_rows()
    assert len(listed) == 14
    assert [one.key for one in listed[:3]] == ["f24-26", "f24-23", "f24-24"]


def test_the_real_list_is_typed_beside_its_cells():
    one = read_list(PACKAGED.read_bytes())[0]
    assert one.approved == date(2024, 7, 12)
    assert one.estimate == Decimal("1395.8")
    assert one.financial_year == 2024
    assert one.start == Period.financial_quarter(2024, 2)
    assert one.phases == (Phase("", Period.financial_quarter(2028, 4)),)
    assert one.paper == "f24-26"


def test_quarters_are_those_of_the_financial_year():
    start = read_list(as_text([row(start="2024-25 2nd Quarter")]))[0].start
    assert (start.first, start.last) == (date(2024, 7, 1), date(2024, 9, 30))
    live_run = read_list(as_text([row(live_run="2024-25 4th Quarter")]))[0].phases[0].period
    assert (live_run.first, live_run.last) == (date(2025, 1, 1), date(2025, 3, 31))


def test_a_phase_whose_date_the_copy_lost_has_no_date():
    undated = [one.key for one in read_list(PACKAGED.read_bytes()) if one.phases == (Phase("Phase 1", None),)]
    assert undated == ["f24-23", "f24-24", "f24-20", "f23-62"]


def test_the_financial_year_is_that_of_the_approval_not_of_the_start():
    census = next(one for one in read_list(PACKAGED.read_bytes()) if one.key == "f23-62")
    assert census.financial_year == 2023
    assert census.start == Period.financial_quarter(2024, 1)


def test_footnotes_and_the_contact_after_the_table_are_no_rows():
    assert len(read_list(as_text([ROW]))) == 1
    assert len(read_list(PACKAGED.read_bytes().replace(b"11st Quarter", b"\n\n11st Quarter"))) == 14


@pytest.mark.parametrize(
    "heading", ["Planned Start Date", "Planned Start Date1", "Planned Start Date 1", "PLANNED START DATE¹"]
)
def test_footnote_digits_glued_to_a_heading_do_not_hide_it(heading):
    content = as_text([ROW]).replace(b"Planned Start Date1 |", f"{heading} |".encode())
    assert len(read_list(content)) == 1


def test_curly_quotes_stay_as_published():
    smart = next(one for one in read_list(PACKAGED.read_bytes()) if one.key == "f23-12")
    assert "“iAM Smart”" in smart.description
    assert "'iAM Smart'" in smart.name


@pytest.mark.parametrize("write", [as_text, as_page])
def test_phases_may_stand_on_lines_of_their_own(write):
    cell = "Phase 1: 2025-26 2nd Quarter\nPhase 2: 2026-27 4th Quarter\nPhase 3:"
    one = read_list(write([row(live_run=cell)]))[0]
    assert one.phases == (
        Phase("Phase 1", Period.financial_quarter(2025, 2)),
        Phase("Phase 2", Period.financial_quarter(2026, 4)),
        Phase("Phase 3", None),
    )
    assert one.published[7] == cell


def test_phases_run_together_on_one_line_are_told_apart():
    cell = "Phase 1: 2025-26 2nd Quarter Phase 2A: 2026-27 4th Quarter Phase 3:"
    labels = [phase.label for phase in read_list(as_text([row(live_run=cell)]))[0].phases]
    assert labels == ["Phase 1", "Phase 2A", "Phase 3"]


def test_the_page_of_the_same_list_gives_the_same_projects():
    assert read_list(as_page(packaged_rows())) == read_list(PACKAGED.read_bytes())


def test_the_official_page_is_read_with_its_markup():
    platform, smart = read_list(PAGE.read_bytes())
    assert platform.name == "Development of Centralised Digital Image Platform for the Hong Kong Police Force"
    assert platform.published[4] == "The Force needs a platform for images & video.\nIt is “central”."
    assert platform.estimate == Decimal("1358.9")
    assert platform.start == Period.financial_quarter(2024, 2)
    assert platform.published[7] == "Phase 1: 2025-26 2nd Quarter\nPhase 2: 2026-27 4th Quarter\nPhase 3:"
    assert [phase.period for phase in platform.phases] == [
        Period.financial_quarter(2025, 2),
        Period.financial_quarter(2026, 4),
        None,
    ]
    assert platform.published[8] == "https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf"
    assert smart.name == "Upgrading ‘iAM Smart’"
    assert len(smart.phases) == 2


def test_several_tables_of_a_page_make_one_list():
    first = as_page([ROW]).decode()
    second = as_page([row(name="Another", paper=ROW[8].replace("f24-23", "f24-24"))]).decode()
    body = first.replace("</body></html>", "") + second[second.index("<table>") :]
    assert [one.name for one in read_list(body.encode())] == [ROW[3], "Another"]


def test_two_projects_of_one_paper_have_keys_of_their_own():
    assert [one.key for one in read_list(as_text([ROW, row(name="Another")]))] == ["f24-23", "f24-23-2"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    content = b"\xef\xbb\xbf" + PACKAGED.read_bytes().replace(b"\n", b"\r\n")
    assert read_list(content) == read_list(PACKAGED.read_bytes())
