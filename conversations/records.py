"""What is kept of a conversation, as other rooms see it. Knows nothing of databases, channels or Rasa.

Beyond what was agreed first: an Entry tells the desk it came through and whether it still awaits an answer, a
Handover where its transcript ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any


class RecordUnavailable(Exception):
    """The record cannot be read or written now: not there, not reachable, too slow. The next call may work."""


class NoSuchConversation(LookupError):
    """There is no such conversation, or no such entry in it: it never was, was erased, or its time is over."""


class Holder(str, Enum):
    """Who has the conversation now."""

    BOT = "bot"
    OFFERED = "offered"  # the user was asked whether a person shall have it
    QUEUED = "queued"
    PERSON = "person"
    ASKING_CONTACT = "asking_contact"  # nobody is there; an address for a later answer was asked for
    RATING = "rating"  # a person has closed it; a rating was asked for, and the bot answers again


class NotAllowed(Exception):
    """A change that the conversation's state does not allow, mostly since another was faster.

    `holder` and `owner` tell the state that stood in the way; nothing was changed.
    """

    def __init__(self, holder: Holder, owner: str) -> None:
        super().__init__(f"held by {holder.value} {owner}".rstrip())
        self.holder = holder
        self.owner = owner


class Author(str, Enum):
    USER = "user"
    BOT = "bot"
    OFFICER = "officer"
    NOTICE = "notice"  # the channel's own words to the user
    NOTE = "note"  # for the staff alone; never sent to the user


@dataclass(frozen=True)
class Conversation:
    """A conversation's state.

    `id` is opaque (128 bits, hexadecimal); `owner` the account of the officer who has it, `owner_name` the name the
    user sees, both "" unless holder is PERSON; `since` when the holder became what it is; `memory` what the engine
    remembered after its last answer. All times are aware, in UTC.
    """

    id: str
    channel: str
    language: str
    holder: Holder
    owner: str
    owner_name: str
    since: datetime
    started: datetime
    last_said: datetime
    memory: Mapping[str, Any] | None = None
    ended: bool = False  # by the user: nobody speaks in it any more


@dataclass(frozen=True)
class Draft:
    """An entry to be.

    `name` is whom the user sees, `account` the officer's who said or did it, for the staff alone.
    `key`, where given, makes it said once: a second draft of the same conversation and key gives back the first's
    entry. `desk` names the desk it came through, which is not told of it again.
    """

    author: Author
    text: str
    parts: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    key: str = ""
    reply_to: int | None = None
    desk: str = ""
    account: str = ""


@dataclass(frozen=True)
class Entry:
    """Something said. `number` counts 1, 2, 3... in its conversation without a gap; personal data is masked.

    `awaits` tells of a user's entry that was said to the bot and is not answered yet.
    """

    conversation: str
    number: int
    author: Author
    name: str
    text: str
    parts: Mapping[str, Any]
    at: datetime
    key: str = ""
    reply_to: int | None = None
    desk: str = ""
    account: str = ""
    awaits: bool = False


class Stage(str, Enum):
    """How far a hand-over came."""

    OFFERED = "offered"
    DECLINED = "declined"
    QUEUED = "queued"
    TAKEN = "taken"
    ASKING_CONTACT = "asking_contact"
    CONTACT_LEFT = "contact_left"  # the desk answers later, outside the chat, or takes it after all
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


@dataclass(frozen=True)
class Handover:
    """One time that a person was asked for; a conversation may have several.

    `requested` is when the user agreed (until then, when it was offered); `transcript` the number of the last entry
    that was there then: what came later is relayed to the desks, up to `last` once the hand-over is over.
    `contact` is the one place where an address stays as it was typed: the user gave it to be answered there.
    """

    id: int
    conversation: str
    state: Stage
    reason: str
    requested: datetime
    taken_by: str
    taken: datetime | None
    closed: datetime | None
    rating: int | None
    comment: str
    contact: str
    transcript: int
    last: int | None
