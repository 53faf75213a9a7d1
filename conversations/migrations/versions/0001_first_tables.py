"""The first tables: conversations, entries, feedback, hand-overs, and what the desks were told.

A migration never imports conversations/tables.py: that moves on, this stays as it was.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    ordered = postgresql.TEXT(collation="C") if postgres else sa.Text()
    moment = sa.DateTime(timezone=True)

    def of_conversation(primary_key: bool = True) -> sa.Column:
        key = sa.ForeignKey("conversations.id", ondelete="CASCADE")
        return sa.Column("conversation", ordered, key, primary_key=primary_key, nullable=False)

    op.create_table(
        "conversations",
        sa.Column("id", ordered, primary_key=True),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("owner_name", sa.Text, nullable=False),
        sa.Column("since", moment, nullable=False),
        sa.Column("started", moment, nullable=False),
        sa.Column("last_said", moment, nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.Column("memory", sa.JSON),
        sa.Column("ended", sa.Boolean, nullable=False),
    )
    op.create_index("ix_conversations_last_said", "conversations", ["last_said"])
    op.create_table(
        "entries",
        of_conversation(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("reply_to", sa.Integer),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("awaits", sa.Boolean, nullable=False),
        sa.UniqueConstraint("conversation", "key", name="uq_entries_key"),
    )
    op.create_index("ix_entries_at", "entries", ["at"])
    op.create_index(
        "ix_entries_awaits",
        "entries",
        ["conversation", "number"],
        sqlite_where=sa.text("awaits"),
        postgresql_where=sa.text("awaits"),
    )
    op.create_table(
        "feedback",
        sa.Column("conversation", ordered, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("up", sa.Boolean, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ("conversation", "number"), ("entries.conversation", "entries.number"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer, primary_key=True),
        of_conversation(primary_key=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("requested", moment, nullable=False),
        sa.Column("taken_by", sa.Text, nullable=False),
        sa.Column("taken", moment),
        sa.Column("closed", moment),
        sa.Column("rating", sa.Integer),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("transcript", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer),
    )
    op.create_index("ix_handovers_conversation", "handovers", ["conversation"])
    op.create_index("ix_handovers_state", "handovers", ["state", "requested"])
    op.create_table(
        "threads",
        sa.Column("desk", sa.Text, primary_key=True),
        of_conversation(),
        sa.Column("external_id", sa.Text),
        sa.Column("announced", sa.Integer, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("next_try", moment),
        sa.UniqueConstraint("desk", "external_id", name="uq_threads_external_id"),
    )
    op.create_index("ix_threads_conversation", "threads", ["conversation"])
    op.create_table(
        "deliveries",
        sa.Column("desk", sa.Text, primary_key=True),
        of_conversation(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_deliveries_conversation", "deliveries", ["conversation"])
    op.create_table(
        "transactions",
        sa.Column("desk", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_transactions_at", "transactions", ["at"])
    op.create_table(
        "leases",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("until", moment, nullable=False),
    )
