"""How English says money, periods and lists: exactly, and so that it can be read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from knowledge.query import DateCondition, DateRole, Query
from knowledge.store import Store
from languages.en import phrasing
from languages.language import Language
from languages.vocabulary import load_vocabulary

TODAY = date(2024, 10, 15)

PERIODS = {
    "2024": Period.year(2024),
    "2024-25": Period.financial_year(2024),
    "1999-00": Period.financial_year(1999),
    "June 2024": Period.month(2024, 6),
    "28 June 2024": Period.day(date(2024, 6, 28)),
    "calendar Q2 2024 (April to June 2024)": Period.quarter(2024, 2),
    "2024-25 2nd Quarter (July to September 2024)": Period.financial_quarter(2024, 2),
    "2024-25 4th Quarter (January to March 2025)": Period.financial_quarter(2024, 4),
    "the first half of 2024": Period.half_year(2024, 1),
    "the second half of 2024": Period.half_year(2024, 2),
    "from 1 January 2024 on": Period(date(2024, 1, 1), None),
    "up to 31 December 2024": Period(None, date(2024, 12, 31)),
    "between 1 April 2023 and 30 June 2024": Period(date(2023, 4, 1), date(2024, 6, 30)),
}


@pytest.mark.parametrize(("text", "period"), PERIODS.items())
def test_a_period_is_said(english: Language, text: str, period: Period) -> None:
    assert phrasing.period(period, english.say) == text


@pytest.mark.parametrize("period", PERIODS.values(), ids=PERIODS)
def test_what_is_said_of_a_period_is_read_back_as_it(english: Language, period: Period) -> None:
    """Suggestions are sent back as typed messages: each must mean what it was made of, and nothing besides."""
    if period.unit is Unit.FINANCIAL_YEAR and period.first and period.first.year < 2000:
        return
    text = f"projects starting {phrasing.when(period, english.say)}"
    found = [mark.value for mark in load_vocabulary().read(text, TODAY) if mark.kind == "period"]
    assert [(one.first, one.last) for one in found] == [(period.first, period.last)]


SUMS = {
    "HK$1,395.8 million": Decimal("1395.8"),
    "HK$300.0 million": Decimal("300"),
    "HK$0.5 million": Decimal("0.50"),
    "HK$251.55 million": Decimal("251.55"),
}


@pytest.mark.parametrize(("text", "amount"), SUMS.items())
def test_a_sum_is_said_as_the_list_prints_it(text: str, amount: Decimal) -> None:
    assert phrasing.money(amount) == text


RANGES = {
    "more than HK$500 million": MoneyRange(low=Decimal(500), includes_low=False),
    "at least HK$500 million": MoneyRange(low=Decimal(500)),
    "less than HK$1.4 billion": MoneyRange(high=Decimal(1400), includes_high=False),
    "at most HK$200 million": MoneyRange(high=Decimal(200)),
    "between HK$200 million and HK$400 million": MoneyRange(Decimal(200), Decimal(400)),
    "exactly HK$300 million": MoneyRange(Decimal(300), Decimal(300)),
    "about HK$300 million (10% either way)": MoneyRange.near(Decimal(300)),
    "more than HK$1 billion": MoneyRange(low=Decimal(1000), includes_low=False),
    "more than HK$1,404.6 million": MoneyRange(low=Decimal("1404.6"), includes_low=False),
    "at least HK$0.5 million": MoneyRange(low=Decimal("0.5")),
}


@pytest.mark.parametrize(("text", "amounts"), RANGES.items())
def test_a_range_is_said_and_read_back(english: Language, text: str, amounts: MoneyRange) -> None:
    assert phrasing.money_range(amounts, english.say) == text
    found = [mark.value for mark in load_vocabulary().read(f"projects costing {text}", TODAY) if mark.kind == "money"]
    assert found == [amounts]


IN_2023 = Query(dates=(DateCondition(DateRole.APPROVAL, (Period.year(2023),)),))
IN_2026 = Query(dates=(DateCondition(DateRole.LIVE_RUN, (Period.year(2026),)),))
CHEAP = Query(money=(MoneyRange(high=Decimal(100), includes_high=False),))
POLICE = Query(departments=("hkpf",))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (Query(either=(IN_2023, CHEAP)), "approved in 2023 or costing less than HK$100 million"),
        (Query(either=(POLICE, CHEAP)), "of the Police or costing less than HK$100 million"),
        (Query(either=(POLICE,)), "of the Police"),
        (
            Query(either=(IN_2023, CHEAP, IN_2026)),
            "approved in 2023 or costing less than HK$100 million or going live in 2026",
        ),
        (
            replace(IN_2026, either=(IN_2023, CHEAP)),
            "going live in 2026 and either approved in 2023 or costing less than HK$100 million",
        ),
        (
            Query(either=(replace(POLICE, dates=IN_2023.dates), CHEAP)),
            "either of the Police and approved in 2023 or costing less than HK$100 million",
        ),
        (
            Query(departments=("immd",), either=(POLICE, CHEAP)),
            "either of the Police or costing less than HK$100 million",
        ),
    ],
)
def test_alternatives_are_said(english: Language, query: Query, text: str) -> None:
    either = [(one, "the Police" if one.departments else "") for one in query.either]
    assert phrasing.conditions(query, (), "", english.say, either) == f" {text}"


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_joined(english: Language, parts: list[str], text: str) -> None:
    assert phrasing.join(parts, english.say) == text


@pytest.mark.parametrize(
    ("number", "months"),
    [(1, "April to June"), (2, "July to September"), (3, "October to December"), (4, "January to March")],
)
def test_the_quarters_of_a_financial_year(number: int, months: str) -> None:
    assert phrasing.months_of_financial_quarter(number) == months


def test_every_live_run_of_the_list_is_said(store: Store, english: Language) -> None:
    for project in store.projects():
        said = phrasing.live_run(project, english.say)
        undated = any(phase.period is None for phase in project.phases)
        assert undated is ("no date" in said), project.paper
