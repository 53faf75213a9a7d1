"""What people say around a question: who asks, why, and what is not asked. The shapes, which every language gives."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Chatter:
    """How one language asks, tells and denies in a clause."""

    begins: re.Pattern[str]  # where a clause begins without a stop before it: "but I", 「想知」
    oneself: re.Pattern[str]  # a word for the speaker
    asks: re.Pattern[str]  # the clause asks or orders something
    tells: re.Pattern[str]  # it says something, of the speaker or of anybody
    denies: re.Pattern[str]  # it says what is not asked
    introduces: re.Pattern[str]  # it says who the speaker is
    announces: re.Pattern[str]  # the beginning of a clause that only announces the question
