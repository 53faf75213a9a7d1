"""Which day it is in Hong Kong, where the list is published. Asked at the edges only; inside, today is an argument."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def today_in_hong_kong() -> date:
    """Today, or the day that BEACON_TODAY names, for tests and demonstrations. ValueError where that is no day."""
    fixed = os.environ.get("BEACON_TODAY")
    try:
        return date.fromisoformat(fixed) if fixed else datetime.now(HONG_KONG).date()
    except ValueError:
        raise ValueError(f"BEACON_TODAY: {fixed} is not a day such as 2024-10-15") from None


def now_in_hong_kong() -> datetime:
    """This moment, on the day that is taken for today."""
    return datetime.combine(today_in_hong_kong(), datetime.now(HONG_KONG).timetz())
