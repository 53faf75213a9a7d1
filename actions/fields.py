"""One fact, or a few, of one project; where several fit, asks which; where all are meant, gives that of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from actions import listing
from actions.answers import Answer, Outcome, Say, say
from actions.conditions import Conditions, read_conditions
from actions.listing import SHOWN, notes_on, nothing_found, status_notes, unusable
from actions.profile import describe
from actions.question import Question
from knowledge.period import Period
from knowledge.query import Query
from knowledge.records import Project
from languages.reading import Reading

DATES = ("start", "live_run", "approval")
ASKS = ("field", "amount", "when", "role", "bodies")  # marks of what is asked of a project
_EFFECT = re.compile(r"effect|force|abolished|生效|取消", re.IGNORECASE)  # of a law or a scheme, not of a project
_WHERE = re.compile(r"\bwhere|located|[邊哪][度個區裏裡]|喺邊|在哪|位於|地點|選址")
_BESIDE = re.compile(r"\s*[、，,;；/]\s*|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
FIELD_OF_TERM = {
    "financial_year": "financial_year",
    "live_run": "live_run",
    "start": "start",
    "estimate": "cost",
    "approval": "approval",
    "paper": "paper",
    "phase": "phases",
}
ORDER = (
    "cost",
    "start",
    "live_run",
    "approval",
    "approver",
    "financial_year",
    "duration",
    "department",
    "paper",
    "description",
    "name",
    "chinese_name",
    "phases",
    "status",
)


def answer(question: Question) -> Answer:
    one = question.reading.has("single")
    all_of_them = question.reading.has("they") or question.reading.has("each")
    several = question.reading.has("plural") or (all_of_them and not one)
    named = question.reading.has("project") or not several
    narrowed = (question.reading.composed or one) and question.reading.has("period")
    narrowed = narrowed and not question.reading.has("project")
    conditions = read_conditions(question, dates=not named or narrowed)
    if question.reading.has("project"):  # "it costs three billion, does it not?" asks for the estimate
        conditions = replace(conditions, query=replace(conditions.query, money=()))
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    finding = question.find(conditions.query)
    if not finding.total:
        return nothing_found(question, conditions, finding)
    fields = asked_fields(question.reading)
    if finding.total == 1:
        return _one(question, finding.projects[0], fields, conditions)
    if question.reading.has("status") and not question.reading.has("project"):
        return listing.answer(question)  # "which police project is finished?"
    if several:
        return _each(question, finding.projects, fields, conditions)
    return which(question, finding.projects, fields, conditions)


def _asks_for_the_description(reading: Reading) -> bool:
    """ "What is paper f22-18 about?", "when does the abolition take effect?": what the list tells in no other column."""
    cues = {mark.value for mark in reading.of("field")}
    effect = any(_EFFECT.search(reading.text[m.start : m.end]) for m in reading.of("field") if m.value == "description")
    return effect or (reading.has("about", "topic") and reading.has("project") and cues == {"paper"})


def asked_fields(reading: Reading) -> tuple[str, ...]:
    """The fields that the question names, in the order in which a person would want them."""
    cues = {mark.value for mark in reading.of("field")}
    roles = {mark.value for mark in reading.of("role")}
    if reading.has("spent"):
        return ("cost",)
    if _asks_for_the_description(reading):
        return ("description",)
    described = [mark for mark in reading.of("field") if mark.value == "description"]
    placed = any(
        _WHERE.search(reading.text[mark.start : mark.end]) for mark in described
    )  # only the description may tell
    if "approver" in cues:
        cues, roles = cues - {"department"}, roles - {"approval"}
    if reading.has("status"):
        cues.add("status")
    cues |= {FIELD_OF_TERM[mark.value] for mark in reading.of("term") if mark.value in FIELD_OF_TERM and not cues}
    if reading.has("year_of") and not reading.has("when"):
        cues.add("financial_year")
    if reading.has("amount"):
        cues.add("cost")
    joined = reading.has("carry", "weak") or reading.has("add") or reading.has("carry", "about") or _enumerates(reading)
    if joined and (len(cues) > 1 or (cues and roles)):  # "who owns it, and when is it live?"
        cues -= {"description"}
    elif reading.has("when"):
        roles = roles or ({"approval"} if "cost" in cues or reading.has("term", "committee") else set())
        cues -= {"cost", "department", "description"}
        roles = roles or {"start", "live_run"}
    elif roles and _names_another_field(cues, roles, reading):
        roles = set()
    if len(cues) > 1:
        cues -= {"description"}
    wanted = cues | roles | ({"description"} if placed else set())
    return tuple(name for name in ORDER if name in wanted) or ("cost", "start", "live_run")


def _enumerates(reading: Reading) -> bool:
    """Whether questions stand beside each other with only a comma between: 「邊個負責、幾時開始、預算幾多」."""
    asks = sorted((mark for mark in reading.marks if mark.kind in ASKS), key=lambda mark: (mark.start, mark.end))
    if reading.composed:  # its marks have no places
        return False
    joints = ((_BESIDE.match(reading.text, one.end), other.start) for one, other in pairwise(asks))
    return any(joint is not None and joint.end() == start for joint, start in joints)


def _names_another_field(cues: set[str], roles: set[str], reading: Reading) -> bool:
    """Whether a verb such as "approved" only belongs to the question about another field."""
    if cues & {"department", "paper", "status", "duration"}:
        return True
    return "cost" in cues and roles <= {"approval"} and not reading.has("term", "approval")


def _one(question: Question, project: Project, fields: Sequence[str], conditions: Conditions) -> Answer:
    if fields == ("description",):
        return describe(question, project, conditions)
    lead = [*_checks(question, project), *(field_sentence(project, name, question) for name in fields)]
    return Answer(
        Outcome.ANSWERED,
        "field",
        tuple(lead),
        Query(projects=(project.key,)),
        question.source,
        links=(project,),
        total=1,
        notes=(
            *status_notes(question.reading),
            *notes_on(conditions, question.find(Query(projects=(project.key,)))),
        ),
        suggestions=(say("ask-project", name=project), say("ask-department", name=project.department)),
    )


def _checks(question: Question, project: Project) -> list[Say]:
    """ "Does it start in 2024?" is answered with a yes or a no before the date."""
    found: list[Say] = []
    if not question.reading.has("project"):
        return found
    for amount in (mark.value for mark in question.reading.of("money")):
        found.append(say(f"check-{'yes' if amount.holds(project.estimate) else 'no'}-money"))
    for mark in question.reading.of("period"):
        role = mark.role or ""
        if role not in DATES:
            continue
        dates = {"start": (project.start,), "live_run": project.live_run, "approval": (Period.day(project.approved),)}[
            role
        ]
        if not dates:
            continue
        held = any(date.overlaps(mark.value) for date in dates)
        found.append(say(f"check-{'yes' if held else 'no'}", period=mark.value))
    return found


def field_sentence(project: Project, name: str, question: Question) -> Say:
    key = f"field-{name}"
    if name in ("live_run", "duration") and not project.live_run:
        key = f"field-{name}-undated"
    elif name == "duration":
        last = project.live_run[-1].last
        first = project.start.first
        assert last
        assert first
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return say(key, project=project, months=months)
    elif name == "chinese_name":
        if not project.names_zh:
            key = "field-chinese_name-none"
        elif not project.name_zh_official:
            key = "field-chinese_name-translated"
    elif name == "status":
        key = f"field-status-{status_of(project, question)}"
    return say(key, project=project)


def status_of(project: Project, question: Question) -> str:
    """Where the project stands by its published plan: not_started, running, finished, or undated once it has started."""
    if project.start.first and project.start.first > question.today:
        return "not_started"
    if any(phase.period is None for phase in project.phases):
        return "undated"
    last = max(period.last for period in project.live_run if period.last)
    return "finished" if last < question.today else "running"


def _each(question: Question, projects: Sequence[Project], fields: Sequence[str], conditions: Conditions) -> Answer:
    query = conditions.query
    understood = question.understood(query, conditions.subject)
    lead = say("list-found", count=len(projects), understood=understood)
    return replace(
        _listed(question, query, projects, Outcome.ANSWERED, lead),
        notes=notes_on(conditions, question.find(query)),
        suggestions=(say("ask-sum", understood=understood),),
    )


def which(question: Question, projects: Sequence[Project], fields: Sequence[str], conditions: Conditions) -> Answer:
    """Several projects fit and one is meant: ask which, showing them all the same."""
    query = conditions.query
    lead = say("which-project", count=len(projects), understood=question.understood(query, conditions.subject))
    asked = next((field for field in fields if field != "department"), "project")  # whose one is, all of it tells
    return replace(
        _listed(question, query, projects, Outcome.AMBIGUOUS, lead),
        suggestions=tuple(say(f"ask-{asked}", name=project) for project in projects[:3]),
    )


def _listed(question: Question, query: Query, projects: Sequence[Project], outcome: Outcome, lead: Say) -> Answer:
    """The projects that fit, as many as are shown at once."""
    return Answer(outcome, "field", (lead,), query, question.source, tuple(projects[:SHOWN]), total=len(projects))
