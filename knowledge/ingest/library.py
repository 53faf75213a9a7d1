"""documents.yml, programmes/*.yml and targets.yml as a Library, checked against the documents' text and each other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.facts import AUDIENCES, AsOf, Document, Fact, Kind, Library, Place, Programme, Role, Target, Text, Theme
from knowledge.ingest.entries import Entry, read_entries
from knowledge.ingest.papers import Paper, says
from knowledge.ingest.refusal import Refused

DOCUMENTS, TARGETS, PROGRAMMES = "documents.yml", "targets.yml", "programmes/"

_KINDS = tuple(kind.value for kind in Kind)
_ROLES = tuple(role.value for role in Role)


@dataclass(frozen=True)
class Shelf:
    """The documents with their texts, which everything else is checked against."""

    documents: Mapping[str, Document]
    themes: Mapping[str, Theme]
    papers: Mapping[str, Paper]

    def says(self, places: Iterable[Place], words: str) -> bool:
        return says(" ".join(self.papers[place.document].text(place) for place in places), words)

    def document_of(self, theme: str) -> Document:
        return self.documents[self.themes[theme].places[0].document]


def read_library(files: Mapping[str, bytes]) -> Library:
    """The library of the files by their names under knowledge/data/, or Refused with the file, its entry and field."""
    texts = {name: content for name, content in files.items() if name.endswith(".txt")}
    shelf = _in_file(DOCUMENTS, _read_documents, files[DOCUMENTS], texts)
    programmes: list[Programme] = []
    targets: list[Target] = []
    facts: list[Fact] = []
    known: dict[str, Entry] = {}
    for name in sorted(name for name in files if name.startswith(PROGRAMMES)):
        programmes += _in_file(name, _read_programmes, files[name], shelf, known, facts)
    targets += _in_file(TARGETS, _read_targets, files[TARGETS], shelf, known, facts)
    named = [(one.key, "related", other) for one in programmes for other in one.related]
    named += [(one.key, "programmes", other) for one in targets for other in one.programmes]
    for key, field, other in named:
        if other not in known:
            raise known[key].refuse(field, f"there is no programme or target {other!r}")
    return Library(
        tuple(shelf.documents.values()), tuple(shelf.themes.values()), tuple(programmes), tuple(targets), tuple(facts)
    )


def _read_documents(content: bytes, texts: Mapping[str, bytes]) -> Shelf:
    """The documents and their themes; `texts` are their files by name."""
    documents: dict[str, Document] = {}
    themes: dict[str, Theme] = {}
    papers: dict[str, Paper] = {}
    for entry in read_entries(content):
        key = _new(entry, documents)
        file = entry.one_of("file", sorted(texts))
        papers[key] = Paper(texts[file])
        documents[key] = Document(
            key,
            entry.pair("title"),
            entry.pair("publisher"),
            entry.text("url", ""),
            entry.pair("as_of"),
            entry.day("as_of_day"),
            hashlib.sha256(texts[file]).hexdigest(),
        )
        shelf = Shelf(documents, themes, papers)
        for inner in entry.entries("themes"):
            theme = _new(inner, themes)
            places = _places(inner, key, shelf)
            themes[theme] = Theme(theme, inner.text("number", ""), inner.pair("name"), places)
            _check_printed(inner, "name", themes[theme].name.en, places, shelf)
            inner.finish()
        entry.finish()
    return Shelf(documents, themes, papers)


def _read_programmes(content: bytes, shelf: Shelf, known: dict[str, Entry], facts: list[Fact]) -> list[Programme]:
    programmes = []
    for entry in read_entries(content):
        theme = entry.one_of("theme", tuple(shelf.themes))
        document = shelf.document_of(theme)
        places = _places(entry, document.key, shelf)
        programme = Programme(
            key=_new(entry, known),
            kind=Kind(entry.one_of("kind", _KINDS, Kind.PROGRAMME.value)),
            name=entry.text("name"),
            name_zh=entry.text("name_zh"),
            name_zh_official=entry.yes("name_zh_official"),
            aliases=entry.texts("aliases"),
            theme=theme,
            heading=entry.maybe_pair("heading"),
            owner=entry.maybe_pair("owner"),
            audience=entry.texts("audience"),
            links=entry.texts("links"),
            description=entry.pair("description"),
            projects=entry.texts("projects"),
            related=entry.texts("related"),
            document=document.key,
            places=places,
        )
        _check_printed(entry, "name", programme.name, places, shelf)
        if programme.heading:
            _check_printed(entry, "heading", programme.heading.en, (_whole(document, shelf),), shelf)
        for link in programme.links:
            _check_printed(entry, "links", link, places, shelf)
        for audience in programme.audience:
            if audience not in AUDIENCES:
                raise entry.refuse("audience", f"{audience!r} is none of {', '.join(AUDIENCES)}")
        programmes.append(programme)
        facts += _read_facts(entry, programme.key, document, shelf)
        entry.finish()
        known[programme.key] = entry
    return programmes


def _read_targets(content: bytes, shelf: Shelf, known: dict[str, Entry], facts: list[Fact]) -> list[Target]:
    targets = []
    for entry in read_entries(content):
        document = shelf.documents[entry.one_of("document", tuple(shelf.documents))]
        years = entry.texts("years")
        if not years or not all(year.isdecimal() for year in years):
            raise entry.refuse("years", "years of Policy Addresses are expected, such as [2022]")
        places = _places(entry, document.key, shelf)
        target = Target(
            key=_new(entry, known),
            years=tuple(map(int, years)),
            heading=entry.pair("heading"),
            name=entry.pair("name"),
            aliases=entry.texts("aliases"),
            measure=entry.pair("measure"),
            figure=entry.pair("figure"),
            by=entry.maybe_pair("by"),
            by_period=entry.period("when"),
            sentence=entry.pair("sentence"),
            programmes=entry.texts("programmes"),
            document=document.key,
            places=places,
        )
        printed = [("heading", target.heading), ("figure", target.figure), *([("by", target.by)] if target.by else [])]
        for field, text in printed:
            _check_printed(entry, field, text.en, places, shelf)
        for field, text in printed[1:]:
            _check_said(entry, field, text, target.sentence)
        targets.append(target)
        facts += _read_facts(entry, target.key, document, shelf)
        entry.finish()
        known[target.key] = entry
    return targets


def _read_facts(owner: Entry, subject: str, document: Document, shelf: Shelf) -> list[Fact]:
    facts: dict[str, Fact] = {}
    for entry in owner.entries("facts", subject):
        key = f"{subject}.{_new(entry, facts, subject)}"
        places = _places(entry, document.key, shelf)
        role = Role(entry.one_of("role", _ROLES))
        facts[key] = fact = Fact(
            key=key,
            subject=subject,
            role=role,
            measure=entry.pair("measure"),
            asked=entry.texts("asked"),
            value=entry.pair("value"),
            unit=entry.maybe_pair("unit"),
            period=entry.period("when"),
            as_of=_read_as_of(entry, role, document),
            sentence=entry.pair("sentence"),
            places=places,
        )
        _check_printed(entry, "value", fact.value.en, places, shelf)
        _check_said(entry, "value", fact.value, fact.sentence)
        if fact.as_of:
            _check_said(entry, "as_of", fact.as_of.said, fact.sentence)
            if not fact.as_of.of_document:
                _check_printed(entry, "as_of", fact.as_of.said.en, places, shelf)
        entry.finish()
    return list(facts.values())


def _read_as_of(entry: Entry, role: Role, document: Document) -> AsOf | None:
    """What is said of a moment has the date that is printed for it, or its document's."""
    if entry.is_text("as_of"):
        entry.one_of("as_of", ("document",))
    elif inner := entry.inner("as_of"):
        as_of = AsOf(inner.words(), inner.day("day"))
        inner.finish()
        return as_of
    elif role is not Role.FIGURE:
        return None
    return AsOf(document.as_of, document.as_of_day, of_document=True)


def _new(entry: Entry, known: Mapping[str, object], subject: str = "") -> str:
    key = entry.key()
    if (f"{subject}.{key}" if subject else key) in known:
        raise entry.refuse("key", f"{key!r} stands there twice")
    return key


def _places(entry: Entry, document: str, shelf: Shelf) -> tuple[Place, ...]:
    places = entry.places("lines", document)
    for place in places:
        if place.document not in shelf.papers or not shelf.papers[place.document].has(place):
            reason = f"{place.document} has no lines {place.first}-{place.last} that begin and end with words"
            raise entry.refuse("lines", reason)
    return places


def _whole(document: Document, shelf: Shelf) -> Place:
    return Place(document.key, 1, len(shelf.papers[document.key].lines))


def _check_printed(entry: Entry, field: str, words: str, places: Iterable[Place], shelf: Shelf) -> None:
    if not shelf.says(places, words):
        raise entry.refuse(field, f"{words!r} does not stand in the lines given")


def _check_said(entry: Entry, field: str, value: Text, sentence: Text) -> None:
    for words, whole in ((value.en, sentence.en), (value.zh, sentence.zh)):
        if not says(whole, words):
            raise entry.refuse("sentence", f"it does not hold the {field} {words!r}")


def _in_file(name: str, read: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return read(*arguments)
    except Refused as refused:
        raise refused.in_file(name) from refused
