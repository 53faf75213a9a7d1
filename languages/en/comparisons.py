"""The words that open or close a date ("since", "no later than", "or earlier") and what each makes of a Period.

A table: a phrase, and which of since, after, before, until it means. Knows nothing of how dates are written.
"""

from __future__ import annotations

from collections.abc import Iterable

from languages.en.tokens import Token
from languages.spans import AFTER, BEFORE, BETWEEN, FROM, SINCE, UNTIL

_AHEAD = {
    SINCE: """
        since | ever since | starting from | beginning from | commencing from | effective from | with effect from |
        as from | as of | on or after | in or after | during or after | at or after | from or after | from and after
        | nothing older than | none older than | not older than | no older than | nothing earlier than
        | none earlier than | nothing before
        | not before | not earlier than | no earlier than | no sooner than | not sooner than | not until | from no
        earlier than | since at least | on and after | in and after | since around | since about | since the | any
        time from | not prior to
    """,
    AFTER: """
        after | later than | beyond | past | post | post - | subsequent to | more recent than | newer than |
        following | until after | till after | any time after | at some point after | sometime after | only after | anytime after
    """,
    BEFORE: """
        before | earlier than | prior to | ahead of | preceding | pre | pre - | older than | sooner than | any time
        before | sometime before | anytime before | only before
    """,
    UNTIL: """
        by | until | up to | up to and including | upto | up until | through | no later than | not later than | not
        after | not beyond | not past | on or before | in or before | by or before | at or before | during or before
        | on and before | at the latest by | latest by | up through | any time until | as late as | at the latest in
        | latest in
    """,
    FROM: "from",
    BETWEEN: "between|in between|ranging from|anywhere between|anytime between|sometime between|any time between",
}
_BEHIND = {
    SINCE: """
        onwards | or later | and later | or after | and after | and onwards | or onwards | and beyond | or beyond |
        or newer | upwards | forward | forwards | + | at the earliest | or thereafter | and thereafter | and
        afterwards | or afterwards | and on | or more recent | and forward | and newer | or more recently | and up |
        or past that
    """,
    UNTIL: """
        or earlier | and earlier | or before | and before | or sooner | and sooner | or older | and older | at the
        latest | or prior | and prior | latest | or previously | backwards | and backwards
    """,
}
NOT_REACH = 5  # words between "not" and "until"
_NOT = frozenset(
    ("not", "never", "nothing", "none", "won't", "isn't", "aren't", "doesn't", "don't", "wont", "nt", "n't", "t")
)
_JOINTS = "to|-|until|through|up to|upto|up until|thru to|through to|up through|right up to|~"
_FROM_JOINTS = _JOINTS + "|and till|and until|and to|and up to"
_BETWEEN_JOINTS = "and|to|-|until|through|&|or"

_Table = dict[str, list[tuple[tuple[str, ...], str]]]


def _table(rows: Iterable[tuple[str, str]]) -> _Table:
    """Phrases by their first word, longest first."""
    table: _Table = {}
    for meaning, phrases in rows:
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, meaning))
    for found in table.values():
        found.sort(key=lambda row: -len(row[0]))
    return table


_AHEAD_TABLE, _BEHIND_TABLE = _table(_AHEAD.items()), _table(_BEHIND.items())
_JOINT_TABLES = {
    FROM: _table([("", _FROM_JOINTS)]),
    BETWEEN: _table([("", _BETWEEN_JOINTS)]),
    "": _table([("", _JOINTS)]),
}


def match(table: _Table, tokens: tuple[Token, ...], i: int) -> tuple[str, int] | None:
    """The longest phrase of the table at token `i`: its meaning, and the index after it."""
    rows = table.get(tokens[i].word)
    if rows is None:
        return None
    for words, meaning in rows:
        if all(tokens[i + n].word == word for n, word in enumerate(words)):
            return meaning, i + len(words)
    return None


def read_ahead(tokens: tuple[Token, ...], i: int) -> tuple[str, int] | None:
    """A comparison that stands before its date; what does not begin "until 2025" begins from then on."""
    found = match(_AHEAD_TABLE, tokens, i)
    if found and tokens[i].word in ("until", "till") and found[0] == UNTIL:
        before = {tokens[k].word for k in range(max(i - NOT_REACH, 0), i)}
        return (SINCE, found[1]) if before & _NOT else found
    return found


def read_behind(tokens: tuple[Token, ...], i: int) -> tuple[str, int] | None:
    """A comparison that stands after its date."""
    return match(_BEHIND_TABLE, tokens, i)


def read_joint(tokens: tuple[Token, ...], i: int, opening: str) -> int | None:
    """The word between the two ends of a range that was opened by from, between or nothing: the index after it."""
    found = match(_JOINT_TABLES[opening], tokens, i)
    return found[1] if found else None
