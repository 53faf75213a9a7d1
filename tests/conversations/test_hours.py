"""When the desk is open: weekdays, lunch, holidays, the turn of the year."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest

from conversations.hours import (
    DATA,
    VARIABLE,
    HoursRefused,
    Schedule,
    is_open,
    lacks_holidays,
    load_schedule,
    next_opening,
)
from knowledge.clock import HONG_KONG


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HONG_KONG)


@pytest.fixture(scope="module")
def schedule():
    return load_schedule()


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-20 09:00", "2026-11-20 09:00"),
        ("2026-11-20 08:59", "2026-11-20 09:00"),
        ("2026-11-20 12:59:59", "2026-11-20 12:59:59"),
        ("2026-11-20 13:00", "2026-11-20 14:00"),
        ("2026-11-20 17:30", "2026-11-23 09:00"),
        ("2026-11-21 10:00", "2026-11-23 09:00"),
        ("2026-04-02 18:00", "2026-04-08 09:00"),  # Easter and Ching Ming in a row
        ("2026-12-24 18:00", "2026-12-28 09:00"),
        ("2026-12-31 18:00", "2027-01-04 09:00"),
        ("2027-02-05 18:00", "2027-02-10 09:00"),  # Lunar New Year, the second day a Sunday
    ],
)
def test_the_desk_opens_next(schedule, moment, opens):
    now = at(moment)
    assert next_opening(now, schedule) == at(opens)
    assert is_open(now, schedule) is (moment == opens)
    assert next_opening(now.astimezone(timezone.utc), schedule) == at(opens)


def test_a_moment_is_read_in_hong_kong_wherever_it_is_from(schedule):
    assert is_open(datetime(2026, 11, 20, 1, 0, tzinfo=timezone.utc), schedule)
    assert not is_open(datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc), schedule)


def test_the_holidays_are_seventeen_a_year_and_none_is_a_sunday(schedule):
    for year in (2026, 2027):
        days = [day for day in schedule.holidays if day.year == year]
        assert len(days) == 17
        assert all(day.weekday() != 6 for day in days)


def test_holidays_that_follow_from_a_rule_are_where_the_rule_puts_them(schedule):
    for year in (2026, 2027):
        fixed = {date(year, 1, 1), date(year, 5, 1), date(year, 7, 1), date(year, 10, 1), date(year, 12, 25)}
        easter = {2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}[year]
        assert fixed | {easter - timedelta(days=2), easter - timedelta(days=1)} <= schedule.holidays


def test_that_the_next_year_is_missing_is_told_in_december(schedule):
    assert not lacks_holidays(at("2027-11-30 12:00"), schedule)
    assert lacks_holidays(at("2027-12-02 12:00"), schedule)
    assert lacks_holidays(at("2028-06-01 12:00"), schedule)


def test_a_desk_that_never_opens_says_so():
    with pytest.raises(ValueError, match="does not open"):
        next_opening(at("2026-11-20 12:00"), Schedule({}, frozenset(), frozenset()))


def test_other_hours_come_from_a_file_of_one_s_own(tmp_path, monkeypatch):
    own = tmp_path / "hours.yml"
    own.write_text('sunday: ["10:00-11:00"]\n')
    monkeypatch.setenv(VARIABLE, str(own))
    schedule = load_schedule()
    assert schedule.spans == {6: ((time(10), time(11)),)}
    assert next_opening(at("2026-11-20 12:00"), schedule) == at("2026-11-22 10:00")


def test_a_desk_may_be_always_open(monkeypatch):
    monkeypatch.setenv(VARIABLE, "always")
    always = load_schedule()
    assert all(is_open(at(moment), always) for moment in ("2026-12-25 00:00", "2026-11-22 23:59:59"))
    assert not lacks_holidays(at("2040-01-01 12:00"), always)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("monday: []", "never open"),
        ("mon: []", "'mon'"),
        ("monday: 9-5", "'monday'"),
        ('monday: ["9-5"]', "'9-5'"),
        ('monday: ["17:00-09:00"]', "earlier"),
        ('monday: ["25:00-26:00"]', "25:00"),
        ("- monday", "expected"),
        ("a: [", "cannot be read"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_their_place(tmp_path, text, says):
    file = tmp_path / "hours.yml"
    file.write_text(text)
    with pytest.raises(HoursRefused, match=says):
        load_schedule(hours=file)
    with pytest.raises(HoursRefused, match="cannot be read"):
        load_schedule(hours=tmp_path / "none.yml")


def test_a_holiday_under_another_year_is_refused(tmp_path):
    file = tmp_path / "holidays.yml"
    file.write_text("2028:\n  2027-01-01: The first day of January\n")
    with pytest.raises(HoursRefused, match="2028"):
        load_schedule(DATA / "hours.yml", file)
