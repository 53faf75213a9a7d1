"""Imports point one way: knowledge <- languages <- (bot | actions), conversations <- bot; engines stay in their rooms."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("knowledge", "languages", "conversations", "bot", "actions")
# `ask` alone sees both sides: a program for the console, which nothing imports.
ROOMS_AND_PROGRAMS = (*ROOMS, "ask")
FORBIDDEN_ROOMS = {
    "knowledge": {"languages", "conversations", "bot", "actions", "ask", "bench", "tests"},
    "languages": {"conversations", "bot", "actions", "ask", "bench", "tests"},
    "conversations": {"languages", "bot", "actions", "ask", "bench", "tests"},
    "bot": {"actions", "ask", "bench", "tests"},
    "actions": {"conversations", "bot", "ask", "bench", "tests"},
    "ask": {"conversations", "bench", "tests"},
}
DATABASE = {"sqlalchemy", "alembic", "psycopg2", "sqlite3"}
STORING = ("knowledge", "conversations")
RASA = (
    "bot/nlu/",
    "bot/channels/",
    "bot/trackers.py",
    "bot/launch.py",
    "bot/serving.py",
    "bot/engine.py",
    "bot/inprocess.py",
)
RASA_SDK = ("actions/answer.py", "bot/inprocess.py", "bot/actionserver.py")
MODULES = sorted(path for room in ROOMS_AND_PROGRAMS for path in (ROOT / room).rglob("*.py"))


def list_imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import in a module, wherever it stands in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}:{node.lineno}: say the whole name of what is imported"
            yield node.lineno, node.module or ""


def find_faults(path: Path) -> Iterator[str]:
    name = path.relative_to(ROOT).as_posix()
    room = name.split("/")[0]
    for line, imported in list_imports(path):
        top = imported.split(".")[0]
        if top in FORBIDDEN_ROOMS[room]:
            yield f"{name}:{line}: {room} must not import {top}"
        if top in DATABASE and room not in STORING:
            yield f"{name}:{line}: {top} is known under knowledge/ and conversations/ only"
        if top == "redis" and name not in ("conversations/redis_bell.py", "bot/channels/visitors.py"):
            yield f"{name}:{line}: redis is known to the bell and to the counting of visits only"
        if top == "rasa" and not name.startswith(RASA):
            yield f"{name}:{line}: rasa is known to the components, the channels and the launcher only"
        if top == "rasa_sdk" and name not in RASA_SDK:
            yield f"{name}:{line}: rasa_sdk is known to the action and the action server only"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    assert list(find_faults(path)) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_opens_by_saying_what_it_does(path: Path) -> None:
    if path.name != "__init__.py" or path.read_text(encoding="utf-8").strip():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_test_files_have_names_of_their_own() -> None:
    counted = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    doubled = [name for name, times in counted.items() if times > 1]
    assert not doubled, "pytest refuses to run two files of one name"


WATCH = """
import importlib, sys
root, *names = sys.argv[1:]
opened = []
def watch(event, details):
    if event == "open" and isinstance(details[0], str) and details[0].startswith(root):
        if "/.venv/" not in details[0] and not details[0].endswith((".py", ".pyc")) and ".pyc." not in details[0]:
            opened.append(details[0])
    elif event in ("socket.connect", "sqlite3.connect"):
        opened.append(event)
sys.addaudithook(watch)
for name in names:
    before = len(opened)
    importlib.import_module(name)
    for what in opened[before:]:
        print(f"importing {name} opens {what}")
"""


def test_nothing_is_opened_while_modules_are_imported() -> None:
    imported_by_rasa = (
        "bot.nlu",
        "bot.engine",
        "bot.trackers",
        "bot.serving",
        "bot.inprocess",
    )  # seconds of TensorFlow each
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in MODULES
        if "migrations" not in path.parts
    ]
    names = [name for name in names if not name.startswith(imported_by_rasa)]
    command = [sys.executable, "-W", "ignore", "-c", WATCH, str(ROOT), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == ""
