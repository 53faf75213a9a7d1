"""A contact that a user means an officer to have: hidden as all of its kind, until the user says that it is to be passed on.

It is kept in the hand-over alone, and only as the user writes it after having been asked. Knows no state and decides nothing
about who answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.notices import tell
from conversations.masking import find_contact
from conversations.records import Author, Draft, Entry
from languages.language import Language

HIDDEN, ASKED, SHARED = "contact_hidden", "contact_asked", "contact_shared"  # parts of the notices here


def tell_hidden(text: str, since: Sequence[Entry], language: Language) -> Draft | None:
    """Said once in a hand-over, below a text in which a contact was hidden. `since` is what was said in it."""
    if not find_contact(text) or any(HIDDEN in entry.parts for entry in since):
        return None
    return _mark(tell("desk-contact-hidden", language, {"desk-share": "share_contact"}), HIDDEN)


def ask_contact(language: Language) -> Draft:
    """Asked of a user who wants it passed on."""
    return _mark(tell("desk-contact-asked", language), ASKED)


def awaits_contact(latest: Sequence[Entry]) -> bool:
    """Whether the user was asked for it and has written nothing since. `latest` is what was said last."""
    own = [entry for entry in latest if entry.author in (Author.USER, Author.NOTICE)]
    return bool(own) and ASKED in own[-1].parts


def tell_shared(language: Language) -> Draft:
    """What the user reads once it is passed on; where it stands the desk reads the contact."""
    return _mark(tell("desk-contact-shared", language), SHARED)


def _mark(draft: Draft, name: str) -> Draft:
    return replace(draft, parts={**draft.parts, name: True})
