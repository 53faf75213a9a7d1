"""Finds the names of anything in a text, whole or misspelt, in three scripts: the best of what may be meant at each place.

Knows Forms only: what they name is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.chinese import ChineseNames
from knowledge.forms import Form, Token, is_latin
from knowledge.latin import Hit, LatinNames

THRESHOLD = 0.78  # the least similarity of a misspelt name: docs/decisions/0003-department-matching.md
_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}  # full-width forms, one for one
_WIDE, _HAN = re.compile("[\uff01-\uff5e\u3000]"), re.compile("[\u3400-\u9fff]")


class NameFinder:
    """Forms, each with the kind of what it names, ready to be found in any text."""

    def __init__(self, forms: Iterable[tuple[Form, str]], asked_about: str) -> None:
        """`asked_about`: the kind of Form of which several that are equally near make one hit."""
        forms = tuple(forms)
        self._asked_about = asked_about
        self._latin = LatinNames((form for form, _ in forms if is_latin(form.text)), THRESHOLD)
        self._chinese = ChineseNames(((form, kind) for form, kind in forms if not is_latin(form.text)), THRESHOLD)

    def find(self, text: str) -> tuple[str, list[Token], list[Hit]]:
        """The text as it was compared, its Latin words, and the hits from left to right, none overlapping another."""
        plain = text.translate(_ASCII) if _WIDE.search(text) else text
        tokens, hits = self._latin.find(plain)
        if _HAN.search(plain) or "." in plain:
            hits += self._chinese.find(plain)
        return plain, tokens, _best(hits, self._asked_about)

    def forget(self) -> None:
        """Drop what is remembered of words looked up before; only the time of the next text changes."""
        self._latin.forget()


def _best(hits: Iterable[Hit], asked_about: str) -> list[Hit]:
    """The hits that explain most of the text, none overlapping another; equally good ones of one place made one."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda h: ((h.start - h.end) * h.score, -h.score, h.start)):
        same = next((n for n, c in enumerate(chosen) if hit.start < c.end and c.start < hit.end), None)
        if same is None:
            chosen.append(hit)
            continue
        rival = chosen[same]
        if (hit.start, hit.end) == (rival.start, rival.end) and abs(hit.score - rival.score) < 0.02:
            kinds = {form.kind for form in (*hit.forms, *rival.forms)}
            if kinds == {asked_about} and hit.score < 1:
                chosen[same] = rival._replace(forms=tuple(dict.fromkeys((*rival.forms, *hit.forms))))
    return sorted(chosen, key=lambda h: h.start)
