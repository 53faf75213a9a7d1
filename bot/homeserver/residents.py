"""Who lives on the local homeserver: Beacon's own user, two officers and the desk's room, all made once.

Must not know how the homeserver is run, nor what is said in the room.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from bot.channels.matrix_client import MatrixClient, Refused
from bot.homeserver.settings import ALIAS, SERVER, SERVICE, Home, write_privately

OFFICERS = ("anna", "ben")
BEACONS_OWN = 100  # the power level that only who made the room has


@dataclass(frozen=True)
class Officer:
    """An account for a member of the staff."""

    id: str
    name: str
    password: str


@dataclass(frozen=True)
class Residents:
    """All that Beacon and the person at the console have to know."""

    beacon: str  # user id
    room: str  # room id of the desk
    officers: tuple[Officer, ...]


async def settle(home: Home, room_name: str) -> Residents:
    """Make whoever and whatever is not there yet. Refused or Unreachable where the homeserver will not."""
    service = MatrixClient(home.url, home.secret("as_token"), f"@{SERVICE}:{SERVER}")
    try:
        officers = tuple([await _officer(home, name) for name in OFFICERS])
        await _register_service(service)
        room = await _room(service, [officer.id for officer in officers], room_name)
        await _let_nobody_invite(service, room)
        for officer in officers:
            await _enter(home, officer, room)
    finally:
        await service.close()
    return Residents(service.user, room, officers)


async def make_account(home: Home, name: str, password: str) -> str:
    """An account for a person, by the shared secret; what is there already stays as it is. Its id."""
    client = MatrixClient(home.url)
    address = "/_synapse/admin/v1/register"
    try:
        nonce = str((await client.call("GET", address))["nonce"])
        signed = "\0".join((nonce, name, password, "notadmin")).encode()
        mac = hmac.new(home.secret("registration_secret").encode(), signed, hashlib.sha1).hexdigest()
        body = {"nonce": nonce, "username": name, "password": password, "admin": False, "mac": mac}
        await client.call("POST", address, body)
    except Refused as refusal:
        if refusal.code != "M_USER_IN_USE":
            raise
    finally:
        await client.close()
    return f"@{name}:{SERVER}"


async def _officer(home: Home, name: str) -> Officer:
    path = home.folder / "secrets" / f"officer-{name}"
    if not path.exists():
        # kept before the account is made: what ends in between is made good by the next start
        write_privately(path, secrets.token_urlsafe(12))
    password = path.read_text("utf-8")
    return Officer(await make_account(home, name, password), name.capitalize(), password)


async def _register_service(service: MatrixClient) -> None:
    body = {"type": "m.login.application_service", "username": SERVICE, "inhibit_login": True}
    try:
        await service.call("POST", "/_matrix/client/v3/register", body)
    except Refused as refusal:
        if refusal.code != "M_USER_IN_USE":
            raise


async def _room(service: MatrixClient, invited: list[str], name: str) -> str:
    """The desk's room: whoever is not invited can neither enter nor find it, and nobody but Beacon invites."""
    try:
        return await service.join(f"#{ALIAS}:{SERVER}")
    except Refused as refusal:
        if refusal.status != 404:
            raise
    body = {
        "name": name,
        "room_alias_name": ALIAS,
        "preset": "private_chat",
        "visibility": "private",
        "invite": invited,
        "power_level_content_override": {"invite": BEACONS_OWN},
    }
    return str((await service.call("POST", "/_matrix/client/v3/createRoom", body))["room_id"])


async def _let_nobody_invite(service: MatrixClient, room: str) -> None:
    """A room of an older start, or one whose door somebody opened, is closed again."""
    address = f"/_matrix/client/v3/rooms/{quote(room)}/state/m.room.power_levels"
    levels = await service.call("GET", address)
    if levels.get("invite") != BEACONS_OWN:
        await service.call("PUT", address, {**levels, "invite": BEACONS_OWN})


async def _enter(home: Home, officer: Officer, room: str) -> None:
    """Take the officer's place in the room, so that it is there at the first log-in."""
    own = MatrixClient(home.url)
    try:
        login = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": officer.id},
            "password": officer.password,
        }
        own.token = str((await own.call("POST", "/_matrix/client/v3/login", login))["access_token"])
        await own.join(room)
        await own.call("POST", "/_matrix/client/v3/logout", {})
    finally:
        await own.close()
