"""Alternatives put into words: the words are the language's, the cases are the same in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from knowledge.query import Query
from languages.bounds import Say


def join_choices(choices: Iterable[str], say: Say) -> str:
    """ "A or B or C": each with its own "or", so that it can be read back."""
    return reduce(lambda first, last: say("join-choice", first=first, last=last), choices)


def is_bare(query: Query, choices: Sequence[Sequence[str]]) -> bool:
    """Whether the alternatives stand plainly: each is one condition, and none may be taken for what holds in any case."""
    owned = query.departments and any(one.departments for one in query.either)
    return len(choices) == 1 or (not owned and all(len(choice) == 1 for choice in choices))
