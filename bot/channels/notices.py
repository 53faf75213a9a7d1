"""What a channel tells the user by itself, in the user's language, as entries to be. Knows no state and decides nothing."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace

from conversations.records import Author, Draft
from languages.language import Language


def offer_person(sentence: str, language: Language) -> Draft:
    """The question whether a person may have the conversation, with its two answers as buttons."""
    asked = tell(sentence, language, {"desk-yes": "consent", "desk-no": "decline"})
    return replace(asked, parts={**asked.parts, "offer": True})


def tell(sentence: str, language: Language, choices: Mapping[str, str] | None = None, **places: object) -> Draft:
    """The channel's own words; `choices` the buttons below them, each by its sentence and what it does."""
    acts = {
        secrets.token_urlsafe(9): {"title": language.say(title), "does": does}
        for title, does in (choices or {}).items()
    }
    return Draft(Author.NOTICE, language.say(sentence, **places), {"acts": acts} if acts else {})
