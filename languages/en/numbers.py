"""Reads counts and places in English: read_numbers gives a Mark for "top 3", "five", "the first two", "the second
one", "#2".

Its corpus beside it, corpus/numbers.yml, says what each phrase means. A figure that is a date, money or a
name's is left alone.
"""

from __future__ import annotations

from languages.counts import Count
from languages.en.figures import read_count, read_ordinal
from languages.en.lexicon import words
from languages.en.limits import read_limit
from languages.en.tokens import END, INTEGER, OTHER, SIGN, WORD, Token, read_all, split
from languages.reading import Mark

_Tokens = tuple[Token, ...]
_THINGS = words(
    """
    project projects one ones item items entry entries result results row rows system systems option options choice
    choices paper papers department departments bureau bureaux initiative initiatives card cards line lines answer
    answers programme programmes platform platforms of
    """
)
_PLAIN_SUPERLATIVES = frozenset(["most", "least", "best", "worst", "top", "bottom"])
_NOT_SUPERLATIVES = words(
    """
    interest request test forest west rest harvest invest manifest guest digest
    """
)
_LEADS = words(
    """
    top bottom best just only other another show list give tell compare name pick find see get all
    """
)
# "the first phase", "third generation", "second quarter": no place in a list.
_NEVER = words(
    """
    phase phases generation generations stage stages quarter half year month week day time floor step version
    edition batch tranche part reading round class party hand place and-a-half century decade january february march
    april may june july august september october november december financial
    """
)
_UNITS = words(
    """
    million billion thousand hundred m bn k b dollar percent year month week day quarter hour hours minute minutes
    phase phases times % people users staff % january february march april may june july august september october
    november december decade half stage stages generation
    """
)
_ENDS = words(
    """
    is was are in on by for please and or then to cost costs costing start starts begin go when what who instead
    again thanks pls plz then from about does do has have s 's but too listed above below shown here there you
    """
)
_NAMES = words(
    """
    phase stage part class version generation level q section paper page f grade type room year
    """
)
# What stands before a count, and its role.
_AHEAD = {"first": "first", "last": "last", "final": "last", "next": "next", "following": "next", "another": "next"}
_LAST = frozenset(("last", "final"))


def read_numbers(text: str) -> list[Mark]:
    """Every count ("number") and place in a list ("ordinal") of `text`, in order.

    A count's role is "first", "last" or "next" when that word stands before it; "compared" after "more than"
    and its like; an ordinal's is "rank" before a superlative.
    """
    tokens = split(text)
    return [
        Mark(read.kind, tokens[read.start].start, tokens[read.end - 1].end, read.value, read.role)
        for read in read_all(tokens, _read)
    ]


def _read(tokens: _Tokens, i: int) -> Count | None:
    word, kind = tokens[i].word, tokens[i].kind
    if word in ("#", "number", "no", "item", "option", "result", "row", "entry"):
        return _labelled(tokens, i)
    if word in _AHEAD and kind == WORD:
        counted = _counted(tokens, i)
        if counted is not None:
            return counted
    if word in _LAST or word in ("next", "penultimate", "latter", "former", "second-last"):
        return _from_the_end(tokens, i)
    ordinal = read_ordinal(tokens, i)
    if ordinal is not None:
        return _place(tokens, i, *ordinal)
    return _count(tokens, i)


def _is_superlative(token: Token) -> bool:
    word = token.word
    return token.kind == WORD and (
        word in _PLAIN_SUPERLATIVES or (len(word) > 5 and word.endswith("est") and word not in _NOT_SUPERLATIVES)
    )


def _labelled(tokens: _Tokens, i: int) -> Count | None:
    """#2, number 2, no. 2, option two; "no 2" where nothing else is said."""
    j = i + 1
    if tokens[i].word == "no":
        alone = i == 0 and tokens[j].kind == INTEGER and tokens[j + 1].kind == END
        if not alone and (tokens[j].word != "." or tokens[j + 1].kind != INTEGER):
            return None
        j += not alone
    count = read_count(tokens, j)
    if count is None or tokens[j].word in ("a", "couple") or tokens[count[1]].word in _UNITS:
        return None
    if tokens[i].word == "#" and not tokens[j].glued:
        return None
    return Count(i, count[1], "ordinal", count[0])


def _counted(tokens: _Tokens, i: int) -> Count | None:
    """ "the first three", "last two", "the next five projects"."""
    count = read_count(tokens, i + 1)
    if count is None or tokens[i + 1].word in ("one", "a") or tokens[count[1]].word in _UNITS:
        return None
    if not _free(tokens, i + 1, count[1]):
        return None
    return Count(i, count[1], "number", count[0], _AHEAD[tokens[i].word])


def _from_the_end(tokens: _Tokens, i: int) -> Count | None:
    """ "the last one", "the penultimate", "next to last", "the latter"."""
    word, follower = tokens[i].word, tokens[i + 1]
    the = i > 0 and tokens[i - 1].word in ("the", "that", "very")
    if word == "next":
        if follower.word in ("to", "-") and tokens[i + 2 + (tokens[i + 2].word == "-")].word in ("last", "to"):
            last = i + 2 if tokens[i + 2].word == "last" else i + 4
            return Count(i, last + 1, "ordinal", -2) if tokens[last].word == "last" else None
        return None
    if word == "penultimate":
        return Count(i, _with_one(tokens, i + 1), "ordinal", -2)
    if word in ("latter", "former"):
        plain = follower.kind in (END, SIGN) or follower.word in _THINGS or follower.word in _ENDS
        if not the or not plain:
            return None
        return Count(i, _with_one(tokens, i + 1), "ordinal", -1 if word == "latter" else 1)
    if follower.word in ("one", "project", "item", "entry", "result", "row", "system", "option", "of"):
        if follower.word == "of" and not the:
            return None
        return Count(i, _with_one(tokens, i + 1), "ordinal", -1)
    if (
        the
        and word == "last"
        and (follower.kind == END or (follower.kind == SIGN and follower.word != "-") or follower.word in _ENDS)
    ):
        return Count(i, i + 1, "ordinal", -1)
    return None


def _with_one(tokens: _Tokens, i: int) -> int:
    return i + 1 if tokens[i].word == "one" else i


def _place(tokens: _Tokens, i: int, number: int, end: int) -> Count | None:
    """ "the second one", "2nd", "second most expensive", "third from the end", but no "second quarter" or "20th
    June".
    """
    if not number:
        return None
    j = end + (tokens[end].word == "-")
    follower = tokens[j]
    if follower.word in _LAST and tokens[j + 1].word not in ("year", "month", "quarter"):
        return Count(i, _with_one(tokens, j + 1), "ordinal", -number)  # "second last"
    if follower.word in ("to", "from"):
        last = j + 1
        while tokens[last].word in ("-", "the") and last < j + 3:
            last += 1
        if tokens[last].word in ("last", "end", "bottom", "final"):
            return Count(i, _with_one(tokens, last + 1), "ordinal", -number)
    if follower.word in _NEVER or (i and tokens[i - 1].word in _NAMES):
        return None
    if _is_superlative(follower):
        return Count(i, end, "ordinal", number, "rank")
    if follower.word == "of" and tokens[j + 1].word in ("all", *_NEVER):
        return None  # "first of all", "the 20th of June"
    if follower.word in _THINGS:
        return Count(i, _with_one(tokens, j), "ordinal", number)
    alone = follower.kind in (END, OTHER) or (follower.kind == SIGN and follower.word not in ("-", "/"))
    before = tokens[i - 1].word if i else ""
    if before in ("is", "s", "'s", "comes", "came", "ranks", "ranked") and (
        alone or follower.word in ("there", "then", "on", "now")
    ):
        return Count(i, end, "ordinal", number, "rank")  # "and which is second?"
    if before in ("the", "that", "this") and (alone or follower.word in _ENDS):
        return Count(i, end, "ordinal", number)
    if before in ("the", "that") and any(tokens[k].word in _THINGS - {"of"} for k in range(j + 1, j + 4)):
        return None if tokens[j + 1].word in _NEVER else Count(i, end, "ordinal", number)  # "the second police project"
    if before in ("and", "or") and i > 1 and follower.word in _ENDS and read_ordinal(tokens, i - 2):
        return Count(i, end, "ordinal", number)  # "the first and third please"
    if i == 0 and follower.word in ("please", "pls", "plz", "on"):
        return Count(i, end, "ordinal", number)  # "3rd please", "second on it: who owns it?"
    if (i == 0 or before in ("and", "or", ",", "show", "open", "pick")) and (alone or follower.word in ("and", "or")):
        return None if before == "," and number == 1 else Count(i, end, "ordinal", number)  # "cheapest, first"
    return None


def _count(tokens: _Tokens, i: int) -> Count | None:
    """A bare count: "top 3", "five most expensive", "two police projects", "a couple of", "5"."""
    token = tokens[i]
    if token.word == "a" and tokens[i + 1].word in ("dozen", "couple", "pair"):
        if tokens[i + 1].word == "dozen":
            return Count(i, i + 2, "number", 12)
    elif token.word == "half" and tokens[i + 1].word == "a" and tokens[i + 2].word == "dozen":
        return Count(i, i + 3, "number", 6)
    elif token.word == "a":
        return None
    count = read_count(tokens, i)
    if count is None or not _free(tokens, i, count[1]):
        return None
    number, end = count
    follower, before = tokens[end], tokens[i - 1].word if i else ""
    if token.word == "one" and not _one_counts(tokens, i, before, follower):
        return None
    if follower.word in _UNITS or (follower.word == "-" and follower.glued) or tokens[end].word == "quarter":
        return None
    if token.word in ("a", "couple") or _is_superlative(follower) or (i and _is_superlative(tokens[i - 1])):
        return Count(i, end, "number", number, "compared" if _is_compared(tokens, i) else "")
    near = range(end, end + 4)
    things = any(tokens[k].word in _THINGS - {"of"} for k in near if tokens[k].kind == WORD)
    if before == "the" and i > 2 and tokens[i - 2].word == "of" and (things or follower.kind != WORD):
        return Count(i, end, "number", number, "compared")  # "the largest of the three (police projects)" is one
    if follower.word in _THINGS or things or follower.word in ("more", "others", "other", "cheap", "expensive"):
        return Count(i, end, "number", number, "compared" if _is_compared(tokens, i) else "")
    if before == "all":
        return Count(i, end, "number", number)  # "what do all seven cost?"
    closed = follower.kind == END or follower.word in ("?", ".", "!", ",", "please", "by", "in", "with", "for", "and")
    led = (
        before in _LEADS
        or (before in ("the", "me", "any") and i > 1)
        or (before == "it" and tokens[i - 2].word == "make")
    )
    if closed and (led or (i == 0 and end < 3 and tokens[end].word in ("", "?", ".", "!", "please"))):
        return Count(i, end, "number", number)
    if closed and before in ("have", "has", "with"):
        return Count(i, end, "number", number)  # "and which have two?"
    return Count(i, end, "number", number) if i and _is_superlative(tokens[i - 1]) else None  # "dearest two"


def _is_compared(tokens: _Tokens, i: int) -> bool:
    """ "departments with more than 2 projects": a condition, and no limit to a list."""
    if tokens[i - 1].word == "just":
        return False
    limits = (read_limit(tokens, start) for start in range(max(i - 3, 0), i))
    return any(limit is not None and limit[2] == i for limit in limits)


def _one_counts(tokens: _Tokens, i: int, before: str, follower: Token) -> bool:
    """ "one project" counts; "which one", "the one", "one of them" point."""
    if before in ("which", "this", "that", "the", "each", "any", "another", "first", "last", "no", "every", "other"):
        return False
    if follower.word in ("project", "system", "department", "more", "item", "result", "paper") or _is_superlative(
        follower
    ):
        return True
    return before in ("top", "only", "just", "bottom") and follower.kind in (END, SIGN)


def _free(tokens: _Tokens, i: int, end: int) -> bool:
    """Whether a figure stands by itself: not in a date, a sum, a code or a name."""
    token, after = tokens[i], tokens[end]
    before = tokens[i - 1] if i else tokens[-1]
    if before.word in _NAMES or before.word in (
        "$",
        "hk",
        "hkd",
        ">",
        "<",
        ">=",
        "<=",
    ):
        return False
    if token.kind == WORD:
        return True
    if token.glued and (before.kind == WORD or before.word not in ("(", '"', "'", "#", ",")):
        return False
    if after.glued and (after.kind == WORD or (after.word in ("%", "/", "-", ":", "+", ".") and tokens[end + 1].glued)):
        return False
    return after.word not in ("%", "/")
