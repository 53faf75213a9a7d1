"""The intent classifier's examples: one intent a file, no line twice, and none of the questions of the tests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = sorted((ROOT / "data" / "nlu").glob("*.yml"))
CHINESE = sorted((ROOT / "data" / "nlu" / "zh").glob("*.yml"))  # Cantonese, written Chinese in both scripts, and mixed
FILES = ENGLISH + CHINESE
SMALL_TALK = {"bot_identity", "capabilities", "goodbye", "greeting", "person", "reset", "thanks"}
FEWEST = 25
FEWEST_OUT_OF_SCOPE = 300
FEWEST_CHINESE = 40
FEWEST_CHINESE_SMALL_TALK = 15
FEWEST_CHINESE_OUT_OF_SCOPE = 150


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT / "data" / "nlu").with_suffix("").as_posix()


def fewest(path: Path) -> int:
    if path.stem == "out_of_scope":
        return FEWEST_CHINESE_OUT_OF_SCOPE if path in CHINESE else FEWEST_OUT_OF_SCOPE
    if path in CHINESE:
        return FEWEST_CHINESE_SMALL_TALK if path.stem in SMALL_TALK else FEWEST_CHINESE
    return FEWEST


def intents(path: Path) -> dict[str, list[str]]:
    return {
        block["intent"]: [line.removeprefix("- ").strip() for line in block["examples"].splitlines() if line.strip()]
        for block in read(path)["nlu"]
    }


def normalise(text: str) -> str:
    """Letters and digits only, so that case, punctuation and spaces cannot hide a repetition.

    A line of punctuation alone stays as it is: nothing else would be left of it.
    """
    return "".join(re.findall(r"[^\W_]+", text.casefold())) or text.strip()


def examples() -> Iterator[tuple[str, str]]:
    for path in FILES:
        for intent, lines in intents(path).items():
            for line in lines:
                yield intent, line


def messages(conversation: dict[str, Any]) -> Iterator[str]:
    for turn in conversation["turns"]:
        yield turn[0]


def test_there_is_training_data() -> None:
    assert FILES


def test_an_intent_has_examples_in_both_languages() -> None:
    assert [path.stem for path in CHINESE] == [path.stem for path in ENGLISH]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_holds_the_one_intent_it_is_named_after(path: Path) -> None:
    assert list(intents(path)) == [path.stem]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_an_intent_has_enough_examples(path: Path) -> None:
    assert len(intents(path)[path.stem]) >= fewest(path)


@pytest.mark.parametrize("path", CHINESE, ids=name)
def test_a_chinese_example_holds_a_chinese_character(path: Path) -> None:
    assert [line for line in intents(path)[path.stem] if not re.search(r"[\u3400-\u9fff]", line)] == []


def test_no_example_stands_twice() -> None:
    times = Counter(normalise(line) for _, line in examples())
    assert [line for line, n in times.items() if n > 1] == []


def test_entities_are_not_annotated() -> None:
    """Readers match the vocabulary against the store; an annotation here would be learnt instead."""
    assert [line for _, line in examples() if re.search(r"\][({\[]", line)] == []


def test_no_test_question_is_trained_on() -> None:
    trained = {normalise(line) for _, line in examples()}
    asked = [
        message
        for path in sorted((ROOT / "tests" / "questions").glob("*.yml"))
        for conversation in read(path) or []
        for message in messages(conversation)
    ]
    assert sorted({message for message in asked if normalise(message) in trained}) == []
