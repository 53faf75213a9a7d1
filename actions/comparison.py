"""Sets projects, or departments, side by side and says the difference that was asked about."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answers import Answer, Outcome, Say, Table, say
from actions.conditions import read_conditions
from actions.listing import SHOWN, notes_on, nothing_found, unusable
from actions.question import Question
from knowledge.query import Aggregate, Group, Query, SortKey
from knowledge.records import Project
from languages.reading import Mark, Reading

_BETWEEN = re.compile(r"\b(?:and|with|versus|vs|or|than|against|to)\b|[,&/]", re.IGNORECASE)
BY_TIME = {"start": SortKey.START, "live_run": SortKey.LIVE_RUN, "approval": SortKey.APPROVAL}


def answer(question: Question) -> Answer:
    reading = question.reading
    departments = tuple(dict.fromkeys(mark.value[0] for mark in reading.of("department") if mark.role != "weak" or len(reading.of("department")) > 1))
    if len(departments) > 1 and not reading.has("project") and not reading.of("word", role="known"):
        return _departments(question, departments)
    projects = _projects(question)
    if len(projects) > 1:
        return _side_by_side(question, projects)
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    finding = question.find(conditions.query)
    if finding.total > 1:
        return _side_by_side(question, finding.projects[:SHOWN])
    return nothing_found(question, conditions, finding) if not finding.total else _alone(question, finding.projects[0])


def _alone(question: Question, project: Project) -> Answer:
    return Answer(
        Outcome.AMBIGUOUS, "compare", (say("compare-with-what", project=project),), Query(projects=(project.key,)), question.source, (project,), total=1
    )


def _projects(question: Question) -> tuple[Project, ...]:
    """The projects named or described between the words that set them apart."""
    reading = question.reading
    cuts = [0, *(m.start() for m in _BETWEEN.finditer(reading.text) if not _inside_a_name(m.start(), reading)), len(reading.text)]
    found: dict[str, Project] = {}
    for start, end in zip(cuts, cuts[1:], strict=False):
        part = replace(reading, marks=tuple(m for m in reading.marks if start <= m.start < end))
        if not (part.has("project") or part.of("word", role="known") or part.has("department")):
            continue
        conditions = read_conditions(replace(question, reading=part), dates=False)
        if conditions.query.projects or conditions.query.departments:
            for project in question.find(conditions.query).projects:
                found[project.key] = project
    return tuple(found.values())


def _inside_a_name(at: int, reading: Reading) -> bool:
    return any(mark.start <= at < mark.end for mark in reading.marks if mark.kind in ("project", "department"))


def _side_by_side(question: Question, projects: tuple[Project, ...]) -> Answer:
    fields = [mark for mark in question.reading.marks if mark.kind in ("comparative", "role", "field")]
    lead: list[Say] = [say("compare-projects", projects=projects, count=len(projects))]
    if len(projects) == 2:
        lead += _differences(projects, fields)
    return Answer(
        Outcome.ANSWERED,
        "compare",
        tuple(lead),
        Query(projects=tuple(project.key for project in projects)),
        question.source,
        projects[:SHOWN],
        total=len(projects),
        suggestions=tuple(say("ask-project", name=project) for project in projects[:2]),
    )


def _differences(projects: tuple[Project, ...], fields: list[Mark]) -> list[Say]:
    """The difference in what was asked about; in cost, start and live-run where nothing was."""
    wanted = {str(mark.value) for mark in fields} & {"cost", "start", "live_run", "approval"}
    ends = {mark.value for mark in fields if mark.kind == "comparative"}
    if ends & {"most", "least"}:
        wanted.add("cost")
    elif ends and not wanted:
        wanted = {"start", "live_run"}
    said = []
    for name in ("cost", "approval", "start", "live_run"):
        if wanted and name not in wanted or not wanted and name == "approval":
            continue
        said.append(_cost_difference(projects) if name == "cost" else _time_difference(projects, name))
    return said


def _cost_difference(projects: tuple[Project, ...]) -> Say:
    more, less = sorted(projects, key=lambda p: -p.estimate)
    if more.estimate == less.estimate:
        return say("compare-cost-same", amount=more.estimate)
    return say("compare-cost", more=more, less=less, amount=more.estimate - less.estimate)


def _time_difference(projects: tuple[Project, ...], name: str) -> Say:
    if name == "live_run" and not all(project.live_run for project in projects):
        return say("compare-live_run-undated", projects=tuple(p for p in projects if not p.live_run))
    dates = {
        project: project.approved if name == "approval" else project.start.first if name == "start" else project.live_run[-1].last
        for project in projects
    }
    first, second = sorted(projects, key=lambda p: str(dates[p]))
    if dates[first] == dates[second]:
        return say(f"compare-{name}-same", project=first)
    return say(f"compare-{name}", first=first, second=second)


def _departments(question: Question, keys: tuple[str, ...]) -> Answer:
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    query = replace(conditions.query, departments=keys)
    finding = question.find(replace(query, group=Group.DEPARTMENT))
    rows = {row.key: row for row in finding.groups}
    names = tuple(question.departments[key] for key in keys)
    lead = [say("compare-departments", names=names, query=replace(query, departments=()), subject=conditions.subject)]
    for key in keys:
        if key in rows:
            lead.append(say("compare-department", name=question.departments[key], count=rows[key].count, amount=rows[key].total))
        else:
            lead.append(say("compare-department-none", name=question.departments[key]))
    if len(keys) == 2 and all(key in rows for key in keys):
        more, less = sorted((rows[key] for key in keys), key=lambda row: -row.total)
        if more.total > less.total:
            lead.append(say("compare-departments-more", name=question.departments[more.key], other=question.departments[less.key], amount=more.total - less.total))
    total = question.find(replace(query, aggregate=Aggregate.SUM))
    table = tuple((question.departments[row.key], row.count, row.total) for row in finding.groups)
    return Answer(
        Outcome.ANSWERED if table else Outcome.NOTHING_FOUND,
        "compare",
        tuple(lead),
        query,
        finding.source,
        total=total.total,
        table=Table((say("heading-group"), say("heading-projects"), say("heading-estimate")), table) if table else None,
        notes=notes_on(conditions, finding),
        suggestions=tuple(say("ask-department", name=name) for name in names[:2]),
    )
