"""Departments, periods or ranges of estimates side by side: how many projects each has, for how much, and the difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answers import Answer, Outcome, Row, Say, say
from actions.conditions import Conditions, read_conditions
from actions.gist import periods_of
from actions.listing import SHOWN, notes_on, unusable
from actions.question import Question
from actions.tables import department_rows, part_of, table_of
from knowledge.query import Aggregate, DateCondition, DateRole, Group, Query


def compare_departments(question: Question, keys: tuple[str, ...]) -> Answer:
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    query = replace(conditions.query, departments=keys)
    finding = question.find(replace(query, group=Group.DEPARTMENT))
    rows = {row.key: row for row in finding.groups}
    names = question.owners(query)
    lead: list[Say] = [
        say("compare-departments", names=names, understood=question.understood(replace(query, departments=())))
    ]
    for name in names:
        if name.key in rows:
            row = rows[name.key]
            lead.append(say("compare-department", name=name, count=row.count, amount=row.total))
        else:
            lead.append(say("compare-department-none", name=name))
    if len(names) == 2 and len(rows) == 2:
        more, less = sorted(rows.values(), key=lambda row: -row.total)
        difference = more.total - less.total
        owner, other = question.departments[more.key], question.departments[less.key]
        if difference:
            lead.append(say("compare-departments-more", name=owner, other=other, amount=difference))
    elif len(rows) > 2:
        most = max(rows.values(), key=lambda row: row.total)
        lead.append(say("compare-departments-most", name=question.departments[most.key], amount=most.total))
    table = department_rows(names, rows)
    return Answer(
        Outcome.ANSWERED if table else Outcome.NOTHING_FOUND,
        "compare",
        tuple(lead),
        query,
        finding.source,
        question.find(query).projects if 0 < finding.total <= SHOWN else (),
        total=finding.total,
        table=table_of(table, told=len(table) < 3) if len(table) > 1 else None,
        notes=notes_on(conditions, finding),
        suggestions=tuple(say("ask-department", name=name) for name in names[:2]),
    )


def compare_periods(question: Question) -> Answer:
    """The projects of one period against those of another: "2022-23 against 2024-25"."""
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    marks = periods_of(question.reading)
    roles = [mark.role for mark in marks if mark.role]
    role = DateRole(roles[0]) if roles else conditions.query.dates[0].role
    dates = (DateCondition(role, (mark.value,)) for mark in marks[:4])
    sides = [(date.periods[0], replace(conditions.query, dates=(date,))) for date in dates]
    lead, rows = _told(question, sides)
    if len(rows) == 2 == len(marks):
        first, second = rows[0].total, rows[1].total
        way = "more" if second >= first else "less"
        change = abs(second - first)
        percent = f"{part_of(change, first):.1f}"
        lead.append(say("compare-periods-difference", amount=change, percent=percent, way=way))
    understood = question.understood(replace(conditions.query, dates=()))
    lead = [say("compare-periods", understood=understood, role=role.value), *lead]
    return _beside(question, conditions, lead, rows)


def compare_sums(question: Question) -> Answer:
    """The projects of one range of estimates against those of another: 「五億以上同五億以下各有幾多個」."""
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    sides = [(money, replace(conditions.query, money=(money,))) for money in conditions.query.money[:4]]
    lead, rows = _told(question, sides)
    understood = question.understood(replace(conditions.query, money=()))
    return _beside(question, conditions, [say("compare-sums", understood=understood), *lead], rows)


def _beside(question: Question, conditions: Conditions, lead: Sequence[Say], rows: Sequence[Row]) -> Answer:
    """The Answer to a comparison of periods or sums: each side told, and in a table where there are several."""
    return Answer(
        Outcome.ANSWERED,
        "compare",
        tuple(lead),
        conditions.query,
        question.source,
        total=sum(row.count for row in rows),
        table=table_of(rows, told=len(rows) < 3) if len(rows) > 1 else None,
        notes=notes_on(conditions, question.find(conditions.query)),
        suggestions=(say("ask-all"),),
    )


def _told(question: Question, sides: Sequence[tuple[object, Query]]) -> tuple[list[Say], list[Row]]:
    """Of each side, by what it is called: how many projects it has and for how much, in sentences and in rows."""
    lead, rows = [], []
    for name, query in sides:
        finding = question.find(replace(query, aggregate=Aggregate.SUM))
        if finding.amount is None:
            lead.append(say("compare-period-none", period=name))
            continue
        lead.append(say("compare-period", period=name, count=finding.total, amount=finding.amount))
        rows.append(Row(say("label-period", period=name), finding.total, finding.amount))
    return lead, rows
