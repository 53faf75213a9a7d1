"""What the marks of a message amount to: the conditions it sets, what it asks of them, and whether it has a subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.period import Period, Unit
from languages.reading import Mark, Reading

PERIODS = ("period", "month", "quarter", "day", "bad_date")
CONDITIONS = ("department", "project", "word", "fit", "money", "length", "status", "undated", "outsider", *PERIODS)
OPERATIONS = (
    "count",
    "sum",
    "average",
    "superlative",
    "comparative",
    "ordinal",
    "group",
    "compare",
    "sort",
    "field",
    "when",
    "about",
    "define",
    "bodies",
    "number",
)
GOOD_FIT = 60
SUMMARIES = ("group", "departments", "compare", "count", "sum", "average")  # kinds that add up or set side by side
SINGLE = ("field", "project")  # kinds that are about one project


def operates(reading: Reading, kinds: Iterable[str]) -> bool:
    return any(reading.has(kind) for kind in kinds)


def operations(reading: Reading, without: Sequence[str] = ()) -> list[Mark]:
    return [mark for mark in reading.marks if mark.kind not in (*CONDITIONS, "either") and mark.kind not in without]


def untied(reading: Reading) -> Reading:
    """The reading without alternatives: all its conditions hold in any case."""
    return replace(
        reading, marks=tuple(replace(mark, alternative=0) for mark in reading.marks if mark.kind != "either")
    )


def alternatives_of(reading: Reading) -> list[Reading]:
    """The conditions of each alternative, as Readings of their own."""
    numbers = sorted({mark.alternative for mark in reading.marks} - {0})
    return [replace(reading, marks=tuple(mark for mark in reading.marks if mark.alternative == n)) for n in numbers]


def says(marks: Iterable[Mark]) -> bool:
    """Whether the marks set a condition."""
    return any((mark.kind in CONDITIONS and mark.kind not in ("word", "fit")) or mark.role == "known" for mark in marks)


def dates(reading: Reading) -> bool:
    return any(reading.has(kind) for kind in PERIODS)


def own_subject(reading: Reading) -> bool:
    fit = reading.value("fit") or 0
    return (
        reading.has("project")
        or reading.has("department")
        or (fit >= GOOD_FIT and bool(reading.of("word", role="known")))
    )


def asks_which_of_departments(reading: Reading, last: Reading) -> bool:
    """ "Which department is cheaper?", after what two of them have: of these, and not of all."""
    bodies = reading.has("bodies") or reading.has("field", "department")
    return len(last.of("department")) > 1 and bodies and reading.has("comparative") and not says(reading.marks)


def denies_departments(reading: Reading) -> bool:
    named = reading.of("department")
    return bool(named) and all(mark.negated for mark in named)


def contrasts(last: Reading) -> bool:
    """Whether departments or periods, not projects, were set side by side."""
    described = last.has("project") or bool(last.of("word", role="known"))
    departments = len(last.of("department")) > 1 and not described
    return last.kind == "compare" and (departments or len(periods_of(last)) > 1)


def periods_of(reading: Reading) -> tuple[Mark, ...]:
    """The periods to be compared: those named, or the two ends of "from 2022 to 2023"."""
    marks = reading.of("period")
    if len(marks) != 1:
        return marks
    span: Period = marks[0].value
    if span.unit is not Unit.SPAN or span.first is None or span.last is None:
        return marks
    if (span.first.month, span.last.month) == (4, 3):
        ends = Period.financial_year(span.first.year), Period.financial_year(span.last.year - 1)
    elif (span.first.month, span.last.month) == (1, 12):
        ends = Period.year(span.first.year), Period.year(span.last.year)
    else:
        return marks
    return tuple(replace(marks[0], value=end) for end in ends) if ends[0] != ends[1] else marks
