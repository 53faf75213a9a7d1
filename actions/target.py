"""What is to be reached and by when: the targets of a Policy Address, of a programme, or the one that is named."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answers import Account, Answer, Outcome, Say, say
from actions.asked import Asked, read_asked
from actions.fact import true_of
from actions.offers import suggestions_for
from actions.question import Question
from actions.shelf import Subject
from actions.told import asks_the_cost
from knowledge.facts import Fact, Programme, Role, Target

PROGRESS = {"met", "so_far"}  # cues that ask how far a target is reached
STEPS = (Role.TARGET, Role.BASELINE, Role.DEADLINE)


def answer(question: Question) -> Answer:
    asked = read_asked(question)
    shelf = question.shelf
    all_of_them = any(shelf.is_collection(subject) for subject in asked.subjects)
    subjects = tuple(subject for subject in asked.subjects if not shelf.is_collection(subject))
    subjects = subjects or tuple(choice for choice in asked.choices if isinstance(choice, Target) and not all_of_them)
    years = _years(asked) if all_of_them or "policy" in asked.aspects else ()
    held = [target for target in shelf.targets if set(years) & set(target.years)]
    another = question.reading.composed and not any(  # "and the one of 2024?"
        true_of(asked.periods, shelf.facts_about(one, STEPS)) for one in subjects
    )
    elsewhere = any(held and one not in held for one in subjects) and not another
    if years and not elsewhere and not any(isinstance(one, Programme) for one in subjects):
        return _of_years(question, asked, years, subjects)
    if subjects:
        return _of_subjects(question, asked, subjects)
    return _list(shelf.targets, question, say("targets-found", count=len(shelf.targets)))


def _years(asked: Asked) -> tuple[int, ...]:
    return tuple(dict.fromkeys(period.first.year for period in asked.periods if period.first))


def _of_years(question: Question, asked: Asked, years: Sequence[int], subjects: Sequence[Subject]) -> Answer:
    """The targets of those Policy Addresses, of what is named only where something is."""
    held = [target for target in question.shelf.targets if set(years) & set(target.years)]
    said = tuple(map(str, years))
    if not held:
        known = sorted({str(year) for target in question.shelf.targets for year in target.years})
        lead = (say("targets-no-year", years=said, known=say("years", years=tuple(known))),)
        return Answer(Outcome.NOTHING_FOUND, "target", lead, suggestions=(say("ask-targets"),))
    chosen = [target for target in held if target in subjects] or held
    unsaid = (say("missing-met"),) if asked.aspects & PROGRESS else ()
    return _list(chosen, question, *unsaid, say("targets-of-years", years=said, count=len(chosen)))


def _of_subjects(question: Question, asked: Asked, subjects: Sequence[Subject]) -> Answer:
    """The targets named, and those of the programmes named; a programme without one is said to have none."""
    lead: list[Say] = []
    accounts: list[Account] = []
    for subject in subjects:
        said, about = _said(question, asked, subject)
        lead += said or [say("missing-target", name=subject)]
        accounts += [Account(one, is_told=True) for one in about] or [Account(subject, is_told=True)]
    found = any(sentence.key != "missing-target" for sentence in lead)
    if found and asks_the_cost(question.reading):  # no document says what reaching a target costs
        lead.insert(0, say("missing-amount", name=subjects[0]))
        found = False
    if asked.aspects & PROGRESS and found:
        lead.insert(0, say("missing-met"))
    return Answer(
        Outcome.ANSWERED if found else Outcome.NOTHING_FOUND,
        "target",
        tuple(lead),
        source=question.shelf.document(accounts[0].subject),
        accounts=tuple(accounts),
        total=len(accounts),
        suggestions=suggestions_for(question.shelf, subjects[0])[:1],
    )


def _said(question: Question, asked: Asked, subject: Subject) -> tuple[list[Say], Sequence[Subject]]:
    """The sentences on what the subject is to reach, and whose they are."""
    shelf = question.shelf
    targets = list(shelf.targets_of(subject)) if isinstance(subject, Programme) else [subject]
    named = {key for mark in (*asked.measures, *asked.within) for key in mark.value}
    targets = [one for one in targets if one.key in named] or targets
    measured = asked.measured(f for one in targets for f in shelf.facts_of(one)) if asked.measures else ()
    steps = true_of(asked.periods, shelf.facts_about(subject, STEPS))
    if measured and not asked.periods:
        return [say("fact-said", fact=one) for one in measured], [shelf.subjects[one.subject] for one in measured]
    if asked.periods:
        held = [one for one in targets if isinstance(one, Target) and _is_due(one, asked)]
        if not steps and not held and targets:
            return [say("missing-period", name=subject, period=asked.periods[0]), *_targets_said(targets)], targets
        return [*(say("fact-said", fact=step) for step in steps), *_targets_said(held if not steps else [])], targets
    own: list[Fact] = list(shelf.facts_of(subject, STEPS)) if isinstance(subject, Programme) else []
    return [*(say("fact-said", fact=step) for step in own), *_targets_said(targets)], targets


def _is_due(target: Target, asked: Asked) -> bool:
    due = target.by_period
    return bool(due and any(due.overlaps(period) for period in asked.periods))


def _targets_said(targets: Sequence[Subject]) -> list[Say]:
    return [say("target-said", target=target) for target in targets if isinstance(target, Target)]


def _list(targets: Sequence[Target], question: Question, *lead: Say) -> Answer:
    return Answer(
        Outcome.ANSWERED,
        "target",
        lead,
        source=question.shelf.document(targets[0]),
        accounts=tuple(Account(target) for target in targets),
        total=len(targets),
        suggestions=tuple(say("ask-target", name=target) for target in targets[:2]),
    )
