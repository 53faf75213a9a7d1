"""The store gives what a plain reading of the Query gives: random rows, random queries, both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import oracle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.changes import Content, compare
from knowledge.database import connect, migrate, writing
from knowledge.length import LengthRange
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit, financial_year_of
from knowledge.query import Aggregate, DateCondition, DateRole, Group, Query, Sort, SortKey, Status
from knowledge.records import Department, Phase, Project, Source
from knowledge.store import Store
from knowledge.writing import read_content, write_content

DEPARTMENTS = tuple(
    Department(key, name, "department", f"{key}署", ("A" + key,), listed=False)
    for key, name in [
        ("td", "Transport Department"),
        ("jud", "judiciary"),
        ("dpo", "‘Digital’ Office"),
        ("x", "Éclair"),
    ]
)
NAMES = [
    "Alpha system",
    "alpha-beta e-Services",
    "‘Beta’ (CDIP)",
    "Ωmega 26C",
    "人口普查 platform",
    "naïve café",
    "C&ED's net",
]
WORDS = [
    "alpha",
    "ALP",
    "e-serv",
    "serv",
    "c&ed",
    "人口",
    "口普",
    "cafe",
    "26",
    "beta cdip",
    "-",
    "*",
    '"',
    "NOT alpha",
    "alpha OR",
    "a:*",
    "x' | 'y",
    "search:alpha",
    "^alpha",
    "(",
    "\\",
    "%",
    "\x00",
    "",
    "NEAR(alpha)",
    "plat",
    "-plat",
]
FIRST, LAST = date(2021, 4, 1), date(2027, 3, 31)

# Random days seldom fall on the ends of quarters, where mistakes are made: so most do, or stand beside one.
_ENDS = [Period.financial_quarter(2022, 3), Period.financial_quarter(2022, 4), Period.financial_quarter(2023, 1)]
_beside_ends = st.builds(
    lambda quarter, end, beside: getattr(quarter, end) + timedelta(beside),
    st.sampled_from(_ENDS),
    st.sampled_from(["first", "last"]),
    st.sampled_from([0, 0, -1, 1]),
)
days = _beside_ends | _beside_ends | st.dates(FIRST, LAST)
quarters = st.sampled_from(_ENDS) | st.builds(Period.financial_quarter, st.integers(2021, 2026), st.integers(1, 4))
years = st.integers(2020, 2028)
estimates = st.one_of(
    st.sampled_from([Decimal("300.0"), Decimal("41.4"), Decimal("1395.8"), Decimal("0.1"), Decimal("299.999999")]),
    st.decimals(Decimal("0.1"), Decimal(2000), places=1),
)


@st.composite
def spans(draw: st.DrawFn) -> Period:
    first, last = draw(st.none() | days), draw(st.none() | days)
    if first and last and first > last:
        first, last = last, first
    return Period(first, last, Unit.SPAN)


periods = st.one_of(
    quarters,
    days.map(Period.day),
    years.map(Period.year),
    years.map(Period.financial_year),
    st.builds(Period.month, years, st.integers(1, 12)),
    spans(),
)


@st.composite
def ranges(draw: st.DrawFn) -> MoneyRange:
    ends = st.none() | estimates | st.sampled_from([Decimal(0), Decimal("1e30"), Decimal("-5"), Decimal("41.40000001")])
    low, high = draw(ends), draw(ends)
    if low is None and high is None:
        low = draw(estimates)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return MoneyRange(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def lists(draw: st.DrawFn) -> tuple[Project, ...]:
    projects = []
    for number in range(draw(st.integers(3, 8))):
        approved, start = draw(days), draw(quarters)
        later = quarters.filter(lambda quarter, start=start: quarter.first >= start.first)
        dates = draw(st.lists(later | later | st.none(), min_size=1, max_size=3))
        labels = [""] if len(dates) == 1 and dates[0] else [f"Phase {place}" for place in range(1, len(dates) + 1)]
        name = draw(st.sampled_from(NAMES))
        projects.append(
            Project(
                key=f"f{number}",
                name=name,
                description=draw(st.sampled_from(NAMES)),
                department=draw(st.sampled_from(DEPARTMENTS)),
                financial_year=financial_year_of(approved),
                approved=approved,
                estimate=draw(estimates),
                start=start,
                phases=tuple(Phase(label, period) for label, period in zip(labels, dates, strict=True)),
                paper=f"f{number}",
                paper_url="https://www.legco.gov.hk/f1.pdf",
                published=(),
                short_names=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
                names_zh=tuple(draw(st.lists(st.sampled_from(["人口普查", "平台"]), max_size=1))),
            )
        )
    listed = {project.department.key for project in projects}
    return tuple(
        replace(
            project,
            department=replace(project.department, listed=project.department.key in listed),
            published=("2024-25", "d", "n", project.name, project.description, "e", "s", "l", project.paper_url),
        )
        for project in projects
    )


keys = st.lists(st.sampled_from(["td", "jud", "dpo", "x", "nowhere"]), max_size=2).map(tuple)
spells = st.lists(periods, min_size=1, max_size=2).map(tuple)
condition = st.builds(DateCondition, st.sampled_from(DateRole), spells | spells | spells | st.just(()), st.booleans())
live_run = st.builds(DateCondition, st.just(DateRole.LIVE_RUN), periods.map(lambda one: (one,)), st.booleans())
CONDITIONS = {
    "departments": keys,
    "without_departments": keys,
    "projects": st.lists(st.sampled_from(["f0", "f1", "f2", "f99"]), max_size=3).map(tuple),
    "dates": st.lists(condition | live_run, min_size=1, max_size=2).map(tuple),
    "money": st.lists(ranges(), max_size=2).map(tuple),
    "length": st.builds(LengthRange, st.integers(0, 72), st.none(), st.booleans())
    | st.builds(LengthRange, st.none(), st.integers(0, 72), st.booleans(), st.booleans()),
    "words": st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    "status": st.sampled_from(Status),
}


@st.composite
def conditions(draw: st.DrawFn) -> dict[str, object]:
    """One condition or two, a date most often: more would meet nothing and prove nothing."""
    chosen = {draw(st.sampled_from(["dates", "dates", *CONDITIONS])), draw(st.sampled_from(["dates", *CONDITIONS]))}
    return {name: draw(CONDITIONS[name]) for name in sorted(chosen)}


alternatives = conditions().map(lambda chosen: Query(**chosen)).filter(lambda one: one.limits)
choices = st.lists(alternatives, min_size=2, max_size=3).map(tuple)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Alternatives stand alone or beside one condition."""
    either = draw(st.just(()) | st.just(()) | choices)
    chosen = draw(conditions())
    if either:
        chosen = dict(draw(st.lists(st.sampled_from(sorted(chosen.items(), key=str)), max_size=1)))
    return Query(
        **chosen,
        either=either,
        sort=draw(st.builds(Sort, st.sampled_from(SortKey), st.booleans())),
        limit=draw(st.none() | st.integers(1, 4) | st.sampled_from([0, -1, 2**70])),
        offset=draw(st.just(0) | st.just(0) | st.sampled_from([-1, 1, 3, 2**70])),
        ties=draw(st.booleans()),
        aggregate=draw(st.none() | st.none() | st.sampled_from(Aggregate)),
        group=draw(st.none() | st.none() | st.sampled_from(Group)),
    )


@pytest.fixture(scope="module")
def store(lasting_url):
    engine = connect(lasting_url)
    with writing(engine) as connection:
        migrate(connection)
    yield Store(engine)
    engine.dispose()


def hold(store: Store, projects: tuple[Project, ...], number: int = 0) -> None:
    """Loads the projects, through the same comparison and writing as any list."""
    listed = {project.department.key for project in projects}
    departments = tuple(replace(one, listed=one.key in listed) for one in DEPARTMENTS)
    moment = datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=number)
    source = Source("it_projects", "List", "https://example.gov.hk", date(2024, 7, 12), moment, f"{number}")
    content = Content(departments, projects, source)
    with writing(store.engine) as connection:
        write_content(connection, content, compare(read_content(connection, "it_projects"), content))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(projects=lists(), asked=st.lists(st.tuples(queries(), days), min_size=15, max_size=20))
def test_find_agrees_with_a_plain_reading_of_the_query(store, projects, asked):
    hold(store, projects)
    assert store.projects() == projects
    for query, today in asked:
        found = store.find(query, today)
        expected = oracle.answer(query, today, projects)
        assert (found.total, found.projects, found.undated, found.amount, found.groups) == expected
        assert found.query is query
        assert store.explain(query, today).startswith("SELECT")
