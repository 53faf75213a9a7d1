"""Which floor keeps topics that no project is about away from those that one is: `python -m bench.topics`

Takes topics in words that the list does not use (bench/topics.yml) through the readers and actions, and prints for each floor
the share of them for which something is offered, how often the project that is meant is among it, and for how many foreign ones.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from actions import topics
from actions.answerer import Answerer
from actions.answers import Outcome
from actions.memory import Memory
from bench.rivals import TODAY
from bot.readers.reader import Reader, open_reader
from bot.readers.text import normalise
from bot.readers.understanding import understand
from knowledge.database import open_store
from languages.vocabulary import load_vocabulary

FILE = Path(__file__).with_name("topics.yml")
FLOORS = (5, 10, 15, 20, 25, 30)
TOPIC = [{"name": "topic", "confidence": 0.9}]
SAID = "projects about {}"


class Probe(NamedTuple):
    """A topic, and the paper of the project that is meant; none where no project is."""

    topic: str
    paper: str


class Curve(NamedTuple):
    """What one floor does: shares of the topics that are meant, and of the foreign ones."""

    covered: float
    right: float
    let_in: float


def read_probes(block: str) -> list[Probe]:
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))[block]
    meant = [Probe(topic, paper) for paper, many in told["meant"].items() for topic in many]
    return meant + [Probe(topic, "") for topic in told["foreign"]]


def find(reader: Reader, answerer: Answerer, topic: str) -> list[str]:
    """The papers of what is shown or offered for a topic."""
    said = normalise(SAID.format(topic))
    reading = understand(said, reader.prepare(said), reader.read(reader.prepare(said), TODAY), TOPIC)
    answer = answerer.take_turn(reading, Memory(), TODAY).answer
    shown = answer.offered or (answer.cards if answer.outcome is Outcome.ANSWERED else ())
    return [project.paper for project in shown]


def measure(reader: Reader, answerer: Answerer, probes: Sequence[Probe], floor: int) -> Curve:
    topics.FLOOR = floor
    meant = [(probe, find(reader, answerer, probe.topic)) for probe in probes if probe.paper]
    foreign = [find(reader, answerer, probe.topic) for probe in probes if not probe.paper]
    covered = [(probe, found) for probe, found in meant if found]
    right = sum(probe.paper in found for probe, found in covered)
    return Curve(len(covered) / len(meant), right / max(len(covered), 1), sum(map(bool, foreign)) / len(foreign))


def main() -> int:
    chosen = topics.FLOOR
    with tempfile.TemporaryDirectory(prefix="beacon-topics-") as folder:
        store = open_store(f"sqlite:///{folder}/list.sqlite3")
        reader, answerer = open_reader(store), Answerer(store, load_vocabulary())
        for block in ("chosen_on", "held_out"):
            print(f"{block:12} {'floor':>6} {'covered':>9} {'right':>9} {'let in':>9}")
            for floor in FLOORS:
                curve = measure(reader, answerer, read_probes(block), floor)
                mark = " (chosen)" if floor == chosen else ""
                print(f"{'':12} {floor:6} {curve.covered:9.1%} {curve.right:9.1%} {curve.let_in:9.1%}{mark}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
