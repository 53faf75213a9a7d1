"""What people tell around a question is left out before it is read, and what the question needs never is."""

from __future__ import annotations

import pytest

from bot.readers.reader import Reader, open_reader
from knowledge.database import open_store


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("chatter")
    return open_reader(open_store(f"sqlite:///{folder}/list.sqlite3"))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        # told in a sentence or a clause of its own
        ("I burnt the rice again. Which projects begin in 2023?", "Which projects begin in 2023?"),
        ("My train stands still, so I have time: which police projects are there?", "which police projects are there?"),
        ("cat on my keyboard, sorry. which is the most recent approval", "which is the most recent approval"),
        ("Gran rang about her pension. How many projects were approved in 2024?", "How many projects were approved in 2024?"),
        ("My uncle moved to Lisbon. What is the cheapest project on the list?", "What is the cheapest project on the list?"),
        ("I'm a plumber with a blog, what does VALID cost?", "what does VALID cost?"),
        ("我今日喺醫院陪診,想睇下海關有咩項目", "想睇下海關有咩項目"),
        ("我係報館嘅實習生 想知最貴嘅項目", "想知最貴嘅項目"),
        # said not to be asked
        ("I don't want a visa form. Which projects has immigration got?", "Which projects has immigration got?"),
        ("唔係想報案,警務處有咩項目", "警務處有咩項目"),
        # said to be asked by somebody else
        ("my editor wants to know which projects start in 2024", "which projects start in 2024"),
        ("老細想知邊啲項目超過五億", "邊啲項目超過五億"),
        # what is named is kept where the question needs it
        ("My sister works at Customs. What projects have they got?", "Customs, What projects have they got?"),
    ],
)  # fmt: skip
def test_what_is_told_is_left_out(reader: Reader, said: str, left: str) -> None:
    assert reader.prepare(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "In Singapore, which projects start in 2024?",
        "Macau. How many projects are there?",
        "For the MTR, which projects were approved in 2023?",
        "Police projects. Which is the cheapest?",
        "over 300 million, approved in 2024: which projects?",
        "Projects approved in 2022, not the upgrades",
        "I feel so tired of it all. When will it end?",
        "what do I need for a passport? which project is the cheapest",
        "penguins: which projects?",
        "My gym closed down and won't refund me, does CEDB handle that",
        "My husband hits me. who can i talk to",
        "The health bureau said smoking is banned at bus stops, fine how much",
        "Uber is killing us. When will TD do something about them?",
        "which projects, for elderly people",
        "2024年批嘅,邊個最貴",
    ],
)
def test_what_limits_a_question_stays(reader: Reader, said: str) -> None:
    assert reader.prepare(said) == said


@pytest.mark.parametrize(
    "said", ["hello", "", "?", "...", "I lost my job", "我好攰", "My flight is late. My bag is lost."]
)
def test_what_asks_nothing_of_ours_is_left_as_it_is(reader: Reader, said: str) -> None:
    assert reader.prepare(said) == said
