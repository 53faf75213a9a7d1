"""Reads money in English: read_money gives a Mark with a MoneyRange for every sum or limit in a message.

Its corpus beside it, corpus/money.yml, says what each phrase means. Knows nothing of projects.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

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
from languages.en.limits import EXACTLY, FROM, LESS, MORE, NEAR, UP_TO, read_limit, read_limit_behind
from languages.en.sums import Sum, read_sum
from languages.en.tokens import END, INTEGER, SIGN, WORD, Token, split
from languages.reading import Mark

_Tokens = tuple[Token, ...]
_ASKING = frozenset(("what", "how", "me", "all", "know", "learn", "us", "hear", "more"))  # tell me about ...


class _Read(NamedTuple):
    start: int
    end: int
    value: MoneyRange | None  # None: money of another country
    limit: str = ""
    first: Sum | None = None


def read_money(text: str) -> list[Mark]:
    """Every sum of `text`, in order, with its comparison words; sums in other currencies as "foreign_money"."""
    tokens = split(text)
    marks: list[Mark] = []
    i = 0
    while tokens[i].kind != END:
        read = _read(tokens, i)
        if read is None:
            i += 1
            continue
        start, end = tokens[read.start].start, tokens[read.end - 1].end
        if read.value is None:
            marks.append(Mark("foreign_money", start, end, text[start:end]))
        else:
            marks.append(Mark("money", start, end, read.value))
        i = read.end
    return marks


def _read(tokens: _Tokens, i: int) -> _Read | None:
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
    first = read_sum(tokens, i)
    if first is None:
        return None
    return _range(tokens, i, first, "") or _single(tokens, i, first)


def _limited(tokens: _Tokens, i: int, limit: tuple[str, int, int, bool]) -> _Read | None:
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
        return _Read(i, first.end, None)
    end = first.end
    behind = read_limit_behind(tokens, end)
    if behind is not None and (behind[0] == kind or kind in (NEAR, EXACTLY)):
        end = behind[1]
        kind = kind if behind[0] == NEAR else behind[0]
    return _Read(i, end, _limit(kind, first.worth()), kind, first)


def _opened(tokens: _Tokens, i: int, kind: str, j: int) -> _Read | None:
    """ "from 300 million", "from 300 million up"."""
    first = read_sum(tokens, j)
    if first is None or (first.scale is None and not first.currency):
        return None
    if first.foreign:
        return _Read(i, first.end, None)
    behind = read_limit_behind(tokens, first.end)
    end = behind[1] if behind and behind[0] == FROM else first.end
    return _both_sides(tokens, _Read(i, end, _limit(kind, first.worth()), kind, first))


def _single(tokens: _Tokens, i: int, first: Sum) -> _Read | None:
    """A sum with nothing before it, and perhaps "or more" after it."""
    behind = read_limit_behind(tokens, first.end)
    if first.bare:
        if first.grouped and first.figure >= 1_000_000:
            kind = behind[0] if behind else EXACTLY
            return _Read(i, behind[1] if behind else first.end, _limit(kind, first.worth()))
        if behind is None or (first.figure < SMALLEST_BARE and not has_money_word(tokens, i)):
            return None
        if is_year(tokens, i, first) or not leaves_a_sum(tokens, behind[1]) or not is_plain(tokens, i):
            return None
        if tokens[behind[1] - 1].word in ("up", "plus") and behind[1] == first.end + 1:
            return None
        return _Read(i, behind[1], _limit(behind[0], first.worth()), behind[0], first)
    if first.foreign:
        return _Read(i, first.end, None)
    if first.figure == 1 and tokens[i].word in ("a", "one") and i and tokens[i - 1].word in ("thanks", "in", "thank"):
        return None  # "thanks a million"
    if first.scale is not None and not first.currency and first.end == i + 2 and _looks_like_a_code(tokens, i):
        return None
    kind, end = behind if behind else (EXACTLY, first.end)
    read = _Read(i, end, _limit(kind, first.worth()), kind if behind else "", first)
    return _both_sides(tokens, read) if behind else read


def _looks_like_a_code(tokens: _Tokens, i: int) -> bool:
    """ "5 b" and "3 m" stand for money only when written together or with a limit."""
    scale = tokens[i + 1]
    return len(scale.word) == 1 and not scale.glued and tokens[i].kind == INTEGER and len(tokens[i].word) == 1


def _limit(kind: str, worth: Decimal) -> MoneyRange:
    if kind == MORE:
        return MoneyRange(low=worth, includes_low=False)
    if kind == FROM:
        return MoneyRange(low=worth)
    if kind == LESS:
        return MoneyRange(high=worth, includes_high=False)
    if kind == UP_TO:
        return MoneyRange(high=worth)
    return MoneyRange.near(worth) if kind == NEAR else MoneyRange(worth, worth)


def _between(tokens: _Tokens, i: int) -> _Read | None:
    """ "between A and B", "from A to B", "in the range of A to B"."""
    j = i + 1
    if tokens[i].word in ("range", "ranging") and tokens[j].word in ("of", "from", "between"):
        j += 1
    first = read_sum(tokens, j)
    return None if first is None else _range(tokens, i, first, tokens[i].word)


def _range(tokens: _Tokens, start: int, first: Sum, opening: str) -> _Read | None:
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
        return _Read(start, second.end, None)
    low, high = _shared(first, second)
    if opening == NEAR:
        low, high = low * Decimal("0.9"), high * Decimal("1.1")
    return _Read(start, second.end, MoneyRange(low, high))


def _shared(first: Sum, second: Sum) -> tuple[Decimal, Decimal]:
    """Both ends in HK$ million, a figure without a unit taking the other's where that keeps them in order."""
    low, high = first.worth(second.scale), second.worth(first.scale)
    if low > high and first.scale is None:
        low = first.worth()
    if low > high and second.scale is None:
        high = second.worth()
    return (low, high) if low <= high else (high, low)


def _both_sides(tokens: _Tokens, read: _Read) -> _Read:
    """ "more than 300 million but less than 800 million" is one range."""
    lower = read.limit in (MORE, FROM)
    if not lower and read.limit not in (LESS, UP_TO):
        return read
    j = read.end
    while (
        tokens[j].word in (",", "and", "but", "yet", "also", "is", "are", "cost", "costs", "which", "that")
        and j < read.end + 4
    ):
        j += 1
    limit = read_limit(tokens, j)
    if limit is None or (limit[0] in (MORE, FROM)) == lower or limit[0] in (NEAR, EXACTLY):
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
    return _Read(read.start, other.end, MoneyRange(low, high, one.limit != MORE, two.limit != LESS))
