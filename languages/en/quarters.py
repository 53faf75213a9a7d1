"""Quarters, halves and seasons, with the year that stands after them: Q2 2024, second quarter of 2024-25, H1,
summer 2024.

Knows nothing of days or of "since".
"""

from __future__ import annotations

from datetime import date

from languages.en.figures import read_ordinal
from languages.en.relative_periods import read_this_year
from languages.en.tokens import INTEGER, SIGN, WORD, Token
from languages.en.years import read_year
from languages.points import Point

_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4}


def read_quarter(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    """Q2, 2Q24, second quarter, H1, first half, each with or without its year."""
    half_or_quarter = read_bare_quarter(tokens, i)
    if half_or_quarter is None:
        return None
    point = add_year(tokens, half_or_quarter, today)
    if point.year is None and (point.half or tokens[i].word in ("last", "final", "closing")):
        return None
    return point._replace(bad=True) if point.quarter and point.quarter > 4 else point


def read_season(tokens: tuple[Token, ...], i: int, today: date) -> Point | None:
    season = _SEASONS.get(tokens[i].word)
    if season is None or (tokens[i].text.lower() == "fall" and tokens[i + 1].word in ("in", "during", "within")):
        return None
    point = add_year(tokens, Point(i + 1, season=season), today)
    return point if point.year is not None else None


def add_year(tokens: tuple[Token, ...], point: Point, today: date, bare: bool = False) -> Point:
    """The Point with the year that follows it: "May 2022", "Q2 of 2024-25", "third quarter this year"; `bare`
    takes 24.
    """
    j = point.end
    if tokens[j].word == ",":
        j += 1
    sign = tokens[j].kind == SIGN and tokens[j].word in ("-", "/") and tokens[j].glued == tokens[j + 1].glued
    if sign or (tokens[j].kind == WORD and tokens[j].word in ("of", "in", "for", "during")):
        j += 1
    if tokens[j].word == "the" and tokens[j].kind == WORD:
        j += 1
    glued = tokens[j].glued and tokens[j - 1].word in ("q", "h")
    year = read_year(tokens, j, short=True, bare=bare or glued or (sign and not point.day))
    if year is not None and year.bad:
        return point._replace(end=year.end, bad=True)
    if year is None or year.year is None or year.month:
        year = read_this_year(tokens, j, today)
        if year is None:
            return point
    return point._replace(end=year.end, year=year.year, financial=year.financial)


def read_bare_quarter(tokens: tuple[Token, ...], i: int) -> Point | None:
    token, follower = tokens[i], tokens[i + 1]
    word = token.word
    if word in ("q", "h") and follower.kind == INTEGER and len(follower.word) == 1:
        if word == "q" or follower.glued:
            return _numbered(word, int(follower.word), i + 2)
        return None
    if word == "quarter":
        figure = follower.word
        number = int(figure) if follower.kind == INTEGER and len(figure) == 1 else _WORDS.get(figure, 0)
        return _numbered("q", number, i + 2) if number else None
    if token.kind == INTEGER and len(word) == 1 and follower.word in ("q", "h") and follower.glued:
        return _numbered(follower.word, int(word), i + 2)
    if word in ("last", "final", "closing", "latter"):
        if follower.word == "quarter" and word != "latter":
            return Point(i + 2, quarter=4)
        return Point(i + 2, half=2) if follower.word == "half" else None
    ordinal = read_ordinal(tokens, i)
    if ordinal is None:
        return None
    number, j = ordinal
    if tokens[j].word == "-":
        j += 1
    if tokens[j].word in ("financial", "calendar") and tokens[j + 1].word == "quarter":
        return Point(j + 2, quarter=number, financial=tokens[j].word == "financial")
    if tokens[j].word in ("and", "or", "to", "-") and (second := read_ordinal(tokens, j + 1)):
        # "the first and second quarter of 2024"
        whole = tokens[second[1]].word
        return Point(j, quarter=number) if whole == "quarter" else Point(j, half=number) if whole == "half" else None
    if tokens[j].word == "quarter" and 1 <= number <= 9:
        return Point(j + 1, quarter=number)
    if tokens[j].word == "half" and number <= 2:
        return Point(j + 1, half=number)
    return None


def _numbered(letter: str, number: int, end: int) -> Point | None:
    if letter == "q":
        return Point(end, quarter=number) if number else None
    return Point(end, half=number) if number in (1, 2) else None
