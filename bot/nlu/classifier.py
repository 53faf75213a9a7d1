"""Rasa's logistic regression over the sentence embedding and the signs of the marks, its regularisation made a setting.

Kept as plain arrays: Rasa's own format needs a library whose import takes four seconds of every start.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.readers.signs import lay_out, list_names

FILE = "kinds.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KindClassifier(LogisticRegressionClassifier):
    """Names the likely kinds of question with their probabilities."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**LogisticRegressionClassifier.get_default_config(), "regularisation": 1.0, "max_iter": 400}

    def __init__(self, config: dict[str, Any], name: str, storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, name, storage, resource)
        self.clf.set_params(C=config["regularisation"])
        self._signs: list[str] = []

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which signs there are, then the weights."""
        self._signs = list_names([example.get("signs") for example in training_data.intent_examples])
        return super().train(training_data)

    def _create_X(self, messages: list[Message]) -> Any:
        """Embeddings and signs as one dense array; Rasa's sparse form of them costs two milliseconds a message."""
        embeddings = np.vstack([message.get_dense_features(TEXT)[1].features for message in messages])
        return np.hstack([embeddings, lay_out([message.get("signs") for message in messages], self._signs)])

    def persist(self) -> None:
        """Write the trained weights."""
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / FILE,
                weights=self.clf.coef_,
                bias=self.clf.intercept_,
                kinds=self.clf.classes_.astype(str),
                signs=np.array(self._signs, dtype=str),
            )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KindClassifier:
        """Read the weights that `persist` wrote. Rasa passes the arguments by these names."""
        component = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / FILE) as kept:
            component.clf.coef_, component.clf.intercept_ = kept["weights"], kept["bias"]
            component.clf.classes_ = kept["kinds"]
            component._signs = kept["signs"].tolist()
        return component
