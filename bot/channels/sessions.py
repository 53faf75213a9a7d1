"""The session of a web chat: a token that the server signs, bound to one conversation. Knows no HTTP and no store.

It is good for LASTS from the last word in the conversation: nobody is shut out in the middle of one.

BEACON_SESSION_KEY keeps tokens good on several servers; without it the key of this one is kept (bot/secret.py), so that
a restart ends nobody's conversation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import jwt

KEY = "BEACON_SESSION_KEY"
LASTS = timedelta(hours=24)
AUDIENCE = "beacon-chat"
ALGORITHM = "HS256"


class BadSession(Exception):
    """The token was not signed here, is for something else, or has run out."""


@dataclass(frozen=True)
class Session:
    """Leave to speak in one conversation."""

    conversation: str
    expires: datetime


def issue(conversation: str, key: str, now: datetime) -> tuple[str, Session]:
    """A token for the conversation, good from `now` for LASTS."""
    session = Session(conversation, now + LASTS)
    claims = {"sub": conversation, "aud": AUDIENCE, "exp": session.expires}
    return jwt.encode(claims, key, ALGORITHM), session


def open_session(token: str, key: str) -> Session:
    """The session of a token. BadSession for all that was not issued here; whether it is over, the last word tells."""
    try:
        claims = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            options={"require": ["sub", "exp", "aud"], "verify_exp": False},
        )
    except jwt.InvalidTokenError as error:
        raise BadSession(str(error)) from error
    return Session(claims["sub"], datetime.fromtimestamp(claims["exp"], tz=timezone.utc))
