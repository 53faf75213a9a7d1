"""Explains the terms of the list, where it comes from, and whom to ask about it."""

from __future__ import annotations

from actions.answers import Answer, Outcome, Say, say
from actions.question import Question
from knowledge.period import Unit

# The first of these that the question holds is the one explained.
TERMS = (
    "source",
    "quarter",
    "live_run",
    "start",
    "financial_year",
    "estimate",
    "committee",
    "paper",
    "phase",
    "approval",
    "department",
)


def answer(question: Question) -> Answer:
    reading = question.reading
    quarter = reading.value("quarter")
    asked = [mark.value for mark in reading.of("term")]
    units = {mark.value.unit for mark in reading.of("period")}
    lead: tuple[Say, ...]
    if quarter:
        lead = (say("term-quarter-number", number=quarter),)
    else:
        asked += ["committee"] if reading.has("field", "approver") else []
        terms = [term for term in TERMS if term in asked] or [
            "quarter"
            if units & {Unit.QUARTER, Unit.FINANCIAL_QUARTER}
            else "financial_year"
            if units
            else "estimate"
            if "$" in reading.text
            else "list"
        ]
        keep = terms[:2] if len(set(terms)) > 1 and reading.has("compare") else terms[:1]
        lead = tuple(say(f"term-{term}", source=question.source) for term in keep)
    return Answer(
        Outcome.ANSWERED, "term", lead, source=question.source, suggestions=(say("ask-all"), say("ask-contact"))
    )


def answer_contact(question: Question) -> Answer:
    return Answer(Outcome.ANSWERED, "contact", (say("contact"),), source=question.source, suggestions=(say("ask-all"),))
