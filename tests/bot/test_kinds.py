"""The kind of question: each row of the table against messages, and what the classifier may and may not decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from actions.kinds import KINDS as ANSWERED
from bot.readers.evidence import SOCIAL
from bot.readers.kinds import FIRST, FOLLOW_UPS, KINDS, name_follow_up, name_kind
from bot.readers.reader import Reader
from bot.readers.text import normalise
from languages.reading import Mark
from tests.conftest import SURE, TODAY, guess

CORPUS = Path(__file__).parent / "kinds.yml"


class Case(NamedTuple):
    text: str
    chances: dict[str, float]
    kind: str

    @property
    def ranking(self) -> list[dict[str, object]]:
        best = sorted(self.chances.items(), key=lambda guessed: -guessed[1])
        return [{"name": name, "confidence": confidence} for name, confidence in best]


def cases() -> Iterator[Case]:
    for kind, lines in yaml.load(CORPUS.read_text("utf-8"), yaml.BaseLoader).items():
        for line in lines:
            text, _, guessed = line.partition(" | ")
            chances = {}
            for one in guessed.split(", ") if guessed else [kind]:
                name, _, sureness = one.partition(" ")
                chances[name] = float(sureness or SURE)
            yield Case(text, chances, kind)


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.text}")
def test_a_message_is_of_its_kind(reader: Reader, case: Case) -> None:
    kind, confidence = name_kind(reader.read(normalise(case.text), TODAY), case.ranking)
    assert kind == case.kind
    assert 0 < confidence <= 1


def test_every_kind_has_messages() -> None:
    named = {kind for kind, _ in (*FIRST, *KINDS)} | set(SOCIAL)
    assert {case.kind for case in CASES} == named


def test_every_kind_that_can_be_named_can_be_answered() -> None:
    named = {kind for kind, _ in (*FIRST, *KINDS, *FOLLOW_UPS)} | set(SOCIAL) | {"empty"}
    assert named - set(ANSWERED) == set()


def test_nothing_said_is_empty() -> None:
    assert name_kind((), ()) == ("empty", 1.0)


@pytest.mark.parametrize("kind", [*SOCIAL, "list", "term", "out_of_scope", "field", "nonsense"])
def test_words_that_say_nothing_are_never_answered_as_a_question_of_the_list(kind: str) -> None:
    """The classifier alone, however sure, makes small talk or a refusal, or explains a term."""
    marks = (Mark("word", 0, 3, "xyz", "unknown"), Mark("fit", 0, 3, 0))
    named, _ = name_kind(marks, guess(kind, 0.4))
    assert named in (*SOCIAL, "out_of_scope")


@pytest.mark.parametrize("kind", SOCIAL)
def test_a_question_of_the_list_is_never_small_talk(reader: Reader, kind: str) -> None:
    marks = reader.read("which police projects start in 2024?", TODAY)
    assert name_kind(marks, guess(kind, 0.99))[0] == "list"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("how much is it", "field"),
        ("when does that one go live", "field"),
        ("is it finished", "field"),
        ("the cheaper one", "rank"),
        ("sort them by cost", "list"),
        ("how many of them", "count"),
        ("what do they add up to", "sum"),
        ("on average", "average"),
        ("by department", "group"),
        ("compare the two", "compare"),
        ("only those over 500 million", "list"),
        ("and in 2023?", "list"),
        ("tell me more about it", "project"),
        ("the second one", "project"),
        ("and the police?", "list"),
    ],
)
def test_a_message_that_goes_on_from_another_has_a_kind_of_its_own(reader: Reader, text: str, kind: str) -> None:
    assert name_follow_up(reader.read(text, TODAY), guess("out_of_scope", 0.5)) == kind
