"""How Beacon joins a homeserver, from the environment; docs/settings.md lists the names. Without BEACON_MATRIX_URL not at all.

BEACON_MATRIX_URL       the homeserver's address
BEACON_MATRIX_USER      Beacon's account, such as @beacon:desk.example
BEACON_MATRIX_ROOM      the id of the desk's room
BEACON_MATRIX_AS_TOKEN  what Beacon shows the homeserver: as_token of the registration
BEACON_MATRIX_HS_TOKEN  what the homeserver shows Beacon: hs_token
BEACON_STAFF            the accounts of the staff, comma between
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels.visitors import BadSetting
from bot.desk.staff import VARIABLE, read_staff

NAMES = ("URL", "USER", "ROOM", "AS_TOKEN", "HS_TOKEN")


@dataclass(frozen=True)
class MatrixSettings:
    """How to join a homeserver, and whom to obey there."""

    url: str
    account: str
    room: str
    service_token: str = field(repr=False)
    homeserver_token: str = field(repr=False)
    staff: Mapping[str, str] = field(default_factory=dict)


def read_settings(environment: Mapping[str, str] = os.environ) -> MatrixSettings | None:
    """How to join; None where there is no homeserver. BadSetting names what is missing beside its address."""
    given = {name: environment.get(f"BEACON_MATRIX_{name}", "").strip() for name in NAMES}
    if not given["URL"]:
        return None
    missing = [f"BEACON_MATRIX_{name}" for name in NAMES if not given[name]]
    staff = read_staff(environment)
    if not any(account.startswith("@") for account in staff):  # all would be put out of the desk's room
        missing.append(f"an account such as @anna:desk.example in {VARIABLE}")
    if missing:
        raise BadSetting(f"BEACON_MATRIX_URL is set, but not {', '.join(missing)}; see docs/channels.md")
    url, account, room, service, homeserver = (given[name] for name in NAMES)
    return MatrixSettings(url, account, room, service, homeserver, staff)
