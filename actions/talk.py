"""Small talk, and an honest no to what is not ours."""

from __future__ import annotations

from actions.answers import Answer, Outcome, say
from actions.question import Question
from languages.script import HAN

OFFERS = (say("ask-all"), say("ask-most-all"), say("ask-departments"))


def answer(question: Question) -> Answer:
    """One of greeting, thanks, goodbye, capabilities, bot_identity, person and reset."""
    return Answer(
        Outcome.SOCIAL,
        question.reading.kind,
        (say(f"talk-{question.reading.kind}", source=question.source),),
        suggestions=OFFERS,
    )


def decline(question: Question) -> Answer:
    """A calm no to abuse and to attempts to make the assistant another one."""
    kind = question.reading.kind
    return Answer(Outcome.OUT_OF_SCOPE, kind, (say(f"talk-{kind}"),), suggestions=OFFERS[:1])


def point_to_help(question: Question) -> Answer:
    """Where somebody in despair or danger finds people; nothing else is offered beside it."""
    return Answer(Outcome.OUT_OF_SCOPE, "distress", (say("talk-distress"),))


def refuse(question: Question) -> Answer:
    named = question.reading.of("project")
    outsider = next(iter(question.reading.of("outsider")), None)
    if outsider:
        chinese = HAN.search(outsider.text)  # what was typed in Chinese is said back in it
        lead = say("outside-body", name=outsider.text if chinese else outsider.value)
    elif named and named[0].value[0] in question.projects:
        lead = say("outside-project", name=question.projects[named[0].value[0]])
    elif question.reading.has("beyond"):
        lead = say("outside-list")
    elif question.reading.has("department") and not question.reading.has("table", "project"):
        key = question.reading.of("department")[0].value[0]
        lead = say("outside-service", name=question.departments[key])
    else:
        lead = say("outside")
    return Answer(Outcome.OUT_OF_SCOPE, "out_of_scope", (lead,), suggestions=OFFERS)


def say_nothing_was_said(question: Question) -> Answer:
    return Answer(Outcome.UNSUPPORTED, "empty", (say("empty"),), suggestions=OFFERS)


def say_unavailable(question: Question) -> Answer:
    return Answer(Outcome.FAILED, "unavailable", (say("unavailable"),))
