"""An answer of the assistant as blocks, and behind it what only the staff see. Must not know how it was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk.blocks import (
    Block,
    Chart,
    Choices,
    Fold,
    Grid,
    Items,
    Line,
    Paragraph,
    Piece,
    bold,
    code,
    line,
    paragraph,
)
from languages.language import Language

FACTS = ("estimate", "approved", "start", "live")


def draw_answer(text: str, parts: Mapping[str, Any], choices: Choices) -> tuple[Block, ...]:
    """The parts of an answer (actions/parts.py) in blocks; its plain text where it has none. `choices` may be asked next."""
    asks = (choices,) if choices.choices else ()
    if not parts.get("lead"):
        return (paragraph(text), *asks)
    blocks: list[Block] = [paragraph(parts["lead"])]
    cards = parts.get("cards") or ()
    labels = parts.get("labels") or {}
    if parts.get("comparison"):
        blocks.append(_comparison(parts["comparison"]))
    elif cards:
        blocks.append(Items(tuple(_card(card, labels) for card in cards), cards[0]["number"]))
    if parts.get("table"):
        blocks.append(_table(parts["table"]))
    links = [
        line(f"{labels.get('paper', '')} ", Piece(card["paper"], link=card["url"])) for card in parts.get("links") or ()
    ]
    if links:
        blocks.append(Paragraph(tuple(links)))
    picture = parts.get("picture")
    if picture and picture["path"]:
        blocks.append(Chart(picture["path"], picture["alternative"], picture["text"]))
    said = [line(note) for note in parts.get("notes") or ()]
    if parts.get("source"):
        said.append(_source(parts["source"]))
    if said:
        blocks.append(Paragraph(tuple(said)))
    return (*blocks, *asks)


def draw_behind(behind: Mapping[str, Any], language: Language) -> tuple[Block, ...]:
    """What stands behind an answer (actions/backstage.py): the reading, the Query, and the rows as they are published."""
    say = language.say
    understood = Items(tuple((line(code(mark)),) for mark in behind["understood"]))
    conditions = Items(tuple((line(code(condition)),) for condition in behind["query"]))
    kind = say("staff-kind", kind=behind["kind"], confidence=f"{behind['confidence']:.0%}")
    blocks: list[Block] = [
        Fold(say("staff-understood"), (paragraph(kind), *((understood,) if understood.items else ()))),
        Fold(say("staff-query"), (conditions,) if conditions.items else (paragraph(say("staff-no-query")),)),
    ]
    columns = behind["columns"]
    for number, row in enumerate(behind["rows"], 1):
        cells = Items(tuple(_cell(heading, cell) for heading, cell in zip(columns, row, strict=True)))
        blocks.append(
            Fold(say("staff-row", number=number, name=" ".join(row[columns.index("Project Name")].split())), (cells,))
        )
    return tuple(blocks)


def _card(card: Mapping[str, Any], labels: Mapping[str, str]) -> tuple[Line, ...]:
    facts = " · ".join(f"{labels.get(name, name)}: {card[name]}" for name in FACTS)
    paper = line(f"{labels.get('paper', '')} ", Piece(card["paper"], link=card["url"]))
    return (line(bold(card["name"]), f" ({card['owner']})"), line(facts), paper)


def _comparison(comparison: Mapping[str, Any]) -> Grid:
    rows = tuple(
        (line(bold(row["label"])), *(line(_linked(cell)) for cell in row["cells"])) for row in comparison["rows"]
    )
    return Grid(("", *comparison["columns"]), rows)


def _table(table: Mapping[str, Any]) -> Grid:
    rows = tuple(tuple(line(_linked(cell)) for cell in row) for row in table["rows"])
    return Grid(tuple(column["label"] for column in table["columns"]), rows)


def _linked(cell: Mapping[str, str]) -> Piece:
    return Piece(cell["text"], link=cell.get("url", ""))


def _source(source: Mapping[str, str]) -> Line:
    """The sentence about the source, with its address as a link."""
    before, _, after = source["text"].partition(source["url"])
    return line(before, Piece(source["url"], link=source["url"]), after) if after else line(source["text"])


def _cell(heading: str, cell: str) -> tuple[Line, ...]:
    """A published cell to the letter, however many lines it has."""
    first, *others = cell.split("\n")
    return (line(bold(f"{heading}: "), code(first)), *(line(code(other)) for other in others))
