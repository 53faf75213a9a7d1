"""The words that set a limit to a sum ("more than", "at most", "or less") and what limit each sets, with its opposite.

A table, as comparisons.py is for dates. Knows nothing of figures.
"""

from __future__ import annotations

from languages.en.tokens import SIGN, WORD, Token
from languages.limits import EXACTLY, FROM, LESS, MORE, NEAR, UP_TO

_OPPOSITES = {MORE: UP_TO, FROM: LESS, LESS: FROM, UP_TO: MORE}

_AHEAD = {
    MORE: """
        more than | over | above | greater than | bigger than | larger than | higher than | exceeding | exceed |
        exceeds | exceeded | in excess of | excess of | north of | upwards of | upward of | beyond | past | > | more
        then | surpassing | surpasses | surpass | topping | better than | not just | break the | breaks the | breaking
        the | cross the | crosses the | crossing the | pass the | passes the | top the | tops the
    """,
    FROM: """
        at least | a minimum of | minimum of | minimum | min | min . | >= | ≥ | => | starting at | starting from |
        from at least | or more than | at the least | at a minimum | equal to or more than | equal to or greater
        than | not lower than | no lower than | more than or equal to | greater than or equal to | no smaller than |
        at minimum | from a minimum of | hit the | hits the | reach the | reaches the
    """,
    LESS: """
        less than | under | below | fewer than | smaller than | lower than | beneath | south of | < | less then |
        short of | underneath | up to but not including
    """,
    UP_TO: """
        at most | up to | upto | a maximum of | maximum of | maximum | max | max . | within | <= | ≤ | =< | at the
        most | capped at | to a maximum of | not to exceed | less than or equal to | equal to or less than | smaller
        than or equal to | no higher than | at maximum | a budget of up to | a limit of | limit of | limit is |
        ceiling is | a ceiling of | ceiling of | cap is | a cap of | within a budget of | within the budget of
    """,
    EXACTLY: "exactly|precisely|equal to|equals|equal|=|just|exactly at",
    NEAR: """
        about | around | roughly | approximately | approximately . | circa | ca | ca . | some | ~ | ≈ | nearly |
        almost | close to | in the region of | near | in the neighbourhood of | in the neighborhood of | in the
        order of | or about | say | more or less | of about | of around
    """,
}
# Said of prices alone: after them even a small bare figure is a sum.
_PRICED = {
    MORE: """
        dearer than | costlier than | pricier than | more expensive than | costing over | costing above | costing
        more than | worth more than | worth over | valued above | budgeted above
    """,
    LESS: """
        cheaper than | less expensive than | less costly than | costing under | costing below | costing less than |
        worth less than | worth under
    """,
}
_BEHIND = {
    FROM: """
        or more | and more | or above | and above | or over | and over | and up | or up | and upwards | or upwards |
        upwards | or higher | or greater | and higher | plus | + | at least | minimum | min | at minimum | or bigger
        | or larger | at the least | and greater | or dearer | up | and beyond | or so and more
    """,
    UP_TO: """
        or less | and less | or under | and under | or below | and below | or fewer | or lower | and lower | at most
        | max | maximum | tops | or cheaper | and cheaper | or smaller | at the most | and downwards | or downwards
        | and fewer | at maximum
    """,
    NEAR: "or so|- ish|ish|or thereabouts|give or take|more or less|approximately|roughly|or around that",
    EXACTLY: "exactly|precisely|sharp",
}
_Rows = dict[str, list[tuple[tuple[str, ...], str, bool]]]


def _rows(*tables: tuple[dict[str, str], bool]) -> _Rows:
    rows: _Rows = {}
    for table, priced in tables:
        for limit, phrases in table.items():
            for phrase in phrases.split("|"):
                words = tuple(phrase.split())
                rows.setdefault(words[0], []).append((words, limit, priced))
    for found in rows.values():
        found.sort(key=lambda row: -len(row[0]))
    return rows


_AHEAD_ROWS, _BEHIND_ROWS = _rows((_AHEAD, False), (_PRICED, True)), _rows((_BEHIND, False))
_NOT = frozenset(("not", "no", "never", "cannot", "nothing", "none"))
_BETWEEN_NOT = frozenset(("cost", "costing", "costs", "be", "being", "go", "worth", "do", "does", "that", "is", "are"))


def read_limit(tokens: tuple[Token, ...], i: int) -> tuple[str, int, int, bool] | None:
    """A limit before its sum: which, where its words begin (a "not" before them belongs to it) and end, and
    whether it is said of prices alone.
    """
    word, j = tokens[i].word, i
    negated = word in _NOT or (tokens[i].kind == WORD and word.endswith("n't"))
    if negated:
        j = i + 1
        if tokens[j].word in _BETWEEN_NOT:
            j += 1
    rows = _AHEAD_ROWS.get(tokens[j].word)
    if rows is None:
        return None
    for words, limit, priced in rows:
        if all(tokens[j + n].word == part for n, part in enumerate(words)):
            end = j + len(words)
            if negated:
                if limit not in _OPPOSITES:
                    return None
                limit = _OPPOSITES[limit]
            return limit, i, end, priced
    return None


def read_limit_behind(tokens: tuple[Token, ...], i: int) -> tuple[str, int] | None:
    """A limit after its sum, and the index after it."""
    for words, limit, _ in _BEHIND_ROWS.get(tokens[i].word, ()):
        if all(tokens[i + n].word == part for n, part in enumerate(words)):
            if words == ("+",) and tokens[i].kind == SIGN and not tokens[i].glued:
                return None
            return limit, i + len(words)
    return None
