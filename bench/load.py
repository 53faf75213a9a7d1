"""The load: users who each hold one conversation after another over REST, and what their waiting came to.

Must not know which assistant it talks to.
"""

from __future__ import annotations

import asyncio
import statistics
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import aiohttp


@dataclass(frozen=True)
class Figures:
    """What one level of load measured. Times in milliseconds."""

    users: int
    times: tuple[float, ...]
    seconds: float
    failures: int

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.95)]

    @property
    def throughput(self) -> float:
        return len(self.times) / self.seconds


def join(parts: Sequence[Figures]) -> Figures:
    """Several rounds of one level as one."""
    times = tuple(t for part in parts for t in part.times)
    return Figures(parts[0].users, times, sum(p.seconds for p in parts), sum(p.failures for p in parts))


async def apply(url: str, conversations: Sequence[Sequence[str]], users: int, seconds: float, apology: str) -> Figures:
    """Let so many users talk for so long. A reply that is empty or the apology is a failure, not an answer."""
    times: list[float] = []
    failures = 0
    numbers = count()
    until = time.perf_counter() + seconds

    async def talk(session: aiohttp.ClientSession) -> None:
        nonlocal failures
        while time.perf_counter() < until:
            sender = uuid.uuid4().hex
            for question in conversations[next(numbers) % len(conversations)]:
                began = time.perf_counter()
                body = {"sender": sender, "message": question}
                async with session.post(f"{url}/webhooks/rest/webhook", json=body) as reply:
                    messages = await reply.json() if reply.status == 200 else []
                times.append((time.perf_counter() - began) * 1000)
                failures += not messages or any(message.get("text") == apology for message in messages)
                if time.perf_counter() > until:
                    return

    began = time.perf_counter()
    connector = aiohttp.TCPConnector(limit=users)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(60)) as session:
        await asyncio.gather(*(talk(session) for _ in range(users)))
    return Figures(users, tuple(times), time.perf_counter() - began, failures)
