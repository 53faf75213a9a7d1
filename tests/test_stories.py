"""The stories of data/stories: every kind of question is in one, and the trained model takes each to its end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.model import MODEL, ROOT
from bot.quiet import ENVIRONMENT

STORIES = ROOT / "data" / "stories"
FEWEST = 15


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def read_stories() -> list[dict[str, Any]]:
    return [story for path in sorted(STORIES.glob("*.yml")) for story in read(path)["stories"]]


def test_there_are_stories_of_several_turns() -> None:
    stories = read_stories()
    assert len(stories) >= FEWEST
    assert all(sum("intent" in step for step in story["steps"]) > 1 for story in stories)


def test_every_kind_of_question_stands_in_a_story() -> None:
    told = {step["intent"] for story in read_stories() for step in story["steps"] if "intent" in step}
    assert set(read(ROOT / "domain.yml")["intents"]) - told == set()


def test_the_model_takes_every_story_to_its_end(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "rasa", "test", "core", "--fail-on-prediction-errors"]
    command += ["--model", str(MODEL), "--stories", str(STORIES), "--out", str(tmp_path)]
    tested = subprocess.run(
        command, cwd=ROOT, env=os.environ | ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert tested.returncode == 0, tested.stderr[-2000:]
    told = json.loads((tmp_path / "story_report.json").read_text(encoding="utf-8"))["conversation_accuracy"]
    assert told["correct"] == told["total"] >= FEWEST  # Rasa takes stories of the same intents for one
