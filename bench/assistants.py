"""The two assistants that are compared, each started the way its users start it, and their memory.

Must not know how they are measured.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.quiet import ENVIRONMENT

ROOT = Path(__file__).parents[1]
BARE = ROOT / "bench" / "bare"
BARE_MODEL = ROOT / "models" / "bare.tar.gz"
PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Assistant:
    """A running assistant: its address and all its processes."""

    name: str
    url: str
    seconds_to_start: float
    processes: tuple[subprocess.Popen[bytes], ...]

    def measure_memory(self) -> float:
        """MB resident in all its processes together, memory that they share counted once for each."""
        return sum(_resident(pid) for process in self.processes for pid in _family(process.pid)) / 1e6


def train_bare() -> None:
    """Train the bare bot, unless its model is newer than all that it is made of."""
    made_of = max(path.stat().st_mtime for path in BARE.rglob("*") if path.is_file())
    if BARE_MODEL.exists() and BARE_MODEL.stat().st_mtime > made_of:
        return
    print("Training the bare bot (about 20 s) ...", flush=True)
    command = [sys.executable, "-W", "ignore", "-m", "rasa", "train", "--force", "--fixed-model-name", "bare"]
    command += ["--out", str(BARE_MODEL.parent)]
    environment = os.environ | ENVIRONMENT | {"PYTHONPATH": str(BARE)}
    subprocess.run(command, cwd=BARE, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def start_bare() -> Iterator[Assistant]:
    """The bare bot as Rasa's manual has it: `rasa run`, and the action server beside it."""
    port, actions = find_port(), find_port()
    environment = os.environ | ENVIRONMENT
    environment |= {"PYTHONPATH": str(BARE), "BARE_ACTIONS_PORT": str(actions), "SANIC_HOST": "127.0.0.1"}
    server = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(actions)]
    assistant = [sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(port), "--model", str(BARE_MODEL)]
    with _running("bare", port, [server, assistant], BARE, environment) as started:
        yield started


@contextmanager
def start_beacon(actions: str = "inprocess") -> Iterator[Assistant]:
    """Beacon as `make run` starts it."""
    port = find_port()
    command = [sys.executable, "-m", "bot.launch", "run", "--port", str(port), "--actions", actions]
    with _running("Beacon", port, [command], ROOT, dict(os.environ)) as started:
        yield started


def find_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(
    name: str, port: int, commands: list[list[str]], folder: Path, environment: dict[str, str]
) -> Iterator[Assistant]:
    began = time.monotonic()
    quiet = subprocess.DEVNULL
    processes = tuple(
        subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet) for command in commands
    )
    try:
        url = f"http://127.0.0.1:{port}"
        while not _answers(f"{url}/webhooks/rest/"):
            if any(process.poll() is not None for process in processes):
                raise SystemExit(f"{name} did not start: run it by hand to see why.")
            if time.monotonic() - began > PATIENCE:
                raise SystemExit(f"{name} did not start within {PATIENCE} s.")
            time.sleep(0.1)
        yield Assistant(name, url, time.monotonic() - began, processes)
    finally:
        for process in processes:
            process.send_signal(signal.SIGINT)
        for process in processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]
    return [pid, *(member for child in found for member in _family(child))]


def _resident(pid: int) -> int:
    """Bytes of a process that are in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
