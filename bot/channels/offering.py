"""When a person is offered: one was asked for in words, the assistant could not help twice running, or the question is of
a kind that goes to people.

BEACON_DESK_KINDS   those kinds, comma between, such as "distress, contact"; "none" for none
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.channels.notices import offer_person
from bot.channels.visitors import BadSetting
from bot.readers.evidence import SOCIAL
from bot.readers.kinds import FIRST, KINDS
from conversations.records import Author, Conversation, Draft, Entry
from languages.language import load_language

FAILURES = 2  # answers running that did not help
UNHELPFUL = ("failed", "unsupported", "out_of_scope")
LOOK_BACK = 20  # entries
VARIABLE = "BEACON_DESK_KINDS"
TO_PEOPLE = "distress"
NONE = "none"


def read_kinds(environment: Mapping[str, str] = os.environ) -> frozenset[str]:
    """The kinds of questions that go to people. BadSetting where there is no such kind."""
    listed = environment.get(VARIABLE) or TO_PEOPLE
    kinds = frozenset(kind.strip() for kind in listed.split(",") if kind.strip()) - {NONE}
    known = {"out_of_scope", *SOCIAL, *(kind for kind, _ in (*FIRST, *KINDS))}
    if kinds - known:
        raise BadSetting(f"{VARIABLE}: no kind of question is {', '.join(sorted(kinds - known))}; see data/nlu/")
    return kinds


def add_offer(
    held: Conversation, number: int, drafts: list[Draft], before: Sequence[Entry], kinds: Collection[str]
) -> tuple[list[Draft], str]:
    """The assistant's replies to entry `number` as the user is to get them, and the reason why a person is offered in them.

    `before` are the latest entries before it, LOOK_BACK or so, `kinds` those that go to people; the reason is "" where
    nobody is offered.
    """
    language = load_language(held.language)
    if any(draft.parts.get("kind") == "person" for draft in drafts):
        return [replace(offer_person("desk-offer", language), reply_to=number)], "asked"
    if any(draft.parts.get("kind") in kinds for draft in drafts):
        return [*drafts, replace(offer_person("desk-offer-kind", language), reply_to=number)], "kind"
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
