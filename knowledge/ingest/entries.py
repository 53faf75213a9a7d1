"""A YAML entry whose fields are taken by name and type, and refused with entry, line and field."""

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


class Entry:
    """A mapping of the file. `finish` refuses what nobody took: a misspelt field is never lost in silence."""

    def __init__(self, node: Any, owner: str = "") -> None:
        self.place = place_of(node) + (f" ({owner})" if owner else "")
        if not isinstance(node, yaml.MappingNode):
            raise Refused("an entry of fields is expected, such as key: iam-smart", place=self.place)
        self._fields: dict[str, Any] = {}
        for name, value in node.value:
            if name.value in self._fields:
                raise Refused("it stands there twice", place=place_of(name), column=name.value)
            self._fields[name.value] = value
        self._taken: set[str] = set()
        own = read_text("key", self._fields["key"]) if "key" in self._fields else ""
        if own:
            self.place = f"{place_of(node)} ({owner}.{own})" if owner else f"{place_of(node)} ({own})"

    def refuse(self, field: str, reason: str) -> Refused:
        return Refused(reason, place=self.place, column=field)

    def key(self) -> str:
        key = self.text("key")
        if not _KEY.fullmatch(key):
            raise self.refuse("key", f"{key!r} is no key, small letters and digits are expected")
        return key

    def text(self, name: str, default: str | None = None) -> str:
        """The field's text; without a default it must be there."""
        node = self._take(name, default is None)
        text = "" if node is None else read_text(name, node)
        if not text and default is None:
            raise self.refuse(name, "it is missing")
        return text or default or ""

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

    def is_text(self, name: str) -> bool:
        return isinstance(self._fields.get(name), yaml.ScalarNode)

    def inner(self, name: str) -> Entry | None:
        node = self._take(name, False)
        return None if node is None else Entry(node, f"{self.place.partition('(')[2].rstrip(')')}: {name}")

    def words(self) -> Text:
        """The two languages of a mapping that is a text."""
        return Text(self.text("en"), self.text("zh"))

    def texts(self, name: str) -> tuple[str, ...]:
        node = self._take(name, False)
        return () if node is None else read_texts(name, node)

    def one_of(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        text = self.text(name, default)
        if text not in known:
            raise self.refuse(name, f"{text!r} is none of {', '.join(known)}")
        return text

    def yes(self, name: str) -> bool:
        return self.one_of(name, ("yes", "no"), "no") == "yes"

    def entries(self, name: str, owner: str = "") -> tuple[Entry, ...]:
        node = self._take(name, False)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse(name, "a list of entries is expected")
        return tuple(Entry(item, owner) for item in node.value)

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
            expected = "a year, month, quarter, day or span such as 2020, 2020-12, 2024-Q3, 2021-11-29, 2024..2025"
            raise self.refuse(name, f"{expected} is expected, {text!r} stands there") from error

    def places(self, name: str, document: str) -> tuple[Place, ...]:
        """`202-209`, `[210-217, 114-138]`; of another document than the entry's `key_initiatives:18`."""
        node = self._take(name, True)
        written = (read_text(name, node),) if isinstance(node, yaml.ScalarNode) else read_texts(name, node)
        return tuple(self._lines(name, one, document) for one in written)

    def finish(self) -> None:
        for name in self._fields:
            if name not in self._taken:
                expected = ", ".join(sorted(self._taken))
                raise Refused(f"no such field; {expected} are known", place=self.place, column=name)

    def _take(self, name: str, needed: bool) -> Any:
        self._taken.add(name)
        if needed and name not in self._fields:
            raise self.refuse(name, "it is missing")
        return self._fields.get(name)

    def _lines(self, name: str, written: str, document: str) -> Place:
        found = _LINES.fullmatch(written)
        if not found:
            raise self.refuse(name, f"lines such as 202-209 are expected, {written!r} stands there")
        first = int(found["first"])
        return Place(found["document"] or document, first, int(found["last"] or first))


def read_entries(content: bytes) -> tuple[Entry, ...]:
    """The entries of a file that is a list of them."""
    tree = compose(content)
    if not isinstance(tree, yaml.SequenceNode):
        raise Refused("a list of entries is expected, each with a key")
    return tuple(Entry(node) for node in tree.value)


def _period(text: str) -> Period:
    first, dots, last = text.partition("..")
    if dots:
        return Period(_period(first).first, _period(last).last)
    year, *rest = text.split("-")
    if not rest:
        return Period.year(int(year))
    if len(rest) == 1 and rest[0].startswith("Q"):
        return Period.quarter(int(year), int(rest[0][1:]))
    if len(rest) == 1:
        return Period.month(int(year), int(rest[0]))
    return Period.day(date.fromisoformat(text))
