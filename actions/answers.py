"""The Answer: what was found out, in facts and keys of sentences. It knows no language: wording makes the Message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from actions.drawing import Drawing
from knowledge.facts import Document, Fact, Programme, Target
from knowledge.query import DateCondition, Query
from knowledge.records import Department, Project, Source


class Outcome(str, Enum):
    """How an answer ended."""

    ANSWERED = "answered"
    NOTHING_FOUND = "nothing_found"
    AMBIGUOUS = "ambiguous"
    UNSUPPORTED = "unsupported"
    OUT_OF_SCOPE = "out_of_scope"
    SOCIAL = "social"  # small talk: nothing was asked of the list
    FAILED = "failed"


@dataclass(frozen=True)
class Say:
    """A sentence of the language by its key, with typed values for its places."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Understood:
    """How a question was understood, to be repeated: conditions, the words of its subject, owners, what is left out."""

    query: Query
    subject: tuple[str, ...] = ()
    owners: tuple[Department, ...] = ()
    left_out: tuple[Department | Project, ...] = ()
    either: tuple[Understood, ...] = ()  # the alternatives


def say(key: str, **values: object) -> Say:
    return Say(key, values)


@dataclass(frozen=True)
class Row:
    """One group of projects: how many, their total and what part of the whole, and the change on the year before."""

    label: Department | Say
    count: int
    total: Decimal  # HK$ million
    share: Decimal | None = None  # per cent of the total of all rows
    change: Decimal | None = None  # HK$ million
    change_share: Decimal | None = None  # per cent of the row before


@dataclass(frozen=True)
class Table:
    """Groups under the headings group, projects, estimate."""

    headings: tuple[Say, ...]
    rows: tuple[Row, ...]
    told: bool = False  # the lead has said each row already


@dataclass(frozen=True)
class Account:
    """A programme or a target with those of its facts that are shown."""

    subject: Programme | Target
    facts: tuple[Fact, ...] = ()
    is_described: bool = False  # the lead says what it is, or that is not asked
    is_told: bool = False  # the lead has said all of it


@dataclass(frozen=True)
class Chip:
    """One condition of a question, and the whole question without it."""

    title: Say
    ask: Say


@dataclass(frozen=True)
class Answer:
    """`lead` answers and repeats what was understood; then come cards or a table, notes, the source, suggestions.

    `cards` (or `accounts`) are what is shown, from `offset` on of a list of `total`. Raises ValueError
    for an answered Answer that does not name its source.
    """

    outcome: Outcome
    kind: str
    lead: tuple[Say, ...]
    query: Query | None = None
    source: Source | Document | None = None
    cards: tuple[Project, ...] = ()
    links: tuple[Project, ...] = ()  # projects whose paper is linked without a card
    offered: tuple[Project, ...] = ()  # projects that a question back names, without a card
    accounts: tuple[Account, ...] = ()  # programmes and targets shown
    total: int = 0
    offset: int = 0  # how many of the list come before the first card or account
    options: tuple[Department, ...] = ()  # departments that a question back offers
    singled: tuple[
        Department | DateCondition, ...
    ] = ()  # groups that the lead names first: "that year", "its projects"
    table: Table | None = None
    drawing: Drawing | None = None  # what channels may show as a picture
    chips: tuple[Chip, ...] = ()  # the conditions that can be dropped
    notes: tuple[Say, ...] = ()
    suggestions: tuple[Say, ...] = ()

    def __post_init__(self) -> None:
        if self.outcome is Outcome.ANSWERED and self.source is None:
            raise ValueError(f"an answer of kind {self.kind} must name its source")
        if len(self.suggestions) > 3:
            raise ValueError(f"an answer offers at most three suggestions, not {len(self.suggestions)}")
