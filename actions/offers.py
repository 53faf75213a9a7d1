"""What lies near an answer on a programme, as whole questions."""

from __future__ import annotations

from actions.answers import Say, say
from actions.shelf import Shelf, Subject
from knowledge.facts import Programme


def suggestions_for(shelf: Shelf, subject: Subject) -> tuple[Say, ...]:
    """What it is, and the project or the target that belongs to it."""
    offers = [say("ask-programme", name=subject)]
    if isinstance(subject, Programme):
        if subject.projects:
            offers.append(say("ask-programme-project", name=subject))
        if shelf.targets_of(subject):
            offers.append(say("ask-programme-target", name=subject))
    return tuple(offers)
