"""Projects that are left out by their words: "not the trade one", 「唔計人口普查嗰個」. Names are denied as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.topics import ProjectIndex
from languages.reading import Mark

SURELY = 0.6  # the share of the words' meaning that the project covers,
ALONE = 0.7  # and of that, from which another is meant as well
_TO_WORD = re.compile(r"\s*(?:(?:the|that|those|any|for|about|埋)\s+)*", re.IGNORECASE)
_TO_NEXT = re.compile(r"[\s-]*")
_TO_ONE = re.compile(
    r"\s*(?:ones?|projects?|systems?|thing|[的嘅]?(?:嗰個|那個|嗰單|項目|系統))(?![a-z])", re.IGNORECASE
)


def find_denied(text: str, cues: Sequence[Mark], words: Sequence[Mark], index: ProjectIndex) -> list[Mark]:
    """The words, those of what is left out as a Mark of kind "project", role "described"."""
    for negation in (mark for mark in cues if (mark.kind, mark.value) == ("negation", "not")):
        run = _run(text, negation.end, words)
        called = _TO_ONE.match(text, run[-1].end) if run else None
        matches = index.search([mark.value for mark in run]) if called else []
        keys = tuple(match.thing.key for match in matches if match.score >= max(SURELY, ALONE * matches[0].score))
        if called and (len(keys) == 1 or (keys and called[0].endswith("s"))):
            project = Mark("project", run[0].start, run[-1].end, keys, "described")
            words = [*(mark for mark in words if mark not in run), project]
    return list(words)


def _run(text: str, start: int, words: Sequence[Mark]) -> list[Mark]:
    """The known words that stand together from there on."""
    run: list[Mark] = []
    for word in words:
        gap = (_TO_NEXT if run else _TO_WORD).match(text, run[-1].end if run else start)
        if word.kind == "word" and word.role == "known" and gap and word.start == gap.end():
            run.append(word)
    return run
