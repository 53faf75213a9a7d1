"""Beacon without Rasa round it: readers, a classifier, actions and wording over the published list.

Judged as `make eval` does, and fast enough to be run anew for every setting. Must not know which settings are tried.

    python -m bench.rehearsal                            all conversations: the share right of each category, what was not
    python -m bench.rehearsal --asides tests/questions/en-oos.yml    its questions that are not ours, after one of ours too
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.answerer import Answerer
from actions.memory import Memory
from actions.wording import word
from bench.rivals import TODAY, Features, Ranking, rank, read_training, train
from bot.readers.kinds import name_kind
from bot.readers.reader import open_reader
from bot.readers.text import normalise
from bot.readers.understanding import NameKind, understand
from knowledge.database import open_store
from knowledge.store import Store
from languages.language import load_language
from languages.reading import Mark
from languages.vocabulary import load_vocabulary
from tests.questions.asking import TALK, Asked, Verdict, count, group
from tests.questions.assistant import Reply
from tests.questions.conversations import FILES, Conversation, Turn, judge, read_conversations

# What somebody asked before asking what is not ours: a list, one project, a sum
OPENINGS = ("Which projects does immigration have?", "Tell me about CDIP", "How much do all projects cost?")


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

    def __init__(self, conversations: Sequence[Conversation], store: Store) -> None:
        self.reader = open_reader(store)
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
        return self.reader.read(self.reader.prepare(text), TODAY)

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
        asked = list(self.ask(name))
        score = count(asked)
        foreign = [one for one in asked if one.conversation.kind == "out_of_scope"]
        answerable = sum(one.conversation.kind not in TALK for one in asked)
        let_in = sum(one.verdict is Verdict.WRONG for one in foreign)
        return Result(score.right, score.wrong, score.abstained, answerable, len(foreign), let_in)

    def ask(self, name: NameKind = name_kind) -> Iterator[Asked]:
        """Every turn of which something is expected; the others only lead up to the next."""
        for conversation in self._conversations:
            memory = Memory()
            for place, turn in enumerate(conversation.turns):
                reply, memory = self._take(turn.message, memory, name)
                if turn.expect:
                    faults = tuple(judge(reply.words, turn.expect))
                    yield Asked(conversation, turn, conversation.turns[:place], reply, faults)

    def _take(self, message: str, memory: Memory, name: NameKind) -> tuple[Reply, Memory]:
        """What is replied, and what is remembered after it."""
        began = time.perf_counter()
        said = normalise(message)
        reading = understand(said, self.reader.prepare(said), self._marks[said], self._rankings[said], name)
        turn = self._answerer.take_turn(reading, memory, TODAY)
        text = word(turn.answer, load_language(turn.memory.language)).text
        body = [{"text": text, "outcome": turn.answer.outcome.value, "kind": turn.answer.kind}]
        kept = Memory.from_json(json.loads(json.dumps(turn.memory.to_json())))
        return Reply(200, body, time.perf_counter() - began), kept


def list_asides(conversations: Sequence[Conversation]) -> list[Conversation]:
    """Each question that is not ours, asked after one that is."""
    foreign = [c for c in conversations if c.kind == "out_of_scope" and len(c.turns) == 1]
    return [Conversation(c.category, c.kind, (Turn(opening, {}), *c.turns)) for c in foreign for opening in OPENINGS]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.rehearsal", description="Judge conversations without Rasa.")
    parser.add_argument("files", nargs="*", type=Path, default=FILES, help="of conversations (default: all)")
    parser.add_argument("--asides", action="store_true", help="ask what is not ours after a question of ours too")
    options = parser.parse_args(arguments)
    conversations = [conversation for path in options.files for conversation in read_conversations(path)]
    if options.asides:
        conversations += list_asides(conversations)
    with tempfile.TemporaryDirectory(prefix="beacon-rehearsal-") as folder:
        rehearsal = Rehearsal(conversations, open_store(f"sqlite:///{folder}/list.sqlite3"))
        rehearsal.learn(train(read_training(), Features(rehearsal.reader)))
        asked = list(rehearsal.ask())
    for one in asked:
        if one.faults:
            print(one.describe())
    for category, some in group(asked, "category").items():
        score = count(some)
        print(f"{category:20} {score.right:5} of {score.asked:5} {score.accuracy:7.1%}   wrong {score.wrong}")
    score = count(asked)
    print(f"{'all':20} {score.right:5} of {score.asked:5} {score.accuracy:7.1%}   wrong {score.wrong}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
