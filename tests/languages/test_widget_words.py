"""The words of the web chat: the same keys and places in every language, each key used by the chat, none missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.widget.words import read_words
from languages.language import FOLDERS
from languages.script import to_simplified

WIDGET = Path(__file__).parents[2] / "bot" / "widget"
SOURCES = "\n".join(path.read_text("utf-8") for suffix in ("js", "py", "html") for path in WIDGET.glob(f"*.{suffix}"))


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("code", FOLDERS)
def test_every_language_has_the_words_of_english(code: str) -> None:
    english, words = read_words("en"), read_words(code)
    assert list(words) == list(english)
    assert {key: places(text) for key, text in words.items()} == {key: places(text) for key, text in english.items()}
    assert all(text.strip() for text in words.values())


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    words = read_words("en")
    said = set(re.findall(r"(?:say|item|fill)\(\"(\w+)\"", SOURCES))
    assert sorted(said - set(words)) == []
    assert [key for key in words if f'"{key}"' not in SOURCES and f"${key}" not in SOURCES] == []


def test_simplified_words_have_no_traditional_characters() -> None:
    for text in read_words("zh-hans").values():
        assert text == to_simplified(text)
