"""The real assistant answers the conversations of all files over REST, in both ways of running actions."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import pytest

from tests.pace import is_within
from tests.questions.asking import Asked, ask, count, group
from tests.questions.assistant import Assistant
from tests.questions.conversations import FILES, read_all, read_conversations, read_known_failures
from tests.test_training_data import normalise

# The share of its turns that a category must have right. Those named here are still being built: they may only rise.
LEAST = 0.97
THRESHOLDS: Mapping[str, float] = {
    "en-programme-or-project": 0.94,
}
LONGEST = 2.0  # seconds

Answers = Mapping[str, list[Asked]]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> Answers:
    """Every turn by its category, asked once."""
    return group(ask(assistant, read_all()), "category")


@pytest.mark.parametrize("category", [path.stem for path in FILES])
def test_a_category_is_answered_rightly(answers: Answers, category: str) -> None:
    asked = [one for one in answers[category] if not (one.faults and one.turn.message in read_known_failures())]
    score, least = count(asked), THRESHOLDS.get(category, LEAST)
    told = f"{category}: {score.right} of {score.asked} right, {least:.0%} are needed"
    assert score.accuracy >= least, "\n".join([told, *(one.describe() for one in asked if one.faults)])


def test_a_known_failure_that_passes_is_struck_out(answers: Answers) -> None:
    failing = {one.turn.message for asked in answers.values() for one in asked if one.faults}
    assert sorted(set(read_known_failures()) - failing) == []


def test_every_reply_comes_in_time(answers: Answers) -> None:
    late = [one for asked in answers.values() for one in asked if not is_within(one.reply.seconds, LONGEST)]
    assert [f"{one.turn.message[:80]}: {one.reply.seconds:.1f} s" for one in late] == []


def test_nothing_is_logged_while_questions_are_answered(assistant: Assistant, answers: Answers) -> None:
    log = assistant.read_log()
    assert [line for line in log.splitlines() if "ERROR" in line or "Traceback" in line] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_the_category_it_is_named_after(path: Path) -> None:
    assert {conversation.category for conversation in read_conversations(path)} == {path.stem}


def test_no_conversation_stands_twice() -> None:
    said = sorted(tuple(normalise(turn.message) for turn in conversation.turns) for conversation in read_all())
    assert [first for first, same in groupby(said) if len(list(same)) > 1] == []


def test_every_category_with_a_threshold_of_its_own_exists() -> None:
    assert set(THRESHOLDS) <= {path.stem for path in FILES}
