"""Who belongs to the enquiry staff, as BEACON_STAFF lists the accounts: comma between, `=` before a name.

    BEACON_STAFF="@anna:desk.example=Anna Chan,@ben:desk.example"

An account is on the list to the letter or it is not. Knows no messaging service.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

VARIABLE = "BEACON_STAFF"


def read_staff(environment: Mapping[str, str] = os.environ) -> Mapping[str, str]:
    """The name of each account; its own id where none is given."""
    staff = {}
    for one in environment.get(VARIABLE, "").split(","):
        account, _, name = (part.strip() for part in one.partition("="))
        if account:
            staff[account] = name or account
    return staff


def find_account(staff: Mapping[str, str], said: str) -> str | None:
    """The one account that somebody means by its id, its name, or the part of its id before the colon."""
    wanted = said.strip().casefold().removeprefix("@")
    if not wanted:
        return None
    fitting = [
        account
        for account, name in staff.items()
        if wanted
        in (account.casefold().removeprefix("@"), name.casefold(), account.casefold().removeprefix("@").split(":")[0])
    ]
    return fitting[0] if len(fitting) == 1 else None
