"""Breakdowns by department or year, the departments of the list, and which of them spends or does most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answers import Answer, Outcome, Say, Table, say
from actions.conditions import Conditions, read_conditions
from actions.listing import SHOWN, notes_on, nothing_found, owners, unusable
from actions.question import Question
from knowledge.query import Aggregate, Finding, Group, GroupRow, Query
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
    rows = tuple(_row(question, group, row) for group, finding in zip(groups, findings, strict=True) for row in finding.groups)
    return _grouped(question, conditions, findings[0], rows, say(f"group-{groups[0].value}", **_said(question, conditions, findings[0])))


def answer_departments(question: Question) -> Answer:
    """The departments with projects that meet the conditions; with a superlative, the first of them by money or number."""
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    finding = question.find(replace(conditions.query, group=Group.DEPARTMENT))
    if not finding.total:
        return nothing_found(question, conditions, finding)
    several = question.reading.value("many")
    if several:
        groups_kept = tuple(g for g in finding.groups if (g.count > 1) == (several == "several"))
        finding = replace(finding, groups=groups_kept, total=sum(g.count for g in groups_kept))
    superlative = next((m.value for m in question.reading.of("superlative") if m.value in ("most", "least")), None)
    groups = finding.groups
    lead = say("departments-found", groups=len(groups), **_said(question, conditions, finding))
    if superlative:
        by_number = _ranks_by_number(question.reading)
        groups = tuple(sorted(groups, key=lambda g: g.count if by_number else g.total, reverse=superlative == "most"))
        best = [g for g in groups if (g.count if by_number else g.total) == (groups[0].count if by_number else groups[0].total)]
        lead = say(
            f"departments-{superlative}-{'projects' if by_number else 'money'}",
            names=tuple(question.departments[g.key] for g in best),
            ties=len(best),
            number=best[0].count,
            amount=best[0].total,
            **_said(question, conditions, finding),
        )
    rows = tuple(_row(question, Group.DEPARTMENT, row) for row in groups)
    answer = _grouped(question, conditions, finding, rows, lead)
    if question.reading.has("plural") and conditions.query != Query() and finding.total <= SHOWN:
        return replace(answer, cards=question.find(conditions.query).projects)
    return answer


def _groups(reading: Reading) -> tuple[Group, ...]:
    cues = {mark.value for mark in reading.of("group")}
    roles = [mark.value for mark in reading.of("role")]
    if "financial_year" in cues:
        return (Group.FINANCIAL_YEAR,)
    if "year" in cues:
        return (YEARS[roles[0]],) if roles else (Group.FINANCIAL_YEAR, Group.APPROVAL_YEAR)
    return (Group.DEPARTMENT,)


def _ranks_by_number(reading: Reading) -> bool:
    """ "The most projects" counts; "spends most", "biggest budget" adds up."""
    if reading.has("count"):
        return True
    if reading.has("field", "cost") or reading.has("sum"):
        return False
    return reading.has("table", "project") or reading.has("plural")


def _said(question: Question, conditions: Conditions, finding: Finding) -> dict[str, object]:
    query: Query = replace(finding.query, group=None)
    total = question.find(replace(query, aggregate=Aggregate.SUM)).amount
    return {
        "count": finding.total,
        "total": total,
        "query": query,
        "subject": conditions.subject,
        "departments": owners(question, query),
    }


def _row(question: Question, group: Group, row: GroupRow) -> tuple[object, ...]:
    if group is Group.DEPARTMENT:
        label: object = question.departments[row.key]
    elif group is Group.FINANCIAL_YEAR:
        label = say("label-financial-year", year=int(row.key[:4]))
    else:
        label = say(f"label-{group.value}", year=row.key or "none")
    return (label, row.count, row.total)


def _grouped(
    question: Question, conditions: Conditions, finding: Finding, rows: Sequence[tuple[object, ...]], lead: Say
) -> Answer:
    return Answer(
        Outcome.ANSWERED,
        question.reading.kind,
        (lead,),
        finding.query,
        finding.source,
        total=finding.total,
        table=Table((say("heading-group"), say("heading-projects"), say("heading-estimate")), tuple(rows)),
        notes=notes_on(conditions, finding),
        suggestions=(say("ask-most", query=Query(), departments=(), subject=()), say("ask-all")),
    )
