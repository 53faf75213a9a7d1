"""Runs Synapse as a child: starts it, waits until it answers, ends it. Must not know who lives on it."""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from bot.homeserver.settings import Home, write_settings
from bot.supervisor import die_with_parent

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".cache" / "desk" / "bin" / "python"
PATIENCE = 60.0  # seconds; two are enough on an idle machine
GRACE = 10.0


class CannotStart(Exception):
    """Why the homeserver does not run, in one line for the person at the console."""


class Synapse:
    """One homeserver, as a process that may be ended and started again; what it knows is in its folder."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and return once it answers. CannotStart where it does not."""
        if not PYTHON.exists():
            raise CannotStart("Synapse is not installed; this installs it: python3 bot/bootstrap.py desk")
        write_settings(self.home)
        command = [str(PYTHON), "-m", "synapse.app.homeserver", "--config-path", str(self.home.settings)]
        if not (self.home.folder / "secrets" / "signing.key").exists():
            subprocess.run([*command, "--generate-keys"], check=True, stdout=subprocess.DEVNULL)
        # its own session: one Ctrl-C in the terminal reaches the command alone, which then ends the child
        with self.home.output.open("wb") as output:
            self._child = subprocess.Popen(
                command, stdout=output, stderr=output, start_new_session=True, preexec_fn=die_with_parent
            )
        self._wait()

    def _wait(self) -> None:
        assert self._child
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._child.poll() is not None:
                said = self.home.output.read_text("utf-8", "replace").strip().splitlines()
                reason = said[-1] if said else f"see {self.home.log}"
                raise CannotStart(f"Synapse ended at once: {reason}")
            try:
                with urllib.request.urlopen(f"{self.home.url}/health", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        self.stop()
        raise CannotStart(f"Synapse did not answer within {PATIENCE:.0f} s; see {self.home.log}")

    def wait(self) -> int:
        """Its exit code, once it has ended."""
        assert self._child
        return self._child.wait()

    def stop(self) -> None:
        """End it: politely, then after a grace by force."""
        if self._child is None or self._child.poll() is not None:
            return
        self._child.terminate()
        try:
            self._child.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._child
        self._child.kill()
        self._child.wait()
