"""Beacon's whole answer against a bare Rasa bot's constant, in one run on one machine. `make bench`

Rounds of both alternate, so that a slow moment of the machine falls on both. Exit code 1 when Beacon is slower at one
user, answers fewer a second at any level, fails to answer, or takes more memory than it may.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import yaml

from bench import load
from bench.assistants import Assistant, start_bare, start_beacon, train_bare

ROOT = Path(__file__).parents[1]
LEVELS = (1, 8, 32)
TURNS = 5
MEMORY_LIMIT = 1000.0  # MB


def read_questions() -> list[str]:
    """Every question of the test conversations; the console's three examples where there are none yet."""
    found: list[str] = []
    for path in sorted((ROOT / "tests" / "questions").glob("*.yml")):
        found += _find_questions(yaml.safe_load(path.read_text(encoding="utf-8")))
    return found or list(_read_engine()["examples"])


def _find_questions(node: Any) -> Iterator[str]:
    """The questions anywhere in a file: what stands under `ask`, and the first of each of the `turns`."""
    if isinstance(node, list):
        for part in node:
            yield from _find_questions(part)
    elif isinstance(node, dict):
        for key, part in node.items():
            if key in ("ask", "user", "q") and isinstance(part, str):
                yield part
            elif key == "turns" and isinstance(part, list) and all(isinstance(turn, list) for turn in part):
                yield from (turn[0] for turn in part)
            else:
                yield from _find_questions(part)


def _read_engine() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((ROOT / "languages" / "en" / "engine.yml").read_text(encoding="utf-8"))
    return said


def hold_conversations(questions: Sequence[str]) -> list[list[str]]:
    """The questions dealt out in a fixed order into conversations of five turns."""
    dealt = random.Random(5).sample(list(questions), len(questions))
    dealt += dealt[: -len(dealt) % TURNS]
    return [dealt[at : at + TURNS] for at in range(0, len(dealt), TURNS)]


def measure(
    assistants: Sequence[Assistant], conversations: list[list[str]], seconds: float, rounds: int
) -> dict[tuple[str, int], load.Figures]:
    """The figures of each assistant at each level."""
    apology = _read_engine()["unavailable"]
    parts: dict[tuple[str, int], list[load.Figures]] = {}
    for assistant in assistants:
        asyncio.run(load.apply(assistant.url, conversations, 4, 3.0, apology))  # warm-up
    for users in LEVELS:
        for _ in range(rounds):
            for assistant in assistants:
                figures = asyncio.run(load.apply(assistant.url, conversations, users, seconds, apology))
                parts.setdefault((assistant.name, users), []).append(figures)
    return {key: load.join(some) for key, some in parts.items()}


def report(figures: dict[tuple[str, int], load.Figures], memory: dict[str, float], names: Sequence[str]) -> list[str]:
    """Print the table; give back what is not as it should be."""
    faults: list[str] = []
    bare, beacon = names
    print(f"\n{'users':>5}  {'':8} {'median ms':>10} {'p95 ms':>8} {'answers/s':>10} {'failed':>7}")
    for users in LEVELS:
        for name in names:
            f = figures[name, users]
            print(f"{users:>5}  {name:8} {f.median:>10.1f} {f.p95:>8.1f} {f.throughput:>10.1f} {f.failures:>7}")
        ours, theirs = figures[beacon, users], figures[bare, users]
        medians, throughputs = ours.median / theirs.median, ours.throughput / theirs.throughput
        print(f"{users:>5}  {'ratio':8} {medians:>10.2f} {ours.p95 / theirs.p95:>8.2f} {throughputs:>10.2f}")
        if users == 1 and medians > 1.0:
            faults.append(f"at one user Beacon's median is {medians:.2f} of the bare bot's")
        if throughputs < 1.0:
            faults.append(f"at {users} users Beacon answers {throughputs:.2f} times as many a second as the bare bot")
        if ours.failures:
            faults.append(f"at {users} users Beacon failed to answer {ours.failures} times")
    for name in names:
        print(f"memory of {name}: {memory[name]:.0f} MB")
    if memory[beacon] > MEMORY_LIMIT:
        faults.append(f"Beacon takes {memory[beacon]:.0f} MB of memory, more than {MEMORY_LIMIT:.0f}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure Beacon against a bare Rasa bot.")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each round lasts")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--actions", choices=("inprocess", "server"), default="inprocess")
    options = parser.parse_args()
    train_bare()
    conversations = hold_conversations(read_questions())
    print("Starting both assistants (about 30 s) ...", flush=True)
    with ExitStack() as stack:
        assistants = [stack.enter_context(start_bare()), stack.enter_context(start_beacon(options.actions))]
        names = [assistant.name for assistant in assistants]
        minutes = 2 * len(LEVELS) * options.rounds * options.seconds / 60
        print(f"Measuring {len(conversations)} conversations (about {minutes:.1f} minutes) ...", flush=True)
        figures = measure(assistants, conversations, options.seconds, options.rounds)
        memory = {assistant.name: assistant.measure_memory() for assistant in assistants}
    faults = report(figures, memory, names)
    for assistant in assistants:
        print(f"start of {assistant.name}: {assistant.seconds_to_start:.1f} s")
    for fault in faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
