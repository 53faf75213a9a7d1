"""Keeps one child process running: starts it, says when it ends, starts it again after a growing pause, ends it.

Must not know what the child does.
"""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence

PAUSES = (1, 2, 4, 8, 16, 30)
SETTLED = 60.0  # a child that ran this long starts the pauses afresh
GRACE = 5.0
PR_SET_PDEATHSIG = 1


class Supervisor:
    """A thread that runs a command again whenever it ends, until stopped."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        tell: Callable[[str], None],
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._command = list(command)
        self._environment = dict(environment)
        self._tell = tell
        self._pauses = pauses
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._watch, name="supervisor", daemon=True)

    def start(self) -> None:
        """Start the child and the watch over it."""
        self._thread.start()

    def stop(self) -> None:
        """End the child and the watch: politely, then after a grace by force."""
        with self._lock:
            self._stopping.set()
            child = self._child
        if child is None:
            return
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(GRACE)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    @property
    def pid(self) -> int | None:
        """The child's process id, while it runs."""
        child = self._child
        return child.pid if child and child.poll() is None else None

    def _watch(self) -> None:
        failures = 0
        while True:
            with self._lock:
                if self._stopping.is_set():
                    return
                # its own session: one Ctrl-C in the terminal reaches the launcher alone, which then ends the child
                self._child = subprocess.Popen(
                    self._command, env=self._environment, start_new_session=True, preexec_fn=die_with_parent
                )
            began = time.monotonic()
            code = self._child.wait()
            if self._stopping.is_set():
                return
            failures = 0 if time.monotonic() - began > SETTLED else failures
            pause = self._pauses[min(failures, len(self._pauses) - 1)]
            failures += 1
            self._tell(f"The action server ended ({_describe(code)}); starting it again in {pause:g} s.")
            if self._stopping.wait(pause):
                return


def die_with_parent() -> None:
    """Ask Linux to end the child when the launcher is killed outright and can end nothing itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _describe(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
