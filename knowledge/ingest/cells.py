"""One cell to one typed value, strictly: what is not exactly as the list writes it is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urlsplit

from knowledge.columns import Column, one_line
from knowledge.ingest.refusal import Refused
from knowledge.ingest.table import Cell
from knowledge.period import Period
from knowledge.records import Phase

Value = TypeVar("Value")

LARGEST_ESTIMATE = Decimal(1_000_000)  # HK$ million: more than the Government spends in a year
PAPERS = "legco.gov.hk"

_FINANCIAL_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_ESTIMATE = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]{1,6})?")
_QUARTER = re.compile(r"([0-9]{4}-[0-9]{2})\s+([0-9]+)\s*(?:st|nd|rd|th)\s+Quarter", re.IGNORECASE)
_PHASE = re.compile(r"(Phase\s+\w+)\s*:\s*(.*)", re.IGNORECASE)
_PHASE_BEGINS = re.compile(r"\s+(?=Phase\s+\w+\s*:)", re.IGNORECASE)
_PAPER = re.compile(r"([a-z]+[0-9]{2}-[0-9]+)[a-z]?\.pdf", re.IGNORECASE)


def parse(cell: Cell, column: Column, reader: Callable[[str], Value]) -> Value:
    """The cell's value, or Refused with its place, its column, the reason and what is expected."""
    try:
        return reader(cell.text.replace("\u00a0", " ").strip())
    except ValueError as error:
        shown = cell.text if len(cell.text) <= 60 else f"{cell.text[:60]}…"
        reason = f"{error}; {column.expected} is expected, {shown!r} stands there"
        raise Refused(reason, place=cell.place, column=column.heading) from error


def read_name(text: str) -> str:
    if not text:
        raise ValueError("the cell is empty")
    return one_line(text)


def read_financial_year(text: str) -> int:
    """The year in whose April it begins."""
    found = _FINANCIAL_YEAR.fullmatch(text)
    if not found:
        raise ValueError("not a financial year")
    year = int(found[1])
    if int(found[2]) != (year + 1) % 100:
        raise ValueError(f"a financial year ends in the next year, {year}-{(year + 1) % 100:02d}")
    return year


def read_day(text: str) -> date:
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError("not a day written dd.mm.yyyy")
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError as error:
        raise ValueError("there is no such day") from error


def read_estimate(text: str) -> Decimal:
    if text.startswith(("-", "−", "–", "(")):
        raise ValueError("an estimate is not negative")
    if not _ESTIMATE.fullmatch(text):
        raise ValueError("not a number")
    estimate = Decimal(text.replace(",", ""))
    if not 0 < estimate < LARGEST_ESTIMATE:
        raise ValueError("not an amount in HK$ million" if estimate else "an estimate is above zero")
    return estimate


def read_quarter(text: str) -> Period:
    found = _QUARTER.fullmatch(text)
    if not found:
        raise ValueError("not a quarter")
    quarter = int(found[2])
    if quarter not in (1, 2, 3, 4):
        raise ValueError("a year has the quarters 1 to 4")
    return Period.financial_quarter(read_financial_year(found[1]), quarter)


def read_phases(text: str) -> tuple[Phase, ...]:
    """A quarter alone, or phases by name; "Phase 1:" and nothing more is a phase without a date."""
    lines = [part for line in text.split("\n") for part in _PHASE_BEGINS.split(line.strip()) if part]
    if len(lines) == 1 and not _PHASE.fullmatch(lines[0]):
        return (Phase("", read_quarter(lines[0])),)
    phases = []
    for line in lines:
        found = _PHASE.fullmatch(line)
        if not found:
            raise ValueError("a line that is no phase")
        phases.append(Phase(" ".join(found[1].split()), read_quarter(found[2]) if found[2] else None))
    if len({phase.label.casefold() for phase in phases}) != len(phases):
        raise ValueError("the same phase twice")
    if not phases:
        raise ValueError("the cell is empty")
    return tuple(phases)


def read_paper(text: str) -> str:
    """The paper's number out of its link."""
    if re.search(r"\s", text):
        raise ValueError("not a link")
    link = urlsplit(text)
    if link.scheme != "https":
        raise ValueError("not an https link")
    if link.netloc != PAPERS and not link.netloc.endswith(f".{PAPERS}"):
        raise ValueError(f"a link to {link.hostname or 'nowhere'}, not to the Legislative Council")
    found = _PAPER.fullmatch(link.path.rsplit("/", 1)[-1])
    if not found or link.query or link.fragment:
        raise ValueError("not a link to a paper")
    return found[1].lower()
