"""How long the record of conversations takes: `python -m bench.record [URL...]`, medians in milliseconds.

Each URL names an empty database; without one, a new SQLite file is measured. A bare insert and commit by the same driver
is measured beside it, for machines differ.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from statistics import median

from sqlalchemy import text

from conversations.bell import Bell
from conversations.handover import Handovers
from conversations.outbox import Outbox
from conversations.records import Author, Draft
from conversations.store import Conversations, open_conversations

TIMES = 200
DESK = "bench"
CARD = {"name": "Development of a system for " + "x" * 40, "estimate": "HK$358.9 million", "start": "2024-25"}
ANSWER = Draft(Author.BOT, "There are ten projects. " * 20, {"outcome": "answered", "cards": [CARD] * 10})
MEMORY = {"reading": {"text": "which projects", "marks": [{"from": 1, "to": 5, "says": "x" * 20}] * 10}}


def measure(record: Conversations) -> dict[str, float]:
    """Medians by what was done."""
    handovers, outbox = Handovers(record), Outbox(record)
    one = record.start("web", "en", _now()).id
    said = iter(range(10 * TIMES))

    def say() -> None:
        number = next(said)
        record.append(one, Draft(Author.USER, f"which projects start in 2024? {number}", key=f"{number}"), _now())

    def bare() -> None:
        with record.database.changing() as connection:
            connection.execute(text("INSERT INTO bare (words) VALUES ('which projects start in 2024?')"))

    with record.database.changing() as connection:
        connection.execute(text("CREATE TABLE bare (words TEXT)"))
    figures = {"a bare insert": _median(bare), "append": _median(say)}
    figures["append, ring, read by a listener"] = asyncio.run(_ring(record, one, say))
    last = record.entries(one, limit=100_000)[-1].number
    figures["read what is new (nothing)"] = _median(lambda: record.entries(one, last))

    def ask() -> None:
        asked = record.append(one, Draft(Author.USER, "which projects start in 2024?"), _now(), for_bot=True)
        record.answer(one, asked.number, [ANSWER], MEMORY, _now())

    figures["append and answer, ten cards"] = _median(ask)
    for number in range(TIMES):
        other = record.start("web", "en", _now()).id
        handovers.offer(other, "asked", _now())
        handovers.consent(other, _now())
        handover = handovers.current(other)
        assert handover
        outbox.announced(DESK, handover, f"thread {number}", _now())
        if number % 10:
            handovers.take(other, "officer", "Officer", _now())
            handovers.close(other, "officer", _now())
    figures[f"what a desk is to be told, {TIMES} hand-overs"] = _median(lambda: outbox.undelivered(DESK, _now()))
    return figures


async def _ring(record: Conversations, one: str, say: Callable[[], None]) -> float:
    bell = Bell()
    took = []
    async with bell.listen(one) as events:
        after = record.entries(one, limit=100_000)[-1].number
        for _ in range(TIMES):
            began = time.perf_counter()
            await asyncio.to_thread(say)
            await bell.ring(one, {"type": "entry"})
            await events.__anext__()
            after = (await asyncio.to_thread(record.entries, one, after))[-1].number
            took.append(time.perf_counter() - began)
    return median(took) * 1000


def _median(work: Callable[[], object]) -> float:
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return median(took) * 1000


def _now() -> datetime:
    return datetime.now(timezone.utc)


def main(urls: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        for url in urls or (f"sqlite:///{directory}/record.sqlite3",):
            record = open_conversations(url)
            print(record.database.engine.dialect.name)
            for name, milliseconds in measure(record).items():
                print(f"  {name:45} {milliseconds:7.2f} ms")
            record.close()


if __name__ == "__main__":
    main(sys.argv[1:])
