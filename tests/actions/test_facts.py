"""Each kind of question: how its answer ends, and the facts that it must hold, worked out from the published list."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from actions.answers import Answer, Outcome
from actions.kinds import KINDS
from knowledge.store import Store
from tests.conftest import Person

POLICE = ("f24-23", "f24-24")
IN_2024 = ("f24-26", "f24-23", "f24-24", "f24-20", "f24-17", "f24-11", "f23-62")


def papers(answer: Answer) -> tuple[str, ...]:
    return tuple(project.paper for project in (*answer.cards, *answer.links))


def notes(answer: Answer) -> tuple[str, ...]:
    return tuple(note.key for note in answer.notes)


# Lists


def test_a_list_shows_up_to_ten_and_tells_the_total(person: Person) -> None:
    answer = person.ask("projects starting in 2024")
    assert (answer.outcome, answer.total) == (Outcome.ANSWERED, 7)
    assert papers(answer) == IN_2024
    everything = person.ask("list all projects")
    assert (everything.total, len(papers(everything))) == (14, 10)


def test_a_list_of_one_departments_projects(person: Person) -> None:
    answer = person.ask("police projects")
    assert (papers(answer), answer.total) == (POLICE, 2)


def test_an_undated_project_is_named_apart(person: Person) -> None:
    answer = person.ask("police projects going live in 2026")
    assert answer.outcome is Outcome.NOTHING_FOUND
    undated = next(note for note in answer.notes if note.key == "note-undated")
    assert {project.paper for project in undated.values["projects"]} == set(POLICE)  # type: ignore[attr-defined]


def test_projects_without_a_live_run_date_can_be_asked_for(person: Person, store: Store) -> None:
    answer = person.ask("which projects have no live-run date")
    undated = {project.paper for project in store.projects() if any(phase.period is None for phase in project.phases)}
    assert {project.paper for project in answer.cards} <= undated
    assert answer.total == len(undated)


def test_an_assumed_approval_date_is_said(person: Person) -> None:
    answer = person.ask("2024 projects")
    assert "note-assumed-approval" in notes(answer)
    assert [offer.key for offer in answer.suggestions].count("ask-list") == 2  # by start, by live-run


def test_a_calendar_quarter_is_said_to_be_one(person: Person) -> None:
    answer = person.ask("projects starting in Q2 2024")
    assert "note-calendar-quarter" in notes(answer)


def test_unknown_words_are_owned_up_to(person: Person) -> None:
    answer = person.ask("police projects in 2024 with lasers")
    (note,) = (note for note in answer.notes if note.key == "note-unknown-words")
    assert note.values["words"] == ("lasers",)


def test_what_the_projects_are_called_by_is_no_word_to_leave_out(person: Person) -> None:
    answer = person.ask("police quantum projects in 2024")
    assert (answer.outcome, papers(answer)) == (Outcome.NOTHING_FOUND, ())


def test_a_subject_that_no_project_has_finds_nothing(person: Person) -> None:
    answer = person.ask("projects about blockchain", "topic")
    assert (answer.outcome, papers(answer)) == (Outcome.NOTHING_FOUND, ())


def test_a_department_without_projects_is_named_as_having_none(person: Person) -> None:
    answer = person.ask("Fire Services Department projects")
    assert answer.outcome is Outcome.NOTHING_FOUND
    assert [one.name for one in answer.lead[0].values["names"]] == ["Fire Services Department"]  # type: ignore[attr-defined]


def test_a_condition_that_empties_a_list_is_named_with_what_there_is_instead(person: Person) -> None:
    answer = person.ask("customs projects starting in 2024")
    assert answer.outcome is Outcome.NOTHING_FOUND
    assert "instead-start" in notes(answer)
    answer = person.ask("customs projects over 500 million")
    assert "instead-money" in notes(answer)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("projects approved in June", "which-year-month"),
        ("projects starting in the second quarter", "which-year-quarter"),
        ("projects for health", "which-department"),
    ],
)
def test_what_is_unsure_is_asked_about_with_at_most_three_buttons(person: Person, text: str, key: str) -> None:
    answer = person.ask(text)
    assert answer.outcome is Outcome.AMBIGUOUS
    assert answer.lead[0].key == key
    assert 1 < len(answer.suggestions) <= 3


def test_a_date_that_is_none_is_not_guessed_at(person: Person) -> None:
    answer = person.ask("projects approved on 31.02.2024")
    assert (answer.outcome, answer.lead[0].key, papers(answer)) == (Outcome.UNSUPPORTED, "bad-date", ())


# Totals


@pytest.mark.parametrize(
    ("text", "kind", "count", "amount"),
    [
        ("how many projects are there", "count", 14, None),
        ("how many police projects", "count", 2, None),
        ("what do all projects cost in total", "sum", 14, "6714.6"),
        ("what do the police projects cost in total", "sum", 2, "500.4"),
        ("average cost of the immigration projects", "average", 2, "503.15"),
        ("how many projects over 700 million and what do they cost in total", "count", 4, "4291.4"),
    ],
)
def test_totals_say_how_many_and_how_much(person: Person, text: str, kind: str, count: int, amount: str | None) -> None:
    answer = person.ask(text, kind)
    said = answer.lead[0].values
    assert (answer.outcome, answer.kind, said["count"]) == (Outcome.ANSWERED, kind, count)
    assert said.get("amount") == (Decimal(amount) if amount else None)


def test_a_share_is_of_the_whole_list(person: Person) -> None:
    said = person.ask("what percentage of the money goes to the police", "sum").lead[0].values
    assert (said["percent"], said["whole"], said["all"]) == ("7.5", Decimal("6714.6"), 14)


# Rankings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which project is the most expensive", ["f22-22"]),
        ("the cheapest project", ["f23-33"]),
        ("top three projects by cost", ["f22-22", "f24-26", "f24-11"]),
        ("the second most expensive project", ["f24-26"]),
        ("the most recently approved project", ["f24-26"]),
        ("which project was approved first", ["f22-07"]),
        ("which project goes live last", ["f24-26"]),
        ("which project goes live first", ["f22-17"]),
        ("the cheapest immigration project", ["f22-17"]),
    ],
)
def test_rankings(person: Person, text: str, expected: list[str]) -> None:
    answer = person.ask(text, "rank")
    assert (answer.outcome, list(papers(answer))) == (Outcome.ANSWERED, expected)


def test_projects_that_rank_equal_are_all_shown(person: Person) -> None:
    answer = person.ask("which project starts first", "rank")
    assert set(papers(answer)) == {"f22-18", "f22-17", "f22-07"}


def test_a_place_past_the_end_is_not_filled(person: Person) -> None:
    answer = person.ask("the third most expensive police project", "rank")
    assert papers(answer) == ()
    assert answer.outcome is not Outcome.ANSWERED


# Facts of one project


@pytest.mark.parametrize(
    ("text", "key", "paper"),
    [
        ("how much is VALID", "field-cost", "f24-20"),
        ("when does iAM Smart go live", "field-live_run", "f23-12"),
        ("when does CDIP go live", "field-live_run-undated", "f24-23"),
        ("when does eHealth+ start", "field-start", "f24-26"),
        ("when was SCITI approved", "field-approval", "f22-25"),
        ("who is responsible for VALID", "field-department", "f24-20"),
        ("which paper is behind iAM Smart", "field-paper", "f23-12"),
        ("how long does eHealth+ take", "field-duration", "f24-26"),
        ("how long does CDIP take", "field-duration-undated", "f24-23"),
        ("what is the status of eHealth+", "field-status-running", "f24-26"),
        ("which financial year is VALID in", "field-financial_year", "f24-20"),
        ("full name of VALID", "field-name", "f24-20"),
    ],
)
def test_a_fact_of_one_project(person: Person, text: str, key: str, paper: str) -> None:
    answer = person.ask(text, "field")
    assert answer.outcome is Outcome.ANSWERED
    assert key in [sentence.key for sentence in answer.lead]
    assert papers(answer) == (paper,)


def test_a_fact_of_several_projects_is_asked_about(person: Person) -> None:
    answer = person.ask("how much is the police project", "field")
    assert (answer.outcome, papers(answer)) == (Outcome.AMBIGUOUS, POLICE)


@pytest.mark.parametrize(("year", "key"), [("2024", "check-yes"), ("2023", "check-no")])
def test_a_question_whether_a_date_holds_is_answered_first(person: Person, year: str, key: str) -> None:
    answer = person.ask(f"does VALID start in {year}?", "field")
    assert [sentence.key for sentence in answer.lead][:1] == [key]


def test_a_project_is_described_in_full(person: Person) -> None:
    answer = person.ask("tell me about VALID", "project")
    assert (answer.outcome, papers(answer)) == (Outcome.ANSWERED, ("f24-20",))
    assert [sentence.key for sentence in answer.lead] == ["project-found", "project-description"]


# Groups and comparisons


def test_a_breakdown_adds_up_to_the_whole(person: Person) -> None:
    for text in ("projects by department", "projects per financial year", "projects by year of approval"):
        answer = person.ask(text, "group")
        assert answer.table
        assert sum(row.count for row in answer.table.rows) == 14
        assert sum(row.total for row in answer.table.rows) == Decimal("6714.6")


def test_the_department_that_spends_most(person: Person) -> None:
    answer = person.ask("which department spends most", "departments")
    assert [one.name for one in answer.lead[0].values["names"]] == ["Commerce and Economic Development Bureau"]  # type: ignore[attr-defined]


def test_the_departments_with_most_projects(person: Person) -> None:
    answer = person.ask("which department has the most projects", "departments")
    assert {one.key for one in answer.lead[0].values["names"]} == {"hkpf", "dpo", "immd"}  # type: ignore[attr-defined]


def test_departments_with_more_than_one_project(person: Person) -> None:
    answer = person.ask("which departments have more than one project", "departments")
    assert answer.table
    assert sorted(row.count for row in answer.table.rows) == [2, 2, 2]
    assert answer.lead[0].values["total"] == sum(row.total for row in answer.table.rows)


def test_two_projects_side_by_side_with_the_difference(person: Person) -> None:
    answer = person.ask("compare the cost of VALID and CDIP", "compare")
    assert (answer.outcome, set(papers(answer))) == (Outcome.ANSWERED, {"f24-20", "f24-23"})
    (difference,) = (sentence for sentence in answer.lead if sentence.key == "compare-cost")
    assert difference.values["amount"] == Decimal("46.0")


def test_undated_live_runs_are_not_compared(person: Person) -> None:
    answer = person.ask("which goes live earlier, VALID or eHealth+", "compare")
    assert "compare-live_run-undated" in [sentence.key for sentence in answer.lead]


def test_two_departments_side_by_side(person: Person) -> None:
    answer = person.ask("compare police and immigration spending", "compare")
    assert answer.outcome is Outcome.ANSWERED
    (difference,) = (sentence for sentence in answer.lead if sentence.key == "compare-departments-more")
    assert difference.values["amount"] == Decimal("505.9")


# What is not of the list


@pytest.mark.parametrize(
    ("text", "kind", "outcome"),
    [
        ("what does live-run mean", "term", Outcome.ANSWERED),
        ("whom can I phone", "contact", Outcome.ANSWERED),
        ("hello", "greeting", Outcome.SOCIAL),
        ("many thanks", "thanks", Outcome.SOCIAL),
        ("goodbye", "goodbye", Outcome.SOCIAL),
        ("what can you do", "capabilities", Outcome.SOCIAL),
        ("are you a robot", "bot_identity", Outcome.SOCIAL),
        ("start over", "reset", Outcome.SOCIAL),
        ("will it rain", "out_of_scope", Outcome.OUT_OF_SCOPE),
        ("MTR projects", "list", Outcome.OUT_OF_SCOPE),
    ],
)
def test_talk_and_terms_end_as_they_should(person: Person, text: str, kind: str, outcome: Outcome) -> None:
    answer = person.ask(text, kind)
    assert (answer.outcome, papers(answer)) == (outcome, ())


def test_every_kind_ends_in_an_answer_of_its_own(person: Person) -> None:
    """Whatever the marks, a kind's module answers; none of them relies on what another kind would have read."""
    reading = person.read("police projects starting in 2024 over 100 million", ())
    for kind in KINDS:
        turn = person.answerer.take_turn(replace(reading, kind=kind), person.memory, person.today)
        assert isinstance(turn.answer.outcome, Outcome), kind


def test_every_kind_survives_a_message_without_marks(person: Person) -> None:
    reading = person.read("", ())
    for kind in KINDS:
        answer = person.answerer.take_turn(replace(reading, kind=kind), person.memory, person.today).answer
        assert answer.outcome is not Outcome.FAILED or kind == "unavailable", kind
