"""Makes the Reading of a message: what was marked in it, the kind of question that it is, and the language it is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.readers.kinds import name_follow_up, name_kind, weigh_foreign
from bot.readers.told import name_told
from languages.choice import choose_language
from languages.reading import Mark, Reading

Ranking = Sequence[Mapping[str, object]]  # the classifier's {"name", "confidence"}, best first
NameKind = Callable[[Sequence[Mark], Ranking], tuple[str, float]]


def understand(said: str, text: str, marks: tuple[Mark, ...], ranking: Ranking, name: NameKind = name_kind) -> Reading:
    """The Reading of what was `said`, whose Marks have their places in the prepared `text`."""
    kind, confidence = name(marks, ranking)
    told, surely = name_told(marks, ranking)
    surely = surely and not any((mark.kind, mark.value) == ("person", "wish") for mark in marks)
    language = choose_language(said if len(said) == len(text) else text, marks)
    follow_up, foreign = name_follow_up(marks, ranking), weigh_foreign(ranking)
    return Reading(text, told if surely else kind, confidence, language, marks, follow_up, foreign, kind, told)
