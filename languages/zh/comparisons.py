"""The words that open or close a date (由, 之前, 不遲於, 或以後, since) and what each makes of a Period.

Tables alone. Knows nothing of how dates are written.
"""

from __future__ import annotations

import re

from languages.spans import AFTER, BEFORE, BETWEEN, FROM, SINCE, UNTIL

_AHEAD = {
    BETWEEN: "介乎於?|介於|在(?=.{2,16}之間)|between ?",
    FROM: "由|從|自從?|打從|始於|from ?",
    SINCE: "不早於|唔早過|不早過|唔早於|最早(?:於|喺|在)?|起碼(?:在|喺)|since ?|not before ?|no earlier than ?",
    AFTER: "晚於|遲於|遲過|晚過|後於|過咗|過了|after ?|later than ?",
    BEFORE: "早於|早過|先於|趕在|before ?|prior to ?|earlier than ?",
    UNTIL: (
        "不遲於|不晚於|唔遲過|唔遲於|唔晚過|不遲過|最遲(?:於|喺|在|到)?|最晚(?:於|喺|在|到)?|至遲(?:於|喺"
        "|在)?|截至|截止到?|直至|直到|by ?|until ?|till ?|no later than ?"
    ),
}
# Behind a date; what must not follow keeps 前期, 後備, 起點 and their like apart.
_BEHIND = {
    SINCE: (
        "(?:開始計|起計|計起|開始算|起算|以來|或以後|或之後|及以後|及之後|和以後|或其後|及其後|或更遲"
        "|或更晚|或較後|或較遲|或以上)(?:的|嘅)?|onwards?|or later|or after"
        "|起(?![點始動步草碼訴因初飛重首來])"
    ),
    AFTER: "[之以過往]後|後(?![期者台面續備端來果半年勤援盾方進現門患日天])",
    BEFORE: "[之以]前|前(?![期後線三景端身往任者述年瞻提置半台面首十兩途進日天])",
    UNTIL: (
        "為止|(?:或|及|和)(?:以前|之前|更早|較早)|截止|止(?!於|步|損)|or earlier|or before|at the latest|的?期限前"
    ),
}
_INSIDE = "[之以]內|[內裏](?![地部容政聯網閣外陸科])|期間|年間|當中|(?<=年)間"
_JOINTS = {
    "": "(?:起|[之以]後|開始)?(?:一?直?至到?|直到|到|-|~)|起止| ?to ?| ?until ?",
    FROM: "(?:開始|起|開始計)?,?(?:一?直?至到?|直到|到|-|~|止於)| ?to ?| ?until ?| ?till ?",
    BETWEEN: "[至到和與及跟同或-]|至到| ?and ?| ?to ?|~",
}
AHEAD = re.compile("|".join(f"(?P<{side}>{words})" for side, words in _AHEAD.items()))
BEHIND = re.compile("|".join(f"(?P<{side}>{words})" for side, words in _BEHIND.items()))
_BEGINS_AHEAD = frozenset(word[0] for words in _AHEAD.values() for word in words.split("|"))
INSIDE = re.compile(_INSIDE)
JOINTS = {opening: re.compile(words) for opening, words in _JOINTS.items()}
CLOSED = re.compile("(?:之間|中間|之內|期間|以內|為止|止|(?<=年)間|內(?![地部容政聯網]))")
LISTED = re.compile("(?:[、,和及與同跟或]|以及|還有|和|同埋|,| and ?| or ?|/){1,2}(?:在|喺|於)?")
BOTH = re.compile("[,、;]?(?:但是?|而且?|並且?|同時|兼且?|和|及|同|又|and ?|but )?(?:在|於|喺|係|是)?")
_NOT_AFTER = "理因來任不事緣"  # 理由, 自由 and the like before 由; 從 in 服從
_CUT_AHEAD = {
    "由": "自理因來事緣經",
    "從": "服跟遵順自無",
    "自": "各親來獨",
    "過": "超經通透不",
    "直": "一",
    "截": "",
    "早": "最",
    "最": "",
}


def read_ahead(text: str, i: int) -> tuple[str, int] | None:
    """A comparison that stands before its date, and the place after it."""
    said = AHEAD.match(text, i) if text[i] in _BEGINS_AHEAD else None
    if said is None or said.lastgroup is None:
        return None
    if i and (
        text[i - 1] in _CUT_AHEAD.get(text[i], "")
        or (text[i].isascii() and text[i - 1].isascii() and text[i - 1].isalnum())
    ):
        return None
    return said.lastgroup, said.end()


def read_behind(text: str, i: int) -> tuple[str, int] | None:
    """A comparison that stands after its date, and the place after it."""
    if text[i : i + 1] == " ":
        i += 1
    said = BEHIND.match(text, i)
    return (said.lastgroup, said.end()) if said and said.lastgroup else None
