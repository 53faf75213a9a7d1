"""The record on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone

import pytest

from conversations.handover import Handovers
from conversations.outbox import Outbox
from conversations.store import Conversations, open_conversations
from tests.databases import postgresql, url

__all__ = ["postgresql", "url"]


@pytest.fixture
def now() -> datetime:
    """A Friday, ten in the morning in Hong Kong."""
    return datetime(2026, 11, 20, 2, 0, tzinfo=timezone.utc)


@pytest.fixture
def record(url: str) -> Iterator[Conversations]:
    opened = open_conversations(url)
    yield opened
    opened.close()


@pytest.fixture
def handovers(record: Conversations) -> Handovers:
    return Handovers(record)


@pytest.fixture
def outbox(record: Conversations) -> Outbox:
    return Outbox(record)


@pytest.fixture
def conversation(record: Conversations, now: datetime) -> str:
    """The id of a conversation in which nothing was said yet."""
    return record.start("web", "en", now).id
