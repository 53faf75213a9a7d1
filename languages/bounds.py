"""Ranges of money, of time and of dates put into words: the words are the language's, the cases are the same in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Protocol

from knowledge.length import LengthRange
from knowledge.money import MoneyRange

Say = Callable[..., str]


class Join(Protocol):
    """Says several things with "and" between them, or another word."""

    def __call__(self, parts: Iterable[str], say: Say, word: str = "and") -> str: ...


def say_money(value: MoneyRange, amount: Callable[[Any], str], join: Join, say: Say) -> str:
    """ "More than HK$300 million"; `amount` says a sum, `join` says two things with "and"."""
    if value.about is not None:
        return say("range-about", amount=amount(value.about))
    if value.low is not None and value.low == value.high:
        return say("range-exactly", amount=amount(value.low))
    low, high = (None if end is None else amount(end) for end in (value.low, value.high))
    return _say(low, high, value.includes_low, value.includes_high, join, say)


def say_length(value: LengthRange, join: Join, say: Say) -> str:
    """ "More than 4 years", in months where they are no whole years."""
    low, high = (None if months is None else _length(months, say) for months in (value.low, value.high))
    return _say(low, high, value.includes_low, value.includes_high, join, say)


def say_open_period(first: date | None, last: date | None, day: Callable[[date], str], say: Say) -> str:
    """ "From 1 January 2024 on"; for a Period that has one end at most."""
    if first:
        return say("period-from", day=day(first))
    return say("period-to", day=day(last)) if last else say("period-any")


def _length(months: int, say: Say) -> str:
    in_years = months % 12 == 0
    return say("length", number=str(months // 12 if in_years else months), unit="years" if in_years else "months")


def _say(low: str | None, high: str | None, includes_low: bool, includes_high: bool, join: Join, say: Say) -> str:
    if low and high and includes_low and includes_high:
        return say("range-between", low=low, high=high)
    ends = []
    if low:
        ends.append(say("range-from" if includes_low else "range-over", amount=low))
    if high:
        ends.append(say("range-up-to" if includes_high else "range-under", amount=high))
    return join(tuple(ends), say)
