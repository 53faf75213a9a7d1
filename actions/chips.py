"""The conditions of a question one by one, each with the whole question that drops it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.answers import Chip, Say, say
from actions.conditions import Conditions, narrow
from actions.question import Question
from knowledge.query import Query

KINDS = ("list", "count", "sum", "average")


def chips_of(question: Question, conditions: Conditions, kind: str) -> tuple[Chip, ...]:
    """One chip a condition; `kind` is one of KINDS, what is asked of the projects that meet them."""
    whole = replace(conditions.query, limit=None, aggregate=None)
    return tuple(
        Chip(title, ask_for(question, kind, query, subject))
        for title, query, subject in _without(question, conditions, whole)
    )


def ask_for(question: Question, kind: str, query: Query, subject: tuple[str, ...] = ()) -> Say:
    """The whole question for what meets the Query; `kind` is one of KINDS."""
    if kind == "list" and query == Query(sort=query.sort):
        return say("ask-all")
    return say(f"ask-{kind}", understood=question.understood(query, subject))


def _without(question: Question, conditions: Conditions, query: Query) -> Iterator[tuple[Say, Query, tuple[str, ...]]]:
    """Each condition as a title, with the Query and the subject that are left without it."""
    subject = conditions.subject

    def title(only: Query, words: tuple[str, ...] = ()) -> Say:
        return say("chip-condition", understood=question.understood(only, words))

    if query.departments:
        yield say("chip-department", names=question.owners(query)), replace(query, departments=()), subject
    if subject:
        yield title(Query(), subject), replace(query, projects=()), ()
    for date in query.dates:
        others = tuple(other for other in query.dates if other is not date)
        yield title(Query(dates=(date,))), replace(query, dates=others), subject
    if query.money:
        yield title(Query(money=query.money)), replace(query, money=()), subject
    if query.length:
        yield title(Query(length=query.length)), replace(query, length=None), subject
    if query.status:
        yield title(Query(status=query.status)), replace(query, status=None), subject
    plain = replace(query, either=())
    rests = [narrow(plain, tuple(other for other in query.either if other is not one)) for one in query.either]
    if any(len(rest.either) == 1 for rest in rests):  # it would contradict what holds in any case
        yield title(Query(either=query.either)), plain, subject
    else:
        yield from ((title(Query(either=(one,))), rest, subject) for one, rest in zip(query.either, rests, strict=True))
    if query.without_departments or query.without_projects:
        others_only = Query(without_departments=query.without_departments, without_projects=query.without_projects)
        yield title(others_only), replace(query, without_departments=(), without_projects=()), subject
