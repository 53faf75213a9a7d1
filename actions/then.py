"""Dates that point back: "what else starts in that quarter?" is of the date that was spoken of last."""

from __future__ import annotations

from dataclasses import replace

from actions import told
from actions.memory import Memory
from actions.question import Question
from knowledge.period import APRIL, Period
from knowledge.query import DateRole
from knowledge.records import Project
from languages.reading import Mark, Reading

STRANGE = 0.3  # the probability that a message is not ours from which it is of no date of ours
_OF_A_LIST = ("count", "sum", "average", "rank", "group", "departments")
_EVENTS = (DateRole.START, DateRole.LIVE_RUN, DateRole.APPROVAL)


def place_in_time(question: Question, memory: Memory) -> tuple[Question, bool]:
    """The question with "that year" and the like as the period that is meant, and whether there is one; where nothing dated
    was spoken of it only points.
    """
    reading = question.reading
    pointing = next(iter(reading.of("then")), None)
    if pointing is None:
        return question, False
    compares = reading.has("compare") and not reading.has("page")  # "do they start in the same quarter?"
    within = compares or any(map(reading.has, ("month", "quarter", "day", "period")))  # "and in May of that year?"
    strange = reading.foreign > STRANGE or any(map(reading.has, ("outsider", "service", "opinion")))
    found = None if within or strange else _spoken_of(question, pointing, memory)
    if found is None and compares:
        return replace(
            question, reading=replace(reading, marks=tuple(m for m in reading.marks if m is not pointing))
        ), False
    if found is None:
        return replace(question, reading=_with(reading, pointing, replace(pointing, kind="pronoun", value="it"))), False
    placed = _with(reading, pointing, found)
    # "anything else in the same quarter?"
    marks = tuple(mark for mark in placed.marks if mark.kind not in ("page", "compare"))
    kind = next((kind for kind in (reading.kind, reading.follow_up) if kind in _OF_A_LIST), "list")
    return replace(question, reading=replace(placed, marks=marks, kind=kind, follow_up=kind)), True


def _with(reading: Reading, old: Mark, new: Mark) -> Reading:
    return replace(reading, marks=tuple(new if mark is old else mark for mark in reading.marks))


def _spoken_of(question: Question, pointing: Mark, memory: Memory) -> Mark | None:
    """The year, quarter or month of what was spoken of last, as a Mark in the place of `pointing`."""
    asked = memory.asked or memory.reading
    if asked is None or memory.singled or told.is_told(memory):
        return None
    before, now = ([m.value for m in one.of("role") if m.value in _EVENTS] for one in (asked, question.reading))
    named = [role for role in now if role in before] or before or now  # "when is it due to start?" names two
    project = question.projects.get(memory.focus)
    if project is None:
        periods = asked.of("period")
        day = periods[0].value if len(periods) == 1 else None
        role = periods[0].role if periods else ""
    elif asked.has("field", "financial_year") and pointing.value in ("year", "financial_year"):
        year = Period.financial_year(project.financial_year)
        return replace(pointing, kind="period", value=year, role=DateRole.FINANCIAL_YEAR.value)
    else:
        role = named[0] if named else DateRole.APPROVAL.value
        day = _date_of(project, DateRole(role))
    period = _widened(day, str(pointing.value)) if day else None
    wanted = next((mark.value for mark in question.reading.of("role") if mark.value in _EVENTS), role)
    return replace(pointing, kind="period", value=period, role=wanted) if period else None


def _date_of(project: Project, role: DateRole) -> Period | None:
    if role is DateRole.LIVE_RUN:
        return project.live_run[-1] if project.live_run else None
    return project.start if role is DateRole.START else Period.day(project.approved)


def _widened(period: Period, unit: str) -> Period | None:
    """The year, quarter, month or day that holds the period; None where none does."""
    first, last = period.first, period.last
    if first is None or last is None:
        return None
    year = first.year - (first.month < APRIL)
    wide = {
        "day": Period.day(first),
        "year": Period.year(first.year),
        "financial_year": Period.financial_year(year),
        "quarter": Period.financial_quarter(year, (first.month - APRIL) % 12 // 3 + 1),
        "month": Period.month(first.year, first.month),
    }[unit]
    return wide if wide.last and last <= wide.last else None
