"""A YAML entry whose fields are taken by name and type, and refused with its file, line, key and field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from knowledge.facts import Place, Text
from knowledge.ingest.nodes import compose, place_of, read_text, read_texts
from knowledge.ingest.refusal import Refused
from knowledge.period import Period

_KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_LINES = re.compile(r"(?:(?P<document>[a-z_]+):)?(?P<first>[0-9]+)(?:-(?P<last>[0-9]+))?")
_TIME = re.compile(r"(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?")


class Entry:
    """A mapping of the file. `finish` refuses what nobody took: a misspelt field is never lost in silence."""

    def __init__(self, node: Any, file: str, owner: str = "") -> None:
        self._file = file
        self._line = place_of(node)
        self._label = owner
        self._fields: dict[str, Any] = {}
        self._taken: set[str] = set()
        if not isinstance(node, yaml.MappingNode):
            raise self.refuse("", "fields are expected, such as key: iam-smart")
        for name, value in node.value:
            if name.value in self._fields:
                raise self.refuse(name.value, "it stands there twice")
            self._fields[name.value] = value
        if isinstance(self._fields.get("key"), yaml.ScalarNode):
            self._label = ".".join(filter(None, (owner, self._fields["key"].value)))

    def refuse(self, field: str, reason: str) -> Refused:
        place = f"{self._line} ({self._label})" if self._label else self._line
        return Refused(reason, place=place, column=field, file=self._file)

    def key(self) -> str:
        key = self.text("key")
        if not _KEY.fullmatch(key):
            raise self.refuse("key", f"{key!r} is no key, small letters and digits are expected")
        return key

    def text(self, name: str, default: str | None = None) -> str:
        """The field's text; without a default it must be there."""
        node = self._take(name)
        text = "" if node is None else self._read(read_text, name, node)
        if not text and default is None:
            raise self.refuse(name, "it is missing")
        return text or default or ""

    def holds_text(self, name: str) -> bool:
        return isinstance(self._fields.get(name), yaml.ScalarNode)

    def pair(self, name: str) -> Text:
        text = self.maybe_pair(name)
        if text is None:
            raise self.refuse(name, "it is missing")
        return text

    def maybe_pair(self, name: str) -> Text | None:
        """`{en: ..., zh: ...}`, or None where the field is not there."""
        inner = self.inner(name)
        if inner is None:
            return None
        text = inner.words()
        inner.finish()
        return text

    def words(self) -> Text:
        """The two languages of a mapping that is a text."""
        return Text(self.text("en"), self.text("zh"))

    def inner(self, name: str) -> Entry | None:
        node = self._take(name)
        return None if node is None else Entry(node, self._file, f"{self._label}: {name}")

    def texts(self, name: str) -> tuple[str, ...]:
        node = self._take(name)
        return () if node is None else self._read(read_texts, name, node)

    def entries(self, name: str, owner: str = "") -> tuple[Entry, ...]:
        node = self._take(name)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse(name, "a list of entries is expected")
        return tuple(Entry(item, self._file, owner) for item in node.value)

    def one_of(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        text = self.text(name, default)
        if text not in known:
            raise self.refuse(name, f"{text!r} is none of {', '.join(filter(None, known))}")
        return text

    def yes(self, name: str) -> bool:
        return self.one_of(name, ("yes", "no"), "no") == "yes"

    def day(self, name: str) -> date | None:
        text = self.text(name, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.refuse(name, f"a day such as 2022-06-30 is expected, {text!r} stands there") from error

    def period(self, name: str) -> Period | None:
        """2020, 2020-12, 2024-Q3, 2021-11-29 or 2024..2025; None where the field is not there."""
        text = self.text(name, "")
        try:
            return _period(text) if text else None
        except ValueError as error:
            expected = "a time such as 2020, 2020-12, 2024-Q3, 2021-11-29 or 2024..2025"
            raise self.refuse(name, f"{expected} is expected, {text!r} stands there") from error

    def places(self, name: str, document: str) -> tuple[Place, ...]:
        """`202-209`, `[210-217, 114-138]`; of another document than the entry's `key_initiatives:18`."""
        written = (self.text(name),) if self.holds_text(name) else self.texts(name)
        if not written:
            raise self.refuse(name, "it is missing")
        return tuple(self._place(name, one, document) for one in written)

    def finish(self) -> None:
        for name in self._fields:
            if name not in self._taken:
                reason = f"no such field, {', '.join(sorted(self._taken))} are known; a text with a comma is quoted"
                raise self.refuse(name, reason)

    def _take(self, name: str) -> Any:
        self._taken.add(name)
        return self._fields.get(name)

    def _read(self, read: Any, name: str, node: Any) -> Any:
        try:
            return read(name, node)
        except Refused as refused:
            raise self.refuse(name, refused.reason) from refused

    def _place(self, name: str, written: str, document: str) -> Place:
        found = _LINES.fullmatch(written)
        if not found:
            raise self.refuse(name, f"lines such as 202-209 are expected, {written!r} stands there")
        first = int(found["first"])
        return Place(found["document"] or document, first, int(found["last"] or first))


def read_entries(content: bytes, file: str) -> tuple[Entry, ...]:
    """The entries of a file that is a list of them."""
    try:
        tree = compose(content)
    except Refused as refused:
        raise refused.in_file(file) from refused
    if not isinstance(tree, yaml.SequenceNode):
        raise Refused("a list of entries is expected, each with a key", file=file)
    return tuple(Entry(node, file) for node in tree.value)


def _period(text: str) -> Period:
    first, dots, last = text.partition("..")
    if dots:
        return Period(_period(first).first, _period(last).last)
    found = _TIME.fullmatch(text)
    if not found:
        raise ValueError(text)
    year = int(found["year"])
    if found["quarter"]:
        return Period.quarter(year, int(found["quarter"]))
    if found["day"]:
        return Period.day(date.fromisoformat(text))
    return Period.month(year, int(found["month"])) if found["month"] else Period.year(year)
