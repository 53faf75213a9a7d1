"""What a Query means, in plain Python over plain records: slow, obvious, and written without a look at the store."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median

from knowledge.length import LengthRange
from knowledge.period import Period
from knowledge.query import Aggregate, DateCondition, DateRole, Group, GroupRow, Query, SortKey, Status
from knowledge.records import Project

YES, MAYBE, NO = "yes", "maybe", "no"


def answer(query: Query, today: date, projects: tuple[Project, ...]):
    """(total, projects, undated, amount, groups)"""
    met, undated = [], []
    for project in projects:
        verdicts = _verdicts(query, today, project)
        if query.either:
            each = [_together(_verdicts(one, today, project)) for one in query.either]
            verdicts.add(YES if YES in each else MAYBE if MAYBE in each else NO)
        if not query.aggregate and not query.group:
            verdicts.add(_rankable(query.sort.key, project))
        verdict = _together(verdicts)
        if verdict == YES:
            met.append(project)
        elif verdict == MAYBE:
            undated.append(project)
    amount, groups, page = None, (), ()
    if query.aggregate is Aggregate.SUM and met:
        amount = sum((project.estimate for project in met), Decimal(0))
    if query.aggregate is Aggregate.MEDIAN and met:
        amount = Decimal(median(project.estimate for project in met)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    if query.aggregate is Aggregate.AVERAGE and met:
        amount = _mean(met)
    if query.group:
        groups = _groups(query.group, met)
    if not query.aggregate and not query.group:
        page = _page(query, met)
    return len(met), page, tuple(undated), amount, groups


def _verdicts(query: Query, today: date, project: Project) -> set[str]:
    """Of each condition that must hold."""
    verdicts = {_date(condition, project) for condition in query.dates}
    verdicts.add(YES if _plain(query, today, project) else NO)
    if query.length:
        verdicts.add(_takes(query.length, project))
    if query.status is Status.FINISHED:
        verdicts.add(_finished(project, today))
    return verdicts


def _together(verdicts: set[str]) -> str:
    return NO if NO in verdicts else MAYBE if MAYBE in verdicts else YES


def _plain(query: Query, today: date, project: Project) -> bool:
    if query.departments and project.department.key not in query.departments:
        return False
    if project.department.key in query.without_departments:
        return False
    if project.key in query.without_projects:
        return False
    if query.projects and project.key not in query.projects:
        return False
    if query.money and not any(money.holds(project.estimate) for money in query.money):
        return False
    if query.status and query.status is not Status.FINISHED and query.status is not _status(project, today):
        return False
    return all(_stands(word, project) for word in query.words)


def _date(condition: DateCondition, project: Project) -> str:
    if condition.role is DateRole.LIVE_RUN:
        if not condition.periods:
            return YES if condition.negated else NO
        hit = any(phase.overlaps(period) for phase in project.live_run for period in condition.periods)
        unknown = any(phase.period is None for phase in project.phases)
        if hit:
            return NO if condition.negated else YES
        if unknown:
            return MAYBE
        return YES if condition.negated else NO
    own = {
        DateRole.START: project.start,
        DateRole.APPROVAL: Period.day(project.approved),
        DateRole.FINANCIAL_YEAR: Period.financial_year(project.financial_year),
    }[condition.role]
    return YES if any(own.overlaps(period) for period in condition.periods) != condition.negated else NO


def _status(project: Project, today: date) -> Status:
    if project.start.first > today:
        return Status.NOT_STARTED
    dated = all(phase.period for phase in project.phases)
    return Status.FINISHED if dated and all(phase.last < today for phase in project.live_run) else Status.RUNNING


def _takes(length: LengthRange, project: Project) -> str:
    if any(phase.period is None for phase in project.phases):
        return MAYBE
    days = (max(phase.last for phase in project.live_run) - project.start.first).days
    return YES if length.holds(days) else NO


def _finished(project: Project, today: date) -> str:
    """A project that has begun, whose dated phases are past and whose last dates are missing, may be finished."""
    if _status(project, today) is Status.FINISHED:
        return YES
    unknown = any(phase.period is None for phase in project.phases)
    past = all(phase.last < today for phase in project.live_run)
    return MAYBE if unknown and past and project.start.first <= today else NO


def _rankable(key: SortKey, project: Project) -> str:
    if key is SortKey.LIVE_RUN:
        return YES if project.live_run else MAYBE
    if key is SortKey.DURATION:
        return YES if len(project.live_run) == len(project.phases) else MAYBE
    return YES


def _tokens(text: str) -> list[str]:
    plain = [c for c in unicodedata.normalize("NFKD", text.casefold()) if unicodedata.category(c) != "Mn"]
    spaced = "".join(f" {c} " if "\u3400" <= c <= "\u9fff" else c for c in plain)
    return re.findall(r"[^\W_]+", spaced.casefold())


def _stands(word: str, project: Project) -> bool:
    wanted = _tokens(word)
    text = _tokens(" ".join((project.name, *project.short_names, *project.names_zh, project.description)))
    return not wanted or any(
        text[place : place + len(wanted) - 1] == wanted[:-1] and text[place + len(wanted) - 1].startswith(wanted[-1])
        for place in range(len(text) - len(wanted) + 1)
    )


def _sorted_name(name: str) -> str:
    return name.casefold().lstrip("'\"‘“「")


SORTS = {
    SortKey.ESTIMATE: lambda project: project.estimate,
    SortKey.APPROVAL: lambda project: project.approved,
    SortKey.START: lambda project: project.start.first,
    SortKey.LIVE_RUN: lambda project: max(phase.last for phase in project.live_run),
    SortKey.DURATION: lambda project: max(phase.last for phase in project.live_run) - project.start.first,
    SortKey.NAME: lambda project: _sorted_name(project.name),
    SortKey.DEPARTMENT: lambda project: _sorted_name(project.department.name),
}


def _page(query: Query, met: list[Project]) -> tuple[Project, ...]:
    key = SORTS.get(query.sort.key)
    listed = met[::-1] if query.sort.descending else met  # a stable sort: ties keep the list's order
    ordered = sorted(met, key=key, reverse=query.sort.descending) if key else listed
    rest = ordered[max(0, query.offset) :]
    if query.limit is None:
        return tuple(rest)
    page = rest[: max(0, query.limit)]
    if query.ties and page and key:
        page += [project for project in rest[len(page) :] if key(project) == key(page[-1])]
    return tuple(page)


def _groups(group: Group, met: list[Project]) -> tuple[GroupRow, ...]:
    found: dict[tuple[str, str, Period | None], list[Project]] = {}
    for project in met:
        found.setdefault(_group(group, project), []).append(project)
    rows = [
        GroupRow(key, label, len(own), sum((project.estimate for project in own), Decimal(0)), _mean(own), period)
        for (key, label, period), own in found.items()
    ]
    if group is Group.SIZE:
        return tuple(sorted(rows, key=lambda row: int(row.key)))
    return tuple(sorted(rows, key=lambda row: (row.key == "", row.label.casefold(), row.key)))


def _group(group: Group, project: Project) -> tuple[str, str, Period | None]:
    if group is Group.DEPARTMENT:
        return project.department.key, project.department.name, None
    if group is Group.SIZE:
        band = str(max(limit for limit in (0, 100, 300, 500, 1000) if project.estimate >= limit))
        return band, band, None
    if group is Group.FINANCIAL_YEAR:
        return (*2 * (str(project.financial_year),), Period.financial_year(project.financial_year))
    latest = max(project.live_run, key=lambda phase: phase.last, default=None)
    event, unit = re.fullmatch("(approval|start|live_run)_(.+)", group.value).groups()
    day = {"approval": project.approved, "start": project.start.first, "live_run": latest and latest.first}[event]
    if day is None:
        return "", "", None
    financial_year = day.year if day.month > 3 else day.year - 1
    if unit == "year":
        return str(day.year), str(day.year), Period.year(day.year)
    if unit == "financial_year":
        return str(financial_year), str(financial_year), Period.financial_year(financial_year)
    if unit == "month":
        return f"{day:%Y-%m}", f"{day:%Y-%m}", Period.month(day.year, day.month)
    quarter = {1: 4, 2: 4, 3: 4, 4: 1, 5: 1, 6: 1, 7: 2, 8: 2, 9: 2, 10: 3, 11: 3, 12: 3}[day.month]
    key = f"{day.year}-{ {1: '04', 2: '07', 3: '10', 4: '01'}[quarter] }"
    return key, key, Period.financial_quarter(financial_year, quarter)


def _mean(projects: list[Project]) -> Decimal:
    total = sum((project.estimate for project in projects), Decimal(0))
    return (total / len(projects)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
