"""Who listens hears what rings, and looks by itself where nothing rang."""

from __future__ import annotations

import asyncio

from conversations.bell import Bell, make_bell


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, 20))


async def take(events, count):
    return [await events.__anext__() for _ in range(count)]


def test_a_listener_hears_its_conversation_and_everything_hears_all():
    async def story():
        bell = Bell()
        async with bell.listen("a") as ours, bell.listen("*") as everything:
            await bell.ring("a", {"type": "entry"})
            await bell.ring("b", {"type": "state"})
            await bell.ring("a", {"type": "typing", "who": "officer"})
            heard = [{"type": "entry", "conversation": "a"}, {"type": "typing", "who": "officer", "conversation": "a"}]
            assert await take(ours, 2) == heard
            assert [event["conversation"] for event in await take(everything, 3)] == ["a", "b", "a"]

    run(story())


def test_who_hears_nothing_looks_by_himself():
    async def story():
        bell = Bell(silence=0.01)
        async with bell.listen("a") as ours, bell.listen("*") as everything:
            assert await take(ours, 2) == [{"type": "look", "conversation": "a"}] * 2
            assert await take(everything, 1) == [{"type": "look", "conversation": ""}]

    run(story())


def test_a_slow_listener_is_told_to_look_instead_of_holding_all():
    async def story():
        bell = Bell()
        async with bell.listen("a") as ours:
            for _ in range(1000):
                await bell.ring("a", {"type": "entry"})
            heard = await take(ours, 1)
            while heard[-1]["type"] != "look":
                heard += await take(ours, 1)
            assert len(heard) <= 100

    run(story())


def test_who_has_left_holds_nothing():
    async def story():
        bell = Bell()
        async with bell.listen("a"):
            pass
        assert not bell._listeners
        await bell.ring("a", {"type": "entry"})

    run(story())


def test_without_redis_the_bell_is_for_this_process(monkeypatch):
    monkeypatch.delenv("BEACON_REDIS_URL", raising=False)
    assert type(make_bell()) is Bell
