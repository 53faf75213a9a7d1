"""Secrets of this server: from the environment, else made once and kept in a file that only its owner reads."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "var"
SHORTEST = 32  # characters


class BadSecret(Exception):
    """The secret cannot be used; says what to do."""


def read_secret(variable: str, environment: Mapping[str, str] = os.environ, folder: Path = FOLDER) -> str:
    """The secret of that variable, else of its file. BadSecret where it is too short or the file cannot be kept."""
    try:
        secret = environment.get(variable) or _kept(folder / f"{variable.lower()}.txt")
    except OSError as error:
        raise BadSecret(f"{variable} is not set and none can be kept in {folder}: {error.strerror}") from error
    if len(secret) < SHORTEST:
        raise BadSecret(f"{variable} is too short: it takes at least {SHORTEST} characters that nobody can guess")
    return secret


def _kept(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():  # whole or not at all: another server may be starting too
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
