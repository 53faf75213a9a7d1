"""Breakdowns by department or year: how many projects, how much money, what part of the whole, and the change by year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from actions.answers import Answer, Outcome, Row, Say, say
from actions.conditions import Conditions, read_conditions
from actions.drawing import bars_of
from actions.listing import notes_on, nothing_found, unusable
from actions.question import Question
from actions.tables import label_of, table_of, tabulate
from knowledge.period import Period
from knowledge.query import Aggregate, DateCondition, DateRole, Finding, Group, GroupRow, Query
from knowledge.records import Department
from languages.reading import Reading

YEARS = {"start": Group.START_YEAR, "live_run": Group.LIVE_RUN_YEAR, "approval": Group.APPROVAL_YEAR}


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
    rows = tuple(
        row
        for group, finding in zip(groups, findings, strict=True)
        for row in tabulate(question, group, finding.groups)
    )
    superlative = next((m.value for m in question.reading.of("superlative") if m.value in ("most", "least")), None)
    lead = say(f"group-{groups[0].value}", **said(question, conditions, findings[0]))
    if not superlative:
        return grouped(question, conditions, findings[0], rows, lead)
    lead = _first(question, conditions, findings[0], groups[0], superlative)
    counts = question.reading.has("count")
    furthest = max if superlative == "most" else min
    best = furthest(findings[0].groups, key=lambda row: Decimal(row.count) if counts else row.total)
    singled = _condition_of(question, groups[0], best)
    return replace(grouped(question, conditions, findings[0], rows, lead), singled=singled)


def _condition_of(question: Question, group: Group, row: GroupRow) -> tuple[Department | DateCondition, ...]:
    """What holds of the projects of that group."""
    if group is Group.DEPARTMENT:
        return (question.departments[row.key],)
    roles = {of: name for name, of in YEARS.items()}
    if not row.key or group not in (*roles, Group.FINANCIAL_YEAR):
        return ()
    year = int(row.key[:4])
    if group is Group.FINANCIAL_YEAR:
        return (DateCondition(DateRole.FINANCIAL_YEAR, (Period.financial_year(year),)),)
    return (DateCondition(DateRole(roles[group]), (Period.year(year),)),)


def _first(question: Question, conditions: Conditions, finding: Finding, group: Group, superlative: str) -> Say:
    """Which group has most, or least, of the money and of the projects."""
    pick = max if superlative == "most" else min
    richest = pick(finding.groups, key=lambda row: row.total)
    fullest: GroupRow = pick(finding.groups, key=lambda row: row.count)
    values = said(question, conditions, finding)
    labels = {"label": label_of(question, group, richest), "label-count": label_of(question, group, fullest)}
    return say(f"group-{superlative}", **values, **labels, amount=richest.total, number=fullest.count)


def _groups(reading: Reading) -> tuple[Group, ...]:
    cues = {mark.value for mark in reading.marks if mark.kind in ("group", "year_of")}
    roles = [mark.value for mark in reading.of("role")]
    if "size" in cues or (cues == {"breakdown"} and reading.has("sort")):
        return (Group.SIZE,)  # "how are the projects spread by cost?"
    if "financial_year" in cues:
        return (Group.FINANCIAL_YEAR,)
    if "year" in cues:
        return (YEARS[roles[0]],) if roles else (Group.FINANCIAL_YEAR, Group.APPROVAL_YEAR)
    return (Group.DEPARTMENT,)


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
        suggestions=(say("ask-most", understood=question.understood(Query())), say("ask-all")),
    )
