"""What a conversation carries from turn to turn, what it forgets, and that it keeps it to itself."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from actions.answers import Answer, Outcome
from actions.memory import DEPTH, Memory
from tests.conftest import Person

POLICE = ["f24-23", "f24-24"]
IMMIGRATION = ["f22-18", "f22-17"]


def papers(answer: Answer) -> list[str]:
    return [project.paper for project in (*answer.cards, *answer.links)]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["police projects", "and immigration?"], IMMIGRATION),
        (["immigration projects", "only those over 500 million"], ["f22-18"]),
        (["immigration projects", "the second one|project"], ["f22-17"]),
        (["immigration projects", "how much is the first one?|field"], ["f22-18"]),
        (["tell me about VALID|project", "when does it start?|field"], ["f24-20"]),
        (["how much is VALID|field", "and CDIP?|field"], ["f24-23"]),
        (["projects starting in 2024", "and in 2023?"], ["f23-33", "f23-12"]),
        (["projects starting in 2024", "of the police"], POLICE),
        (["police projects", "which is the cheapest?|rank"], ["f24-24"]),
        (["immigration projects", "sort them by cost"], ["f22-18", "f22-17"]),
        (["immigration projects", "cheapest first"], ["f22-17", "f22-18"]),
        (["immigration projects", "projects about passengers"], ["f22-17"]),
        (["list all projects", "show the rest"], ["f22-22", "f22-18", "f22-17", "f22-07"]),
        (["police projects", "immigration projects", "go back"], POLICE),
        (["immigration projects over 500 million", "whatever the price"], IMMIGRATION),
        (["projects approved in June", "2023"], ["f23-33"]),
        (["police projects", "hello|greeting", "the second one|project"], ["f24-24"]),
        (["police projects", "the other way round"], ["f24-24", "f24-23"]),
        (["projects under 200 million, cheapest first", "the last two"], ["f24-24", "f23-12"]),
        (["police projects", "the last one|project", "the one before it|project"], ["f24-23"]),
        (["police projects", "drop the CDIP one"], ["f24-24"]),
        (["projects over 700 million", "make it 750"], ["f24-26", "f24-11", "f22-22"]),
        (["projects approved in 2024", "of these, which are of 2023-24?"], ["f23-62"]),
        (["police projects, the second one|list"], ["f24-24"]),
        (["police projects, the second one|list", "and the first|project"], ["f24-23"]),
        (["projects about headquarters|topic", "the one that goes to Chai Wan|project"], ["f22-07"]),
        (["what does the police system cost|field", "CDIP|project", "the other one|project"], ["f24-24"]),
        (
            ["spending by year of approval|group", "which year had the least?|group", "list that year's projects"],
            ["f23-33", "f23-12"],
        ),
        (["which department has the least money?|departments", "its projects"], ["f23-33"]),
        (["projects approved in 2024 without a live-run date"], ["f24-23", "f24-24", "f24-20", "f23-62"]),
        (["projects about judges|topic", "never mind, police projects"], POLICE),
        (["approved in 2022", "but not the trade one", "nor the customs one"], ["f22-18", "f22-17", "f22-07"]),
        (["approved in 2022", "leave out the relocation ones"], ["f22-25", "f22-22", "f22-17"]),
        (["projects starting in 2023", "only those under 100 million", "back to the two"], ["f23-33", "f23-12"]),
        (["projects over 700 million", "200-250?"], ["f23-62", "f22-07"]),
        (["projects of 300 million or more", "strictly above 780"], ["f24-26", "f24-11", "f22-22"]),
        (["approved in 2022", "customs alone"], ["f22-25"]),
        (["how many police projects, the shiniest ones?|count", "show me those"], POLICE),
        (["approved in July 2024", "and the judiciary, whatever the date"], ["f24-11"]),
        (["approved in June 2024", "only the police", "everyone but the police instead"], ["f24-20", "f24-17"]),
        (["police projects over 300 million", "any department, but above 1 billion"], ["f24-26", "f22-22"]),
        (["tell me about API|project", "does that department have other projects?"], IMMIGRATION),
        (["spending by year of approval|group", "just the 2023 ones, listed"], ["f23-33", "f23-12"]),
        # dates that point back
        (
            ["when was VALID approved?|field", "what else was approved that month?"],
            ["f24-23", "f24-24", "f24-20", "f24-17"],
        ),
        (["when does CorpID go live?|field", "does anything else finish in that quarter?"], ["f24-17", "f22-25"]),
        (
            ["which financial year is CSD's project of?|field", "only the ones that start in that quarter|list"],
            ["f22-07"],
        ),
        (["projects approved in May 2022", "and all of that year"], ["f22-25", "f22-22", "f22-18", "f22-17", "f22-07"]),
        (["when was CDIP approved?|field", "what else got approved that day?"], POLICE),
        (["projects approved in June 2023", "oops, 2022 not 2023"], ["f22-25", "f22-22", "f22-18", "f22-17"]),
        (["統計處的系統哪個季度開始做|field", "同一季度開始的還有誰"], ["f24-11", "f23-62"]),
        (["projects starting in 2022-23 Q1", "and the following quarter?"], ["f22-25", "f22-22"]),
        # places and parts
        (["projects of financial year 2023-24", "the middle one|project"], ["f23-33"]),
        (["the dearest project|rank", "and the next one"], ["f24-26"]),
        (["the dearest project|rank", "and the next one", "and the one after that"], ["f24-11"]),
        (["police and immigration projects", "cheapest first", "only the top three"], ["f24-24", "f22-17", "f24-23"]),
        (["the six cheapest projects|rank", "only those of 2022-23"], ["f22-17", "f22-07"]),
        (["projects approved in 2022", "which of them is about passengers?|topic"], ["f22-17"]),
        (["projects approved in 2022", "which of them is about judges?|topic"], []),
        (
            ["what does the driving system cost|field", "CDIP|project", "back to the driving one, its paper?|field"],
            ["f24-20"],
        ),
        (
            ["CSD projects", "police projects", "CDIP|project", "back to the prisons, when do they finish?|field"],
            ["f22-07"],
        ),
        # wholes
        (["how many projects were approved in 2023?|count", "what are they|list"], ["f23-33", "f23-12"]),
        (
            ["what do the police and customs spend on average?|average", "which of them have no live-run date?|list"],
            POLICE,
        ),
        (["projects without a live-run date", "are any of those immigration's?"], []),
        (["what do immigration's projects cost on average?|average", "which ones are above that average"], ["f22-18"]),
        (["compare the immigration projects|compare", "now compare the two DPO ones|compare"], ["f24-17", "f23-12"]),
        (["tell me about the iAM Smart upgrade|project", "what goes live in 2026 then?"], ["f24-17", "f22-25"]),
        (["projects under 150 million", "or those approved in 2023"], ["f24-24", "f23-33", "f23-12"]),
        # what is dropped, put right or counted on
        (["projects of labour, corrections and the judiciary", "drop labour"], ["f24-11", "f22-07"]),
        (["police and customs projects over 300 million", "drop customs"], ["f24-23"]),
        (
            ["approved in 2024", "not the police ones", "also drop those above 500 million"],
            ["f24-20", "f24-17", "f23-62"],
        ),
        (
            ["customs projects over 300 million", "drop customs"],
            ["f24-26", "f24-23", "f24-20", "f24-11", "f22-25", "f22-22", "f22-18"],
        ),
        (["customs projects", "no wait, not customs, commerce bureau"], ["f22-22"]),
        (["the second most expensive project|rank", "third?|project"], ["f24-11"]),
        (["immigration projects", "cheapest first", "and who's second now?|field"], ["f22-18"]),
        (["which department got money in May 2023|departments"], ["f23-12"]),
        (
            ["when does CorpID go live?|field", "any other project going live in the same quarter?"],
            ["f24-17", "f22-25"],
        ),
        (["compare eHealth+ with TSW|compare", "so TSW costs how much more|compare"], ["f24-26", "f22-22"]),
        (["tell me about PICS-3|project", "which costs less, this or the image platform|compare"], [*reversed(POLICE)]),
        (["which of VALID and CDIP start in 2024"], ["f24-23", "f24-20"]),
        (["the cheapest blockchain project|rank"], []),
        (["how many drone projects are there|count"], []),
        (["the police, customs and prisons projects"], ["f24-23", "f24-24", "f22-25", "f22-07"]),
    ],
)
def test_a_message_goes_on_from_the_one_before(person: Person, turns: list[str], expected: list[str]) -> None:
    for turn in turns:
        text, _, kind = turn.partition("|")
        answer = person.ask(text, kind or "list")
    assert papers(answer) == expected


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["police projects", "what do the two projects add up to?|sum"], "500.4"),
        (["police projects", "their total and average|sum"], "250.2"),
        (["police versus customs spending|compare", "together?|sum"], "816.0"),
        (["police versus customs spending|compare", "and against immigration?|compare"], "505.9"),
        (["police versus customs spending|compare", "who spends more?|rank"], "184.8"),
        (["how did spending change from 2022-23 to 2023-24?|compare"], "2,455.7"),
        (["how did spending change from 2022-23 to 2023-24?|compare", "and to 2024-25?"], "2,805.4"),
        (["compare 2022 with 2023|compare", "and the number of projects?|count"], "5 projects"),
        (["what share of the money is eHealth+|sum", "and CDIP?|project"], "5.3%"),
        (["what do police and customs cost together?|sum", "each of them?|sum"], "315.6"),
        (["total cost of 2023-24|sum", "and 24-25"], "3,289.9"),
        (["police projects", "sort them by cost and tell me the total|sum"], "500.4"),
        (
            ["who has the most projects?|departments", "which of them has the biggest total?|sum"],
            "Immigration Department has",
        ),
        (["the six cheapest projects|rank", "only those of 2022-23"], "Those just mentioned include 2 projects"),
        (["the six cheapest projects|rank", "only those approved in 2021"], "None of the 6 projects just mentioned"),
        (["the six cheapest projects|rank", "which of them is the dearest?|rank"], "among those just mentioned"),
        (["how many departments are on the list?|departments", "which have more than one project?"], "2,000.1"),
        (["spending by department|group", "who has got the most?|rank", "what share of it all is that?|sum"], "20.9%"),
        (["tell me about CDIP|project", "what do all of that department's projects cost?|sum"], "500.4"),
        (["tell me about CDIP|project", "and what is the estimate?|term"], "358.9"),
        (["which departments spend less than the police?|departments"], "less than HK$500.4 million"),
        (["which bodies have spent less in total than the Judiciary?|departments"], "9 projects, HK$2,127.1 million"),
        (["projects of 2024-25", "what share of everything on the list?|sum"], "49.0%"),
        (["what do the top four cost in total|sum", "percent of everything?|sum"], "63.9%"),
        (["how many departments have projects?|departments", "name them"], "Correctional Services Department"),
        (["how many departments have projects?|departments", "which spends most|departments"], "1,404.6"),
        (["is anything being built for the next census"], "1 project in progress"),
        (
            ["which departments spend less than the police?|departments"],
            "Hong Kong Police Force add up to HK$500.4 million",
        ),
        (["police projects in 2024", "or anything over a billion"], "more ways than one"),
    ],
)
def test_figures_go_on_from_the_question_before(person: Person, turns: list[str], said: str) -> None:
    for turn in turns:
        text, _, kind = turn.partition("|")
        message = person.hear(text, kind or "list")
    assert said in message.text


@pytest.mark.parametrize(
    ("turns", "drawn"),
    [
        (["draw a chart of the three dearest projects|rank"], ["1,404.6", "1,395.8", "780.8"]),
        (["immigration projects", "draw them|list"], ["710.2", "296.1"]),
        (["what do immigration's projects cost?|sum", "can you draw that as a chart?|list"], ["710.2", "296.1"]),
        (["每個財政年度各有幾個項目|group", "畫成餅圖給我看看|list"], ["5", "3", "6"]),
        (["spending by financial year|group", "can you draw it?|group"], ["2,940.2", "484.5", "3,289.9"]),
    ],
)
def test_what_is_on_show_can_be_drawn(person: Person, turns: list[str], drawn: list[str]) -> None:
    for turn in turns:
        text, _, kind = turn.partition("|")
        message = person.hear(text, kind or "list")
    assert [text for _, text in message.parts["picture"]["table"]] == drawn


def test_a_topic_in_other_words_is_asked_about_with_the_sentence_that_lies_near(person: Person) -> None:
    answer = person.ask("projects about crime scene photographs", "topic")
    if answer.outcome is Outcome.ANSWERED:
        assert papers(answer) == ["f24-23"]
        return
    assert answer.outcome is Outcome.AMBIGUOUS
    assert 0 < len(answer.suggestions) <= 3
    assert "f24-23" in [project.paper for project in answer.offered]


@pytest.mark.parametrize("topic", ["fireworks", "swimming pools", "horse racing"])
def test_a_topic_of_nothing_in_the_list_finds_nothing(person: Person, topic: str) -> None:
    assert person.ask(f"projects about {topic}", "topic").outcome is Outcome.NOTHING_FOUND


@pytest.mark.parametrize("question", ["list all projects", "show all projects", "which projects are there?"])
def test_a_whole_new_question_starts_afresh(person: Person, question: str) -> None:
    person.ask("police projects")
    assert person.ask(question).total == 14


def test_starting_over_empties_the_memory(person: Person) -> None:
    person.ask("police projects")
    assert person.memory.reading
    person.ask("start over", "reset")
    assert person.memory == Memory(language="en")


@pytest.mark.parametrize("talk", ["thanks|thanks", "hello|greeting", "will it rain tomorrow|out_of_scope"])
def test_small_talk_and_refusals_leave_the_memory_as_it_was(person: Person, talk: str) -> None:
    person.ask("police projects")
    before = person.memory
    person.ask(*talk.split("|"))
    assert person.memory == before


def test_a_follow_up_repeats_what_it_carried_over(person: Person) -> None:
    person.ask("police projects")
    assert "Hong Kong Police Force" in person.hear("over 200 million").text.splitlines()[0]


def test_nothing_leaks_between_two_conversations(new_person: Callable[[], Person]) -> None:
    one, other = new_person(), new_person()
    one.ask("police projects")
    other.ask("immigration projects")
    assert papers(one.ask("the first one", "project")) == ["f24-23"]
    assert papers(other.ask("the first one", "project")) == ["f22-18"]
    third = new_person()
    assert third.memory == Memory()
    assert set(papers(third.ask("the first one", "project"))) & {"f24-23", "f22-18"} == set()


def test_the_way_back_has_an_end(person: Person) -> None:
    for amount in range(100, 100 + 2 * DEPTH):
        person.ask(f"projects over {amount} million")
    assert len(person.memory.before) == DEPTH
    for _ in range(DEPTH):
        person.ask("go back")
    answer = person.ask("go back")
    assert answer.outcome is not Outcome.FAILED
    assert papers(answer) == []


CONVERSATION = [
    "projects starting in 2024-25 Q2 over $200m",
    "and the police?",
    "the second one|project",
    "when does it go live|field",
    "projects for health",
    "approved in June",
]


def test_a_memory_survives_json(person: Person) -> None:
    for turn in CONVERSATION:
        text, _, kind = turn.partition("|")
        memory = person.take(text, kind or "list").memory
        assert Memory.from_json(json.loads(json.dumps(memory.to_json()))) == memory


def test_a_memory_stays_small(person: Person) -> None:
    for number in range(30):
        text, _, kind = CONVERSATION[number % len(CONVERSATION)].partition("|")
        person.ask(text, kind or "list")
    assert len(json.dumps(person.memory.to_json())) < 30_000


def test_an_empty_slot_is_an_empty_memory() -> None:
    assert Memory.from_json(None) == Memory.from_json({}) == Memory()
