"""The thin components over the readers: what they add to a message that Rasa parses, and to one it trains on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.marks import MarkReader
from bot.nlu.question import QuestionReader
from knowledge.database import VARIABLE
from languages.reading import Reading

RANKING = [{"name": "field", "confidence": 0.6}, {"name": "list", "confidence": 0.3}]


def process(component: MarkReader, text: str) -> Message:
    message = Message({TEXT: text, "intent_ranking": RANKING, INTENT: RANKING[0]})
    assert QuestionReader().process(component.process([message])) == [message]
    return message


@pytest.fixture
def component(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MarkReader:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'beacon.sqlite3'}")
    monkeypatch.setenv("BEACON_TODAY", "2024-10-15")
    return MarkReader()


def test_the_reading_goes_out_as_json_with_the_parsed_message(component: MarkReader) -> None:
    message = process(component, "Which police  projects start this year?")
    reading = Reading.from_json(json.loads(json.dumps(message.get("reading"))))
    assert reading.kind == "list"
    assert reading.language == "en"
    assert (reading.value("department"), reading.of("period")[0].role) == (("hkpf",), "start")
    assert "reading" in message.output_properties


def test_the_kind_becomes_the_intent_where_the_classifier_knows_it(component: MarkReader) -> None:
    assert process(component, "Which police projects start in 2024?").get(INTENT)["name"] == "list"
    assert process(component, "MTR projects").get(INTENT)["name"] == "field"  # out_of_scope is not among the guesses


def test_a_store_that_does_not_answer_is_no_exception(
    component: MarkReader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'no' / 'such' / 'folder' / 'beacon.sqlite3'}")
    (tmp_path / "no").write_text("a file where a folder should be")
    reading = Reading.from_json(process(component, "police projects").get("reading"))
    assert (reading.kind, reading.marks) == ("unavailable", ())
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'beacon.sqlite3'}")
    assert process(component, "police projects").get("reading")["kind"] == "list"


def test_training_reads_the_shipped_list_and_leaves_the_store_alone(component: MarkReader, tmp_path: Path) -> None:
    examples = [Message({TEXT: text, INTENT: "field"}) for text in ("how much is CDIP", "who pays for it")]
    component.process_training_data(TrainingData(examples))
    named, unnamed = (example.get("signs") for example in examples)
    assert (named["project"], named["field cost"], unnamed["pronoun"]) == (1, 1, 1)
    assert "project" not in unnamed
    assert not (tmp_path / "beacon.sqlite3").exists()
