"""Starts the assistant, served or in the terminal, and ends all of it together. `python -m bot.launch run|shell`

Checks first what takes no time (port, model, store), imports Rasa last; must not know what a question means.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import socket
import sys
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import quiet
from bot.secret import BadSecret, read_secret
from bot.supervisor import Supervisor
from languages import picture_token

if TYPE_CHECKING:
    from rasa.core.utils import AvailableEndpoints

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "models" / "beacon.tar.gz"


class CannotStart(Exception):
    """Why the assistant cannot start, in one line for the person at the console."""


@dataclass(frozen=True)
class Options:
    """What the command line and the environment ask for."""

    mode: str
    port: int
    host: str
    actions: str
    model: Path


def read_options(arguments: list[str]) -> Options:
    """The options of a command line."""
    parser = argparse.ArgumentParser(prog="python -m bot.launch", description="Start the assistant.")
    parser.add_argument("mode", choices=("run", "shell"), help="serve over HTTP, or talk in this terminal")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--actions", choices=("inprocess", "server"), default="inprocess")
    parser.add_argument("--model", type=Path, default=MODEL)
    given = parser.parse_args(arguments)
    return Options(given.mode, given.port, os.environ.get("BEACON_HOST", "127.0.0.1"), given.actions, given.model)


def check_address(options: Options) -> None:
    """Refuse a port that is taken or impossible, and an open address without a token."""
    is_local = options.host.startswith("127.") or options.host in ("localhost", "::1")
    if not is_local and not os.environ.get("BEACON_REST_TOKEN"):
        raise CannotStart(f"BEACON_HOST={options.host} is open to others: set BEACON_REST_TOKEN as well.")
    try:
        family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((options.host, options.port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = f"PORT={options.port + 1 if options.port < 65535 else 5005}"
        raise CannotStart(
            f"Port {options.port} on {options.host} cannot be used ({reason}). Try another: make run {hint}"
        ) from error


def open_knowledge() -> None:
    """Bring the knowledge store up to date before anybody asks; its connection is closed again."""
    from knowledge.database import StoreUnavailable, open_store

    try:
        open_store()
    except StoreUnavailable as error:
        raise CannotStart(f"The knowledge store cannot be opened: {error}") from error


def check_chat() -> None:
    """Bring the record of conversations up to date, and refuse settings of the channels that cannot be read."""
    quiet.ignore_warnings()  # limits brings setuptools' own
    from bot.channels import matrix_settings, sessions, slack_settings
    from bot.channels.caretaker import read_patience
    from bot.channels.offering import read_kinds
    from bot.channels.visitors import BadSetting, read_house
    from conversations.store import RecordUnavailable, open_conversations

    try:
        read_secret(sessions.KEY)
        read_house()
        read_patience()
        read_kinds()
        matrix_settings.read_settings()
        slack_settings.read_settings()
        open_conversations().close()
    except (BadSecret, BadSetting) as error:
        raise CannotStart(str(error)) from error
    except RecordUnavailable as error:
        raise CannotStart(f"The record of conversations cannot be opened: {error}") from error


def check_desk_hours() -> None:
    """Refuse a day, office hours, holidays and a time of keeping that cannot be read; say when holidays are to be added."""
    from conversations.hours import lacks_holidays, load_schedule
    from conversations.retention import kept_days
    from knowledge.clock import today_in_hong_kong

    try:
        today_in_hong_kong()
        kept_days()
        schedule = load_schedule()
    except ValueError as error:
        raise CannotStart(str(error)) from error
    if lacks_holidays(datetime.now(timezone.utc), schedule):
        tell(
            "The coming general holidays are not in conversations/data/holidays.yml: docs/records.md says how to add them."
        )


def start_action_server() -> tuple[Supervisor, str]:
    """The ordinary action server as a child on a free port, and the address of its webhook."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot.actionserver", "--actions", "actions", "--port", str(port), "--quiet"]
    environment = os.environ | {"SANIC_HOST": "127.0.0.1", "SANIC_ACCESS_LOG": "false", "PYTHONPATH": str(ROOT)}
    supervisor = Supervisor(command, environment, tell)
    supervisor.start()
    return supervisor, f"http://127.0.0.1:{port}/webhook"


def read_endpoints(webhook: str | None) -> AvailableEndpoints:
    """endpoints.yml, with the action server's address in it where one was started."""
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.endpoints import EndpointConfig

    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    if webhook:
        endpoints.action = EndpointConfig(webhook)
    return endpoints


def import_rasa() -> None:
    """Import Rasa, quietly, and make our changes to it."""
    gc.disable()  # collecting while a million lasting objects are imported costs a second; open_agent puts it back
    from bot import engine

    engine.mend()
    quiet.ignore_warnings()
    if not quiet.is_debugging():
        import logging

        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.ERROR)
    quiet.configure_logging()


def tell(line: str) -> None:
    """Say something at the console."""
    print(line, file=sys.stderr, flush=True)


def start(options: Options) -> int:
    """Check, prepare, and serve or talk until told to end."""
    if options.mode == "run":
        check_address(options)
    if not options.model.is_file():
        raise CannotStart("There is no trained model yet: run make train.")
    tell("Starting the assistant (about 12 s) ...")
    supervisor: Supervisor | None = None

    def leave(number: int, _: Any) -> None:
        """End at once while still starting; the server brings its own way of ending once it runs."""
        if supervisor:
            supervisor.stop()
        os._exit(128 + number)

    signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)
    open_knowledge()
    if options.mode == "run":
        check_chat()
        check_desk_hours()
    webhook = None
    if options.actions == "server":
        supervisor, webhook = start_action_server()
    try:
        import_rasa()
        from bot import serving

        run = serving.serve if options.mode == "run" else serving.talk
        return run(options, read_endpoints(webhook))
    finally:
        if supervisor:
            supervisor.stop()


def main(arguments: list[str]) -> int:
    options = read_options(arguments)
    os.chdir(ROOT)
    quiet.set_environment()
    try:
        # before the action server starts: it seals the pictures that are served here
        os.environ[picture_token.KEY] = read_secret(picture_token.KEY)
        return start(options)
    except (CannotStart, BadSecret) as reason:
        tell(str(reason))
        return 1


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # TensorFlow's threads take a second to take leave
