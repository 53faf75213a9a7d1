"""Every language's lexicon: no phrase twice for one meaning, no cue that the code does not know, none that it lacks."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import snowballstemmer

from languages.vocabulary import read_lexicon, spread

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent.name for path in (ROOT / "languages").glob("*/lexicon.yml"))
# Words without meaning here and verbs of carrying out, neither a subject; keys of the documents' own data; and qualifiers, of
# which only those of a question and of a fact are compared.
NO_RULE_ASKS = {"stop", "work", "audience", "theme", "qualifier"}
OTHERWISE = {  # values that the code takes where none of the others of their kind is there
    "group.breakdown",  # by department
    *("aspect.vision", "aspect.mission", "aspect.functions", "aspect.alone"),  # explained words of a question, no more
    "place.first",
    "shift.after",
    "table.system",  # no subject either
}
# One value a phrase. A negation may stand ahead of what it denies and behind it.
ONE_OF = ("role", "superlative", "comparative", "status", "carry", "page", "bound")


@cache
def read(folder: str) -> dict[str, dict[str, list[str]]]:
    return read_lexicon(folder)


def match(phrase: str, kind: str) -> str:
    """The phrase as it is matched: "go-live", "go live" and "goes live" are one, "=goes" is itself alone."""
    words = phrase.removeprefix("=").lower().replace("-", " ").replace("/", " ").split()
    if phrase.startswith("=") or kind == "stop":
        return "=" + " ".join(words)
    stem = snowballstemmer.stemmer("english").stemWord
    return " ".join(map(stem, words))


@cache
def known_to_the_code() -> frozenset[str]:
    """Every text constant of the readers and the actions, and the values of the enumerations that they use."""
    paths = [
        *(ROOT / "bot" / "readers").glob("*.py"),
        *(ROOT / "actions").glob("*.py"),
        ROOT / "knowledge" / "query.py",
        ROOT / "languages" / "choice.py",
        ROOT / "languages" / "language.py",
    ]
    return frozenset(
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_a_phrase_in_brackets_stands_for_several() -> None:
    assert spread("(by|per) (calendar|) year") == ["by calendar year", "by year", "per calendar year", "per year"]
    assert spread("=on file") == ["=on file"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_phrase_is_empty(folder: str) -> None:
    phrases = [phrase for values in read(folder).values() for many in values.values() for phrase in many]
    assert all(phrase.removeprefix("=").strip() for phrase in phrases)


@pytest.mark.parametrize("folder", FOLDERS)
def test_brackets_do_not_nest(folder: str) -> None:
    phrases = [phrase for values in read(folder).values() for many in values.values() for phrase in many]
    assert not [phrase for phrase in phrases if set("()|") & set(phrase)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_phrase_stands_twice_under_one_value(folder: str) -> None:
    twice = [
        f"{kind}.{value}: {phrase}"
        for kind, values in read(folder).items()
        for value, phrases in values.items()
        for phrase, times in Counter(phrases).items()
        if times > 1
    ]
    assert not twice, "\n".join(twice)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_phrase_means_two_values_of_one_kind(folder: str) -> None:
    meant: dict[tuple[str, str], set[str]] = {}
    for kind in ONE_OF:
        for value, phrases in read(folder).get(kind, {}).items():
            for phrase in phrases:
                meant.setdefault((kind, match(phrase, kind)), set()).add(value)
    unsure = [f"{kind}: {phrase} {sorted(values)}" for (kind, phrase), values in meant.items() if len(values) > 1]
    assert not unsure, "\n".join(unsure)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_cue_is_known_to_the_code(folder: str) -> None:
    unknown = [
        f"{kind}.{value}"
        for kind, values in read(folder).items()
        for value in values
        if kind not in NO_RULE_ASKS
        and not ({kind, value} if len(values) > 1 else {kind}) <= known_to_the_code()
        and f"{kind}.{value}" not in OTHERWISE
    ]
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_language_has_the_cues_that_english_has(folder: str) -> None:
    def cues(of: str) -> set[tuple[str, str]]:
        return {(kind, value) for kind, values in read(of).items() for value in values}

    assert sorted(cues("en") - cues(folder)) == []
