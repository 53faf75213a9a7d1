"""What stands behind an answer, said exactly and in no language: for the staff and for the console, never for the public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from actions.answers import Answer
from actions.asked import NEAR
from knowledge.columns import COLUMNS
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import Query
from languages.reading import Mark, Reading


def reveal(reading: Reading, answer: Answer) -> dict[str, Any]:
    """The part of a message that staff alone see: what was read and how surely, the Query, and the published rows."""
    projects = (*answer.cards, *(project for project in answer.links if project not in answer.cards))
    return {
        "understood": [show_mark(mark) for mark in reading.marks if _was_understood(mark)],
        "kind": reading.kind,
        "confidence": round(reading.confidence, 3),
        "query": list(list_conditions(answer.query)) if answer.query else [],
        "columns": [column.heading for column in COLUMNS],
        "rows": [list(project.published) for project in projects],
    }


def _was_understood(mark: Mark) -> bool:
    """Whether it tells of the message, not only how badly its words fit what the store holds."""
    return mark.kind != "fit" and not (mark.kind == "near" and mark.value[1] < NEAR)


def list_conditions(query: Query) -> Iterator[str]:
    """The fields of the Query that say something."""
    plain = Query()
    for field in fields(query):
        value = getattr(query, field.name)
        if field.name == "either" and value:
            yield f"either {' or '.join(f'({show(one)})' for one in value)}"
        elif value != getattr(plain, field.name):
            yield f"{field.name} = {show(value)}"


def show_mark(mark: Mark, width: int = 0) -> str:
    """The kind, filled up to the width, the value, what it is about, and which alternative it belongs to."""
    role = f", {mark.role}" if mark.role else ""
    denied = ", not" if mark.negated else ""
    alternative = f", alternative {mark.alternative}" if mark.alternative else ""
    return f"{mark.kind:<{width}} {show(mark.value)}{role}{denied}{alternative}"


def show(value: object) -> str:
    """A typed value, as short as it can be said exactly."""
    if isinstance(value, Period):
        return f"{value.unit.value} {value.first or ''}..{value.last or ''}"
    if isinstance(value, MoneyRange):
        return _range(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(map(show, value))
    if isinstance(value, Query):
        return " and ".join(list_conditions(value))
    if is_dataclass(value):
        return " ".join(filter(None, (_field(value, field.name) for field in fields(value))))
    return str(value)


def _range(value: MoneyRange) -> str:
    """Bounds with their signs, HK$ million."""
    if value.about is not None:
        return f"about {value.about}"
    low = "" if value.low is None else f">{'=' if value.includes_low else ''} {value.low}"
    high = "" if value.high is None else f"<{'=' if value.includes_high else ''} {value.high}"
    return " ".join(filter(None, (low, high)))


def _field(value: object, name: str) -> str:
    part = getattr(value, name)
    if isinstance(part, bool):
        return name if part else ""
    return show(part)
