"""Conditions joined by "or": what is answered, what can be dropped, how it goes on, and when Beacon asks back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.answers import Answer, Outcome, Say, Understood
from actions.memory import Memory
from actions.speaker import Speaker
from actions.wording import word
from knowledge.period import Period
from knowledge.query import Query
from languages.language import load_language
from tests.conftest import Person

CODES = ("en", "zh-hant", "zh-hans")
NewPerson = Callable[[], Person]
QUESTIONS = [
    "projects approved in 2023 or below 100 million",
    "either a police project or one of over a billion",
    "projects approved before 2023 or in progress or of the police",
    "projects approved before 2023 or after June 2024",
    "projects taking more than 5 years or from Customs",
    "police projects approved in 2024 or over 300 million",
    "over a billion or approved in 2023, not the police",
    "projects starting in 2024 and either of the police or over a billion",
    "police projects of 2024 or immigration projects of 2022",
    "approved in 2023 and below 100 million, or live in 2026",
    "police or immigration projects or those starting in 2024-25 Q2",
]


def papers(answer: Answer) -> list[str]:
    return sorted(project.key for project in answer.cards)


def meant_by(said: Say) -> Query:
    """The Query that a button or an offer puts into words."""
    understood = said.values["understood"]
    assert isinstance(understood, Understood)
    return understood.query


def query(answer: Answer) -> Query:
    """What was asked, without its page."""
    assert answer.query
    return replace(answer.query, limit=None)


def says(answer: Answer, code: str = "en") -> str:
    return word(answer, load_language(code)).text


@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("code", CODES)
def test_what_is_offered_is_read_back_as_it_was_meant(new_person: NewPerson, text: str, code: str) -> None:
    """A chip sends its question as a typed message: the rest of the conditions, and nothing else."""
    speaker, person = Speaker(load_language(code)), new_person()
    answer = person.ask(text)
    assert answer.outcome is Outcome.ANSWERED
    understood = answer.lead[0].values["understood"]
    whole = Say("ask-list", {"understood": understood})
    assert query(new_person().ask(speaker.say(whole))) == query(answer)
    assert len(answer.chips) > 1
    for chip in answer.chips:
        assert query(new_person().ask(speaker.say(chip.ask))) == meant_by(chip.ask)


def test_one_of_two_alternatives_dropped_leaves_a_condition_like_any_other(person: Person) -> None:
    person.ask("projects approved in 2023 or below 100 million")
    answer = person.ask("drop the date")
    assert not query(answer).either
    assert papers(answer) == ["f23-33"]
    assert len(query(answer).money) == 1


def test_a_refinement_holds_beside_the_alternatives(person: Person) -> None:
    assert papers(person.ask("projects approved in 2022 or over a billion")) == [
        *("f22-07", "f22-17", "f22-18", "f22-22", "f22-25", "f24-26"),
    ]
    assert papers(person.ask("only those of Immigration")) == ["f22-17", "f22-18"]
    assert says(person.ask("how many are there?", "count")).startswith(
        "Immigration Department has 2 projects approved in 2022 or costing more than HK$1 billion."
    )
    assert len(person.ask("forget the department").cards) == 6


def test_a_department_beside_a_department_narrows(person: Person) -> None:
    person.ask("projects of the police or over 700 million")
    assert papers(person.ask("only those of Immigration")) == ["f22-18"]


def test_a_new_value_takes_the_place_of_its_like(person: Person) -> None:
    person.ask("projects approved in 2023 or below 100 million")
    answer = person.ask("what about below 200 million?")
    assert [one.limits for one in query(answer).either] == [("dates",), ("money",)]
    assert papers(answer) == ["f23-12", "f23-33", "f24-24"]
    then = query(person.ask("and 2024?"))
    assert [one.limits for one in then.either] == [("dates",), ("money",)]
    assert then.either[0].dates[0].periods == (Period.year(2024),)
    assert not then.dates


def test_another_choice_takes_the_place_of_the_last(person: Person) -> None:
    person.ask("projects approved in 2023 or below 100 million")
    answer = person.ask("approved in 2022 or over a billion")
    assert len(query(answer).either) == 2
    assert len(answer.cards) == 6


def test_what_cannot_hold_together_is_dropped_together(person: Person) -> None:
    """Without the money, Immigration and the police would be left: no project is of both."""
    person.ask("projects of the police or over 700 million")
    assert [meant_by(chip.title).limits for chip in person.ask("only Immigration").chips[1:]] == [()]
    answer = person.ask("never mind the amount")
    assert answer.outcome is Outcome.NOTHING_FOUND
    assert says(answer).startswith("Immigration Department has 2 projects, none of Hong Kong Police Force.")


def test_an_empty_list_says_what_was_asked_and_what_there_is(person: Person) -> None:
    answer = person.ask("police projects approved in 2023 or over a billion")
    assert answer.outcome is Outcome.NOTHING_FOUND
    assert says(answer).startswith(
        "Hong Kong Police Force has 2 projects, none approved in 2023 or costing more than HK$1 billion."
    )
    assert [note.key for note in answer.notes] == ["instead-approval", "instead-money"]


def test_what_may_meet_an_alternative_is_named_apart(person: Person) -> None:
    answer = person.ask("projects of the police or going live in 2025")
    assert {"f24-23", "f24-24"} < set(papers(answer))
    (undated,) = (note for note in answer.notes if note.key == "note-undated")
    projects = undated.values["projects"]
    assert isinstance(projects, tuple)
    assert [project.key for project in projects] == ["f24-20", "f23-62"]


def test_a_date_without_an_event_says_so(person: Person) -> None:
    answer = person.ask("2023 projects or police projects")
    assert "note-assumed-approval" in [note.key for note in answer.notes]
    assert all(offer.key in ("ask-sum", "ask-most") for offer in answer.suggestions)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("approved in 2024 and below 200 million or going live in 2026", 2),
        ("police projects approved in 2024 or ones over 300 million", 2),
        ("police projects over 300 million or immigration", 2),
        ("2024年批而且少於三億或者2026年啟用嘅項目", 2),
    ],
)
def test_where_more_than_one_thing_is_meant_it_is_asked(new_person: NewPerson, text: str, ways: int) -> None:
    person = new_person()
    answer = person.ask(text)
    assert (answer.outcome, answer.lead[0].key) == (Outcome.AMBIGUOUS, "which-joined")
    assert len(answer.suggestions) == ways
    speaker = Speaker(load_language(person.memory.language))
    meant = [meant_by(offer) for offer in answer.suggestions]
    assert meant[0] != meant[1]
    assert [query(new_person().ask(speaker.say(offer))) for offer in answer.suggestions] == meant


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("CDIP or projects over a billion", ["ask-project", "ask-list"]),
        ("licensing projects or those over a billion", ["ask-list", "ask-list"]),
        ("not police or over a billion", ["ask-list", "ask-list"]),
    ],
)
def test_what_cannot_be_joined_is_asked_for_one_by_one(person: Person, text: str, offers: list[str]) -> None:
    answer = person.ask(text)
    assert (answer.outcome, answer.lead[0].key) == (Outcome.AMBIGUOUS, "joined-apart")
    assert [offer.key for offer in answer.suggestions] == offers


def test_a_comparison_is_of_both(person: Person) -> None:
    answer = person.ask("compare 2023-24 or 2022", "compare")
    assert answer.kind == "compare"
    assert answer.outcome is Outcome.ANSWERED


def test_a_conversation_kept_before_there_were_alternatives_goes_on(person: Person) -> None:
    person.ask("police projects")
    kept = person.memory.to_json()
    for mark in kept["reading"]["marks"]:
        del mark["alternative"]
    person.memory = Memory.from_json(kept)
    assert papers(person.ask("only those over 300 million")) == ["f24-23"]
