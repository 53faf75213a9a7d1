"""No message that is asked as a test stands in the training data, whatever its case, punctuation and spaces."""

import pytest

from tests.questions.conversations import SEEDS, Conversation, perturb, read_all
from tests.test_training_data import examples, normalise


def list_trained(conversations: tuple[Conversation, ...]) -> list[str]:
    """The messages that are training lines too."""
    trained = {normalise(line) for _, line in examples()}
    asked = {turn.message for conversation in conversations for turn in conversation.turns}
    return sorted(message for message in asked if normalise(message) in trained)


def test_no_question_of_the_files_is_trained_on() -> None:
    assert list_trained(read_all()) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_question_about_a_changed_list_is_trained_on(seed: int) -> None:
    assert list_trained(perturb(seed)[1]) == []


def test_case_punctuation_and_spaces_hide_nothing() -> None:
    line = next(line for _, line in examples() if " " in line)
    hidden = f"  {line.upper().replace(' ', '  ')}?!"
    assert normalise(hidden) == normalise(line)
