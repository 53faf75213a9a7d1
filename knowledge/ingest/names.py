"""projects.csv (other names of projects, by paper) and sources.csv (where each source is published), checked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.ingest.content import decode
from knowledge.ingest.refusal import Refused

PROJECT_HEADINGS = ("paper", "short_names", "names_zh", "name_zh_official", "name_zh_source")
SOURCE_HEADINGS = ("key", "title", "url")


@dataclass(frozen=True)
class ProjectNames:
    """What a project is also called. Its Chinese names stand best first, the first one official or our translation."""

    short_names: tuple[str, ...] = ()
    names_zh: tuple[str, ...] = ()
    name_zh_official: bool = False


@dataclass(frozen=True)
class SourcePage:
    title: str
    url: str


def read_project_names(content: bytes) -> dict[str, ProjectNames]:
    """By the project's key, which is its paper's number."""
    names: dict[str, ProjectNames] = {}
    for place, (paper, short, chinese, official, origin) in _read_rows(content, PROJECT_HEADINGS):
        if paper in names:
            raise Refused(f"{paper!r} stands there twice", place=place, column="paper")
        if official not in ("yes", "no"):
            raise Refused(f"yes or no is expected, {official!r} stands there", place=place, column="name_zh_official")
        if bool(chinese) != bool(origin):
            raise Refused(
                "a Chinese name and where it comes from are expected together", place=place, column="name_zh_source"
            )
        if official == "yes" and not chinese:
            raise Refused("no Chinese name that could be official", place=place, column="name_zh_official")
        names[paper] = ProjectNames(_split(short), _split(chinese), official == "yes")
    return names


def read_sources(content: bytes) -> dict[str, SourcePage]:
    pages: dict[str, SourcePage] = {}
    for place, (key, title, url) in _read_rows(content, SOURCE_HEADINGS):
        if key in pages:
            raise Refused(f"{key!r} stands there twice", place=place, column="key")
        if not title:
            raise Refused("it is missing", place=place, column="title")
        if not url.startswith("https://"):
            raise Refused(f"an https address is expected, {url!r} stands there", place=place, column="url")
        pages[key] = SourcePage(title, url)
    return pages


def _read_rows(content: bytes, headings: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    reader = csv.reader(io.StringIO(decode(content)), strict=True)
    try:
        first = next(reader)
        if [heading.strip() for heading in first] != list(headings):
            raise Refused(f"the headings {','.join(headings)} are expected", place="line 1")
        for row in reader:
            place = f"line {reader.line_num}"
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(headings):
                raise Refused(f"{len(row)} cells, {len(headings)} are expected", place=place)
            if not row[0].strip():
                raise Refused("it is missing", place=place, column=headings[0])
            yield place, [cell.strip() for cell in row]
    except csv.Error as error:
        raise Refused(f"not CSV: {error}", place=f"line {reader.line_num}") from error


def _split(cell: str) -> tuple[str, ...]:
    """Several names in a cell stand apart by semicolons."""
    return tuple(dict.fromkeys(name.strip() for name in cell.split(";") if name.strip()))
