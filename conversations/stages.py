"""The steps that changes of the holder are made of, and how hand-overs are found. Knows nothing of when one is due.

All but the finding go on inside a change (held.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from conversations.held import Held
from conversations.masking import mask
from conversations.records import Conversation, Draft, Handover, Holder, NotAllowed, Stage
from conversations.rows import conversation_of, handover_of
from conversations.tables import conversations, entries, handovers

WAITING = (Holder.QUEUED, Holder.ASKING_CONTACT)  # in the queue: a person may take it at any moment
_THERE = tuple(holder.value for holder in WAITING)


def check(held: Held, *holders: Holder, by: str = "") -> None:
    """Raises NotAllowed unless one of these holds it and `by`, where given, is the owner."""
    if held.state.holder not in holders or by not in ("", held.state.owner):
        raise NotAllowed(held.state.holder, held.state.owner)


def enter(held: Held, holder: Holder, now: datetime, owner: str = "", owner_name: str = "") -> None:
    held.change(holder=holder, owner=owner, owner_name=mask(owner_name), since=now)


def offer_person(held: Held, reason: str, now: datetime) -> None:
    """Opens a hand-over."""
    enter(held, Holder.OFFERED, now)
    row = {"conversation": held.state.id, "state": Stage.OFFERED.value, "reason": mask(reason), "requested": now}
    held.connection.execute(
        insert(handovers), {**row, "taken_by": "", "comment": "", "contact": "", "transcript": held.last}
    )


def agree(held: Held, stage: Stage, now: datetime) -> None:
    """The user's consent: what the bot still owed is for the person now, and the transcript ends here."""
    owed = (entries.c.conversation == held.state.id, entries.c.awaits)
    held.connection.execute(update(entries).where(*owed).values(awaits=False))
    write(held, state=stage.value, requested=now, transcript=held.last)


def end(
    held: Held, holder: Holder, stage: Stage, drafts: Sequence[Draft], now: datetime, **values: Any
) -> Conversation:
    """Out of the hand-over. The drafts are its last words: the desks are told of them as well."""
    enter(held, holder, now)
    held.add(drafts, now)
    write(held, **{"state": stage.value, "closed": now, "last": held.last, **values})
    return held.state


def answer_contacts(held: Held, by: str, now: datetime) -> bool:
    """Whether contacts were left for an answer that nobody has given; it is given now."""
    left = (handovers.c.conversation == held.state.id, handovers.c.state == Stage.CONTACT_LEFT.value)
    answered = {"state": Stage.CLOSED.value, "closed": now, "taken_by": by}
    return bool(held.connection.execute(update(handovers).where(*left).values(**answered)).rowcount)


def write(held: Held, **values: Any) -> None:
    """The fields of the conversation's latest hand-over."""
    held.connection.execute(update(handovers).where(_latest(held.state.id)).values(**values))


def find_latest(connection: Connection, conversation: str) -> Handover | None:
    row = connection.execute(select(handovers).where(_latest(conversation))).mappings().first()
    return handover_of(row) if row else None


def find_queue(connection: Connection, *conditions: Any) -> tuple[Conversation, ...]:
    """The conversations in the queue, in order."""
    queued = (conversations.c.holder.in_(_THERE), handovers.c.state.in_(_THERE), *conditions)
    query = select(conversations).join_from(conversations, handovers, handovers.c.conversation == conversations.c.id)
    ordered = query.where(*queued).order_by(handovers.c.requested, handovers.c.id)
    return tuple(conversation_of(row) for row in connection.execute(ordered).mappings())


def _latest(conversation: str) -> Any:
    query = select(func.max(handovers.c.id)).where(handovers.c.conversation == conversation)
    return handovers.c.id == query.scalar_subquery()
