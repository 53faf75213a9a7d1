"""Rasa's tracker store, but forgetful: of a conversation the last turn, of all conversations those spoken in lately.

A turn needs what the one before left (the memory slot), nothing older: so a fiftieth message costs what the first did, and
a server does not grow with everybody who ever spoke to it. What is to be kept is kept by `conversations/`.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

CONVERSATIONS = 10_000


class LastTurns(InMemoryTrackerStore):
    """The last turn of each of the latest CONVERSATIONS, in this process alone."""

    def __init__(self, domain: Domain, event_broker: EventBroker | None = None, **settings: Any) -> None:
        super().__init__(domain, event_broker, **settings)
        self.store: OrderedDict[str, str] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the turn that has just been taken."""
        await self.stream_events(tracker)
        kept = {"name": tracker.sender_id, "events": [event.as_dict() for event in last_turn(list(tracker.events))]}
        self.store[tracker.sender_id] = json.dumps(kept)
        self.store.move_to_end(tracker.sender_id)
        while len(self.store) > CONVERSATIONS:
            self.store.popitem(last=False)


def last_turn(events: Sequence[Event]) -> Sequence[Event]:
    """The events from the user's last message on; all of them where there is none."""
    starts = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    return events[starts[-1] :] if starts else events
