"""Every setting that the code reads stands in docs/settings.md, and nothing else does."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("actions", "ask", "bot", "conversations", "knowledge", "languages")
SETTING = re.compile(r"\bBEACON_[A-Z_]+[A-Z]\b")


def test_the_settings_are_those_that_are_written_down() -> None:
    read = {
        name
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for name in SETTING.findall(path.read_text(encoding="utf-8"))
    }
    written = set(SETTING.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    assert {name for name in written if "_TEST_" not in name} == read
