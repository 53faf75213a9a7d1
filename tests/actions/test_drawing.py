"""Pictures made of answers: the figures of the table, the plan as the list has it, and words for who cannot see."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from actions.answers import Row, Say, Understood, say
from actions.drawing import Bars, Timeline, bars_of, estimates_of, stretch_of, timeline_of
from actions.pictures import MOST, draw, part_of
from actions.question import Question
from actions.shelf import Shelf
from actions.speaker import Speaker
from actions.tables import tabulate
from knowledge.period import Period
from knowledge.query import Group, Query, Sort, SortKey
from knowledge.records import Phase, Project
from knowledge.store import Store
from knowledge.topics import ProjectIndex
from languages.language import Language, load_language
from languages.picture import Kind, Picture
from languages.picture_token import KEY, unseal
from languages.reading import Reading

TODAY = date(2024, 10, 15)
ALL = Understood(Query())


@pytest.fixture(scope="module")
def speak(english: Language) -> Callable[[Say], str]:
    return Speaker(english).say


@pytest.fixture(scope="module")
def question(store: Store) -> Question:
    departments = {department.key: department for department in store.departments()}
    index = ProjectIndex(store.projects(), lambda word: (word,))
    return Question(Reading("", "group", 1.0, "en"), store, index, Shelf(store.library()), departments, TODAY)


def rows_by(question: Question, group: Group) -> tuple[Row, ...]:
    return tabulate(question, group, question.find(Query(group=group)).groups)


def bars_by(question: Question, group: Group, measure: str = "total") -> Bars:
    drawing = bars_of(rows_by(question, group), Query(group=group), ALL, measure)
    assert drawing
    return drawing


def plan_of(question: Question) -> Timeline:
    drawing = timeline_of(question.find(Query(sort=Sort(SortKey.START))).projects, ALL, question.today)
    assert drawing
    return drawing


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("measure", ["total", "count"])
def test_the_figures_of_the_bars_are_those_of_the_table(
    question: Question, english: Language, speak: Callable[[Say], str], group: Group, measure: str
) -> None:
    picture = draw(bars_by(question, group, measure), english, speak)
    drawn = {bar.label: bar.value for bar in picture.bars}
    assert drawn == {
        str(Speaker(english).value(row.label)): row.total if measure == "total" else row.count
        for row in rows_by(question, group)
    }
    whole = sum(project.estimate for project in question.store.projects())
    assert sum(drawn.values()) == (whole if measure == "total" else 14)
    for bar in picture.bars:
        assert Decimal(bar.text.replace(",", "")) == bar.value
        assert f"{bar.label} " in picture.alternative
        assert bar.text in picture.alternative


def test_projects_are_drawn_a_bar_each_and_one_alone_is_not(
    question: Question, english: Language, speak: Callable[[Say], str]
) -> None:
    projects = question.find(Query(sort=Sort(SortKey.ESTIMATE, True))).projects
    drawing = estimates_of(projects, ALL)
    assert drawing
    picture = draw(drawing, english, speak)
    assert picture.title == "Estimates of projects"
    assert [bar.value for bar in picture.bars] == [project.estimate for project in projects]
    assert len({bar.label for bar in picture.bars}) == len(projects)
    assert all(f"{bar.label} HK$" in picture.alternative for bar in picture.bars)
    assert estimates_of(projects[:1], ALL) is None


def test_departments_are_drawn_longest_first_and_years_in_their_order(
    question: Question, english: Language, speak: Callable[[Say], str]
) -> None:
    departments = draw(bars_by(question, Group.DEPARTMENT), english, speak)
    assert [bar.label for bar in departments.bars[:2]] == ["Commerce and Economic Development Bureau", "Health Bureau"]
    years = draw(bars_by(question, Group.FINANCIAL_YEAR), english, speak)
    assert [bar.text for bar in years.bars] == ["2,940.2", "484.5", "3,289.9"]


def test_a_bar_chart_says_what_it_shows(question: Question, english: Language, speak: Callable[[Say], str]) -> None:
    money = draw(bars_by(question, Group.DEPARTMENT), english, speak)
    assert (money.kind, money.title, money.unit) == (
        Kind.BARS,
        "Estimates of projects, by bureau or department",
        "HK$ million",
    )
    assert "Health Bureau HK$1,395.8 million;" in money.alternative
    number = draw(bars_by(question, Group.START_YEAR, "count"), english, speak)
    assert number.title == "Number of projects, by calendar year of the planned start"
    assert "Starting in 2022 5 projects" in number.alternative


def test_the_title_repeats_what_was_understood(
    question: Question, english: Language, speak: Callable[[Say], str]
) -> None:
    immigration = next(key for key, d in question.departments.items() if d.name == "Immigration Department")
    query = Query(departments=(immigration,))
    drawing = timeline_of(question.find(query).projects, question.understood(query), TODAY)
    assert drawing
    assert draw(drawing, english, speak).title == "Plan of 2 projects of Immigration Department"


def test_nothing_is_drawn_where_there_is_nothing_to_compare(question: Question) -> None:
    rows = rows_by(question, Group.DEPARTMENT)
    assert bars_of(rows[:1], Query(group=Group.DEPARTMENT), ALL) is None
    assert bars_of(rows, Query(), ALL) is None
    assert timeline_of((), ALL, TODAY) is None


def test_a_timeline_runs_from_the_start_quarter_to_the_live_run_quarter(
    question: Question, english: Language, speak: Callable[[Say], str]
) -> None:
    picture = draw(plan_of(question), english, speak)
    assert len(picture.spans) == 14
    spans = {span.label: span for span in picture.spans}
    health = spans["eHealth+"]
    assert (health.start, health.end, health.is_open) == (date(2024, 7, 1), date(2029, 3, 31), False)
    assert health.text == "Jul 2024 – Mar 2029"
    assert picture.legend
    assert picture.legend.today == "Today, 15 October 2024"
    assert "eHealth+ from Jul 2024 to Mar 2029" in picture.alternative


def test_what_the_list_leaves_undated_is_open_and_said_to_be(
    question: Question, english: Language, speak: Callable[[Say], str]
) -> None:
    picture = draw(plan_of(question), english, speak)
    undated = {span.label for span in picture.spans if span.is_open}
    assert undated == {"2026 Population Census", "CDIP", "PICS-3", "VALID V"}
    for span in picture.spans:
        assert (span.end is None) == span.is_open == ("undated" in span.text)
    assert picture.alternative.count("live-run undated in the list") == 4


@pytest.fixture(scope="module")
def project(store: Store) -> Project:
    return store.projects()[0]


def test_a_project_with_a_dated_and_an_undated_phase_goes_on_after_the_dated(
    project: Project, english: Language, speak: Callable[[Say], str]
) -> None:
    phases = (Phase("Phase 1", Period.quarter(2026, 1)), Phase("Phase 2", None))
    partly = replace(project, start=Period.quarter(2024, 1), phases=phases)
    stretch = stretch_of(partly)
    assert stretch
    assert (stretch.start, stretch.end, stretch.is_open) == (date(2024, 1, 1), date(2026, 3, 31), True)
    drawing = timeline_of((partly,), ALL, TODAY)
    assert drawing
    picture = draw(drawing, english, speak)
    assert picture.spans[0].text == "Jan 2024 – Mar 2026, then undated"
    assert "a further phase undated" in picture.alternative


def test_a_project_without_a_start_is_counted_as_not_drawn(
    project: Project, english: Language, speak: Callable[[Say], str]
) -> None:
    assert stretch_of(replace(project, start=Period(None, None))) is None
    drawing = timeline_of((project, replace(project, start=Period(None, None))), ALL, TODAY)
    assert drawing
    picture = draw(drawing, english, speak)
    assert len(picture.spans) == 1
    assert picture.note == "Drawn: 1 of 2."


def test_a_picture_of_very_many_says_how_many_it_leaves_out(english: Language, speak: Callable[[Say], str]) -> None:
    rows = tuple(Row(say("label-start", period=Period.year(1900 + n)), n, Decimal(n)) for n in range(1, 101))
    drawing = bars_of(rows, Query(group=Group.START_YEAR), ALL)
    assert drawing
    picture = draw(drawing, english, speak)
    assert len(picture.bars) == MOST
    assert picture.note == f"Drawn: {MOST} of 100."


def test_two_projects_of_one_short_name_keep_their_full_names(
    project: Project, english: Language, speak: Callable[[Say], str]
) -> None:
    other = replace(project, name="Another project whose name is long enough to be cut")
    drawing = timeline_of((project, other), ALL, TODAY)
    assert drawing
    assert len({span.label for span in draw(drawing, english, speak).spans}) == 2


def test_the_part_of_the_message_holds_path_words_characters_and_table(
    question: Question, english: Language, speak: Callable[[Say], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "secret")
    drawing = plan_of(question)
    part = json.loads(json.dumps(part_of(drawing, english, speak)))
    token = part["path"].removeprefix("/pictures/")
    assert unseal(token, b"secret") == draw(drawing, english, speak)
    assert len(token) < 2_000
    assert part["table"][0] == ["New Immigration Headquarters", "Apr 2022 – Sep 2025"]
    assert part["text"].startswith("Plan of 14 projects\n")
    assert part["alternative"].startswith("Timeline. Plan of 14 projects")


def test_without_a_key_the_picture_is_told_in_characters_only(
    question: Question, english: Language, speak: Callable[[Say], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY, raising=False)
    part = part_of(plan_of(question), english, speak)
    assert part["path"] == ""
    assert part["text"]


def test_words_of_the_list_are_taken_to_the_letter(
    project: Project, english: Language, speak: Callable[[Say], str]
) -> None:
    hostile = replace(project, name="<b>&", short_names=())
    drawing = timeline_of((hostile,), ALL, TODAY)
    assert drawing
    picture = draw(drawing, english, speak)
    assert picture.spans[0].label == "<b>&"
    assert Picture.from_json(picture.to_json()) == picture


def test_a_picture_speaks_chinese_throughout(question: Question) -> None:
    chinese = load_language("zh-hant")
    picture = draw(plan_of(question), chinese, Speaker(chinese).say)
    labels = {span.label for span in picture.spans}
    assert {"智慧海關", "貿易單一窗口", "醫健通+"} & labels
    assert "undated" not in picture.alternative + picture.title + "".join(span.text for span in picture.spans)
    bars = draw(bars_by(question, Group.DEPARTMENT), chinese, Speaker(chinese).say)
    assert {bar.label for bar in bars.bars} >= {"入境事務處", "香港警務處"}
    assert [bar.value for bar in bars.bars] == sorted((bar.value for bar in bars.bars), reverse=True)
