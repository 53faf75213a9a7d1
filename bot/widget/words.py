"""The web chat's words in one language, from languages/*/widget.yml. Must not know where they are shown."""

from __future__ import annotations

import yaml

from languages.language import FOLDER, FOLDERS, load_language


def read_words(code: str) -> dict[str, str]:
    """Key to words; a code that is none of FOLDERS raises KeyError."""
    said = yaml.safe_load((FOLDER / FOLDERS[code] / "widget.yml").read_text(encoding="utf-8"))
    language = load_language(code)
    return {key: language.write(text) for key, text in said.items()}
