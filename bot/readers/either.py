"""Finds conditions of different kinds that are joined by "or": "approved in 2023 or below 100 million".

Numbers the Marks of what the "or" parts; what is not numbered holds in any case. Where the words do not tell what belongs
together a Mark "either" says so: nobody may take the "or" for an "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.readers.units import Unit, date_twice, find_units, inside, is_parted, joining
from languages.joints import AND, EITHER, OR
from languages.reading import Mark

UNCLEAR, APART = "unclear", "apart"  # it may mean more than one thing; what is joined cannot be joined so
_CHOICES = ("compare", "comparative")  # "which is dearer, VALID or CDIP"
_NOUNS = ("table", "plural", "they")
_SAID_OF = re.compile(r"[嘅的]|\b(?:that|which|whose)\b", re.IGNORECASE)

Sides = list[list[Unit]]


def find_alternatives(text: str, marks: Sequence[Mark], joints: Sequence[Mark]) -> list[Mark]:
    """The marks, those of conditions that are joined by "or" numbered by side; one more for an "or" that the message begins
    with, and so joins to the question before.
    """
    opening = next((joint for joint in joints if joint.value == OR and not text[: joint.start].strip()), None)
    if opening is not None:
        marks = [*marks, replace(opening, kind="otherwise", value="otherwise")]
    if not any(joint.value == OR for joint in joints) or any(mark.kind in _CHOICES for mark in marks):
        return list(marks)
    dated = date_twice(marks, joints)
    line = _Line(text, dated, joints)
    if not line.ors:
        return list(marks)
    sides = line.sides()
    surely = bool(sides) and all(unit.limits and not unit.denied for side in sides for unit in side)
    if not surely:
        sides = line.split(line.units)
    numbers = {mark: number for number, side in enumerate(sides, 1) for unit in side for mark in unit.marks}
    found = [replace(mark, alternative=numbers.get(mark, 0)) for mark in dated]
    if not surely:
        able = all(unit.limits and not unit.denied for side in sides for unit in side)
        found.append(Mark("either", line.ors[0].start, line.ors[0].end, UNCLEAR if able else APART))
    return found


class _Line:
    """The conditions of a message in their order, and every "or" that joins one to the next."""

    def __init__(self, text: str, marks: Sequence[Mark], joints: Sequence[Mark]) -> None:
        self.text, self.marks, self.joints = text, marks, joints
        self.units = find_units(text, marks, joints)
        joined = ((one, joining(one, other, marks, joints)) for one, other in pairwise(self.units))
        self._or_behind = {unit: joint for unit, joint in joined if joint}

    @property
    def ors(self) -> list[Mark]:
        return list(self._or_behind.values())

    def sides(self) -> Sides:
        """What the "or" parts, without what holds in any case; nothing where that cannot be told."""
        openings = [joint for joint in self.joints if joint.value == EITHER and self._opens(joint)]
        if openings:
            return self._opened(openings[0]) if len(openings) == 1 else []
        whole = self.split(self.units)
        kinds = [sorted(unit.kind for unit in side) for side in whole]
        if len(kinds) == 2 and len(kinds[0]) > 1 and kinds[0] == kinds[1]:
            return whole  # "police projects of 2022 or customs projects of 2024"
        if len(whole) == 2 and len(whole[1]) == 1 and self._is_set_apart(whole[0]):
            return whole  # "approved in 2023 and below 100 million, or live in 2026"
        return self._plain()

    def split(self, units: Iterable[Unit]) -> Sides:
        """The units, parted at every "or"."""
        sides: Sides = [[]]
        for unit in units:
            sides[-1].append(unit)
            if unit in self._or_behind:
                sides.append([])
        return [side for side in sides if side]

    def _opens(self, opening: Mark) -> bool:
        """Whether it begins what an "or" parts, not "either 2022 or 2023", which is one condition."""
        first = next((unit for unit in self.units if unit.start >= opening.end), None)
        if first is None or opening.end > self.ors[-1].start:
            return False
        return not any(joint.value == OR for joint in inside(self.joints, first.start, first.end))

    def _opened(self, opening: Mark) -> Sides:
        """ "Either A and B or C": all from there on, up to the bracket or the comma that closes it."""
        end = self._closing(opening)
        sides = self.split(unit for unit in self.units if opening.end <= unit.start and unit.end <= end)
        return sides if len(sides) > 1 else []

    def _closing(self, opening: Mark) -> int:
        if self.text[opening.end - 1] == "(":
            depth = 1
            for at in range(opening.end, len(self.text)):
                depth += {"(": 1, ")": -1}.get(self.text[at], 0)
                if not depth:
                    return at
            return len(self.text)
        last = max(at for at, unit in enumerate(self.units) if unit in self._or_behind) + 1
        for one, other in pairwise(self.units[last:]):
            if is_parted(self.text, one.end, other.start):
                return one.end
        return len(self.text)

    def _plain(self) -> Sides:
        """One condition on each side of every "or", if what stands before or behind them surely holds in any case."""
        places = [at for at, unit in enumerate(self.units) if unit in self._or_behind]
        first, last = places[0], places[-1] + 1
        chain, ahead, behind = self.units[first : last + 1], self.units[:first], self.units[last + 1 :]
        kinds = [unit.kind for unit in chain]
        if len(places) != last - first or any(unit.kind in kinds and not unit.denied for unit in (*ahead, *behind)):
            return []  # "police projects over a billion or customs projects"
        if ahead and not self._holds_of_all_behind(ahead[-1], chain):
            return []
        if behind and not self._holds_of_all_before(behind[0], chain[-1]):
            return []
        return [[unit] for unit in chain]

    def _holds_of_all_behind(self, unit: Unit, chain: Sequence[Unit]) -> bool:
        """ "Police projects approved in 2023 or over a billion", but not "... or projects over a billion"."""
        if any(self._has_noun(one, other) for one, other in pairwise(chain)) or self._joins(AND, unit, chain[0]):
            return False
        said_of = _SAID_OF.search(self.text, unit.end, chain[0].start)
        return unit.names or bool(said_of) or self._has_noun(unit, chain[0])

    def _holds_of_all_before(self, unit: Unit, last: Unit) -> bool:
        """ "Approved in 2023 or over a billion, of the police", 「2023年批或者超過十億嘅警務處項目」, "... except the police"."""
        apart = is_parted(self.text, last.end, unit.start) or "嘅" in self.text[last.end : unit.start]
        return apart or "的" in self.text[last.end : unit.start] or (unit.denied and unit.names)

    def _is_set_apart(self, side: Sequence[Unit]) -> bool:
        """Whether its conditions are joined by "and", and a comma parts them from the "or"."""
        bound = all(
            self._joins(AND, *pair) and not is_parted(self.text, pair[0].end, pair[1].start) for pair in pairwise(side)
        )
        return len(side) > 1 and bound and is_parted(self.text, side[-1].end, self._or_behind[side[-1]].start)

    def _joins(self, value: str, one: Unit, other: Unit) -> bool:
        return any(joint.value == value for joint in inside(self.joints, one.end, other.start))

    def _has_noun(self, one: Unit, other: Unit) -> bool:
        return any(mark.kind in _NOUNS for mark in inside(self.marks, one.end, other.start))
