"""Puts right Chinese names typed by their sound or their look: 海官 for 海關, 運輪署 for 運輸署. Knows names only, not what
they are of.

Sounds are those of Mandarin without their tones, which most slips of Cantonese input share.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache

from languages.script import HAN

LONGEST = 10  # characters of a name that is looked for
SHARE = 3  # one wrong character in so many, and one in a shorter name
_ALIKE = ("輸輪", "署暑", "懲徽", "統銃", "濟劑")  # the first, and what it is mistaken for by its look
_TAKEN_FOR = {other: row[0] for row in _ALIKE for other in row[1:]}


class Sounds:
    """The names, ready to be found by how they sound."""

    def __init__(self, names: Iterable[str], is_phrase: frozenset[str]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._phrases = is_phrase
        for name in names:
            if 2 <= len(name) <= LONGEST and all(map(HAN.match, name)):
                self._names.setdefault(tuple(map(_syllable, name)), name)
        self._known = frozenset(self._names.values())
        self._lengths = sorted({len(sound) for sound in self._names}, reverse=True)

    def mend(self, text: str) -> str:
        """The text with each slip replaced, character by character, so that places in it stay right."""
        if not HAN.search(text):
            return text
        sounds = [_syllable(character) for character in text]
        at = 0
        while at < len(text):
            name = self._at(text, sounds, at)
            if name:
                text = text[:at] + name + text[at + len(name) :]
            at += len(name) or 1
        return text

    def _at(self, text: str, sounds: Sequence[str], at: int) -> str:
        """The name that stands at the place, rightly written or not; "" where none does."""
        for length in self._lengths:
            typed = text[at : at + length]
            if typed in self._known:
                return typed
            name = self._names.get(tuple(sounds[at : at + length]))
            crossed = length == 2 and text[at + 1 : at + 3] in self._phrases  # 查人口 holds no 差人
            if (
                name
                and not crossed
                and typed not in self._phrases
                and 0 < _wrong(typed, name) <= max(1, length // SHARE)
            ):
                return name
        return ""


def _wrong(typed: str, name: str) -> int:
    return sum(one != other for one, other in zip(typed, name, strict=True))


@cache
def _syllable(character: str) -> str:
    """The character's commonest sound, or that of the one it is taken for; itself where it has none."""
    character = _TAKEN_FOR.get(character, character)
    if not HAN.match(character):
        return character
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # whole words are 50 MB, and not needed for one character
    from pypinyin import Style, lazy_pinyin

    return str(lazy_pinyin(character, style=Style.NORMAL)[0])
