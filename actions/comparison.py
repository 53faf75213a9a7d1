"""Sets projects side by side and says the difference that was asked about; hands departments and periods on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from actions.answers import Answer, Outcome, Say, say
from actions.conditions import read_conditions
from actions.contrast import compare_departments, compare_periods, compare_sums
from actions.gist import periods_of, untied
from actions.listing import SHOWN, nothing_found, unusable
from actions.question import Question
from actions.ranking import sort_for
from knowledge.query import Query
from knowledge.records import Project
from languages.reading import Mark, Reading

_BETWEEN = re.compile(
    r"\b(?:and|with|versus|vs|or|than|against|to|is|before|after)\b|[,&/、，和與及同定比]|抑或|還是", re.IGNORECASE
)


def answer(question: Question) -> Answer:
    question = replace(question, reading=untied(question.reading))  # "which had more, 2023-24 or 2022": of both
    reading = question.reading
    owners = [mark for mark in reading.of("department") if not mark.negated]
    departments = tuple(dict.fromkeys(mark.value[0] for mark in owners))
    described = reading.has("project") or reading.of("word", role="known")
    if len(departments) > 1 and not described:
        return compare_departments(question, departments)
    if len(periods_of(reading)) > 1 and not reading.has("project"):
        return compare_periods(question)
    if len(reading.of("money")) > 1 and reading.has("each"):
        return compare_sums(question)
    projects = _extremes(question) or _projects(question)
    if len(projects) > 1:
        return _side_by_side(question, projects)
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    finding = question.find(conditions.query)
    if finding.total > 1:
        return _side_by_side(question, finding.projects[:SHOWN])
    if not finding.total:
        return nothing_found(question, conditions, finding)
    project = finding.projects[0]
    lead = (say("compare-with-what", project=project),)
    return Answer(
        Outcome.AMBIGUOUS, "compare", lead, Query(projects=(project.key,)), question.source, (project,), total=1
    )


def _extremes(question: Question) -> tuple[Project, ...]:
    """ "Compare the cheapest and the dearest": the projects at either end."""
    superlatives = list(dict.fromkeys(mark.value for mark in question.reading.of("superlative")))
    if len(superlatives) < 2 or question.reading.has("project"):
        return ()
    query = read_conditions(question).query
    found = [
        question.find(replace(query, sort=sort_for(question.reading, superlative), limit=1)).projects
        for superlative in superlatives[:2]
    ]
    return tuple(project for projects in found for project in projects)


def _projects(question: Question) -> tuple[Project, ...]:
    """The projects named or described between the words that set them apart."""
    reading = question.reading
    breaks = (m.start() for m in _BETWEEN.finditer(reading.text) if not _inside_a_name(m.start(), reading))
    pieces = []
    for start, end in pairwise([0, *breaks, len(reading.text)]):
        pieces.append(tuple(m for m in reading.marks if start <= m.start < end))
    found: dict[str, Project] = {}
    if reading.composed:  # the places of its marks say nothing: each named project stands alone, the rest together
        rest = tuple(mark for mark in reading.marks if mark.kind in ("department", "word"))
        pieces = [*((mark,) for mark in reading.of("project")), rest]
    for marks in _alike(pieces):
        part = replace(reading, marks=tuple(marks))
        if not (part.has("project") or part.of("word", role="known") or part.has("department")):
            continue
        query = read_conditions(replace(question, reading=part), dates=False).query
        if query.projects or query.departments:
            found.update((project.key, project) for project in question.find(query).projects)
    return tuple(found.values())


def _alike(pieces: Sequence[tuple[Mark, ...]]) -> list[tuple[Mark, ...]]:
    """ "The immigration and the prisons' headquarters moves": what describes the last describes each department before it."""
    owned = [piece for piece in pieces if any(mark.kind == "department" for mark in piece)]
    words = [mark for mark in owned[-1] if mark.kind == "word"] if len(owned) > 1 else []
    bare = {piece for piece in owned if not any(mark.kind in ("word", "project", "table") for mark in piece)}
    return [(*piece, *words) if piece in bare and len(bare) == len(owned) - 1 else piece for piece in pieces]


def _inside_a_name(at: int, reading: Reading) -> bool:
    return any(mark.start <= at < mark.end for mark in reading.marks if mark.kind in ("project", "department"))


def _side_by_side(question: Question, projects: Sequence[Project]) -> Answer:
    lead: list[Say] = [say("compare-projects", projects=tuple(projects), count=len(projects))]
    if len(projects) == 2:
        lead += _differences(projects[0], projects[1], question.reading)
    return Answer(
        Outcome.ANSWERED,
        "compare",
        tuple(lead),
        Query(projects=tuple(project.key for project in projects)),
        question.source,
        tuple(projects[:SHOWN]),
        total=len(projects),
        suggestions=tuple(say("ask-project", name=project) for project in projects[:2]),
    )


def _differences(one: Project, other: Project, reading: Reading) -> list[Say]:
    """The difference in what was asked about; in cost, start and live-run where nothing was."""
    asks = ("comparative", "superlative", "role", "field")
    wanted = _wanted([mark for mark in reading.marks if mark.kind in asks])
    return [
        _cost_difference(one, other) if name == "cost" else _time_difference(one, other, name)
        for name in ("cost", "approval", "start", "live_run")
        if name in wanted
    ]


def _wanted(marks: Sequence[Mark]) -> set[str]:
    wanted = {str(mark.value) for mark in marks} & {"cost", "start", "live_run", "approval"}
    ends = {mark.value for mark in marks if mark.kind in ("comparative", "superlative")}
    if ends & {"most", "least"}:
        wanted.add("cost")
    elif ends and not wanted:
        wanted = {"start", "live_run"}
    return wanted or {"cost", "start", "live_run"}


def _cost_difference(one: Project, other: Project) -> Say:
    more, less = sorted((one, other), key=lambda project: -project.estimate)
    if more.estimate == less.estimate:
        return say("compare-cost-same", amount=more.estimate)
    return say("compare-cost", more=more, less=less, amount=more.estimate - less.estimate)


def _time_difference(one: Project, other: Project, name: str) -> Say:
    undated = tuple(project for project in (one, other) if not project.live_run)
    if name == "live_run" and undated:
        return say("compare-live_run-undated", projects=undated)
    first, second = sorted((one, other), key=lambda project: _date(project, name))
    if _date(first, name) == _date(second, name):
        return say(f"compare-{name}-same", project=first)
    return say(f"compare-{name}", first=first, second=second)


def _date(project: Project, name: str) -> str:
    if name == "approval":
        return project.approved.isoformat()
    return str(project.start.first if name == "start" else project.live_run[-1].last)
