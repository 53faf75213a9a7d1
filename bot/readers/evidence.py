"""What a message shows of itself: its marks, and the classifier's probabilities, asked in the words of a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from languages.reading import Mark, things_of

SOCIAL = ("greeting", "thanks", "goodbye", "capabilities", "bot_identity", "person", "reset")
DECLINED = ("abuse", "jailbreak")
FOREIGN = ("out_of_scope", "distress", *DECLINED)  # intents of messages that are not about the list
# Kinds of marks in "anything on driving licences".
OF_A_TOPIC = frozenset(
    (
        *("word", "fit", "akin", "near", "about", "plural", "table", "carry", "define", "department", "project"),
        *("measure", "aspect", "audience", "theme", "alien"),
    )
)
SURE = 0.6  # the likeliest kind's probability from which a kind is believed though nothing of the list is named
GOOD_FIT = 60  # per cent of the subject's meaning from which a project is surely meant
GREAT_FIT = 80  # and from which it is meant though the classifier is all but sure of the contrary
DENIED = 2  # characters between "not" and what is denied
STRANGE = 0.3  # the probability that a message is not ours from which it is refused


@dataclass(frozen=True)
class Evidence:
    """The marks of one message and the classifier's probabilities by intent."""

    marks: Sequence[Mark]
    chances: Mapping[str, float]

    @cached_property
    def _values(self) -> frozenset[tuple[str, object]]:
        return frozenset((mark.kind, mark.value) for mark in self.marks)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(mark.kind for mark in self.marks if not (mark.kind == "project" and mark.negated))

    def has(self, *kinds: str) -> bool:
        return not self._kinds.isdisjoint(kinds)

    def cue(self, kind: str, *values: str) -> bool:
        return any((kind, value) in self._values for value in values)

    def number_of(self, kind: str) -> int:
        return sum(mark.kind == kind and not (kind == "project" and mark.negated) for mark in self.marks)

    def chance(self, intent: str) -> float:
        return self.chances.get(intent, 0.0)

    @cached_property
    def foreign(self) -> float:
        """The probability that the message is not about the list."""
        return sum(self.chance(intent) for intent in FOREIGN)

    @cached_property
    def likeliest(self) -> str:
        return max(self.chances, key=self.chance, default="")

    @cached_property
    def fields(self) -> set[object]:
        """The columns of the list that are asked for."""
        return {mark.value for mark in self.marks if mark.kind == "field"}

    @cached_property
    def known(self) -> int:
        return sum(mark.kind == "word" and mark.role == "known" for mark in self.marks)

    @cached_property
    def unknown(self) -> int:
        return sum(mark.kind == "word" and mark.role == "unknown" for mark in self.marks)

    @cached_property
    def share(self) -> int:
        """How much of the subject's words the best project covers, in per cent."""
        return max((mark.value for mark in self.marks if mark.kind == "fit"), default=0)

    @cached_property
    def fit(self) -> int:
        """The same where there are at least two words: one alone may be chance."""
        return self.share if self.known > 1 else 0

    @cached_property
    def akin(self) -> int:
        """How near the message's meaning lies to a sentence of the list, in per cent, where its words do not fit."""
        return max((mark.value[1] for mark in self.marks if mark.kind == "akin"), default=0)

    @cached_property
    def is_a_topic(self) -> bool:
        """Some words of the list and nothing else: "anything on driving licences"."""
        owners = [mark for mark in self.marks if mark.kind == "department"]
        named = any(mark.role != "weak" for mark in owners) and not self.known
        bare = self._kinds <= OF_A_TOPIC and not (named or self.unknown or self.serves)
        return bare and (self.share >= GOOD_FIT or self.has("project"))

    @cached_property
    def subject(self) -> bool:
        """Something of the list is named: a project, a department, or a word of its text."""
        return self.has("project", "department") or self.known > 0

    @cached_property
    def about_the_list(self) -> bool:
        """The list is meant, or one of its columns is asked for."""
        return (
            self.cue("table", "project", "list")
            or self.has("project", "money", "length", "mean", "status", "undated", "group")
            or (self.has("superlative", "count", "sum", "average") and self.has("role", "field", "bodies", "period"))
            or (self.has("period", "month", "quarter") and self.has("role", "table", "plural"))
            or (self.has("all") and not self.unknown and self.foreign < STRANGE)
            or self.fit >= GOOD_FIT
            or self.has("whole")
            or (self.has("picture") and not self.unknown)
            or (self.has("department") and self.has("field", "role") and self.unknown < 2 and self.foreign < STRANGE)
            or (self.has("department") and self.has("work", "field", "role") and not self.unknown and not self.serves)
            or self.built_of_cues
        )

    @cached_property
    def things(self) -> list[object]:
        """What projects are called in it ("project", "system", "list"); "it" is no system."""
        return things_of(self.marks)

    @cached_property
    def weakly_owned(self) -> bool:
        """The only departments are everyday words: "court", "civil servant"."""
        owners = [mark for mark in self.marks if mark.kind == "department"]
        return bool(owners) and all(mark.role == "weak" for mark in owners)

    @cached_property
    def asks_a_column(self) -> bool:
        """What only the list tells is asked of a project."""
        return self.has("role", "when", "about") or bool(
            self.fields & {"cost", "paper", "department", "financial_year", "description"}
        )

    @cached_property
    def single(self) -> bool:
        """One project is meant rather than a list."""
        return self.has("project") or not self.has("plural", "all")

    @cached_property
    def serves(self) -> bool:
        """A service is asked for; a "job" may be a vacancy, but not one worth half a billion."""
        denials = [mark.end for mark in self.marks if (mark.kind, mark.value) == ("negation", "not")]
        asked = [mark for mark in self.marks if mark.kind == "service"]
        if asked and all(any(0 <= mark.start - end <= DENIED for end in denials) for mark in asked):
            return False  # 「唔係要續車牌」
        columns = self.has("project") and self.fields & {"cost", "paper", "department", "financial_year"}
        mine = self.cue("service", "mine") and not columns  # "my driving school wants to know what VALID costs"
        return (
            self.cue("service", "service")
            or mine
            or (
                self.cue("service", "employment")
                and not self.has(
                    "project", "money", "period", "superlative", "comparative", "average", "sum", "length", "whole"
                )
            )
        )

    @cached_property
    def built_of_cues(self) -> bool:
        """No word but those that questions on the list are made of, and enough of them to be one."""
        return self.shaped and not self.unknown

    @cached_property
    def built_of_known(self) -> bool:
        """No word that the list does not hold, and nothing that is asked of a service."""
        return not (self.unknown or self.serves or self.has("opinion", "outsider", "contact"))

    @cached_property
    def shaped(self) -> bool:
        """What questions on the list are made of is there, and nothing that they never hold."""
        if self.serves or self.has("outsider", "opinion", "contact"):
            return False
        return (
            self.has("money", "length", "mean")
            or (self.has("role") and self.has("period", "month", "quarter", "superlative"))
            or (self.has("superlative", "comparative") and self.has("field", "bodies", "period", "sort"))
            or (self.has("superlative") and self.cue("about", "project"))
            or (self.has("ordinal", "number") and self.has("sort"))
            or self.tops
            or (self.has("department") and self.cue("table", "project") and not self.known)
            or (self.has("project") and self.has("field", "role"))
        )

    @cached_property
    def tops(self) -> bool:
        """The first few by their cost: 預算前三名."""
        few = any(mark.kind == "number" and mark.role in ("top", "first") for mark in self.marks)
        return few and self.cue("field", "cost") and not self.has("role")

    @cached_property
    def ranks_a_project(self) -> bool:
        """ "Which department has the most expensive project": one project, whose owner is asked for."""
        ends = [mark for mark in self.marks if mark.kind == "superlative"]
        things = [mark for mark in self.marks if (mark.kind, mark.value) == ("table", "project")]
        near = any(thing.start - end.end == 1 for end in ends for thing in things)  # 最多項目 is "the most projects"
        return near and not self.has("plural", "count", "group")

    @cached_property
    def draws_projects(self) -> bool:
        """ "A chart of the five dearest projects": a bar each, and no groups of them."""
        groups = self.has("group", "year_of", "group_with", "bodies", "count", "sum", "amount")
        few = self.has("number") and self.has("superlative")  # "the top 4 by budget, for a chart"
        return (few or (self.has("plural") and self.cue("table", "project"))) and not groups

    @cached_property
    def names_a_body_to_rank(self) -> bool:
        """ "Which department spends most", not "which department has the most expensive project"."""
        return self.cue("field", "department") or self.has("bodies")
