"""What the store answers about the real list, on both databases."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event

from knowledge.database import open_store
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import Aggregate, DateCondition, DateRole, Group, Query, Sort, SortKey, Status
from tests.pace import is_within

TODAY = date(2024, 11, 22)
UNDATED = ["f24-23", "f24-24", "f24-20", "f23-62"]


@pytest.fixture(scope="module")
def store(lasting_url):
    opened = open_store(lasting_url)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def find(store):
    return lambda **asked: store.find(Query(**asked), TODAY)


def keys(projects):
    return [project.key for project in projects]


def dated(role, *periods, negated=False):
    return {"dates": (DateCondition(role, periods, negated),)}


def test_the_source_comes_with_every_finding(store, find):
    finding = find()
    assert finding.source == store.source()
    assert finding.source.as_of == date(2024, 7, 12)
    assert finding.source.title == "IT Projects of the Government"
    assert finding.source.url == "https://www2.smartlab.gov.hk/en/major_it_project"
    assert len(finding.source.checksum) == 64
    assert finding.source.loaded_at.tzinfo is not None


def test_all_projects_come_in_the_order_of_the_list(store, find):
    assert keys(store.projects())[:3] == ["f24-26", "f24-23", "f24-24"]
    assert find().projects == store.projects()
    assert find().total == 14


def test_departments_tell_which_are_listed(store):
    departments = store.departments()
    assert len([one for one in departments if one.listed]) == 11
    assert len(departments) > 70
    police = next(one for one in departments if one.key == "hkpf")
    assert police.name == "Hong Kong Police Force"
    assert police.name_zh == "香港警務處"
    assert "HKPF" in police.abbreviations


def test_a_project_has_its_other_names(store):
    platform = next(project for project in store.projects() if project.key == "f24-23")
    assert "CDIP" in platform.short_names
    assert platform.names_zh[0] == "中央數碼影像平台"
    assert platform.name_zh_official


def test_departments_are_any_of(find):
    assert keys(find(departments=("hkpf", "immd")).projects) == ["f24-23", "f24-24", "f22-18", "f22-17"]
    assert find(without_departments=("hkpf", "immd")).total == 10
    assert find(departments=("hkpf",), without_departments=("hkpf",)).total == 0
    assert find(departments=("nobody",)).total == 0
    assert find(without_departments=("nobody",)).total == 14


def test_a_start_quarter_matches_what_it_overlaps(find):
    assert find(**dated(DateRole.START, Period.day(date(2024, 9, 30)))).total == 5
    assert find(**dated(DateRole.START, Period.day(date(2024, 10, 1)))).total == 0
    assert find(departments=("hkpf",), **dated(DateRole.START, Period.year(2024))).total == 2


def test_the_financial_year_is_the_lists_own_column(find):
    listed = find(**dated(DateRole.FINANCIAL_YEAR, Period.financial_year(2023)))
    assert keys(listed.projects) == ["f23-62", "f23-33", "f23-12"]
    assert find(**dated(DateRole.START, Period.financial_year(2023))).total == 2
    assert find(**dated(DateRole.FINANCIAL_YEAR, Period.year(2023))).total == 8  # touches 2022-23 and 2023-24


def test_undated_live_runs_are_named_apart(find):
    finding = find(**dated(DateRole.LIVE_RUN, Period.year(2025)))
    assert keys(finding.projects) == ["f23-33", "f23-12", "f22-18", "f22-07"]
    assert keys(finding.undated) == UNDATED
    negated = find(**dated(DateRole.LIVE_RUN, Period.year(2025), negated=True))
    assert negated.total == 6
    assert keys(negated.undated) == UNDATED


def test_undated_are_only_those_that_meet_the_rest(find):
    finding = find(
        departments=("hkpf",), money=(MoneyRange(low=Decimal(300)),), **dated(DateRole.LIVE_RUN, Period.year(2025))
    )
    assert (finding.total, keys(finding.undated)) == (0, ["f24-23"])


def test_a_condition_on_another_date_leaves_nothing_undated(find):
    assert find(**dated(DateRole.START, Period.year(2024))).undated == ()


def test_a_ranking_by_live_run_names_the_undated_apart(find):
    finding = find(sort=Sort(SortKey.LIVE_RUN, descending=True), limit=1)
    assert keys(finding.projects) == ["f24-26"]
    assert (finding.total, keys(finding.undated)) == (10, UNDATED)
    assert find(sort=Sort(SortKey.DURATION), limit=1).projects[0].key == "f23-33"


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        (MoneyRange(low=Decimal("780.8")), 3),
        (MoneyRange(low=Decimal("780.8"), includes_low=False), 2),
        (MoneyRange(high=Decimal("193.4")), 3),
        (MoneyRange(high=Decimal("193.4"), includes_high=False), 2),
        (MoneyRange(Decimal(300), Decimal(300)), 1),
        (MoneyRange(low=Decimal("1404.6"), includes_low=False), 0),
        (MoneyRange(low=Decimal("1e40")), 0),
        (MoneyRange(high=Decimal("-1")), 0),
        (MoneyRange.near(Decimal(300)), 4),
    ],
)
def test_money_is_compared_exactly_at_its_ends(find, money, expected):
    assert find(money=(money,)).total == expected


def test_money_ranges_are_any_of(find):
    assert find(money=(MoneyRange(high=Decimal(42)), MoneyRange(low=Decimal(1400)))).total == 2


def test_sums_and_averages_are_exact(store, find):
    total = sum(project.estimate for project in store.projects())
    assert find(aggregate=Aggregate.SUM).amount == total == Decimal("6714.6")
    assert find(aggregate=Aggregate.AVERAGE).amount == Decimal("479.61")
    assert find(aggregate=Aggregate.COUNT).total == 14


def test_an_aggregate_hands_out_no_rows_and_none_of_nothing(find):
    assert find(aggregate=Aggregate.SUM).projects == ()
    nothing = find(aggregate=Aggregate.SUM, departments=("nobody",))
    assert (nothing.total, nothing.amount) == (0, None)
    assert find(aggregate=Aggregate.AVERAGE, departments=("nobody",)).amount is None


def test_groups_stand_by_name_or_year_with_the_undated_last(find):
    departments = find(group=Group.DEPARTMENT).groups
    assert [row.label for row in departments] == sorted((row.label for row in departments), key=str.casefold)
    police = next(row for row in departments if row.key == "hkpf")
    assert (police.count, police.total, police.average) == (2, Decimal("500.4"), Decimal("250.20"))
    years = find(group=Group.LIVE_RUN_YEAR).groups
    assert [(row.key, row.count) for row in years] == [
        ("2024", 1),
        ("2025", 4),
        ("2026", 2),
        ("2027", 2),
        ("2029", 1),
        ("", 4),
    ]
    assert [row.key for row in find(group=Group.FINANCIAL_YEAR).groups] == ["2022", "2023", "2024"]


def test_groups_by_quarter_hold_the_period_that_they_are_of(find):
    quarters = find(group=Group.START_QUARTER).groups
    assert [(row.key, row.count) for row in quarters] == [
        ("2022-04", 3),
        ("2022-07", 2),
        ("2023-04", 1),
        ("2023-07", 1),
        ("2024-04", 2),
        ("2024-07", 5),
    ]
    assert quarters[-1].period == Period.financial_quarter(2024, 2)
    assert find(group=Group.LIVE_RUN_FINANCIAL_YEAR).groups[-1].period is None  # the undated


def test_the_median_lies_between_the_middle_two(find):
    assert find(aggregate=Aggregate.MEDIAN).amount == Decimal("306.45")
    assert find(aggregate=Aggregate.MEDIAN, departments=("hkpf",)).amount == Decimal("250.20")
    assert find(aggregate=Aggregate.MEDIAN, departments=("nobody",)).amount is None


def test_what_may_be_finished_is_named_apart(find):
    finished = find(status=Status.FINISHED)
    assert {project.key for project in finished.undated} == {"f24-23", "f24-24", "f24-20", "f23-62"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("image",), ["f24-23"]),
        (("IMAGES",), ["f24-23"]),
        (("CDIP",), ["f24-23"]),
        (("digital", "identity"), ["f24-17"]),
        (("evidential", "census"), []),
        (("人口普查",), ["f23-62"]),
        (("cross-boundary",), ["f24-26"]),
        (("C&ED",), ["f22-25"]),
    ],
)
def test_every_word_stands_in_name_short_names_or_description(find, words, expected):
    assert keys(find(words=words).projects) == expected


@pytest.mark.parametrize(
    "word",
    [
        "-",
        "AND",
        "OR NOT",
        'NEAR("a" b)',
        "*",
        "image*",
        '"',
        "'; DROP TABLE projects; --",
        "a:b",
        "{x}",
        "^",
        "\\",
        "|&!",
        "<->",
        "\x00",
    ],
)
def test_operators_in_words_are_harmless(store, find, word):
    find(words=(word,))
    find(words=("image", word))
    store.explain(Query(words=(word,)), TODAY)
    assert find().total == 14


def test_status_is_read_against_today(store):
    def count(status, today):
        return store.find(Query(status=status), today).total

    assert [count(status, date(2022, 1, 1)) for status in Status] == [14, 0, 0]
    assert [count(status, date(2024, 12, 31)) for status in Status] == [0, 14, 0]
    assert [count(status, date(2025, 1, 1)) for status in Status] == [0, 13, 1]
    assert [count(status, date(2099, 1, 1)) for status in Status] == [0, 4, 10]  # four have no date to be past


POLICE = Query(departments=("hkpf",))
DEAREST = Query(money=(MoneyRange(Decimal(1000), includes_low=False),))
BY_2026 = Query(**dated(DateRole.LIVE_RUN, Period(None, date(2025, 12, 31))))


def test_one_of_several_alternatives_is_enough(find):
    assert keys(find(either=(POLICE, DEAREST)).projects) == ["f24-26", "f24-23", "f24-24", "f22-22"]
    both = Query(departments=("hkpf",), money=(MoneyRange(high=Decimal(200)),))
    assert keys(find(either=(both, DEAREST)).projects) == ["f24-26", "f24-24", "f22-22"]
    assert keys(find(either=(POLICE,)).projects) == keys(find(departments=("hkpf",)).projects)


def test_other_conditions_hold_beside_alternatives(find):
    approved = dated(DateRole.APPROVAL, Period.year(2022))
    assert keys(find(either=(POLICE, DEAREST), **approved).projects) == ["f22-22"]
    assert find(either=(POLICE, DEAREST), aggregate=Aggregate.COUNT).total == 4
    assert find(either=(POLICE, DEAREST), aggregate=Aggregate.SUM).amount == Decimal("3300.8")
    rows = find(either=(POLICE, DEAREST), group=Group.DEPARTMENT).groups
    assert sorted((row.key, row.count) for row in rows) == [("cedb", 1), ("hhb", 1), ("hkpf", 2)]


def test_what_meets_another_alternative_is_not_undated(find):
    """Two of the four undated projects are the police's: they are found whatever their live-run."""
    finding = find(either=(POLICE, BY_2026))
    assert {"f24-23", "f24-24"} < set(keys(finding.projects))
    assert keys(finding.undated) == ["f24-20", "f23-62"]
    assert keys(find(either=(POLICE, BY_2026), departments=("td",)).undated) == ["f24-20"]
    assert find(either=(POLICE, DEAREST)).undated == ()


@pytest.mark.parametrize(
    "alternative",
    [
        Query(),
        Query(limit=3),
        Query(departments=("hkpf",), limit=3),
        Query(departments=("hkpf",), sort=Sort(SortKey.NAME)),
        Query(departments=("hkpf",), aggregate=Aggregate.COUNT),
        Query(departments=("hkpf",), either=(DEAREST,)),
    ],
    ids=str,
)
def test_an_alternative_is_conditions_and_nothing_else(alternative):
    with pytest.raises(ValueError, match="alternatives"):
        Query(either=(DEAREST, alternative))


def test_ties_with_the_last_row_come_too(find):
    starts = Sort(SortKey.START)
    assert len(find(sort=starts, limit=1).projects) == 1
    assert keys(find(sort=starts, limit=1, ties=True).projects) == ["f22-18", "f22-17", "f22-07"]
    assert len(find(sort=starts, limit=3, ties=True).projects) == 3
    assert len(find(limit=3, ties=True).projects) == 3


def test_pages_follow_one_another_without_a_gap(store, find):
    for sort in (Sort(key, down) for key in SortKey for down in (False, True)):
        whole = keys(find(sort=sort).projects)
        pages = [keys(find(sort=sort, limit=4, offset=start).projects) for start in range(0, len(whole), 4)]
        assert [key for page in pages for key in page] == whole


@pytest.mark.parametrize(
    "query",
    [
        Query(limit=0),
        Query(limit=-5, offset=-5),
        Query(limit=10**30, offset=10**30),
        Query(dates=(DateCondition(DateRole.START, ()),)),
        Query(dates=(DateCondition(DateRole.LIVE_RUN, (), negated=True),)),
        Query(dates=(DateCondition(DateRole.LIVE_RUN, (Period(None, None),)),)),
        Query(dates=(DateCondition(DateRole.FINANCIAL_YEAR, (Period(None, None),)),)),
        Query(words=("",)),
        Query(words=("a",) * 300),
        Query(departments=("",), projects=("",)),
        Query(departments=("d",) * 5000, projects=("p",) * 5000),
        Query(aggregate=Aggregate.SUM, group=Group.DEPARTMENT, limit=1, ties=True, sort=Sort(SortKey.LIVE_RUN)),
        Query(dates=(DateCondition(DateRole.APPROVAL, (Period.day(date.min), Period.day(date.max))),)),
    ],
)
def test_empty_and_contradictory_queries_do_not_fail(store, query):
    store.find(query, TODAY)
    store.explain(query, TODAY)


def test_a_find_takes_the_same_few_statements_however_many_rows_it_gives(store, find):
    find()  # the departments are read once a revision
    seen = []

    def note(connection, cursor, statement, *_):
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        counts = []
        for limit in (1, 3, 14):
            seen.clear()
            find(limit=limit, sort=Sort(SortKey.LIVE_RUN), ties=True, **dated(DateRole.LIVE_RUN, Period(None, None)))
            counts.append(len([one for one in seen if one.startswith("SELECT")]))
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
    assert max(counts) <= 9
    assert len(set(counts)) <= 2  # a page shorter than its limit needs no look for ties


def test_explain_shows_the_sql_with_its_values(store):
    query = Query(departments=("hkpf",), words=("it's",), **dated(DateRole.START, Period.year(2024)))
    explained = store.explain(query, TODAY)
    assert "'2024-12-31'" in explained
    assert "projects.department_id IN (" in explained
    assert ":" not in explained.replace("':*", "")


def test_explain_shows_alternatives(store):
    words = (Query(words=("customs",)), Query(words=("census",)))
    explained = store.explain(Query(either=words), TODAY)
    assert "customs" in explained
    assert "census" in explained
    assert " OR " in explained


def test_the_revision_is_cheap_enough_for_every_message(store):
    def spent():
        begin = time.perf_counter()
        store.revision()
        return time.perf_counter() - begin

    assert store.revision()
    # The median is 0.07 ms on SQLite and 0.5 ms on PostgreSQL; the best of many stands a busy machine.
    limit = 0.0002 if store.engine.dialect.name == "sqlite" else 0.005  # s
    assert is_within(min(spent() for _ in range(200)), limit)


def test_sizes_stand_from_the_smallest(find):
    rows = find(group=Group.SIZE).groups
    assert [(row.key, row.count) for row in rows] == [("0", 1), ("100", 5), ("300", 4), ("500", 2), ("1000", 2)]
    assert sum(row.total for row in rows) == find(aggregate=Aggregate.SUM).amount
