"""The tables of the record as SQLAlchemy sees them. Their history stands in migrations/.

Everything that hangs on a conversation goes with it (ON DELETE CASCADE): to erase is to delete one row.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import TEXT as POSTGRESQL_TEXT
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class Moment(TypeDecorator):
    """An aware datetime, kept in UTC; SQLite would lose the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(timezone.utc)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(timezone.utc) if value.tzinfo else value.replace(tzinfo=timezone.utc)


# Ordered by code point on every database, so that a prefix is a range of the index.
_ID = Text().with_variant(POSTGRESQL_TEXT(collation="C"), "postgresql")
_DATA = JSON(none_as_null=True)


def _conversation() -> ForeignKey:
    return ForeignKey("conversations.id", ondelete="CASCADE")


conversations = Table(
    "conversations",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("owner_name", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("started", Moment, nullable=False),
    Column("last_said", Moment, nullable=False),
    Column("last_number", Integer, nullable=False),  # of its entries: the next one counts on from here
    Column("memory", _DATA),
    Column("ended", Boolean, nullable=False),
    Index("ix_conversations_last_said", "last_said"),
)

entries = Table(
    "entries",
    metadata,
    Column("conversation", _ID, _conversation(), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("parts", _DATA, nullable=False),
    Column("at", Moment, nullable=False),
    Column("key", Text),  # none: said without one, as often as it is said
    Column("reply_to", Integer),
    Column("desk", Text, nullable=False),
    Column("account", Text, nullable=False, server_default=""),  # of the officer who said or did it
    Column("awaits", Boolean, nullable=False),
    UniqueConstraint("conversation", "key", name="uq_entries_key"),
    Index("ix_entries_at", "at"),
)
Index(
    "ix_entries_awaits",
    entries.c.conversation,
    entries.c.number,
    sqlite_where=text("awaits"),
    postgresql_where=text("awaits"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("conversation", _ID, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("up", Boolean, nullable=False),
    Column("comment", Text, nullable=False),
    Column("at", Moment, nullable=False),
    ForeignKeyConstraint(("conversation", "number"), ("entries.conversation", "entries.number"), ondelete="CASCADE"),
)

handovers = Table(
    "handovers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", _ID, _conversation(), nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("requested", Moment, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("taken", Moment),
    Column("closed", Moment),
    Column("rating", Integer),
    Column("comment", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("transcript", Integer, nullable=False),
    Column("last", Integer),
    Index("ix_handovers_conversation", "conversation"),
    Index("ix_handovers_state", "state", "requested"),
)

# How far a desk has been told of a conversation, and where it stands there.
threads = Table(
    "threads",
    metadata,
    Column("desk", Text, primary_key=True),
    Column("conversation", _ID, _conversation(), primary_key=True),
    Column("external_id", Text),
    Column("announced", Integer, nullable=False),  # the last hand-over that the desk was told of
    Column("told", Integer, nullable=False),  # the number of the last entry delivered
    Column("failures", Integer, nullable=False),  # running, since then
    Column("next_try", Moment),
    UniqueConstraint("desk", "external_id", name="uq_threads_external_id"),
    Index("ix_threads_conversation", "conversation"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("desk", Text, primary_key=True),
    Column("conversation", _ID, _conversation(), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("external_id", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_deliveries_conversation", "conversation"),
)

# Messages of a desk's server that were handled: it sends them again where it is not sure.
transactions = Table(
    "transactions",
    metadata,
    Column("desk", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Index("ix_transactions_at", "at"),
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Moment, nullable=False),
)
