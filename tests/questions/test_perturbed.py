"""Answers come from the list that is loaded: changed copies of it give the changed answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.questions import assistant as assistants
from tests.questions.asking import ask, count
from tests.questions.assistant import Assistant
from tests.questions.conversations import SEEDS, perturb

LEAST = 0.97


@pytest.fixture(scope="module")
def changed(model: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that never had the published list in its store."""
    folder = tmp_path_factory.mktemp("perturbed")
    assistants.load(write_copy(folder, SEEDS[0]), f"sqlite:///{folder / 'store.sqlite3'}")
    with assistants.start(folder) as assistant:
        yield assistant


def write_copy(folder: Path, seed: int) -> Path:
    file = folder / f"copy-{seed}.txt"
    file.write_text(perturb(seed)[0], encoding="utf-8")
    return file


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_list_gives_its_own_answers(changed: Assistant, seed: int, tmp_path: Path) -> None:
    """The later copies are loaded while it runs: no start and no training is needed for new rows."""
    changed.load(write_copy(tmp_path, seed))
    asked = list(ask(changed, perturb(seed)[1]))
    score = count(asked)
    told = f"copy {seed}: {score.right} of {score.asked} right, {LEAST:.0%} are needed"
    assert score.accuracy >= LEAST, "\n".join([told, *(one.describe() for one in asked if one.faults)])


def test_the_questions_tell_one_list_from_another(changed: Assistant, tmp_path: Path) -> None:
    """Most answers of one copy are wrong of another: whoever has learnt a list by heart is found out."""
    changed.load(write_copy(tmp_path, SEEDS[0]))
    assert count(ask(changed, perturb(SEEDS[1])[1])).accuracy < 0.5
