"""Marks that mean one thing or another by what was spoken of: "the 14th" is a day after a day, else a place in a list;
"the two projects" are those on show where there are two; "24-25" is a financial year after a date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.memory import Memory
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from languages.reading import Mark, Reading
from languages.script import HAN

_ALL_OF = re.compile(r"\b(?:the|these|those|all)\s*$", re.IGNORECASE)
_SOME_OF = re.compile(r"[邊哪最第頭後前首]\s*$")
_YEARS = re.compile(r"(?<![\d.,/$-])(\d\d)[-/](\d\d)(?![\d.,/-])")
_ONE_NUMBER = re.compile(r"\D*(\d[\d,]*(?:\.\d+)?)\D*")
_TWO_NUMBERS = re.compile(r"\D*?(\d[\d,]*(?:\.\d+)?)\s*(?:-|to|and|至|到)\s*(\d[\d,]*(?:\.\d+)?)\D*")
_ABOVE = re.compile(r"\b(?:above|over|more than|exceeding)\b|超過|多過|以上", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:below|under|less than)\b|少於|少過|以下", re.IGNORECASE)
# "The following year", 再前一個月: beside the date spoken of, and not beside today.
_UNIT, _UNIT_ZH = r"(?:(?:financial|fiscal|calendar) )?(?:year|quarter|month)", "一?個?(?:財政)?(?:年|季|月)"
_LATER = re.compile(rf"\b(?:following|subsequent) {_UNIT}|翌年|後{_UNIT_ZH}|下一個(?:年度|季度?|月)")
_SOONER = re.compile(rf"\b(?:preceding|previous) {_UNIT}|前{_UNIT_ZH}")
_CENTURY = 2000
DAYS = 31  # a bare number above this is no day and no place in a list


def ground(reading: Reading, memory: Memory) -> Reading:
    """The message with those marks settled."""
    marks = [_grounded(mark, reading, memory) for mark in reading.marks]
    marks += [*_years(reading, memory), *_sum(reading, memory)]
    return replace(reading, marks=tuple(marks)) if tuple(marks) != reading.marks else reading


def _grounded(mark: Mark, reading: Reading, memory: Memory) -> Mark:
    dated = month_of(memory.reading) is not None
    if mark.kind == "day" and not dated and mark.value <= memory.total:
        return replace(mark, kind="ordinal")
    beyond = mark.kind == "ordinal" and not mark.role and mark.value > max(memory.total, 3)
    if beyond and dated and mark.value <= 31 and not reading.has("superlative"):
        return replace(mark, kind="day")
    if mark.kind == "period" and memory.reading is not None and memory.reading.has("period"):
        said = reading.text[mark.start : mark.end].lower()
        if _LATER.search(said) or _SOONER.search(said):
            return replace(mark, kind="shift", value="after" if _LATER.search(said) else "before", role="")
    if mark.kind == "number" and _counts_all(mark, reading, memory):
        return replace(mark, kind="they", value="they", role="")
    return mark


def _counts_all(mark: Mark, reading: Reading, memory: Memory) -> bool:
    """ "The two projects", "all seven": as many as are on show."""
    if mark.role not in ("", "compared") or mark.value < 2 or mark.value not in (memory.total, len(memory.shown)):
        return False
    behind = (*reading.of("superlative"), *reading.of("department"))  # "the two dearest", "the two DPO ones"
    if any(0 <= other.start - mark.end <= 1 for other in behind):
        return False
    before = reading.text[: mark.start]
    if HAN.search(reading.text[mark.start : mark.end + 1]):
        return not (_SOME_OF.search(before) or reading.has("superlative"))
    return bool(_ALL_OF.search(before))


def _years(reading: Reading, memory: Memory) -> list[Mark]:
    """ "And 24-25?", after a question with a date: the financial year that nothing else reads."""
    dated = memory.reading is not None and memory.reading.has("period")
    found = _YEARS.search(reading.text)
    if not found or not dated or reading.has("period") or reading.has("money") or reading.composed:
        return []
    first, second = (int(part) for part in found.groups())
    if (first + 1) % 100 != second:
        return []
    return [Mark("period", found.start(), found.end(), Period.financial_year(_CENTURY + first))]


def _sum(reading: Reading, memory: Memory) -> list[Mark]:
    """ "Make it 750", "200-250?", "strictly above 300", after a sum of millions."""
    spoken = memory.reading is not None and memory.reading.has("money")
    if not spoken or any(reading.has(kind) for kind in ("money", "period", "number", "ordinal", "day")):
        return []
    both = _TWO_NUMBERS.fullmatch(reading.text)
    if both:
        low, high = (Decimal(said.replace(",", "")) for said in both.groups())
        return [Mark("money", both.start(1), both.end(2), MoneyRange(low, high))] if DAYS < low < high else []
    found = _ONE_NUMBER.fullmatch(reading.text)
    amount = Decimal(found[1].replace(",", "")) if found else Decimal()
    if not found or amount <= DAYS:
        return []
    said = MoneyRange(amount, amount)
    if _ABOVE.search(reading.text):
        said = MoneyRange(amount, None, includes_low=False)
    elif _BELOW.search(reading.text):
        said = MoneyRange(None, amount, includes_high=False)
    elif not (reading.has("carry", "about") or reading.has("correct")):
        return []
    return [Mark("money", found.start(1), found.end(1), said)]


def month_of(reading: Reading | None) -> tuple[int, int] | None:
    """The year and month of the date last spoken of, if that was a day or a month."""
    periods = [mark.value for mark in reading.of("period")] if reading else []
    if not periods or periods[-1].unit not in (Unit.DAY, Unit.MONTH):
        return None
    return periods[-1].first.year, periods[-1].first.month
