"""A department that stands for its only project, beside another project: "eHealth+ and the 2026 census"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.records import Project
from languages.reading import Mark

_JOINED = re.compile(r"(?:\s|,|&|/|and|or|the|with|vs|versus|than|\d{4}|[及和與同或、])*", re.IGNORECASE)


def find_owned(text: str, marks: Sequence[Mark], projects: Mapping[str, Project]) -> list[Mark]:
    """The marks, each department that is joined to a named project replaced by its project, if it has but one."""
    named = [mark for mark in marks if mark.kind == "project"]
    return [_owned(mark, projects) if _is_beside(text, mark, named) else mark for mark in marks]


def _is_beside(text: str, mark: Mark, named: Sequence[Mark]) -> bool:
    return mark.kind == "department" and any(
        _JOINED.fullmatch(text[min(mark.end, other.end) : max(mark.start, other.start)]) for other in named
    )


def _owned(mark: Mark, projects: Mapping[str, Project]) -> Mark:
    owned = [key for key, project in projects.items() if project.department.key in mark.value]
    return replace(mark, kind="project", value=tuple(owned), role="owned") if len(owned) == 1 else mark
