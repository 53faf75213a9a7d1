"""What a conversation remembers: the last question, the list last shown, the project in focus, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from languages.choice import settle_language
from languages.reading import Reading

DEPTH = 5  # questions that can be undone


@dataclass(frozen=True)
class Memory:
    """One turn's remains.

    `reading` the last question with all that it carried over, `shown` the keys of the projects on show, in order,
    `offset` where in the whole list they begin, `focus` the key of the one project spoken of, `options` the keys of
    departments that were offered in a question back, `owners` the department of each project on show, `asked_back`
    whether the answer was a question, `language` that of the last message that had one, `language_fixed` whether it
    was asked for, `before` the turns before, latest last, `asked` the last question where it was about one project of
    the list on show, whose own question `reading` is, `singled` the departments or years that the last answer named
    first, as Marks.
    """

    reading: Reading | None = None
    shown: tuple[str, ...] = ()
    offset: int = 0
    total: int = 0
    focus: str = ""
    options: tuple[str, ...] = ()
    owners: tuple[tuple[str, str], ...] = ()
    asked_back: bool = False
    language: str = ""
    language_fixed: bool = False
    before: tuple[Memory, ...] = ()
    asked: Reading | None = None
    singled: Reading | None = None

    @property
    def focus_owner(self) -> str:
        """The department of the project in focus, "" where there is none."""
        return dict(self.owners).get(self.focus, "")

    def then(self, after: Memory) -> Memory:
        """`after`, with this turn to go back to."""
        if self.reading is None:
            return after
        return replace(after, before=(*self.before, replace(self, before=()))[-DEPTH:])

    def hear(self, reading: Reading) -> Memory:
        """This memory, with the language to answer that message in."""
        asked_for = reading.kind == "language"
        if self.language_fixed and not asked_for:
            return self
        return replace(self, language=settle_language(reading.language, self.language), language_fixed=asked_for)

    def to_json(self) -> dict[str, Any]:
        return {
            "reading": self.reading.to_json() if self.reading else None,
            "shown": list(self.shown),
            "offset": self.offset,
            "total": self.total,
            "focus": self.focus,
            "options": list(self.options),
            "owners": [list(pair) for pair in self.owners],
            "asked_back": self.asked_back,
            "language": self.language,
            "language_fixed": self.language_fixed,
            "before": [turn.to_json() for turn in self.before],
            "asked": self.asked.to_json() if self.asked else None,
            "singled": self.singled.to_json() if self.singled else None,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Memory:
        """The Memory that `to_json` wrote; an empty one for None. A channel may know a new conversation's language alone."""
        if not data or "reading" not in data:
            return cls(language=(data or {}).get("language", ""))
        return cls(
            Reading.from_json(data["reading"]) if data["reading"] else None,
            tuple(data["shown"]),
            data["offset"],
            data["total"],
            data["focus"],
            tuple(data["options"]),
            tuple((key, owner) for key, owner in data["owners"]),
            data["asked_back"],
            data["language"],
            data["language_fixed"],
            tuple(cls.from_json(turn) for turn in data["before"]),
            Reading.from_json(data["asked"]) if data["asked"] else None,
            Reading.from_json(data["singled"]) if data.get("singled") else None,
        )
