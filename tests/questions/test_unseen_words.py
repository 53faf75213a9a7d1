"""No message that is asked as a test stands in the training data, whatever its case, punctuation and spaces."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.questions.conversations import FILES, QUESTIONS, SEEDS, Conversation, perturb, read_all
from tests.test_training_data import examples, normalise

FEW = 2  # words; within a conversation "immigration", "2022-23" or "never mind" can hardly be said otherwise


def list_messages(conversations: Iterable[Conversation]) -> Iterator[str]:
    """What is asked, but for the bare words of a conversation of several turns."""
    for conversation in conversations:
        for turn in conversation.turns:
            if len(conversation.turns) == 1 or len(turn.message.split()) > FEW:
                yield turn.message


def list_strings(part: Any) -> Iterator[str]:
    """Every text of a file whatever its form."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (dict, list)):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from list_strings(inner)


def list_trained(messages: Iterable[str]) -> list[str]:
    """The messages that are training lines too."""
    trained = {normalise(line) for _, line in examples()}
    return sorted({message for message in messages if normalise(message) in trained})


def test_no_question_of_the_files_is_trained_on() -> None:
    assert list_trained(list_messages(read_all())) == []


def test_no_wording_of_the_other_files_is_trained_on() -> None:
    others = set(QUESTIONS.glob("*.yml")) - set(FILES)
    texts = (YAML(typ="safe").load(path.read_text(encoding="utf-8")) for path in others)
    assert list_trained(list_strings(list(texts))) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_question_about_a_changed_list_is_trained_on(seed: int) -> None:
    assert list_trained(list_messages(perturb(seed)[1])) == []


def test_case_punctuation_and_spaces_hide_nothing() -> None:
    line = next(line for _, line in examples() if " " in line)
    assert list_trained([f"  {line.upper().replace(' ', '  ')}?!"]) != []
