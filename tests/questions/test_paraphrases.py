"""The same question in other words is the same Query: tests/paraphrases.yml, written without sight of the training data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.conftest import Person, Ranking

FILE = Path(__file__).parents[1] / "paraphrases.yml"
LEAST = 0.97  # of all wordings


def read_meanings() -> list[Mapping[str, Any]]:
    return list(YAML(typ="safe").load(FILE))


def understood(person: Person, classify: Callable[[str], Ranking], wording: str) -> str:
    """All that the wording was understood to ask, written so that the order of names does not count."""
    answer = person.take(wording, ranking=classify(wording)).answer
    if answer.query is None:
        return str(answer.outcome)
    departments = tuple(sorted(answer.query.departments))
    query = replace(answer.query, departments=departments, limit=None, ties=False)
    wanted = [project.key for project in (*answer.cards, *answer.links)] if answer.kind == "rank" else []
    return f"{answer.outcome} {query} {wanted}"


def odd_ones(meanings: Sequence[Mapping[str, Any]], read: Callable[[str], str]) -> list[str]:
    """The wordings that are not understood as most wordings of their meaning are."""
    odd = []
    for meaning in meanings:
        understandings = {wording: read(wording) for wording in meaning["wordings"]}
        usual, _ = Counter(understandings.values()).most_common(1)[0]
        odd += [f"{meaning['meaning']}: {w}" for w, found in understandings.items() if found != usual]
    return odd


def test_there_are_enough_meanings_and_wordings() -> None:
    meanings = read_meanings()
    assert len(meanings) >= 60
    assert all(len(meaning["wordings"]) >= 6 for meaning in meanings)


def test_wordings_of_one_meaning_give_one_query(
    new_person: Callable[[], Person], classify: Callable[[str], Ranking]
) -> None:
    meanings = read_meanings()
    odd = odd_ones(meanings, lambda wording: understood(new_person(), classify, wording))
    asked = sum(len(meaning["wordings"]) for meaning in meanings)
    assert len(odd) <= (1 - LEAST) * asked, "\n".join(odd)
