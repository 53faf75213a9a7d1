"""What a topic may mean though no project holds its words: by the meaning of their sentences, joined with the words that
some hold. The floor was chosen by `python -m bench.topics` (docs/decisions/0005).
"""

from __future__ import annotations

from dataclasses import dataclass

from actions.conditions import Conditions
from actions.question import Question
from knowledge.records import Project

FLOOR = 20  # per cent of meaning from which a project is offered
RIVALS = 0.7  # of the best one's score, from which others are offered beside it
MOST = 3
BY_WORDS = 40  # per cent that words add which a project holds all of


@dataclass(frozen=True)
class Akin:
    """A project that may be meant, how near it lies in per cent, and the sentence of it that lies nearest."""

    project: Project
    score: float
    sentence: str


def find_akin(question: Question, conditions: Conditions) -> tuple[Akin, ...]:
    """The projects to offer, nearest first; none where nothing lies near enough."""
    held = {match.thing.key: match.score for match in question.index.search(conditions.subject)}
    found = []
    for mark in question.reading.of("akin"):
        key, near, sentence = mark.value
        if key in question.projects:
            score = near + BY_WORDS * held.get(key, 0.0)
            found.append(Akin(question.projects[key], score, sentence))
    ranked = sorted(found, key=lambda one: -one.score)
    if not ranked or ranked[0].score < FLOOR:
        return ()
    return tuple(one for one in ranked[:MOST] if one.score >= max(FLOOR, RIVALS * ranked[0].score))
