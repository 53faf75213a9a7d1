"""Tells what only shares words with the list of projects: another's systems, a department's services, people and places.

Each rule is a sentence about the evidence; what holds none of them may still be refused for the classifier's sake.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.readers.evidence import FOREIGN, GOOD_FIT, GREAT_FIT, SURE, Evidence
from knowledge.period import Period, Unit
from languages.reading import counts_a_word

APPROVER = "Legislative Council"  # no department, but its Finance Committee approves what the list holds
CERTAIN = 0.95  # the likeliest kind's probability from which it is believed though a word is strange
MISFIT = 45  # per cent of the subject's meaning below which a department's price is that of something else
# What is asked of all projects together, or of those at one end.
OVER_ALL = ("superlative", "comparative", "compare", "group", "count", "sum", "average", "bodies", "share")
# What says that a department's projects are ranked, and not its people or places.
OURS_TO_RANK = ("table", "project", "role", "period", "money", "length", "plural", "single", "sort", "number")
# What projects are listed by, whatever else is said.
OURS_TO_LIST = (
    "project",
    "money",
    "length",
    "plural",
    "whole",
    "all",
    "undated",
    "bodies",
    "term",
    "share",
    "picture",
    "sort",
    "group",
)
# What is asked of a department's projects and of none of its services.
OURS_TO_SERVE = (
    "project",
    "role",
    "period",
    "money",
    "plural",
    "bodies",
    "amount",
    "status",
    "compare",
    "whole",
    "undated",
)
FISCAL = (Unit.FINANCIAL_YEAR, Unit.FINANCIAL_QUARTER)
MANY = 2  # words
NEXT_BUT_ONE = 6  # characters between an end and its noun: "the maximum long service payment"
SCATTERED = 40  # per cent of the subject's meaning below which its words are some of several projects


def _counts_its_subject(e: Evidence) -> bool:
    """ "How many inmates are there": what the projects are about is counted, and no project."""
    costly = e.has("money") and "cost" in e.fields  # else it may be of an age: "over 65"
    counted = counts_a_word(e.marks) or (
        e.has("money") and ((e.has("count") and e.cue("aspect", "people")) or (e.has("share") and e.known > 0))
    )
    return counted and not (costly or e.has("table", "about", "project", "period", "status"))


def _prices_a_service(e: Evidence) -> bool:
    """ "How much does customs take for a parcel": the words are not those of the department's projects."""
    of_projects = ("project", "all", "money", "sum", "superlative", "average", "count", "period", "whole", "status")
    told = bool(e.known or e.unknown) and e.share < MISFIT
    return told and e.has("department") and "cost" in e.fields and not (e.things or e.has(*of_projects))


def _adrift(e: Evidence) -> bool:
    """Something is counted, summed up or ranked that nobody knows, and no project is: "Singpass annual budget"."""
    if not e.has(*OVER_ALL):
        return False
    if e.has("department") and not e.weakly_owned:
        ours = e.has(*OURS_TO_RANK) or bool(e.fields - {"department"})
        return bool(e.unknown) and e.has("superlative") and not ours
    ours = e.has("project", "money", "length", "mean", "status", "undated", "plural", "sort", "whole", "all", "they")
    ours = (
        ours
        or e.cue("table", "project", "list")
        or (e.cue("group", "department", "size") and not e.has("count"))
        or e.tops
    )
    if e.unknown:
        if (
            e.has("they")
            and e.has("work")
            and e.has("count")
            and not (e.known or e.has("department", "money", "whole"))
        ):
            return True  # "the lottery office, how many systems do they run"
        if e.has("compare") and not (ours or e.has("period")):
            return True  # "a knee replacement in private vs public"
        costs = e.cue("superlative", "most", "least") and e.has("period") and e.has("field")
        ends = e.has("superlative") and (e.has("role", "bodies", "one") or (e.has("number") and e.has("field")))
        sure = e.likeliest not in FOREIGN and e.chance(e.likeliest) >= CERTAIN
        known = e.known and e.share >= GOOD_FIT
        known = known or (e.known >= e.unknown and e.has("superlative") and not e.has("group", "compare"))
        return not (ours or known or ends or costs or sure)
    person = e.cue("audience", "government") or (e.weakly_owned and not e.known)
    return e.has("superlative") and person and not (ours or e.has("role", "period", "single"))


def _ends_of_another(e: Evidence) -> bool:
    """ "The biggest passport office", "top talent pass scheme": the end of what nobody knows, unless projects on it are meant."""
    ends = [mark for mark in e.marks if mark.kind == "superlative"]
    plainly = e.has("table", "plural", "single", "one", "department", "period", "sort", "number")
    words = [mark for mark in e.marks if mark.kind == "word" and (mark.role == "unknown" or not plainly)]
    strange = [] if e.has("project") else words
    beside = [
        w for w in strange for end in ends if 0 < w.start - end.end <= (1 if w.role == "unknown" else NEXT_BUT_ONE)
    ]
    things = [mark.start for mark in e.marks if (mark.kind, mark.value) == ("table", "project")]
    return bool(beside) and not any(0 <= start - beside[-1].end <= 1 for start in things)


def _asks_its_head(e: Evidence) -> bool:
    """ "Who's in charge of commerce?": of a department alone, whose projects nothing points to."""
    asked = e.fields == {"department"} and e.cue("aspect", "owner")
    listed = e.likeliest == "list" and e.chance("list") > SURE  # "anything run by customs?"
    return (
        asked
        and e.has("department")
        and not (listed or e.known or e.has("comparative", "table", "role", "work", *OURS_TO_SERVE))
    )


def _strange(e: Evidence) -> bool:
    """More than one word that nobody knows, or one beside an everyday word, and nothing that a list of projects is asked by."""
    stretched = [mark for mark in e.marks if mark.kind == "project"]
    if stretched and all(mark.role == "stretch" for mark in stretched):  # "badminton court booking at Caroline Hill"
        ours = e.has("field", "role") or e.cue("table", "project", "system")
        return e.unknown > max(MANY, e.known) and not ours
    running = e.has("status") and e.unknown < 2
    if running or e.known or e.has(*OURS_TO_LIST, *OVER_ALL) or (e.has("department") and not e.weakly_owned):
        return False
    if e.has("table") and not e.has("pronoun"):
        return False
    if e.cue("role", "approval") and any(isinstance(m.value, Period) and m.value.unit in FISCAL for m in e.marks):
        return False  # "FY 2024-25, what's been approved?"
    if e.number_of("department") > 1:
        return False  # "anything the courts or the prisons are getting"
    return e.unknown > 1 or (e.unknown == 1 and e.weakly_owned and not e.has("role", "period", "work"))


def _scattered(e: Evidence) -> bool:
    """Some words of ours among as many that nobody knows, which no one project holds: "merge 300 jpg images into a pdf"."""
    if e.serves and e.known and e.share < GREAT_FIT and not e.has("project", "department", "about", "money"):
        return not e.cue("table", "project", "list")  # "how do we relocate the server rack"
    named = [mark for mark in e.marks if mark.kind == "project"]
    if named and all(mark.role == "short" for mark in named) and e.unknown:  # "what makes a contract valid"
        few = e.known + e.unknown > MANY and e.share < SCATTERED
        return few and (e.unknown >= e.known or not e.asks_a_column)
    if (
        not e.known
        or e.has(*OURS_TO_LIST, *OVER_ALL, "about", "work", "they")
        or e.cue("table", "project", "system", "list")
    ):
        return False
    if e.has("department"):
        return e.unknown > 1 and e.share < SCATTERED
    if e.share < SCATTERED and e.unknown > 1 and e.likeliest != "topic" and not e.has("one"):
        return True  # "single window cleaning service in mid levels, quote?"
    return e.unknown >= e.known and e.share < GOOD_FIT and e.has("field", "role")


def _serves_a_citizen(e: Evidence) -> bool:
    """ "Who at the Labour Department can help?": a department and a service, and nothing of projects."""
    if not e.serves or not e.has("department", "superlative"):
        return False
    ours = any(value != "list" for value in e.things)
    return not (ours or (e.known and e.share >= GREAT_FIT) or e.has(*OURS_TO_SERVE))


def of_an_outsider(e: Evidence) -> bool:
    """Another government's, or a company's: "Japan's API system", "does Guangdong have its own Trade Single Window?" """
    pointed = e.has("they") and not e.has("plural", "table")  # "Uber is killing us. When will TD act on them?"
    others = [mark for mark in e.marks if mark.kind == "outsider" and (pointed or mark.role != "apart")]
    return e.has("department", "project") and any(mark.value != APPROVER for mark in others)


RULES: tuple[Callable[[Evidence], bool], ...] = (
    lambda e: e.cue("opinion", "quality"),  # "which department has the laziest staff?"
    _serves_a_citizen,
    _counts_its_subject,
    _prices_a_service,
    _adrift,
    _ends_of_another,
    _asks_its_head,
    _strange,
    _scattered,
)


def only_shares_words(e: Evidence) -> bool:
    """Whether the words of the list are there, and nothing of what it tells is asked."""
    return any(holds(e) for holds in RULES)
