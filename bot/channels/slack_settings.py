"""How to join a Slack workspace, as the environment says it. Knows no Slack and no Rasa, so that it is read before the start.

Without the first there is no such channel; docs/channels.md tells where they come from:
BEACON_SLACK_TOKEN           the app's bot token, xoxb-...
BEACON_SLACK_SIGNING_SECRET  with which Slack signs what it sends
BEACON_SLACK_DESK_CHANNEL    the id of the desk's private channel, such as C0123456789
BEACON_STAFF                 the accounts of the staff, comma between: U0123456789=Anna Chan,U0234567890
and there may be
BEACON_PUBLIC_URL            Beacon's address as Slack reaches it: charts are pictures then, not characters
BEACON_SLACK_API             another Web API, such as GovSlack's: https://slack-gov.com/api/
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels.visitors import BadSetting
from bot.desk.staff import read_staff

TOKEN, SECRET, CHANNEL = (f"BEACON_SLACK_{name}" for name in ("TOKEN", "SIGNING_SECRET", "DESK_CHANNEL"))
API = "https://slack.com/api/"


@dataclass(frozen=True)
class SlackSettings:
    """`channel` the desk's, `api` the Web API, `pictures` Beacon's own address or "", `staff` names by account."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    channel: str
    api: str = API
    pictures: str = ""
    staff: Mapping[str, str] = field(default_factory=dict)


def read_settings(environment: Mapping[str, str] = os.environ) -> SlackSettings | None:
    """How to join; None where there is no workspace. BadSetting names what is missing beside the token, or is wrong."""
    token, secret, channel = (environment.get(name, "").strip() for name in (TOKEN, SECRET, CHANNEL))
    if not token:
        return None
    missing = [name for name, value in ((SECRET, secret), (CHANNEL, channel)) if not value]
    if missing:
        raise BadSetting(
            f"{TOKEN} is set, but not {' and '.join(missing)}: docs/channels.md tells where they come from"
        )
    if not channel.isalnum() or not channel[0].isalpha():
        raise BadSetting(f"{CHANNEL} is {channel!r}: expected a channel's id such as C0123456789, not its name")
    pictures = environment.get("BEACON_PUBLIC_URL", "").rstrip("/")
    if pictures and not pictures.startswith(("http://", "https://")):
        raise BadSetting(
            f"BEACON_PUBLIC_URL is {pictures!r}: expected an address such as https://beacon.example.gov.hk"
        )
    api = environment.get("BEACON_SLACK_API") or API
    return SlackSettings(token, secret, channel, api, pictures, read_staff(environment))
