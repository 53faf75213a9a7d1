"""Real servers for the desk's tests, each as a process that a test may kill and start again: Beacon, PostgreSQL.

The homeserver is bot/homeserver's own. Must not know what is said.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from bot.supervisor import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2024-10-15"
PATIENCE = 180.0  # seconds for a start on a machine that does much else


class NotStarted(RuntimeError):
    """A server ended or stayed silent; the end of its log tells why."""


def find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Beacon:
    """The whole assistant on a port of its own, as `make run` starts it."""

    def __init__(self, port: int, folder: Path, environment: Mapping[str, str], actions: str = "inprocess") -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / "beacon.log"
        self._command = [sys.executable, "-m", "bot.launch", "run", "--port", str(port), "--actions", actions]
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "BEACON_DATABASE_URL": f"sqlite:///{folder / 'knowledge.sqlite3'}",
            "BEACON_CONVERSATIONS_URL": f"sqlite:///{folder / 'conversations.sqlite3'}",
            "BEACON_TODAY": TODAY,
            "BEACON_OFFICE_HOURS": "always",
            "BEACON_RATES": "message=6000/minute; address=60000/minute; session=6000/hour",
            **environment,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, **settings: str) -> None:
        """Start it, with other settings than before if these are given, and return once it answers."""
        self._environment |= settings
        if answers(f"{self.url}/webhooks/rest/"):
            raise NotStarted(f"another server answers at {self.url}")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
        wait_until(self._answers, "Beacon", self.log)

    def _answers(self) -> bool:
        assert self._process
        if self._process.poll() is not None:
            raise NotStarted(f"Beacon ended:\n{self.log.read_text()[-2000:]}")
        return answers(f"{self.url}/webhooks/rest/")

    def stop(self) -> None:
        """Ask it to end, as Ctrl-C does."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
                raise

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        assert self._process
        assert self._process.poll() is None, "it had ended before"
        self._process.kill()
        self._process.wait()

    def find_action_server(self) -> int:
        """The process id of the action server that it started, once there is one: it may just be coming back."""
        wait_until(lambda: len(self._action_servers()) == 1, "the action server", self.log)
        return self._action_servers()[0]

    def _action_servers(self) -> list[int]:
        assert self._process
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/children")
        children = [int(child) for task in tasks for child in task.read_text().split()]
        return [child for child in children if b"bot.actionserver" in read_command(child)]


class PostgreSQL:
    """A PostgreSQL server of the tests' own, since the machine's serves others too."""

    def __init__(self) -> None:
        self.port = find_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        # not among pytest's folders: every pytest that starts on the machine shuts those for all but its own user
        self._folder = Path(tempfile.mkdtemp(prefix="beacon-postgresql-"))
        self._log = self._folder / "log"
        self._user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
        self._process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def find() -> Path | None:
        """Where its programs are; None where it is not installed."""
        on_path = shutil.which("initdb")
        places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin")), *([Path(on_path).parent] if on_path else [])]
        programs = ("initdb", "postgres", "pg_isready")
        return next((place for place in places if all((place / name).exists() for name in programs)), None)

    def create(self) -> None:
        programs = self.find()
        assert programs
        if self._user:
            shutil.chown(self._folder, self._user)
        command = [str(programs / "initdb"), "-D", str(self._data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
        subprocess.run(command, check=True, user=self._user, stdout=subprocess.DEVNULL, cwd="/")

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def start(self) -> None:
        programs = self.find()
        assert programs
        command = [str(programs / "postgres"), "-D", str(self._data), "-p", str(self.port)]
        command += ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, user=self._user, cwd="/")
        ready = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]
        wait_until(lambda: subprocess.call(ready) == 0, "PostgreSQL", self._log)

    def kill(self) -> None:
        """End it at once, with all that serve connections."""
        assert self._process
        self._process.send_signal(signal.SIGQUIT)  # its own way of ending without a shutdown
        self._process.wait()

    def stop(self) -> None:
        self.kill()
        shutil.rmtree(self._folder)


def read_command(process: int) -> bytes:
    """The command line of a process; nothing where it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_until(holds: object, name: str, log: Path) -> None:
    """Return once it holds; NotStarted after a patience that no healthy start needs."""
    assert callable(holds)
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise NotStarted(f"{name} is silent:\n{log.read_text()[-2000:]}")
        time.sleep(0.05)
