"""When somebody is at the desk: office hours and general holidays, in Hong Kong. Knows nothing of what then happens."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from knowledge.clock import HONG_KONG

VARIABLE = "BEACON_OFFICE_HOURS"
ALWAYS = "always"
DATA = Path(__file__).resolve().parent / "data"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
_AHEAD = 31  # days in which the desk opens again, whatever holidays there are


class HoursRefused(ValueError):
    """A file of hours or holidays is not as it should be; says where, and what is expected."""


@dataclass(frozen=True)
class Schedule:
    """`spans` the hours of each weekday (0 is Monday), in order; `holidays` the days on which nobody is there.

    `years` are those whose holidays are known, none where holidays do not matter.
    """

    spans: Mapping[int, tuple[tuple[time, time], ...]]
    holidays: frozenset[date]
    years: frozenset[int]


def load_schedule(hours: Path | None = None, holidays: Path | None = None) -> Schedule:
    """The schedule of these files, else of BEACON_OFFICE_HOURS and of conversations/data/. Raises HoursRefused.

    BEACON_OFFICE_HOURS may be "always".
    """
    named = os.environ.get(VARIABLE)
    if named == ALWAYS and hours is None:
        return Schedule(dict.fromkeys(range(7), ((time.min, time.max),)), frozenset(), frozenset())
    hours = hours or (Path(named) if named else DATA / "hours.yml")
    holidays = holidays or DATA / "holidays.yml"
    spans = {}
    for day, listed in _read(hours).items():
        if day not in DAYS or not isinstance(listed, list):
            raise HoursRefused(f'{hours}: {day!r}: expected one of {", ".join(DAYS)}, with hours as ["09:00-13:00"]')
        spans[DAYS.index(day)] = tuple(_read_span(hours, day, span) for span in listed)
    if not any(spans.values()):
        raise HoursRefused(f"{hours}: expected hours on one day at least: the desk would never open")
    days = set()
    known = _read(holidays)
    for year, named_days in known.items():
        for day in named_days or ():
            if not isinstance(day, date) or day.year != year:
                raise HoursRefused(f"{holidays}: {day!r} under {year!r}: expected a day of that year as 2026-01-01")
            days.add(day)
    return Schedule(spans, frozenset(days), frozenset(known))


def is_open(now: datetime, schedule: Schedule) -> bool:
    """Whether somebody is at the desk; `now` is aware. In a year without known holidays, weekdays count as open."""
    here = now.astimezone(HONG_KONG)
    return any(opens <= here.time() < closes for opens, closes in _spans_of(here.date(), schedule))


def next_opening(now: datetime, schedule: Schedule) -> datetime:
    """When the desk opens next, in Hong Kong time; `now` itself while it is open. ValueError where it never does."""
    here = now.astimezone(HONG_KONG)
    if is_open(now, schedule):
        return here
    for ahead in range(_AHEAD):
        day = here.date() + timedelta(days=ahead)
        for opens, _ in _spans_of(day, schedule):
            opening = datetime.combine(day, opens, HONG_KONG)
            if opening > here:
                return opening
    raise ValueError(f"the desk does not open within {_AHEAD} days")


def lacks_holidays(now: datetime, schedule: Schedule) -> bool:
    """Whether the holidays of this year, or in December of the next, are not known: time to add them."""
    here = now.astimezone(HONG_KONG)
    if not schedule.years:
        return False
    return not {here.year, (here + timedelta(days=31)).year} <= schedule.years


def _spans_of(day: date, schedule: Schedule) -> tuple[tuple[time, time], ...]:
    return () if day in schedule.holidays else schedule.spans.get(day.weekday(), ())


def _read(path: Path) -> Mapping[Any, Any]:
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise HoursRefused(f"{path} cannot be read: {error}") from error
    if not isinstance(read, dict):
        raise HoursRefused(f"{path}: expected days and their hours, as in conversations/data/")
    return read


def _read_span(path: Path, day: str, span: object) -> tuple[time, time]:
    match = _SPAN.fullmatch(span) if isinstance(span, str) else None
    try:
        opens, closes = (time.fromisoformat(part) for part in match.groups()) if match else (time.max, time.min)
    except ValueError:
        opens, closes = time.max, time.min
    if opens >= closes:
        raise HoursRefused(f'{path}: {span!r} on {day}: expected hours as "09:00-13:00", the earlier one first')
    return opens, closes
