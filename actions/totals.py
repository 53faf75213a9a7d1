"""Counts, adds up and averages the projects that meet the question's conditions."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import Answer, Outcome, Say, say
from actions.chips import chips_of
from actions.conditions import Conditions, read_conditions
from actions.listing import SHOWN, notes_on, nothing_found, status_notes, suggestions_for, unusable, without_a_date
from actions.question import Question
from actions.ranking import rank_order
from knowledge.query import Aggregate, Query


def answer(question: Question) -> Answer:
    """One of the kinds count, sum and average, by the reading's kind."""
    kind = question.reading.kind
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    undated = without_a_date(question, conditions) if kind == "count" else None
    if undated:
        return undated
    ranked = first_of(question, conditions.query)
    if ranked is not None and kind == "sum":
        conditions = replace(conditions, query=replace(conditions.query, projects=ranked))
    aggregate = Aggregate.MEDIAN if question.reading.has("average", "median") else Aggregate(kind)
    query = replace(conditions.query, aggregate=aggregate)
    finding = question.find(query)
    if not finding.total:
        return nothing_found(question, conditions, finding)
    amount = None if kind == "count" else finding.amount
    asked = question.reading.has("sum") or (question.reading.has("amount") and question.reading.has("carry", "weak"))
    both = kind == "count" and asked  # "how many are there and what do they cost in total?"
    if both:
        amount = question.find(replace(query, aggregate=Aggregate.SUM)).amount
    lead: tuple[Say, ...] = (
        say(
            "count-and-sum" if both else f"{aggregate.value}-found",
            count=finding.total,
            amount=amount,
            understood=question.understood(query, conditions.subject),
        ),
    )
    if question.reading.has("share"):
        lead = (_share(question, conditions, finding.total),)
    elif aggregate is not Aggregate.AVERAGE and question.reading.has("average", "average"):
        values = amount_of(question, conditions, Aggregate.AVERAGE)
        lead = (*lead, say("average-found", **values))
    elif question.reading.has("sum") and kind == "average":
        values = amount_of(question, conditions, Aggregate.SUM)
        lead = (say("sum-found", **values), *lead)
    shown = question.find(replace(query, aggregate=None, limit=SHOWN))
    narrowed = query != replace(
        query, departments=(), projects=(), dates=(), money=(), length=None, status=None, without_departments=()
    )
    return Answer(
        Outcome.ANSWERED,
        kind,
        lead,
        query,
        finding.source,
        shown.projects if narrowed else (),
        total=finding.total,
        chips=chips_of(question, conditions, kind),
        notes=(*status_notes(question.reading), *notes_on(conditions, shown)),
        suggestions=() if not narrowed else suggestions_for(question, conditions, shown)[:3],
    )


def first_of(question: Question, query: Query) -> tuple[str, ...] | None:
    """The keys of "the three most expensive" among those of the query; None where no such place is asked for."""
    numbers = [mark.value for mark in question.reading.of("number") if mark.role != "compared"]
    if not numbers or not question.reading.has("superlative"):
        return None
    ranked = question.find(replace(query, sort=rank_order(question.reading), limit=numbers[0]))
    return tuple(project.key for project in ranked.projects)


def amount_of(question: Question, conditions: Conditions, aggregate: Aggregate) -> dict[str, object]:
    """What a sentence on the sum or the average of the projects says."""
    query = replace(conditions.query, aggregate=aggregate)
    finding = question.find(query)
    understood = question.understood(query, conditions.subject)
    return {"count": finding.total, "amount": finding.amount, "understood": understood}


def _share(question: Question, conditions: Conditions, count: int) -> Say:
    """What part of the money of the whole list the projects take."""
    query = conditions.query
    part = question.find(replace(query, aggregate=Aggregate.SUM)).amount
    whole = question.find(replace(query, departments=(), projects=(), without_departments=(), aggregate=Aggregate.SUM))
    if whole.total == count or question.reading.has("whole") or question.reading.has("all"):
        whole = question.find(Query(aggregate=Aggregate.SUM))
    assert part is not None
    assert whole.amount
    return say(
        "share-found",
        count=count,
        amount=part,
        percent=f"{100 * part / whole.amount:.1f}",
        part=f"{100 * count / whole.total:.1f}",
        whole=whole.amount,
        all=whole.total,
        understood=question.understood(query, conditions.subject),
    )
