"""Asks an assistant conversations, one sender each, and says of every turn whether it was answered rightly.

A turn is right, wrong or abstained from: the last where facts were wanted and the reply owns that it gives none.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from tests.questions.assistant import Assistant, Reply
from tests.questions.conversations import Conversation, Turn, judge

ABSTENTIONS = ("ambiguous", "unsupported", "out_of_scope", "failed", "nothing_found")
TALK = ("greeting", "thanks", "goodbye", "capabilities", "human", "out_of_scope")  # kinds that want no facts


class Verdict(str, Enum):
    """How a turn was answered."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"


@dataclass(frozen=True)
class Asked:
    """A turn and its reply, judged."""

    conversation: Conversation
    turn: Turn
    before: tuple[Turn, ...]
    reply: Reply
    faults: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        if not self.faults:
            return Verdict.RIGHT
        outcome = self.reply.name("outcome")
        is_owned = outcome in ABSTENTIONS and not (outcome == "nothing_found" and self.turn.expect.get("none"))
        wants_facts = self.conversation.kind not in TALK
        return Verdict.ABSTAINED if wants_facts and is_owned else Verdict.WRONG

    def describe(self) -> str:
        """The turn, what is wrong with its reply, and the reply."""
        lines = [
            f"{self.verdict.value.upper()} {self.conversation.category}: {self.turn.message[:200]}",
            *(f"    after: {turn.message}" for turn in self.before),
            f"    {'; '.join(self.faults)}",
            f"    reply ({self.reply.name('kind')}, {self.reply.name('outcome')}): {self.reply.words.strip()[:400]}",
        ]
        return "\n".join(line.replace("\n", "\n    | ") for line in lines)


def ask(assistant: Assistant, conversations: Iterable[Conversation]) -> Iterator[Asked]:
    """Every turn of the conversations, in their order."""
    for conversation in conversations:
        sender = f"asking-{uuid.uuid4().hex}"
        for place, turn in enumerate(conversation.turns):
            reply = assistant.say(sender, turn.message)
            faults = judge(reply.words, turn.expect) if reply.status == 200 else [f"has the status {reply.status}"]
            yield Asked(conversation, turn, conversation.turns[:place], reply, tuple(faults))


@dataclass(frozen=True)
class Score:
    """How many turns were answered in each way."""

    right: int
    wrong: int
    abstained: int

    @property
    def asked(self) -> int:
        return self.right + self.wrong + self.abstained

    @property
    def accuracy(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def score(self) -> float:
        """A right answer counts 1, a wrong one -1, an abstention nothing."""
        return (self.right - self.wrong) / self.asked if self.asked else 0.0


def count(asked: Iterable[Asked]) -> Score:
    """The score of some turns."""
    verdicts = Counter(one.verdict for one in asked)
    return Score(verdicts[Verdict.RIGHT], verdicts[Verdict.WRONG], verdicts[Verdict.ABSTAINED])


def group(asked: Iterable[Asked], by: str) -> Mapping[str, list[Asked]]:
    """Turns by the kind, the category or the language of their conversation, in the order of the names."""
    found: dict[str, list[Asked]] = {}
    for one in asked:
        found.setdefault(getattr(one.conversation, by), []).append(one)
    return dict(sorted(found.items()))
