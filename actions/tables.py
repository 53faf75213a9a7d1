"""Groups of projects as the rows of a Table: number, total, part of the whole, and the change from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from actions.answers import Row, Say, Table, say
from actions.question import Question
from knowledge.period import Unit
from knowledge.query import SIZES, Group, GroupRow
from knowledge.records import Department

YEARLY = (Unit.YEAR, Unit.FINANCIAL_YEAR)


def tabulate(question: Question, group: Group, rows: Sequence[GroupRow]) -> tuple[Row, ...]:
    """The Store's rows of one grouping, in their order; years carry the change on the year before."""
    whole = sum((row.total for row in rows), Decimal(0))
    table = [Row(label_of(question, group, row), row.count, row.total, part_of(row.total, whole)) for row in rows]
    if group.unit not in YEARLY:
        return tuple(table)
    for at, (before, row) in enumerate(pairwise(rows), 1):
        if before.period and row.period == before.period.neighbour(1):
            change = row.total - before.total
            here = table[at]
            table[at] = Row(here.label, here.count, here.total, here.share, change, part_of(abs(change), before.total))
    return tuple(table)


def label_of(question: Question, group: Group, row: GroupRow) -> Department | Say:
    if group is Group.DEPARTMENT:
        return question.departments[row.key]
    if group is Group.SIZE:
        return _size(int(row.key))
    assert group.role
    if row.period is None:
        return say("label-undated")
    if group.unit not in YEARLY:
        return say("label-period", period=row.period)
    return say(f"label-{group.role.value}", period=row.period)


def _size(limit: int) -> Say:
    """ "From HK$100 million to below HK$300 million"."""
    after = SIZES[SIZES.index(limit) + 1 :]
    if not after:
        return say("label-size-last", low=Decimal(limit))
    if not limit:
        return say("label-size-first", high=Decimal(after[0]))
    return say("label-size", low=Decimal(limit), high=Decimal(after[0]))


def part_of(amount: Decimal, whole: Decimal) -> Decimal:
    """Per cent, to one decimal; 0 of nothing."""
    return round(100 * amount / whole, 1) if whole else Decimal(0)


def table_of(rows: Sequence[Row], *, told: bool = False) -> Table:
    return Table((say("heading-group"), say("heading-projects"), say("heading-estimate")), tuple(rows), told)


def department_rows(departments: Sequence[Department], rows: dict[str, GroupRow]) -> tuple[Row, ...]:
    """One row for each department that has something, without shares: they are not parts of one whole."""
    return tuple(Row(d, rows[d.key].count, rows[d.key].total) for d in departments if d.key in rows)
