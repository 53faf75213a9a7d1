"""Reads the question in a message, names its kind, and sends the Reading along with the parsed message."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.readers.reader import Reader
from bot.readers.text import normalise
from bot.readers.understanding import understand
from knowledge.clock import today_in_hong_kong
from knowledge.database import open_store
from knowledge.everyday import frequencies
from knowledge.gazetteer import load_outsiders
from knowledge.store import StoreUnavailable
from languages.choice import choose_language
from languages.reading import Reading
from languages.vocabulary import load_vocabulary

OUTSIDERS = Path(__file__).parents[2] / "knowledge" / "data" / "outsiders.yml"

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionReader(GraphComponent):
    """Adds `reading` to the parsed message and makes its kind the intent, where the domain knows it."""

    def __init__(self) -> None:
        self._reader: Reader | None = None

    @classmethod
    def create(
        cls, config: dict[str, Any], storage: ModelStorage, resource: Resource, context: ExecutionContext
    ) -> QuestionReader:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = normalise(message.get(TEXT) or "")
            ranking = message.get("intent_ranking") or []
            reading = self._read(text, ranking)
            message.set("reading", reading.to_json(), add_to_output=True)
            if any(row["name"] == reading.kind for row in ranking):
                message.set(INTENT, {"name": reading.kind, "confidence": reading.confidence}, add_to_output=True)
        return messages

    def _read(self, said: str, ranking: list[dict[str, Any]]) -> Reading:
        try:
            reader = self._open()
            text = reader.prepare(said)
            marks = reader.read(text, today_in_hong_kong())
        except StoreUnavailable as error:
            logger.error("the knowledge store does not answer: %s", error)
            return Reading(said, "unavailable", 1.0, choose_language(said, ()))
        return understand(said, text, marks, ranking)

    def _open(self) -> Reader:
        if self._reader is None:
            words = frequencies()
            self._reader = Reader(load_vocabulary(), open_store(), load_outsiders(OUTSIDERS), words.__contains__)
        return self._reader
