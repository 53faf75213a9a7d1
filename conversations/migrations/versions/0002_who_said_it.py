"""The account of the officer behind each entry: a user sees one name for all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("entries", sa.Column("account", sa.Text, nullable=False, server_default=""))
