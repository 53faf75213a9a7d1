"""Keeps the console for the assistant: a quiet environment for Rasa and TensorFlow, warnings off, an error in one line.

Must not import Rasa: what is set here has to be set before that. BEACON_LOG=debug brings every word and traceback back.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
import warnings
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[1]
VARIABLE = "BEACON_LOG"
ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    "LOG_LEVEL": "ERROR",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}


def is_debugging() -> bool:
    """Whether the user asked for all the logs."""
    return os.environ.get(VARIABLE, "").lower() == "debug"


def set_environment() -> None:
    """Set the quiet environment, for this process and its children; what the user has set stays."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # TensorFlow imports jax where it finds it, for its mobile converter only: 1 s and 65 MB that nothing here uses
    sys.modules.setdefault("jax", None)  # type: ignore[arg-type] # None is how Python marks a module as not to be imported


def ignore_warnings() -> None:
    """Switch warnings off. Call it after Rasa is imported: sanic resets the filters when it is."""
    if not is_debugging():
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
        logging.captureWarnings(True)


def configure_logging() -> None:
    """Send errors to stderr, a line each."""
    handler = logging.StreamHandler(sys.stderr)
    if not is_debugging():
        handler.setFormatter(OneLine())
        handler.addFilter(Once())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if is_debugging() else logging.ERROR)


class OneLine(logging.Formatter):
    """A record in one line: an exception is named by its root cause and the project's own line that it came through."""

    def format(self, record: logging.LogRecord) -> str:
        text = f"{record.levelname}: {' '.join(record.getMessage().split())}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{text} -> {describe(error)}" if error else text


class Once(logging.Filter):
    """Lets through an error the first time, and again after a while: a dead server is not news with every message."""

    def __init__(self, again: float = 30.0) -> None:
        super().__init__()
        self._again = again
        self._seen: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "rasa.core.actions.action":  # raised as well, and logged by whoever catches it
            return False
        text = record.getMessage()
        is_news = record.created - self._seen.get(text, 0.0) > self._again
        if is_news:
            self._seen = {
                text: record.created,
                **{t: s for t, s in self._seen.items() if record.created - s < self._again},
            }
        return is_news


def describe(error: BaseException) -> str:
    """What went wrong first, and where in this project."""
    chain = [error]
    while (cause := chain[-1].__cause__) is not None:
        chain.append(cause)
    origin = chain[-1]
    place = next(filter(None, (_place(link.__traceback__) for link in reversed(chain))), "")
    return f"{type(origin).__name__}: {' '.join(str(origin).split())}{place}"


def _place(frames: TracebackType | None) -> str:
    """The deepest of the project's own lines in a traceback."""
    for frame in reversed(traceback.extract_tb(frames)):
        path = Path(frame.filename)
        if path.is_relative_to(ROOT) and ".venv" not in path.parts:
            return f" ({path.relative_to(ROOT)}:{frame.lineno})"
    return ""
