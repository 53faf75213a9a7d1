"""documents.yml with the documents' texts: what every fact is checked against. Knows nothing of programmes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.facts import Document, Place, Text, Theme
from knowledge.ingest.entries import Entry, read_entries
from knowledge.ingest.papers import Paper, plain, says


@dataclass(frozen=True)
class Shelf:
    """The documents with their themes and their texts, each by its key."""

    documents: Mapping[str, Document]
    themes: Mapping[str, Theme]
    papers: Mapping[str, Paper]

    def document_of(self, theme: str) -> Document:
        return self.documents[self.themes[theme].places[0].document]

    def whole(self, document: Document) -> tuple[Place, ...]:
        return (self.papers[document.key].whole(document.key),)

    def find_places(self, entry: Entry, document: str) -> tuple[Place, ...]:
        """The places of the entry's `lines`, in `document` where they name no other."""
        places = entry.places("lines", document)
        for place in places:
            if place.document not in self.papers or not self.papers[place.document].has(place):
                reason = f"{place.document} has no lines {place.first}-{place.last} that begin and end with words"
                raise entry.refuse("lines", reason)
        return places

    def check_printed(self, entry: Entry, field: str, words: str, places: Iterable[Place]) -> None:
        if not says(" ".join(self.papers[place.document].text(place) for place in places), words):
            raise entry.refuse(field, f"{words!r} does not stand in the lines given")


def check_said(entry: Entry, field: str, value: Text, sentence: Text) -> None:
    for words, whole in ((value.en, sentence.en), (value.zh, sentence.zh)):
        if not says(plain(whole), words):
            raise entry.refuse("sentence", f"it does not hold the {field} {words!r}")


def check_new(entry: Entry, key: str, known: Mapping[str, object]) -> str:
    if key in known:
        raise entry.refuse("key", f"{key!r} stands there twice")
    return key


def read_shelf(content: bytes, file: str, texts: Mapping[str, bytes]) -> Shelf:
    """`texts` are the documents' texts by the names of their files."""
    documents: dict[str, Document] = {}
    themes: dict[str, Theme] = {}
    papers: dict[str, Paper] = {}
    shelf = Shelf(documents, themes, papers)
    for entry in read_entries(content, file):
        key = check_new(entry, entry.key(), documents)
        name = entry.one_of("file", sorted(texts))
        papers[key] = Paper(texts[name])
        documents[key] = Document(
            key=key,
            title=entry.pair("title"),
            publisher=entry.pair("publisher"),
            url=entry.text("url", ""),
            as_of=entry.pair("as_of"),
            as_of_day=entry.day("as_of_day"),
            checksum=hashlib.sha256(texts[name]).hexdigest(),
        )
        for inner in entry.entries("themes"):
            theme = check_new(inner, inner.key(), themes)
            places = shelf.find_places(inner, key)
            themes[theme] = Theme(theme, inner.text("number", ""), inner.pair("name"), places)
            shelf.check_printed(inner, "name", themes[theme].name.en, places)
            inner.finish()
        entry.finish()
    return shelf
