"""HK$ million as the records have them to whole HK$ as the database keeps them, and back, exactly."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

MILLION = 1_000_000
_FARTHEST = Decimal(10) ** 12  # HK$ million: past any estimate, and its dollars still fit 64 bits


def to_dollars(millions: Decimal) -> int:
    """The whole dollars of an amount in millions; a fraction of a dollar is refused, never rounded away."""
    dollars = millions * MILLION
    if dollars != dollars.to_integral_value():
        raise ValueError(f"{millions} million is not a whole number of dollars")
    return int(dollars)


def from_dollars(dollars: int) -> Decimal:
    """Millions with as many decimals as needed, one at least, as the list writes them."""
    millions = (Decimal(dollars) / MILLION).normalize()
    return millions if int(millions.as_tuple().exponent) <= -1 else millions.quantize(Decimal("0.1"))


def average(dollars: int, count: int) -> Decimal:
    """Millions to two decimals, half to even."""
    return (Decimal(dollars) / count / MILLION).quantize(Decimal("0.01"), ROUND_HALF_EVEN)


def least(low: Decimal, included: bool) -> int:
    """The smallest whole number of dollars at or above (or only above) `low` millions."""
    dollars = _bounded(low)
    return (
        int(dollars.to_integral_value(ROUND_CEILING)) if included else int(dollars.to_integral_value(ROUND_FLOOR)) + 1
    )


def most(high: Decimal, included: bool) -> int:
    """The largest whole number of dollars at or below (or only below) `high` millions."""
    dollars = _bounded(high)
    return (
        int(dollars.to_integral_value(ROUND_FLOOR)) if included else int(dollars.to_integral_value(ROUND_CEILING)) - 1
    )


def _bounded(millions: Decimal) -> Decimal:
    return max(-_FARTHEST, min(_FARTHEST, millions)) * MILLION
