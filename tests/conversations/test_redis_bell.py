"""The bell over a real Redis, which goes away and comes back."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import asynccontextmanager

from conversations.bell import make_bell
from conversations.redis_bell import RedisBell
from tests.redis_server import server

__all__ = ["server"]

ENTRY = {"type": "entry"}
QUIET = 60.0  # a silence longer than any test: what is heard was rung


def run(story):
    return asyncio.run(asyncio.wait_for(story, 60))


@asynccontextmanager
async def two_bells(url, silence=QUIET):
    """Two bells as in two processes, both connected."""
    bells = RedisBell(url, silence), RedisBell(url, silence)
    try:
        for bell in bells:
            async with bell.listen("connected?") as events:
                assert (await events.__anext__())["type"] == "look"
        yield bells
    finally:
        for bell in bells:
            await bell.close()


async def hear(events, kind):
    """The next event of a kind; others are passed over."""
    while True:
        event = await events.__anext__()
        if event["type"] == kind:
            return event


def test_a_ring_reaches_the_other_process_once_and_its_own_at_once(server):
    async def story():
        async with (
            two_bells(server.url) as (here, there),
            here.listen("a") as ours,
            there.listen("a") as theirs,
            there.listen("*") as everything,
        ):
            for _ in range(3):
                await here.ring("a", ENTRY)
            await here.ring("b", {"type": "typing", "who": "officer"})
            for events in (ours, theirs):
                for _ in range(3):
                    assert await events.__anext__() == {**ENTRY, "conversation": "a"}
            for _ in range(3):
                assert (await everything.__anext__())["conversation"] == "a"
            heard = await everything.__anext__()
            assert heard == {"type": "typing", "who": "officer", "conversation": "b"}

    run(story())


def test_when_redis_comes_back_all_are_told_to_look_and_rings_pass_again(server):
    async def story():
        async with (
            two_bells(server.url) as (here, there),
            here.listen("a") as ours,
            there.listen("a") as theirs,
            there.listen("*") as everything,
        ):
            server.stop()
            await here.ring("a", ENTRY)
            await hear(ours, "entry")  # in its own process at once; to the other it is lost, and nobody waits for it
            server.start()
            assert (await hear(ours, "look"))["conversation"] == "a"
            assert (await hear(theirs, "look"))["conversation"] == "a"
            assert (await hear(everything, "look"))["conversation"] == ""
            await here.ring("a", ENTRY)
            await hear(theirs, "entry")

    run(story())


def test_without_redis_the_bell_rings_in_its_process_and_listeners_look(tmp_path):
    async def story():
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            bell = RedisBell(f"redis://127.0.0.1:{probe.getsockname()[1]}/0", silence=0.05)
        async with bell.listen("a") as events:
            for _ in range(2000):
                await bell.ring("a", ENTRY)
            await hear(events, "look")
            await bell.ring("a", ENTRY)
            await hear(events, "entry")
        await bell.close()

    run(story())


def test_redis_may_come_after_the_listener(server):
    async def story():
        server.stop()
        bell = RedisBell(server.url, QUIET)
        async with bell.listen("a") as events:
            server.start()
            await hear(events, "look")
        await bell.close()

    run(story())


def test_what_is_no_ring_is_passed_over(server):
    async def story():
        async with two_bells(server.url) as (here, there), there.listen("a") as theirs:
            for nonsense in ("{", "[]", '{"from": 1}', '{"from": "x", "conversation": "a", "event": 3}'):
                await here._redis.publish("beacon:bell", nonsense)
            await here.ring("a", ENTRY)
            assert await theirs.__anext__() == {**ENTRY, "conversation": "a"}

    run(story())


def test_a_closed_bell_leaves_no_task(server):
    async def story():
        before = asyncio.all_tasks()
        async with two_bells(server.url) as (here, _):
            await here.ring("a", ENTRY)
            assert asyncio.all_tasks() > before
        assert asyncio.all_tasks() == before

    run(story())


def test_a_ring_takes_a_few_milliseconds(server):
    async def story():
        async with two_bells(server.url) as (here, there), there.listen("a") as theirs:
            took = []
            for _ in range(100):
                began = time.perf_counter()
                await here.ring("a", ENTRY)
                await theirs.__anext__()
                took.append(time.perf_counter() - began)
            assert sorted(took)[50] < 0.05, f"median {sorted(took)[50] * 1000:.1f} ms"

    run(story())


def test_the_environment_names_redis(monkeypatch):
    monkeypatch.setenv("BEACON_REDIS_URL", "redis://127.0.0.1:1/0")
    assert isinstance(make_bell(), RedisBell)
