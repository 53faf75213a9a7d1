"""The published list as the official HTML page: every table with the nine headings, lines inside a cell kept apart."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from knowledge.columns import COLUMNS, PAPER
from knowledge.ingest.refusal import Refused
from knowledge.ingest.table import Cell, refuse_headings, same_headings

_LINES = ("br", "p", "div", "li", "tr")  # what begins a new line
_UNREAD = ("sup", "script", "style", "template")  # footnote marks and what no reader sees


def is_page(text: str) -> bool:
    return bool(re.search(r"<(!doctype\s+html|html|table|body)\b", text, re.IGNORECASE))


def read_page(text: str) -> list[list[Cell]]:
    """The rows of all tables with the headings; rows are counted through the page from the first one under them."""
    rows: list[list[Cell]] = []
    nearest: tuple[int, list[str]] = (-1, [])
    tables = [table for table in BeautifulSoup(text, "html5lib").find_all("table") if isinstance(table, Tag)]
    found = False
    for table in tables:
        own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        for number, row in enumerate(own):
            headings = [_text(cell) for cell in _cells(row)]
            if same_headings(headings):
                found = True
                for below in own[number + 1 :]:
                    cells = _cells(below)
                    if cells and not same_headings([_text(cell) for cell in cells]):
                        rows.append(_row(cells, f"row {len(rows) + 1}"))
                break
            alike = sum(same in {c.heading for c in COLUMNS} for same in (h.rstrip("0123456789 ") for h in headings))
            nearest = max(nearest, (alike, headings))
    if not found:
        if not tables:
            raise Refused("no table: the page is expected to hold one with nine columns")
        raise refuse_headings(nearest[1], "heading row")
    return rows


def _row(cells: list[Tag], place: str) -> list[Cell]:
    texts = [_text(cell) for cell in cells]
    if len(cells) == len(COLUMNS):
        link = cells[COLUMNS.index(PAPER)].find("a", href=True)
        if isinstance(link, Tag):  # the text may be the paper's number alone: the address is what the list publishes
            texts[COLUMNS.index(PAPER)] = str(link["href"]).strip()
    return [Cell(text, place) for text in texts]


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.find_all(["td", "th"], recursive=False) if isinstance(cell, Tag)]


def _text(element: Tag) -> str:
    lines = "".join(_pieces(element)).split("\n")
    return "\n".join(line for line in (" ".join(part.split()) for part in lines) if line)


def _pieces(element: PageElement) -> list[str]:
    if isinstance(element, Tag):
        if element.name in _UNREAD:
            return []
        inside = [piece for child in element.children for piece in _pieces(child)]
        return ["\n", *inside, "\n"] if element.name in _LINES else inside
    if type(element) is NavigableString:  # a comment is one of its kinds
        return [re.sub(r"\s+", " ", element)]
    return []
