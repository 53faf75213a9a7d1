"""Tells which superlatives only say the order of a list: "lowest cost first", "from the dearest to the cheapest"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from languages.reading import Mark

# cues of kind "lead": what makes an order of the superlative beside it
BEHIND, AHEAD, FROM, BEGIN, TO, LAST = "behind", "ahead", "from", "begin", "to", "last"
_OTHER_END = {1: "earliest", -1: "latest"}
REACH = 32  # characters between a superlative and what makes an order of it
_VALUES = {"most": "descending", "least": "ascending"}  # a time or a length orders by itself: "earliest"
_AT_THE_END = {"most": "ascending", "least": "descending"}  # "the dearest at the end"
_COST = ("single", "one", "field", "amount", "plural", "table", "pronoun", "carry", "they", "define")
_TIME = (*_COST, "role", "when", "term")


def find_ranks(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, a comparative behind its place made a superlative: 第二貴 is the second dearest, not a dearer one."""
    places = {mark.end for mark in marks if mark.kind == "ordinal" and mark.role == "rank"}
    return [
        replace(mark, kind="superlative") if mark.kind == "comparative" and mark.start in places else mark
        for mark in marks
    ]


def find_ends(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, a place that is joined to an end of time made the other end: "the first and last approved project"."""
    ends = [mark for mark in marks if mark.kind == "superlative" and mark.value in _OTHER_END.values()]
    places = [mark for mark in marks if mark.kind == "ordinal" and mark.value not in _OTHER_END and not mark.role]
    if places and any(mark.kind == "compare" for mark in marks):  # "compare the first with the third"
        numbers = {value: number for number, value in _OTHER_END.items()}
        return [replace(m, kind="ordinal", value=numbers[m.value]) if m in ends else m for m in marks]
    return [
        replace(mark, kind="superlative", value=_OTHER_END[mark.value])
        if mark.kind == "ordinal"
        and mark.value in _OTHER_END
        and any(0 <= end.start - mark.end <= len(" and the ") and end.value != _OTHER_END[mark.value] for end in ends)
        else mark
        for mark in marks
    ]


def find_orders(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, each superlative that is an order made a sort, without what made it one."""
    leads = [mark for mark in marks if mark.kind == "lead"]
    left = [mark for mark in marks if mark.kind != "lead"]
    ends = [mark for mark in left if mark.kind in ("superlative", "comparative")]
    for end in ends:
        taken = _taken(end, left, leads)
        if taken is None or end not in left:
            continue
        values = _AT_THE_END if taken.value == LAST else _VALUES
        sort = replace(end, kind="sort", value=values.get(end.value, end.value), end=max(end.end, taken.end))
        left = [mark for mark in left if mark is not end and not _overlap(mark, taken)]
        left.append(sort)
    ordered = any(mark.kind == "sort" for mark in left)
    return [mark for mark in left if not (ordered and _counts_all(mark, left))]


def _counts_all(number: Mark, marks: Sequence[Mark]) -> bool:
    """ "All 14 projects": no limit."""
    return number.kind == "number" and any(m.kind == "all" and 0 <= number.start - m.end <= len(" the ") for m in marks)


def _taken(end: Mark, marks: Sequence[Mark], leads: Sequence[Mark]) -> Mark | None:
    """The place of what makes an order of the superlative, itself left out; None where nothing does."""
    before = {lead.value: lead for lead in leads if 0 <= end.start - lead.end <= len(" the ")}
    after = [lead for lead in leads if 0 <= lead.start - end.end <= REACH]
    if AHEAD in before:
        return before[AHEAD]
    for lead in after:
        between = [mark for mark in marks if end.end <= mark.start and mark.end <= lead.start]
        if lead.value == TO:
            other = next((m for m in marks if m.kind == end.kind and 0 <= m.start - lead.end <= len(" the ")), None)
            if other and not between and other.value != end.value:
                return replace(lead, end=other.end)
        elif lead.value == BEHIND or (lead.value == BEGIN and FROM in before):
            plain = _COST if end.value in _VALUES else _TIME
            if all(mark.kind in plain for mark in between):
                return lead
        elif lead.value == LAST and end.value in _VALUES and any(mark.kind == "sort" for mark in marks):
            return lead
    return None


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end
