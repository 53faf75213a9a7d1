"""What the classifier is told of a message besides its embedding: which kinds of Marks it holds, as named numbers.

No value of the store is among them (that a project is named, never which), so another list needs no other training.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from languages.reading import Mark

Signs = Mapping[str, float]

# Marks whose values are names and figures; the values of all others are the few of a lexicon.
OPEN = (
    "period",
    "month",
    "quarter",
    "day",
    "bad_date",
    "money",
    "length",
    "foreign_money",
    "number",
    "ordinal",
    "department",
    "project",
    "programme",
    "target",
    "measure",
    "qualified",
    "edition",
    "outsider",
)
SHARES = (
    "fit",
    "near",
)  # how well the message fits what the store holds: numbers between 0 and 1, the others are 0 or 1
MOST_WORDS = 3  # more words of a sort than this say nothing new
WEIGHT = 0.3  # of one sign beside the embedding's 512 numbers, whose squares add up to one


def tell_signs(marks: Sequence[Mark]) -> Signs:
    """The signs of a message by name, each 1 where it is there; "fit" and "near" are shares."""
    signs: dict[str, float] = {}
    words: Counter[str] = Counter()
    for mark in marks:
        if mark.kind == "word":
            words[mark.role] += 1
        elif mark.kind == "fit":
            signs["fit"] = mark.value / 100
        elif mark.kind == "near":
            signs["near"] = max(signs.get("near", 0.0), mark.value[1] / 100)
        elif mark.kind in ("akin", "either"):
            continue  # of a topic that has been taken for one already; of conditions, which are signs themselves
        else:
            signs[mark.kind] = 1.0
            if mark.kind == "programme" and mark.role:
                signs[f"programme {mark.role}"] = 1.0
            if mark.kind not in OPEN:
                signs[f"{mark.kind} {mark.value}"] = 1.0
    for role, number in words.items():
        signs |= {f"{role} word {count}": 1.0 for count in range(1, min(number, MOST_WORDS) + 1)}
    return signs or {"nothing": 1.0}


def list_names(told: Sequence[Signs]) -> list[str]:
    """The names of all signs that any message has, in a fixed order."""
    return sorted({name for signs in told for name in signs})


def lay_out(told: Sequence[Signs], names: Sequence[str]) -> NDArray[np.float32]:
    """A row of numbers for each message, a column for each name; signs of other names are left out."""
    column = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(told), len(names)), np.float32)
    for row, signs in zip(rows, told, strict=True):
        for name, value in signs.items():
            if name in column:
                row[column[name]] = WEIGHT * value
    return rows
