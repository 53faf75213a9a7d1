"""What a Query demands, put into words one by one: the words are the language's, the cases are the same in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import DateCondition, DateRole, Query
from languages.alternatives import is_bare, join_choices
from languages.bounds import Join, Say, say_length


@dataclass(frozen=True)
class Manner:
    """How a language says the values of conditions."""

    period: Callable[[Period, Say], str]
    when: Callable[[Iterable[Period], Say, str], str]  # periods as they stand at a verb, joined by "or" or "nor"
    money: Callable[[MoneyRange, Say], str]
    subject: Callable[[Iterable[str]], str]
    join: Join
    choice: Callable[[Iterable[str], Say], str]  # the conditions of one alternative


def say_demands(
    query: Query,
    subject: Iterable[str],
    left_out: str,
    either: Sequence[tuple[Query, str]],
    manner: Manner,
    say: Say,
) -> list[str]:
    """What is left out, the words of the subject, the conditions of the Query and its alternatives.

    `either` are the alternatives, each with the names of its departments.
    """
    words = tuple(subject)
    parts = []
    if left_out:
        parts.append(say("condition-without", names=left_out))
    if words:
        parts.append(say("condition-subject", words=manner.subject(words)))
    parts += _conditions(query, manner, say)
    choices = [
        [*([say("condition-department", names=names)] if names else []), *_conditions(one, manner, say)]
        for one, names in either
    ]
    if choices:
        text = join_choices((manner.choice(choice, say) for choice in choices), say)
        bare = not parts and is_bare(query, choices)
        parts.append(text if bare else say("condition-either", choices=text))
    return parts


def _conditions(query: Query, manner: Manner, say: Say) -> list[str]:
    """What the Query demands besides its departments."""
    parts = [_date_condition(condition, manner, say) for condition in query.dates]
    if query.money:
        sums = tuple(manner.money(amounts, say) for amounts in query.money)
        parts.append(say("condition-money", range=manner.join(sums, say, "or")))
    if query.length:
        parts.append(say("condition-length", range=say_length(query.length, manner.join, say)))
    if query.status:
        parts.append(say(f"condition-status-{query.status.value}"))
    return parts


def _date_condition(condition: DateCondition, manner: Manner, say: Say) -> str:
    word = "nor" if condition.negated else "or"
    if condition.role is DateRole.FINANCIAL_YEAR:
        text = manner.join(tuple(manner.period(period, say) for period in condition.periods), say, word)
    else:
        text = manner.when(condition.periods, say, word)
    return say(f"condition-{'not-' if condition.negated else ''}{condition.role.value}", when=text)
