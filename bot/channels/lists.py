"""What the web chat takes from the knowledge store beside its answers: the list's date, hosts to link to, whole lists as rows.

Must not know what a question means: what a list holds is told by the answer's `export` part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from knowledge.clock import today_in_hong_kong
from knowledge.database import open_store
from knowledge.records import Project
from knowledge.store import Store
from knowledge.wire import query_from_json
from languages.language import Language, load_language

COLUMNS = ("paper", "name", "chinese", "owner", "financial_year", "approved", "estimate", "start", "live", "url")

Rows = list[Sequence[str]]


@dataclass(frozen=True)
class About:
    """The list as it is now: the date of its newest fact, and the hosts that its links go to."""

    as_of: date
    hosts: tuple[str, ...]


class Lists:
    """Reads the store when it is asked, opened once. Any call may raise StoreUnavailable, and the next may work."""

    @cached_property
    def _store(self) -> Store:
        return open_store()

    def describe(self) -> About:
        source = self._store.source()
        addresses = (source.url, *(project.paper_url for project in self._store.projects()))
        return About(source.as_of, tuple(sorted({urlsplit(address).netloc for address in addresses})))

    def list_rows(self, parts: Mapping[str, Any]) -> Rows | None:
        """Heading and rows of all that an answer is about, however few it showed; None where it holds no list."""
        table, export = parts.get("table"), parts.get("export")
        if table:
            rows = [[cell.get("value", cell["text"]) for cell in row] for row in table["rows"]]
            return [[column["label"] for column in table["columns"]], *rows]
        if not export:
            return None
        language = load_language(str(parts["language"]))
        headings = [language.say(f"csv-{column}") for column in COLUMNS]
        return [headings, *(_row(project, language) for project in self._find(export))]

    def _find(self, export: Mapping[str, Any]) -> Sequence[Project]:
        if "query" in export:
            return self._store.find(query_from_json(export["query"]), today_in_hong_kong()).projects
        known = {project.key: project for project in self._store.projects()}
        return [known[key] for key in export["projects"] if key in known]


def _row(project: Project, language: Language) -> list[str]:
    phrasing = language.phrasing
    said = (
        project.paper,
        project.name,
        project.names_zh[0] if project.names_zh else "",
        phrasing.department_name(project.department),
        phrasing.financial_year(project.financial_year),
        project.approved.isoformat(),
        str(project.estimate),
        phrasing.period(project.start, language.say),
        phrasing.live_run(project, language.say),
    )
    return [*(language.write(text) for text in said), project.paper_url]
