"""The staff's sentences: in every language the same ones, each with the same places, and none that cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

ROOT = Path(__file__).parents[2]
FOLDERS = ("en", "zh")


def read(folder: str) -> dict[str, set[str]]:
    """Each sentence's key, with the names of its places."""
    text = (ROOT / "languages" / folder / "staff.ftl").read_text("utf-8")
    body = FluentParser().parse(text).body
    assert [entry.content for entry in body if isinstance(entry, fluent.Junk)] == []
    messages = [entry for entry in body if isinstance(entry, fluent.Message)]
    keys = [message.id.name for message in messages]
    assert len(keys) == len(set(keys))
    found = {}
    for message in messages:
        assert message.span
        found[message.id.name] = set(re.findall(r"\$(\w+)", text[message.span.start : message.span.end]))
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_language_has_the_same_sentences_with_the_same_places(folder: str) -> None:
    assert read(folder) == read("en")


def test_every_sentence_that_the_code_names_is_there_and_no_other() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    named = set(re.findall(r'"(staff-[a-z_-]+)"', code))
    built = tuple(
        f"{part}-" for part in re.findall(r"(staff(?:-[a-z_]+)*)-\{", code) + re.findall(r'_sums\("([a-z-]+)"', code)
    )
    keys = set(read("en"))
    assert named - keys - {part.rstrip("-") for part in built} == set()
    assert {key for key in keys - named if not key.startswith(built)} == set()
