"""Reads money in English: read_money gives a Mark with a MoneyRange for every sum or limit in a message.

Its corpus beside it, corpus/money.yml, says what each phrase means. Knows nothing of projects.
"""

from __future__ import annotations

from decimal import Decimal

from knowledge.money import MoneyRange
from languages.en.bare_sums import (
    SMALLEST_BARE,
    has_money_word,
    is_bare_range,
    is_bare_sum,
    is_plain,
    is_year,
    leaves_a_sum,
)
from languages.en.limits import read_limit, read_limit_behind
from languages.en.sums import Sum, read_sum
from languages.en.tokens import INTEGER, SIGN, WORD, Token, read_all, split
from languages.limits import EXACTLY, FROM, LESS, LOWER, MORE, NEAR, UP_TO, UPPER, Read, mark_of, money_of, range_of
from languages.reading import Mark

_Tokens = tuple[Token, ...]
_ASKING = frozenset(("what", "how", "me", "all", "know", "learn", "us", "hear", "more"))  # tell me about ...


def read_money(text: str) -> list[Mark]:
    """Every sum of `text`, in order, with its comparison words; sums in other currencies as "foreign_money"."""
    tokens = split(text)
    return [
        mark_of(read.value, text, tokens[read.start].start, tokens[read.end - 1].end)
        for read in read_all(tokens, _read)
    ]


def _read(tokens: _Tokens, i: int) -> Read[Sum] | None:
    word = tokens[i].word
    if word in ("between", "from", "ranging", "range"):
        ranged = _between(tokens, i)
        if ranged is not None:
            return ranged
        if word == "from":
            return _opened(tokens, i, FROM, i + 1)
    limit = read_limit(tokens, i)
    if limit is not None:
        read = _limited(tokens, i, limit)
        if read is not None:
            return _both_sides(tokens, read)
    if tokens[i].kind == INTEGER and tokens[i + 1].kind not in (WORD, SIGN):
        return None
    if i > 1 and tokens[i - 2].word == "how" and tokens[i - 1].word == "many":
        return None  # "how many hundred millions"
    first = read_sum(tokens, i)
    if first is None:
        return None
    return _range(tokens, i, first, "") or _single(tokens, i, first)


def _limited(tokens: _Tokens, i: int, limit: tuple[str, int, int, bool]) -> Read[Sum] | None:
    """A limit and its sum: "more than HK$500 million", "no less than 200m", "about 300 million"."""
    kind, _, j, priced = limit
    if tokens[j].word in ("a", "the", "about", "around") and tokens[j + 1].kind != WORD:
        j += 1
    if tokens[j].word in ("total", "cost", "budget") and tokens[j + 1].word == "of":
        j += 2
    first = read_sum(tokens, j)
    if first is None:
        return None
    if kind == NEAR and tokens[i].word == "about" and i and tokens[i - 1].word in _ASKING:
        return None  # "what about 300 million?" is no estimate
    if first.bare and not (priced or is_bare_sum(tokens, i, j, first, kind)):
        return None
    if first.bare and priced and not leaves_a_sum(tokens, first.end):
        return None
    if kind in (UP_TO, NEAR, EXACTLY, MORE, LESS) and (ranged := _range(tokens, i, first, kind)) is not None:
        return ranged
    if first.foreign:
        return Read(i, first.end, None)
    end = first.end
    behind = read_limit_behind(tokens, end)
    if behind is not None and (behind[0] == kind or kind in (NEAR, EXACTLY)):
        end = behind[1]
        kind = kind if behind[0] == NEAR else behind[0]
    return Read(i, end, money_of(kind, first.worth()), kind, first)


def _opened(tokens: _Tokens, i: int, kind: str, j: int) -> Read[Sum] | None:
    """ "from 300 million", "from 300 million up"."""
    first = read_sum(tokens, j)
    if first is None or (first.scale is None and not first.currency):
        return None
    if first.foreign:
        return Read(i, first.end, None)
    behind = read_limit_behind(tokens, first.end)
    end = behind[1] if behind and behind[0] == FROM else first.end
    return _both_sides(tokens, Read(i, end, money_of(kind, first.worth()), kind, first))


def _single(tokens: _Tokens, i: int, first: Sum) -> Read[Sum] | None:
    """A sum with nothing before it, and perhaps "or more" after it."""
    behind = read_limit_behind(tokens, first.end)
    if first.bare:
        if first.grouped and first.figure >= 1_000_000:
            kind = behind[0] if behind else EXACTLY
            return Read(i, behind[1] if behind else first.end, money_of(kind, first.worth()))
        if behind is None or (first.figure < SMALLEST_BARE and not has_money_word(tokens, i)):
            return None
        if is_year(tokens, i, first) or not leaves_a_sum(tokens, behind[1]) or not is_plain(tokens, i):
            return None
        if tokens[behind[1] - 1].word in ("up", "plus") and behind[1] == first.end + 1:
            return None
        return Read(i, behind[1], money_of(behind[0], first.worth()), behind[0], first)
    if first.foreign:
        return Read(i, first.end, None)
    if first.figure == 1 and tokens[i].word in ("a", "one") and i and tokens[i - 1].word in ("thanks", "in", "thank"):
        return None  # "thanks a million"
    if first.scale is not None and not first.currency and first.end == i + 2 and _looks_like_a_code(tokens, i):
        return None
    kind, end = behind if behind else (EXACTLY, first.end)
    read = Read(i, end, money_of(kind, first.worth()), kind if behind else "", first)
    return _both_sides(tokens, read) if behind else read


def _looks_like_a_code(tokens: _Tokens, i: int) -> bool:
    """ "5 b" and "3 m" stand for money only when written together or with a limit."""
    scale = tokens[i + 1]
    return len(scale.word) == 1 and not scale.glued and tokens[i].kind == INTEGER and len(tokens[i].word) == 1


def _between(tokens: _Tokens, i: int) -> Read[Sum] | None:
    """ "between A and B", "from A to B", "in the range of A to B"."""
    j = i + 1
    if tokens[i].word in ("range", "ranging") and tokens[j].word in ("of", "from", "between"):
        j += 1
    first = read_sum(tokens, j)
    return None if first is None else _range(tokens, i, first, tokens[i].word)


def _range(tokens: _Tokens, start: int, first: Sum, opening: str) -> Read[Sum] | None:
    j = first.end
    joint = tokens[j].word
    said = joint in ("to", "-", "until", "through", "~") or (
        joint in ("and", "&") and opening in ("between", "ranging")
    )
    if not said and joint == "up" and tokens[j + 1].word == "to":
        said, j = True, j + 1
    if not said:
        return None
    second = read_sum(tokens, j + 1, after_dash=joint == "-")
    if second is None:
        return None
    if first.bare and second.bare and not is_bare_range(tokens, start, first, second, opening):
        return None
    if first.foreign or second.foreign:
        return Read(start, second.end, None)
    hundreds = any(token.word == "hundred" for token in tokens[second.start : second.end])
    if hundreds and first.bare and first.figure < 10 <= second.figure:  # "between seven and eight hundred million"
        first = first._replace(figure=100 * first.figure)
    low, high = _shared(first, second)
    return Read(start, second.end, range_of(opening, low, high))


def _shared(first: Sum, second: Sum) -> tuple[Decimal, Decimal]:
    """Both ends in HK$ million, a figure without a unit taking the other's where that keeps them in order."""
    low, high = first.worth(second.scale), second.worth(first.scale)
    if low > high and first.scale is None:
        low = first.worth()
    if low > high and second.scale is None:
        high = second.worth()
    return (low, high) if low <= high else (high, low)


def _both_sides(tokens: _Tokens, read: Read[Sum]) -> Read[Sum]:
    """ "more than 300 million but less than 800 million" is one range."""
    lower = read.limit in LOWER
    if not lower and read.limit not in UPPER:
        return read
    j = read.end
    while (
        tokens[j].word in (",", "and", "but", "yet", "also", "is", "are", "cost", "costs", "which", "that")
        and j < read.end + 4
    ):
        j += 1
    limit = read_limit(tokens, j)
    if limit is None or (limit[0] in LOWER) == lower or limit[0] in (NEAR, EXACTLY):
        return read
    other = _limited(tokens, j, limit)
    if other is None or other.value is None or read.value is None or other.first is None or read.first is None:
        return read
    one, two = (read, other) if lower else (other, read)
    assert one.first is not None
    assert two.first is not None
    low, high = one.first.worth(two.first.scale), two.first.worth(one.first.scale)
    if low > high:
        return read
    return Read(read.start, other.end, MoneyRange(low, high, one.limit != MORE, two.limit != LESS))
