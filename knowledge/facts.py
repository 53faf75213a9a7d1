"""What the other two documents say, as frozen values: Programmes, Targets and single Facts, each with its place in the
text. What the Store hands out. Knows neither files nor SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from knowledge.period import Period


class Kind(str, Enum):
    """What a Programme is."""

    PROGRAMME = "programme"  # anything that is run: a scheme, a system, a portal, a campaign, a policy
    BODY = "body"  # an organisation: OGCIO, HKIRC, HKCERT
    PLACE = "place"  # Hong Kong, as the subject of facts and figures


class Role(str, Enum):
    """What a Fact answers."""

    LAUNCH = "launch"  # when it began
    EVENT = "event"  # when something else of it happened; `measure` says what
    END = "end"  # when it ended or will end
    FIGURE = "figure"  # how many, how much, how fast
    MONEY = "money"  # Hong Kong dollars
    LENGTH = "length"  # how long it lasts
    TARGET = "target"  # what is to be reached, of a Target or of a Programme
    BASELINE = "baseline"  # where a target counts from
    DEADLINE = "deadline"  # by when
    PLACE = "place"  # where
    CONTACT = "contact"
    VERSION = "version"
    PARTNER = "partner"  # with whom
    STATEMENT = "statement"  # a vision, a mission, a function, how something works


@dataclass(frozen=True)
class Text:
    """The same words in two languages; Simplified is made from the Traditional ones as it is said."""

    en: str
    zh: str


@dataclass(frozen=True)
class Place:
    """Lines of a document, both included."""

    document: str
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """A published document and how fresh it is."""

    key: str  # "fact_sheet", "key_initiatives"
    title: Text
    publisher: Text
    url: str  # "" where no address of its own is known
    as_of: Text  # "mid-2022"
    as_of_day: date | None  # its newest fact; None where the document prints no date of its own
    checksum: str  # SHA-256 of the text as loaded


@dataclass(frozen=True)
class Theme:
    """A category of a document, as printed."""

    key: str
    number: str  # "(i)"; "" for one without
    name: Text
    places: tuple[Place, ...]


@dataclass(frozen=True)
class AsOf:
    """Of when a figure is."""

    said: Text  # as printed, without "as of": "end-June 2022"
    last: date | None  # the last day that it means
    of_document: bool = False  # the figure has no date of its own: this is its document's


@dataclass(frozen=True)
class Programme:
    """Something that a document names and describes: what a person can ask about by name."""

    key: str  # short and stable: "iam-smart"
    kind: Kind
    name: str  # as printed
    name_zh: str  # Traditional Chinese
    name_zh_official: bool  # False: not found in our sources, to be marked as a translation
    aliases: tuple[str, ...]  # abbreviations and what people say, any language
    theme: str  # a Theme's key
    heading: Text | None  # the sub-heading that it stands under, as printed
    owner: Text | None  # who runs it, as the document says; None where it does not
    audience: tuple[str, ...]  # keys: "elderly", "schools", "smes" (AUDIENCES)
    links: tuple[str, ...]  # as printed, without "https://"
    description: Text  # one or two plain sentences
    projects: tuple[str, ...]  # keys of related projects of the published list
    related: tuple[str, ...]  # keys of programmes and targets that it belongs with
    document: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Target:
    """One target of a Policy Address: one measure with its figure and its date. Earlier and later steps are its Facts."""

    key: str
    years: tuple[int, ...]  # of the Policy Addresses
    heading: Text  # as printed, without "2022 PA -"
    name: Text  # short
    aliases: tuple[str, ...]
    measure: Text  # what is counted
    figure: Text  # what is to be reached, as printed
    by: Text | None  # by when, as printed; None where no date is given
    by_period: Period | None
    sentence: Text  # the whole target in one sentence
    programmes: tuple[str, ...]  # keys of related programmes
    document: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Fact:
    """One thing that a document says of a Programme or a Target: a value, and the sentence that answers with it."""

    key: str  # "iam-smart.users"
    subject: str  # key of the Programme or Target
    role: Role
    measure: Text  # what one asks by: "registered users"
    asked: tuple[str, ...]  # other words for the measure, any language
    value: Text  # as strong as printed: "over 1.4 million"
    unit: Text | None  # "users"
    period: Period | None  # the days that the value means, where it is a date
    as_of: AsOf | None  # every figure has one; a date, a place, a statement has none
    sentence: Text  # holds the value
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Library:
    """All that the documents say, in the order of the data files."""

    documents: tuple[Document, ...] = ()
    themes: tuple[Theme, ...] = ()
    programmes: tuple[Programme, ...] = ()
    targets: tuple[Target, ...] = ()
    facts: tuple[Fact, ...] = ()


# Whom a programme is for. How they are called stands with the languages.
AUDIENCES = (
    "everyone",
    "residents",
    "elderly",
    "disabled",
    "villagers",
    "schools",
    "students",
    "smes",
    "businesses",
    "startups",
    "ict-industry",
    "data-centres",
    "visitors",
    "travellers",
    "government",
)
