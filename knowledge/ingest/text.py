"""The published list as plain text: every cell ends its line with " |", what follows the last one is footnotes."""

from __future__ import annotations

import re

from knowledge.columns import COLUMNS, FINANCIAL_YEAR
from knowledge.ingest.refusal import Refused
from knowledge.ingest.table import FINANCIAL_YEAR_LIKE, Cell, refuse_headings, same_headings

_END = re.compile(r"\s*\|\s*$")
_RULE = re.compile(r"\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*")  # ---|---|


def read_text(text: str) -> list[list[Cell]]:
    """The rows, nine cells each, with the line each cell begins on."""
    lines = text.split("\n")
    closed = [number for number, line in enumerate(lines) if _END.search(line)]
    if not closed:
        raise Refused('no table: its cells are expected to end with " |"')
    begin = closed[0]
    width = len(COLUMNS)
    headings = [_END.sub("", line).strip() for line in lines[begin : begin + width]]
    headings = headings[
        : next((n for n, line in enumerate(lines[begin : begin + width]) if _RULE.fullmatch(line)), width)
    ]
    if not same_headings(headings):
        raise refuse_headings(headings, f"line {begin + 1}")
    begin += width
    if begin < len(lines) and _RULE.fullmatch(lines[begin]):
        begin += 1
    return _cut_rows(_cells(lines, begin, closed[-1] + 1))


def _cells(lines: list[str], begin: int, end: int) -> list[Cell]:
    """A cell runs on over lines (phases) until one ends it."""
    cells: list[Cell] = []
    open_lines: list[str] = []
    opened = begin
    for number in range(begin, end):
        line = lines[number]
        if not open_lines and not line.strip():
            continue
        if not open_lines:
            opened = number
        if _END.search(line):
            written = [*open_lines, _END.sub("", line)]
            cells.append(Cell("\n".join(part.strip() for part in written if part.strip()), f"line {opened + 1}"))
            open_lines = []
        else:
            open_lines.append(line)
    return cells


def _cut_rows(cells: list[Cell]) -> list[list[Cell]]:
    """Rows begin with a financial year: one with a cell too few or too many is named itself, not all after it."""
    rows: list[list[Cell]] = []
    for cell in cells:
        if not rows or FINANCIAL_YEAR_LIKE.fullmatch(cell.text) or _begins_row(rows, cell):
            rows.append([])
        rows[-1].append(cell)
    for row in rows:
        if len(row) > len(COLUMNS):
            raise Refused(
                f"this row has {len(row)} cells, nine are expected; the tenth begins {row[len(COLUMNS)].text[:40]!r}",
                place=row[len(COLUMNS)].place,
                column=FINANCIAL_YEAR.heading,
            )
    return rows


def _begins_row(rows: list[list[Cell]], cell: Cell) -> bool:
    """A tenth cell that is empty or short with digits is a financial year amiss; its own refusal will say so."""
    amiss = not cell.text or (len(cell.text) < 15 and any(c.isdigit() for c in cell.text))
    return len(rows[-1]) == len(COLUMNS) and amiss
