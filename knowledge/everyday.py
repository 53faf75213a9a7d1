"""Which English words are everyday words, and how common: a correct word is never a misspelt name.

Reads the frequency list that the pinned package symspellpy carries, once, on first use; does not import the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import distribution

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_LIST = "symspellpy/frequency_dictionary_en_82_765.txt"
_COMMON = 18  # log2 of a word's count in the list's corpus from which it is everyday: some 45,000 words
_OFTEN = 20  # the same, from which a misspelt word may well be it: some 22,000 words
_OURS = ("depts", "dept", "labor", "govt", "info", "eg", "ie", "etc", "ok", "pls", "plz", "thx", "iam", "ehealth")


@lru_cache(maxsize=1)
def frequencies() -> dict[str, int]:
    """Everyday words and the log2 of their count; what is not in it is a rare word, a name or a slip."""
    found = dict.fromkeys(_OURS, _OFTEN)
    found.update((word, weight) for word, weight in _counts() if weight >= _COMMON)
    return found


def _counts() -> Iterator[tuple[str, int]]:
    """The words of the list with the log2 of their count."""
    with open(str(distribution("symspellpy").locate_file(_LIST)), encoding="utf-8-sig") as lines:
        for line in lines:
            word, count = line.split()
            yield word, int(count).bit_length() - 1


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Every word of the list, however rare: a word that exists is no slip for another ("mangoes", "laziest")."""
    return frozenset((*_OURS, *(word for word, _ in _counts())))


@lru_cache(maxsize=1)
def _by_length() -> dict[int, list[str]]:
    lengths: dict[int, list[str]] = {}
    for word, weight in frequencies().items():
        if weight >= _OFTEN:
            lengths.setdefault(len(word), []).append(word)
    return lengths


@lru_cache(maxsize=1)
def _by_start() -> dict[tuple[str, int], list[str]]:
    starts: dict[tuple[str, int], list[str]] = {}
    for word in frequencies():
        starts.setdefault((word[0], len(word)), []).append(word)
    return starts


@lru_cache(maxsize=4096)
def neighbours(word: str, distance: int) -> tuple[str, ...]:
    """The commoner everyday words within so many slips of a word, itself left out."""
    near: list[str] = []
    for length in range(len(word) - distance, len(word) + distance + 1):
        words = _by_length().get(length, [])
        near += [w for w, _, _ in extract(word, words, scorer=OSA.distance, score_cutoff=distance, limit=None)]
    return tuple(w for w in near if w != word)


@lru_cache(maxsize=4096)
def twins(word: str) -> tuple[str, ...]:
    """The everyday words with the same first letter one slip away from a word: what a slip may make of it."""
    near: list[str] = []
    for length in range(len(word) - 1, len(word) + 2):
        words = _by_start().get((word[0], length), [])
        near += [w for w, _, _ in extract(word, words, scorer=OSA.distance, score_cutoff=1, limit=None)]
    return tuple(w for w in near if w != word)
