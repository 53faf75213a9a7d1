"""The one thin component over the readers: what it adds to a message that Rasa parses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.question import QuestionReader
from knowledge.database import VARIABLE
from languages.reading import Reading

RANKING = [{"name": "field", "confidence": 0.6}, {"name": "list", "confidence": 0.3}]


def process(component: QuestionReader, text: str) -> Message:
    message = Message({TEXT: text, "intent_ranking": RANKING, INTENT: RANKING[0]})
    assert component.process([message]) == [message]
    return message


@pytest.fixture
def component(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QuestionReader:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'beacon.sqlite3'}")
    monkeypatch.setenv("BEACON_TODAY", "2024-10-15")
    return QuestionReader()


def test_the_reading_goes_out_as_json_with_the_parsed_message(component: QuestionReader) -> None:
    message = process(component, "Which police  projects start this year?")
    reading = Reading.from_json(json.loads(json.dumps(message.get("reading"))))
    assert reading.kind == "list"
    assert reading.language == "en"
    assert (reading.value("department"), reading.of("period")[0].role) == (("hkpf",), "start")
    assert "reading" in message.output_properties


def test_the_kind_becomes_the_intent_where_the_classifier_knows_it(component: QuestionReader) -> None:
    assert process(component, "Which police projects start in 2024?").get(INTENT)["name"] == "list"
    assert process(component, "MTR projects").get(INTENT)["name"] == "field"  # out_of_scope is not among the guesses


def test_a_store_that_does_not_answer_is_no_exception(
    component: QuestionReader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'no' / 'such' / 'folder' / 'beacon.sqlite3'}")
    (tmp_path / "no").write_text("a file where a folder should be")
    reading = Reading.from_json(process(component, "police projects").get("reading"))
    assert (reading.kind, reading.marks) == ("unavailable", ())
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'beacon.sqlite3'}")
    assert process(component, "police projects").get("reading")["kind"] == "list"
