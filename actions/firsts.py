"""The first project of each group in some order: "the dearest of each department", "the biggest project of every year"."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import Answer, Outcome, Say, say
from actions.conditions import Conditions
from actions.listing import notes_on
from actions.question import Question
from actions.ranking import rank_order
from actions.tables import label_of
from knowledge.query import DateCondition, Finding, Group, GroupRow, Query
from knowledge.records import Project
from languages.reading import Reading

OF_A_GROUP = (
    "year_of",
    "sum",
    "count",
    "average",
    "amount",
    "bodies",
    "sort",
)  # said of groups, not of a project in one
FEW = 6  # groups that the lead can name one by one


def asks_first_of_each(reading: Reading) -> bool:
    """ "The biggest project of each year", not "which year had most" nor "spending by department, biggest first"."""
    grouped = reading.has("group") and not reading.has("group", "size")
    return grouped and reading.has("superlative") and not any(map(reading.has, OF_A_GROUP))


def first_of_each(question: Question, conditions: Conditions, finding: Finding) -> Answer:
    """The first project of each group of the finding, or those that share the first place."""
    sort = rank_order(question.reading)
    query = finding.query
    assert query.group
    ordered = replace(query, group=None, sort=sort, limit=1, ties=True)
    cards: list[Project] = []
    named: list[Say] = []
    for row in finding.groups:
        own = _within(ordered, query.group, row)
        first = question.find(own).projects if own else ()
        if first:
            cards += first
            named.append(say("first-of-group", label=label_of(question, query.group, row), projects=first))
    understood = question.understood(replace(query, group=None), conditions.subject)
    order = f"{sort.key.value}-{'most' if sort.descending else 'least'}"
    lead = say("first-of-each", group=query.group.value, order=order, understood=understood)
    is_told = query.group is not Group.DEPARTMENT and len(named) <= FEW  # a card names its department
    return Answer(
        Outcome.ANSWERED,
        question.reading.kind,
        (lead, *named) if is_told else (lead,),
        query,
        finding.source,
        tuple(cards),
        total=len(cards),
        notes=notes_on(conditions, question.find(ordered)),
        suggestions=(say("ask-most", understood=question.understood(Query())), say("ask-all")),
    )


def _within(query: Query, group: Group, row: GroupRow) -> Query | None:
    """The Query kept to one group; None for the group of what has no date."""
    if group is Group.DEPARTMENT:
        return replace(query, departments=(row.key,))
    if group.role and row.period:
        return replace(query, dates=(*query.dates, DateCondition(group.role, (row.period,))))
    return None
