"""A day in figures: how much was asked, how it was answered, how people were helped. Names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import fmean, median
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.engine import Connection

from conversations.records import Author, Stage
from conversations.store import Conversations
from conversations.tables import conversations, entries, feedback, handovers
from knowledge.clock import HONG_KONG


@dataclass(frozen=True)
class Statistics:
    """One day in Hong Kong.

    `started` conversations begun, by channel and by language; `said` entries by author; `outcomes` and `kinds` of the
    bot's answers; `handovers` those asked for that day, by how far they came; `waited` the seconds from the request
    until a person took it, their median; `rating` the mean of `ratings` ratings, of those closed that day; `up` and
    `down` the thumbs given. None where there is nothing to count.
    """

    day: date
    started: int
    channels: Mapping[str, int]
    languages: Mapping[str, int]
    said: Mapping[Author, int]
    outcomes: Mapping[str, int]
    kinds: Mapping[str, int]
    handovers: Mapping[Stage, int]
    waited: float | None
    ratings: int
    rating: float | None
    up: int
    down: int


def tally(record: Conversations, day: date, without: Collection[str] = ()) -> Statistics:
    """The figures of a day, `without` what was said in some channels. Raises RecordUnavailable."""
    begins = datetime.combine(day, time(), HONG_KONG)

    def within(column: Any) -> Any:
        return column.between(begins, begins + timedelta(days=1, microseconds=-1))

    counted = select(conversations.c.id).where(conversations.c.channel.not_in(without))

    def in_them(column: Any, at: Any) -> Any:
        return and_(within(at), column.in_(counted))

    with record.database.reading() as connection:
        started = in_them(conversations.c.id, conversations.c.started)
        asked = connection.execute(select(handovers).where(within(handovers.c.requested))).mappings().all()
        rated = select(handovers.c.rating).where(within(handovers.c.closed), handovers.c.rating.is_not(None))
        stars = connection.execute(rated).scalars().all()
        spoken = in_them(entries.c.conversation, entries.c.at)
        answers = select(entries.c.parts).where(spoken, entries.c.author == Author.BOT.value)
        parts = connection.execute(answers).scalars().all()
        thumbs = _count(connection, feedback.c.up, in_them(feedback.c.conversation, feedback.c.at))
        said = _count(connection, entries.c.author, spoken)
        channels = _count(connection, conversations.c.channel, started)
        waits = [(one["taken"] - one["requested"]).total_seconds() for one in asked if one["taken"]]
        return Statistics(
            day=day,
            started=sum(channels.values()),
            channels=channels,
            languages=_count(connection, conversations.c.language, started),
            said={Author(author): number for author, number in said.items()},
            outcomes=_count_parts(parts, "outcome"),
            kinds=_count_parts(parts, "kind"),
            handovers=Counter(Stage(one["state"]) for one in asked),
            waited=median(waits) if waits else None,
            ratings=len(stars),
            rating=fmean(stars) if stars else None,
            up=thumbs.get(True, 0),
            down=thumbs.get(False, 0),
        )


def _count(connection: Connection, column: Any, condition: Any) -> dict[Any, int]:
    query = select(column, func.count()).where(condition).group_by(column).order_by(column)
    return dict(connection.execute(query).all())


def _count_parts(parts: Iterable[Mapping[str, Any]], name: str) -> Mapping[str, int]:
    return Counter(str(one[name]) for one in parts if one.get(name))
