"""From a Reading to the conditions of a Query: whose projects, about what, when, for how much, and how far along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actions.gist import alternatives_of, operates
from actions.question import Question
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from knowledge.query import Aggregate, DateCondition, DateRole, Query, Status
from languages.reading import Mark, Reading

DURING = "during"  # the role of a date in which something is under way: "running in 2025"
SOON = timedelta(days=183)
COVERS = 0.42  # the share of a subject's meaning that a project must cover to be about it
NEAR_BEST = 0.7  # and the share of the best project's score


_ABOUT = re.compile(r"\s*(?:to do with|dealing with|on|about|concerning) (?:the |an? )?", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,/&-]*(?:and|or)?\s*(?:the )?", re.IGNORECASE)
_SERIES = re.compile(r"\s*(?:,|&|/|、|，|and|or|和|與|及|同)\s*(?:and\s+|or\s+)?(?:the\s+)?", re.IGNORECASE)
# Says how, not what.
_QUALITY = re.compile(
    r"^(?:small|big|large|tiny|huge|giant|medium|middling|major|minor|key|main|hot|local|modern|fancy|serious|decent"
    r"|plain|standard|typical|ordinary|normal|usual|average|bog)$"
    r"|(?:ing|ful|ous|able|ible|ive|ish|est|ly|less|ed|ant|ent)$|[\u3400-\u9fff]"
)


Words = tuple[str, ...]


@dataclass(frozen=True)
class Conditions:
    """A Query's conditions with what must be said about how they were understood.

    `subject` the words that describe the projects, `unknown` words that nothing in the list holds, `assumed` whether the
    role of a date was not said, `unclear` departments that fit a name equally, `missing` a date that cannot be placed.
    """

    query: Query
    subject: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    assumed: tuple[Period, ...] = ()
    unclear: tuple[str, ...] = ()
    missing: Mark | None = None
    bad_date: str = ""
    foreign_money: str = ""

    @property
    def empty_subject(self) -> bool:
        """The subject was described and no project fits the description."""
        return bool(self.subject) and not self.query.projects


def read_conditions(question: Question, *, dates: bool = True) -> Conditions:
    """The conditions of the question; without its dates, unless an "or" joins them to others, where `dates` is False."""
    reading = _settled(question)
    in_any_case = replace(reading, marks=tuple(mark for mark in reading.marks if not mark.alternative))
    outer = _read(replace(question, reading=in_any_case), dates)
    choices = [_read(replace(question, reading=one), True) for one in alternatives_of(reading)]
    found = (outer, *choices)
    return replace(
        outer,
        query=narrow(outer.query, tuple(one.query for one in choices)),
        assumed=tuple(period for one in found for period in one.assumed),
        unclear=next((one.unclear for one in found if one.unclear), ()),
    )


def narrow(query: Query, choices: tuple[Query, ...]) -> Query:
    """The Query with alternatives; a single one is a condition like any other, where it finds its place free."""
    if not choices or not all(one.limits for one in choices):
        return replace(query, either=())
    only = choices[0]
    taken = {name for name in only.limits if name != "dates" and getattr(query, name)}
    roles = {date.role for date in query.dates} & {date.role for date in only.dates}
    if len(choices) > 1 or taken or roles:
        return replace(query, either=choices)
    held = {name: getattr(only, name) for name in only.limits}
    return replace(query, **{**held, "dates": (*query.dates, *only.dates)}, either=())


def _read(question: Question, dates: bool) -> Conditions:
    """The conditions of a reading without alternatives."""
    reading = question.reading
    strong, weak = _departments(reading)
    query = Query(
        departments=strong,
        without_departments=tuple(dict.fromkeys(mark.value[0] for mark in reading.of("department") if mark.negated)),
        without_projects=tuple(key for mark in reading.of("project") if mark.negated for key in mark.value),
        money=_money(reading),
        length=reading.value("length"),
        status=_status(reading, question.today) if dates else None,
    )
    assumed: tuple[Period, ...] = ()
    if dates:
        conditions, assumed = _dates(reading, question.today)
        if reading.has("status", "due_soon") and not conditions:
            soon = Period(question.today, question.today + SOON)
            conditions = (DateCondition(DateRole.LIVE_RUN, (soon,)),)
        query = replace(query, dates=conditions)
    named = any(not mark.negated for mark in reading.of("project"))
    query, subject, unknown = _subject(question, query, weak)
    if reading.has("mean"):
        query = replace(query, money=_beside_the_mean(question, query))
    typed = {mark.value: mark.text or mark.value for mark in reading.of("word")}
    subject, unknown = (tuple(dict.fromkeys(typed.get(word, word) for word in words)) for words in (subject, unknown))
    return Conditions(
        query,
        subject,
        unknown,
        assumed,
        () if named or len(reading.of("department")) > 1 else _unclear(reading),
        next((mark for mark in reading.marks if dates and mark.kind in ("month", "quarter", "day")), None),
        str(reading.value("bad_date") or ""),
        str(reading.value("foreign_money") or ""),
    )


def _settled(question: Question) -> Reading:
    """The reading, an everyday word of several departments taken for the only one of them that has projects, where more is
    said: "health projects over a billion", but not "any health projects?".
    """
    reading = question.reading
    narrowed = reading.of("word", role="known") or any(
        map(reading.has, ("money", "length", "period", "superlative", "status"))
    )
    listed = {project.department.key for project in question.projects.values()}
    return replace(
        reading,
        marks=tuple(
            replace(mark, value=tuple(key for key in mark.value if key in listed))
            if mark.kind == "department"
            and mark.role == "weak"
            and narrowed
            and len(listed.intersection(mark.value)) == 1
            else mark
            for mark in reading.marks
        ),
    )


def _unclear(reading: Reading) -> tuple[str, ...]:
    """The departments that fit the one name equally; where others are named beside it, the likeliest is taken."""
    return next((tuple(mark.value) for mark in reading.of("department") if len(mark.value) > 1), ())


def _departments(reading: Reading) -> tuple[tuple[str, ...], tuple[Mark, ...]]:
    """Keys that are surely named, and the marks of everyday words that may only name one."""
    marks = [mark for mark in reading.of("department") if not mark.negated]
    weak = [mark for mark in marks if mark.role == "weak" and not _is_listed(mark, marks, reading)]
    surely = [mark.value[0] for mark in marks if mark not in weak]
    return tuple(dict.fromkeys(surely)), tuple(weak)


def _is_listed(weak: Mark, marks: Sequence[Mark], reading: Reading) -> bool:
    """Whether an everyday word stands in a row with a name: "the police, customs and prisons projects"."""
    row = list(marks)
    at = row.index(weak)
    for step in (-1, 1):
        here = at
        while not reading.composed and 0 <= here + step < len(row):
            first, second = sorted((row[here], row[here + step]), key=lambda mark: mark.start)
            if not _SERIES.fullmatch(reading.text[first.end : second.start]):
                break
            here += step
            if row[here].role != "weak":
                return True
    return False


def _beside_the_mean(question: Question, query: Query) -> tuple[MoneyRange, ...]:
    """ "Above average": that of the whole list; "above that average": of what was averaged."""
    basis = query if question.reading.has("pronoun") else Query()
    average = question.find(replace(basis, aggregate=Aggregate.AVERAGE)).amount
    high = question.reading.has("mean", "above")
    return (MoneyRange(average, None, includes_low=False) if high else MoneyRange(None, average, includes_high=False),)


def _money(reading: Reading) -> tuple[MoneyRange, ...]:
    """The ranges wanted, less those that are denied: "over 100 million, but nothing above a billion"."""
    marks = reading.of("money")
    wanted = tuple(mark.value for mark in marks if not mark.negated)
    for denied in (mark.value for mark in marks if mark.negated):
        left = denied.without()
        wanted = tuple(met for one in wanted for other in left if (met := one.meet(other))) if wanted else left
    return wanted


def _status(reading: Reading, today: date) -> Status | None:
    """How far along the projects are to be; None where a date of the same event says it better ("finished in 2025")."""
    periods = reading.of("period")
    if any(_by_now(mark, today) for mark in periods):
        return Status.FINISHED
    mark = next(iter(reading.of("status")), None)
    if mark is not None and mark.value == "overdue":
        return Status.FINISHED
    if mark is None or mark.value == "due_soon":
        return None
    if mark.value != "not_started" and any(map(_dates_status, periods)):
        return None
    if mark.negated:
        return {"finished": Status.RUNNING}.get(mark.value)
    return Status(mark.value)


def _by_now(mark: Mark, today: date) -> bool:
    """ "Live by now": over by the plan, which a quarter that has only begun is not."""
    return mark.role == DateRole.LIVE_RUN and _ends_now(mark, today)


def _ends_now(mark: Mark, today: date) -> bool:
    return bool(mark.value == Period(None, today))


def _dates_status(period: Mark) -> bool:
    """Whether the period says when the status is to hold, rather than which projects are meant."""
    return period.role in (DateRole.START, DateRole.LIVE_RUN, DURING)


def _dates(reading: Reading, today: date) -> tuple[tuple[DateCondition, ...], tuple[Period, ...]]:
    assumed = []
    conditions: list[DateCondition] = []
    statuses = reading.of("status")
    for mark in reading.of("period"):
        period: Period = mark.value
        if _by_now(mark, today) or (statuses and _ends_now(mark, today) and not mark.role):
            continue
        if mark.role == DURING:
            conditions.append(DateCondition(DateRole.START, (Period(None, period.last),)))
            conditions.append(DateCondition(DateRole.LIVE_RUN, (Period(period.first, None),)))
            continue
        if mark.role:
            role = DateRole(mark.role)
        elif period.unit is Unit.FINANCIAL_YEAR:
            role = DateRole.FINANCIAL_YEAR
        else:
            role = DateRole.APPROVAL
            assumed.append(period)
        last = conditions[-1] if conditions else None
        if last and (last.role, last.negated) == (role, mark.negated) and not _opposite(last.periods[-1], period):
            conditions[-1] = replace(last, periods=(*last.periods, period))
        else:
            conditions.append(DateCondition(role, (period,), mark.negated))
    return tuple(conditions), tuple(assumed)


def _opposite(one: Period, other: Period) -> bool:
    """ "After 2022 and before 2024": open ends on opposite sides hold together, anything else is a choice."""
    return (one.last is None and other.first is None) or (one.first is None and other.last is None)


def _subject(question: Question, query: Query, weak: Sequence[Mark]) -> tuple[Query, tuple[str, ...], tuple[str, ...]]:
    """The Query narrowed to the projects that the question names or describes."""
    reading = question.reading
    named = tuple(dict.fromkeys(key for mark in reading.of("project") if not mark.negated for key in mark.value))
    words = tuple(mark.value for mark in reading.of("word"))
    known = tuple(
        mark.value for mark in reading.of("word", role="known") if not _names_owner(question, mark.value, query)
    )
    if named and query.departments:
        owned = tuple(key for key in named if question.projects[key].department.key in query.departments)
        named = owned or named
    if named:
        fitting = _fitting(question, known, named) if len(named) > 1 and known else named
        keep = fitting if len(reading.of("project")) == 1 else named
        return replace(query, projects=keep, departments=()), (), ()
    if weak and not known and (everyday_topic := _as_topic(question, query, weak)):
        return everyday_topic
    if weak and not known:
        query = replace(query, departments=tuple(dict.fromkeys((*query.departments, *(m.value[0] for m in weak)))))
    elif weak:
        everyday = tuple(w for m in weak for w in m.text.lower().split())
        owners = tuple(dict.fromkeys((*query.departments, *(m.value[0] for m in weak))))
        owned = _fitting(question, known, _keys_of(question, owners))
        if owned:
            return replace(query, departments=owners, projects=owned), known, _unknown(words, known)
        known = words = (*everyday, *known)
    unknown = _unknown(words, known)
    described = _described(reading)
    if not known:
        listing = reading.kind in ("list", "topic", "project", "field")
        owner = bool(reading.of("word", role="known"))  # whose words only say again whose projects are meant
        topical = not owner and (reading.has("about", "topic") or described or not query_says_something(query))
        if unknown and (listing or described) and topical:
            return query, unknown, ()
        return query, (), unknown
    if described and described[-1] not in known and 2 * len(set(described) - set(known)) >= len(described):
        # "video game projects" are none on video
        return replace(query, projects=()), (*known, *unknown), ()
    among = _keys_of(question, query.departments) if query.departments else None
    fitting = _fitting(question, known, among)
    if among == () and not fitting:
        return _of_nobody(question, query, known) or (replace(query, projects=()), known, unknown)
    return replace(query, projects=fitting), known, unknown


def _described(reading: Reading) -> Words:
    """The nouns that say what projects are meant, where one of them is in none: "museum and gallery projects", "a project on
    electronic voting".
    """
    things = [mark for mark in reading.of("table") if mark.value in ("project", "system")]
    for thing in things:
        before, behind = _run_before(reading, thing.start), _run_behind(reading, thing.end)
        if any(mark.role == "unknown" and not _QUALITY.search(mark.value) for mark in before):
            return tuple(mark.value for mark in before)
        if behind and behind[-1].role == "unknown":
            return tuple(mark.value for mark in behind)
    return ()


def _run_before(reading: Reading, end: int) -> list[Mark]:
    run: list[Mark] = []
    for word in reversed(reading.of("word")):
        if word.end <= end and _BESIDE.fullmatch(reading.text[word.end : end]):
            run.insert(0, word)
            end = word.start
    return run


def _run_behind(reading: Reading, start: int) -> list[Mark]:
    """More than one word, since a single one that is not known is left out and said to be."""
    said = _ABOUT.match(reading.text, start)
    run: list[Mark] = []
    for word in reading.of("word") if said else ():
        if word.start == (run[-1].end + 1 if run else said.end() if said else 0):
            run.append(word)
    return run if len(run) > 1 else []


def _of_nobody(question: Question, query: Query, known: Words) -> tuple[Query, Words, Words] | None:
    """A department without a project may have been part of the subject: "primary healthcare" names a commission, too."""
    named = tuple(w for mark in question.reading.of("department") for w in mark.text.lower().split())
    if any(not question.index.knows(word) for word in named):
        return None
    fitting = _fitting(question, (*named, *known), None)
    return (replace(query, departments=(), projects=fitting), (*named, *known), ()) if fitting else None


def _as_topic(question: Question, query: Query, weak: Sequence[Mark]) -> tuple[Query, Words, Words] | None:
    """ "Anything on aviation?": the everyday word of a department that has no project may say what others' are about."""
    reading = question.reading
    asks = reading.has("about", "topic") or not operates(reading, ("table", "work", "superlative", "amount"))
    if not asks or query.departments or _keys_of(question, tuple(key for mark in weak for key in mark.value)):
        return None
    words = tuple(word for mark in weak for word in mark.text.lower().split() if question.index.knows(word))
    fitting = _fitting(question, words, None)
    return (replace(query, projects=fitting), words, ()) if fitting else None


def _names_owner(question: Question, word: str, query: Query) -> bool:
    """Whether the word only says again whose projects are meant ("policing", beside the police)."""
    form = question.index.form(word)
    names = (part for key in query.departments for part in question.departments[key].name.split())
    return any(question.index.form(part) == form for part in names)


def _unknown(words: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in known)


def query_says_something(query: Query) -> bool:
    return any(one.limits and one.limits != ("without_projects",) for one in query.parts)


def _keys_of(question: Question, departments: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key, project in question.projects.items() if project.department.key in departments)


def _fitting(question: Question, words: Sequence[str], among: Sequence[str] | None) -> tuple[str, ...]:
    matches = question.index.search(words, among)
    if not matches or matches[0].score < COVERS:
        return ()
    floor = max(COVERS, NEAR_BEST * matches[0].score)
    return tuple(match.thing.key for match in matches if match.score >= floor)
