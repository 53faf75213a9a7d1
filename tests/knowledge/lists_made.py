"""Lists for the tests: the packaged one cut into cells, changed, and written again as text or as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

import knowledge.load
from knowledge.columns import COLUMNS

PACKAGED = knowledge.load.DATA / "it-projects.txt"
PAGE = Path(__file__).parent / "lists" / "official_page.html"
HEADINGS = [
    column.heading + mark for column, mark in zip(COLUMNS, ["", "", "", "", "", "", "1", "1", " 2"], strict=True)
]

ROW = (
    "2024-25",
    "28.06.2024",
    "Hong Kong Police Force",
    "Development of a Platform",
    "The Force needs a platform.",
    "358.9",
    "2024-25 2nd Quarter",
    "2026-27 1st Quarter",
    "https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf",
)
FIRST_LINE = 12  # of the first row's first cell in `as_text`


def packaged_rows() -> list[list[str]]:
    cells = [line[:-2].rstrip() for line in PACKAGED.read_text("utf-8").split("\n") if line.endswith(" |")][9:]
    return [cells[place : place + 9] for place in range(0, len(cells), 9)]


def row(**changes: str) -> list[str]:
    """ROW with cells changed by the first word of their heading's field: row(listed_estimate="-1")."""
    cells = list(ROW)
    for name, text in changes.items():
        cells[[column.stored_as for column in COLUMNS].index(f"listed_{name}")] = text
    return cells


def as_text(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> bytes:
    lines = ["IT Projects of the Government", *(f"{heading} |" for heading in headings), "---|" * 9]
    lines += [f"{cell} |" for cells in rows for cell in cells]
    lines += ["11st Quarter and 2nd Quarter refer to quarters of a financial year.", "2The relevant paper."]
    return "\n".join(lines).encode()


def as_page(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> bytes:
    shown = [re.sub(r"\s?(\d)$", r"<sup>\1</sup>", html.escape(heading)) for heading in headings]
    lines = [
        "<!DOCTYPE html><html><body><table><thead><tr>",
        *(f"<th>{heading}</th>" for heading in shown),
        "</tr></thead>",
    ]
    for cells in rows:
        *written, link = (html.escape(cell).replace("\n", "<br>") for cell in cells)
        lines += ["<tr>", *(f"<td>{cell}</td>" for cell in written), f'<td><a href="{link}">Paper</a></td>', "</tr>"]
    return "\n".join([*lines, "</table><p>1The quarters.</p></body></html>"]).encode()
