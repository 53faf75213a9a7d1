"""Sums of money as people write them: $300m, HK$1,395.8 million, half a billion, or a bare 300. Knows nothing of
limits.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from languages.en.figures import read_figure
from languages.en.lexicon import words
from languages.en.tokens import INTEGER, SIGN, WORD, Token

MILLION, BILLION, _DOLLAR = Decimal(1), Decimal(1000), Decimal("0.000001")
_SCALES = {
    **{"million": MILLION, "m": MILLION, "billion": BILLION, "b": BILLION, "trillion": Decimal(1_000_000)},
    **{"thousand": Decimal("0.001"), "k": Decimal("0.001")},
}
_DOLLARS = frozenset(("dollar", "hkd", "bucks"))
FOREIGN = words(
    """
    us usd rmb cny eur gbp jpy euro euros pound pounds yen yuan renminbi sgd mop aud cad
    """
)
_GLUED_UNITS = FOREIGN.union(_SCALES, _DOLLARS)
_FOREIGN_SIGNS = frozenset("€£¥₩")
# What "5 million" counts when it is not money.
_COUNTED = words(
    """
    times users user people persons transactions transaction records record images image citizens residents visitors
    passengers patients documents requests lines rows items downloads accounts cases vehicles drivers files pages
    copies hits applications application registrations services licences devices years months days hours metres
    meters km views households companies businesses population
    """
)
_NAMED = words(
    """
    phase stage part option type class level section item version page paper no number room
    """
)
_LARGEST_BARE = 100_000  # a bare figure below it is in HK$ million, as the list's own column is; above it in dollars


class Sum(NamedTuple):
    figure: Decimal
    scale: Decimal | None  # HK$ million in one of its units; None where nothing says
    currency: bool
    start: int
    end: int
    grouped: bool = False  # written with thousands commas
    foreign: bool = False

    @property
    def bare(self) -> bool:
        return self.scale is None and not self.currency

    def worth(self, scale: Decimal | None = None) -> Decimal:
        """HK$ million, `scale` serving where the sum names none."""
        scale = self.scale or (scale if self.figure < _LARGEST_BARE else None)
        if scale is None:
            scale = MILLION if self.figure < _LARGEST_BARE else _DOLLAR
        worth = self.figure * scale
        return worth.quantize(MILLION) if worth == worth.to_integral_value() else worth.normalize()


def read_sum(tokens: tuple[Token, ...], i: int, after_dash: bool = False) -> Sum | None:
    """The sum, or the bare figure, that begins at token `i`; `after_dash` expects the second figure of "300-500m"."""
    j, currency, scale, foreign = _currency(tokens, i)
    if not (currency or after_dash) and i > 0 and _inside_a_code(tokens, i):
        return None
    figure = read_figure(tokens, j)
    if figure is None:
        return None
    end = figure.end
    lettered = tokens[j].kind == INTEGER and tokens[end].glued and tokens[end].kind == WORD
    if lettered and tokens[end].word not in _GLUED_UNITS:
        return None  # 26C
    named = _scale(tokens, end, currency or figure.spelt, i)
    if named is not None and scale is None:
        scale, end = named
    elif scale is None and figure.spelt and figure.value < 1:
        return None
    end, said = _after(tokens, end)
    foreign = foreign or said == "foreign"
    currency = currency or said == "home"
    if (tokens[end].word in _COUNTED and not currency) or tokens[end].word in ("%", "percent"):
        return None
    grouped = "," in tokens[j].word and figure.end == j + 1
    return Sum(figure.value, scale, currency, i, end, grouped, foreign)


def _currency(tokens: tuple[Token, ...], i: int) -> tuple[int, bool, Decimal | None, bool]:
    """ "HK$", "HKD", "$M", "US$" at token `i`: the index after it, whether it stands there, its scale, whether
    foreign.
    """
    j, word = i, tokens[i].word
    foreign = (word in FOREIGN and tokens[i].kind == WORD) or (word in _FOREIGN_SIGNS and bool(word))
    if foreign:
        j += 1 + (tokens[j + 1].word == "$")
        return j, True, None, True
    if word in ("hk", "hkd"):
        j += 1
    if tokens[j].word == "$":
        j += 1
    if j == i or (word == "hk" and j == i + 1):
        return i, False, None, False
    scale = None
    if tokens[j].word in ("m", "million") and tokens[j + 1].kind not in (WORD, SIGN) and tokens[j + 1].word:
        scale, j = MILLION, j + 1
    return j, True, scale, False


def _inside_a_code(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the figure at `i` is the tail of a date, a version or a name: PICS-3, 2024-25, phase 3."""
    before, token = tokens[i - 1], tokens[i]
    if before.word in _NAMED and token.kind != WORD:
        return True
    if not token.glued or token.kind == WORD:
        return False
    return before.kind == WORD or before.word in ("/", ".", "#", ":", "&") or (before.word == "-" and before.glued)


def _scale(tokens: tuple[Token, ...], i: int, sure: bool, start: int) -> tuple[Decimal, int] | None:
    word = tokens[i].word
    if tokens[i].kind == SIGN and word == "-" and tokens[i + 1].word in ("million", "billion"):
        return _SCALES[tokens[i + 1].word], i + 2
    scale = _SCALES.get(word)
    if scale is None or tokens[i].kind != WORD:
        return None
    if len(word) == 1 and not tokens[i].glued and tokens[i + 1].kind == WORD and tokens[i + 1].glued:
        return None
    if word == "thousand" and tokens[i + 1].word == "million":
        return Decimal(1000), i + 2
    if word == "thousand" and tokens[i + 1].word == "billion":
        return Decimal(1_000_000), i + 2
    if word == "k" and tokens[i + 1].word == "million":
        return Decimal(1000), i + 2
    return scale, i + 1


def _after(tokens: tuple[Token, ...], i: int) -> tuple[int, str]:
    """ "dollars", "HKD", "HK$", "of HK dollars", "US dollars" after a figure."""
    j = i + 1 if tokens[i].word == "hong" and tokens[i + 1].word == "kong" else i
    if j > i and tokens[j + 1].word == "dollar":
        return j + 2, "home"
    if tokens[i].word in FOREIGN:
        return i + 1 + (tokens[i + 1].word in ("dollar", "$")), "foreign"
    if tokens[i].word in _DOLLARS:
        return i + 1, "home"
    if tokens[i].word == "hk" and tokens[i + 1].word in ("$", "dollar"):
        return i + 2, "home"
    if tokens[i].word == "$" and not (tokens[i + 1].glued and tokens[i + 1].kind == INTEGER):
        if tokens[i + 1].word in ("m", "million"):
            return i + 2, "home"
        return i + 1, "home"
    return i, ""
