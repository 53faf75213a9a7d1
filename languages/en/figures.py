"""Figures and number words: "1,395.8", "three hundred and fifty", "a couple of", "half a". Knows nothing of what
they count.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from languages.en.lexicon import NUMBERS, ORDINALS
from languages.en.tokens import DECIMAL, INTEGER, ORDINAL, WORD, Token

_LONGEST = 12  # tokens in one spelt-out number
_STEPS = {"hundred": 100, "thousand": 1000}


class Figure(NamedTuple):
    value: Decimal
    end: int  # index of the token after it
    spelt: bool  # in words


def read_figure(tokens: tuple[Token, ...], i: int) -> Figure | None:
    """A number at token `i`, in digits or words, whole or not."""
    token = tokens[i]
    if token.kind in (INTEGER, DECIMAL):
        value = Decimal(token.word.replace(",", ""))
        follower = tokens[i + 1].word
        if follower == "and" and tokens[i + 2].word == "a" and tokens[i + 3].word == "half":
            return Figure(value + Decimal("0.5"), i + 4, False)
        if follower == "hundred" and tokens[i + 2].word in ("million", "thousand", "billion"):
            return Figure(value * 100, i + 2, False)
        return Figure(value, i + 1, False)
    if token.kind != WORD:
        return None
    if token.word in ("million", "billion") and i and tokens[i - 1].word == "the":  # "break the billion mark"
        return Figure(Decimal(1), i, False)
    return _fraction(tokens, i) or _spelt(tokens, i)


def read_count(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    """A whole number up to 100 at token `i`, and the index after it."""
    word = tokens[i].word
    if word == "a" and tokens[i + 1].word in ("couple", "pair"):
        return 2, i + 3 if tokens[i + 2].word == "of" else i + 2
    if word == "couple" and tokens[i + 1].word == "of":
        return 2, i + 2
    if word not in NUMBERS and word != "a" and tokens[i].kind != INTEGER:
        return None
    if tokens[i].kind == INTEGER and tokens[i + 1].word not in ("and", "hundred"):
        return (int(word), i + 1) if len(word) <= 3 and 1 <= int(word) <= 100 else None
    figure = read_figure(tokens, i)
    if figure is None or not 1 <= figure.value <= 100 or figure.value % 1:
        return None
    return int(figure.value), figure.end


def read_ordinal(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    """ "2nd", "second" or "twenty-first" at token `i`, and the index after it."""
    token = tokens[i]
    if token.kind == ORDINAL:
        return int(token.word[:-2]), i + 1
    if token.word in ORDINALS:
        return ORDINALS[token.word], i + 1
    if token.word in ("twenty", "thirty"):
        after = i + 2 if tokens[i + 1].word == "-" else i + 1
        unit = ORDINALS.get(tokens[after].word, 0)
        if 1 <= unit <= 9:
            return NUMBERS[token.word] + unit, after + 1
    return None


def _continues(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the words after an "and" belong to the number: not in "between two hundred and three hundred"."""
    return tokens[i].word in NUMBERS and not any(tokens[k].word == "hundred" for k in (i + 1, i + 2, i + 3))


def _fraction(tokens: tuple[Token, ...], i: int) -> Figure | None:
    """ "half a", "a quarter of a", "three quarters of a": what follows is the whole."""
    word = tokens[i].word
    article = word in ("a", "one") and tokens[i + 1].word in ("quarter", "half")
    if article:
        word = tokens[i + 1].word
    elif word == "three" and tokens[i + 1].word == "quarter":
        return _of_a(tokens, i + 2, Decimal("0.75"))
    if word == "half":
        return _of_a(tokens, i + 1 + article, Decimal("0.5"))
    if word == "quarter":
        return _of_a(tokens, i + 1 + article, Decimal("0.25"))
    return None


def _of_a(tokens: tuple[Token, ...], i: int, share: Decimal) -> Figure | None:
    if tokens[i].word == "of":
        i += 1
    if tokens[i].word in ("a", "an"):
        i += 1
    return Figure(share, i, True) if tokens[i].word in ("million", "billion") else None


def _spelt(tokens: tuple[Token, ...], i: int) -> Figure | None:
    total = current = 0
    j = i
    room = 100  # the next word must be smaller than this: after "twenty" only a unit, after a unit nothing
    if tokens[i].word in ("a", "an"):
        if tokens[i + 1].word not in ("hundred", "thousand", "million", "billion"):
            return None
        if tokens[i + 1].word in ("million", "billion"):
            return Figure(Decimal(1), i + 1, True)
        current, room, j = 1, 0, i + 1
    while j < i + _LONGEST and tokens[j].kind == WORD:
        word = tokens[j].word
        if word in NUMBERS and NUMBERS[word] < room:
            value = NUMBERS[word]
            current += value
            room = 10 if value >= 20 else 0
            j += 1
            if (tokens[j].word == "-" and tokens[j + 1].word in _STEPS) or (
                room and tokens[j].word == "-" and 0 < NUMBERS.get(tokens[j + 1].word, 0) < 10
            ):
                j += 1
        elif word in _STEPS:
            if word == "thousand":
                total, current = total + max(current, 1) * 1000, 0
            else:
                current = max(current, 1) * 100
            room, j = 100, j + 1
        elif word == "and" and j > i and tokens[j - 1].word in _STEPS and _continues(tokens, j + 1):
            j += 1
        else:
            break
    if j == i:
        return None
    whole = Decimal(total + current)
    if tokens[j].word == "point" and NUMBERS.get(tokens[j + 1].word, 10) < 10:
        digits, j = "", j + 1
        while NUMBERS.get(tokens[j].word, 10) < 10 and len(digits) < 4:
            digits, j = digits + str(NUMBERS[tokens[j].word]), j + 1
        return Figure(whole + Decimal(f"0.{digits}"), j, True)
    if tokens[j].word == "and" and tokens[j + 1].word == "a" and tokens[j + 2].word == "half":
        return Figure(whole + Decimal("0.5"), j + 3, True)
    return Figure(whole, j, True)
