"""What the staff may command, in any language: `/take 3f2a`, `／接手 3f2a`. Reads words; must not know what they do."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Any

import yaml

from languages.language import FOLDER, FOLDERS
from languages.script import script_of, to_simplified

SIGNS = ("/", "!")


class Verb(str, Enum):
    """What is to be done."""

    HELP = "help"
    DESK = "desk"
    TAKE = "take"
    RELEASE = "release"
    CLOSE = "close"
    TRANSFER = "transfer"
    NOTE = "note"
    REPLY = "reply"
    FIND = "find"
    STATS = "stats"


@dataclass(frozen=True)
class Command:
    """A command as it was read: `verb` None where there is no such word; `rest` what followed the word."""

    verb: Verb | None
    rest: str
    language: str
    word: str


def read_command(text: str) -> Command | None:
    """The command that a message is; None where it is none: commands begin with a sign."""
    said = text.strip()
    if _plain(said[:1]) not in SIGNS:
        return None
    while said and _plain(said[0]) in SIGNS:  # some clients keep one sign for themselves
        said = said[1:].lstrip()
    word, *others = said.split(maxsplit=1)[:2] or [""]
    rest = others[0] if others else ""
    known = word if _fold(word) in _words() else _beginning(word)  # Chinese needs no space after the word
    if not known:
        return Command(None, rest, "en", word)
    verb, language = _words()[_fold(known)]
    if language != "en" and script_of(known) == "hans":
        language = "zh-hans"
    return Command(verb, f"{word[len(known) :]} {rest}".strip(), language, known)


def read_lone_word(text: str) -> Command | None:
    """The command that a message would be if a sign stood before it: one word, and nothing else. None where it is none."""
    word = text.strip()
    command = read_command(f"{SIGNS[0]}{word}") if len(word.split()) == 1 else None
    return command if command and command.verb and not command.rest and _fold(word) in _words() else None


def read_day(text: str, today: date) -> date | None:
    """The day that is meant, today for ""; None where no day is."""
    said = _fold(text.strip())
    for table in load_table("commands.yml").values():
        for name, back in (("today", 0), ("yesterday", 1)):
            if said in map(_fold, table[name]):
                return today - timedelta(days=back)
    try:
        return date.fromisoformat(said) if said else today
    except ValueError:
        return None


def word_for(verb: Verb, language: str) -> str:
    """How the verb is called in help."""
    words = load_table("commands.yml")["en" if language == "en" else "zh-hant"][verb.value]
    return to_simplified(words[0]) if language == "zh-hans" else words[0]


@cache
def load_table(name: str) -> Mapping[str, Mapping[str, Any]]:
    """A table of the staff's words, by language; Simplified Chinese is derived from Traditional."""
    return {code: yaml.safe_load((FOLDER / FOLDERS[code] / name).read_text("utf-8")) for code in ("en", "zh-hant")}


def _beginning(word: str) -> str:
    """The longest Chinese command that the word begins with."""
    fitting = (len(one) for one in _words() if not one.isascii() and _fold(word).startswith(one))
    return word[: max(fitting, default=0)]


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _fold(word: str) -> str:
    return to_simplified(_plain(word).lower())


@cache
def _words() -> dict[str, tuple[Verb, str]]:
    """Every word of every language, in Simplified characters, with its verb and language."""
    return {
        _fold(word): (verb, language)
        for language, table in load_table("commands.yml").items()
        for verb in Verb
        for word in table[verb.value]
    }
