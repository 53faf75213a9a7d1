"""programmes/*.yml and targets.yml as a Library, checked against the documents and each other. Knows nothing of the store."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.facts import AUDIENCES, AsOf, Document, Fact, Kind, Library, Programme, Role, Target
from knowledge.ingest.entries import Entry, read_entries
from knowledge.ingest.shelf import Shelf, check_new, check_said, read_shelf

DOCUMENTS, TARGETS, PROGRAMMES = "documents.yml", "targets.yml", "programmes/"

_KINDS = tuple(kind.value for kind in Kind)
_ROLES = tuple(role.value for role in Role)


def read_library(files: Mapping[str, bytes]) -> Library:
    """The library of the files by their names under knowledge/data/, or Refused with the file, its entry and field."""
    texts = {name: content for name, content in files.items() if name.endswith(".txt")}
    shelf = read_shelf(files[DOCUMENTS], DOCUMENTS, texts)
    entries: dict[str, Entry] = {}
    programmes, targets = [], []
    facts: list[Fact] = []
    for name in sorted(name for name in files if name.startswith(PROGRAMMES)):
        for entry in read_entries(files[name], name):
            programme = _read_programme(entry, shelf)
            entries[check_new(entry, programme.key, entries)] = entry
            programmes.append(programme)
            facts += _read_facts(entry, programme.key, shelf.documents[programme.document], shelf)
    for entry in read_entries(files[TARGETS], TARGETS):
        target = _read_target(entry, shelf)
        entries[check_new(entry, target.key, entries)] = entry
        targets.append(target)
        facts += _read_facts(entry, target.key, shelf.documents[target.document], shelf)
    for entry in entries.values():
        entry.finish()
    named = [(one.key, "related", other) for one in programmes for other in one.related]
    named += [(one.key, "programmes", other) for one in targets for other in one.programmes]
    for key, field, other in named:
        if other not in entries:
            raise entries[key].refuse(field, f"there is no programme or target {other!r}")
    return Library(
        tuple(shelf.documents.values()), tuple(shelf.themes.values()), tuple(programmes), tuple(targets), tuple(facts)
    )


def _read_programme(entry: Entry, shelf: Shelf) -> Programme:
    theme = entry.one_of("theme", tuple(shelf.themes))
    document = shelf.document_of(theme)
    programme = Programme(
        key=entry.key(),
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
        places=shelf.find_places(entry, document.key),
    )
    shelf.check_printed(entry, "name", programme.name, programme.places)
    if programme.heading:
        shelf.check_printed(entry, "heading", programme.heading.en, shelf.whole(document))
    for link in programme.links:
        shelf.check_printed(entry, "links", link, programme.places)
    for audience in programme.audience:
        if audience not in AUDIENCES:
            raise entry.refuse("audience", f"{audience!r} is none of {', '.join(AUDIENCES)}")
    return programme


def _read_target(entry: Entry, shelf: Shelf) -> Target:
    document = entry.one_of("document", tuple(shelf.documents))
    years = entry.texts("years")
    if not years or not all(year.isdecimal() for year in years):
        raise entry.refuse("years", "years of Policy Addresses are expected, such as [2022]")
    target = Target(
        key=entry.key(),
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
        document=document,
        places=shelf.find_places(entry, document),
    )
    shelf.check_printed(entry, "heading", target.heading.en, target.places)
    for field, text in (("figure", target.figure), ("by", target.by)):
        if text:
            shelf.check_printed(entry, field, text.en, target.places)
            check_said(entry, field, text, target.sentence)
    return target


def _read_facts(owner: Entry, subject: str, document: Document, shelf: Shelf) -> list[Fact]:
    facts: dict[str, Fact] = {}
    for entry in owner.entries("facts", subject):
        key = check_new(entry, f"{subject}.{entry.key()}", facts)
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
            places=shelf.find_places(entry, document.key),
        )
        shelf.check_printed(entry, "value", fact.value.en, fact.places)
        check_said(entry, "value", fact.value, fact.sentence)
        if fact.as_of:
            check_said(entry, "as_of", fact.as_of.said, fact.sentence)
            if not fact.as_of.of_document:
                shelf.check_printed(entry, "as_of", fact.as_of.said.en, fact.places)
        entry.finish()
    return list(facts.values())


def _read_as_of(entry: Entry, role: Role, document: Document) -> AsOf | None:
    """The date that is printed for it. A figure without one has its document's, and so has what says `document`."""
    inner = None if entry.holds_text("as_of") else entry.inner("as_of")
    if inner:
        as_of = AsOf(inner.words(), inner.day("day"))
        inner.finish()
        return as_of
    if role is Role.FIGURE or entry.one_of("as_of", ("", "document"), ""):
        return AsOf(document.as_of, document.as_of_day, of_document=True)
    return None
