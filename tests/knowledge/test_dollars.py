"""Money goes to whole dollars and back without losing a cent, and comparisons hold at their ends."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dollars import average, from_dollars, least, most, to_dollars
from knowledge.money import MoneyRange

millions = st.decimals(Decimal("0.000001"), Decimal(999_999), places=6)


@given(millions)
def test_an_amount_comes_back_as_it_went(amount):
    assert from_dollars(to_dollars(amount)) == amount


@given(millions, st.decimals(-1, 2_000_000, places=8), st.booleans())
def test_ends_hold_what_a_money_range_holds(amount, end, included):
    assert (to_dollars(amount) >= least(end, included)) == MoneyRange(low=end, includes_low=included).holds(amount)
    assert (to_dollars(amount) <= most(end, included)) == MoneyRange(high=end, includes_high=included).holds(amount)


def test_amounts_read_as_the_list_writes_them():
    assert [
        str(from_dollars(to_dollars(Decimal(text)))) for text in ("300.0", "300", "1395.80", "0.25", "1000000")
    ] == [
        "300.0",
        "300.0",
        "1395.8",
        "0.25",
        "1000000.0",
    ]


def test_a_fraction_of_a_dollar_is_refused_not_rounded():
    with pytest.raises(ValueError, match="whole number of dollars"):
        to_dollars(Decimal("0.0000001"))


def test_an_average_is_rounded_half_to_even():
    assert average(250_000, 2) == Decimal("0.12")
    assert average(270_000, 2) == Decimal("0.14")


@pytest.mark.parametrize("end", [Decimal("1e99"), Decimal("-1e99"), Decimal("Infinity"), Decimal("-Infinity")])
def test_ends_beyond_all_money_fit_the_database(end):
    assert abs(least(end, True)) < 2**63
    assert abs(most(end, False)) < 2**63
