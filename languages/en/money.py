"""Reads money in English: read_money gives a Mark with a MoneyRange for every sum or limit in a message.

Its corpus beside it, corpus/money.yml, says what each phrase means. Knows nothing of projects.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from knowledge.money import MoneyRange
from languages.en.lexicon import MONTHS, words
from languages.en.limits import EXACTLY, FROM, LESS, MORE, NEAR, UP_TO, read_limit, read_limit_behind
from languages.en.sums import Sum, read_sum
from languages.en.tokens import END, INTEGER, SIGN, WORD, Token, split
from languages.en.years import PLAIN_YEARS
from languages.reading import Mark

_Tokens = tuple[Token, ...]
_MONEY_WORDS = words(
    """
    cost costs costing costed budget budgets budgeted estimate estimates estimated price prices priced worth spend
    spending spent amount amounts amounting value valued values funding funded sum sums expenditure cheaper dearer
    pricier costlier estimation fund money
    """
)
# After a bare figure these leave it a sum; any other word is what it counts ("over 300 users").
_FOLLOWERS = words(
    """
    and or but for by in from that which who with please to is are was were only then so sort sorted ordered if as
    not budget cost costs per each yes ok too also now instead thanks thank when than have has had do does did can
    what how approved started due go going live between since before after at
    """
)
_SMALLEST_BARE = 10  # "departments with more than 2" counts; "over 10" is money
_ASKING = frozenset(("what", "how", "me", "all", "know", "learn", "us", "hear", "more"))  # tell me about ...
_NEEDS_A_UNIT = frozenset(
    ("within", "from", "some", "past", "beyond", "min", "max", "minimum", "maximum", "just", "say")
)


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
    if first.bare and not (priced or _is_bare_sum(tokens, i, j, first, kind)):
        return None
    if first.bare and priced and not _follows(tokens, first.end):
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
        if behind is None or (first.figure < _SMALLEST_BARE and not _money_word(tokens, i)):
            return None
        if _is_year(tokens, i, first) or not _follows(tokens, behind[1]) or not _plain(tokens, i):
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
    second = read_sum(tokens, j + 1) if joint != "-" else _after_dash(tokens, j + 1)
    if second is None:
        return None
    if first.bare and second.bare and not _bare_range(tokens, start, first, second, opening):
        return None
    if first.foreign or second.foreign:
        return _Read(start, second.end, None)
    low, high = _shared(first, second)
    if opening == NEAR:
        low, high = low * Decimal("0.9"), high * Decimal("1.1")
    return _Read(start, second.end, MoneyRange(low, high))


def _after_dash(tokens: _Tokens, i: int) -> Sum | None:
    """The second figure of "300-500m", which read alone would be the tail of a code."""
    if not tokens[i].glued:
        return read_sum(tokens, i)
    loose = (*tokens[:i], tokens[i]._replace(glued=False), *tokens[i + 1 : i + 12])
    return read_sum(loose, i) if len(loose) > i + 8 else None


def _bare_range(tokens: _Tokens, start: int, first: Sum, second: Sum, opening: str) -> bool:
    """Whether two bare figures are sums: after "between", or after a word for money."""
    if _is_year(tokens, first.start, first) or _is_year(tokens, second.start, second):
        return _money_word(tokens, start)
    if not _follows(tokens, second.end) or not _plain(tokens, first.start):
        return False
    if _money_word(tokens, start):
        return True
    return (
        opening == "between"
        and first.figure >= _SMALLEST_BARE
        and not first.figure % 1
        and tokens[start].word != "from"
    )


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


def _is_bare_sum(tokens: _Tokens, start: int, i: int, figure: Sum, kind: str) -> bool:
    """Whether a figure with a limit before it and no unit is money: "over 300", but not "over 300 users"."""
    if not _follows(tokens, figure.end) and _joint_to_a_unit(tokens, figure) is None:
        return False
    if not _plain(tokens, i):
        return False
    if _money_word(tokens, start):
        return True
    if _joint_to_a_unit(tokens, figure) is not None:
        return True
    if _is_year(tokens, i, figure) or figure.figure < _SMALLEST_BARE:
        return False
    return kind != NEAR and tokens[start].word not in _NEEDS_A_UNIT


def _joint_to_a_unit(tokens: _Tokens, figure: Sum) -> Sum | None:
    """The second limit of "at least 100 and at most 200 million", whose unit the first one shares."""
    j = figure.end
    if tokens[j].word in ("to", "-"):
        second = read_sum(tokens, j + 1) if tokens[j].word == "to" else _after_dash(tokens, j + 1)
        return second if second is not None and not second.bare else None
    while tokens[j].word in (",", "and", "but") and j < figure.end + 3:
        j += 1
    limit = read_limit(tokens, j) if j > figure.end else None
    second = read_sum(tokens, limit[2]) if limit else None
    return second if second is not None and not second.bare else None


def _follows(tokens: _Tokens, i: int) -> bool:
    """Whether what stands after a bare figure leaves it a sum."""
    token = tokens[i]
    if token.kind == END or token.word in _FOLLOWERS:
        return True
    if token.kind == SIGN:
        return token.word in (",", ".", "?", "!", ";", ")", '"', "'") and not (
            tokens[i + 1].glued and tokens[i + 1].kind == INTEGER
        )
    return token.kind == WORD and token.word not in MONTHS and token.word.endswith(("ing", "ed"))


def _plain(tokens: _Tokens, i: int) -> bool:
    """Whether a bare figure is written as one, and is not the place of something ("top 300 or more")."""
    return not i or tokens[i - 1].word not in (
        "top",
        "first",
        "last",
        "next",
        "bottom",
        "q",
        "phase",
        "number",
        "#",
        "-",
    )


def _is_year(tokens: _Tokens, i: int, figure: Sum) -> bool:
    return tokens[i].kind == INTEGER and len(tokens[i].word) == 4 and int(tokens[i].word) in PLAIN_YEARS


def _money_word(tokens: _Tokens, i: int) -> bool:
    """Whether a word for money stands just before."""
    return any(tokens[j].word in _MONEY_WORDS for j in range(max(i - 2, 0), i))
