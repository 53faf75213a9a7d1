"""Ranges of money: what lies outside of one, and in two."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.money import MoneyRange

AMOUNTS = st.decimals(0, 2000, places=1)
ENDS = st.none() | AMOUNTS


@st.composite
def ranges(draw: st.DrawFn) -> MoneyRange:
    low, high = draw(ENDS), draw(ENDS)
    if low is None and high is None:
        low = Decimal(1)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return MoneyRange(low, high, draw(st.booleans()), draw(st.booleans()))


@given(ranges(), AMOUNTS)
def test_what_is_outside_is_just_what_is_not_inside(one: MoneyRange, amount: Decimal) -> None:
    assert any(other.holds(amount) for other in one.without()) is not one.holds(amount)


@given(ranges(), ranges(), AMOUNTS)
def test_two_ranges_meet_in_what_both_hold(one: MoneyRange, other: MoneyRange, amount: Decimal) -> None:
    met = one.meet(other)
    assert (met is not None and met.holds(amount)) is (one.holds(amount) and other.holds(amount))


def test_ranges_apart_do_not_meet() -> None:
    assert MoneyRange(None, Decimal(1)).meet(MoneyRange(Decimal(2), None)) is None


@pytest.mark.parametrize("low", [None, Decimal(3)])
def test_a_range_needs_an_end_and_its_order(low: Decimal | None) -> None:
    with pytest.raises(ValueError, match="a money range"):
        MoneyRange(low, None if low is None else Decimal(2))
