"""Finds the cues of the languages in tokens, the longest phrase first; tells their words from slips of the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import OSA

from bot.readers.text import Token
from languages.reading import Mark
from languages.vocabulary import Cue

# What steers more than one thing stands under several kinds; a span gives all of them.
Phrase = tuple[str, ...]


class Lexicon:
    """Cues, ready to be found."""

    def __init__(self, cues: Iterable[Cue], stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._stemmed: dict[Phrase, list[Cue]] = {}
        self._exact: dict[Phrase, list[Cue]] = {}
        self._longest = 1
        for cue in cues:
            table = self._exact if cue.exact else self._stemmed
            table.setdefault(cue.words, []).append(cue)
            self._longest = max(self._longest, len(cue.words))

    def find(self, tokens: Sequence[Token]) -> list[Mark]:
        """The longest phrase at each place, none reaching into another."""
        norms, stems = self._words(tokens)
        marks: list[Mark] = []
        at = 0
        while at < len(tokens):
            for length in range(min(self._longest, len(tokens) - at), 0, -1):
                cues = self._cues(norms[at : at + length], stems[at : at + length])
                if cues:
                    start, end = tokens[at].start, tokens[at + length - 1].end
                    marks += [Mark(cue.kind, start, end, cue.value) for cue in cues]
                    at += length
                    break
            else:
                at += 1
        return list(dict.fromkeys(marks))  # spellings of one phrase share a stem

    def find_all(self, tokens: Sequence[Token]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Every phrase, also those within others: where it stands, and the values of its cues."""
        norms, stems = self._words(tokens)
        found = []
        for at in range(len(tokens)):
            for length in range(1, min(self._longest, len(tokens) - at) + 1):
                cues = self._cues(norms[at : at + length], stems[at : at + length])
                if cues:
                    start, end = tokens[at].start, tokens[at + length - 1].end
                    found.append((start, end, tuple(dict.fromkeys(cue.value for cue in cues))))
        return found

    def _words(self, tokens: Sequence[Token]) -> tuple[list[str], list[str]]:
        return [token.norm for token in tokens], [self._stem(token.norm) for token in tokens]

    def _cues(self, norms: list[str], stems: list[str]) -> list[Cue]:
        found = [*self._exact.get(tuple(norms), ()), *self._stemmed.get(tuple(stems), ())]
        return [cue for cue in found if cue.kind != "stop"] or found


def mend(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that the word is a slip of: one edit for up to six letters, two from seven on; None if none is near,
    or two that mean different things are equally so ("policey").
    """
    word = word.removesuffix("+")
    if len(word) < 4 or not word.isalpha():
        return None
    most = 1 if len(word) < 7 else 2
    found: dict[tuple[int, bool, bool], list[str]] = {}
    for candidate in candidates:
        if abs(len(candidate) - len(word)) > most or len(candidate) < 4:
            continue
        if (
            candidate[0] != word[0] and candidate[:2] != word[1::-1]
        ):  # few slip at the first letter: an iPhone is no phone
            continue
        distance = OSA.distance(word, candidate, score_cutoff=most)
        if distance <= most:
            key = (distance, candidate[0] != word[0], len(candidate) < len(word))  # letters are rather left out
            found.setdefault(key, []).append(candidate)
    best = sorted(found[min(found)]) if found else []
    return best[0] if best and not _are_rivals(best, word) else None


def _are_rivals(best: Sequence[str], word: str) -> bool:
    """Whether another word is as likely as the first: "police" and "policy" for "policey", but not "project" and "projects"."""
    return len(word) > len(best[0]) and any(other.rstrip("s") != best[0].rstrip("s") for other in best[1:])


def runs(tokens: Sequence[Token], taken: Sequence[Mark]) -> list[list[Token]]:
    """The stretches of tokens that nothing has taken; a cue's phrase does not reach across what was."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if any(token.start < mark.end and mark.start < token.end for mark in taken):
            found.append([])
        else:
            found[-1].append(token)
    return [run for run in found if run]
