"""Which departments have projects, how many, for how much, and which of them has most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from actions.answers import Answer, say
from actions.conditions import read_conditions
from actions.groups import grouped, said
from actions.listing import SHOWN, nothing_found, unusable
from actions.question import Question
from actions.tables import tabulate
from actions.totals import amount_of
from knowledge.money import MoneyRange
from knowledge.query import Aggregate, Group, GroupRow, Query
from languages.reading import Reading

FEW = 3  # projects, that are shown below their departments though only these were asked for


def answer(question: Question) -> Answer:
    """The departments with projects that meet the conditions; with a superlative, the first by money or by number."""
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    asked, rivals = conditions, _rivals(question, conditions.query)
    totals = rivals or (conditions.query.money if question.reading.has("sum") else ())
    if totals:  # "departments whose total is over a billion"
        departments = () if rivals else conditions.query.departments
        conditions = replace(conditions, query=replace(conditions.query, money=(), departments=departments))
    finding = question.find(replace(conditions.query, group=Group.DEPARTMENT))
    if not finding.total:
        return nothing_found(question, conditions, finding)
    held = _bound(question.reading)
    if totals:
        held = _totalling(totals)
    if held:
        kept = tuple(row for row in finding.groups if held(row))
        finding = replace(finding, groups=kept, total=sum(row.count for row in kept))
    values = said(question, conditions, finding) | {"total": sum((row.total for row in finding.groups), Decimal(0))}
    if totals:
        values["understood"] = question.understood(replace(conditions.query, money=totals), conditions.subject)
    lead = say("departments-totalling" if totals else "departments-found", groups=len(finding.groups), **values)
    singled = tuple(question.departments[row.key] for row in finding.groups) if held else ()
    superlative = next((m.value for m in question.reading.of("superlative") if m.value in ("most", "least")), None)
    if superlative and finding.groups:
        by_number = _ranks_by_number(question.reading)
        rank = _number_of if by_number else _money_of
        ordered = sorted(finding.groups, key=rank, reverse=superlative == "most")
        place = next((mark.value for mark in question.reading.of("ordinal") if 1 < mark.value <= len(ordered)), 1)
        best = [row for row in ordered if rank(row) == rank(ordered[place - 1])]
        finding = replace(finding, groups=tuple(ordered))
        singled = tuple(question.departments[row.key] for row in best)
        measure = "projects" if by_number else "money"
        lead = say(
            f"departments-{superlative}-{measure}" if place == 1 else "departments-nth",
            order=f"{measure}-{superlative}",
            place=place,
            **values,
            names=tuple(question.departments[row.key] for row in best),
            ties=len(best),
            number=best[0].count,
            amount=best[0].total,
        )
    rows = tabulate(question, Group.DEPARTMENT, finding.groups)
    answer = replace(grouped(question, conditions, finding, rows, lead), singled=singled)
    if rivals:  # whose total that is
        answer = replace(answer, lead=(say("sum-found", **amount_of(question, asked, Aggregate.SUM)), *answer.lead))
    few = question.reading.has("plural") or finding.total <= FEW
    if few and conditions.query != Query() and finding.total <= SHOWN:
        return replace(answer, cards=question.find(conditions.query).projects)
    return answer


def _rivals(question: Question, query: Query) -> tuple[MoneyRange, ...]:
    """ "Which departments spend less than the police?": the totals below that of the one department; none where none is named."""
    side = next((mark.value for mark in question.reading.of("comparative")), "")
    if side not in ("most", "least") or len(query.departments) != 1:
        return ()
    total = question.find(replace(query, aggregate=Aggregate.SUM)).amount or Decimal(0)
    if side == "most":
        return (MoneyRange(total, None, includes_low=False),)
    return (MoneyRange(None, total, includes_high=False),)


def _number_of(row: GroupRow) -> Decimal:
    return Decimal(row.count)


def _money_of(row: GroupRow) -> Decimal:
    return row.total


def _totalling(ranges: Sequence[MoneyRange]) -> Callable[[GroupRow], bool]:
    """The test of a total in any of the ranges."""
    return lambda row: any(one.holds(row.total) for one in ranges)


def _bound(reading: Reading) -> Callable[[GroupRow], bool] | None:
    """The test of "more than one project" or "at least 2 projects"; None where no number of projects is set."""
    bound = reading.value("bound")
    number = next((mark.value for mark in reading.of("number")), 1)
    if not bound or not (reading.of("number") or reading.has("plural") or reading.has("table", "project")):
        return None
    tests: dict[str, Callable[[GroupRow], bool]] = {
        "above": lambda row: row.count > number,
        "from": lambda row: row.count >= number,
        "below": lambda row: row.count < number,
        "exactly": lambda row: row.count == number,
    }
    return tests[bound]


def _ranks_by_number(reading: Reading) -> bool:
    """ "The most projects" counts; "spends most", "biggest budget" adds up."""
    if reading.has("count"):
        return True
    if reading.has("field", "cost") or reading.has("sum"):
        return False
    return reading.has("table", "project") or reading.has("plural")
