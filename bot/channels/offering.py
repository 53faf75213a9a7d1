"""When a person is offered: where one was asked for in words, or the assistant could not help twice running."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.notices import offer_person
from conversations.records import Author, Conversation, Draft, Entry
from languages.language import load_language

FAILURES = 2  # answers running that did not help
UNHELPFUL = ("failed", "unsupported", "out_of_scope")
LOOK_BACK = 20  # entries


def add_offer(held: Conversation, number: int, drafts: list[Draft], before: Sequence[Entry]) -> tuple[list[Draft], str]:
    """The assistant's replies to entry `number` as the user is to get them, and the reason why a person is offered in them.

    `before` are the latest entries before it, LOOK_BACK or so; the reason is "" where nobody is offered.
    """
    language = load_language(held.language)
    if any(draft.parts.get("kind") == "person" for draft in drafts):
        return [replace(offer_person("desk-offer", language), reply_to=number)], "asked"
    if not all(draft.parts.get("outcome") in UNHELPFUL for draft in drafts):
        return drafts, ""
    if 1 + _count_failures(before) < FAILURES:
        return drafts, ""
    return [*drafts, replace(offer_person("desk-offer-again", language), reply_to=number)], "failed"


def _count_failures(entries: Sequence[Entry]) -> int:
    """The latest answers that did not help, since one that did or since a person was offered."""
    failures = 0
    for entry in reversed(entries):
        if "offer" in entry.parts or (entry.author is Author.BOT and entry.parts.get("outcome") not in UNHELPFUL):
            break
        failures += entry.author is Author.BOT
    return failures
