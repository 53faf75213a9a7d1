"""Superlatives and top-N: the dearest, the cheapest, the first to start, the last to go live, the longest."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import Answer, Outcome, Say, say
from actions.conditions import read_conditions
from actions.drawing import estimates_of
from actions.listing import OF_ROLE, SHOWN, asked_sort, notes_on, nothing_found, unusable
from actions.question import Question
from knowledge.period import Period
from knowledge.query import DateCondition, DateRole, Finding, Query, Sort, SortKey
from languages.reading import Reading

COST = {"most": True, "least": False}
TIME = {"latest": True, "earliest": False, "next": False}
LENGTH = {"longest": True, "shortest": False}


def answer(question: Question) -> Answer:
    named = [mark for mark in question.reading.of("project") if mark.role != "pointed" and not mark.negated]
    if len(named) > 1:  # "which of CDIP and PICS-3 is cheaper": among these
        named = []
    if named:  # "is it the most expensive?" is a question about all
        marks = tuple(mark for mark in question.reading.marks if mark.kind not in ("project", "word", "fit"))
        question = replace(question, reading=replace(question.reading, marks=marks))
    reading = question.reading
    conditions = read_conditions(question)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    superlatives = _superlatives(reading)
    sorts = [sort_for(reading, superlative) for superlative in superlatives[:2]]
    if not _says_which_end(reading) and reading.has("sort"):  # "number 3 by cost"
        sorts = [asked_sort(reading)]
    elif not _says_which_end(reading) and _of_cost(reading):
        sorts = [Sort(SortKey.ESTIMATE, True)]
    query = conditions.query
    role = DateRole(sorts[0].key.value) if sorts[0].key in OF_ROLE.values() else None
    if "next" in superlatives and role and not any(condition.role is role for condition in query.dates):
        query = replace(query, dates=(*query.dates, DateCondition(role, (Period(question.today, None),))))
    limit, offset = _places(reading)
    findings = [question.find(replace(query, sort=sort, limit=limit, offset=offset, ties=True)) for sort in sorts]
    if not any(finding.projects for finding in findings):
        return nothing_found(question, conditions, findings[0])
    leads = tuple(_lead(question, finding, sort, offset) for finding, sort in zip(findings, sorts, strict=True))
    if named:
        held = any(project.key in named[0].value for project in findings[0].projects)
        leads = (
            say("rank-check-yes" if held else "rank-check-no", project=question.projects[named[0].value[0]]),
            *leads,
        )
    cards = tuple(dict.fromkeys(project for finding in findings for project in finding.projects))
    notes = notes_on(conditions, findings[0])
    drawing = None
    if reading.has("picture"):
        drawing = estimates_of(cards, question.understood(query, conditions.subject), asked=True)
    return Answer(
        Outcome.ANSWERED,
        "rank",
        leads,
        findings[0].query,
        findings[0].source,
        cards[: max(SHOWN, limit or 1)],
        total=len(cards),
        drawing=drawing,
        notes=notes,
        suggestions=tuple(say("ask-project", name=project) for project in cards[:2]),
    )


def _says_which_end(reading: Reading) -> bool:
    return reading.has("superlative") or reading.has("comparative")


def _of_cost(reading: Reading) -> bool:
    """A place or a number of places, and no date to count them by: 預算排第三, 預算前三名."""
    few = any(mark.role in ("top", "first") for mark in reading.of("number")) and reading.has("field", "cost")
    return bool(few or reading.of("ordinal", role="rank")) and not (few and reading.has("role"))


def rank_order(reading: Reading) -> Sort:
    """The order whose first project a ranking names first."""
    return sort_for(reading, _superlatives(reading)[0])


def _superlatives(reading: Reading) -> tuple[str, ...]:
    """What is asked for, once each: of a cost and a time in one question the cost."""
    said = dict.fromkeys(mark.value for mark in reading.marks if mark.kind in ("superlative", "comparative"))
    costs = tuple(value for value in said if value in COST)
    return costs or tuple(said) or (_end(reading),)


def _end(reading: Reading) -> str:
    """ "The first to be approved", "goes live first", "the last two": which end is meant where no superlative says so."""
    last = reading.has("ordinal", -1) or any(mark.role == "last" for mark in reading.of("number"))
    return "latest" if last else "earliest"


def sort_for(reading: Reading, superlative: str) -> Sort:
    """The order in which the superlative's project comes first."""
    if superlative in COST:
        if superlative == "most" and reading.has("field", "duration"):
            return Sort(SortKey.DURATION, True)
        return Sort(SortKey.ESTIMATE, COST[superlative])
    if superlative in LENGTH:
        return Sort(SortKey.DURATION, LENGTH[superlative])
    attached = {mark.role for mark in reading.of("period")}
    roles = [mark.value for mark in reading.marks if mark.kind in ("role", "comparative") and mark.value in OF_ROLE]
    free = [role for role in roles if role not in attached] or roles or [role for role in attached if role in OF_ROLE]
    default = SortKey.START if superlative == "next" else SortKey.APPROVAL
    return Sort(OF_ROLE[free[-1]] if free else default, TIME[superlative])


def _places(reading: Reading) -> tuple[int, int]:
    """How many projects are wanted, and how many places are passed over ("the second most expensive")."""
    for mark in reading.of("ordinal"):
        if mark.value > 1 and not reading.has("number"):
            return 1, mark.value - 1
    if reading.has("comparative") and not reading.has("superlative"):
        return 1, 0  # "the cheaper of the two"
    numbers = [mark.value for mark in reading.of("number") if 0 < mark.value <= 100 and mark.role != "compared"]
    return (numbers[0], 0) if numbers else (1, 0)


def _lead(question: Question, finding: Finding, sort: Sort, offset: int) -> Say:
    query: Query = finding.query
    key = f"rank-{sort.key.value}-{'most' if sort.descending else 'least'}"
    values = {"understood": question.understood(query), "place": offset + 1}
    if not finding.projects:
        return say("rank-too-few", count=finding.total, place=offset + 1)
    first = finding.projects[0]
    if len(finding.projects) == 1:
        return say(f"{key}-one" if not offset else f"{key}-nth", project=first, **values)
    if (query.limit or 1) == 1:
        return say(f"{key}-tie", count=len(finding.projects), project=first, **values)
    return say(f"{key}-many", count=len(finding.projects), **values)
