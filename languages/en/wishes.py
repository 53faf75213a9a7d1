"""Reads in English that somebody wants a person instead of Beacon: read_wishes gives a Mark for "let me talk to an officer".

Composed of who is wanted, what is wanted of them, and whom it is for. Its corpus beside it, corpus/wishes.yml, says what is
a wish and what is none: officers, people and calls are also what questions on the list are about.
"""

from __future__ import annotations

import re

from languages.reading import Mark

_BEFORE = (
    "(?:(?:an?|the|any|some|one of|your|ur|another|other|real|actual|live|human|proper|duty|senior|enquiry|government"
    "|members? of|of) )*"
)
_STAFF = (
    "(?:officers?|staffs?(?: members?)?|employees?|colleagues?|civil servants?|humans?(?: beings?)?|persons?|operators?"
    "|agents?|representatives?|reps?|supervisors?|managers?|boss(?:es)?|specialists?"
    "|customer (?:service|care|support)s?|(?:enquiry|help) desk)"
)
_ANYBODY = "(?:someone|somebody|anyone|anybody|nobody|no one)"
_YOURS = "(?:your (?:people|team|side)|whoever(?: is|'s)? (?:on duty|in charge|available|there))"
_WHO = rf"{_BEFORE}(?:{_STAFF}|{_ANYBODY}(?: real| human| else)?|{_YOURS})\b(?! (?:resources?|costs?|numbers?))"
_REAL = r"(?:real|actual|live|human|somebody|someone|anybody|anyone)"
_MACHINE = r"(?:(?:an?|the|this|that|these|any) )?(?:chat ?)?(?:bots?|robots?|machines?|computers?|ai)\b"
_MINE = "(?:me|us|this|it|that|my (?:case|question|enquiry|inquiry|chat|call|message|request|complaint))"
# What may follow where nothing else makes it a wish: "give me an agent", but no "agent list".
_END = r"(?=\W*$|[,.;:!?|]| (?:to|who|please|pls|plz|instead|now|here|there|in charge|rather|not|right|can|could|online|on)\b)"
_TALK = "(?:talk|speak|chat|converse|communicate|deal|talking|speaking|chatting|a word|a chat|conversation)"
_SERVE = (
    "(?:call|ring|phone|contact|e-?mail|reply|respond|answer|get back|get in touch|talk|speak|chat|write|attend|explain"
    "|reach|message|text)"
)

# Whether Beacon is a person is another question: "am I talking to a human?", "is this a real person?"
_OF_BEACON = (
    rf"\b(?:am i|are we) (?:\w+ )?{_TALK}(?: here)? (?:to|with) {_WHO}"
    rf"|\b(?:are you|r u|is (?:this|it|that)|you're|you are|it's) (?:\w+ )?{_BEFORE}{_STAFF}|\bis {_ANYBODY} (?:human|real)"
)

_WISHES = re.compile(
    f"(?P<beacon>{_OF_BEACON})|"
    + "|".join(
        rf"\b(?:{pattern})"
        for pattern in (
            # to be with somebody: "talk to one of your officers", "discuss this with a colleague"
            rf"{_TALK} (?:directly |live |now )?(?:to|with) {_WHO}",
            rf"discuss {_MINE} with {_WHO}",
            rf"{_TALK} (?:to|with) instead\b",
            # to be handed on: "put me through to someone", "escalate this to your supervisor"
            rf"(?:connect|transfer|put|pass|forward|escalate|switch|hand|redirect|refer|direct) {_MINE}"
            rf"(?: (?:over|on|through|along|up))*(?: to| with) {_WHO}",
            rf"(?:connect|transfer|hand over|escalate|pass|switch) to {_WHO}{_END}",
            rf"(?:be|get) (?:connected|transferred|passed|put through|handed over) (?:to|with) {_WHO}",
            # to be served by somebody: "can someone call me back", "answered by a human", "have an officer look at this"
            rf"{_WHO}(?: of yours)?(?: \w+){{0,3}}? {_SERVE}(?: back)?(?: to| with)? (?:me|us)\b",
            rf"{_WHO}(?: \w+){{0,2}}? (?:answer|handle|look at|look into|reply to) {_MINE}{_END}",
            rf"{_WHO} (?:that |who )?(?:i|we) (?:can|could|may|might) (?:{_TALK} (?:to|with)|message|text)\b",
            rf"{_WHO}(?: \w+){{0,2}}? (?:help|assist) (?:me|us){_END}",
            rf"(?:let|have|ask(?: for)?|get|want|need|like|prefer)(?: that)? {_WHO}(?: of yours)? (?:to |in )?"
            rf"(?:{_SERVE}|handle|look|look at|look into|take over|follow up|check|help|deal)s?(?: back)?(?: to| with| on| in)?"
            rf"(?: {_MINE}|(?=\W*$|[,.;:!?|]| (?:please|now|instead)\b))",
            rf"{_WHO}(?: of yours)?(?: \w+){{0,2}}? give (?:me|us) a (?:ring|call)\b",
            rf"(?:answered|helped|served|followed up|dealt with|looked at|handled) by {_WHO}{_END}",
            rf"{_WHO}(?: \w+){{0,4}}? (?:available|free|on duty|online)\b(?: to (?:talk|chat|help|answer))?{_END}",
            rf"(?:ask|reach|(?:help|assistance|support|answer) from) {_BEFORE}{_STAFF}\b",
            # to have somebody: "get me your manager", "I need a real person", "any real staff here?"
            rf"(?:get|give|find|send|fetch|bring) (?:me|us) {_BEFORE}(?:{_STAFF}|{_ANYBODY}){_END}",
            rf"(?:want|need|prefer|wanna have) {_BEFORE}{_STAFF}{_END}",
            rf"{_REAL} {_STAFF}{_END}",
            rf"{_ANYBODY} (?:human|real){_END}",
            rf"put {_BEFORE}{_STAFF} on\b",
            rf"where (?:is|are) {_BEFORE}{_STAFF}{_END}",
            r"(?<=[,.!?] )(?:humans?|persons?|agent|operator|representative)\W*$",
            rf"(?:not|no) (?:you|{_MACHINE}),? (?:but )?{_BEFORE}{_STAFF}{_END}",
            # to be called: "please ring me", "arrange a callback"
            r"(?:call|phone|ring) me (?:back|later|tomorrow|on|at)\b",
            r"(?:please|pls|to) (?:call|phone|ring) me\b",
            r"(?:a|arrange|request|want|need) call-?backs?\b",
            # to be rid of Beacon: "no more bot", "I refuse to talk to a chatbot"
            rf"(?:no more|enough of|stop|sick of|tired of|fed up with) {_MACHINE}",
            rf"(?:don't|do not|dont|won't|refuse|hate|not|rather not)(?: \w+){{0,3}}? {_TALK} (?:to|with) {_MACHINE}",
        )
    ),
    re.IGNORECASE,
)


def read_wishes(text: str) -> list[Mark]:
    """The wishes for a person, in their order."""
    found = (match for match in _WISHES.finditer(text) if match["beacon"] is None)
    return [Mark("person", match.start(), match.end(), "wish") for match in found]
