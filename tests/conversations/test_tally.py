"""A day in figures, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

from conversations.records import Author, Draft, Stage
from conversations.tally import tally

HOUR = timedelta(hours=1)


def test_a_day_is_counted_and_its_neighbours_are_not(record, handovers, now):
    for days, times in ((-1, 1), (0, 2), (1, 1)):
        for _ in range(times):
            at = now + timedelta(days=days)
            one = record.start("web", "zh-hant", at).id
            record.append(one, Draft(Author.USER, "?"), at, for_bot=True)
            parts = {"outcome": "answered", "kind": "list"}
            record.answer(one, 1, [Draft(Author.BOT, "!", parts=parts)], None, at)
            record.feedback(one, 2, True, "", at)
    waiting = record.start("web", "en", now).id
    handovers.offer(waiting, "asked", now)
    handovers.consent(waiting, now)
    for stars, waits in ((5, 1), (4, 3)):
        helped = record.start("matrix", "en", now).id
        handovers.offer(helped, "asked", now)
        handovers.consent(helped, now)
        handovers.take(helped, "@amy", "Officer", now + waits * timedelta(minutes=1))
        handovers.close(helped, "@amy", now + HOUR)
        handovers.rate(helped, stars, "", now + HOUR)
    day = tally(record, date(2026, 11, 20))
    assert (day.started, day.channels, day.languages) == (5, {"web": 3, "matrix": 2}, {"zh-hant": 2, "en": 3})
    assert day.said == {Author.USER: 2, Author.BOT: 2}
    assert (day.outcomes, day.kinds) == ({"answered": 2}, {"list": 2})
    assert day.handovers == {Stage.QUEUED: 1, Stage.CLOSED: 2}
    public = tally(record, date(2026, 11, 20), {"matrix"})
    assert (public.started, public.channels) == (3, {"web": 3})
    assert public.said == day.said
    assert (day.waited, day.ratings, day.rating, day.up, day.down) == (120.0, 2, 4.5, 2, 0)


def test_a_day_begins_at_midnight_in_hong_kong(record, now):
    midnight = now.replace(hour=16, minute=0)  # of the 21st
    record.start("web", "en", midnight)
    record.start("web", "en", midnight - timedelta(microseconds=1))
    assert tally(record, date(2026, 11, 20)).started == tally(record, date(2026, 11, 21)).started == 1


def test_a_day_without_anything_has_no_means(record):
    empty = tally(record, date(2026, 11, 20))
    assert (empty.started, empty.waited, empty.rating, empty.up) == (0, None, None, 0)
