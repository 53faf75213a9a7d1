"""How English says values: money, periods, lists, and a Query's conditions. The words are in sentences.ftl."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from knowledge.facts import Fact, Programme, Target, Text
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from knowledge.query import DateCondition, DateRole, Query
from knowledge.records import Department, Project, Source
from languages.alternatives import is_bare, join_choices
from languages.bounds import say_length, say_money

Say = Callable[..., str]

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
    text = f"{amount:,.1f}" if amount == round(amount, 1) else f"{amount:,.2f}"
    return f"HK${text} million"


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


def financial_year(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def period(value: Period, say: Say) -> str:
    """The period's name, with its months where a quarter's number alone could mislead."""
    first, last = value.first, value.last
    if first is None or last is None:
        if first:
            return say("period-from", day=day(first))
        return say("period-to", day=day(last)) if last else say("period-any")
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


def join(parts: Iterable[str], say: Say, word: str = "and") -> str:
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return say(f"join-{word}", first=", ".join(items[:-1]), last=items[-1])


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
    if len(project.phases) == 1 and project.phases[0].period:
        return period(project.phases[0].period, say)
    if not project.live_run:
        return say("live-run-undated")
    return "; ".join(
        say(
            "live-run-phase",
            label=phase.label,
            period=period(phase.period, say) if phase.period else say("live-run-no-date"),
        )
        for phase in project.phases
    )


def conditions(
    query: Query, subject: Iterable[str], left_out: str, say: Say, either: Sequence[tuple[Query, str]] = ()
) -> str:
    """What the Query demands, as a phrase that follows "projects": " starting in 2024 and costing more than ...".

    `either` are its alternatives, each with the names of its departments.
    """
    words = tuple(subject)
    parts = []
    if left_out:
        parts.append(say("condition-without", names=left_out))
    if words:
        parts.append(say("condition-subject", words=" ".join(words)))
    parts += _parts(query, say)
    choices = [
        [*([say("condition-department", names=names)] if names else []), *_parts(one, say)] for one, names in either
    ]
    if choices:
        text = join_choices((join(choice, say) for choice in choices), say)
        bare = not parts and is_bare(query, choices)
        parts.append(text if bare else say("condition-either", choices=text))
    return (" " + join(parts, say)) if parts else ""


def _parts(query: Query, say: Say) -> list[str]:
    """What the Query demands besides its departments, one by one."""
    parts = [_date_condition(condition, say) for condition in query.dates]
    if query.money:
        parts.append(say("condition-money", range=join((money_range(r, say) for r in query.money), say, "or")))
    if query.length:
        parts.append(say("condition-length", range=say_length(query.length, join, say)))
    if query.status:
        parts.append(say(f"condition-status-{query.status.value}"))
    return parts


def _date_condition(condition: DateCondition, say: Say) -> str:
    word = "or" if not condition.negated else "nor"
    if condition.role is DateRole.FINANCIAL_YEAR:
        text = join((period(p, say) for p in condition.periods), say, word)
    else:
        text = join((when(p, say) for p in condition.periods), say, word)
    return say(f"condition-{'not-' if condition.negated else ''}{condition.role.value}", when=text)


def text(said: Text) -> str:
    return said.en


def programme_name(subject: Programme | Target) -> str:
    return subject.name if isinstance(subject, Programme) else subject.name.en


def fact_sentence(fact: Fact) -> str:
    return fact.sentence.en


def fact_value(fact: Fact) -> str:
    return fact.value.en
