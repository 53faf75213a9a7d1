"""In which language to answer a message: that of its grammar. A name or a figure has none, so the last choice stands."""

from __future__ import annotations

from collections.abc import Sequence

from languages.reading import Mark
from languages.script import HAN, script_of

NEUTRAL = ("ok", "okay", "k", "yes", "no", "y", "n")  # said in any language
NAMES = ("project", "department", "outsider", "programme", "target")


def choose_language(text: str, marks: Sequence[Mark]) -> str:
    """ "en", "zh-hant", "zh-hans", or "zh" for characters that both scripts share; "" where the message does not tell.

    `text` is the message as it was typed, `marks` what was read in it, at the same places.
    """
    asked = next((str(mark.value) for mark in marks if mark.kind == "language"), "")
    if asked:
        return "zh-hans" if asked == "zh" and script_of(text) == "hans" else asked
    named = [mark for mark in marks if mark.kind in NAMES]
    if text.lower().strip(" .!?。！？") in NEUTRAL:
        return ""
    rest = "".join(c for at, c in enumerate(text) if not any(mark.start <= at < mark.end for mark in named))
    script = script_of(text)
    if HAN.search(rest):
        return "zh-hans" if script == "hans" else "zh-hant" if script else "zh"
    if any(c.isalpha() for c in rest):
        return "en"
    return ("zh-hans" if script == "hans" else "zh-hant" if script else "zh") if HAN.search(text) else ""


def settle_language(chosen: str, last: str) -> str:
    """The code to answer in: the message's own, else that of the conversation so far, else English.

    "zh" is Chinese in characters that both scripts share: the conversation's script, else Traditional.
    """
    if chosen == "zh":
        return last if last.startswith("zh-") else "zh-hant"
    return chosen or last or "en"
