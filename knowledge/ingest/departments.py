"""departments.yml as Departments, checked; and which of them a name in the list means. Knows nothing of the store."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import yaml

from knowledge.ingest.nodes import compose, place_of, read_text, read_texts
from knowledge.ingest.refusal import Refused
from knowledge.records import Department
from knowledge.tables import DEPARTMENT_NAMES

KINDS = ("bureau", "department", "agency", "other")
_TEXTS = ("key", "name", "kind", "name_zh")
_LISTS = DEPARTMENT_NAMES
_KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def read_departments(content: bytes) -> tuple[Department, ...]:
    """The file's departments in their order, or Refused with the line."""
    tree = compose(content)
    if not isinstance(tree, yaml.SequenceNode) or not tree.value:
        raise Refused("a list of departments is expected, each with key, name and kind")
    seen: dict[tuple[str, str], str] = {}
    found = []
    for node in tree.value:
        place = place_of(node)
        department = _read_department(node)
        names = (("key", department.key), ("name", fold(department.name)), ("name_zh", fold(department.name_zh)))
        for field, name in names:
            if name and (field, name) in seen:
                reason = f"{getattr(department, field)!r} is already on {seen[field, name]}"
                raise Refused(reason, place=place, column=field)
            seen[field, name] = place
        found.append(department)
    return tuple(found)


class DepartmentFinder:
    """Finds the department that a name in the list means; one that no row knows becomes a department of its own."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._departments = list(departments)
        # An official name wins over a former one, and that over an abbreviation: CSD alone is two departments.
        self._by_name = [
            _index((one, [one.name, one.name_zh]) for one in departments),
            _index((one, one.former_names) for one in departments),
            _index((one, one.abbreviations) for one in departments),
        ]

    def find(self, name: str) -> Department:
        for names in self._by_name:
            fitting = names.get(fold(name), ())
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                raise ValueError(f"fits {' and '.join(one.name for one in fitting)}; the official name")
        return self._add(name)

    def departments(self, listed: Iterable[str]) -> tuple[Department, ...]:
        """All of them, the new ones last, with `listed` set for those keys."""
        keys = set(listed)
        return tuple(replace(one, listed=one.key in keys) for one in self._departments)

    def _add(self, name: str) -> Department:
        slug = re.sub(r"[^a-z0-9]+", "_", unicodedata.normalize("NFKD", name).casefold()).strip("_") or "department"
        taken = {one.key for one in self._departments}
        key, number = slug, 2
        while key in taken:
            key, number = f"{slug}_{number}", number + 1
        department = Department(key, name, "other")
        self._departments.append(department)
        self._by_name[0][fold(name)] = [department]
        return department


def fold(name: str) -> str:
    """A name without what writers vary: case, "&" for "and", spaces, dashes, dots, quotes."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return "".join(c for c in plain if c.isalnum())


def _index(names: Iterable[tuple[Department, Sequence[str]]]) -> dict[str, list[Department]]:
    found: dict[str, list[Department]] = defaultdict(list)
    for department, own in names:
        for name in filter(None, set(map(fold, own))):
            found[name].append(department)
    return dict(found)


def _read_department(node: Any) -> Department:
    place = place_of(node)
    if not isinstance(node, yaml.MappingNode):
        raise Refused("a department with key, name and kind is expected", place=place)
    values: dict[str, Any] = {}
    for name_node, value_node in node.value:
        name = name_node.value
        if name in values or name not in (*_TEXTS, *_LISTS):
            expected = ", ".join((*_TEXTS, *_LISTS))
            raise Refused(f"{name!r} stands there, one each of {expected} is expected", place=place_of(name_node))
        if name in _LISTS:
            values[name] = read_texts(name, value_node)
        else:
            values[name] = read_text(name, value_node)
    for name in ("key", "name", "kind"):
        if not values.get(name):
            raise Refused("it is missing", place=place, column=name)
    if not _KEY.fullmatch(values["key"]):
        raise Refused(f"{values['key']!r} is no key, small letters and digits are expected", place=place, column="key")
    if values["kind"] not in KINDS:
        raise Refused(f"{values['kind']!r} is none of {', '.join(KINDS)}", place=place, column="kind")
    return Department(**values)
