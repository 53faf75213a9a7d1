"""A message as a row of Tokens (words, figures, written dates, signs), from which the English readers read.

One pass with one expression that cannot backtrack far, so that no text is slow. Knows spelling, no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from languages.en.lexicon import spell

WORD, INTEGER, DECIMAL, ORDINAL, DATE, MONTH_YEAR, OTHER, SIGN, END = range(9)


class Token(NamedTuple):
    kind: int
    word: str  # lower case; a misspelt key word is put right, a dash of any length is "-"
    start: int
    end: int
    glued: bool  # nothing stands between it and the token before it
    text: str = ""  # as it was typed


class Placed(Protocol):
    """What a reader finds at a token."""

    @property
    def end(self) -> int: ...  # the index after it


Found = TypeVar("Found", bound=Placed)

_LEXICAL = re.compile(
    r"""
    (?P<other> https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w.-]{1,64}     # addresses
      | f\d{2}-\d{1,4}e?(?!\w)                                          # FC paper numbers, not years
      | (?:fcr|ecr?|pwsc|fc)\ ?\(\d{4}-\d{2}\)\d*
      | \(?\+?852\)?[\ -]?[0-9]{4}[\ -]?[0-9]{4}(?!\d)                  # telephone numbers
      | (?!(?:19|20)\d\d[\ -](?:19|20)\d\d)[2-9][0-9]{3}[\ -][0-9]{4}(?![-\d,.]) )
    | (?P<date> [0-9]{4}(?P<s>[-/.])[0-9]{1,2}(?P=s)[0-9]{1,2}(?!\.?\d)
      | [0-9]{1,2}(?P<z>[-/.])[0-9]{1,2}(?P=z)(?:[0-9]{4}|[0-9]{2})(?!\.?\d) )
    | (?P<my> (?:0[1-9]|1[0-2])\.20\d\d(?!\.?\d) )
    | (?P<ordinal> [0-9]{1,4}(?:st|nd|rd|th)(?!\w) )
    | (?P<decimal> [0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?(?!\d) | [0-9]{1,12}\.[0-9]{1,6}(?!\d) )
    | (?P<integer> [0-9]+ )
    | (?P<word> [^\W\d_]+n't | [^\W\d_]+ )
    | (?P<sign> 's(?!\w) | <=|>=|=<|=> | \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = {
    **{"other": OTHER, "date": DATE, "my": MONTH_YEAR, "ordinal": ORDINAL, "decimal": DECIMAL, "integer": INTEGER},
    **{"word": WORD, "sign": SIGN},
}
_DASHES = frozenset("-–—‐‑−")
_LONGEST_FIGURE = 15  # digits; longer rows of digits are nobody's money or date
_NOTHING = Token(END, "", 0, 0, False)
PADDING = 16  # tokens after the last, so that a reader may look ahead without counting


@lru_cache(maxsize=32)
def split(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, then PADDING empty ones."""
    tokens: list[Token] = []
    append = tokens.append
    reached = -1
    for match in _LEXICAL.finditer(text):
        kind = _KINDS[match.lastgroup or "sign"]
        start, end = match.span()
        typed = match.group()
        word = typed.lower()
        if kind == WORD:
            word = spell(word)
        elif kind == SIGN and word in _DASHES:
            word = "-"
        elif kind == INTEGER and end - start > _LONGEST_FIGURE:
            kind = OTHER
        append(Token(kind, word, start, end, start == reached, typed))
        reached = end
    tokens.extend([_NOTHING] * PADDING)
    return tuple(tokens)


def read_all(tokens: tuple[Token, ...], read: Callable[[tuple[Token, ...], int], Found | None]) -> Iterator[Found]:
    """All that `read` finds, in order: after each it goes on behind it."""
    i = 0
    while tokens[i].kind != END:
        found = read(tokens, i)
        if found is None:
            i += 1
            continue
        yield found
        i = found.end
