"""Runs Alembic on the connection that the start-up hands over, inside its transaction and its lock."""

from __future__ import annotations

from alembic import context

attributes = context.config.attributes
context.configure(connection=attributes["connection"], version_table=attributes["versions"])
with context.begin_transaction():
    context.run_migrations()
