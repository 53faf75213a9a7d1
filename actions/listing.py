"""Lists the projects that meet the question's conditions, and says which condition left nothing where none does."""

from __future__ import annotations

from dataclasses import replace

from actions.alternatives import ask_back
from actions.answers import Answer, Outcome, Say, say
from actions.chips import chips_of
from actions.conditions import Conditions, read_conditions
from actions.drawing import Drawing, estimates_of, timeline_of
from actions.question import Question
from actions.topics import find_akin
from knowledge.period import Period, Unit
from knowledge.query import Aggregate, DateCondition, DateRole, Finding, Query, Sort, SortKey
from languages.reading import Reading

OF_ROLE = {"start": SortKey.START, "live_run": SortKey.LIVE_RUN, "approval": SortKey.APPROVAL}
SHOWN = 10  # cards before "show the others"


def answer(question: Question) -> Answer:
    conditions = read_conditions(question)
    return unusable(question, conditions) or _listed(question, conditions)


def _listed(question: Question, conditions: Conditions) -> Answer:
    undated = without_a_date(question, conditions)
    if undated:
        return undated
    query = replace(conditions.query, sort=asked_sort(question.reading), limit=SHOWN)
    finding = question.find(query)
    if not finding.total:
        return nothing_found(question, conditions, finding)
    lead = [say("list-found", count=finding.total, understood=question.understood(query, conditions.subject))]
    if question.reading.has("sum") and finding.total > 1:  # "sort by budget and tell me the total"
        lead.append(_total(question, conditions))
    if question.reading.has("contact"):
        lead.append(say("contact"))
    return Answer(
        Outcome.ANSWERED,
        "list",
        tuple(lead),
        query,
        finding.source,
        finding.projects,
        total=finding.total,
        drawing=_drawn(question, query, conditions.subject),
        chips=chips_of(question, conditions, "list"),
        notes=(*status_notes(question.reading), *notes_on(conditions, finding)),
        suggestions=suggestions_for(question, conditions, finding),
    )


def _total(question: Question, conditions: Conditions) -> Say:
    query = replace(conditions.query, aggregate=Aggregate.SUM)
    finding = question.find(query)
    understood = question.understood(query, conditions.subject)
    return say("sum-found", count=finding.total, amount=finding.amount, understood=understood)


def _drawn(question: Question, query: Query, subject: tuple[str, ...]) -> Drawing | None:
    """The whole list as the picture that is asked for: the estimates as bars, dearest first, or the plan as a timeline,
    earliest start first, where no other order is asked for.
    """
    if not question.reading.has("picture"):
        return None
    bars = question.reading.has("picture", "bars")
    usual = Sort(SortKey.ESTIMATE, descending=True) if bars else Sort(SortKey.START)
    sort = query.sort if question.reading.has("sort") else usual
    projects = question.find(replace(query, sort=sort, limit=None, offset=0)).projects
    understood = question.understood(query, subject)
    return (
        estimates_of(projects, understood, asked=True)
        if bars
        else timeline_of(projects, understood, question.today, asked=True)
    )


def status_notes(reading: Reading) -> tuple[Say, ...]:
    """The list holds plans: whoever asks what is late, or was spent, must be told that it cannot say."""
    keys = {"overdue": "note-overdue", "due_soon": "note-due-soon"}
    spent = (say("note-estimate-only"),) if reading.has("spent") else ()
    return (*(say(keys[mark.value]) for mark in reading.of("status") if mark.value in keys), *spent)


def another_page(question: Question, sort: Sort, offset: int, limit: int | None) -> Answer:
    """The list of the question in that order from `offset` on; nothing more where it ends there."""
    conditions = read_conditions(question)
    query = replace(conditions.query, sort=sort, offset=offset, limit=limit)
    finding = question.find(query)
    shown = len(finding.projects)
    lead = say("list-rest", first=offset + 1, last=offset + shown, count=shown, total=finding.total)
    return Answer(
        Outcome.ANSWERED if finding.projects else Outcome.NOTHING_FOUND,
        "list",
        (lead if finding.projects else say("list-end", total=finding.total),),
        query,
        finding.source,
        finding.projects,
        total=finding.total,
        offset=offset,
    )


def asked_sort(reading: Reading) -> Sort:
    """The order that the question asks for; that of the list where it asks for none."""
    if not reading.has("sort"):
        return Sort(SortKey.LIST)
    if reading.has("sort", "reverse"):
        others = tuple(mark for mark in reading.marks if (mark.kind, mark.value) != ("sort", "reverse"))
        plain = asked_sort(replace(reading, marks=others))
        return replace(plain, descending=not plain.descending)
    ends = {mark.value for mark in reading.marks if mark.kind in ("superlative", "comparative", "sort")}
    attached = {mark.role for mark in reading.of("period")}
    roles = [mark.value for mark in reading.of("role") if mark.value in OF_ROLE and mark.value not in attached]
    if reading.has("field", "department") or reading.has("bodies"):
        return Sort(SortKey.DEPARTMENT, bool(ends & {"descending"}))
    if reading.has("field", "name"):
        return Sort(SortKey.NAME, bool(ends & {"descending"}))
    if reading.has("field", "duration") or ends & {"longest", "shortest"}:
        return Sort(SortKey.DURATION, bool(ends & {"longest", "descending"}))
    if roles or ends & {"earliest", "latest"} or reading.has("when"):
        told = roles or [role for role in attached if role in OF_ROLE]
        return Sort(OF_ROLE[told[-1]] if told else SortKey.APPROVAL, bool(ends & {"latest", "descending"}))
    return Sort(SortKey.ESTIMATE, not ends & {"least", "ascending"})


def without_a_date(question: Question, conditions: Conditions) -> Answer | None:
    """The projects for whose live-run the list gives no date, or that there are none; None where they are not asked for."""
    if not question.reading.has("undated"):
        return None
    query = conditions.query
    finding = question.find(
        replace(query, dates=(*query.dates, DateCondition(DateRole.LIVE_RUN, (Period(None, None),))))
    )
    understood = question.understood(query, conditions.subject)
    if not finding.undated:
        if not question.find(query).total:
            return None
        return Answer(
            Outcome.NOTHING_FOUND, "list", (say("undated-none", understood=understood),), finding.query, finding.source
        )
    return Answer(
        Outcome.ANSWERED,
        "list",
        (say("undated-found", count=len(finding.undated), understood=understood),),
        finding.query,
        finding.source,
        finding.undated,
        total=len(finding.undated),
    )


def unusable(question: Question, conditions: Conditions) -> Answer | None:
    """The answer to a question whose conditions cannot be used as they stand; None where they can."""
    if conditions.bad_date:
        return Answer(Outcome.UNSUPPORTED, "list", (say("bad-date", text=conditions.bad_date),))
    if conditions.foreign_money:
        return Answer(Outcome.UNSUPPORTED, "list", (say("foreign-money", text=conditions.foreign_money),))
    asked_back = ask_back(question)
    if asked_back:
        return asked_back
    if conditions.unclear:
        names = tuple(question.departments[key] for key in conditions.unclear)
        return Answer(
            Outcome.AMBIGUOUS,
            "list",
            (say("which-department", options=names),),
            options=names,
            suggestions=tuple(say("ask-department", name=name) for name in names[:3]),
        )
    if conditions.missing and conditions.missing.kind == "day":
        return Answer(Outcome.AMBIGUOUS, "list", (say("which-month", day=conditions.missing.value),))
    if conditions.missing:
        return _which_year(question, conditions)
    if conditions.empty_subject:
        return _no_such_subject(question, conditions)
    return None


def _which_year(question: Question, conditions: Conditions) -> Answer:
    """A month or a quarter was named without its year: ask, offering the latest years that have something in it."""
    mark = conditions.missing
    assert mark is not None
    role = DateRole(mark.role) if mark.role else DateRole.APPROVAL
    offers: list[Say] = []
    years: list[str] = []
    for year in sorted(
        {project.approved.year + more for project in question.index.projects for more in range(6)}, reverse=True
    ):
        period = Period.month(year, mark.value) if mark.kind == "month" else Period.financial_quarter(year, mark.value)
        query = replace(conditions.query, dates=(*conditions.query.dates, DateCondition(role, (period,))))
        if question.find(replace(query, limit=1)).total:
            years.append(str(year))
            offers.append(say("ask-list", understood=question.understood(query)))
    key = "which-year-month" if mark.kind == "month" else "which-year-quarter"
    return Answer(
        Outcome.AMBIGUOUS,
        "list",
        (say(key, number=mark.value, count=len(offers), years=tuple(reversed(years))),),
        query=conditions.query,
        suggestions=tuple(offers[:3]),
    )


def _no_such_subject(question: Question, conditions: Conditions) -> Answer:
    """Nothing holds the words: what lies near them in meaning is asked about, if anything does."""
    near = find_akin(question, conditions) if not conditions.query.departments else ()
    if not near:
        return _nothing_like_it(question, conditions)
    understood = question.understood(Query(), conditions.subject)
    offers = tuple(
        say("may-mean", number=at, project=one.project, sentence=one.sentence) for at, one in enumerate(near, 1)
    )
    return Answer(
        Outcome.AMBIGUOUS,
        "list",
        (say("no-subject-may-mean", understood=understood, count=len(near)), *offers),
        conditions.query,
        question.source,
        offered=tuple(one.project for one in near),
        total=len(near),
        suggestions=tuple(say("ask-project", name=one.project) for one in near),
    )


def _nothing_like_it(question: Question, conditions: Conditions) -> Answer:
    without = replace(conditions.query, projects=(), dates=(), money=(), length=None, status=None, either=())
    finding = question.find(replace(without, limit=1))
    key = "no-subject-of" if without.departments and finding.total else "no-subject"
    return Answer(
        Outcome.NOTHING_FOUND,
        "list",
        (say(key, count=finding.total, understood=question.understood(without, conditions.subject)),),
        conditions.query,
        question.source,
        suggestions=(say("ask-all"), say("ask-departments")),
    )


def nothing_found(question: Question, conditions: Conditions, finding: Finding) -> Answer:
    """Says which condition emptied the list, and what the list has instead."""
    query = conditions.query
    basis = Query(departments=query.departments, projects=query.projects)
    wider = question.find(basis)
    about = question.owners(query)
    if not wider.total:
        lead: tuple[Say, ...] = (say("departments-without", names=about, count=len(about)),)
        return Answer(
            Outcome.NOTHING_FOUND,
            "list",
            lead,
            query,
            finding.source,
            suggestions=(say("ask-departments"), say("ask-all")),
        )
    if basis == Query():
        lead = (say("list-empty", understood=question.understood(query, conditions.subject)),)
    else:
        key = "list-emptied-named" if query.projects and not conditions.subject else "list-emptied"
        understood = question.understood(replace(query, projects=()), conditions.subject)
        lead = (say(key, count=wider.total, understood=understood),)
    return Answer(
        Outcome.NOTHING_FOUND,
        "list",
        lead,
        query,
        finding.source,
        chips=chips_of(question, conditions, "list"),
        notes=(*status_notes(question.reading), *_instead(query, wider), *notes_on(conditions, finding)),
        suggestions=_wider_suggestions(question, query, wider),
    )


def _instead(query: Query, wider: Finding) -> tuple[Say, ...]:
    """What the projects that meet the rest have in place of what was asked."""
    notes = []
    for condition in (date for part in query.parts for date in part.dates):
        if condition.role in (DateRole.START, DateRole.LIVE_RUN):
            dates = [
                p
                for project in wider.projects
                for p in ([project.start] if condition.role is DateRole.START else project.live_run)
            ]
            ordered = tuple(sorted(set(dates), key=lambda p: (p.first is not None, p.first)))
        else:
            approved = sorted({project.approved for project in wider.projects})
            ordered = tuple(Period.day(day) for day in approved)
        if ordered:
            key = f"instead-{condition.role.value}" if len(ordered) <= 3 else f"instead-{condition.role.value}-range"
            notes.append(say(key, periods=ordered, first=ordered[0], last=ordered[-1]))
    if any(part.money for part in query.parts):
        sums = sorted(project.estimate for project in wider.projects)
        notes.append(say("instead-money", count=len(sums), low=sums[0], high=sums[-1]))
    return tuple(notes[:2])


def _wider_suggestions(question: Question, query: Query, wider: Finding) -> tuple[Say, ...]:
    if query.departments and wider.total:
        return (say("ask-list", understood=question.understood(Query(departments=query.departments))),)
    return (say("ask-all"),)


def notes_on(conditions: Conditions, finding: Finding) -> tuple[Say, ...]:
    """What must be said beside an answer: undated projects, an assumed date, a calendar quarter, words left out."""
    notes = []
    if finding.undated:
        notes.append(say("note-undated", count=len(finding.undated), projects=finding.undated))
    for period in conditions.assumed:
        notes.append(say("note-assumed-approval", period=period))
    for condition in (date for part in finding.query.parts for date in part.dates):
        for period in condition.periods:
            if period.unit is Unit.QUARTER:
                notes.append(say("note-calendar-quarter", period=period))
    if conditions.unknown:
        notes.append(say("note-unknown-words", words=conditions.unknown))
    return tuple(notes)


def _drops(question: Question, query: Query) -> list[Say]:
    """After a refinement, a way to take back each of its conditions."""
    held = {"date": "dates", "money": "money", "department": "departments"}
    present = [name for name, field in held.items() if any(getattr(part, field) for part in query.parts)]
    return [say(f"ask-drop-{name}") for name in present] if question.reading.composed and len(present) > 1 else []


def suggestions_for(question: Question, conditions: Conditions, finding: Finding) -> tuple[Say, ...]:
    """Whole questions that lie near: the other readings first, then the total and the dearest."""
    query = replace(conditions.query, limit=None)
    offers: list[Say] = []
    for period in [one for one in conditions.assumed[:1] if any(one in held.periods for held in query.dates)]:
        for role in (DateRole.START, DateRole.LIVE_RUN):
            others = tuple(c for c in query.dates if period not in c.periods)
            other = replace(query, dates=(*others, DateCondition(role, (period,))))
            offers.append(say("ask-list", understood=question.understood(other, conditions.subject)))
    for condition in query.dates:
        for period in condition.periods:
            if period.unit is Unit.QUARTER and period.first:
                number = (period.first.month + 2) // 3
                other_period = Period.financial_quarter(period.first.year, number)
                other = replace(query, dates=(DateCondition(condition.role, (other_period,)),))
                offers.append(say("ask-list", understood=question.understood(other, conditions.subject)))
    offers += _drops(question, query)
    if finding.total > SHOWN:
        offers.insert(0, say("ask-rest", count=finding.total - SHOWN))
    if finding.total > 1:
        offers.append(say("ask-sum", understood=question.understood(query, conditions.subject)))
        offers.append(say("ask-most", understood=question.understood(query, conditions.subject)))
    elif finding.projects:
        offers.append(say("ask-project", name=finding.projects[0]))
    return tuple(offers[:3])
