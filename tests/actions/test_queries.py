"""A message and the Query that it becomes, field by field."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.listing import SHOWN
from knowledge.length import LengthRange
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import Aggregate, DateCondition, DateRole, Group, Query, Sort, SortKey, Status
from tests.conftest import Person

CORPUS = yaml.load((Path(__file__).parent / "queries.yml").read_text("utf-8"), yaml.BaseLoader)
FEWEST = 60


def period(text: str) -> Period:
    if ".." in text:
        first, last = (date.fromisoformat(end) if end else None for end in text.split(".."))
        return Period(first, last)
    shapes: dict[str, Any] = {
        r"(\d{4})": Period.year,
        r"(\d{4})-\d\d/(\d)": Period.financial_quarter,
        r"(\d{4})/(\d)": Period.quarter,
        r"(\d{4})h(\d)": Period.half_year,
    }
    for shape, build in shapes.items():
        if found := re.fullmatch(shape, text):
            return build(*map(int, found.groups()))  # type: ignore[no-any-return]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Period.day(date.fromisoformat(text))
    year, part = map(int, text.split("-"))
    return Period.financial_year(year) if part == (year + 1) % 100 else Period.month(year, part)


def condition(text: str) -> DateCondition:
    negated, rest = text.startswith("not "), text.removeprefix("not ")
    role, periods = rest.split(" ", 1)
    return DateCondition(DateRole(role), tuple(map(period, periods.split(" + "))), negated)


def money(text: str) -> MoneyRange:
    if ".." in text:
        low, high = map(Decimal, text.split(".."))
        return MoneyRange(low, high)
    sign, figure, *rest = text.split()
    amount = Decimal(figure)
    limit = {
        ">": MoneyRange(low=amount, includes_low=False),
        ">=": MoneyRange(low=amount),
        "<": MoneyRange(high=amount, includes_high=False),
        "<=": MoneyRange(high=amount),
        "~": MoneyRange.near(amount),
    }[sign]
    both = limit.meet(money(" ".join(rest))) if rest else limit
    assert both
    return both


def length(text: str) -> LengthRange:
    sign, months = text.split()
    low = sign.startswith(">")
    ends = (int(months), None) if low else (None, int(months))
    return LengthRange(*ends, includes_low=not low or "=" in sign, includes_high=low or "=" in sign)


def expected(case: dict[str, Any]) -> Query:
    sort = case.get("sort", "list")
    return Query(
        departments=tuple(case.get("departments", "").split()),
        without_departments=tuple(case.get("without", "").split()),
        projects=tuple(case.get("projects", "").split()),
        dates=tuple(map(condition, case.get("dates", ()))),
        money=(money(case["money"]),) if "money" in case else (),
        length=length(case["length"]) if "length" in case else None,
        status=Status(case["status"]) if "status" in case else None,
        either=tuple(map(expected, case.get("either", ()))),
        sort=Sort(SortKey(sort.removeprefix("-")), sort.startswith("-")),
        limit=int(case["limit"]) if "limit" in case else None,
        aggregate=Aggregate(case["aggregate"]) if "aggregate" in case else None,
        group=Group(case["group"]) if "group" in case else None,
    )


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["say"])
def test_a_message_becomes_its_query(person: Person, case: dict[str, Any]) -> None:
    kind = case.get("kind", "list")
    answer = person.ask(case["say"], case.get("guess", kind))
    assert answer.kind == kind
    assert answer.query is not None
    limit = None if kind == "list" and answer.query.limit == SHOWN else answer.query.limit
    found = replace(answer.query, limit=limit, ties=False)
    if len(found.projects) > 1:
        found = replace(found, projects=tuple(sorted(found.projects, key=found_in(case))))
    assert found == expected(case)


def found_in(case: dict[str, Any]) -> Any:
    """Projects of a described subject stand best first, which is not what is tested here."""
    order = case.get("projects", "").split()
    return lambda key: order.index(key) if key in order else len(order)


def test_there_are_enough_messages() -> None:
    assert len(CORPUS) >= FEWEST
    assert len({case["say"] for case in CORPUS}) == len(CORPUS)
