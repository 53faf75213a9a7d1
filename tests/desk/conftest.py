"""The desk for real: a homeserver, Beacon joined to it, two of the staff and a stranger with clients, users of the chat."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.bootstrap import get_python
from bot.homeserver.__main__ import list_environment
from bot.homeserver.process import Synapse
from bot.homeserver.residents import Residents, settle
from bot.homeserver.settings import Home
from bot.launch import MODEL
from tests.browser.conftest import browser, chromium, playwright
from tests.desk.officer import Officer
from tests.desk.servers import Beacon, PostgreSQL, find_port
from tests.desk.visitor import Visitor

__all__ = ["browser", "chromium", "playwright"]  # fixtures

ON_CI = bool(os.environ.get("CI"))


def need(there: bool, needed: str) -> None:
    """Skip, or fail where everything has to be there."""
    if not there and ON_CI:
        pytest.fail(needed)
    if not there:
        pytest.skip(needed)


def need_servers() -> None:
    """Synapse and the staff's client, each in its environment."""
    need(all(get_python(kind).exists() for kind in ("desk", "officer")), "the desk is not installed: make setup-desk")


@dataclass
class Desk:
    """All of it, running."""

    synapse: Synapse
    residents: Residents
    beacon: Beacon
    anna: Officer
    ben: Officer

    @property
    def room(self) -> str:
        return self.residents.room


@contextmanager
def open_desk(folder: Path, actions: str = "inprocess", **settings: str) -> Iterator[Desk]:
    """A homeserver, Beacon joined to it with these settings, and the staff logged in.

    A homeserver brings what happens to one address: each Beacon has one of its own.
    """
    need_servers()
    need(MODEL.exists(), "there is no model: make train")
    port = find_port()
    synapse = Synapse(Home(folder / "home", find_port(), f"http://127.0.0.1:{port}/webhooks/matrix"))
    synapse.start()
    try:
        residents = asyncio.run(settle(synapse.home, "Enquiry desk"))
        beacon = Beacon(port, folder, {**list_environment(synapse.home, residents), **settings}, actions)
        beacon.start()
        try:
            anna, ben = (Officer(synapse.home.url, officer.id, officer.password) for officer in residents.officers)
            yield Desk(synapse, residents, beacon, anna, ben)
            for officer in (anna, ben):
                officer.close()
        finally:
            beacon.stop()
    finally:
        synapse.stop()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all tests that kill nothing."""
    with open_desk(tmp_path_factory.mktemp("desk"), BEACON_DEMO="true") as desk:
        yield desk


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    need(PostgreSQL.find() is not None, "PostgreSQL's initdb is not here: apt install postgresql")
    server = PostgreSQL()
    server.create()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def frail(postgresql: PostgreSQL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk to be killed: PostgreSQL keeps its record, its actions run in a server of their own. It is seldom in time."""
    settings = {"BEACON_CONVERSATIONS_URL": postgresql.url, "BEACON_DESK_MINUTES": "0.05"}
    with open_desk(tmp_path_factory.mktemp("frail"), "server", **settings) as frail:
        yield frail


@pytest.fixture
def visit(desk: Desk) -> Iterator[Callable[[str], Visitor]]:
    """Opens the public chat; given a language."""
    visitors = []

    def visit(language: str = "en") -> Visitor:
        visitors.append(Visitor(desk.beacon.url, language))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.close()
