"""Why a file was not loaded: where, in which column, and what stood there instead of what."""

from __future__ import annotations


class Refused(Exception):
    """A file that cannot be loaded as it is. Nothing of it was."""

    def __init__(self, reason: str, *, place: str = "", column: str = "", file: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place  # "line 31", "row 3"
        self.column = column  # the heading
        self.file = file

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.column, self.reason) if part)

    def in_file(self, name: str) -> Refused:
        return Refused(self.reason, place=self.place, column=self.column, file=self.file or name)
