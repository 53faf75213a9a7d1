"""Years as people write them: 2024, 2024-25, FY24/25, "financial year 2024", the 2020s. Knows nothing of quarters
or months.
"""

from __future__ import annotations

from knowledge.period import Period
from languages.en.lexicon import NUMBERS, words
from languages.en.tokens import INTEGER, WORD, Token
from languages.points import FIRST_YEAR, LAST_YEAR, Point

PLAIN_YEARS = range(1990, 2100)  # a figure between them may be a year with nothing else to say so
_OF_MONEY = words(
    """
    million billion thousand trillion hundred m b k bn mn hkd hk usd dollar percent % people users times pages hours
    hrs o'clock
    """
)
_CURRENCY = frozenset(("$", "hkd", "usd", "rmb", "€", "£", "¥"))
_YEAR_FOLLOWS = frozenset(("in", "year", "during", "since"))  # after them even 3024 is meant as a year
_GLUED_BEFORE = frozenset(("fy", "cy", "year", "q", "h", "mid", "early", "late", "fye"))
_GLUED_AFTER = frozenset(("q", "h", "fy"))


def read_year(tokens: tuple[Token, ...], i: int, short: bool = False, bare: bool = False) -> Point | None:
    """A year at token `i`; `short` (after a month or a quarter) also takes '24 and 24-25, `bare` (after a dash) 24."""
    j, financial = _title(tokens, i)
    if j > i and tokens[j].word == "'":
        j += 1
    elif short and j == i and tokens[j].word == "'" and tokens[j + 1].kind == INTEGER:
        return _short(tokens, j + 1, False)
    point = _figure(tokens, j, j > i, financial is True)
    if point is None and (financial is not None or short):
        point = _short(tokens, j, financial is True, bare=bare or j > i)
    if point is None:
        point = _spelt(tokens, j)
    if point is None:
        point = _trailing_title(tokens, j)
    if point is None:
        return None
    if financial and point.year is not None:
        point = point._replace(financial=True)
    if financial and not point.bad and (point.year is None or point.month):
        point = point._replace(bad=True, period=None)  # FY2024-26 names no one financial year
    if financial is None:
        point = _suffix(tokens, point)
    if tokens[point.end].word == "'s":
        point = point._replace(end=point.end + 1)
    if point.year is not None and point.end == j + 1 and _ends(tokens, i, j):
        point = point._replace(year=point.year - 1)
    return point


def _ends(tokens: tuple[Token, ...], i: int, j: int) -> bool:
    """Whether the title names the year in which a financial year ends."""
    return any(tokens[k].word in ("ending", "ended") for k in range(i, j))


def read_decade(tokens: tuple[Token, ...], i: int) -> Point | None:
    """ "2020s" or "2020's"."""
    token, follower = tokens[i], tokens[i + 1]
    if token.kind != INTEGER or len(token.word) != 4 or token.word[3] != "0" or not follower.glued:
        return None
    if follower.word not in ("s", "'s") or int(token.word) not in PLAIN_YEARS:
        return None
    first = Period.year(int(token.word)).first
    return Point(i + 2, period=Period(first, Period.year(int(token.word) + 9).last))


def _title(tokens: tuple[Token, ...], i: int) -> tuple[int, bool | None]:
    """ "FY", "the financial year ending March", "calendar year", "year": the index after it, and whether it says
    which.
    """
    word = tokens[i].word
    j, financial = i, None
    if word == "the" and tokens[i + 1].kind == WORD:
        j, word = i + 1, tokens[i + 1].word
    start = j
    if word in ("fy", "fye"):
        j, financial = j + 1, True
    elif word in ("financial", "fin", "budget", "tax") and tokens[j + 1].word == "year":
        j, financial = j + 2, True
    elif word == "financial" and tokens[j + 1].kind == INTEGER:
        j, financial = j + 1, True
    elif word == "cy":
        j, financial = j + 1, False
    elif word == "calendar" and tokens[j + 1].word == "year":
        j, financial = j + 2, False
    elif word == "year":
        j += 1
    if j == start:
        return i, None
    if tokens[j].word in ("of", ":", "-"):
        j += 1
    if financial and tokens[j].word in ("ending", "ended", "starting", "beginning"):
        verb, j = tokens[j].word, j + 1
        if tokens[j].word == "in":
            j += 1
        if tokens[j].word == "31" and tokens[j + 1].word == "march":
            j += 1
        if tokens[j].word == ("march" if verb.startswith("end") else "april"):
            j += 1
    return j, financial


def _suffix(tokens: tuple[Token, ...], point: Point) -> Point:
    """ "2024-25 financial year", "the 2024 calendar year"."""
    word, after = tokens[point.end].word, tokens[point.end + 1].word
    if word == "fy" and not tokens[point.end + 1].glued:
        return point._replace(end=point.end + 1, financial=point.year is not None)
    if word == "financial" and after == "year":
        if point.year is None:
            return point._replace(end=point.end + 2, bad=True, period=None)
        return point._replace(end=point.end + 2, financial=True)
    if word == "calendar" and after == "year":
        return point._replace(end=point.end + 2)
    return point


def _trailing_title(tokens: tuple[Token, ...], i: int) -> Point | None:
    """ "24-25 financial year": two figures that only the words after them make a year."""
    if tokens[i].kind != INTEGER or len(tokens[i].word) != 2:
        return None
    point = _short(tokens, i, False)
    if point is None or not point.financial:
        return None
    after = _suffix(tokens, point)
    return after if after.end > point.end else None


def _figure(tokens: tuple[Token, ...], i: int, titled: bool, financial: bool) -> Point | None:
    token = tokens[i]
    if token.kind != INTEGER or len(token.word) != 4 or not _stands_alone(tokens, i):
        return None
    year = int(token.word)
    before = tokens[i - 1].word if i else ""
    if year not in PLAIN_YEARS and not titled and before not in _YEAR_FOLLOWS:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Point(i + 1, bad=True)
    sign, second = tokens[i + 1], tokens[i + 2]
    if sign.word in ("-", "/") and second.kind == INTEGER and sign.glued == second.glued:
        joined = _joined(tokens, i, year, second, sign.glued, sign.word)
        if joined is not None:
            return joined
    return Point(i + 1, year=year)


def _joined(tokens: tuple[Token, ...], i: int, year: int, second: Token, glued: bool, sign: str) -> Point | None:
    """What "2024-25", "2022-05", "2022-2024" and their like mean."""
    if not _stands_alone(tokens, i + 2):
        return None
    figure, digits = int(second.word), len(second.word)
    if digits == 4:
        tail = tokens[i + 4]
        if tokens[i + 3].word in ("-", "/") and tail.kind == INTEGER and tail.word == f"{(figure + 1) % 100:02}":
            return None  # 2022 - 2024-25: a range that ends in a financial year
        if figure == year + 1:
            return Point(i + 3, year=year, financial=True)
        if figure not in PLAIN_YEARS:
            return None
        early, late = sorted((year, figure))
        return Point(i + 3, period=Period(Period.year(early).first, Period.year(late).last))
    if digits > 2:
        return None
    if (digits == 2 and figure == (year + 1) % 100) or (digits == 1 and figure == (year + 1) % 10):
        return Point(i + 3, year=year, financial=True)
    if not glued:
        return None
    if 1 <= figure <= 12:
        return Point(i + 3, year=year, month=figure)
    if digits == 2 and figure > year % 100 and sign == "-":
        return Point(i + 3, period=Period(Period.year(year).first, Period.year(year - year % 100 + figure).last))
    return Point(i + 3, bad=True)


def _short(tokens: tuple[Token, ...], i: int, financial: bool, bare: bool = True) -> Point | None:
    """24, 24-25 and 24/25 where something has said that they are years."""
    token, sign, second = tokens[i : i + 3]
    if token.kind != INTEGER or len(token.word) != 2 or not _stands_alone(tokens, i):
        return None
    year = 2000 + int(token.word)
    if sign.word in ("-", "/") and second.kind == INTEGER and len(second.word) == 2 and _stands_alone(tokens, i + 2):
        if int(second.word) == (year + 1) % 100:
            return Point(i + 3, year=year, financial=True)
        return Point(i + 3, bad=True) if financial else None
    return Point(i + 1, year=year) if bare else None


def _spelt(tokens: tuple[Token, ...], i: int) -> Point | None:
    """ "twenty twenty-four", "two thousand and twenty-four"."""
    word, follower = tokens[i].word, tokens[i + 1].word
    if word == "twenty" and 20 <= NUMBERS.get(follower, 0) < 100:
        j = i + 2
    elif word == "two" and follower == "thousand" and tokens[i + 2 + (tokens[i + 2].word == "and")].word == "twenty":
        j = i + 3 + (tokens[i + 2].word == "and")
        follower = "twenty"
    else:
        return None
    year = 2000 + NUMBERS[follower]
    unit = j + 1 if tokens[j].word == "-" else j
    if NUMBERS.get(tokens[unit].word, 10) < 10:
        year, j = year + NUMBERS[tokens[unit].word], unit + 1
    return None if tokens[j].word in _OF_MONEY else Point(j, year=year)


def _stands_alone(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the figure is not part of a sum, a name or a code."""
    before, token, after = tokens[i - 1] if i else tokens[-1], tokens[i], tokens[i + 1]
    if before.word in _CURRENCY or after.word in _OF_MONEY:
        return False
    if token.glued and before.kind == WORD and before.word not in _GLUED_BEFORE:
        return False
    return not (after.glued and ((after.kind == WORD and after.word not in _GLUED_AFTER) or after.word in ("%", "$")))
