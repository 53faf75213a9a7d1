"""What counts as a right answer, a wrong one and an abstention."""

from typing import Any

import pytest

from tests.questions.asking import Asked, Score, Verdict
from tests.questions.assistant import Reply
from tests.questions.conversations import Conversation, Turn, gather_words, judge

TWO = "Police has 2 projects: f24-23 and https://www.legco.gov.hk/papers/f24-24e.pdf, HK$1,395.8 million."


@pytest.mark.parametrize(
    "expect",
    [
        {"papers": ["f24-24", "f24-23"]},
        {"includes": ["f24-23"]},
        {"has": [r"1,?395\.8", r"\b2\b"]},
        {"hasnt": ["Immigration"]},
        {},
    ],
)
def test_a_reply_that_holds_what_is_expected_has_no_faults(expect: dict[str, Any]) -> None:
    assert judge(TWO, expect) == []


@pytest.mark.parametrize(
    "expect",
    [
        {"papers": ["f24-23"]},
        {"papers": ["f24-23", "f24-24", "f24-26"]},
        {"includes": ["f24-26"]},
        {"none": True},
        {"has": ["HK\\$", "Immigration"]},
        {"hasnt": ["POLICE"]},
    ],
)
def test_a_reply_that_does_not_has_one_fault(expect: dict[str, Any]) -> None:
    assert len(judge(TWO, expect)) == 1


def test_silence_is_a_fault_whatever_is_expected() -> None:
    assert judge(" \n", {"none": True}) == ["says nothing"]


def test_a_misspelt_expectation_is_refused() -> None:
    with pytest.raises(ValueError, match="paper"):
        judge(TWO, {"paper": ["f24-23"]})


def test_buttons_and_names_are_not_what_a_reply_says() -> None:
    message = {"recipient_id": "f24-1", "text": "Hello", "buttons": [{"title": "f24-2"}], "kind": "sum", "outcome": "x"}
    assert gather_words([message, {"custom": {"total": 3, "lines": ["a", None]}}]).split() == ["Hello", "3", "a"]


@pytest.mark.parametrize(
    ("kind", "outcome", "expect", "verdict"),
    [
        ("list", "answered", {"papers": ["f24-26"]}, Verdict.WRONG),
        ("list", "ambiguous", {"papers": ["f24-26"]}, Verdict.ABSTAINED),
        ("list", "nothing_found", {"papers": ["f24-26"]}, Verdict.ABSTAINED),
        ("list", "nothing_found", {"none": True, "has": ["2019"]}, Verdict.WRONG),
        ("list", "unsupported", {"none": True, "has": ["2019"]}, Verdict.ABSTAINED),
        ("out_of_scope", "out_of_scope", {"has": ["hotline"]}, Verdict.WRONG),
        ("list", "", {"papers": ["f24-26"]}, Verdict.WRONG),
        ("list", "out_of_scope", {"none": True}, Verdict.RIGHT),
    ],
)
def test_only_who_owns_to_give_no_facts_abstains(
    kind: str, outcome: str, expect: dict[str, Any], verdict: Verdict
) -> None:
    turn, reply = Turn("?", expect), Reply(200, [{"text": "Sorry.", "outcome": outcome}], 0.1)
    faults = tuple(judge(reply.words, expect))
    assert Asked(Conversation("x", kind, (turn,)), turn, (), reply, faults).verdict is verdict


def test_a_wrong_answer_costs_what_a_right_one_earns() -> None:
    assert (Score(6, 2, 2).score, Score(6, 2, 2).accuracy, Score(0, 0, 0).score) == (0.4, 0.6, 0.0)
