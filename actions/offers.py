"""What lies near an answer on a programme, as whole questions."""

from __future__ import annotations

from actions.answers import Say, say
from actions.shelf import Shelf, Subject
from knowledge.facts import Kind, Programme


def suggestions_for(shelf: Shelf, subject: Subject, *, is_described: bool = False) -> tuple[Say, ...]:
    """What it is, unless that has just been said, and the project or the target that belongs to it."""
    is_place = isinstance(subject, Programme) and subject.kind is Kind.PLACE
    offers = [] if is_described or is_place else [say("ask-programme", name=subject)]
    if isinstance(subject, Programme):
        if subject.projects:
            offers.append(say("ask-programme-project", name=subject))
        if shelf.targets_of(subject):
            offers.append(say("ask-programme-target", name=subject))
    return tuple(offers)
