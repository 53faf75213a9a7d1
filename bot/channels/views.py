"""What a web client gets to see of entries, states and events, as JSON and as lines of a stream. Decides nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conversations.records import Author, Entry

# Parts that are the server's own: what choices do, the whole list (asked for as CSV), what only staff may see.
HIDDEN = ("act", "acts", "export", "staff", "wait")
LISTS = ("export", "table")  # parts that can be asked for as CSV
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for something else
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class State:
    """Who answers a conversation now: `holder` as the record has it, `position` in the queue or 0, `officer` by the name
    that is shown, `language` in which the channel speaks."""

    holder: str
    language: str
    officer: str = ""
    position: int = 0


@dataclass(frozen=True)
class Typing:
    """Somebody is writing: "officer" or "user"."""

    who: str


@dataclass(frozen=True)
class Beat:
    """Nothing happened; the line is held open."""


def show_entry(entry: Entry) -> dict[str, Any]:
    """An entry as the client sees it."""
    acts = entry.parts.get("acts") or {}
    parts = {name: value for name, value in entry.parts.items() if name not in HIDDEN}
    return {
        "number": entry.number,
        "author": entry.author.value,
        "name": entry.name,
        "text": entry.text,
        "at": entry.at.isoformat(),
        "reply_to": entry.reply_to,
        "parts": parts | ({"csv": True} if any(entry.parts.get(name) for name in LISTS) else {}),
        "choices": [{"id": name, "title": act["title"]} for name, act in acts.items() if "drops" not in act],
        "conditions": [
            {"choice": name, "title": act["drops"], "asks": act["says"]} for name, act in acts.items() if "drops" in act
        ],
        "key": entry.key if entry.author is Author.USER else "",
    }


def show_state(state: State) -> dict[str, Any]:
    """Who answers, as the client sees it."""
    return {
        "holder": state.holder,
        "language": state.language,
        "officer": state.officer,
        "position": state.position,
    }


def write_event(event: Entry | State | Typing | Beat) -> str:
    """The event as lines of a stream (WHATWG HTML, server-sent events); an entry bears its number as the event's id."""
    if isinstance(event, Beat):
        return ": \n\n"
    if isinstance(event, Entry):
        return f"event: entry\nid: {event.number}\ndata: {_line(show_entry(event))}\n\n"
    if isinstance(event, Typing):
        return f"event: typing\ndata: {_line({'who': event.who})}\n\n"
    return f"event: state\ndata: {_line(show_state(event))}\n\n"


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))  # JSON keeps line ends within strings escaped


def write_csv(rows: Sequence[Sequence[object]]) -> str:
    """The rows for a spreadsheet; a cell that it would take for a formula is kept a text."""
    written = io.StringIO()
    csv.writer(written).writerows([[_cell(value) for value in row] for row in rows])
    return BYTE_ORDER_MARK + written.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
