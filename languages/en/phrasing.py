"""How English says values: money, periods, lists, and a Query's conditions. The words are in sentences.ftl."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from knowledge.facts import Fact, Programme, Target, Text
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from knowledge.query import Query
from knowledge.records import Department, Project, Source
from languages.bounds import Say, say_money, say_open_period
from languages.demands import Manner, say_demands
from languages.phases import say_live_run
from languages.printed import financial_year, millions
from languages.series import say_series

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SENTENCE_GAP = " "
_ORDINALS = ("1st", "2nd", "3rd", "4th")


def money(amount: Decimal) -> str:
    """HK$ million as the list prints it: one decimal, thousands parted; more decimals only where there are more."""
    return f"HK${millions(amount)} million"


def bound(amount: Decimal) -> str:
    """A limit as a person would say it: 500 million, 1.4 billion."""
    if amount >= 1000 and amount % 100 == 0:
        return f"HK${(amount / 1000).normalize():f} billion"
    return f"HK${amount.normalize():,f} million"


def day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def ordinal(number: int) -> str:
    return _ORDINALS[number - 1]


def month(number: int) -> str:
    return _MONTHS[number - 1]


def months_of_financial_quarter(number: int) -> str:
    first = (3 * number + 0) % 12
    return f"{_MONTHS[first]} to {_MONTHS[(first + 2) % 12]}"


def period(value: Period, say: Say) -> str:
    """The period's name, with its months where a quarter's number alone could mislead."""
    first, last = value.first, value.last
    if first is None or last is None:
        return say_open_period(first, last, day, say)
    months = f"{_MONTHS[first.month - 1]} to {_MONTHS[last.month - 1]}"
    if value.unit is Unit.DAY:
        return day(first)
    if value.unit is Unit.MONTH:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if value.unit is Unit.QUARTER:
        return say("period-quarter", number=(first.month + 2) // 3, year=str(first.year), months=months)
    if value.unit is Unit.FINANCIAL_QUARTER:
        start = first.year if first.month >= 4 else first.year - 1
        quarter = _ORDINALS[(first.month - 4) % 12 // 3]
        return say(
            "period-financial-quarter",
            year=financial_year(start),
            quarter=quarter,
            months=months,
            calendar=str(first.year),
        )
    if value.unit is Unit.HALF_YEAR:
        return say("period-half", half="first" if first.month == 1 else "second", year=str(first.year))
    if value.unit is Unit.YEAR:
        return str(first.year)
    if value.unit is Unit.FINANCIAL_YEAR:
        return say("period-financial-year", year=financial_year(first.year))
    return say("period-span", first=day(first), last=day(last))


def when(value: Period, say: Say) -> str:
    """The period with its preposition: "in 2024", "on 12 July 2024", "between ... and ..."."""
    text = period(value, say)
    if value.unit is Unit.DAY:
        return say("when-on", period=text)
    return text if value.unit is Unit.SPAN else say("when-in", period=text)


def _when(values: Iterable[Period], say: Say, word: str) -> str:
    """Each period with a preposition of its own: "in 2024 or in 2025"."""
    return join((when(value, say) for value in values), say, word)


def join(parts: Iterable[str], say: Say, word: str = "and") -> str:
    return say_series(parts, ", ", word, say)


def money_range(value: MoneyRange, say: Say) -> str:
    return say_money(value, bound, join, say)


def project_name(project: Project) -> str:
    return project.name


def department_name(department: Department) -> str:
    return department.name


def description(project: Project) -> str:
    return project.description


def source_title(source: Source) -> str:
    return source.title


def quoted(text: str) -> str:
    return f"“{text}”"


def subject(words: Iterable[str]) -> str:
    return " ".join(words)


def short_name(project: Project) -> str:
    """What people call the project, where they have a name for it."""
    return next((name for name in project.short_names if name.isascii()), project.name)


def live_run(project: Project, say: Say) -> str:
    """The live-run, phase by phase where it has several; what the list leaves undated is said to be."""
    return say_live_run(project, period, str, "; ", say)


def conditions(
    query: Query, subject: Iterable[str], left_out: str, say: Say, either: Sequence[tuple[Query, str]] = ()
) -> str:
    """What the Query demands, as a phrase that follows "projects": " starting in 2024 and costing more than ...".

    `either` are its alternatives, each with the names of its departments.
    """
    parts = say_demands(query, subject, left_out, either, _MANNER, say)
    return (" " + join(parts, say)) if parts else ""


_MANNER = Manner(period, _when, money_range, subject, join, join)


def text(said: Text) -> str:
    return said.en


def programme_name(subject: Programme | Target) -> str:
    return subject.name if isinstance(subject, Programme) else subject.name.en


def fact_sentence(fact: Fact) -> str:
    return fact.sentence.en


def fact_value(fact: Fact) -> str:
    return fact.value.en
