"""The program that shows every stage of a question."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from actions.wording import word
from ask.__main__ import read_arguments, say_query
from ask.stages import WIDTH, Stages, describe
from bot.launch import MODEL
from bot.readers.text import normalise
from knowledge.store import Store
from languages.language import load_language
from tests.conftest import Person, guess

ROOT = Path(__file__).parents[2]


def stages(person: Person, store: Store, text: str, kind: str = "list") -> Stages:
    ranking = guess(kind)
    reading = person.read(text, ranking)
    turn = person.take(text, kind)
    language = load_language(person.memory.language)
    message = word(turn.answer, language)
    query = turn.answer.query
    sent = {"text": message.text, "buttons": [{"title": button} for button in message.buttons]}
    return Stages(
        text,
        normalise(text),
        reading,
        ranking,
        turn,
        person.today,
        say_query(turn.answer, query, store, language) if query else "",
        store.explain(query, person.today) if query else "",
        store.find(query, person.today) if query else None,
        [sent],
    )


def test_every_stage_of_a_question_is_shown(person: Person, store: Store) -> None:
    text = describe(stages(person, store, "Which  “police” projects start in 2024?"))
    heads = [line.split("  ")[0] for line in text.splitlines() if not line.startswith(" ")]
    wanted = ["Question", "Plain text", "Spans", "Classifier", "Kind", "Query", "SQL", "Rows", "Outcome", "Answer"]
    assert heads == [*wanted, "Suggestions"]
    for part in (
        "department   hkpf",
        "year 2024-01-01..2024-12-31, start",
        '"2024"',
        "list 0.90",
        "Which projects of Hong Kong Police Force starting in 2024 are there?",
        "departments = hkpf",
        "'2024-12-31'",
        "f24-23",
        "answered",
        "12 July 2024",
    ):
        assert part in text, part


def test_what_was_carried_over_is_shown(person: Person, store: Store) -> None:
    stages(person, store, "police projects")
    text = describe(stages(person, store, "only those over 200 million"))
    assert "Remembered" in text
    assert text.count("hkpf") > 1


def test_a_question_without_a_query_says_so(person: Person, store: Store) -> None:
    text = describe(stages(person, store, "will it rain?", "out_of_scope"))
    assert "none was made" in text
    assert "SQL" not in text


def test_lines_fit_a_terminal(person: Person, store: Store) -> None:
    for question, kind in (("list all projects", "list"), ("projects per year", "group"), ("eHealth+", "project")):
        lines = describe(stages(person, store, question, kind)).splitlines()
        assert all(len(line) <= WIDTH or "http" in line for line in lines)


def test_follow_ups_are_further_arguments() -> None:
    given = read_arguments(["police projects", "and customs?"])
    assert (given.questions, given.model) == (["police projects", "and customs?"], MODEL)


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ask", "--model", str(tmp_path / "none.tar.gz"), "police projects"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == ["There is no trained model yet: run make train."]
