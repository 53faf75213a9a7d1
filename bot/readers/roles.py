"""Says of each period which date it is about, and of each mark whether it is negated, by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from languages.reading import Mark

PERIODS = ("period", "month", "quarter", "day", "bad_date")
_JOINED = re.compile(
    r"(?:\s|,|;|/|&|and|or|in|on|the|either|both|as well as|plus|nor|by|of|those|[及和與同或、，])*", re.IGNORECASE
)
# Between the owners of what is denied: "except the police's ones and the immigration people's"
_DENIED_TOO = re.compile(
    rf"(?:{_JOINED.pattern}|'s|s'|\b(?:ones?|people|lot|guys|projects?|systems?)\b|項目|嗰啲|嗰個|那些|那個|[的嘅])*",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
AHEAD, BEHIND = "not", "behind"  # "not the police", 「警務處除外」
NONE_OF = "no"  # "no police ones", but "are there no police projects?"
OPENS, CLOSES = "opens", "closes"  # "take the police out"
OUT_REACH = 12  # characters between what is taken out and "out"
NEGATION_REACH = 28  # characters between "not" and what it denies
DURING_REACH = 8  # characters between "running" and the date in which something is: "during"
NO_REACH = 5  # and between "no" and the name behind it: "no more police"
TIMES = ("earliest", "latest")
_BREAKS = re.compile(r"\s*(?:[呀啊吖呢喎喇啦]|[,，]|我(?:想|係|要|問|講|指|話|是|說)|應該[係是])")
_ASKS_ANEW = re.compile(
    r"[,，;；。.][^,，;；。.]*(?:想[知問睇看查]|請問|有[咩乜冇]|邊啲|哪些|\b(?:what|which|how|show|list|tell)\b)"
    r"|[,;.]\s*(?:and |so |but )?(?:does|do|did|is|are|can|could|will|would)\b"
)
_BOUND = re.compile(r"before|by|until|till", re.IGNORECASE)
_LIVE = Mark("role", 0, 0, "live_run")
_UNTIL = re.compile(r"(?:un)?till?\b", re.IGNORECASE)
_ASKS_WHETHER = re.compile(r"\b(?:is|are|why|there|has|have|got)\W*$", re.IGNORECASE)


def assign_roles(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, periods with the role of the date they are about ("" where nothing says) and denied marks negated."""
    cues = [mark for mark in marks if mark.kind == "role"]
    used: set[Mark] = set()
    cue_of: dict[Mark, Mark] = {}
    periods = sorted((mark for mark in marks if mark.kind in PERIODS), key=lambda mark: mark.start)
    things = {mark.start for mark in marks if mark.kind in ("table", "plural")}
    for index, period in enumerate(periods):
        before = periods[index - 1] if index else None
        if index + 1 < len(periods) and period.end + 1 in things:
            continue  # "which of the 2022-23 projects should be complete by now"
        cue = _cue_for(text, period, before, cues, used, cue_of, periods)
        if cue:
            used.add(cue)
            cue_of[period] = cue
    for period, following in reversed(list(pairwise(periods))):  # "2023年或2024年開展": the verb stands after both
        joined = _JOINED.fullmatch(text[period.end : following.start])
        if period not in cue_of and following in cue_of and joined and cue_of[following].start >= following.end:
            cue_of[period] = cue_of[following]
    marks = _without_order(_not_live_before(text, marks))
    cue_of |= {mark: _LIVE for mark in marks if mark.kind == "period" and mark.negated}
    denied = _denied(text, marks, cue_of) | {mark for mark in marks if mark.kind == "period" and mark.negated}
    running = [mark.end for mark in marks if (mark.kind, mark.value) == ("status", "running")]
    during = {p for p in periods if p not in cue_of and any(0 <= p.start - end <= DURING_REACH for end in running)}
    return [
        replace(
            mark,
            role=cue_of[mark].value if mark in cue_of else "during" if mark in during else mark.role,
            negated=mark in denied,
        )
        for mark in marks
    ]


def _not_live_before(text: str, marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks, "not live before 2027" read as a date that is denied, and not as a state in that time."""
    for status in marks:
        if (status.kind, status.value) != ("status", "running") or not text[status.start :].lower().startswith("not "):
            continue
        for period in marks:
            if period.kind == "period" and _BOUND.match(text, period.start) and 0 <= period.start - status.end <= 1:
                limit = replace(period, role="live_run", negated=True)
                return [limit if mark is period else mark for mark in marks if mark is not status]
    return marks


def _without_order(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without a status that is only the verb of an order or of a date, "which is finished later", "when is it supposed
    to be finished", and without a "next" that only says which: "the next census".
    """
    states = any(mark.kind == "status" for mark in marks)
    named = {mark.start for mark in marks if states and mark.kind == "department" and mark.role == "weak"}
    marks = [m for m in marks if not (m.kind in ("superlative", "page") and m.value == "next" and m.end + 1 in named)]
    ordered = any(mark.kind in ("superlative", "comparative") and mark.value in TIMES for mark in marks)
    ordered = ordered or any(mark.kind == "when" for mark in marks)
    verbs = {(mark.start, mark.end) for mark in marks if mark.kind == "role"}
    return [m for m in marks if not (ordered and m.kind == "status" and (m.start, m.end) in verbs)]


def _cue_for(
    text: str,
    period: Mark,
    before: Mark | None,
    cues: Sequence[Mark],
    used: set[Mark],
    cue_of: dict[Mark, Mark],
    periods: Sequence[Mark],
) -> Mark | None:
    if before and before in cue_of and _JOINED.fullmatch(text[before.end : period.start]):
        following = _following(text, period, cues, periods)
        return cue_of[before] if cue_of[before].start < before.start or not following else following
    preceding = max((c for c in cues if c.end <= period.start and c not in used), key=lambda c: c.end, default=None)
    if preceding and before and preceding.end <= before.start:
        preceding = None
    return preceding or _following(text, period, [c for c in cues if c not in used], periods)


def _following(text: str, period: Mark, cues: Sequence[Mark], periods: Sequence[Mark]) -> Mark | None:
    after = min((c for c in cues if c.start >= period.end), key=lambda c: c.start, default=None)
    if after is None or any(period.end <= other.start < after.start for other in periods):
        return None
    of_the_next = any(other.start >= after.end for other in periods) and _OR.search(text, period.end, after.start)
    return None if of_the_next else after  # "of 2023 or live in 2026"


def is_particle(mark: Mark) -> bool:
    """Whether the mark denies nothing by itself."""
    return mark.kind == "negation" and mark.value in (OPENS, CLOSES, NONE_OF)


def _is_opened(negation: Mark, before: Sequence[Mark], marks: Sequence[Mark]) -> bool:
    """Whether the verb of "take the police out" stands before what is taken out."""
    return any(
        mark.kind == "negation" and mark.value == OPENS and any(mark.end <= m.start for m in before) for mark in marks
    )


def _denied(text: str, marks: Sequence[Mark], cue_of: dict[Mark, Mark]) -> set[Mark]:
    targets = sorted(
        (m for m in marks if m.kind in (*PERIODS, "department", "money", "role", "project", "status")),
        key=lambda m: m.start,
    )
    denied: set[Mark] = set()
    corrects = any(mark.kind == "correct" for mark in marks)
    for negation in (m for m in marks if m.kind == "negation"):
        if negation.value == OPENS:
            continue
        if negation.value in (BEHIND, CLOSES):
            before = [m for m in targets if m.end <= negation.start and m.kind in ("department", "project")]
            reach = 2 if negation.value == BEHIND else OUT_REACH
            opened = negation.value == BEHIND or _is_opened(negation, before, marks)
            denied.update(m for m in before[-1:] if opened and negation.start - m.end <= reach)
            continue
        if negation.value == NONE_OF:
            named = [
                m for m in targets if m.kind in ("department", "project") and 0 < m.start - negation.end <= NO_REACH
            ]
            denied.update(() if _ASKS_WHETHER.search(text[: negation.start]) else named[:1])
            continue
        assert negation.value == AHEAD
        target = next((m for m in targets if m.start >= negation.end), None)
        if _BREAKS.match(text, negation.end):
            continue  # "neither, the customs one", 「唔係呀，入境處」
        if target is None or target.start - negation.end > NEGATION_REACH:
            continue
        if any(
            _UNTIL.match(text, mark.start) for mark in targets if mark.kind == "period" and mark.start >= negation.end
        ):
            continue  # "not live until 2027" says from when on it is
        if _ASKS_ANEW.search(text[negation.end : target.start]):
            continue  # 「唔係搵工，想知數字辦有咩項目」
        if target.kind == "role":
            dated = [period for period, cue in cue_of.items() if cue == target]
            denied.update(dated or [target])  # "not starting", or no date of "not starting in 2024"
            denied.update(m for m in targets if m.kind == "status" and m.start <= target.start and target.end <= m.end)
            continue
        denied.add(target)
        for other in targets[targets.index(target) + 1 :]:
            if other.kind != target.kind or not _DENIED_TOO.fullmatch(text[target.end : other.start]):
                break
            if corrects and text[target.end : other.start].strip() in (",", "，"):
                break  # "no wait, not customs, commerce"
            denied.add(other)
            target = other
    return denied
