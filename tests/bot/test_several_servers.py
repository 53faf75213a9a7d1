"""One conversation, several server processes: what one of them hears the others show, by Redis at once and without it soon."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from pathlib import Path
from typing import Any

import pytest
import requests

from conversations.bell import SILENCE
from conversations.redis_bell import CHANNEL
from tests.bot.web import PATIENCE, Visitor
from tests.redis_server import RedisServer, run_redis

ROOT = Path(__file__).parents[2]


RATES = "message=12/minute; address=1000/minute"


class Process:
    """A server process of the chat."""

    def __init__(self, folder: Path, redis: str) -> None:
        settings = {name: value for name, value in os.environ.items() if not name.startswith("BEACON_")}
        settings |= {
            "PYTHONPATH": str(ROOT),
            "BEACON_CONVERSATIONS_URL": f"sqlite:///{folder / 'conversations.sqlite3'}",
            "BEACON_OFFICE_HOURS": "always",
            "BEACON_REDIS_URL": redis,
            "BEACON_RATES": RATES,
        }
        command = [sys.executable, "-m", "tests.bot.chatserver", str(folder)]
        with (folder / "log.txt").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=settings
            )
        assert self.process.stdout
        self.port = int(self.process.stdout.readline())
        self.url = f"http://127.0.0.1:{self.port}/chat"

    def work(self, act: str, conversation: str, **said: str) -> None:
        """Something that the officer does at this server's desk."""
        desk = self.url.replace("/chat", "/desk")
        assert requests.post(f"{desk}/{act}/{conversation}", json=said, timeout=PATIENCE).status_code == 204

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


Start = Callable[[], Process]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("servers")


@pytest.fixture(scope="module")
def redis(folder: Path) -> Iterator[RedisServer]:
    yield from run_redis(folder)


@pytest.fixture(scope="module")
def start(folder: Path, redis: RedisServer) -> Iterator[Start]:
    started: list[Process] = []

    def start() -> Process:
        before = redis.listeners(CHANNEL)
        started.append(Process(folder, redis.url))
        Visitor(started[-1]).ask("hello")  # with the first ring it connects
        ends = time.monotonic() + PATIENCE
        while redis.listeners(CHANNEL) == before:
            assert time.monotonic() < ends
            time.sleep(0.01)
        return started[-1]

    yield start
    for process in started:
        process.kill()


@pytest.fixture(scope="module")
def here(start: Start) -> Process:
    return start()


@pytest.fixture(scope="module")
def there(start: Start) -> Process:
    return start()


@pytest.fixture
def visitor(here: Process) -> Visitor:
    """Somebody new, at the first server."""
    return Visitor(here)


def at(process: Process, visitor: Visitor) -> Visitor:
    """The same visitor, whom the load balancer sends to another server."""
    other = copy(visitor)
    other.chat = process
    return other


def test_what_is_said_to_one_server_is_shown_by_the_other_at_once(there: Process, visitor: Visitor) -> None:
    with at(there, visitor).stream() as events:
        assert next(events)[0] == "state"
        began = time.monotonic()
        assert visitor.say("hello").status_code == 202
        assert [next(events)[1]["text"] for _ in range(2)] == ["hello", "You said hello"]
        assert time.monotonic() - began < SILENCE / 2  # it was rung, not found by looking


def test_an_officer_at_one_server_speaks_to_a_user_at_the_other(there: Process, visitor: Visitor) -> None:
    visitor.ask("hello")
    visitor.post("person")
    offer = visitor.entries()[-1]
    visitor.post("messages", key="yes", choice=offer["choices"][0]["id"])
    with visitor.stream(after=visitor.entries()[-1]["number"]) as events:
        assert next(events)[1]["holder"] == "queued"
        began = time.monotonic()
        there.work("take", visitor.conversation)
        there.work("type", visitor.conversation)
        there.work("say", visitor.conversation, text="Good afternoon", key="1")
        heard: list[tuple[str, dict[str, Any]]] = []
        while not heard or heard[-1][1].get("text") != "Good afternoon":
            heard.append(next(events))
        assert time.monotonic() - began < SILENCE / 2
        assert ("typing", {"who": "officer"}) in heard
        assert "person" in [data.get("holder") for _, data in heard]


def test_the_same_message_to_both_at_once_is_one_message_with_one_answer(
    here: Process, there: Process, visitor: Visitor
) -> None:
    with ThreadPoolExecutor() as pool:
        said = [pool.submit(at(process, visitor).ask, "hello", "key") for process in (here, there) * 3]
        assert len({reply.result()[0]["number"] for reply in said}) == 1
    assert [entry["text"] for entry in visitor.entries()] == ["hello", "You said hello"]


def test_a_question_whose_server_is_killed_is_answered_by_the_next(start: Start, there: Process, folder: Path) -> None:
    doomed = start()
    visitor = Visitor(doomed)
    (folder / "hold").touch()
    visitor.say("hello", "key")
    doomed.kill()
    (folder / "hold").unlink()
    other = at(there, visitor)
    assert other.ask("hello", "key")[0]["text"] == "You said hello"  # as a client does that had no receipt
    assert [entry["text"] for entry in other.entries()] == ["hello", "You said hello"]


def test_rates_are_counted_together(there: Process, visitor: Visitor) -> None:
    turns = [visitor, at(there, visitor)] * 7
    assert [who.say("hello").status_code for who in turns] == [202] * 12 + [429] * 2


def test_without_redis_nothing_is_lost_and_nobody_is_stopped(
    there: Process, visitor: Visitor, redis: RedisServer
) -> None:
    with at(there, visitor).stream() as events:
        assert next(events)[0] == "state"
        redis.stop()
        try:
            assert visitor.say("hello").status_code == 202
            assert [next(events)[1]["text"] for _ in range(2)] == ["hello", "You said hello"]
        finally:
            redis.start()
