"""A project as the measure of others becomes the sum or the period that it stands for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.readers.reader import Reader
from knowledge.money import MoneyRange
from knowledge.period import Period
from tests.conftest import TODAY

OVER_EHEALTH = MoneyRange(Decimal("1395.8"), None, includes_low=False)
UNDER_CUSTOMS = MoneyRange(None, Decimal("315.6"), includes_high=False)

LIMITS = {
    "which projects are more expensive than eHealth+": OVER_EHEALTH,
    "anything dearer than eHealth+?": OVER_EHEALTH,
    "how many cost more than eHealth+": OVER_EHEALTH,
    "貴過醫健通+嘅項目": OVER_EHEALTH,
    "projects cheaper than the customs one": UNDER_CUSTOMS,
    "比海關項目便宜的有哪些": UNDER_CUSTOMS,
    "projects approved earlier than CDIP": Period(None, date(2024, 6, 27)),
    "which projects start later than VALID": Period(date(2024, 10, 1), None),
}
NO_LIMIT = [
    "is CDIP more expensive than VALID",
    "is it dearer than eHealth+",
    "more than two projects",
    "CDIP平過VALID?",
]


@pytest.mark.parametrize(("text", "limit"), LIMITS.items())
def test_a_comparison_with_one_project_is_a_limit(reader: Reader, text: str, limit: object) -> None:
    marks = reader.read(text, TODAY)
    assert [mark.value for mark in marks if mark.kind in ("money", "period")] == [limit]
    assert not any(mark.kind in ("project", "department", "than") for mark in marks)


@pytest.mark.parametrize("text", NO_LIMIT)
def test_a_comparison_of_two_is_none(reader: Reader, text: str) -> None:
    assert not any(mark.kind in ("money", "period", "than") for mark in reader.read(text, TODAY))
