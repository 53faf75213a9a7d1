"""Finds names written in Latin letters in a text, whole or misspelt. Knows Forms, not what a department is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.everyday import frequencies, neighbours, twins
from knowledge.forms import GENERIC, SAME, Form, Token, latin_variants, tokenise

_FORMS = ""  # the key of a trie's node under which its Forms stand: no word is empty
_INFLECTED, _PREFIX, _CONFUSED = 0.25, 0.75, 1.25  # the price, in letters, of "service", "trans." and "heath"
_BREAK = re.compile(r"[^\s\-.,&()'’/]|[\s\-.,&()'’/]{4}")
_MOST_UNKNOWN = 40  # words of one text that are looked up as misspellings: bounds the time of a text of nothing else
_MUCH_COMMONER = 2  # log2: an everyday word so much more common is what a slip as near to both stands for
_HEADS = frozenset(("department", "bureau", "office", "commission", "force"))
_OTHER_KIND = 0.1  # off the score of "Immigration Bureau"
_NO_PREFIX = frozenset(("the", "and", "for", "of"))


class Hit(NamedTuple):
    """Forms of one level found at text[start:end]; `size` is how many letters of the data they explain."""

    start: int
    end: int
    forms: tuple[Form, ...]
    score: float
    size: int
    first: int = 0  # the first and the last token's number
    last: int = 0


class _Option(NamedTuple):
    """One word of the vocabulary that a word of the text may stand for."""

    word: str
    cost: float
    slip: bool = False  # a misspelling
    alone: bool = True  # may be the whole of a name
    common: bool = False  # an everyday word taken for another: only beside "department" and the like
    width: int = 1  # how many words of the text


class _Message(NamedTuple):
    """One text on its way through `find`."""

    text: str
    tokens: list[Token]
    options: list[Sequence[_Option]]  # of each token
    broken: list[bool]  # after each token: no name goes on
    hits: list[Hit]


class LatinNames:
    """Forms, ready to be found."""

    def __init__(self, forms: Iterable[Form], threshold: float) -> None:
        self.threshold = threshold
        self._root: dict[str, Any] = {}
        for form in forms:
            for words, level in latin_variants(form):
                self._add(words, level, form)
        self._after_the = frozenset(self._root.get("the", ()))
        self._vocabulary: set[str] = set()
        spellable: set[str] = set()
        self._index(self._root, 0, spellable)
        spelt = spellable | {word for word, ours in SAME.items() if ours in spellable | {"hk"} and len(word) > 3}
        self._near: dict[
            tuple[int, int, str], list[str]
        ] = {}  # by a length that a slip may have, and first or last letter
        for word in sorted(spelt):
            slips = 2 if len(word) > 5 else 1
            for length in range(len(word) - slips, len(word) + slips + 1):
                for place in (0, -1):
                    self._near.setdefault((length, place, word[place]), []).append(word)
        self._prefixes: dict[str, list[str]] = {}
        self._confusions: dict[str, list[str]] = {}
        for word in sorted(spellable):
            for length in range(3, len(word) - 1):
                self._prefixes.setdefault(word[:length], []).append(word)
            if word.isalpha() and len(word) > 4:
                for near in twins(word):
                    if near not in self._vocabulary:
                        self._confusions.setdefault(near, []).append(word)
        for word, child in self._root.items():
            if len(word) > 4 and any(not form.short for form in child.get(_FORMS, (0, ()))[1]):
                neighbours(word, _radius(word))  # now rather than in the first message that needs them
        self._correct = lru_cache(maxsize=16384)(self._read)
        self._misspelt = lru_cache(maxsize=4096)(self._look_up)

    def find(self, text: str) -> tuple[list[Token], list[Hit]]:
        """The words of the text, and all that may be meant in it, overlapping."""
        tokens = self._split(tokenise(text))
        if not tokens:
            return [], []
        gaps = [text[a.reach : b.start] for a, b in pairwise(tokens)]
        broken = [gap != " " and bool(_BREAK.search(gap)) for gap in gaps]
        message = _Message(text, tokens, self._options(tokens, broken, text), [*broken, True], [])
        root = self._root
        for at, options in enumerate(message.options):
            for option in options:
                if option.word in root:
                    self._walk(message, at, at + option.width, root[option.word], (option,))
        return tokens, message.hits

    def forget(self) -> None:
        self._misspelt.cache_clear()

    def _add(self, words: Sequence[str], level: int, form: Form) -> None:
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        kept, forms = node.get(_FORMS, (level, []))
        if level < kept:
            kept, forms = level, []
        if level == kept:
            same = next((n for n, f in enumerate(forms) if f.owner == form.owner), None)
            if same is None:
                forms.append(form)
            elif forms[same].capitals > form.capitals or forms[same].weak > form.weak:
                forms[same] = form  # the row says so apart: "td" needs no capitals
        node[_FORMS] = (kept, forms)

    def _index(self, node: dict[str, Any], depth: int, spellable: set[str]) -> None:
        for word, child in node.items():
            if word == _FORMS:
                continue
            self._vocabulary.add(word)
            ends = child.get(_FORMS)
            short = ends and len(child) == 1 and depth == 0 and all(f.short for f in ends[1])
            if len(word) > 3 and (not short or len(word) > 4):
                spellable.add(word)
            self._index(child, depth + 1, spellable)

    def _split(self, tokens: list[Token]) -> list[Token]:
        """Words run together ("healthbureau") taken apart where both halves are ours, and articles left out."""
        found: list[Token] = []
        everyday, vocabulary = frequencies(), self._vocabulary
        for n, token in enumerate(tokens):
            word = token.norm
            if word == "the":
                if n + 1 < len(tokens) and tokens[n + 1].norm in self._after_the:
                    found.append(token)
                elif found:
                    found[-1] = found[-1]._replace(reach=token.reach)
                continue
            if len(word) > 8 and word.isalpha() and word not in vocabulary and word not in everyday:
                halves = ((word[:at], word[at:], at) for at in range(4, len(word) - 3))
                cut = next((at for left, right, at in halves if left in vocabulary and right in vocabulary), 0)
                if cut:
                    middle = token.start + cut
                    found.append(Token(word[:cut], token.start, middle, token.raw[:cut], middle))
                    found.append(Token(word[cut:], middle, token.end, token.raw[cut:], token.reach))
                    continue
            found.append(token)
        return found

    def _options(self, tokens: list[Token], broken: list[bool], text: str) -> list[Sequence[_Option]]:
        everyday, vocabulary, prefixes, unknown = frequencies(), self._vocabulary, self._prefixes, 0
        all_options: list[Sequence[_Option]] = []
        for at, token in enumerate(tokens):
            word = token.norm
            found: Sequence[_Option] = self._correct(word, text[token.end : token.end + 1] == ".")
            if word not in everyday and word not in vocabulary and len(word) > 3 and word.isalpha():
                unknown += 1
                if unknown <= _MOST_UNKNOWN:
                    found = (*found, *self._misspelt(word))
            if word in prefixes and at < len(broken) and not broken[at]:
                after = tokens[at + 1].norm
                whole = word + after
                if whole in vocabulary and len(whole) > 5:
                    alone = word not in everyday or after not in everyday
                    found = (*found, _Option(whole, 1.0, True, alone, width=2))
            all_options.append(found)
        return all_options

    def _read(self, word: str, dotted: bool) -> tuple[_Option, ...]:
        """What a word stands for that is no slip of the keyboard: itself, its plural, a whole word cut or confused."""
        ours, common = word in self._vocabulary, word in frequencies()
        found = [_Option(word, 0.0)] if ours else []
        if not word.isalpha() or len(word) < 3:
            return tuple(found)
        other = word[:-1] if word[-1] == "s" else word + "s"
        if len(word) > 3 and other in self._vocabulary:
            found.append(_Option(other, _INFLECTED, alone=False))
        if not ours and (len(word) > 3 or dotted or not common) and word not in _NO_PREFIX:
            found += [_Option(w, _PREFIX, False, False, common) for w in self._prefixes.get(word, ())]
        if not ours and common:
            found += [_Option(w, _CONFUSED, True, False, True) for w in self._confusions.get(word, ())]
        return tuple(found)

    def _look_up(self, word: str) -> tuple[_Option, ...]:
        found = []
        close: dict[str, int] = {}
        for place in (0, -1):
            words = self._near.get((len(word), place, word[place]), ())
            close.update((w, d) for w, d, _ in extract(word, words, scorer=OSA.distance, score_cutoff=2, limit=None))
        for near, distance in close.items():
            if distance <= (2 if len(near) > 5 else 1):
                alone = len(near) > (4 if distance < 2 else 7) and self._meant(word, near, distance)
                found.append(_Option(SAME.get(near, near), distance, True, alone))
        return tuple(found)

    def _meant(self, word: str, near: str, distance: float) -> bool:
        """Whether a slip may be a whole name: its first letter stands, and no everyday word lies nearer."""
        if word[0] != near[0] and (len(near) < 6 or word not in (near[1] + near[0] + near[2:], near[1:])):
            return False
        ours = SAME.get(near, near)
        if ours != "hk" and _FORMS not in self._root.get(ours, ()):
            return False
        weights = frequencies()
        limit = weights.get(near, 0) + _MUCH_COMMONER
        rivals = extract(
            word, neighbours(near, _radius(near)), scorer=OSA.distance, score_cutoff=int(distance), limit=None
        )
        return not any(apart < distance or weights[other] >= limit for other, apart, _ in rivals)

    def _walk(self, message: _Message, first: int, at: int, node: dict[str, Any], path: tuple[_Option, ...]) -> None:
        """Follow the words from `at` on down the trie; `path` is how the words since `first` were read."""
        if _FORMS in node:
            self._end(message, first, at - 1, node[_FORMS], path)
        if message.broken[at - 1]:
            return
        for option in message.options[at]:
            child = node.get(option.word)
            if child is not None:
                self._walk(message, first, at + option.width, child, (*path, option))

    def _end(
        self, message: _Message, first: int, last: int, ending: tuple[int, list[Form]], path: tuple[_Option, ...]
    ) -> None:
        level, forms = ending
        cost, size = 0.0, 0
        for option in path:
            cost += option.cost
            size += len(option.word)
        if len(path) == 1:
            if not path[0].alone:
                return
            if not cost:
                forms = [form for form in forms if not form.capitals or _as_written(form, message, first)]
            elif any(form.short and len(form.text) < 5 for form in forms):
                return
        elif cost and not self._holds(path):
            return
        score = 1 - cost / size - (_OTHER_KIND if level == 3 else 0)
        if forms and (not cost or score >= self.threshold):
            start, end = message.tokens[first].start, message.tokens[last].end
            message.hits.append(Hit(start, end, tuple(forms), score, size, first, last))

    def _holds(self, path: Sequence[_Option]) -> bool:
        """Whether a misspelt name of several words is still held together by enough that is right."""
        if any(option.common for option in path) and not any(
            option.word in _HEADS and not option.common for option in path
        ):
            return False
        telling = [option for option in path if option.word not in GENERIC]
        if not telling:
            return sum(1 for option in path if option.slip) < 2
        return all(option.cost <= max(1.25, len(option.word) / 3) for option in telling)


def _radius(name: str) -> int:
    """How far from a name lie the everyday words that a slip of it may stand for: a long name may have two slips."""
    return 2 if len(name) < 8 else 3


def _as_written(form: Form, message: _Message, at: int) -> bool:
    """Whether a form that needs its capitals has them, and not only because the whole message is shouted."""
    raw = message.tokens[at].raw.replace(".", "")
    if raw != form.text and not raw.isupper():
        return False
    shouted = raw.lower() in frequencies() and not any(c.islower() for c in message.text)
    return not shouted or message.text.strip() == message.tokens[at].raw
