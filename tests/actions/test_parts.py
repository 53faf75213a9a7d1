"""The typed parts of a Message: what a channel can draw as cards, tables, comparisons and chips, and what it can export."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.wording import word
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import DateCondition, DateRole, Query, Sort, SortKey, Status
from knowledge.store import Store
from knowledge.wire import query_from_json, query_to_json
from languages.language import load_language
from languages.script import to_simplified
from tests.conftest import TODAY, Person

CODES = ("en", "zh-hant", "zh-hans")


def parts(person: Person, text: str, kind: str = "list", code: str = "en") -> dict[str, Any]:
    made = word(person.ask(text, kind), load_language(code)).parts
    return json.loads(json.dumps(dict(made)))  # type: ignore[no-any-return]


def test_a_list_has_numbered_cards_with_labels_and_a_way_to_the_rest(person: Person) -> None:
    found = parts(person, "list all projects")
    assert [card["number"] for card in found["cards"]] == list(range(1, 11))
    assert found["total"] == 14
    assert found["more"] == "Show the other 4"
    assert all(found["labels"][name] for name in ("owner", "estimate", "approved", "start", "live", "paper"))
    assert found["source"]["as_of"] == "2024-07-12"
    assert found["source"]["url"].startswith("https://")


def test_each_condition_can_be_dropped(person: Person) -> None:
    found = parts(person, "police projects starting in 2024 over 300 million")
    assert [chip["title"] for chip in found["conditions"]] == [
        "Hong Kong Police Force",
        "starting in 2024",
        "costing more than HK$300 million",
    ]
    assert "2024" not in found["conditions"][1]["ask"]
    assert "Police" in found["conditions"][1]["ask"]


def test_a_list_without_conditions_has_no_chips(person: Person) -> None:
    assert parts(person, "list all projects")["conditions"] == []


def test_the_last_condition_dropped_leaves_the_whole_list(person: Person) -> None:
    (chip,) = parts(person, "projects starting in 2024")["conditions"]
    assert chip["ask"] == "List all projects"


def test_a_total_without_a_condition_asks_for_that_total(person: Person) -> None:
    found = parts(person, "how many police projects start in 2024", "count")
    assert [chip["ask"] for chip in found["conditions"]] == [
        "How many projects starting in 2024 are there?",
        "How many projects of Hong Kong Police Force are there?",
    ]


def test_a_breakdown_is_a_table_with_figures(person: Person) -> None:
    table = parts(person, "projects by financial year", "group")["table"]
    widths = {len(row) for row in table["rows"]}
    assert widths == {len(table["columns"])}
    assert sum(int(row[1]["value"]) for row in table["rows"]) == 14
    assert sum(Decimal(row[3]["value"]) for row in table["rows"]) == pytest.approx(Decimal(100), abs=Decimal("0.2"))
    assert all(row[2]["value"] in row[2]["text"].replace(",", "") for row in table["rows"])


def test_departments_side_by_side_are_a_table_that_the_text_does_not_repeat(person: Person) -> None:
    message = word(person.ask("compare police and immigration", "compare"), load_language("en"))
    assert [row[0]["text"] for row in message.parts["table"]["rows"]] == [
        "Hong Kong Police Force",
        "Immigration Department",
    ]
    assert "- Hong Kong Police Force" not in message.text


def test_projects_side_by_side_tell_where_they_differ(person: Person) -> None:
    comparison = parts(person, "compare CDIP and PICS-3", "compare")["comparison"]
    assert len(comparison["columns"]) == 2
    rows = {row["label"]: row for row in comparison["rows"]}
    assert rows["Estimate"]["differs"]
    assert not rows["Bureau or department"]["differs"]
    assert all(cell["url"].startswith("https://") for cell in rows["Funding paper"]["cells"])


@pytest.mark.parametrize(
    ("text", "kind"), [("projects starting in 2024", "list"), ("list all projects", "list"), ("the 3 dearest", "rank")]
)
def test_the_export_is_the_whole_list(person: Person, store: Store, text: str, kind: str) -> None:
    answer = person.ask(text, kind)
    export = dict(word(answer, load_language("en")).parts)["export"]
    if "projects" in export:
        assert export["projects"] == [project.key for project in answer.cards]
    else:
        assert len(store.find(query_from_json(export["query"]), TODAY).projects) == answer.total


def test_projects_without_a_date_are_exported_as_they_are_shown(person: Person) -> None:
    found = parts(person, "which projects have no live-run date")
    assert found["export"] == {"projects": [card["key"] for card in found["cards"]]}


def test_simplified_parts_have_no_traditional_characters(person: Person) -> None:
    for text, kind in (("police projects", "list"), ("by department", "group"), ("compare CDIP and PICS-3", "compare")):
        said = json.dumps(parts(person, text, kind, "zh-hans"), ensure_ascii=False)
        assert said == to_simplified(said)


@pytest.mark.parametrize("code", CODES)
def test_every_answer_tells_its_labels_in_its_language(person: Person, code: str) -> None:
    labels = parts(person, "police projects", code=code)["labels"]
    assert all(label.isascii() == (code == "en") for label in labels.values())


periods = st.builds(Period.month, st.integers(2000, 2050), st.integers(1, 12)) | st.just(Period(None, date(2024, 1, 1)))
names = st.lists(st.text(min_size=1), max_size=3).map(tuple)


conditions = st.builds(
    Query,
    departments=names,
    without_departments=names,
    projects=names,
    without_projects=names,
    dates=st.lists(
        st.builds(DateCondition, st.sampled_from(DateRole), st.lists(periods, max_size=2).map(tuple), st.booleans())
    ).map(tuple),
    money=st.lists(st.builds(MoneyRange, low=st.decimals(0, 900, places=1))).map(tuple),
    words=names,
    status=st.none() | st.sampled_from(Status),
)


@given(
    st.builds(
        replace,
        conditions,
        either=st.lists(conditions.filter(lambda one: bool(one.limits)), max_size=2).map(tuple),
        sort=st.builds(Sort, st.sampled_from(SortKey), st.booleans()),
    )
)
def test_a_query_comes_back_from_json_as_it_was(query: Query) -> None:
    assert query_from_json(json.loads(json.dumps(query_to_json(query)))) == query


def test_a_query_kept_before_there_were_alternatives_still_comes_back() -> None:
    kept = query_to_json(Query(departments=("hkpf",)))
    del kept["either"]
    assert query_from_json(kept) == Query(departments=("hkpf",))
