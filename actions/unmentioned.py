"""Says of an answer on programmes which names in the question the documents never mention: Alipay, of the e-wallets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions.answers import Answer, Outcome, say
from actions.question import Question

Answering = Callable[[Question], Answer]


def mentioning(answering: Answering) -> Answering:
    """The same, with a sentence before what is answered if somebody or something else was named beside it."""

    def answer(question: Question) -> Answer:
        found = answering(question)
        names = _unmentioned(question)
        if found.outcome is not Outcome.ANSWERED or not names:
            return found
        return replace(found, lead=(say("missing-names-said", words=names), *found.lead))

    return answer


def _unmentioned(question: Question) -> tuple[str, ...]:
    """The words that neither the documents nor the lexicons know and that are written as names, in their order."""
    reading = question.reading
    if reading.text.isupper():
        return ()
    said = [(mark.start, reading.text[mark.start : mark.end]) for mark in reading.of("alien") if mark.end > mark.start]
    outside = {mark.start for mark in reading.of("outsider")}
    return tuple(dict.fromkeys(word for at, word in said if at in outside or (at and word[:1].isupper())))
