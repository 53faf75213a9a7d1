"""The homeserver's folder: its settings, its secrets (readable by their owner only), and what Beacon needs to join it.

Knows Synapse's settings; must not know what is said in its rooms.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

SERVER = "desk.localhost"
SERVICE = "beacon"  # the application service's id, and the local part of its user
ALIAS = "enquiries"  # of the desk's room
SECRETS = ("as_token", "hs_token", "macaroon_secret", "form_secret", "registration_secret")
PLENTY = {"per_second": 1_000, "burst_count": 1_000}  # the limits are meant for strangers, and nobody can register here


@dataclass(frozen=True)
class Home:
    """Where a homeserver lives, the port it listens on, and the address that Beacon hears it at."""

    folder: Path
    port: int
    beacon: str = "http://127.0.0.1:5005/webhooks/matrix"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def beacon_port(self) -> int:
        return urlsplit(self.beacon).port or 80

    @property
    def settings(self) -> Path:
        return self.folder / "homeserver.yaml"

    @property
    def registration(self) -> Path:
        return self.folder / "registration.yaml"

    @property
    def log(self) -> Path:
        return self.folder / "synapse.log"

    @property
    def output(self) -> Path:
        return self.folder / "output.txt"

    @property
    def environment(self) -> Path:
        return self.folder / "beacon.env"

    def secret(self, name: str) -> str:
        """The secret of that name, made when it is first asked for."""
        path = self.folder / "secrets" / name
        if not path.exists():
            write_privately(path, secrets.token_urlsafe(32))
        return path.read_text("ascii")


def write_privately(path: Path, text: str) -> None:
    """Write a file that only its owner may read; it is whole or not there at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)


def write_settings(home: Home) -> None:
    """Everything that Synapse reads, written anew; the secrets stay as they are."""
    home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in SECRETS:
        home.secret(name)
    write_privately(home.registration, yaml.safe_dump(_registration(home)))
    write_privately(home.folder / "log.yaml", yaml.safe_dump(_logging(home)))
    write_privately(home.settings, yaml.safe_dump(_synapse(home)))


def _registration(home: Home) -> dict[str, object]:
    """How Beacon joins: what Synapse sends it, the tokens that both show, and the one user that it may be."""
    return {
        "id": SERVICE,
        "url": home.beacon,
        "as_token": home.secret("as_token"),
        "hs_token": home.secret("hs_token"),
        "sender_localpart": SERVICE,
        "rate_limited": False,
        "receive_ephemeral": True,  # who is typing
        "namespaces": {
            "users": [{"exclusive": True, "regex": re.escape(f"@{SERVICE}:{SERVER}")}],
            "aliases": [{"exclusive": True, "regex": re.escape(f"#{ALIAS}:{SERVER}")}],
            "rooms": [],
        },
    }


def _synapse(home: Home) -> dict[str, object]:
    """This machine only, no other homeserver, no stranger."""
    return {
        "server_name": SERVER,
        "public_baseurl": home.url,
        "listeners": [
            {
                "port": home.port,
                "bind_addresses": ["127.0.0.1"],
                "type": "http",
                "resources": [{"names": ["client"]}],
            }
        ],
        "database": {"name": "sqlite3", "args": {"database": str(home.folder / "homeserver.db")}},
        "media_store_path": str(home.folder / "media"),
        "log_config": str(home.folder / "log.yaml"),
        "signing_key_path": str(home.folder / "secrets" / "signing.key"),
        "registration_shared_secret_path": str(home.folder / "secrets" / "registration_secret"),
        "macaroon_secret_key_path": str(home.folder / "secrets" / "macaroon_secret"),
        "form_secret_path": str(home.folder / "secrets" / "form_secret"),
        "app_service_config_files": [str(home.registration)],
        "enable_registration": False,
        "federation_domain_whitelist": [],
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "report_stats": False,
        "url_preview_enabled": False,
        "presence": {"enabled": False},
        "user_directory": {"search_all_users": True},
        # Beacon reads no encrypted room: clients that ask are told not to begin with one
        "encryption_enabled_by_default_for_room_type": "off",
        "extra_well_known_client_content": {"io.element.e2ee": {"default": False}},
        "rc_message": PLENTY,
        "rc_login": {"address": PLENTY, "account": PLENTY},
        "rc_joins": {"local": PLENTY},
        "rc_invites": {"per_room": PLENTY, "per_user": PLENTY, "per_issuer": PLENTY},
    }


def _logging(home: Home) -> dict[str, object]:
    """Warnings and worse, into a file of their own."""
    return {
        "version": 1,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {"file": {"class": "logging.FileHandler", "filename": str(home.log), "formatter": "line"}},
        "root": {"level": "WARNING", "handlers": ["file"]},
        "disable_existing_loggers": False,
    }
