"""The stages of one question as text for a terminal: heard, read, decided, looked up, answered.

Prints what the other rooms have made; must not decide anything itself, nor import Rasa.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.backstage import list_conditions, show_mark
from actions.conversation import Turn
from knowledge.query import Finding
from languages.reading import Mark, Reading

WIDTH = 110
BEST = 3  # guesses of the classifier that are shown
INDENT = " " * 14


@dataclass(frozen=True)
class Stages:
    """All that became of one message.

    `plain` the text made plain; `ranking` the classifier's guesses, best first; `turn` what the actions decided;
    `words` the Query in words; `sql` and `finding` what the store ran and found; `messages` what went out.
    """

    typed: str
    plain: str
    reading: Reading
    ranking: Sequence[Mapping[str, Any]]
    turn: Turn
    today: date
    words: str = ""
    sql: str = ""
    finding: Finding | None = None
    messages: Sequence[Mapping[str, Any]] = ()


def describe(stages: Stages) -> str:
    """The stages under one another, each under its name."""
    return "\n".join(_lines(stages))


def _lines(stages: Stages) -> Iterator[str]:
    reading, answer = stages.reading, stages.turn.answer
    yield from _part("Question", [stages.typed])
    yield from _part("Plain text", [stages.plain] if stages.plain != stages.typed else [])
    yield from _part("Mended", [reading.text] if reading.text != stages.plain else [])
    yield from _part("Spans", [_span(mark, reading.text) for mark in reading.marks] or ["none"])
    yield from _part("Classifier", [_guesses(stages.ranking)])
    follow_up = f"; as a follow-up: {reading.follow_up}" if reading.follow_up else ""
    yield from _part("Kind", [f"{reading.kind} ({reading.confidence:.2f}){follow_up}"])
    carried = stages.turn.memory.reading
    if carried and carried.composed and answer.query:
        yield from _part("Remembered", [_span(mark, "") for mark in carried.marks])
    conditions = [f"  {line}" for line in list_conditions(answer.query)] if answer.query else ["none was made"]
    yield from _part("Query", [stages.words.strip(), *conditions])
    yield from _part("SQL", [f"-- dates as of {stages.today}", *stages.sql.splitlines()] if stages.sql else [])
    if stages.finding:
        yield from _part("Rows", _rows(stages.finding))
    yield from _part("Outcome", [f"{answer.outcome.value} (kind {answer.kind})"])
    for message in stages.messages:
        yield from _part("Answer", str(message.get("text") or "").splitlines())
        yield from _part("Suggestions", [str(button["title"]) for button in message.get("buttons") or []])


def _part(name: str, lines: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(line for line in lines if line.strip()):
        head = f"{name:<{len(INDENT)}}" if not number else INDENT
        within = " " * (len(line) - len(line.lstrip()))
        yield textwrap.fill(
            line.strip(),
            WIDTH,
            initial_indent=head + within,
            subsequent_indent=INDENT + within + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _span(mark: Mark, text: str) -> str:
    """The mark, and the words that it covers."""
    words = f' "{text[mark.start : mark.end]}"' if text and mark.kind != "fit" else ""
    return show_mark(mark, width=12) + words


def _guesses(ranking: Sequence[Mapping[str, Any]]) -> str:
    best = [f"{guess['name']} {guess['confidence']:.2f}" for guess in ranking[:BEST]]
    return ", ".join(best) or "not asked"


def _rows(finding: Finding) -> list[str]:
    lines = [f"{finding.total} found"]
    lines += [f"  {project.paper:<8} {project.name}" for project in finding.projects]
    lines += [f"  {group.label or '(undated)'}: {group.count}, {group.total}" for group in finding.groups]
    if finding.amount is not None:
        lines.append(f"  {finding.amount} HK$ million")
    lines += [f"  {project.paper:<8} {project.name} (undated)" for project in finding.undated]
    return lines
