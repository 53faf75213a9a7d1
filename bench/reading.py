"""The study behind docs/decisions/0005: which classifier names the kinds, and where its thresholds stand.

    python -m bench.reading               classifiers, a precision-coverage curve, the thresholds (an hour)
    python -m bench.reading --curve       the precision-coverage curve alone
    python -m bench.reading --diet 100    Rasa's DIET as well, given 100 epochs and at most three minutes

Trained on data/nlu/, measured on tests/questions/, on which nothing trains.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

from actions import conditions, followups
from bench.rehearsal import Rehearsal, Result, list_asides
from bench.rivals import BEACON, Features, ask_diet, guess_unseen, list_rivals, read_training, train
from bot.readers import evidence, foreign, kinds
from bot.readers.evidence import SOCIAL
from bot.readers.kinds import name_kind
from bot.readers.text import normalise
from bot.readers.understanding import NameKind, Ranking
from knowledge.database import open_store
from knowledge.store import Store
from languages.reading import Mark
from languages.script import HAN
from tests.questions.conversations import Conversation, read_all

DIET_SECONDS = 180.0
NOT_LANGUAGE = "-bad"
# A kind's other names: status and topics are lists, and the answers to "are you human" go by two names
SAME = {"status": "list", "topic": "list", "human": "bot_identity"}
WIDTH = 42  # of the first column
SHARES = f"{'right':>6} {'refused':>8} {'wrongly':>8}"
FLOORS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
READERS = (evidence, foreign, kinds)  # what names the kinds of questions
SETTINGS: tuple[tuple[ModuleType, str, tuple[float, ...]], ...] = (
    (kinds, "STRANGE", (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)),
    (kinds, "SURE", (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)),
    (kinds, "SURE_SOCIAL", (0.15, 0.25, 0.35, 0.45, 0.55, 0.7, 0.9)),
    (kinds, "GOOD_FIT", (40, 50, 55, 60, 65, 70, 80)),
    (kinds, "GREAT_FIT", (60, 70, 75, 80, 85, 90, 101)),
    (followups, "STRANGE", (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)),
    (conditions, "COVERS", (0.2, 0.3, 0.36, 0.42, 0.48, 0.54, 0.6, 0.7)),
    (conditions, "NEAR_BEST", (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)),
)


def fold(kind: str) -> str:
    return SAME.get(kind, kind)


def draw_classifiers(
    training: Sequence[tuple[str, str]],
    questions: Sequence[tuple[str, str]],
    features: Features,
    rehearsal: Rehearsal,
) -> Iterator[str]:
    """A line for each rival: the kinds that it names alone, and what Beacon's rules make of it, up to the answers."""
    texts, answers = zip(*training, strict=True)
    features.embed(texts)  # once, outside the times
    features.signs(texts)
    title = f"kinds of {len(questions)} single questions"
    yield f"{title:{WIDTH}} {'alone':^24}   {'with the rules':^24}   {'answers':^19}"
    yield f"{'':{WIDTH}} {SHARES}   {SHARES}   {'right':>5} {'wrong':>6} {'score':>6} {'train':>6}"
    for name, rival in list_rivals(features).items():
        began = time.monotonic()
        rival.fit(texts, answers)
        took = time.monotonic() - began
        rehearsal.learn(rival)
        alone = draw_shares(questions, [rehearsal.name(text, believe(0.0)) for text, _ in questions])
        ruled = draw_shares(questions, [rehearsal.name(text) for text, _ in questions])
        held = rehearsal.hold()
        answered = f"{held.right:5} {held.wrong:6} {held.score:6.3f} {took:5.1f}s"
        yield f"{name:{WIDTH}} {alone}   {ruled}   {answered}{'  <- Beacon' if name == BEACON else ''}"


def draw_shares(questions: Sequence[tuple[str, str]], said: Sequence[str]) -> str:
    """The share of kinds that are right, of foreign questions that are refused, and of our own that are."""
    pairs = [(fold(kind), fold(guess)) for (_, kind), guess in zip(questions, said, strict=True)]
    foreign = [guess for kind, guess in pairs if kind == "out_of_scope"]
    ours = [guess for kind, guess in pairs if kind != "out_of_scope"]
    right = sum(kind == guess for kind, guess in pairs) / len(pairs)
    refused, wrongly = (some.count("out_of_scope") / len(some) for some in (foreign, ours))
    return f"{right:6.1%} {refused:8.1%} {wrongly:8.1%}"


def believe(floor: float) -> NameKind:
    """The classifier's word for the kind, without rules; out of scope where it is less sure than `floor`."""

    def name(marks: Sequence[Mark], ranking: Ranking) -> tuple[str, float]:
        if not marks and not ranking:
            return "empty", 1.0
        sure = float(str(ranking[0]["confidence"]))
        return (str(ranking[0]["name"]) if sure >= floor else "out_of_scope"), sure

    return name


def distrust(floor: float) -> NameKind:
    """Beacon's word for the kind; out of scope where it is less sure than `floor`."""

    def name(marks: Sequence[Mark], ranking: Ranking) -> tuple[str, float]:
        kind, _ = name_kind(marks, ranking)
        chance = next((float(str(row["confidence"])) for row in ranking if row["name"] == kind), 1.0)
        return (kind if chance >= floor else "out_of_scope"), chance

    return name


def draw_result(name: str, result: Result, mark: str = "") -> str:
    return (
        f"{name:{WIDTH}} {result.coverage:8.1%} {result.precision:8.1%} {result.wrong:6} {result.abstained:10}"
        f" {result.let_in:5} of {result.foreign:<4} {result.score:6.3f}{mark}"
    )


HEAD = f"{'answered':>8} {'right':>8} {'wrong':>6} {'abstained':>10} {'let in':>13} {'score':>6}"


def draw_curve(rehearsal: Rehearsal) -> Iterator[str]:
    """Share answered against share right among answered, for a floor under the classifier's confidence."""
    yield f"{'whole conversations':{WIDTH}} {HEAD}"
    yield draw_result("classifier alone", rehearsal.hold(believe(0.0)))
    for floor in FLOORS:
        yield draw_result(f"classifier alone, sure by {floor}", rehearsal.hold(believe(floor)))
    yield draw_result("classifier and rules", rehearsal.hold(), "  <- Beacon")
    for floor in FLOORS[:5]:
        yield draw_result(f"classifier and rules, sure by {floor}", rehearsal.hold(distrust(floor)))


def draw_refusals(training: Sequence[tuple[str, str]], features: Features, store: Store) -> Iterator[str]:
    """The thresholds of refusing on the examples themselves, each one's kind guessed by a classifier that never saw it."""
    texts, answers = zip(*training, strict=True)
    guesses = guess_unseen(list_rivals(features)[BEACON], texts, answers)
    rehearsal = Rehearsal((), store)
    strange = [text for text, kind in training if kind == "out_of_scope"]
    ours = [text for text, kind in training if kind not in ("out_of_scope", *SOCIAL)]
    rehearsal.suppose(dict(zip(texts, guesses, strict=True)))
    title = f"{len(strange)} foreign and {len(ours)} of ours, in folds"
    yield f"{title:{WIDTH}} {'let in':>8} {'refused of ours':>16}"
    for module, name, values in SETTINGS:
        chosen = getattr(module, name)
        for value in sorted({*values, chosen}) if module is kinds else ():
            with setting(module, name, value):
                entered = sum(rehearsal.name(text) not in ("out_of_scope", *SOCIAL) for text in strange)
                refused = sum(rehearsal.name(text) == "out_of_scope" for text in ours)
            shares = f"{entered / len(strange):8.1%} {refused / len(ours):16.1%}"
            yield f"{f'{name} {value}':{WIDTH}} {shares}{'  <- chosen' if value == chosen else ''}"


def draw_settings(rehearsal: Rehearsal) -> Iterator[str]:
    """Each threshold over its range, the others as they stand."""
    yield f"{'thresholds, one at a time':{WIDTH}} {HEAD}"
    for module, name, values in SETTINGS:
        chosen = getattr(module, name)
        for value in sorted({*values, chosen}):
            with setting(module, name, value):
                where = "follow-ups: " if module is followups else ""
                yield draw_result(f"{where}{name} {value}", rehearsal.hold(), "  <- chosen" if value == chosen else "")


@contextmanager
def setting(module: ModuleType, name: str, value: float) -> Iterator[None]:
    """The threshold at another value for a while, wherever it was imported."""
    holders = [one for one in (READERS if module in READERS else (module,)) if hasattr(one, name)]
    before = getattr(module, name)
    for one in holders:
        setattr(one, name, value)
    try:
        yield
    finally:
        for one in holders:
            setattr(one, name, before)


def list_questions(conversations: Sequence[Conversation], known: set[str]) -> list[tuple[str, str]]:
    """Each question that stands alone, with its kind, where the kind is one that is trained."""
    alone = [c for c in conversations if len(c.turns) == 1]
    return [(c.turns[0].message, fold(c.kind)) for c in alone if fold(c.kind) in known]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description="Study how questions are read.")
    parser.add_argument("--diet", type=int, metavar="EPOCHS", help="train Rasa's DIET as well")
    parser.add_argument("--language", default="en", help="of the questions (default: %(default)s)")
    parser.add_argument("--curve", action="store_true", help="the precision-coverage curve alone")
    options = parser.parse_args(arguments)
    training = read_training()
    asked = (c for c in read_all() if c.category.startswith(f"{options.language}-"))
    conversations = [c for c in asked if not c.category.endswith(NOT_LANGUAGE)]
    questions = list_questions(conversations, {kind for _, kind in training})
    turns = sum(len(c.turns) for c in conversations)
    asides = list_asides(conversations)
    print(f"{len(training)} training examples; {len(conversations)} conversations of {turns} turns", flush=True)
    print(f"and {len(asides)} questions out of scope asked after one of ours\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="beacon-reading-") as folder:
        store = open_store(f"sqlite:///{folder}/list.sqlite3")
        rehearsal = Rehearsal([*conversations, *asides], store)
        features = Features(rehearsal.reader)
        if not options.curve:
            show(draw_classifiers(training, questions, features, rehearsal))
        if options.diet:
            show([draw_diet(training, questions, options.diet)])
        rehearsal.learn(train(training, features))
        print()
        show(draw_curve(rehearsal))
        if options.curve:
            return 0
        print()
        show(draw_settings(rehearsal))
        print()
        show(draw_refusals([pair for pair in training if not HAN.search(pair[0])], features, store))
    return 0


def draw_diet(training: Sequence[tuple[str, str]], questions: Sequence[tuple[str, str]], epochs: int) -> str:
    plain = [(normalise(text), kind) for text, kind in questions]
    began = time.monotonic()
    said = ask_diet(training, plain, epochs, DIET_SECONDS)
    took = time.monotonic() - began
    shares = draw_shares(plain, said) if said else f"took more than {DIET_SECONDS:.0f} s to train"
    return f"{f'DIET, {epochs} epochs':{WIDTH}} {shares}   {took:.0f} s with Rasa's start and test"


def show(lines: Iterator[str] | list[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
