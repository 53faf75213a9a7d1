"""Words as the full-text search keeps them: the same tokens on SQLite (FTS5) and PostgreSQL (tsvector).

Knows nothing of any language: Latin letters and digits in runs, Han characters one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeDecorator, UserDefinedType

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(f"[{_HAN}]|[^\\W_{_HAN}]+")
_LONGEST = 64  # PostgreSQL refuses lexemes of 2 KB


def cut(text: str) -> tuple[str, ...]:
    """The tokens of a text: lower case, without accents or punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if unicodedata.category(c) != "Mn")
    return tuple(token[:_LONGEST] for token in _TOKEN.findall(plain.casefold()))


def phrases(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Each word as tokens that must follow one another, the last a prefix; words of mere punctuation drop out."""
    return tuple(tokens for tokens in map(cut, words) if tokens)


def match_expression(words: Iterable[str], dialect: str) -> str:
    """What FTS5 MATCH or a tsquery is given; no token holds a quote or an operator."""
    if dialect == "sqlite":
        return " AND ".join(f'"{" ".join(tokens)}" *' for tokens in phrases(words))
    return " & ".join(
        "(" + " <-> ".join([*(f"'{token}'" for token in tokens[:-1]), f"'{tokens[-1]}':*"]) + ")"
        for tokens in phrases(words)
    )


class SearchText(TypeDecorator):
    """The tokens of a row: spaced text that FTS5 indexes, or a tsvector with their places."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Any) -> Any:
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[str] | None, dialect: Any) -> str:
        tokens = [token for text in value or () for token in cut(text)]
        if dialect.name == "postgresql":
            return " ".join(f"'{token}':{place}" for place, token in enumerate(tokens, 1))
        return " ".join(tokens)


class TsQuery(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "tsquery"
