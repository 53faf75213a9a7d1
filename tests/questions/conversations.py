"""The conversations of the question files: reads them and judges a reply by what it must hold.

Must not know the project's own code: what is right is worked out from the published list, not from what Beacon says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.questions import perturbed

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "questions"
FILES = tuple(sorted(QUESTIONS.glob("*-*.yml")))  # named language-category; other files there have other forms
KNOWN_FAILURES = ROOT / "tests" / "known-failures.yml"
PUBLISHED = ROOT / "knowledge" / "data" / "it-projects.txt"
SEEDS = (1, 2, 3)
PAPER = re.compile(r"\bf(\d\d)-(\d+)e?\b", re.IGNORECASE)
UNJUDGED = ("recipient_id", "buttons", "quick_replies", "outcome", "kind")


@dataclass(frozen=True)
class Turn:
    """A message, and what its answer must hold."""

    message: str
    expect: Mapping[str, Any]


@dataclass(frozen=True)
class Conversation:
    """What one person says, turn by turn."""

    category: str
    kind: str
    turns: tuple[Turn, ...]

    @property
    def language(self) -> str:
        """As its category begins: en, zh-hant, zh-hans or zh-mixed."""
        return "-".join(self.category.split("-")[:2]) if self.category.startswith("zh-") else "en"


def read_conversations(path: Path) -> tuple[Conversation, ...]:
    """The conversations of one file."""
    return tuple(take(_load(path) or ()))


def read_all() -> tuple[Conversation, ...]:
    """The conversations of all files, asked of the published list."""
    return tuple(conversation for path in FILES for conversation in read_conversations(path))


def perturb(seed: int) -> tuple[str, tuple[Conversation, ...]]:
    """A changed copy of the published list, and the conversations about it."""
    changed = perturbed.perturb(PUBLISHED.read_text(encoding="utf-8"), seed)
    return changed, tuple(take(perturbed.questions(changed, seed)))


def take(cases: Iterable[Mapping[str, Any]]) -> Iterator[Conversation]:
    """Conversations in the shape of the files, typed."""
    for case in cases:
        yield Conversation(case["cat"], case["kind"], tuple(Turn(*turn) for turn in case["turns"]))


@cache
def read_known_failures() -> Mapping[str, str]:
    """Messages known to be answered wrongly, each with the reason."""
    return {entry["message"]: entry["why"] for entry in _load(KNOWN_FAILURES) or ()}


def gather_words(part: Any) -> str:
    """What a reply says: its strings and numbers, its buttons and the names of its outcome and kind left out."""
    if isinstance(part, Mapping):
        return "\n".join(gather_words(value) for key, value in part.items() if key not in UNJUDGED)
    if isinstance(part, list):
        return "\n".join(gather_words(value) for value in part)
    return "" if part is None or isinstance(part, bool) else str(part)


def judge(words: str, expect: Mapping[str, Any]) -> list[str]:
    """What is wrong with the words of a reply; nothing when it holds all that is expected."""
    papers = {f"f{year}-{number}" for year, number in PAPER.findall(words)}
    wanted, least = set(expect.get("papers", ())), set(expect.get("includes", ()))
    faults = [] if words.strip() else ["says nothing"]
    if "papers" in expect and papers != wanted:
        faults.append(f"shows {_name(papers)} instead of {_name(wanted)}")
    if least - papers:
        faults.append(f"shows {_name(papers)} without {_name(least - papers)}")
    if expect.get("none") and papers:
        faults.append(f"shows {_name(papers)} where none belongs")
    faults += [f"lacks /{part}/" for part in expect.get("has", ()) if not re.search(part, words, re.IGNORECASE)]
    faults += [f"holds /{part}/" for part in expect.get("hasnt", ()) if re.search(part, words, re.IGNORECASE)]
    unknown = set(expect) - {"papers", "includes", "none", "has", "hasnt"}
    if unknown:
        raise ValueError(f"no such expectation: {_name(unknown)}")
    return faults


def _name(papers: Iterable[str]) -> str:
    return ", ".join(sorted(papers)) or "none"


def _load(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
