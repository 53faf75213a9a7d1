"""The session of a web chat: a token that the server signs, bound to one conversation. Knows no HTTP and no store.

BEACON_SESSION_KEY keeps tokens good on several servers; without it a key is made and kept in a file that only its owner
reads, so that a restart ends nobody's conversation.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt

KEY = "BEACON_SESSION_KEY"
KEY_FILE = Path(__file__).parents[2] / "var" / "session.key"
SHORTEST_KEY = 32  # characters
LASTS = timedelta(hours=24)
AUDIENCE = "beacon-chat"
ALGORITHM = "HS256"


class BadSession(Exception):
    """The token was not signed here, is for something else, or has run out."""


class BadKey(Exception):
    """The key cannot be used; says what to do."""


@dataclass(frozen=True)
class Session:
    """Leave to speak in one conversation."""

    conversation: str
    expires: datetime


def read_key(environment: Mapping[str, str] = os.environ, path: Path = KEY_FILE) -> str:
    """The key of the environment, else that of the file, which is made where it is missing. BadKey where it is too short."""
    key = environment.get(KEY) or _kept(path)
    if len(key) < SHORTEST_KEY:
        raise BadKey(f"{KEY} is too short: it takes at least {SHORTEST_KEY} characters nobody can guess")
    return key


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


def issue(conversation: str, key: str, now: datetime) -> tuple[str, Session]:
    """A token for the conversation, good from `now` for LASTS."""
    session = Session(conversation, now + LASTS)
    claims = {"sub": conversation, "aud": AUDIENCE, "exp": session.expires}
    return jwt.encode(claims, key, ALGORITHM), session


def open_session(token: str, key: str) -> Session:
    """The session of a token. BadSession for all that was not issued here or has run out."""
    try:
        claims = jwt.decode(
            token, key, algorithms=[ALGORITHM], audience=AUDIENCE, options={"require": ["sub", "exp", "aud"]}
        )
    except jwt.InvalidTokenError as error:
        raise BadSession(str(error)) from error
    return Session(claims["sub"], datetime.fromtimestamp(claims["exp"], tz=timezone.utc))
