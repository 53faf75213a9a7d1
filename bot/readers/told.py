"""Tells whether a message is about what the other documents tell (programmes, targets, facts), and its kind then.

Reads marks and the classifier's probabilities, as kinds.py does for the list of projects, and is asked before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from languages.reading import TOLD, Mark, things_of

LIKELY = 0.5  # the probability of all these kinds together from which they are believed
POSSIBLE = 0.2  # and from which they are where a body and one of its measures are named
DOUBTED = 0.4  # and from which they are where an entry lies very near
FAIRLY_SURE = 0.75  # and from which they are though a word is strange
SURE = 0.8  # and from which they are though the message has a word of its own or one that projects are asked by
SURELY = 0.95  # and from which they are though the message has many words of one project
MANY = 2  # words
STRANGE = 0.5  # that of out_of_scope from which a message that names nothing is not ours
GREAT_FIT = 80  # per cent of the words from which a project of the list is meant
NEAR = 30  # per cent of words and meaning from which an entry that is not named is meant
QUITE_NEAR = 40  # and from which it is though a word of a number that is asked for is strange
CLOSE = 45  # and from which it is though a department is named
SOME_WAY = 20  # and from which it is where the classifier is fairly sure
VERY_NEAR = 60  # and from which it is though the classifier doubts it
# What only the list of projects tells: under a name of both, the project is meant
OF_PROJECTS = (
    "money",
    "length",
    "status",
    "superlative",
    "comparative",
    "compare",
    "average",
    "sum",
    "share",
    "group",
    "sort",
)
PROJECT_FIELDS = ("cost", "paper", "financial_year", "phases", "duration", "name", "chinese_name", "status")
OF_PROGRAMMES = ("target", "policy", "launch", "link", "find", "contact", "use", "audience", "figures")


class Evidence:
    """What was read of programmes in one message, what lies within their names left out."""

    def __init__(self, marks: Sequence[Mark], chances: Mapping[str, float]) -> None:
        self.named = [mark for mark in marks if mark.kind in ("programme", "target") and mark.role != "body"]
        bodies = [mark for mark in marks if mark.kind == "programme" and mark.role == "body"]
        self.marks = [
            mark
            for mark in marks
            if mark.kind in ("programme", "target", "project")
            or (
                not any(name.start <= mark.start and mark.end <= name.end for name in self.named)
                and not (mark.kind == "outsider" and any(body.start <= mark.start < body.end for body in bodies))
            )
        ]
        self.chances = chances
        self.likely = sum(chances.get(kind, 0.0) for kind in TOLD)
        self.foreign = chances.get("out_of_scope", 0.0)

    def has(self, *kinds: str) -> bool:
        return any(mark.kind in kinds for mark in self.marks)

    def number_of(self, kind: str) -> int:
        return sum(mark.kind == kind for mark in self.marks)

    def cue(self, kind: str, *values: str) -> bool:
        return any(mark.kind == kind and mark.value in values for mark in self.marks)

    @cached_property
    def measured(self) -> bool:
        """Something is measured that what is named has; where nothing is named, that no other word explains."""
        roles = ("own",) if self.named else ("own", "name", "sole", "")
        return any(mark.kind == "measure" and mark.role in roles for mark in self.marks)

    @cached_property
    def measured_by_name(self) -> bool:
        """The words for what is measured are as good as a name."""
        return any(mark.kind == "measure" and mark.role == "name" for mark in self.marks)

    @cached_property
    def names_a_project(self) -> bool:
        """A project of another name is named, and not only by a word for what is measured: "how many APIs"."""
        others = (*self.named, *(mark for mark in self.marks if mark.kind == "measure"))
        return any(
            mark.kind == "project" and not any(mark.start < other.end and other.start < mark.end for other in others)
            for mark in self.marks
        )

    @cached_property
    def asks_for_several(self) -> bool:
        """Programmes are asked for by whom they serve, rather than one that is meant."""
        chance = {kind: self.chances.get(kind, 0.0) for kind in TOLD}
        return (
            not self.measured_by_name and not self.measures_its_own and chance["programmes"] >= chance["programme"] / 3
        )

    @cached_property
    def asks_what_is_measured(self) -> bool:
        """When or how much it was is asked of something that is measured."""
        return self.measured and self.has("when", "count", "amount")

    @cached_property
    def measures_its_own(self) -> bool:
        return any(mark.kind == "measure" and mark.role == "own" for mark in self.marks)

    @cached_property
    def measures_alone(self) -> bool:
        """The words that only one thing is measured by are all that is said, or all but one word."""
        soles = [mark for mark in self.marks if mark.kind == "measure" and mark.role == "sole"]
        others = [
            word
            for word in self.marks
            if word.kind == "word" and not any(one.start < word.end and word.start < one.end for one in soles)
        ]
        return bool(soles) and len(others) < 2

    @cached_property
    def body(self) -> bool:
        return any(mark.kind == "programme" and mark.role == "body" for mark in self.marks)

    @cached_property
    def fit(self) -> int:
        """How much of the message's own words the best project covers, in per cent."""
        return max((mark.value for mark in self.marks if mark.kind == "fit"), default=0)

    @cached_property
    def near(self) -> int:
        return max((mark.value[1] for mark in self.marks if mark.kind == "near"), default=0)

    @cached_property
    def asks_of_projects(self) -> bool:
        """Whether a thing of both names is asked what only its project has."""
        if self.cue("aspect", "target", "itself") or self.measured or self.has("change"):
            return False
        existed = self.cue("field", "duration") and self.cue("aspect", "launch")  # "how long has it been there"
        return not existed and (
            self.has(*OF_PROJECTS)
            or self.cue("field", *PROJECT_FIELDS)
            or (self.cue("role", "approval", "start") and not self.has("count"))
            or self.cue("aspect", "project")
            or self.has("single")  # "the iAM Smart one": one of the projects spoken of
            or (self.cue("role", "live_run") and not self.cue("aspect", "launch"))
        )

    @cached_property
    def asks_of_programmes(self) -> bool:
        """Whether a thing of both names is asked what its project has not, or what it is."""
        return (
            self.measured
            or self.cue("aspect", "itself")
            or self.has("define", "count", "change", "audience", "theme")
            or self.cue("aspect", *OF_PROGRAMMES)
        )


def _is_told(e: Evidence) -> bool:
    """Whether the message is about programmes, targets or facts at all."""
    if e.names_a_project:
        return False
    if e.has("service") and e.number_of("alien") > 1 and not (e.named or e.body):
        return False  # "an import declaration for my cartons of socks: what's the charge?"
    if e.has("service") and e.measured and not (e.named or e.body or e.has("audience", "theme")):
        return e.likely > SURE and e.near >= NEAR  # "I lost my card, what do I do?"
    if e.has("outsider") and e.has("alien") and not e.body:
        return bool(e.named) and e.likely > LIKELY
    if e.named:
        return any(mark.role != "both" for mark in e.named) or (e.asks_of_programmes and not e.asks_of_projects)
    if e.has("period") and e.cue("role", "start") and e.cue("role", "live_run"):
        return False  # "when does 2024-25 begin and end?"
    lies_on_it = e.near >= VERY_NEAR and e.likely > DOUBTED
    if e.fit >= GREAT_FIT and not (e.measured_by_name or e.body):
        many = sum(mark.kind == "word" and mark.role == "known" for mark in e.marks) > MANY
        return e.likely > (SURELY if many else SURE)  # so many words of one project are no chance
    if e.has("period") and e.cue("role", "start", "live_run") and not (e.measured or e.has("audience", "theme")):
        return e.likely > SURE and e.cue("aspect", "list")  # plans with their dates are the list's
    if e.body and e.has("superlative") and e.has("single"):
        return False  # "the biggest Hong Kong one"
    if e.has("department") and not (e.body or e.measured_by_name):
        weak = all(mark.role == "weak" for mark in e.marks if mark.kind == "department")
        return e.likely > SURE and e.near >= (NEAR if weak else CLOSE)
    if e.has("bodies") and e.cue("table", "list") and not (e.measured or e.body):
        return e.likely > SURE and e.near >= NEAR
    if e.has("money"):
        return e.likely > SURE and e.near >= NEAR
    if e.has("status") and not (e.measured or e.body):
        return False  # what has begun or is done by its plan is asked of the list
    if e.body and e.cue("define", "define") and not e.has("term", "table", "role") and e.foreign < STRANGE:
        return True  # "what does HKCERT stand for"
    if e.cue("aspect", "policy"):
        return e.foreign < STRANGE and e.likely > POSSIBLE
    if e.has("alien") and e.has("count") and e.near >= QUITE_NEAR and e.likely > LIKELY and not e.has("outsider"):
        return True  # "how many contract IT people prop up the government's tech"
    if (
        e.has("alien")
        and e.has("plural")
        and things_of(e.marks)
        and not (e.measured or e.body or e.has("audience", "theme"))
    ):
        return e.likely > SURE and e.near >= CLOSE  # "how many systems does the lottery office run"
    if e.has("alien", "outsider") and e.measured and not e.body:
        return e.likely > SURE and e.near >= NEAR  # else it is the downloads of something else
    if e.cue("role", "approval") and e.has("period") and not (e.measured or e.body):
        return False
    if e.cue("role", "approval"):  # what is approved is on the list, but schools get "funding" too
        return e.likely > SURE and e.near >= NEAR and not (e.has("department") and not e.measures_its_own)
    if e.has("alien", "outsider"):
        return e.likely > FAIRLY_SURE and e.near >= (NEAR if e.body and not e.measured_by_name else SOME_WAY)
    if e.cue("aspect", "project") and not (e.has("theme") or e.cue("aspect", "itself")):
        return e.likely > SURE and (e.near >= NEAR or e.body)
    if e.measured_by_name or (e.measured and (e.body or e.measures_alone)):
        return e.likely > POSSIBLE and e.foreign < STRANGE
    return e.likely > LIKELY or lies_on_it


# The first that holds is the kind of a message that is told of, whether it names something or goes on from what did.
ROWS: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    ("programme", lambda e: e.cue("aspect", "project") and not (e.has("audience", "theme") and not e.named)),
    ("target", lambda e: e.cue("aspect", "target", "policy") or any(mark.kind == "target" for mark in e.named)),
    ("target", lambda e: e.cue("aspect", "met") and not e.has("count", "amount")),
    (
        "programmes",
        lambda e: e.cue("aspect", "list") and e.has("audience", "theme") and not (e.named or e.asks_what_is_measured),
    ),
    ("fact", lambda e: e.has("count", "amount")),
    (
        "programmes",
        lambda e: (
            e.has("audience", "theme")
            and not (e.named or e.asks_what_is_measured)
            and (e.asks_for_several or e.near < SOME_WAY)
        ),
    ),
    ("programmes", lambda e: e.cue("aspect", "list") and not (e.named or e.measured or e.body)),
    ("fact", lambda e: e.measured and not e.has("define", "about")),
    ("programme", lambda e: True),
)


def name_told(marks: Sequence[Mark], ranking: Sequence[Mapping[str, object]]) -> tuple[str, bool]:
    """The kind if the message is about what the other documents tell, "" if it cannot be, and whether it surely is."""
    evidence = Evidence(marks, {str(row["name"]): float(str(row["confidence"])) for row in ranking})
    surely = _is_told(evidence)
    if evidence.named and evidence.asks_of_projects and not surely:
        return "", False
    return next(kind for kind, holds in ROWS if holds(evidence)), surely
