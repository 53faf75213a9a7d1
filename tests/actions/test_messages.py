"""The Message that a person reads: what is always in it, what never is, and that its suggestions can be asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from actions.answers import Answer, Outcome, Say, Understood
from actions.listing import SHOWN
from actions.memory import Memory
from actions.wording import Message, word
from knowledge.store import Store
from languages.language import Language
from tests.conftest import Person, Ranking

CASES = yaml.load((Path(__file__).parent / "queries.yml").read_text("utf-8"), yaml.BaseLoader)
OTHERS = (
    ("how much is VALID", "field"),
    ("when does CDIP go live", "field"),
    ("how much is the police project", "field"),
    ("the projects about headquarters", "project"),
    ("compare VALID and CDIP", "compare"),
    ("compare police and immigration", "compare"),
    ("which department spends most", "departments"),
    ("what does live-run mean", "term"),
    ("where does the data come from", "term"),
    ("whom can I phone", "contact"),
    ("hello", "greeting"),
    ("what can you do", "capabilities"),
    ("will it rain", "out_of_scope"),
    ("MTR projects", "list"),
    ("projects for health", "list"),
    ("projects starting in the second quarter", "list"),
    ("projects approved in June", "list"),
    ("projects about blockchain", "topic"),
    ("police projects about blockchain", "list"),
    ("customs projects starting in 2024", "list"),
    ("customs projects over 500 million", "list"),
    ("police projects going live in 2026", "list"),
    ("Fire Services Department projects", "list"),
    ("which projects have no live-run date", "list"),
    ("projects approved on 31.02.2024", "list"),
    ("what share of the money goes to the police", "sum"),
    ("projects costing exactly 300 million", "list"),
    ("projects in 2031", "list"),
)


class Heard(NamedTuple):
    text: str
    answer: Answer
    message: Message
    memory: Memory


@pytest.fixture(scope="module")
def heard(new_person: Callable[[], Person], english: Language) -> tuple[Heard, ...]:
    """Every message of the lists above, asked first thing in a conversation."""
    asked = [(case["say"], case.get("guess", case.get("kind", "list"))) for case in CASES]
    found = []
    for text, kind in (*asked, *OTHERS):
        turn = new_person().take(text, kind)
        found.append(Heard(text, turn.answer, word(turn.answer, english), turn.memory))
    return tuple(found)


def test_every_answer_has_words_without_blank_lines(heard: tuple[Heard, ...]) -> None:
    """The REST channel cuts a text at blank lines."""
    for one in heard:
        assert one.message.text.strip(), one.text
        assert all(line.strip() for line in one.message.text.split("\n")), one.text


def test_no_place_is_left_unfilled(heard: tuple[Heard, ...]) -> None:
    for one in heard:
        said = "\n".join((one.message.text, *one.message.buttons))
        assert not re.search(r"[{}]|\bNone\b|Decimal|datetime|  \S+ {2}", said.replace("   ", " ")), said
        assert not re.search(r" [,.:;?]|\(\)|“”| {2}", re.sub(r"^ +", "", said, flags=re.MULTILINE)), said


def test_facts_come_with_their_source_and_its_date(heard: tuple[Heard, ...]) -> None:
    for one in heard:
        if one.answer.outcome is Outcome.ANSWERED or one.answer.cards:
            assert one.message.text.splitlines()[-1].startswith("Source: "), one.text
            assert "as of 12 July 2024" in one.message.text, one.text


def test_at_most_five_cards_and_three_suggestions(heard: tuple[Heard, ...]) -> None:
    for one in heard:
        assert len(one.answer.cards) <= SHOWN, one.text
        assert len(one.message.buttons) <= 3, one.text
        assert len(set(one.message.buttons)) == len(one.message.buttons), one.text


def test_what_is_not_shown_is_counted(heard: tuple[Heard, ...]) -> None:
    for one in heard:
        if one.answer.kind == "list" and one.answer.total > len(one.answer.cards) > 0:
            assert f"{len(one.answer.cards)} of {one.answer.total}" in one.message.text, one.text


def test_every_card_links_its_paper(heard: tuple[Heard, ...]) -> None:
    for one in heard:
        for project in (*one.answer.cards, *one.answer.links):
            assert project.paper_url in one.message.text, one.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"])
def test_the_first_sentence_repeats_what_was_understood(person: Person, store: Store, case: dict[str, str]) -> None:
    first = person.hear(case["say"], case.get("guess", case.get("kind", "list"))).text.splitlines()[0]
    names = {department.key: department.name for department in store.departments()}
    for key in (*case.get("departments", "").split(), *case.get("without", "").split()):
        assert names[key] in first
    for condition in case.get("dates", ()):
        for year in re.findall(r"\d{4}", condition):
            assert year in first
        assert ("not" in first) is condition.startswith("not "), first
    for figure in re.findall(r"\d+", case.get("money", "")):
        assert figure in first or f"{int(figure) / 1000:g} billion" in first
    if "status" in case:
        assert "by the published plan" in first


def test_the_parts_for_channels_say_what_the_text_says(heard: tuple[Heard, ...]) -> None:
    for one in heard:
        parts = json.loads(json.dumps(dict(one.message.parts)))
        assert parts["outcome"] == one.answer.outcome.value
        assert one.message.text.startswith(parts["lead"])
        assert not parts["source"] or parts["source"]["text"] in one.message.text
        assert [card["paper"] for card in parts["cards"]] == [project.paper for project in one.answer.cards]
        for said in parts["notes"]:
            assert said in one.message.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("which department has the most projects", ["Hong Kong Police Force", "Immigration Department"]),
        ("which department spends most", ["Commerce and Economic Development Bureau"]),
        ("which department spends least", ["Labour Department"]),
    ],
)
def test_the_department_that_comes_first_is_named_first(person: Person, text: str, names: list[str]) -> None:
    first = person.hear(text, "departments").text.splitlines()[0]
    assert all(name in first for name in names), first


# Suggestions


def suggestions(heard: tuple[Heard, ...], english: Language) -> Iterator[tuple[str, Say, Memory]]:
    """Each suggestion and each question without one of its conditions, in words, with the sentence it was made of and
    what is remembered when it is sent."""
    seen = set()
    for one in heard:
        for offer in (*one.answer.suggestions, *(chip.ask for chip in one.answer.chips)):
            (text,) = word(Answer(Outcome.SOCIAL, "", (), suggestions=(offer,)), english).buttons
            if text not in seen:
                seen.add(text)
                yield text, offer, one.memory


def test_a_suggestion_can_be_asked(
    heard: tuple[Heard, ...],
    english: Language,
    new_person: Callable[[], Person],
    classify: Callable[[str], Ranking],
) -> None:
    faults = []
    for text, _, memory in suggestions(heard, english):
        answer = replace(new_person(), memory=memory).take(text, ranking=classify(text)).answer
        if answer.outcome not in (Outcome.ANSWERED, Outcome.NOTHING_FOUND):
            faults.append(f"{text}: {answer.outcome.value} ({answer.kind})")
    assert not faults, "\n".join(faults)


CONDITIONS = ("departments", "without_departments", "dates", "money", "status")


def test_a_suggestion_asks_what_it_was_made_of(
    heard: tuple[Heard, ...],
    english: Language,
    new_person: Callable[[], Person],
    classify: Callable[[str], Ranking],
) -> None:
    """The conditions that a suggestion puts in words are read back from them, whatever is remembered."""
    faults = []
    for text, offer, memory in suggestions(heard, english):
        understood = offer.values.get("understood")
        if not isinstance(understood, Understood):
            continue
        query = replace(new_person(), memory=memory).take(text, ranking=classify(text)).answer.query
        for name in CONDITIONS:
            meant, found = getattr(understood.query, name), getattr(query, name, None)
            if meant != found:
                faults.append(f"{text}: {name} {found} instead of {meant}")
    assert not faults, "\n".join(faults)
