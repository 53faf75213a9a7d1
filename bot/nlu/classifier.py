"""Rasa's logistic regression over the sentence embedding, with its strength of regularisation made a setting."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KindClassifier(LogisticRegressionClassifier):  # type: ignore[misc]
    """Names the likely kinds of question with their probabilities."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**LogisticRegressionClassifier.get_default_config(), "regularisation": 1.0, "max_iter": 400}

    def __init__(self, config: dict[str, Any], name: str, storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, name, storage, resource)
        self.clf.set_params(C=config["regularisation"])
