"""The launcher: what it refuses at once, and how the whole assistant starts and ends."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import bootstrap, launch, model, quiet
from bot.channels.reception import read_sentences
from bot.supervisor import Supervisor

ROOT = Path(__file__).parents[2]


def launch_and_fail(*arguments: str, **environment: str) -> str:
    """What the launcher says when it cannot start: one line."""
    command = [sys.executable, "-m", "bot.launch", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_a_taken_port_is_one_line_that_names_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = launch_and_fail("run", "--port", str(port))
    assert f"Port {port} " in said
    assert "make run PORT=" in said


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_an_impossible_port_is_one_line(port: str) -> None:
    assert "cannot be used" in launch_and_fail("run", f"--port={port}")


def test_an_open_address_needs_a_token() -> None:
    said = launch_and_fail("run", "--port", "0", BEACON_HOST="0.0.0.0", BEACON_REST_TOKEN="")
    assert "BEACON_REST_TOKEN" in said


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    said = launch_and_fail("run", "--port", "0", "--model", str(tmp_path / "none.tar.gz"))
    assert "make train" in said


@pytest.mark.parametrize(
    ("setting", "value"),
    [("BEACON_KEEP_DAYS", "none"), ("BEACON_OFFICE_HOURS", "/nowhere.yml"), ("BEACON_TODAY", "soon")],
)
def test_days_and_office_hours_that_cannot_be_read_stop_the_start(
    setting: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(setting, value)
    with pytest.raises(launch.CannotStart, match=value):
        launch.check_desk_hours()


@pytest.mark.parametrize(
    ("setting", "value"),
    [("BEACON_REDIS_URL", "here"), ("BEACON_MATRIX_URL", "http://127.0.0.1:1"), ("BEACON_DESK_KINDS", "weather")],
)
def test_settings_of_the_channels_that_cannot_be_read_stop_the_start(
    setting: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(setting, value)
    with pytest.raises(launch.CannotStart, match=setting):
        launch.check_chat()


def test_that_holidays_have_to_be_added_is_told_at_the_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("conversations.hours.lacks_holidays", lambda now, schedule: True)
    launch.check_desk_hours()
    assert "docs/records.md" in "".join(capsys.readouterr())


def test_a_store_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    model_file = tmp_path / "model.tar.gz"
    model_file.touch()
    command = [sys.executable, "-m", "bot.launch", "run", "--port", "0", "--model", str(model_file)]
    environment = os.environ | {"BEACON_DATABASE_URL": "mysql://nowhere/none"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "knowledge store" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.fixture
def told() -> "queue.Queue[str]":
    return queue.Queue()


@pytest.fixture
def supervised(told: "queue.Queue[str]") -> Iterator[Supervisor]:
    command = [sys.executable, "-c", "import signal; signal.pause()"]
    supervisor = Supervisor(command, os.environ, told.put, pauses=(0.01,))
    supervisor.start()
    yield supervisor
    supervisor.stop()


def wait_for_another(supervisor: Supervisor, before: int | None) -> int:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if supervisor.pid not in (None, before):
            return supervisor.pid or 0
        threading.Event().wait(0.01)
    raise AssertionError("the child was not started again")


def test_a_child_that_dies_is_told_of_and_started_again(supervised: Supervisor, told: "queue.Queue[str]") -> None:
    first = wait_for_another(supervised, None)
    os.kill(first, signal.SIGKILL)
    assert "SIGKILL" in told.get(timeout=10)
    assert wait_for_another(supervised, first) != first


def test_a_stopped_child_stays_ended_and_is_not_reported(supervised: Supervisor, told: "queue.Queue[str]") -> None:
    child = wait_for_another(supervised, None)
    supervised.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert supervised.pid is None
    assert told.empty()


def test_a_fingerprint_changes_with_content_and_name_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "nlu.yml").write_text("a")
    first = model.compute_fingerprint(tmp_path)
    (tmp_path / "README.md").write_text("not an input")
    (tmp_path / "data" / "__pycache__").mkdir()
    (tmp_path / "data" / "__pycache__" / "x.pyc").write_text("compiled")
    os.utime(tmp_path / "data" / "nlu.yml", (1, 1))
    assert model.compute_fingerprint(tmp_path) == first
    (tmp_path / "data" / "nlu.yml").write_text("b")
    second = model.compute_fingerprint(tmp_path)
    (tmp_path / "data" / "nlu.yml").rename(tmp_path / "data" / "other.yml")
    assert len({first, second, model.compute_fingerprint(tmp_path)}) == 3


def test_a_failed_training_is_told_by_its_errors() -> None:
    log = "Training...\n\x1b[91mInvalidDomain: the domain lacks an intent\x1b[0m\n  File x\n"
    assert model.find_errors(log) == ["InvalidDomain: the domain lacks an intent"]
    assert model.find_errors("one\nthe last\n") == ["the last"]


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("error: write /x: No space left on device (os error 28)", "disk is full"),
        ("error: Request failed\n  Caused by: dns error: failed to lookup", "check the network"),
        ("error: Hash mismatch for `rasa==3.6.21`", "not the one that was pinned"),
    ],
)
def test_a_failed_installation_is_told_in_one_line(output: str, line: str) -> None:
    said = bootstrap.explain(output)
    assert said is not None
    assert line in said


def test_an_unknown_failure_shows_the_tool_s_own_error() -> None:
    assert bootstrap.explain("error: strange") is None
    assert bootstrap.pick_error("reading\nerror: strange\nhint: none") == "error: strange"


def test_an_error_is_one_line_with_its_root_cause() -> None:
    try:
        try:
            raise KeyError("row 7")
        except KeyError as cause:
            raise RuntimeError("the action failed") from cause
    except RuntimeError as error:
        said = quiet.describe(error)
    assert said.startswith("KeyError: 'row 7' (tests/bot/test_launch.py:")


@pytest.fixture
def started(request: pytest.FixtureRequest) -> Iterator["tuple[subprocess.Popen[str], int]"]:
    """The real assistant, once for each way of running actions."""
    if not launch.MODEL.exists():
        pytest.fail("there is no model: make train")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot.launch", "run", "--port", str(port), "--actions", request.param]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    yield process, port
    if process.poll() is None:
        process.kill()
        process.wait()


def list_children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


@pytest.mark.parametrize(
    ("started", "number"), [("inprocess", signal.SIGINT), ("server", signal.SIGTERM)], indirect=["started"]
)
def test_it_says_where_it_answers_and_one_signal_ends_all_of_it(
    started: "tuple[subprocess.Popen[str], int]", number: signal.Signals
) -> None:
    process, port = started
    assert process.stderr is not None
    said = ""
    while read_sentences("en").examples[-1] not in said:
        line = process.stderr.readline()
        assert line, f"it ended before it answered: {said}"
        said += line
    assert f"http://127.0.0.1:{port}/webhooks/rest/webhook" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/webhooks/rest/") as reply:
        assert reply.status == 200
    children = list_children(process.pid)
    assert len(children) == process.args.count("server")  # type: ignore[union-attr]
    process.send_signal(number)
    said += process.stderr.read()
    assert process.wait(20) == 0
    assert "Traceback" not in said
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
