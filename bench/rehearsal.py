"""Beacon without Rasa round it: readers, a classifier, actions and wording over the published list.

Judged as `make eval` does, and fast enough to be run anew for every setting. Must not know which settings are tried.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from actions.answerer import Answerer
from actions.memory import Memory
from actions.wording import word
from bench.rivals import Ranking, rank
from bot.readers.kinds import name_follow_up, name_kind
from bot.readers.reader import Reader
from bot.readers.text import normalise
from knowledge.database import open_store
from knowledge.everyday import frequencies
from knowledge.gazetteer import load_outsiders
from languages.choice import choose_language, settle_language
from languages.language import load_language
from languages.reading import Mark, Reading
from languages.vocabulary import load_vocabulary
from tests.questions.asking import ABSTENTIONS, TALK
from tests.questions.conversations import Conversation, judge

ROOT = Path(__file__).parents[1]
TODAY = date(2024, 10, 15)  # the day of the conversations

NameKind = Callable[[Sequence[Mark], Ranking], tuple[str, float]]


@dataclass(frozen=True)
class Result:
    """How the turns of some conversations were answered; a refusal is right where nothing else is."""

    right: int
    wrong: int
    abstained: int
    answerable: int  # turns that want facts
    foreign: int  # turns that are out of scope
    let_in: int  # of these, answered all the same

    @property
    def coverage(self) -> float:
        """The share of the answerable turns from which it did not abstain."""
        return 1 - self.abstained / self.answerable

    @property
    def precision(self) -> float:
        """The share that is right of all turns that got something other than an abstention."""
        return self.right / (self.right + self.wrong)

    @property
    def score(self) -> float:
        return (self.right - self.wrong) / (self.right + self.wrong + self.abstained)


class Rehearsal:
    """Holds conversations with one classifier after another; what no setting changes is worked out once."""

    def __init__(self, conversations: Sequence[Conversation], folder: Path) -> None:
        store = open_store(f"sqlite:///{folder / 'rehearsal.sqlite3'}")
        outsiders = load_outsiders(ROOT / "knowledge" / "data" / "outsiders.yml")
        self._reader = Reader(load_vocabulary(), store, outsiders, frequencies().__contains__)
        self._answerer = Answerer(store, load_vocabulary())
        self._conversations = conversations
        texts = list(dict.fromkeys(normalise(turn.message) for c in conversations for turn in c.turns))
        self._rankings: dict[str, Ranking] = {}
        self._marks = {text: self._read(text) for text in texts}

    def learn(self, classifier: Any) -> None:
        """From now on guess as the classifier does."""
        texts = list(self._marks)
        self._rankings = dict(zip(texts, rank(classifier, texts), strict=True))

    def _read(self, text: str) -> tuple[Mark, ...]:
        return self._reader.read(self._reader.prepare(text), TODAY)

    def suppose(self, rankings: Mapping[str, Ranking]) -> None:
        """Know these messages too, with these guesses."""
        self._rankings.update(rankings)
        self._marks.update({text: self._read(text) for text in rankings if text not in self._marks})

    def name(self, message: str, name: NameKind = name_kind) -> str:
        """The kind of a message taken alone."""
        text = normalise(message)
        return name(self._marks[text], self._rankings[text])[0]

    def hold(self, name: NameKind = name_kind) -> Result:
        """All conversations, the kinds named by `name`."""
        count = dict.fromkeys(("right", "wrong", "abstained", "answerable", "foreign", "let_in"), 0)
        for conversation in self._conversations:
            memory = Memory()
            for turn in conversation.turns:
                outcome, said, memory = self._take(turn.message, memory, name)
                if not turn.expect:
                    continue  # only leads up to the next
                faults = judge(said, turn.expect)
                factual = conversation.kind not in TALK
                owned = outcome in ABSTENTIONS and not (outcome == "nothing_found" and turn.expect.get("none"))
                verdict = "right" if not faults else "abstained" if factual and owned else "wrong"
                foreign = conversation.kind == "out_of_scope"
                count[verdict] += 1
                count["answerable"] += factual
                count["foreign"] += foreign
                count["let_in"] += foreign and verdict == "wrong"
        return Result(**count)

    def _take(self, message: str, memory: Memory, name: NameKind) -> tuple[str, str, Memory]:
        """The outcome and the words of the answer, and what is remembered after it."""
        said = normalise(message)
        text = self._reader.prepare(said)
        marks, ranking = self._marks[said], self._rankings[said]
        kind, confidence = name(marks, ranking)
        chosen = choose_language(said if len(said) == len(text) else text, marks)
        reading = Reading(text, kind, confidence, chosen, marks, name_follow_up(marks, ranking))
        turn = self._answerer.take_turn(reading, memory, TODAY)
        language = settle_language(chosen, memory.language)
        kept = Memory.from_json(json.loads(json.dumps(replace(turn.memory, language=language).to_json())))
        return turn.answer.outcome.value, word(turn.answer, load_language(language)).text, kept
