"""Looks after the queue and the record as time goes by: nobody waits unanswered for long, nothing is kept for ever.

Must not know how a user is reached; the exchange tells them.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from bot.channels.notices import tell
from bot.channels.visitors import BadSetting
from conversations.records import NoSuchConversation, NotAllowed, RecordUnavailable
from conversations.retention import purge
from languages.language import load_language

if TYPE_CHECKING:
    from bot.channels.exchange import Exchange

LOOKS = 5.0  # seconds between looks at the queue
PURGES = timedelta(days=1)

VARIABLE = "BEACON_DESK_MINUTES"
MINUTES = 5.0

logger = logging.getLogger(__name__)


def read_patience(environment: Mapping[str, str] = os.environ) -> timedelta:
    """How long somebody waits in the queue before they are told that nobody is free. BadSetting where it is no number."""
    minutes = environment.get(VARIABLE) or str(MINUTES)
    try:
        patience = timedelta(minutes=float(minutes))
    except (ValueError, OverflowError) as error:
        raise BadSetting(f"{VARIABLE}: {minutes} is not a number of minutes") from error
    if patience < timedelta(0):
        raise BadSetting(f"{VARIABLE}: {minutes} is less than nothing")
    return patience


class Caretaker:
    """`patience` is how long somebody waits in the queue before nobody comes, `keeps` how long words are kept."""

    def __init__(self, exchange: Exchange, patience: timedelta, keeps: timedelta) -> None:
        self._exchange = exchange
        self._patience = patience
        self._keeps = keeps
        self._purged = datetime.min.replace(tzinfo=timezone.utc)

    async def work(self) -> None:
        """Until it is cancelled; what fails is tried again at the next look."""
        while True:
            try:
                now = datetime.now(timezone.utc)
                await self._end_long_waits(now)
                if now - self._purged > PURGES:
                    await asyncio.to_thread(purge, self._exchange.conversations, now - self._keeps)
                    self._purged = now
            except (RecordUnavailable, NoSuchConversation) as error:
                logger.error("the queue cannot be looked after: %s", error)
            except Exception:
                logger.exception("the queue is not looked after")
            await asyncio.sleep(LOOKS)

    async def _end_long_waits(self, now: datetime) -> None:
        """Tell those who wait too long that nobody is free, and ask where they want their answer later."""
        handovers = self._exchange.handovers
        for held in await asyncio.to_thread(handovers.overdue, self._patience, now):
            notice = tell("desk-nobody", load_language(held.language), {"desk-no": "decline"})
            with suppress(NotAllowed):  # somebody took it just now
                await self._exchange.change(handovers.ask_contact, held.id, drafts=[notice])
