"""Reads the Marks in a message before its kind is guessed, and tells the classifier which kinds of them there are."""

from __future__ import annotations

import logging
import tempfile
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.readers.reader import Reader, open_reader
from bot.readers.signs import tell_signs
from bot.readers.text import normalise
from knowledge.clock import today_in_hong_kong
from knowledge.database import open_store
from knowledge.store import StoreUnavailable

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MarkReader(GraphComponent):
    """Adds to a message `prepared` and `signs`, and beyond training `marks`, which are None where the store is silent."""

    def __init__(self) -> None:
        self._reader: Reader | None = None

    @classmethod
    def create(
        cls, config: dict[str, Any], storage: ModelStorage, resource: Resource, context: ExecutionContext
    ) -> MarkReader:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            said = normalise(message.get(TEXT) or "")
            try:
                if self._reader is None:
                    self._reader = open_reader(open_store())
                prepared = self._reader.prepare(said)
                marks = self._reader.read(prepared, today_in_hong_kong())
            except StoreUnavailable as error:
                logger.error("the knowledge store does not answer: %s", error)
                prepared, marks = said, None
            message.set("prepared", prepared)
            message.set("marks", marks)
            message.set("signs", tell_signs(marks or ()))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Read the examples against the list that Beacon is shipped with, whatever the store of this machine holds."""
        with tempfile.TemporaryDirectory(prefix="beacon-training-") as folder:
            reader = open_reader(open_store(f"sqlite:///{folder}/list.sqlite3"))
            for example in training_data.training_examples:
                text = normalise(example.get(TEXT) or "")
                prepared = reader.prepare(text)
                example.set("prepared", prepared)
                example.set("signs", tell_signs(reader.read(prepared, today_in_hong_kong())))
        return training_data
