"""How a language speaks: its sentences (Fluent) and its way of saying values. Simplified Chinese is derived from Traditional.

Everything particular to one language stands in that language's folder; this module only loads it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from fluent.runtime import FluentBundle, FluentResource

from languages.script import to_simplified

FOLDER = Path(__file__).parent
FOLDERS = {"en": "en", "zh-hant": "zh", "zh-hans": "zh"}  # a language's code and the folder that holds it


@dataclass
class Language:
    """One language, loaded from its folder."""

    code: str
    phrasing: ModuleType  # periods, money, lists and conditions said in words
    _bundle: FluentBundle
    _write: Callable[[str], str]  # the last touch on what is said: the script
    _messages: dict[str, Any] = field(default_factory=dict)

    def say(self, key: str, **arguments: object) -> str:
        """The sentence of that key. KeyError where the language lacks it, ValueError where an argument is missing."""
        pattern = self._messages.get(key)
        if pattern is None:
            message = self._bundle.get_message(key)
            if not message.value:
                raise KeyError(f"{self.code} has no sentence {key}")
            pattern = self._messages[key] = message.value
        text, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise ValueError(f"sentence {key} of {self.code}: {errors}")
        return self._write(str(text))

    def write(self, text: str) -> str:
        """A text that was not said by `say`, in the language's script."""
        return self._write(text)

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))


@cache
def load_language(code: str) -> Language:
    """The language of that code, one of FOLDERS. FileNotFoundError names what is missing."""
    name = FOLDERS[code]
    folder = FOLDER / name
    bundle = FluentBundle([code], use_isolating=False)
    for words in (
        "sentences.ftl",
        "channel.ftl",
        "staff.ftl",
    ):  # answers, what a channel says itself, what the staff read
        bundle.add_resource(FluentResource((folder / words).read_text("utf-8")))
    write = _simplifier(folder) if code == "zh-hans" else str
    return Language(code, importlib.import_module(f"languages.{name}.phrasing"), bundle, write)


def _simplifier(folder: Path) -> Callable[[str], str]:
    """Traditional to Simplified, with the folder's table of exceptions."""
    path = folder / "simplified.yml"
    exceptions = (yaml.safe_load(path.read_text("utf-8")) or {}) if path.exists() else {}

    def write(text: str) -> str:
        simplified = to_simplified(text)
        for wrong, right in exceptions.items():
            simplified = simplified.replace(wrong, right)
        return simplified

    return write
