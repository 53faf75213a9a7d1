"""Figures as the list prints them, whatever the language around them. Knows no words."""

from __future__ import annotations

from decimal import Decimal


def millions(amount: Decimal) -> str:
    """HK$ million: one decimal, thousands parted; more decimals only where there are more."""
    return f"{amount:,.1f}" if amount == round(amount, 1) else f"{amount:,.2f}"


def financial_year(year: int) -> str:
    """2024-25 for the one that begins in April 2024."""
    return f"{year}-{(year + 1) % 100:02d}"
