"""The nine columns of the published list, in its order: heading, unit and where the cell is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    heading: str  # as published, without its footnote digit
    stored_as: str  # the column of the projects table that keeps the cell to the letter
    expected: str  # what a cell looks like, for the refusal of one that does not


COLUMNS = (
    Column("Financial Year", "listed_financial_year", "a financial year such as 2024-25"),
    Column("Approval Date", "listed_approval_date", "a day such as 28.06.2024"),
    Column("Government Bureau / department", "listed_department", "the name of a bureau or department"),
    Column("Project Name", "listed_name", "the name of the project"),
    Column("Project Description", "listed_description", "what the project is"),
    Column("Project Estimate ($M)", "listed_estimate", "an amount in HK$ million above zero such as 1,395.8"),
    Column("Planned Start Date", "listed_start", "a quarter of a financial year such as 2024-25 2nd Quarter"),
    Column(
        "Planned Live-run Date",
        "listed_live_run",
        "a quarter such as 2028-29 4th Quarter, or a line a phase such as Phase 1: 2025-26 2nd Quarter",
    ),
    Column(
        "FC Paper",
        "listed_paper",
        "an https link to a paper at legco.gov.hk such as https://www.legco.gov.hk/.../f24-26e.pdf",
    ),
)
(FINANCIAL_YEAR, APPROVAL_DATE, DEPARTMENT, NAME, DESCRIPTION, ESTIMATE, START, LIVE_RUN, PAPER) = COLUMNS


def one_line(cell: str) -> str:
    """A name or a description as it is used: on one line."""
    return " ".join(cell.split())
