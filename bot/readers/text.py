"""A message made plain, and cut into tokens: a Han character, or a run of letters and digits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from languages.script import to_simplified

LIMIT = 500  # characters that are read; the channels refuse longer messages

_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
)
_TOKEN = re.compile(
    r"[\u3400-\u9fff]"
    r"|(?<![a-z0-9])f\d\d-\d+e?(?![a-z0-9])"  # a paper's number
    r"|(?<![a-z0-9])e-[a-z]+"  # e-health, e-payment
    r"|[^\W_\u3400-\u9fff]+(?:[&'+.]+[^\W_\u3400-\u9fff]+)*[+]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Token:
    """text[start:end], and `norm`, the lower-case form (mended where it was a slip of the keyboard)."""

    start: int
    end: int
    norm: str


def normalise(text: str) -> str:
    """The text with compatibility forms, quotes and dashes made plain, without control and direction marks, single-spaced."""
    plain = unicodedata.normalize("NFKC", text[: LIMIT * 2]).translate(_STRAIGHT)
    kept = "".join(" " if c.isspace() else c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(kept.split())[:LIMIT]


def fold(text: str) -> str:
    """The text as the sentence embedding knows it best: plain, and Chinese in Simplified characters; never empty."""
    return to_simplified(normalise(text)) or " "


def tokenise(text: str) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group().lower()
        if word.endswith("'s") and len(word) > 2 and word not in _CONTRACTIONS:
            tokens.append(Token(match.start(), match.end() - 2, word[:-2]))
        else:
            norm = word.replace("-", "") if word.startswith("e-") else word
            tokens.append(Token(match.start(), match.end(), norm))
    return tokens


_CONTRACTIONS = frozenset(
    {"it's", "that's", "what's", "there's", "who's", "how's", "where's", "when's", "let's", "he's", "she's", "here's"}
)
