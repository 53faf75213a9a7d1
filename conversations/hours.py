"""When the enquiry desk is open, in Hong Kong time. Knows nothing of conversations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

DATA = Path(__file__).parent / "data"
HONG_KONG = ZoneInfo("Asia/Hong_Kong")
SEARCHED = 60  # days ahead in which an opening has to come


@dataclass(frozen=True)
class Schedule:
    """Opening hours by weekday (0 is Monday), and the days on which the desk stays closed all the same."""

    hours: dict[int, tuple[time, time]] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()


def load_schedule(folder: Path = DATA) -> Schedule:
    """The schedule of hours.yml; without that file the desk is always open."""
    path = folder / "hours.yml"
    always = dict.fromkeys(range(7), (time.min, time.max))
    if not path.exists():
        return Schedule(always)
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    hours = {int(day): (time.fromisoformat(first), time.fromisoformat(last)) for day, (first, last) in said.items()}
    return Schedule(hours)


def is_open(now: datetime, schedule: Schedule) -> bool:
    """Whether somebody is there at that moment."""
    here = now.astimezone(HONG_KONG)
    hours = schedule.hours.get(here.weekday())
    return hours is not None and here.date() not in schedule.holidays and hours[0] <= here.time() < hours[1]


def next_opening(now: datetime, schedule: Schedule) -> datetime:
    """When somebody is there again, in Hong Kong time."""
    here = now.astimezone(HONG_KONG)
    for ahead in range(SEARCHED):
        day = here.date() + timedelta(days=ahead)
        hours = schedule.hours.get(day.weekday())
        if hours and day not in schedule.holidays:
            opening = datetime.combine(day, hours[0], HONG_KONG)
            if opening > here:
                return opening
    raise ValueError(f"the desk does not open within {SEARCHED} days")
