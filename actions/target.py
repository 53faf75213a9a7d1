"""What is to be reached and by when: the targets of a Policy Address, of a programme, or the one that is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions import fact
from actions.answers import Account, Answer, Outcome, Say, say
from actions.asked import Asked, read_asked
from actions.question import Question
from actions.shelf import Subject
from knowledge.facts import Fact, Programme, Role, Target

STEPS = (Role.TARGET, Role.BASELINE, Role.DEADLINE)


def answer(question: Question) -> Answer:
    asked = read_asked(question)
    subjects = asked.subjects or tuple(choice for choice in asked.choices if isinstance(choice, Target))
    years = _years(asked) if "policy" in asked.aspects else ()
    if years and not any(isinstance(subject, Programme) for subject in subjects):
        return _of_years(question, years, subjects)
    if subjects:
        return _of_subjects(question, asked, subjects)
    return _list(question, question.shelf.targets, say("targets-found", count=len(question.shelf.targets)))


def _years(asked: Asked) -> tuple[int, ...]:
    return tuple(dict.fromkeys(period.first.year for period in asked.periods if period.first))


def _of_years(question: Question, years: Sequence[int], subjects: Sequence[Subject]) -> Answer:
    """The targets of those Policy Addresses, of what is named only where something is."""
    held = [target for target in question.shelf.targets if set(years) & set(target.years)]
    if not held:
        known = sorted({year for target in question.shelf.targets for year in target.years})
        lead = (say("targets-no-year", years=tuple(years), known=tuple(map(str, known))),)
        return Answer(Outcome.NOTHING_FOUND, "target", lead, suggestions=(say("ask-targets"),))
    named = [target for target in held if target in subjects]
    chosen = named or held
    return _list(question, chosen, say("targets-of-years", years=tuple(years), count=len(chosen)))


def _of_subjects(question: Question, asked: Asked, subjects: Sequence[Subject]) -> Answer:
    """The targets named, and those of the programmes named; a programme without one is said to have none."""
    lead: list[Say] = []
    accounts: list[Account] = []
    for subject in subjects:
        targets = question.shelf.targets_of(subject) if isinstance(subject, Programme) else (subject,)
        targets = tuple(t for t in targets if t.key in asked.lengths) or targets
        steps = _steps(question, asked, (subject, *targets))
        own = tuple(step for step in steps if step.subject == subject.key and isinstance(subject, Programme))
        told = steps if asked.periods and steps else own
        sentences = [say("fact-said", fact=step) for step in told]
        if not (asked.periods and steps):
            sentences += [say("target-said", target=target) for target in targets]
        lead += sentences or [say("missing-target", name=subject)]
        accounts += [Account(target, is_told=True) for target in targets] or [Account(subject, own, is_told=True)]
    found = any(sentence.key != "missing-target" for sentence in lead)
    if "met" in asked.aspects and found:
        lead.insert(0, say("missing-met"))
    return Answer(
        Outcome.ANSWERED if found else Outcome.NOTHING_FOUND,
        "target",
        tuple(lead),
        source=question.shelf.document(accounts[0].subject),
        accounts=tuple(accounts),
        total=len(accounts),
        suggestions=fact.suggestions_for(question, subjects[0])[:1],
    )


def _steps(question: Question, asked: Asked, subjects: Iterable[Subject]) -> tuple[Fact, ...]:
    """What is to be reached in the periods that are named, or at all."""
    steps = [step for subject in subjects for step in question.shelf.facts_of(subject, STEPS)]
    if not asked.periods:
        return tuple(steps)
    return tuple(step for step in steps if step.period and any(step.period.overlaps(p) for p in asked.periods))


def _list(question: Question, targets: Sequence[Target], lead: Say) -> Answer:
    return Answer(
        Outcome.ANSWERED,
        "target",
        (lead,),
        source=question.shelf.document(targets[0]),
        accounts=tuple(Account(target) for target in targets),
        total=len(targets),
        suggestions=tuple(say("ask-target", name=target) for target in targets[:2]),
    )
