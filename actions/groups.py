"""Breakdowns by department, size or date: how many projects, how much money, what part of the whole, the change by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from actions.answers import Answer, Outcome, Row, Say, say
from actions.conditions import Conditions, read_conditions
from actions.drawing import bars_of
from actions.firsts import asks_first_of_each, first_of_each
from actions.listing import OF_ROLE, SHOWN, notes_on, nothing_found, unusable
from actions.question import Question
from actions.tables import label_of, table_of, tabulate
from knowledge.period import Unit
from knowledge.query import Aggregate, DateCondition, Finding, Group, GroupRow, Query
from knowledge.records import Department
from languages.reading import Reading

_YEARS = {"start": Group.START_YEAR, "live_run": Group.LIVE_RUN_YEAR, "approval": Group.APPROVAL_YEAR}
# What "per year" and the like group by, by the date that is meant; the list gives a start and a live-run in quarters.
BY_DATE = {
    "year": _YEARS,
    "calendar_year": _YEARS,
    "financial_year": {
        "start": Group.START_FINANCIAL_YEAR,
        "live_run": Group.LIVE_RUN_FINANCIAL_YEAR,
        "approval": Group.FINANCIAL_YEAR,
    },
    "quarter": {"start": Group.START_QUARTER, "live_run": Group.LIVE_RUN_QUARTER, "approval": Group.APPROVAL_QUARTER},
    "month": {"start": Group.START_QUARTER, "live_run": Group.LIVE_RUN_QUARTER, "approval": Group.APPROVAL_MONTH},
}


def answer(question: Question) -> Answer:
    """A breakdown; a bare "per year" is given by the list's financial years and by calendar years of approval."""
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    groups = _groups(question.reading)
    findings = [question.find(replace(conditions.query, group=group)) for group in groups]
    if not findings[0].total:
        return nothing_found(question, conditions, findings[0])
    if asks_first_of_each(question.reading):
        return first_of_each(question, conditions, findings[0])
    rows = tuple(
        row
        for group, finding in zip(groups, findings, strict=True)
        for row in tabulate(question, group, finding.groups)
    )
    superlative = next((m.value for m in question.reading.of("superlative") if m.value in ("most", "least")), None)
    lead = say("group-found", group=groups[0].value, **said(question, conditions, findings[0]))
    if not superlative:
        return grouped(question, conditions, findings[0], rows, lead)
    lead = _first(question, conditions, findings[0], groups[0], superlative)
    counts = question.reading.has("count")
    furthest = max if superlative == "most" else min
    best = furthest(findings[0].groups, key=lambda row: Decimal(row.count) if counts else row.total)
    singled = _condition_of(question, groups[0], best)
    answer = replace(grouped(question, conditions, findings[0], rows, lead), singled=singled)
    if question.reading.has("group_with") and question.reading.has("plural"):
        return _projects_of(question, answer, singled)
    return answer


def _projects_of(question: Question, answer: Answer, singled: Sequence[Department | DateCondition]) -> Answer:
    """ "The projects of the lowest year": the group is named, and its projects are shown."""
    assert answer.query
    dates = tuple(one for one in singled if isinstance(one, DateCondition))
    found = question.find(replace(answer.query, group=None, dates=(*answer.query.dates, *dates)))
    return replace(answer, cards=found.projects[:SHOWN], total=found.total, table=None, drawing=None)


def _condition_of(question: Question, group: Group, row: GroupRow) -> tuple[Department | DateCondition, ...]:
    """What holds of the projects of that group."""
    if group is Group.DEPARTMENT:
        return (question.departments[row.key],)
    return (DateCondition(group.role, (row.period,)),) if group.role and row.period else ()


def _first(question: Question, conditions: Conditions, finding: Finding, group: Group, superlative: str) -> Say:
    """Which group has most, or least, of the money and of the projects."""
    pick = max if superlative == "most" else min
    richest = pick(finding.groups, key=lambda row: row.total)
    fullest: GroupRow = pick(finding.groups, key=lambda row: row.count)
    values = said(question, conditions, finding)
    labels = {"label": label_of(question, group, richest), "label-count": label_of(question, group, fullest)}
    return say(f"group-{superlative}", **values, **labels, amount=richest.total, number=fullest.count)


def _groups(reading: Reading) -> tuple[Group, ...]:
    cues = {mark.value for mark in reading.marks if mark.kind in ("group", "year_of", "group_with")}
    if "size" in cues or (cues == {"breakdown"} and reading.has("sort")):
        return (Group.SIZE,)  # "how are the projects spread by cost?"
    finest = ("month", "quarter", "financial_year", "calendar_year", "year")
    unit = next((unit for unit in finest if unit in cues), None)
    if unit is None:
        return (Group.DEPARTMENT,)
    role = _event(reading)
    if unit == "year" and role is None:
        financial = any(mark.value.unit is Unit.FINANCIAL_YEAR for mark in reading.of("period"))
        return (Group.FINANCIAL_YEAR,) if financial else (Group.FINANCIAL_YEAR, Group.APPROVAL_YEAR)
    return (BY_DATE[unit][role or "approval"],)


def _event(reading: Reading) -> str | None:
    """The date that is grouped by: "by start quarter", of projects "approved in 2024"."""
    of_periods = {mark.role for mark in reading.of("period")}
    events = [mark.value for mark in reading.of("role") if mark.value in OF_ROLE]
    return next((event for event in events if event not in of_periods), next(iter(events), None))


def said(question: Question, conditions: Conditions, finding: Finding) -> dict[str, object]:
    """What every sentence about a breakdown repeats."""
    query: Query = replace(finding.query, group=None)
    total = question.find(replace(query, aggregate=Aggregate.SUM)).amount
    understood = question.understood(query, conditions.subject)
    return {"count": finding.total, "total": total, "understood": understood}


def grouped(question: Question, conditions: Conditions, finding: Finding, rows: tuple[Row, ...], lead: Say) -> Answer:
    reading = question.reading
    drawing = bars_of(
        rows[: len(finding.groups)],  # a bare "per year" has two groupings: the first is drawn
        finding.query,
        question.understood(replace(finding.query, group=None), conditions.subject),
        "count" if reading.has("count") and not reading.has("field", "cost") else "total",
        reading.has("picture"),
    )
    return Answer(
        Outcome.ANSWERED,
        question.reading.kind,
        (lead,),
        finding.query,
        finding.source,
        total=finding.total,
        table=table_of(rows),
        drawing=drawing,
        notes=notes_on(conditions, finding),
        suggestions=_suggestions(question, finding),
    )


def _suggestions(question: Question, finding: Finding) -> tuple[Say, ...]:
    """Where no event was named, the same by the other dates."""
    group = finding.query.group
    if group and group.unit in (Unit.YEAR, Unit.FINANCIAL_QUARTER) and _event(question.reading) is None:
        return tuple(say("ask-group", role=role, unit=group.unit.value) for role in ("start", "live_run"))
    return say("ask-most", understood=question.understood(Query())), say("ask-all")
