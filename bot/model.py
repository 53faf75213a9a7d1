"""Trains the model when, and only when, something that goes into it has changed. `python -m bot.model`

Rasa would find out by itself, but takes ten seconds to import before it can say that nothing changed, and it does not
see a changed rule table or helper of a component. Needs no Rasa in this process.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bot.quiet import ENVIRONMENT

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "models" / "beacon.tar.gz"
STAMP = ROOT / "models" / "beacon.sha256"
LOG = ROOT / "var" / "train.log"
INPUTS = (
    "config.yml",
    "domain.yml",
    "data",
    "bot/nlu",
    "bot/readers/chatter.py",
    "bot/readers/denied.py",
    "bot/readers/either.py",
    "bot/readers/lexicon.py",
    "bot/readers/meaning.py",
    "bot/readers/names.py",
    "bot/readers/orders.py",
    "bot/readers/programmes.py",
    "bot/readers/reader.py",
    "bot/readers/signs.py",
    "bot/readers/text.py",
    "languages/*/chatter.py",
    "languages/*/joints.py",
    "languages/*/lexicon.yml",
    "languages/*/wishes.py",
    "languages/*/synonyms.yml",
    "requirements/run.txt",
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
MARKS = re.compile(r"^\w*(Error|Exception|Invalid\w*)\b|\berror\b|does not exist|No space left", re.IGNORECASE)
USUAL = 150  # seconds on two cores


def list_inputs(root: Path) -> Iterator[Path]:
    """Every file that can change the model, in a fixed order."""
    for name in INPUTS:
        for path in sorted(root.glob(name)):
            inside = sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
            yield from inside if path.is_dir() else [path]


def compute_fingerprint(root: Path) -> str:
    """One hash over the names and contents of all inputs."""
    digest = hashlib.sha256()
    for path in list_inputs(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def is_current(fingerprint: str) -> bool:
    """Whether the model on disk was trained from exactly these inputs."""
    return MODEL.exists() and STAMP.exists() and STAMP.read_text().strip() == fingerprint


def train() -> int:
    """Run Rasa's training, its words kept in a log; on failure show the errors and return its exit code."""
    LOG.parent.mkdir(exist_ok=True)
    MODEL.parent.mkdir(exist_ok=True)
    # --force: Rasa's cache does not notice a changed table of a component
    command = [sys.executable, "-W", "ignore", "-m", "rasa", "train", "--force", "--out", str(MODEL.parent)]
    command += ["--fixed-model-name", MODEL.name.removesuffix(".tar.gz")]
    with LOG.open("wb") as log:
        environment = ENVIRONMENT | os.environ | {"PYTHONPATH": str(ROOT)}
        child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        with Heartbeat("training"):
            code = child.wait()
    if code == 0 and not MODEL.exists():
        code = 1
    return code


class Heartbeat:
    """Says every ten seconds that a long step is still going on."""

    def __init__(self, step: str, every: float = 10.0) -> None:
        self._step = step
        self._every = every
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._began = time.monotonic()
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()

    def _beat(self) -> None:
        while not self._done.wait(self._every):
            print(f"  ... {self._step}, {time.monotonic() - self._began:.0f} s", flush=True)


def find_errors(log: str) -> list[str]:
    """The lines of a training log that say what went wrong: the last ones marked so, or else the very last."""
    lines = [COLOUR.sub("", line).strip() for line in log.splitlines() if line.strip()]
    marked = [line for line in lines if MARKS.search(line)]
    return marked[-3:] or lines[-1:]


def main() -> int:
    fingerprint = compute_fingerprint(ROOT)
    if is_current(fingerprint):
        return 0
    print(f"Training the model (about {USUAL} s) ...", flush=True)
    STAMP.unlink(missing_ok=True)
    began = time.monotonic()
    code = train()
    if code:
        print("Training failed:", file=sys.stderr)
        for line in find_errors(LOG.read_text(encoding="utf-8", errors="replace")):
            print(f"  {line}", file=sys.stderr)
        print(f"The whole log: {LOG.relative_to(ROOT)}", file=sys.stderr)
        return code
    STAMP.write_text(fingerprint + "\n")
    print(f"Trained in {time.monotonic() - began:.0f} s.", flush=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"Training failed: {error.strerror}: {error.filename}")
