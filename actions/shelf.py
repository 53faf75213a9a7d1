"""The documents' programmes, targets and facts by what one asks them by. Decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from knowledge.facts import Document, Fact, Kind, Library, Programme, Role, Target

Subject = Programme | Target


class Shelf:
    """A Library, ready to be asked; made anew when the store's revision changes."""

    def __init__(self, library: Library) -> None:
        self.programmes = library.programmes
        self.targets = library.targets
        subjects: tuple[Subject, ...] = (*library.programmes, *library.targets)
        self.subjects = {subject.key: subject for subject in subjects}
        self.facts = {fact.key: fact for fact in library.facts}
        self.themes = {theme.key: theme for theme in library.themes}
        self.documents = library.documents
        self._facts_of: dict[str, list[Fact]] = defaultdict(list)
        for fact in library.facts:
            self._facts_of[fact.subject].append(fact)

    def facts_of(self, subject: Subject, roles: Iterable[Role] | None = None) -> tuple[Fact, ...]:
        """The facts of a programme or target, in the order of the document; only those of the roles, if any are given."""
        wanted = None if roles is None else frozenset(roles)
        return tuple(fact for fact in self._facts_of[subject.key] if wanted is None or fact.role in wanted)

    def facts_about(self, subject: Subject, roles: Iterable[Role] | None = None) -> tuple[Fact, ...]:
        """The facts of a programme or target, then those of the targets of a programme."""
        targets = self.targets_of(subject) if isinstance(subject, Programme) else ()
        return tuple(fact for one in (subject, *targets) for fact in self.facts_of(one, roles))

    def owner(self, key: str) -> Subject | None:
        """The programme or target that a key of one, or of a fact of one, belongs to."""
        fact = self.facts.get(key)
        return self.subjects.get(fact.subject if fact else key)

    def document(self, subject: Subject) -> Document:
        return next(document for document in self.documents if document.key == subject.document)

    def targets_of(self, programme: Programme) -> tuple[Target, ...]:
        return tuple(t for t in self.targets if programme.key in t.programmes or t.key in programme.related)

    def programme_of(self, subject: Subject) -> Subject:
        """The programme that a target is set for; the subject itself where it is no target or is set for none."""
        keys = subject.programmes if isinstance(subject, Target) else ()
        return self.subjects[keys[0]] if keys else subject

    def is_collection(self, subject: Subject) -> bool:
        """Whether a programme is but the name for the targets together."""
        return isinstance(subject, Programme) and any(target.document == subject.document for target in self.targets)

    def is_general(self, subject: Subject) -> bool:
        """Whether a document as a whole is about it: the office that runs most of what there is, or the place of it all."""
        if isinstance(subject, Programme) and subject.kind is Kind.PLACE:
            return subject.key == "hong-kong"
        return any(isinstance(subject, Programme) and subject.name in one.title.en for one in self.documents)

    def programmes_of(self, project: str) -> tuple[Programme, ...]:
        """The programmes that a project of the list belongs to, by its key."""
        return tuple(programme for programme in self.programmes if project in programme.projects)
