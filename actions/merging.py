"""The conditions of a message and of the question before it, put together: what the message names replaces its like."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date

from actions.alternatives import UNCLEAR
from actions.gist import (
    CONDITIONS,
    PERIODS,
    SINGLE,
    SUMMARIES,
    contrasts,
    denies_departments,
    operates,
    periods_of,
    says,
)
from actions.grounding import month_of
from actions.memory import Memory
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from languages.reading import Mark, Reading

FIGURES = ("count", "sum", "average")
OF_A_LIST = (*FIGURES, "superlative", "group", "sort")
_PARTS = (Unit.MONTH, Unit.QUARTER, Unit.FINANCIAL_QUARTER)
PART = "part"  # on a period that was completed from a month or a quarter


def merge(reading: Reading, last: Reading, memory: Memory) -> list[Mark]:
    """The conditions of both, the message's own replacing those of their kind."""
    mine = [mark for mark in reading.marks if mark.kind in CONDITIONS]
    kept = [mark for mark in last.marks if mark.kind in CONDITIONS]
    if last.kind in SUMMARIES:  # there a word that no project holds was left out
        kept = [mark for mark in kept if (mark.kind, mark.role) != ("word", "unknown")]
    named = reading.of("project")
    if named and all(mark.negated for mark in named):
        return [*kept, *named]
    if named and last.has("share"):  # of the same whole
        return [*(mark for mark in kept if mark.kind in (*PERIODS, "money")), *mine]
    if named:
        return mine
    if reading.has("owner") and memory.focus_owner:
        others = [Mark("project", 0, 0, (memory.focus,), negated=True)] if reading.has("other") else []
        return [Mark("department", 0, 0, (memory.focus_owner,)), *others]
    singled = _singled(reading, mine, memory)
    kept = [*(mark for mark in kept if mark.kind not in {one.kind for one in singled}), *singled]
    ranked = not singled and last.kind == "rank" and not _ranks_anew(reading, last, memory)
    a_set = (
        ranked
        or (last.kind in SINGLE and reading.has("they"))
        or last.has("undated")
        or (last.kind == "compare" and not contrasts(last))
    )
    filters = ranked and (reading.has("they") or reading.has("carry", "only")) and not operates(reading, OF_A_LIST)
    if a_set and len(memory.shown) > 1 and (filters or not says(mine)):  # "only those of 2022-23", of the six cheapest
        shown = [Mark("project", 0, 0, (key,), "pointed") for key in memory.shown]
        return [*shown, *mine] if says(mine) else shown
    tied = [] if any(mark.alternative for mark in mine) else [mark for mark in kept if mark.alternative]
    kept = [mark for mark in kept if not mark.alternative]
    if last.kind == "departments" and last.has("sum"):  # a limit of the departments' totals is none of a project's
        kept = [mark for mark in kept if mark.kind != "money"]
    if reading.has("shift"):
        mine = _shifted(reading, kept)
    if last.kind in SINGLE and operates(reading, OF_A_LIST) and not reading.has("share"):
        kept = [mark for mark in kept if mark.kind != "project"]
    if reading.of("word", role="known"):
        gone = ("word", "fit", "project")
        kept = [mark for mark in kept if mark.kind not in gone and (mark.kind, mark.role) != ("department", "weak")]
    else:
        mine = [mark for mark in mine if mark.kind not in ("word", "fit")]
    if reading.has("department"):
        if not memory.total:  # the words had found nothing
            kept = [mark for mark in kept if mark.kind not in ("word", "fit")]
        compares = reading.has("compare") or reading.has("comparative")
        if compares and contrasts(last) and len(last.of("department")) > 1:
            kept = _first_of(kept, "department")  # "and against immigration?"
        compares = compares and (reading.has("compare") or contrasts(last))
        added = compares or reading.has("add") or denies_departments(reading)
        shut_out = {key for mark in reading.of("department") if mark.negated for key in mark.value}
        kept = [m for m in kept if m.kind != "department" or m.negated or not shut_out.intersection(m.value)]
        gone = ("project",) if added else ("department", "project", *(("word", "fit") if last.kind in SINGLE else ()))
        kept = [m for m in kept if m.kind not in gone or (added and m.kind == "project" and m.negated)]
    apart = _of_its_own_column(reading, mine, kept)
    mine = apart or _dated_alike(mine, [*kept, *tied], last, corrects=reading.has("correct"))
    alone = operates(reading, FIGURES) or reading.has("carry", "only")  # "and 2023-24 on its own"
    compared = periods_of(last) if contrasts(last) and not alone else ()
    if len(compared) > 1 and len([m for m in mine if m.kind == "period"]) == 1 and not _is_span(mine):
        both = compared[-1:] if last.has("change") else compared
        role = {mark.role for mark in both}
        mine = [*both, *(replace(mark, role=next(iter(role))) if len(role) == 1 else mark for mark in mine)]
    roles = {mark.role for mark in mine if mark.kind in PERIODS and mark not in apart}
    if reading.has("correct") and any(mark.kind == "period" for mark in mine):
        if any(mark.kind == "period" and not mark.negated for mark in mine):  # "2022, not 2023"
            mine = [mark for mark in mine if mark.kind != "period" or not mark.negated]
        kept = [mark for mark in kept if mark.kind not in PERIODS]
    if roles and not (reading.has("add") and all(mark.kind == "period" for mark in kept if mark.kind in PERIODS)):
        denied = all(mark.negated for mark in mine if mark.kind in PERIODS)
        kept = [
            mark
            for mark in kept
            if mark.kind not in PERIODS
            or (denied and mark.negated)
            or (mark.role not in roles and mark.kind == "period")
        ]
    if reading.has("role"):
        kept = [mark for mark in kept if mark.kind != "status"]  # "how many have started", after what has not
    mine = _bounded_alike(mine, kept)
    for kind in ("money", "length", "status", "undated"):
        if any(mark.kind == kind for mark in mine):
            kept = [mark for mark in kept if mark.kind != kind]
    if reading.has("otherwise") and not tied and _are_alternatives(kept, mine):
        return _either_of(kept, mine)
    return [*kept, *_exchanged(reading, mine, tied), *reading.of("either")]


def _are_alternatives(kept: list[Mark], mine: list[Mark]) -> bool:
    """Whether the conditions of both can be joined by "or", and say something different."""
    able = all(mark.kind in ("department", "money", "length", "status", "period") for mark in (*kept, *mine))
    return able and bool(kept and mine) and not any(mark.negated or mark.alternative for mark in (*kept, *mine))


def _either_of(kept: list[Mark], mine: list[Mark]) -> list[Mark]:
    """ "Or those approved in 2022", after those over 300 million: either will do; after several conditions it may be joined to
    the last of them alone, and is asked about.
    """
    sides = [*(replace(mark, alternative=1) for mark in kept), *(replace(mark, alternative=2) for mark in mine)]
    several = len({(mark.kind, mark.role) for mark in kept}) > 1
    return [*sides, Mark("either", 0, 0, UNCLEAR)] if several else sides


def _exchanged(reading: Reading, mine: list[Mark], tied: list[Mark]) -> list[Mark]:
    """ "And below 200 million?", after "approved in 2023 or below 100 million": in the place of its like; what has none there,
    and "only those below 200 million", holds besides.
    """
    if any(map(reading.has, ("they", "pronoun"))) or reading.has("carry", "only"):
        return [*tied, *mine]
    place = {(mark.kind, mark.role): mark.alternative for mark in tied}
    placed = [replace(mark, alternative=place.get((mark.kind, mark.role), 0)) for mark in mine]
    gone = {(mark.kind, mark.role) for mark in placed if mark.alternative}
    return [*(mark for mark in tied if (mark.kind, mark.role) not in gone), *(placed if tied else mine)]


def _ranks_anew(reading: Reading, last: Reading, memory: Memory) -> bool:
    """ "The highest 3 now", after the three lowest; "and which goes live first and last?", after both ends of the list."""
    if reading.has("they") or reading.has("pronoun") or not reading.has("superlative"):
        return False
    as_many = any(mark.value >= len(memory.shown) for mark in reading.of("number"))
    ends = len({mark.value for mark in last.of("superlative")}) > 1
    return as_many or (ends and len({mark.value for mark in reading.of("superlative")}) > 1)


def _singled(reading: Reading, mine: list[Mark], memory: Memory) -> list[Mark]:
    """ "Its project", "that year's projects", "how much do they spend": the groups that the last answer named first."""
    points = reading.has("pronoun") or reading.has("they") or reading.has("owner")
    return list(memory.singled.marks) if memory.singled and points and not says(mine) else []


def _is_span(marks: list[Mark]) -> bool:
    """ "From 2023-24 to 2024-25": two periods by itself."""
    return any(mark.kind == "period" and mark.value.unit is Unit.SPAN for mark in marks)


def _first_of(marks: list[Mark], kind: str) -> list[Mark]:
    """The marks with the first of that kind alone."""
    first = next((mark for mark in marks if mark.kind == kind), None)
    return [mark for mark in marks if mark.kind != kind or mark is first]


def _of_its_own_column(reading: Reading, mine: list[Mark], kept: list[Mark]) -> list[Mark]:
    """ "Of these, which are of financial year 2023-24", after those of a calendar year: both hold, of what is on show."""
    points = reading.has("they") or reading.has("pronoun")
    years = [mark for mark in mine if mark.kind == "period" and not mark.role]
    yearly = any(mark.kind == "period" and mark.value.unit is Unit.YEAR for mark in kept)
    fits = years and all(mark.value.unit is Unit.FINANCIAL_YEAR for mark in years)
    return mine if points and yearly and fits else []


def _bounded_alike(mine: list[Mark], kept: list[Mark]) -> list[Mark]:
    """A second limit from the other side closes the range; a bare sum takes over the "more than" of the one before."""
    before = next((mark.value for mark in kept if mark.kind == "money"), None)
    if before is None or (before.low is not None and before.high is not None):
        return mine
    return [replace(mark, value=_range(mark.value, before)) if mark.kind == "money" else mark for mark in mine]


def _range(new: MoneyRange, before: MoneyRange) -> MoneyRange:
    if new.low is not None and new.low == new.high:
        return replace(
            before, low=new.low if before.low is not None else None, high=new.low if before.high is not None else None
        )
    if new.low is None and before.low is not None and new.high is not None and before.low < new.high:
        return replace(new, low=before.low, includes_low=before.includes_low)
    if new.high is None and before.high is not None and new.low is not None and new.low < before.high:
        return replace(new, high=before.high, includes_high=before.includes_high)
    return new


def _shifted(reading: Reading, kept: list[Mark]) -> list[Mark]:
    """ "And the year before that?": the last period, one of its kind earlier or later."""
    last = next((mark for mark in reversed(kept) if mark.kind == "period"), None)
    if last is None:
        return []
    step = -1 if reading.has("shift", "before") else 1
    period: Period = last.value
    moved = period.neighbour(step)
    return [replace(last, value=moved)] if moved else []


def _dated_alike(mine: list[Mark], kept: list[Mark], last: Reading, *, corrects: bool) -> list[Mark]:
    """A date that names no event is about the event of the date before; a bare year completes a month or a quarter, and where
    it corrects one that had its year, that as well: "oops, 2022".
    """
    before = [mark for mark in kept if mark.kind in PERIODS]
    roles = {mark.role for mark in before} or {mark.value for mark in last.of("role")}
    found = []
    for mark in mine:
        if mark.kind in ("period", "day") and not mark.role and len(roles) == 1:
            mark = replace(mark, role=next(iter(roles)))
        mark = _in_that_month(mark, last)
        whole_year = mark.kind == "period" and mark.value.unit in (Unit.YEAR, Unit.FINANCIAL_YEAR)
        if whole_year and before and (_is_part(before[-1]) or (corrects and before[-1].value.unit in _PARTS)):
            mark = _completed(mark, _part(before[-1]))
        elif mark.kind in ("month", "quarter") and before and before[-1].kind == "period":
            whole = _completed(before[-1], replace(mark, role=mark.role or before[-1].role))
            mark = whole if whole is not before[-1] else mark
        found.append(mark)
    return found


def _is_part(mark: Mark) -> bool:
    return mark.kind in ("month", "quarter") or mark.text == PART


def _in_that_month(mark: Mark, last: Reading) -> Mark:
    """A day that lacks its month, or its year, has that of the day or month spoken of before."""
    there = month_of(last)
    period = mark.value
    if there is None or (mark.kind != "day" and not (mark.kind == "period" and mark.text not in ("", PART))):
        return mark
    year, month = there if mark.kind == "day" else (there[0], period.first.month)
    number = mark.value if mark.kind == "day" else period.first.day
    if number > calendar.monthrange(year, month)[1]:
        return mark
    return replace(mark, kind="period", value=Period.day(date(year, month, number)), text="")


def _completed(year: Mark, part: Mark) -> Mark:
    period: Period = year.value
    if period.first is None or period.unit in (Unit.SPAN, Unit.HALF_YEAR):
        return year
    if part.kind == "month":
        late = period.unit is Unit.FINANCIAL_YEAR and part.value < 4
        value = Period.month(period.first.year + late, part.value)
    elif period.unit not in (Unit.FINANCIAL_YEAR, Unit.FINANCIAL_QUARTER):
        value = Period.quarter(period.first.year, part.value)
    else:
        value = Period.financial_quarter(period.first.year, part.value)
    return replace(year, value=value, role=part.role or year.role, text=PART)


def _part(mark: Mark) -> Mark:
    """The month or quarter that a completed period came from, so that another year can complete it anew."""
    if mark.kind != "period":
        return mark
    first = mark.value.first
    if mark.value.unit is Unit.MONTH:
        return replace(mark, kind="month", value=first.month)
    if mark.value.unit is Unit.QUARTER:
        return replace(mark, kind="quarter", value=(first.month + 2) // 3)
    return replace(mark, kind="quarter", value=(first.month - 4) % 12 // 3 + 1)
