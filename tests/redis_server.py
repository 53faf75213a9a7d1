"""A Redis of a test's own, which can go away and come back."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis


class RedisServer:
    """On a free port; it keeps nothing."""

    def __init__(self, directory: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.directory = directory
        self.start()

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir"]
        self.process = subprocess.Popen([*command, str(self.directory)], stdout=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert self.process.poll() is None
                time.sleep(0.01)
        raise AssertionError("redis-server did not start")

    def listeners(self, channel: str) -> int:
        with Redis.from_url(self.url) as client:
            return int(client.pubsub_numsub(channel)[0][1])

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(10)


def run_redis(directory: Path) -> Iterator[RedisServer]:
    """A running Redis; where none is installed the test is left out, but never in CI."""
    if not shutil.which("redis-server"):
        needed = "no redis-server: install redis to test what several processes share"
        if os.environ.get("CI") == "true":
            pytest.fail(needed)
        pytest.skip(needed)
    running = RedisServer(directory)
    yield running
    running.stop()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    yield from run_redis(tmp_path)
