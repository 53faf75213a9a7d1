"""Sets up the desk's local homeserver, runs it until Ctrl-C and says how to log in. `python -m bot.homeserver`

For one machine: registration and federation are off and it listens on the loopback address only.
"""

from __future__ import annotations

import argparse
import asyncio
import shlex
import signal
import sys
from pathlib import Path
from typing import NoReturn

from bot.channels.matrix_client import Refused, Unreachable
from bot.homeserver.process import CannotStart, Synapse
from bot.homeserver.residents import Residents, settle
from bot.homeserver.settings import ALIAS, SERVER, Home, write_privately
from languages.language import load_language

ROOT = Path(__file__).parents[2]


def read_home(arguments: list[str]) -> Home:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bot.homeserver", description="Run the desk's local homeserver.")
    parser.add_argument("--port", type=int, default=8008)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "desk")
    parser.add_argument("--beacon", default=Home.beacon, help="where Beacon's Matrix channel is heard")
    given = parser.parse_args(arguments)
    return Home(given.folder.resolve(), given.port, given.beacon)


def list_environment(home: Home, residents: Residents) -> dict[str, str]:
    """What Beacon needs in its environment to join this homeserver."""
    return {
        "BEACON_MATRIX_URL": home.url,
        "BEACON_MATRIX_USER": residents.beacon,
        "BEACON_MATRIX_ROOM": residents.room,
        "BEACON_MATRIX_AS_TOKEN": home.secret("as_token"),
        "BEACON_MATRIX_HS_TOKEN": home.secret("hs_token"),
        "BEACON_STAFF": ",".join(f"{officer.id}={officer.name}" for officer in residents.officers),
    }


def announce(home: Home, residents: Residents) -> None:
    """Say how to log in, and how Beacon joins."""
    lines = [
        f"\nThe desk's homeserver runs at {home.url}  (Ctrl-C ends it).",
        "Log in with any Matrix client: choose another homeserver and give it that address.",
        *(f"  {officer.id}   password {officer.password}" for officer in residents.officers),
        f"The desk is the room #{ALIAS}:{SERVER}; Beacon is {residents.beacon}.",
        f"In another terminal: make run PORT={home.beacon_port}",
        f"It joins by {home.environment}, which is there while this runs.",
    ]
    print("\n".join(lines), file=sys.stderr, flush=True)


def leave(number: int, _: object) -> NoReturn:
    raise KeyboardInterrupt


def main(arguments: list[str]) -> int:
    home = read_home(arguments)
    synapse = Synapse(home)
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, leave)
    print("Starting the homeserver (a few seconds) ...", file=sys.stderr, flush=True)
    try:
        synapse.start()
        residents = asyncio.run(settle(home, load_language("en").say("staff-room")))
        lines = [f"{name}={shlex.quote(value)}\n" for name, value in list_environment(home, residents).items()]
        write_privately(home.environment, "".join(lines))
        announce(home, residents)
        code = synapse.wait()
        print(f"Synapse ended by itself with exit code {code}; see {home.log}", file=sys.stderr)
        return 1
    except (CannotStart, Refused, Unreachable) as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave Synapse behind
        synapse.stop()
        home.environment.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
