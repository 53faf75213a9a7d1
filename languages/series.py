"""Several things in a row put into words: the words are the language's, the cases are the same in all."""

from __future__ import annotations

from collections.abc import Iterable

from languages.bounds import Say


def say_series(parts: Iterable[str], comma: str, word: str, say: Say) -> str:
    """ "A, B and C": `word` between the last two, `comma` between the others; one is itself, none is nothing."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return say(f"join-{word}", first=comma.join(items[:-1]), last=items[-1])
