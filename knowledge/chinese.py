"""Finds names written in Chinese in a text, in both scripts, whole or with one character wrong. Knows Forms only.

Latin letters within such a name are characters like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_uppercase
from typing import Any

from opencc import OpenCC
from rapidfuzz.distance import OSA

from knowledge.forms import Form, chinese_variants
from knowledge.latin import Hit

_FORMS = ""
_PARTICLES = frozenset("的嘅之")
_JOINED = frozenset("和与同暨")  # for 及, after folding
_VARIANTS = {"衞": "卫", "敍": "叙", "啟": "启", "衛": "卫", "敘": "叙", "臺": "台", "裏": "里", "説": "说"}
_HEADS = frozenset("处署局司部组会所队院办科")  # what the last character of a misspelt name may be
_NOT_HAN = re.compile("[^\u4e00-\u9fff、]")
_TOO_COMMON = frozenset(("香港", "政府"))


class ChineseNames:
    """Forms, ready to be found."""

    def __init__(self, forms: Iterable[tuple[Form, str]], threshold: float) -> None:
        self.threshold = threshold
        converter = OpenCC("hk2s")
        self._fold: dict[int, str] = {ord(a): b for a, b in _VARIANTS.items()}
        self._fold |= {ord(letter): letter.lower() for letter in ascii_uppercase}
        self._root: dict[str, Any] = {}
        names: dict[str, tuple[int, list[Form]]] = {}
        for form, kind in forms:
            for name, level in chinese_variants(form, kind):
                for char in name:
                    simple = converter.convert(char)
                    if len(simple) == 1:
                        self._fold.setdefault(ord(char), simple)
                _add(names, name.translate(self._fold), level, form)
        self._halves: dict[str, list[tuple[str, bool, str]]] = {}
        for name, (level, found) in names.items():
            node = self._root
            for char in name:
                node = node.setdefault(char, {})
            node[_FORMS] = (level, found)
            if len(name) > 3 and level < 2 and found[0].kind in ("department", "body"):
                self._halve(name)
        self._names = names
        self._lengths: dict[str, list[int]] = {}  # of the halves that begin with a character
        for half in self._halves:
            if len(half) not in (lengths := self._lengths.setdefault(half[0], [])):
                lengths.append(len(half))

    def find(self, text: str) -> list[Hit]:
        """All that may be meant in the text, overlapping."""
        folded = text.translate(self._fold)
        hits: list[Hit] = []
        for at, char in enumerate(folded):
            if char in self._root and not _within_a_word(folded, at):
                self._walk(folded, at, at, self._root, 0, hits)
            if char in self._lengths:
                self._repair(folded, at, hits)
        return hits

    def _walk(self, text: str, first: int, at: int, node: dict[str, Any], size: int, hits: list[Hit]) -> None:
        if _FORMS in node and text[at - 1] not in _PARTICLES:
            level, forms = node[_FORMS]
            hits.append(Hit(first, at, tuple(forms), 0.9 if level == 3 else 1.0, size))
        if at >= len(text):
            return
        char = text[at]
        if char in node:
            self._walk(text, first, at + 1, node[char], size + 1, hits)
        elif size and char in _PARTICLES:
            self._walk(text, first, at + 1, node, size, hits)
        elif char in _JOINED and "及" in node:
            self._walk(text, first, at + 1, node["及"], size + 1, hits)

    def _halve(self, name: str) -> None:
        """One wrong character leaves one half of a name whole: the halves lead to the names."""
        middle = 2 if name[:2] in _TOO_COMMON else len(name) // 2
        for half, is_first in ((name[:middle], True), (name[middle:], False)):
            if len(half) > 1:
                self._halves.setdefault(half, []).append((name, is_first, name[middle:] if is_first else name[:middle]))

    def _repair(self, text: str, at: int, hits: list[Hit]) -> None:
        for length in self._lengths[text[at]]:
            for name, is_first, other in self._halves.get(text[at : at + length], ()):
                for shift in (0, -1, 1) if len(name) > 4 and len(other) > 2 else (0,):
                    edge = len(other) + shift
                    first, last = (at, at + length + edge) if is_first else (at - edge, at + length)
                    if first < 0 or last > len(text):
                        continue
                    self._judge(text, first, last, name, other, is_first, length, hits)

    def _judge(
        self, text: str, first: int, last: int, name: str, other: str, is_first: bool, length: int, hits: list[Hit]
    ) -> None:
        typed = text[first + length : last] if is_first else text[first : last - length]
        if OSA.distance(typed, other, score_cutoff=1) != 1 or not all(
            "\u4e00" <= c <= "\u9fff" or c == "、" for c in typed
        ):
            return
        if (
            is_first
            and typed[-1] != name[-1]
            and (len(typed) != len(other) or (typed[-1] not in _HEADS and len(name) < 7))
        ):
            return
        if not is_first and (name[:2] in _TOO_COMMON or (typed[0] != name[0] and typed[0] in _PARTICLES)):
            return
        if is_first and name[:2] in _TOO_COMMON and len(other) < 3:
            return
        score = 1 - 1 / len(name)
        if text[first:last] not in self._names and score >= self.threshold - 0.1:
            hits.append(Hit(first, last, tuple(self._names[name][1]), score, len(name)))


def _within_a_word(text: str, at: int) -> bool:
    """Whether the character goes on with a Latin word: "gov.hk" names no ".hk"."""
    before = text[at - 1 : at]
    return text[at].isascii() and before.isascii() and before.isalnum()


def _add(names: dict[str, tuple[int, list[Form]]], name: str, level: int, form: Form) -> None:
    kept, forms = names.get(name, (level, []))
    if level < kept:
        kept, forms = level, []
    if level == kept and all(f.owner != form.owner for f in forms):
        forms = [*forms, form]
    names[name] = (kept, forms)
