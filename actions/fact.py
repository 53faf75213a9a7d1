"""Which facts of a programme answer what is asked of it. Never another than the one asked for: none is an answer too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from actions.asked import Asked
from actions.roles import AMOUNTS, BY_CUE, MOMENTS, ROLES, is_dated
from actions.shelf import Shelf, Subject
from knowledge.facts import Fact, Role
from knowledge.period import Period
from languages.reading import Mark

Form = Callable[[str], str]  # a word -> its stem

PERSONS = frozenset(("users", "residents"))  # units of figures that count people
BARE = frozenset(
    ("when", "define", "programme", "project", "measure", "near", "word", "fit", "pronoun", "carry", "period")
)
PAID = ("sum", "average")  # cues that ask for a sum of money, as the field of what is paid does
COUNTED = (*AMOUNTS, Role.LENGTH, Role.VERSION, Role.STATEMENT)  # roles of what "how many" may be asked of
BESIDE = 1  # character between "how many" and the word that it counts
REACH = 30  # characters from "how many" to what is counted


def wanted_of(asked: Asked, shelf: Shelf) -> tuple[str, ...]:
    """What is asked for, all at once: keys of ROLES, or "measure" where only a measure is named."""
    reading = asked.reading
    wanted = [cue for cue in BY_CUE if cue in asked.aspects]
    if reading.has("field", "duration") and "launch" not in asked.aspects:
        wanted.append("length")
    elif (
        reading.has("count")
        or reading.has("amount")
        or (_is_paid(asked) and not reading.has("when"))
        or ("so_far" in asked.aspects and asked.measures)
    ):
        wanted.append("amount")
    if reading.has("when"):
        wanted.append("when")
    if not wanted and any(_named_by_measure(asked, shelf, subject) for subject in asked.subjects):
        wanted.append("measure")
    begun = asked.aspects & {"launch", "end"} and not asked.aspects & {"owner", "maker"}  # not "who launched it"
    return tuple(wanted) or (("when",) if begun else ())


def _named_by_measure(asked: Asked, shelf: Shelf, subject: Subject) -> bool:
    """A measure is named, outside the name of the thing where the thing is asked about as such."""
    asks_what = asked.reading.has("define") or asked.reading.has("about")
    facts = {fact.key for fact in shelf.facts_about(subject)}
    marks = asked.measures if asks_what else (*asked.measures, *asked.within)
    return any(facts & set(mark.value) for mark in marks)


def select(asked: Asked, shelf: Shelf, subject: Subject, wanted: str, form: Form) -> tuple[Fact, ...]:
    """The facts of the subject that answer what is wanted; none where the documents do not say it."""
    facts = [fact for fact in shelf.facts_about(subject) if _is_qualified(asked, fact)]
    if wanted == "when":
        return _moments(asked, [fact for fact in facts if is_dated(fact)], asked.measured(facts))
    if wanted == "amount":
        if _is_paid(asked):
            return true_of(asked.periods, _prices(asked, facts))
        amounts = _amounts(asked, facts) or asked.partly(_figures(facts), form)
        # among all that there is, not only among what is said of a thing that is named, the nearest is surely meant
        return true_of(asked.periods, amounts or (() if asked.is_named else asked.nearest(_figures(facts))))
    measured = true_of(asked.periods, asked.measured(facts))
    if wanted == "measure":
        nearest = asked.nearest(measured or facts) if asked.extra or len(measured) > 1 else ()
        return nearest or measured or asked.partly(facts, form)
    of_the_role = tuple(fact for fact in facts if fact.role in ROLES[wanted])
    return tuple(fact for fact in measured if fact in of_the_role) or of_the_role


def _is_paid(asked: Asked) -> bool:
    """Whether a sum of money is asked for by name: its "budget", not "how much" of it."""
    reading = asked.reading
    asks = [*reading.of("amount"), *reading.of("count")]
    costs = [mark for mark in reading.of("field") if mark.value == "cost"]
    named = any(not any(mark.start < other.end and other.start < mark.end for other in asks) for mark in costs)
    names = {(mark.start, mark.end) for mark in reading.of("programme")}
    own = any(mark.role == "own" and (mark in asked.measures or (mark.start, mark.end) in names) for mark in asked.all)
    total = any(reading.has(cue) for cue in PAID) and not (asks or own)  # "wristbands in total" are no money
    return (named or total) and not reading.has("count")


def _prices(asked: Asked, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What is paid, as far as the words for it are those of a fact; every sum of money where no word limits it."""
    keys = {key for mark in asked.measures for key in mark.value}
    measured = tuple(fact for fact in facts if fact.key in keys and fact.role not in MOMENTS)
    return measured or tuple(fact for fact in facts if fact.role is Role.MONEY)


def _is_qualified(asked: Asked, fact: Fact) -> bool:
    """Whether the figure is the one that was asked for: not downloads for uploads, nor all there are for those of a day."""
    return fact.role not in AMOUNTS or all(fact.key in mark.value for mark in asked.reading.of("qualified"))


def _moments(asked: Asked, moments: Sequence[Fact], measured: Sequence[Fact]) -> tuple[Fact, ...]:
    """The dates of what is measured, or else of the launch, if nothing but a launch can be meant."""
    named = tuple(fact for fact in measured if fact in moments)
    if named:
        return named
    within = true_of(asked.periods, moments) if asked.periods and asked.reading.has("when") else ()
    if within:
        return within
    if "end" in asked.aspects and "launch" not in asked.aspects:
        return tuple(fact for fact in moments if fact.role in (Role.END, Role.DEADLINE))
    others = [fact for fact in measured if fact.role in (Role.CONTACT, Role.FIGURE, Role.VERSION)]
    if others and asked.measures:
        return _kin(asked, moments) or asked.nearest(moments)
    if "launch" in asked.aspects or _asks_no_more(asked):
        return tuple(fact for fact in moments if fact.role is Role.LAUNCH)
    return asked.nearest(moments)


def _kin(asked: Asked, moments: Sequence[Fact]) -> tuple[Fact, ...]:
    """The dates of what is measured: "the hotline, and since when?" """
    words = [mark.text.lower() for mark in asked.measures if mark.role == "own"]
    return tuple(f for f in moments if any(w in f.measure.en.lower() or w in f.measure.zh for w in words))


def _asks_no_more(asked: Asked) -> bool:
    """Whether nothing else is said in the message than a name and "when"."""
    return not asked.extra and {mark.kind for mark in asked.reading.marks} <= BARE


def _figures(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.role in AMOUNTS)


def _amounts(asked: Asked, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The figures of what is counted: of the words behind "how many", not of others."""
    counts = asked.reading.of("count")
    measured = list(asked.measured(fact for fact in facts if fact.role in COUNTED))
    if not counts:
        return tuple(measured)
    beside = [m for m in asked.measures if any(0 <= m.start - count.end <= BESIDE for count in counts)]
    keys = {key for mark in beside for key in mark.value}
    measured = [fact for fact in facts if fact.key in keys and fact.role is Role.PLACE] or measured
    if asked.reading.has("alien") and not any(fact.key in mark.value for mark in asked.measures for fact in measured):
        measured = []  # how many of them were what no document speaks of
    if not any(_counts_what_is_measured(asked, mark) for mark in counts):
        measured = []
    measured = [fact for fact in measured if fact.role is not Role.MONEY and fact.role is not Role.STATEMENT]
    if not measured and "people" in asked.aspects and not asked.measures:
        measured = [fact for fact in facts if fact.unit and fact.unit.en in PERSONS]
    return tuple(measured)


def _counts_what_is_measured(asked: Asked, count: Mark) -> bool:
    """Whether the words for a measure stand next behind "how many", or before it with nothing else behind."""
    marks = [mark for mark in (*asked.measures, *asked.within) if mark.end - mark.start > 0]
    behind = [mark.start for mark in marks if mark.end > count.start and mark.start >= count.start]
    others = [mark.start for mark in asked.extra if mark.start >= count.end]
    if not behind:
        return not others
    return behind[0] - count.end < REACH and not any(start < min(behind) for start in others)


def true_of(periods: Sequence[Period], facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that hold for one of the periods; all of them where none is asked for."""
    return tuple(fact for fact in facts if not periods or any(_holds(fact, period) for period in periods))


def _holds(fact: Fact, period: Period) -> bool:
    if fact.period:
        return fact.period.overlaps(period)
    return bool(fact.as_of and fact.as_of.last and Period.day(fact.as_of.last).overlaps(period)) or not fact.as_of
