"""What stands behind an answer, and who gets it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import AnswerAction
from actions.backstage import reveal, show
from knowledge.columns import COLUMNS
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import Query, Sort, SortKey, Status
from knowledge.store import Store
from tests.conftest import Person, guess


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Period.month(2024, 6), "month 2024-06-01..2024-06-30"),
        (Period(None, Period.year(2024).last), "span ..2024-12-31"),
        (MoneyRange(low=Decimal(300), includes_low=False), "> 300"),
        (MoneyRange(Decimal(100), Decimal(300)), ">= 100 <= 300"),
        (MoneyRange.near(Decimal(300)), "about 300"),
        (Sort(SortKey.ESTIMATE, True), "estimate descending"),
        (("hkpf", "ced"), "hkpf, ced"),
        (Status.RUNNING, "running"),
        (Query(("hkpf",), status=Status.RUNNING), "departments = hkpf and status = running"),
        (3, "3"),
    ],
)
def test_a_value_is_shown_short_and_exact(value: object, text: str) -> None:
    assert show(value) == text


def test_the_staff_see_the_reading_the_query_and_the_published_cells(person: Person, store: Store) -> None:
    text = "which police projects start in 2024?"
    reading = person.read(text, guess("list"))
    behind = reveal(reading, person.ask(text))
    assert behind["columns"] == [column.heading for column in COLUMNS]
    published = {project.paper: list(project.published) for project in store.projects()}
    assert behind["rows"] == [published["f24-23"], published["f24-24"]]
    assert (behind["kind"], behind["confidence"]) == ("list", 0.9)
    assert "departments = hkpf" in behind["query"]
    assert any(mark.startswith("department hkpf") for mark in behind["understood"])


def test_the_staff_see_what_an_or_joins(person: Person) -> None:
    text = "projects of the police or over a billion"
    behind = reveal(person.read(text, guess("list")), person.ask(text))
    assert "either (departments = hkpf) or (money = > 1000)" in behind["query"]
    assert {"department hkpf, alternative 1", "money > 1000, alternative 2"} <= set(behind["understood"])


def test_what_only_measures_a_fit_was_not_understood(person: Person) -> None:
    text = "hello there"
    understood = reveal(person.read(text, guess("greeting")), person.ask(text, "greeting"))["understood"]
    assert [mark for mark in understood if mark.startswith(("near", "fit"))] == []


def test_an_answer_without_a_query_has_nothing_published_behind_it(person: Person) -> None:
    text = "will it rain?"
    behind = reveal(person.read(text, guess("out_of_scope")), person.ask(text, "out_of_scope"))
    assert (behind["query"], behind["rows"]) == ([], [])


def answer(person: Person, metadata: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """The parts of the message that the action sends."""
    reading = person.read("which police projects start in 2024?", guess("list"))
    latest = {"reading": reading.to_json(), "metadata": metadata}
    tracker = Tracker("somebody", {}, latest, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    asyncio.run(AnswerAction().run(dispatcher, tracker, {}))
    parts = dispatcher.messages[0]["answer"]
    assert isinstance(parts, Mapping)
    return parts


@pytest.mark.parametrize("metadata", [None, {}, {"staff": False}])
def test_only_a_channel_of_the_staff_gets_it(person: Person, metadata: Mapping[str, Any] | None) -> None:
    assert "staff" not in answer(person, metadata)
    assert answer(person, {"staff": True})["staff"]["rows"]
