"""Whether a figure without a unit is money: "over 300" is, "over 300 users", "after 2024" and "top 3" are not."""

from __future__ import annotations

from languages.en.lexicon import MONTHS, words
from languages.en.limits import read_limit
from languages.en.sums import Sum, read_sum
from languages.en.tokens import END, INTEGER, SIGN, WORD, Token
from languages.en.years import PLAIN_YEARS
from languages.limits import NEAR

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
SMALLEST_BARE = 10  # "departments with more than 2" counts; "over 10" is money
_NEEDS_A_UNIT = frozenset(
    ("within", "from", "some", "past", "beyond", "min", "max", "minimum", "maximum", "just", "say")
)


def is_bare_sum(tokens: _Tokens, start: int, i: int, figure: Sum, kind: str) -> bool:
    """Whether a figure with a limit before it and no unit is money: "over 300", but not "over 300 users"."""
    if not leaves_a_sum(tokens, figure.end) and _joint_to_a_unit(tokens, figure) is None:
        return False
    if not is_plain(tokens, i):
        return False
    if has_money_word(tokens, start):
        return True
    if _joint_to_a_unit(tokens, figure) is not None:
        return True
    if is_year(tokens, i, figure) or figure.figure < SMALLEST_BARE:
        return False
    return kind != NEAR and tokens[start].word not in _NEEDS_A_UNIT


def is_bare_range(tokens: _Tokens, start: int, first: Sum, second: Sum, opening: str) -> bool:
    """Whether two bare figures are sums: after "between", or after a word for money."""
    if is_year(tokens, first.start, first) or is_year(tokens, second.start, second):
        return False
    if not leaves_a_sum(tokens, second.end) or not is_plain(tokens, first.start):
        return False
    if has_money_word(tokens, start):
        return True
    return (
        opening == "between" and first.figure >= SMALLEST_BARE and not first.figure % 1 and tokens[start].word != "from"
    )


def leaves_a_sum(tokens: _Tokens, i: int) -> bool:
    """Whether what stands after a bare figure leaves it a sum."""
    token = tokens[i]
    if token.kind == END or token.word in _FOLLOWERS:
        return True
    if token.kind == SIGN:
        return token.word in (",", ".", "?", "!", ";", ")", '"', "'") and not (
            tokens[i + 1].glued and tokens[i + 1].kind == INTEGER
        )
    return token.kind == WORD and token.word not in MONTHS and token.word.endswith(("ing", "ed"))


def is_plain(tokens: _Tokens, i: int) -> bool:
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


def is_year(tokens: _Tokens, i: int, figure: Sum) -> bool:
    return tokens[i].kind == INTEGER and len(tokens[i].word) == 4 and int(tokens[i].word) in PLAIN_YEARS


def has_money_word(tokens: _Tokens, i: int) -> bool:
    """Whether a word for money stands just before."""
    return any(tokens[j].word in _MONEY_WORDS for j in range(max(i - 2, 0), i))


def _joint_to_a_unit(tokens: _Tokens, figure: Sum) -> Sum | None:
    """The second limit of "at least 100 and at most 200 million", whose unit the first one shares."""
    j = figure.end
    if tokens[j].word in ("to", "-"):
        second = read_sum(tokens, j + 1, after_dash=tokens[j].word == "-")
        return second if second is not None and not second.bare else None
    while tokens[j].word in (",", "and", "but") and j < figure.end + 3:
        j += 1
    limit = read_limit(tokens, j) if j > figure.end else None
    second = read_sum(tokens, limit[2]) if limit else None
    return second if second is not None and not second.bare else None
