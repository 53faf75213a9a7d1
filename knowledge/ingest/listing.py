"""The published list, typed row by row and checked across its cells and rows. Knows nothing of the store."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge import columns
from knowledge.ingest import cells
from knowledge.ingest.content import decode
from knowledge.ingest.page import is_page, read_page
from knowledge.ingest.refusal import Refused
from knowledge.ingest.table import Cell
from knowledge.ingest.text import read_text
from knowledge.period import Period, financial_year_of
from knowledge.records import Phase


@dataclass(frozen=True)
class Listed:
    """One row of the list: the project before its department and its other names are looked up."""

    key: str
    name: str
    description: str
    department: str  # as the list writes it
    financial_year: int
    approved: date
    estimate: Decimal
    start: Period
    phases: tuple[Phase, ...]
    paper: str
    published: tuple[str, ...]


def read_list(content: bytes) -> tuple[Listed, ...]:
    """The list's rows from plain text or HTML, or Refused."""
    text = decode(content)
    return read_rows(read_page(text) if is_page(text) else read_text(text))


def read_rows(rows: Sequence[Sequence[Cell]]) -> tuple[Listed, ...]:
    if not rows:
        raise Refused("the table has headings and no row")
    listed: list[Listed] = []
    seen: dict[tuple[str, str, date], str] = {}
    papers: dict[str, int] = {}
    for row in rows:
        one = _read_row(row, papers)
        twin = (_folded(one.name), _folded(one.department), one.approved)
        if twin in seen:
            reason = f"the same project as on {seen[twin]}: {one.name[:60]!r} approved {one.published[1]}"
            raise Refused(reason, place=row[0].place, column=columns.NAME.heading)
        seen[twin] = row[0].place
        listed.append(one)
    return tuple(listed)


def _read_row(row: Sequence[Cell], papers: dict[str, int]) -> Listed:
    if len(row) != len(columns.COLUMNS):
        raise _refuse_width(row)
    read = dict(zip(columns.COLUMNS, row, strict=True))
    year = cells.parse(read[columns.FINANCIAL_YEAR], columns.FINANCIAL_YEAR, cells.read_financial_year)
    approved = cells.parse(read[columns.APPROVAL_DATE], columns.APPROVAL_DATE, cells.read_day)
    department = cells.parse(read[columns.DEPARTMENT], columns.DEPARTMENT, cells.read_name)
    name = cells.parse(read[columns.NAME], columns.NAME, cells.read_name)
    description = cells.parse(read[columns.DESCRIPTION], columns.DESCRIPTION, cells.read_name)
    estimate = cells.parse(read[columns.ESTIMATE], columns.ESTIMATE, cells.read_estimate)
    start = cells.parse(read[columns.START], columns.START, cells.read_quarter)
    phases = cells.parse(read[columns.LIVE_RUN], columns.LIVE_RUN, cells.read_phases)
    paper = cells.parse(read[columns.PAPER], columns.PAPER, cells.read_paper)
    if financial_year_of(approved) != year:
        true_year = financial_year_of(approved)
        raise Refused(
            f"{row[0].text} is not the financial year of the approval on {row[1].text}, "
            f"{true_year}-{(true_year + 1) % 100:02d} is expected",
            place=row[0].place,
            column=columns.FINANCIAL_YEAR.heading,
        )
    for phase in phases:
        if phase.period and phase.period.first and start.first and phase.period.first < start.first:
            raise Refused(
                f"a live-run before the start: {read[columns.LIVE_RUN].text!r}, "
                f"{read[columns.START].text} or later is expected",
                place=read[columns.LIVE_RUN].place,
                column=columns.LIVE_RUN.heading,
            )
    papers[paper] = papers.get(paper, 0) + 1
    key = paper if papers[paper] == 1 else f"{paper}-{papers[paper]}"
    published = tuple(cell.text for cell in row)
    return Listed(key, name, description, department, year, approved, estimate, start, phases, paper, published)


_READERS = (
    (columns.FINANCIAL_YEAR, cells.read_financial_year),
    (columns.APPROVAL_DATE, cells.read_day),
    (columns.ESTIMATE, cells.read_estimate),
    (columns.START, cells.read_quarter),
    (columns.LIVE_RUN, cells.read_phases),
    (columns.PAPER, cells.read_paper),
)


def _refuse_width(row: Sequence[Cell]) -> Refused:
    """Names the first column whose cell is not what it should be: most likely the one that is missing, or beside it."""
    readers = dict(_READERS)
    column, place = columns.PAPER, row[-1].place
    for candidate, cell in zip(columns.COLUMNS, row, strict=False):
        try:
            cells.parse(cell, candidate, readers.get(candidate, cells.read_name))
        except Refused as refused:
            column, place = candidate, refused.place
            break
    return Refused(
        f"the row that begins on {row[0].place} has {len(row)} cells, nine are expected; "
        f"here {column.expected} is expected",
        place=place,
        column=column.heading,
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
