"""Periods, sums and Queries as plain JSON and back, for values that travel between processes or are kept with a message."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from typing import Any

from knowledge.length import LengthRange
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from knowledge.query import DateCondition, DateRole, Query, Sort, SortKey, Status

KEYS = ("departments", "without_departments", "projects", "without_projects", "words")


def period_to_json(period: Period) -> dict[str, Any]:
    return {"first": _day(period.first), "last": _day(period.last), "unit": period.unit.value}


def period_from_json(data: dict[str, Any]) -> Period:
    first, last = (date.fromisoformat(day) if day else None for day in (data["first"], data["last"]))
    return Period(first, last, Unit(data["unit"]))


def money_to_json(money: MoneyRange) -> dict[str, Any]:
    return {
        "low": _figure(money.low),
        "high": _figure(money.high),
        "includes_low": money.includes_low,
        "includes_high": money.includes_high,
        "about": _figure(money.about),
    }


def money_from_json(data: dict[str, Any]) -> MoneyRange:
    low, high, about = (None if data[name] is None else Decimal(data[name]) for name in ("low", "high", "about"))
    return MoneyRange(low, high, data["includes_low"], data["includes_high"], about)


def length_to_json(length: LengthRange) -> dict[str, Any]:
    return asdict(length)


def length_from_json(data: dict[str, Any]) -> LengthRange:
    return LengthRange(data["low"], data["high"], data["includes_low"], data["includes_high"])


def query_to_json(query: Query) -> dict[str, Any]:
    """A Query for projects: its conditions and its order. What it aggregates or groups by is not told, nor a limit."""
    return {
        **_conditions_to_json(query),
        "either": [_conditions_to_json(one) for one in query.either],
        "sort": {"key": query.sort.key.value, "descending": query.sort.descending},
    }


def _conditions_to_json(query: Query) -> dict[str, Any]:
    return {
        **{name: list(getattr(query, name)) for name in KEYS},
        "dates": [
            {"role": d.role.value, "periods": [period_to_json(p) for p in d.periods], "negated": d.negated}
            for d in query.dates
        ],
        "money": [money_to_json(money) for money in query.money],
        "length": length_to_json(query.length) if query.length else None,
        "status": query.status.value if query.status else None,
    }


def query_from_json(data: dict[str, Any]) -> Query:
    """The Query that `query_to_json` told, before it knew alternatives too; KeyError or ValueError for anything else."""
    return replace(
        _conditions_from_json(data),
        either=tuple(_conditions_from_json(one) for one in data.get("either", ())),
        sort=Sort(SortKey(data["sort"]["key"]), data["sort"]["descending"]),
    )


def _conditions_from_json(data: dict[str, Any]) -> Query:
    dates = tuple(
        DateCondition(DateRole(d["role"]), tuple(period_from_json(p) for p in d["periods"]), d["negated"])
        for d in data["dates"]
    )
    keys: dict[str, Any] = {name: tuple(data[name]) for name in KEYS}
    return Query(
        **keys,
        dates=dates,
        money=tuple(money_from_json(money) for money in data["money"]),
        length=length_from_json(data["length"]) if data.get("length") else None,
        status=Status(data["status"]) if data["status"] else None,
    )


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
