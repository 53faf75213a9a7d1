"""The real assistant as a child process on a free port, with a store of its own, and what it replies over REST.

Must not know what a right answer is.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.load import main as load_list
from tests.questions.conversations import gather_words

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2024-10-15"  # the expectations hold on this day
PATIENCE = 180.0  # seconds for a start on a machine that does much else
GRACE = 20.0
WEBHOOK = "/webhooks/rest/webhook"
PR_SET_PDEATHSIG = 1


class NotStarted(RuntimeError):
    """The assistant ended, or stayed silent, before it answered."""


@dataclass(frozen=True)
class Reply:
    """What came back for one request, and after how many seconds."""

    status: int
    body: Any
    seconds: float

    @property
    def words(self) -> str:
        return gather_words(self.body)

    def name(self, key: str) -> str:
        """The outcome or the kind of the answer, as its last message names it; empty where it names none."""
        named = [message[key] for message in self.body if key in message] if isinstance(self.body, list) else []
        return str(named[-1]) if named else ""


@dataclass(frozen=True)
class Assistant:
    """A running assistant: its address, and where it was started by us its log and its knowledge store."""

    url: str
    log: Path | None = None
    database: str | None = None
    process: subprocess.Popen[bytes] | None = None

    def say(self, sender: str, message: str) -> Reply:
        """Put a message to the assistant."""
        return self.post(json.dumps({"sender": sender, "message": message}).encode())

    def post(self, body: bytes) -> Reply:
        """Send a request whatever its body; a refusal is a Reply too."""
        request = urllib.request.Request(self.url + WEBHOOK, body, {"Content-Type": "application/json"})
        began = time.perf_counter()
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                status, told = reply.status, reply.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                status, told = refusal.code, refusal.read()
        return Reply(status, json.loads(told), time.perf_counter() - began)

    def read_log(self) -> str:
        """What it wrote on stderr."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log else ""

    def load(self, file: Path) -> None:
        """Replace the list in its store, while it runs."""
        load(file, str(self.database))


def load(file: Path, database: str) -> None:
    """Make a store hold the list of a file."""
    with redirect_stdout(io.StringIO()):
        status = load_list([str(file), "--database", database])
    if status:
        raise ValueError(f"{file.name} was not loaded")


@contextmanager
def start(
    folder: Path,
    actions: str = "inprocess",
    today: str = TODAY,
    module: str = "bot.launch",
    port: int = 0,
    **environment: str,
) -> Iterator[Assistant]:
    """An assistant that answers, its store and log in the folder; it is ended on leaving. Any free port unless one is given."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    database = f"sqlite:///{folder / 'store.sqlite3'}"
    settings = {name: value for name, value in os.environ.items() if not name.startswith("BEACON_")}
    settings |= {"PYTHONPATH": str(ROOT), "BEACON_DATABASE_URL": database, "BEACON_TODAY": today, **environment}
    command = [sys.executable, "-m", module, "run", "--port", str(port), "--actions", actions]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
    assistant = Assistant(f"http://127.0.0.1:{port}", folder / "log.txt", database, process)
    try:
        _wait_for(assistant, process)
        yield assistant
    finally:
        _end(process)


def _wait_for(assistant: Assistant, process: subprocess.Popen[bytes]) -> None:
    """Return once it has said where it answers: it does so when it and its action server are ready."""
    until = time.monotonic() + PATIENCE
    while assistant.url + WEBHOOK not in assistant.read_log():
        if process.poll() is not None or time.monotonic() > until:
            raise NotStarted(f"the assistant did not start:\n{assistant.read_log()}")
        time.sleep(0.1)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, all of it; what stays is killed."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _end_with_parent() -> None:
    """Ask Linux to end the assistant with a test run that is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
