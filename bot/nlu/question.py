"""Names the kind of question that a message is, and sends the Reading along with the parsed message."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.readers.text import normalise
from bot.readers.understanding import understand
from languages.choice import choose_language
from languages.reading import Reading


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionReader(GraphComponent):
    """Adds `reading` to the parsed message and makes its kind the intent, where the domain knows it."""

    @classmethod
    def create(
        cls, config: dict[str, Any], storage: ModelStorage, resource: Resource, context: ExecutionContext
    ) -> QuestionReader:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            said = normalise(message.get(TEXT) or "")
            ranking = message.get("intent_ranking") or []
            marks = message.get("marks")
            if marks is None:
                reading = Reading(said, "unavailable", 1.0, choose_language(said, ()))
            else:
                reading = understand(said, message.get("prepared"), marks, ranking)
            message.set("reading", reading.to_json(), add_to_output=True)
            if any(row["name"] == reading.kind for row in ranking):
                message.set(INTENT, {"name": reading.kind, "confidence": reading.confidence}, add_to_output=True)
        return messages
