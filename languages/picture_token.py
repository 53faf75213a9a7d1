"""The address of a picture: the Picture itself, packed and sealed, so that nothing is kept and nobody can forge one.

Knows nothing of drawing or of HTTP.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import secrets
import zlib
from collections.abc import MutableMapping

from languages.picture import Picture

KEY = "BEACON_PICTURE_KEY"  # shared by the assistant and its action server
LIMIT = 6_000  # characters: a request line of 8 kB has to hold it
LARGEST = 100_000  # bytes of JSON
SEAL = 16  # bytes


class BadToken(ValueError):
    """The token was not made here, or not with this key."""


def provide_key(environment: MutableMapping[str, str] = os.environ) -> bytes:
    """The key of the environment; where there is none one is made, for this process and those it starts."""
    if not environment.get(KEY):
        environment[KEY] = secrets.token_hex(32)
    return environment[KEY].encode()


def read_key(environment: MutableMapping[str, str] = os.environ) -> bytes | None:
    """The key, where there is one: without it nobody would serve the picture."""
    return environment.get(KEY, "").encode() or None


def seal(picture: Picture, key: bytes) -> str | None:
    """The token of a picture; None where it is too much for an address."""
    plain = json.dumps(picture.to_json(), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    packed = zlib.compress(plain, 9)
    token = base64.urlsafe_b64encode(_sign(packed, key) + packed).decode().rstrip("=")
    return token if len(token) <= LIMIT and len(plain) <= LARGEST else None


def unseal(token: str, key: bytes) -> Picture:
    """The picture of a token. BadToken for whatever was not sealed with this key; that is looked at before all else."""
    if not 0 < len(token) <= LIMIT or not token.isascii():
        raise BadToken("too long or not a token")
    try:
        sealed = base64.b64decode(token + "=" * (-len(token) % 4), b"-_", validate=True)
    except binascii.Error:
        raise BadToken("not base64") from None
    mac, packed = sealed[:SEAL], sealed[SEAL:]
    if not hmac.compare_digest(mac, _sign(packed, key)):
        raise BadToken("sealed with another key")
    try:
        plain = zlib.decompressobj().decompress(packed, LARGEST)
        return Picture.from_json(json.loads(plain))
    except (zlib.error, ValueError, RecursionError) as error:
        raise BadToken("not a picture") from error


def path_of(picture: Picture, key: bytes | None) -> str:
    """The picture's path on the assistant's server without its ending (.svg or .png); "" where it has none."""
    token = seal(picture, key) if key else None
    return f"/pictures/{token}" if token else ""


def _sign(packed: bytes, key: bytes) -> bytes:
    return hmac.new(key, b"beacon picture 1\n" + packed, hashlib.sha256).digest()[:SEAL]
