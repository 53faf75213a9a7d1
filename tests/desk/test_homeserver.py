"""`make desk` as the person at the console has it: what it prints is true, strangers stay out, and it ends cleanly."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.desk.conftest import need_servers
from tests.desk.officer import Officer
from tests.desk.servers import ROOT, find_port

PATIENCE = 120.0


@contextmanager
def run(folder: Path, port: int) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The command, and what it says once all is there."""
    need_servers()
    said = folder.with_suffix(".txt")
    command = [sys.executable, "-m", "bot.homeserver", "--port", str(port), "--folder", str(folder)]
    with said.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stderr=output, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True
        )
    try:
        until = time.monotonic() + PATIENCE
        while "It joins by" not in said.read_text():
            assert process.poll() is None, said.read_text()
            assert time.monotonic() < until, said.read_text()
            time.sleep(0.1)
        yield process, said.read_text()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def power_levels(url: str, folder: Path, content: object = None) -> dict[str, object]:
    """The power levels of the only room that Beacon's user is in; set to `content` first, where it is given."""
    head = {"Authorization": f"Bearer {(folder / 'secrets' / 'as_token').read_text()}"}

    def call(path: str, body: object = None) -> dict[str, object]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{url}/_matrix/client/v3{path}", data, head, method="PUT" if data else "GET")
        with urllib.request.urlopen(request, timeout=30) as reply:
            found: dict[str, object] = json.load(reply)
        return found

    rooms = call("/joined_rooms")["joined_rooms"]
    assert isinstance(rooms, list)
    (room,) = rooms
    path = f"/rooms/{quote(room)}/state/m.room.power_levels"
    if content is not None:
        call(path, content)
    return call(path)


def test_a_door_that_was_opened_is_closed_at_the_next_start(tmp_path: Path) -> None:
    folder, port = tmp_path / "home", find_port()
    url = f"http://127.0.0.1:{port}"
    with run(folder, port) as (process, _):
        levels = power_levels(url, folder)
        assert levels["invite"] == 100
        assert power_levels(url, folder, {**levels, "invite": 0})["invite"] == 0
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    with run(folder, port):
        assert power_levels(url, folder) == levels


def list_listeners(process: int) -> set[tuple[str, int]]:
    """Where a process listens: addresses as the kernel has them, and ports."""
    sockets = {os.readlink(link) for link in Path(f"/proc/{process}/fd").iterdir() if link.is_symlink()}
    listening = set()
    for name in ("tcp", "tcp6"):
        for row in Path(f"/proc/{process}/net/{name}").read_text().splitlines()[1:]:
            local, state, inode = (row.split()[at] for at in (1, 3, 9))
            if state == "0A" and f"socket:[{inode}]" in sockets:
                address, port = local.split(":")
                listening.add((address, int(port, 16)))
    return listening


def find_child(process: int) -> int:
    (child,) = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return int(child)


def refused(url: str, body: object = None) -> int:
    """The status with which a request is refused."""
    request = urllib.request.Request(url, None if body is None else json.dumps(body).encode())
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(request, timeout=30)
    with refusal.value as error:
        return error.code


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_says_how_to_log_in_keeps_strangers_out_and_ends_cleanly(tmp_path: Path, how: signal.Signals) -> None:
    folder, port = tmp_path / "home", find_port()
    with run(folder, port) as (process, said):
        url = f"http://127.0.0.1:{port}"
        assert url in said
        accounts = dict(re.findall(r"(@\w+:desk\.localhost)\s+password (\S+)", said))
        assert sorted(accounts) == ["@anna:desk.localhost", "@ben:desk.localhost"]
        for account, password in accounts.items():
            officer = Officer(url, account, password)
            joined = officer.call("joined_rooms")["rooms"]
            officer.close()
            assert len(joined) == 1
        assert refused(f"{url}/_matrix/client/v3/register", {"username": "eve", "password": "x"}) in (401, 403)
        assert refused(f"{url}/_matrix/federation/v1/version") == 404
        synapse = find_child(process.pid)
        assert list_listeners(synapse) == {("0100007F", port)}  # 127.0.0.1
        environment = folder / "beacon.env"
        assert environment.stat().st_mode & 0o077 == 0
        assert f"BEACON_MATRIX_URL={url}" in environment.read_text()
        process.send_signal(how)
        assert process.wait(30) == 0
        assert not environment.exists()
        assert not Path(f"/proc/{synapse}").exists()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "somebody still listens"
    if how is signal.SIGINT:
        with run(folder, port) as (process, again):
            assert all(f"{account}   password {password}" in again for account, password in accounts.items())
