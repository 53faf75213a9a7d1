"""A long conversation stays quick: what is remembered does not grow with it."""

from __future__ import annotations

import statistics
import uuid

from tests.questions.assistant import Assistant

TURNS = 50
CONVERSATIONS = 8
SLOWER = 2.0
QUESTION = "which police projects start in 2024?"
FOLLOW_UPS = ("and immigration?", "only those above 300 million", "which is the cheapest?", "undo that", "customs")


def test_the_fiftieth_turn_takes_less_than_twice_the_first(assistant: Assistant) -> None:
    first, last = [], []
    for _ in range(CONVERSATIONS):
        sender = uuid.uuid4().hex
        first.append(assistant.say(sender, QUESTION).seconds)
        for turn in range(TURNS - 2):
            assistant.say(sender, FOLLOW_UPS[turn % len(FOLLOW_UPS)])
        last.append(assistant.say(sender, QUESTION).seconds)
    assert statistics.median(last) < SLOWER * statistics.median(first)


def test_a_follow_up_costs_no_more_than_a_question(assistant: Assistant) -> None:
    question, follow_up = [], []
    for _ in range(4 * CONVERSATIONS):
        sender = uuid.uuid4().hex
        question.append(assistant.say(sender, QUESTION).seconds)
        follow_up.append(assistant.say(sender, FOLLOW_UPS[1]).seconds)
    assert statistics.median(follow_up) < 1.1 * statistics.median(question)
