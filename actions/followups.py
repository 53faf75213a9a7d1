"""Whether a message goes on from the question before, or stands on its own. Works on marks alone."""

from __future__ import annotations

from actions.gist import (
    CONDITIONS,
    OPERATIONS,
    SINGLE,
    SUMMARIES,
    asks_which_of_departments,
    contrasts,
    dates,
    denies_departments,
    operates,
    own_subject,
    says,
)
from actions.memory import Memory
from actions.merging import OF_A_LIST
from actions.picking import adds_up_spoken
from languages.reading import Reading, counts_a_word

ALONE = (
    "greeting",
    "thanks",
    "goodbye",
    "capabilities",
    "bot_identity",
    "reset",
    "contact",
    "term",
    "empty",
    "unavailable",
    "abuse",
    "jailbreak",
    "distress",
)
APPROVER = "Legislative Council"  # no department, but "when did LegCo approve it?" is asked of a project
STRANGER = 0.05  # the same where it asks when or what of a word that the list does not hold
STRANGE = 0.3  # the probability that a message is not ours from which it is none of the conversation
STRANGE_POINTING = 0.5
FOREIGN = 0.3
FOREIGN_POINTING = 0.7
POINTING = ("pronoun", "they", "carry", "ordinal", "only", "owner", "shift", "add", "each")


def follows(reading: Reading, memory: Memory) -> bool:
    """Whether the message leans on the question before rather than standing on its own."""
    if memory.reading is None or (reading.kind in ALONE and not (_leans(reading) or _asks_its_value(reading, memory))):
        return False
    if memory.reading.kind == "departments" and reading.has("bound") and reading.has("number"):
        return True  # "which have more than one project?"
    if _asks_which_group(reading, memory.reading) or _in_other_figures(reading, memory.reading):
        return True
    named = reading.of("project")
    if named and all(mark.negated for mark in named):
        return True  # "leave out the trade single window"
    if any(mark.value != APPROVER for mark in reading.of("outsider")) or reading.has("opinion"):
        return False
    if reading.has("picture") and (memory.shown or memory.reading.has("group")) and not reading.of("word"):
        return not (own_subject(reading) or reading.has("group") or reading.has("table", "project"))
    if _is_a_stranger(reading) and not (memory.focus and _asks_a_column(reading)):
        return False  # "will it rain tomorrow?" is not about the project
    if reading.kind == "out_of_scope" and counts_a_word(reading.marks):
        return False  # "how many inmates are there?"
    places = [mark for mark in reading.of("ordinal") if mark.role != "rank"]
    if (
        places
        and memory.shown
        and not any(reading.has(kind) for kind in ("plural", "superlative"))
        and not own_subject(reading)
    ):
        return True  # "the second project"
    if {mark.kind for mark in reading.marks} <= {"plural", "define", "carry", "they"} and reading.has("plural"):
        return True  # "which ones?"
    every_project = reading.has("all") and reading.has("table", "project") and reading.has("plural")
    if every_project and not (_leans_on_a_set(reading) or reading.has("owner")):
        return False  # "which of all the projects start in 2023"
    if _asks_for_the_list(reading, memory.reading) or _asks_how_many(reading, memory.reading):
        return True
    if reading.has("share") and not (own_subject(reading) or says(reading.marks)):
        return True  # 佔總預算幾多, "what share of everything on the list?"
    if adds_up_spoken(reading, memory):
        return True
    if reading.has("compare") and len(reading.of("project")) + len(reading.of("department")) == 1:
        several = any(mark.value > 1 for mark in reading.of("number")) and reading.has("department")
        # "compare it with the customs one", but "now compare the two of customs"
        return not several or reading.has("pronoun") or reading.has("they") or reading.has("add")
    if reading.has("compare") and len(reading.of("word", role="unknown")) > 1 and not own_subject(reading):
        return False  # "now compare Messi with Ronaldo"
    if asks_which_of_departments(reading, memory.reading):
        return True
    if reading.has("whole") and not (_leans_on_a_set(reading) or reading.has("owner")):
        return False  # "and the biggest one on the list?"
    if _asked_of_another(reading, memory):
        return True
    one_project = memory.reading.kind in SINGLE and bool(memory.focus)
    leans = _leans_on_a_set(reading) or reading.has("carry")
    if one_project and operates(reading, OF_A_LIST) and not leans:
        return False  # "spending by department", after a question about one project
    asks_what = reading.has("define", "asks") and reading.has("role") and reading.has("period")
    if one_project and asks_what and not _leans_on_a_set(reading):
        return False  # "what goes live next year then?"
    whole = reading.has("table", "project") or (reading.has("bodies") and not (memory.focus and reading.has("field")))
    if reading.has("shift") or reading.has("owner") or reading.has("they") or reading.has("carry", "only"):
        return True
    if reading.has("carry", "about"):
        return not (whole and reading.has("plural") and not reading.has("department"))
    if reading.has("pronoun"):
        return not (own_subject(reading) and whole)
    if whole or reading.has("all"):
        return False
    if own_subject(reading):
        one = len(reading.of("department")) == 1
        added = reading.has("carry", "weak") or reading.has("add") or denies_departments(reading)
        added = added or (one and reading.has("compare"))
        return (added or not operates(reading, OPERATIONS)) and not reading.has("project")
    leaning = (
        *CONDITIONS,
        *OPERATIONS,
        "role",
        "term",
        "year_of",
        "share",
        "other",
        "place",
        "correct",
        "each",
        "change",
        "picture",
    )
    return any(reading.has(kind) for kind in leaning if kind not in ("word", "fit"))


def _asks_for_the_list(reading: Reading, last: Reading) -> bool:
    """ "List the projects", after how many there are of some kind."""
    bare = {mark.kind for mark in reading.marks} <= {"table", "plural", "define", "carry"} and reading.has("table")
    return bare and last.kind in SUMMARIES and says(last.marks)


def _asks_which_group(reading: Reading, last: Reading) -> bool:
    """ "Which year is the tallest bar?", after a breakdown."""
    return (
        last.kind in ("group", "departments")
        and reading.has("superlative")
        and (reading.has("year_of") or reading.has("bodies") or reading.has("field", "department"))
        and not own_subject(reading)
    )


def _in_other_figures(reading: Reading, last: Reading) -> bool:
    """ "And the number of projects?", after sums of several groups."""
    counts = [mark for mark in reading.of("count") if not reading.text[mark.start :].lower().startswith("how")]
    grouped = last.kind in ("group", "departments") or contrasts(last)
    return bool(counts) and grouped and not (says(reading.marks) or reading.has("all") or reading.has("whole"))


def _asked_of_another(reading: Reading, memory: Memory) -> bool:
    """ "And CDIP?", after a fact or a share of something else."""
    last = memory.asked or memory.reading
    assert last is not None
    named = reading.has("project") or (reading.has("department") and last.has("share") and reading.has("carry", "weak"))
    asks = [kind for kind in OPERATIONS if kind not in ("number", "superlative")]
    bare = not (operates(reading, asks) or reading.has("role") or reading.has("status") or dates(reading))
    return named and bare and not reading.has("superlative") and (last.kind == "field" or last.has("share"))


def _leans_on_a_set(reading: Reading) -> bool:
    return reading.has("they") or reading.has("pronoun") or reading.has("carry", "only")


def _asks_how_many(reading: Reading, last: Reading) -> bool:
    """ "How many projects is that?", after what they cost."""
    bare = {mark.kind for mark in reading.marks} <= {"count", "table", "plural", "define", "carry"} and reading.has(
        "count"
    )
    return bare and last.kind in ("sum", "average") and says(last.marks)


def _asks_a_column(reading: Reading) -> bool:
    """Nothing is said but what is asked of a project: 「幾時開工」."""
    asks = ("field", "role") if reading.has("when") else ("field",)
    columns = {"when", "role", "field", "amount", "term", "carry", "status"}
    return {mark.kind for mark in reading.marks} <= columns and any(reading.has(kind) for kind in asks)


def _is_a_stranger(reading: Reading) -> bool:
    """Whether a message refused by itself is so foreign that the question before does not make it ours."""
    if reading.has("service") and not reading.has("field", "paper"):
        return True
    unknown = reading.of("word", role="unknown")
    weakly = reading.has("carry", "weak") and len(reading.of("carry")) == 1  # "and the average wage?"
    points = any(reading.has(kind) for kind in POINTING if kind != "carry" or not weakly) and len(unknown) < 3
    if unknown and reading.kind == "out_of_scope" and reading.has("when") and not points and not own_subject(reading):
        return reading.foreign > STRANGER  # "when does the school term start"
    if unknown:
        return reading.foreign > (STRANGE_POINTING if points else STRANGE)
    return reading.foreign > (FOREIGN_POINTING if points else FOREIGN)


def _asks_its_value(reading: Reading, memory: Memory) -> bool:
    """ "And what is the estimate?", of the project spoken of: the sum, and not what the word means."""
    explained = reading.has("define", "define")
    return reading.kind == "term" and bool(memory.focus) and reading.has("field") and not explained


def _leans(reading: Reading) -> bool:
    """A term or small talk that is a question about what is on show: "financial year?", "and its go-live date"."""
    if reading.kind == "contact" and reading.has("contact"):
        return False
    if reading.has("correct") or reading.has("other"):
        return True
    if reading.kind == "term":
        return not reading.has("define") or any(reading.has(kind) for kind in ("pronoun", "they", "ordinal", "each"))
    return (
        reading.has("pronoun") or reading.has("they") or reading.has("carry", "only") or reading.has("carry", "about")
    )
