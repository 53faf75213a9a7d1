"""Names the kind of question from what was read in it, and leans on the classifier where the marks do not tell.

A kind is one row of KINDS: its name and the test that must hold; the first that holds is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.readers.evidence import (
    FOREIGN,
    GOOD_FIT,
    GREAT_FIT,
    SOCIAL,
    STRANGE,
    SURE,
    Evidence,
)
from bot.readers.foreign import APPROVER, of_an_outsider, only_shares_words
from languages.reading import Mark

WANTED = ("person", "capabilities")
ENDS = ("most", "least", "latest", "earliest", "next", "longest", "shortest")
ORDERS = ("ascending", "descending", "earliest", "latest", "longest", "shortest")
SURE_DECLINED = 0.5  # the classifier's probability from which abuse and the like are taken as such
SURE_DISTRESS = 0.3  # that of somebody in despair or danger: rather too often than once too seldom
DISTRESSED = 0.6  # the same where they ask for a person in so many words
SURE_PERSON = 0.77  # that of a wish for a person in words that nobody knows
SURE_SOCIAL = 0.35  # the classifier's probability from which small talk is taken as such
SURE_RESET = 0.8  # forgetting what was said wants more
NEVER_SMALL_TALK = (
    "when",
    "role",
    "status",
    "they",
    "page",
    "undo",
    "superlative",
    "ordinal",
    "number",
    "shift",
    "other",
    "place",
    "correct",
    "sort",
    "sum",
    "count",
    "average",
    "group",
    "share",
    "picture",
)
OWN_FIT = 60  # per cent of the subject's meaning from which one word beside a department describes its project
ALIEN = 5  # words that nobody knows, from which a message is no wish for a person in words that nobody knows
# The probability that a message is not ours from which it is refused; STRANGE is that of most.
LENIENT = 0.5  # that where it names the list, or three words of one project
TOPICAL = 0.8  # that where it is some words of one project and nothing else, or one of its dates is asked for
PATIENT = 0.9  # that where it names a project and calls it one
AKIN = 20  # per cent of meaning from which a topic may be one of the list in other words
SUSPECT = 0.2  # and that where a word in it is unknown, or a service or an opinion is asked for


def _distress(e: Evidence) -> bool:
    if e.has("distress"):
        return True
    return e.chance("distress") >= SURE_DISTRESS and not (
        e.has("project", "money", "period") or e.cue("field", "status")
    )


def _declined(e: Evidence, kind: str) -> bool:
    sure = e.likeliest == kind and e.chance(kind) >= SURE_DECLINED
    if (e.has("all") or e.cue("table", "list") or (e.has("undated") and e.cue("table", "project"))) and not e.unknown:
        return False  # "just give me the whole list"
    named = e.has("project") and not (e.known and all(m.role == "short" for m in e.marks if m.kind == "project"))
    return sure and not (
        named or e.has("department", "money", "period", "field", "status")
    )  # but "what's your API key?"


def _social(e: Evidence) -> bool:
    if e.has("field") and e.chance(e.likeliest) < SURE_RESET:
        return False
    if e.has("comparative") and e.likeliest != "goodbye":  # "which is dearer", but "see you later"
        return False
    if e.has("reset") and e.unknown < 2 and not e.has("department", "project", "money", "period"):
        return True
    sure = e.likeliest == "person" and e.chance("person") >= SURE_PERSON
    sure = sure and not e.known and e.number_of("alien") < ALIEN
    if e.unknown > 1 and e.likeliest in WANTED and not (e.has("person") or sure):
        return False  # what nobody understands is no wish for a person
    if e.likeliest == "person" and e.cue("table", "project"):
        return False  # "projects about customer service"
    if (e.likeliest == "reset" and e.chance("reset") < SURE_RESET) or e.has(*NEVER_SMALL_TALK):
        return False
    return (
        e.likeliest in SOCIAL
        and e.chance(e.likeliest) >= (SURE_SOCIAL if not e.known else 2 * SURE_SOCIAL)
        and not e.has("project", "department", "money", "period", "month", "quarter", "day", "outsider")
    )


def _contact(e: Evidence) -> bool:
    if e.has("plural") and e.cue("table", "project") and e.has("department", "period", "money"):
        return False  # "list the DPO projects and tell me who to call"
    if e.chance("contact") > (0.6 if not e.unknown else 0.75) and not e.has("project", "department"):
        return True
    return e.has("contact") and e.chance("contact") > e.foreign


def _person(e: Evidence) -> bool:
    """Somebody wants a human being, whatever was spoken of."""
    if (
        e.known or e.has("role", "department", "project") or e.cue("table", "project")
    ):  # "projects about customer service"
        return False
    return e.has("person") and e.chance("person") > max(e.chance("bot_identity"), e.foreign)


def _out_of_scope(e: Evidence) -> bool:
    if (
        e.serves
        and e.cue("service", "employment")
        and not e.has("comparative")
        and not e.cue("table", "project", "list")
    ):
        return True
    if only_shares_words(e):
        return True
    if e.has("beyond") and (e.has("project", "department") or e.cue("table", "project") or e.fit >= GOOD_FIT):
        return True
    if e.has("picture") and (e.has("department") or e.cue("table", "project")) and not e.unknown:
        return False  # "draw me a timeline of the police projects"
    approves = e.cue("outsider", APPROVER) and e.cue("role", "approval")
    if e.has("outsider") and not e.has("department", "project") and not approves:
        return True
    if of_an_outsider(e):
        return True
    ours = e.about_the_list or e.has("field", "role", "period", "department")
    if (
        e.serves and e.unknown > 1 and not (ours and (e.has("department", "project") or e.fit >= GOOD_FIT))
    ):  # "my app keeps crashing, help me log in"
        return True
    topical = e.likeliest == "topic" and not (e.serves or e.has("opinion"))
    if (
        e.unknown > 2
        and e.unknown > e.known
        and not (
            e.about_the_list
            or (e.has("period") and e.has("role", "table", "plural", "department"))
            or (topical and e.akin >= AKIN)
        )
    ):
        return True
    if e.fit >= GREAT_FIT and e.known > 3 and not e.unknown and not e.serves:  # so many words of one are no chance
        return False
    if e.has("money") and e.has("plural") and e.cue("table", "project"):  # whoever asks, and why, is no matter
        return False
    owned = e.has("department") and e.has("work", "table") and not e.unknown and not e.serves
    fits = e.fit >= GOOD_FIT and (e.known > 2 or not (e.unknown or e.serves))
    named = e.has("department") and e.has("carry") and not (e.unknown or e.known or e.serves or e.has("opinion"))
    denied = any(mark.kind == "department" and mark.negated for mark in e.marks)  # "how many are not the police's"
    listed = e.cue("table", "project") or (
        e.cue("table", "list") and e.unknown < 2
    )  # but "the tide table for Tung Ping Chau"
    plainly = owned or fits or named or denied or listed
    dated = e.has("period") and e.cue("role", "approval", "start", "live_run") and not e.unknown
    plainly = plainly or (dated and not (e.serves or e.has("opinion"))) or (e.has("whole") and not e.unknown)
    plainly = plainly or (e.fit >= GREAT_FIT and e.likeliest == "topic" and not (e.serves or e.has("opinion")))
    foreign = e.unknown > 1 if e.has("count") else e.has("sum") and e.unknown
    if foreign and not (e.subject or e.has("table", "plural", "role", "share", "bodies", "amount", "group")):
        return True  # "total government revenue in 2023-24"
    both = e.has("project") and e.cue("table", "project")  # "which project helps employers with MPF offsetting"
    both = both or (
        e.has("project") and e.asks_a_column and e.unknown < 2 and not (e.serves or e.has("opinion", "outsider"))
    )
    described = e.fit >= GREAT_FIT and e.has("role") and not (e.unknown or e.serves or e.has("opinion"))
    owned_subject = e.has("department") and e.known > 0 and e.share >= OWN_FIT
    described = described or (owned_subject and e.asks_a_column and e.built_of_known)
    paper = e.has("department") and e.cue("field", "paper") and not e.serves and e.unknown < 2
    whole_list = e.has("all") and e.cue("table", "list") and not e.unknown
    told_at_length = e.fit >= GOOD_FIT and e.known > 3 and not (e.unknown or e.serves or e.has("opinion", "field"))
    limit = (
        PATIENT
        if both or told_at_length or e.built_of_cues or whole_list or paper
        else TOPICAL
        if e.is_a_topic or described
        else LENIENT
        if plainly or (topical and (e.akin >= AKIN or e.known > 0)) or (e.shaped and e.unknown == 1)
        else SUSPECT
        if e.unknown or e.serves or e.has("opinion")
        else STRANGE
    )
    if e.foreign > limit:
        return True
    if e.subject or e.about_the_list or (e.has("period") and e.likeliest not in (*FOREIGN, *SOCIAL)):
        return False
    return not e.is_a_topic and (e.likeliest in (*FOREIGN, *SOCIAL) or e.chance(e.likeliest) < SURE)


def _term(e: Evidence) -> bool:
    if e.has("department", "project", "money", "count", "sum", "superlative", "undated") or e.known:
        return False
    if e.has("average") and e.chance("average") >= e.chance("term"):
        return False
    if e.cue("table", "project") and e.has("ordinal"):
        return False  # "what's the first project scheduled to go live?"
    if e.has("outsider") or (e.unknown > 1 and not e.has("table", "quarter")):
        return False  # "how do you estimate a standard deviation?"
    if e.has("period"):
        both_ends = e.cue("role", "start") and e.cue("role", "live_run")  # "when does 2024-25 begin and end?"
        asked = (e.likeliest == "term" and not e.has("field")) or (both_ends and e.has("when") and not e.subject)
        return asked and not e.has("table", "plural") and (both_ends or not e.has("role"))
    if (
        e.has("correct")
        or any(m.kind == "ordinal" and m.role == "rank" for m in e.marks)
        or (e.has("quarter", "month") and e.has("role"))
    ):
        return False
    if e.cue("term", "source"):
        return e.foreign < STRANGE
    if e.chance("term") > SURE and (not e.has("table") or e.cue("field", "approver")):
        return True
    asked = (e.has("define") and e.foreign < STRANGE) or (e.likeliest == "term" and not e.has("role"))
    return asked and e.has("term", "quarter") and not e.has("plural", "status")


def _compare(e: Evidence) -> bool:
    if e.number_of("period") > 1 and e.has("comparative", "each") and not e.has("project"):
        return True  # "was more approved in 2022-23 or in 2024-25?"
    if e.number_of("money") > 1 and e.has("each") and not e.has("project"):
        return True  # 五億以上同五億以下各有幾多個
    if e.number_of("department") > 1 and e.cue("page", "next") and e.cue("field", "department"):
        return True  # "who has more projects, the police or customs?"
    if e.number_of("department") > 1 and e.has("sort") and e.has("sum", "count"):
        return True  # "rank the police and immigration by total cost"
    described = int(e.known > 0 and e.has("project", "department") and e.has("carry"))
    things = max(e.number_of("project") + e.number_of("department") + described, e.number_of("period"))
    if e.has("change") and e.has("period"):
        return not e.has("project") and not e.unknown
    if e.has("compare"):
        return e.subject or things > 1
    if e.number_of("project") > 1 and e.has("superlative"):
        return True  # "VALID or PICS-3, what goes live first?"
    first = any(mark.kind == "ordinal" and abs(mark.value) == 1 for mark in e.marks) and e.has("role")
    first = first or (e.has("between") and e.has("superlative"))
    return (e.has("comparative") or first) and things > 1 and not e.has("period")


def _departments(e: Evidence) -> bool:
    owner = any(mark.kind == "department" and not mark.negated for mark in e.marks)
    if e.has("bodies") and e.cue("comparative", "most", "least") and owner and e.number_of("department") == 1:
        return not (
            e.known or e.has("project") or e.cue("table", "project")
        )  # "which departments spend less than the police?"
    if not e.names_a_body_to_rank or owner or e.has("project", "group"):
        return False
    if e.ranks_a_project:
        return False
    asked = e.has("table") and e.chance("departments") > e.chance("list")
    asked = asked or (e.has("count") and e.cue("superlative", "most", "least"))  # "who has the most projects"
    asked = asked or (e.has("bound") and any(mark.kind == "number" for mark in e.marks))  # "who has more than one"
    return not e.known and (e.has("bodies") or asked)


def _sum(e: Evidence) -> bool:
    if e.has("share"):
        return e.has("department", "period", "money", "project") or e.known > 0
    if e.has("superlative") and e.has("sum") and e.has("number"):  # "what do the three largest cost together"
        return True
    if e.has("superlative", "count", "comparative") or e.has("project"):
        return e.has("sum") and e.number_of("project") > 1
    if e.has("sum"):
        return e.has("field", "table", "department", "period", "role", "money") or e.chance("sum") > 0.3
    spends = e.cue("field", "cost") and e.has("department", "period") and not e.known and not e.has("money")
    if e.cue("role", "approval") and not e.has("amount"):
        return False  # "what got its funding approved in June"
    return spends and (e.has("plural") or not (e.cue("table", "project") or e.has("single")))


def _rank(e: Evidence) -> bool:
    if e.cue("about", "project") and not e.has("role") and not e.cue("superlative", *{*ENDS} - {"next"}):
        return False  # "tell me about the next census"
    if e.has("project"):
        return e.cue("superlative", "most", "least", "longest", "shortest") or (e.has("superlative") and e.has("role"))
    if e.has("comparative") and (e.has("department", "they") or e.number_of("number")):
        return True
    if e.has("comparative") and e.known and e.cue("table", "project"):
        return True  # "which headquarters project costs less?"
    ends = any(mark.kind == "ordinal" and abs(mark.value) == 1 for mark in e.marks)
    ends = ends or any(mark.kind == "number" and mark.role for mark in e.marks)
    if e.tops or (e.has("number") and e.has("sort")):  # 按預算取前四名
        return True
    ranked = e.has("field") and any(mark.kind == "ordinal" and mark.role == "rank" for mark in e.marks)
    if (ranked or (e.has("ordinal") and e.has("sort"))) and not e.has("plural"):  # "number 3 by cost", 排第三
        return True
    return e.has("superlative") or (((ends and e.has("role")) or e.has("comparative")) and e.likeliest == "rank")


def _group(e: Evidence) -> bool:
    return e.has("group") or (e.has("year_of", "group_with") and e.has("superlative") and not e.has("single"))


def _field(e: Evidence) -> bool:
    things = e.has("department") and e.cue("table", "project", "system") and not e.has("bodies")
    owned = things and (e.has("status") or (e.has("term") and not e.has("period")))  # "DPO project live-run date"
    one = e.has("project") or ((e.fit >= GOOD_FIT or owned) and not e.has("plural", "all"))
    pointed = e.has("single") and e.has("period", "money")
    states = e.has("period") and not e.has("project")  # "any identity project passed in 2023?": a condition
    asks = e.has("field", "when") or (e.has("status", "role") and one and not states)
    if e.has("department") and not e.has("project", "when", "role", "status") and e.fields == {"department"}:
        return False  # "which projects belong to Customs?" names the owner
    dated = e.has("period", "money", "length") and not e.has("project") and e.has("plural")
    if e.has("money") and e.fields == {"cost"} and not e.has("project", "pronoun", "when"):
        return False  # "which cost more than 300 million": a condition
    if e.has("project") and e.has("money") and not e.has("plural", "table"):  # "it costs three billion, does it not?"
        return True
    return asks and (e.subject or pointed) and not dated


def _project(e: Evidence) -> bool:
    if not e.subject or e.has("plural"):
        return False
    if e.has("project"):
        return True
    return e.known > 0 and (e.cue("about", "project") or e.has("define")) and not e.cue("about", "topic")


def _list(e: Evidence) -> bool:
    return e.subject or e.about_the_list or e.has("table", "money", "length", "period")


def _language(e: Evidence) -> bool:
    return e.has("language") and not e.subject and not e.about_the_list


# What is looked for before anything else, small talk too.
FIRST: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    ("person", lambda e: e.cue("person", "wish") and not (e.has("distress") or e.chance("distress") >= DISTRESSED)),
    ("distress", _distress),
    ("abuse", lambda e: _declined(e, "abuse")),
    ("jailbreak", lambda e: _declined(e, "jailbreak")),
)

KINDS: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    ("language", _language),
    ("person", _person),
    ("contact", _contact),
    ("list", lambda e: e.cue("picture", "timeline") and not e.has("project", "group", "superlative") and not e.unknown),
    (
        "group",
        lambda e: e.cue("picture", "bars") and not (e.has("project", "comparative") or e.unknown or e.draws_projects),
    ),
    ("term", _term),
    ("out_of_scope", _out_of_scope),
    (
        "list",  # "which of VALID and CDIP start in 2024?"
        lambda e: (
            e.number_of("project") > 1
            and e.cue("carry", "only")
            and e.has("period", "money")
            and not e.has("superlative")
        ),
    ),
    ("compare", _compare),
    ("departments", _departments),
    ("group", lambda e: _group(e) and not e.has("project")),
    ("average", lambda e: e.has("average") and e.chance("average") >= e.chance("term") and not e.has("project")),
    ("sum", _sum),
    ("list", lambda e: e.cue("sort", *ORDERS) and not e.has("number", "project")),
    ("rank", _rank),
    ("count", lambda e: e.has("count")),
    ("field", _field),
    ("project", _project),
    ("list", _list),
)


# The same where the subject is that of the question before: "how much is it", "the cheaper one", "sort them by cost".
FOLLOW_UPS: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    ("list", lambda e: e.has("sort") and not e.cue("group", "breakdown", "size")),
    ("compare", lambda e: e.has("compare") or (e.has("change") and e.has("period"))),
    ("compare", lambda e: e.number_of("project") > 1 and e.has("superlative", "comparative")),
    ("compare", lambda e: (e.has("project") or e.known > 0) and e.has("pronoun") and e.has("comparative")),
    ("departments", lambda e: e.has("count") and e.has("bodies") and not e.has("table")),
    (
        "departments",
        lambda e: e.has("superlative") and (e.has("bodies") or (e.cue("field", "department") and e.has("amount"))),
    ),
    ("group", _group),
    ("sum", lambda e: e.has("share")),
    ("average", lambda e: e.has("average")),
    (
        "sum",
        lambda e: e.has("sum") or (e.cue("add", "together") and not e.has("department", "project", "period", "money")),
    ),
    (
        "sum",
        lambda e: (
            e.has("all")
            and e.has("they", "number", "owner")
            and e.cue("field", "cost")
            and not e.has("superlative", "each")
        ),
    ),
    ("rank", lambda e: e.has("superlative", "comparative")),
    ("count", lambda e: e.has("count")),
    ("list", lambda e: e.has("period", "money", "length", "shift") and not e.has("pronoun", "when")),
    ("list", lambda e: e.has("status") and not e.has("pronoun", "they", "ordinal", "field", "when", "project")),
    ("field", lambda e: e.has("field", "when", "status", "role", "term", "year_of")),
    ("project", lambda e: e.has("about", "define", "ordinal")),
)


def weigh_foreign(ranking: Sequence[Mapping[str, object]]) -> float:
    """How likely it is that a message is not about the list."""
    return Evidence((), {str(row["name"]): float(str(row["confidence"])) for row in ranking}).foreign


def name_follow_up(marks: Sequence[Mark], ranking: Sequence[Mapping[str, object]]) -> str:
    """The kind of question where the message goes on from the one before."""
    evidence = Evidence(marks, {str(row["name"]): float(str(row["confidence"])) for row in ranking})
    return next((kind for kind, holds in FOLLOW_UPS if holds(evidence)), "list")


def name_kind(marks: Sequence[Mark], ranking: Sequence[Mapping[str, object]]) -> tuple[str, float]:
    """The kind of question and how sure that is; `ranking` is the classifier's: {"name", "confidence"} best first."""
    chances = {str(row["name"]): float(str(row["confidence"])) for row in ranking}
    evidence = Evidence(marks, chances)
    if not chances and not marks:
        return "empty", 1.0
    for kind, holds in FIRST:
        if holds(evidence):
            return kind, max(evidence.chance(kind), 0.5)
    if not _language(evidence) and _social(evidence):
        kind = "reset" if evidence.has("reset") else evidence.likeliest
        return kind, max(evidence.chance(kind), 0.5)
    for kind, holds in KINDS:
        if holds(evidence):
            return kind, max(evidence.chance(kind), 0.5)
    return "out_of_scope", evidence.chance("out_of_scope")
