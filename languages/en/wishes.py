"""Reads in English that somebody wants a person instead of Beacon: read_wishes gives a Mark for "let me talk to an officer".

Composed of who is wanted, what is wanted of them, and whom it is for. Its corpus beside it, corpus/wishes.yml, says what is
a wish and what is none: officers, people and calls are also what questions on the list are about.
"""

from __future__ import annotations

import re

from languages.reading import Mark

_ONE = "(?:an?|any|some|one of|your|ur|another|real|actual|live|human)"
_BEFORE = (
    rf"(?:(?:{_ONE}|the|other|living|breathing|proper|different|qualified|nice|kind|young|old|duty|senior|responsible|enquiry"
    r"|support|government|members? of|of),? ){0,6}"
)
_SERVICE = (
    r"(?:cust(?:omer)?\.? (?:service|care|support)s?(?: (?:officer|rep|representative|agent|staff|team)s?)?"
    r"|(?:human|manned|staffed|live|in-person)"
    r" (?:services?|support|assistance|help|chat|line|repl(?:y|ies)|answers?|responses?|intervention|contact))"
)
_NOUN = (
    "(?:officers?|staffs?|employees?|colleagues?|humans?|persons?|operators?|agents?|representatives?|reps?|supervisors?|managers?"
    "|boss(?:es)?|specialists?|lady|gentleman|man|woman|guy|grown-?up)"
)
_STAFF = rf"(?:{_SERVICE}|{_NOUN}(?: members?| beings?)?(?: or {_NOUN})?|civil servants?|(?:enquiry|help) ?desk|flesh and blood)"
_ANYBODY = "(?:someone|somebody|anyone|anybody|nobody|no one)"
_YOURS = (
    r"(?:(?:your|ur)(?: \w+)? (?:people|team|side)|the (?:enquir(?:y|ies)|support|help|service) (?:team|people)"
    r"|real people|the people (?:there|behind|in (?:charge|your \w+))"
    "|whoever(?:(?: is|'s)? (?:on duty|in charge|available|there)"
    "| (?:can|could|handles|answers|deals with|looks after|takes care of)))"
)
_FROM = r"(?: of yours|,? (?:from|at|in) (?:the|your|ur) (?:\w+ )?(?:office|department|team|desk|side|end))?"
_WHO = (
    rf"{_BEFORE}(?:{_STAFF}|{_ANYBODY}(?: real| human| else)?|{_YOURS})\b{_FROM}"
    r"(?! (?:resources?|costs?|numbers?|training|records?|matters?|systems?|portals?|projects?)\b)"
)
_REAL = r"(?:real|actual|live|human|somebody|someone|anybody|anyone)"
_MACHINE = (
    r"(?:(?:an?|the|this|that|these|any|your|more|all) ){0,3}(?:(?:chat ?)?(?:bots?|robots?)|machines?|computers?|software|ai"
    r"|auto(?:mat(?:ic|ed))?[ -]?(?:repl(?:y|ies)|answers?|responses?|systems?|services?))\b"
)
_MATTER = "(?:case|question|query|enquiry|inquiry|chat|call|message|request|complaint|situation|matter|problem|issue)s?"
_THIS = rf"(?:this(?: {_MATTER})?|(?:my|our) (?:\w+ )?{_MATTER})"
_MINE = rf"(?:(?:me|us|it|that)\b|{_THIS})"
_PLEASE = (
    "(?:please|pls|plz|now|asap|instead|here|needed|required|wanted|thanks|thank you|if you (?:don't mind|please))"
)
# What may follow where nothing else makes it a wish: "give me an agent", but no "agent list".
_STOP = r"\W*$|[,.;:!?|]"
_END = (
    rf"(?={_STOP}| (?:to|who|{_PLEASE}|there|in charge|rather|not|right|can|could|online|on|involved|at the moment|personally"
    r"|directly|in person|by phone|over the phone|for (?:me|us))\b)"
)
_ALONE = r"(?:^(?:(?:hi|hello|hey)\W+)?|(?<=[,.;!?] ))"  # nothing else is said with it
# "Can someone explain to me what live run means" asks what it means.
_NO_MORE = r"(?! (?:the|an?|which|what|who|how|why|when|whether|if|through(?! this| it))\b)"
_TALK = (
    "(?:talk|speak|chat|converse|communicate|complain|deal|talking|speaking|chatting|dealing|(?:a|a few|some) words?|a chat"
    "|conversation)"
)
_TO = "(?:to|with|2|w)"
_SERVE = (
    "(?:call|ring|phone|contact|e-?mail|reply|respond|answer|get back|get in touch|talk|speak|chat|write|attend|explain"
    "|reach|message|text|walk|guide)"
)
_DO = (
    "(?:answer|handle|look (?:at|into|over)|attend to|deal with|see to|sort out|follow up(?: on)?|take (?:over|on|up|care of)"
    "|reply to|respond to|review|help(?: me| us)? with)"
)
_HAND = "(?:connect|transfer|put|pass|forward|escalat|switch|hand|redirect|refer|direct)(?:e|r?ed|[rt]?ing)?"
_ON = "(?: (?:over|on|through|along|up|back|straight|directly|in (?:touch|contact)))*"
# A clause that is of these words alone, with somebody in it, and of which "I" or "please" is said, can be about nothing else.
_PEOPLE = rf"(?<!my )(?:{_NOUN}|{_ANYBODY}|(?:(?<=to )|(?<=with ))people|customer service)"
_PLAIN = (
    r"(?:i|i'd|i'll|we|we'd|me|us|my|our|you|u|your|ur|can|can't|could|couldn't|may|might|would|will|shall|should|do"
    r"|is|isn't|have|has|be|been|being|how|who|whom|where|when|why|which|to|too|with|w|by|from|at|on|in|of|through"
    r"|for (?:me|us|this|that)|the|an?|any|some|one|not|only|just|really|rather|prefer|instead|now|asap|please|pls|plz"
    r"|kindly|there|here|it|this|that|these|those|if|like|want|wanna|need|wish|demand|request|arrange|assign|ask|let"
    r"|make|get|got|give|find|send|bring|take|over|up|back|out|go|talk|talking|speak|speaking|chat|chatting|reach"
    r"|touch|word|connect|connected|transfer|put|pass|forward|redirect|refer|hand|switch|escalate|meet|see|seen|deal"
    r"|deals|help|assist|assistance|answer|answers|answered|reply|respond|explain|handle|handles|question|query"
    r"|enquiry|case|matter|problem|issue|complaint|line|office|team|charge|way|chance|possible|possibly|around"
    r"|available|today|tomorrow|directly|personally|actually|properly|understands|knows|more|better|else|and|or|so"
    r"|but|hello|hi|hey|sorry|thanks|ok|real|actual|live|different|members?|beings?|knowledgeable|competent|bot"
    r"|chatbot|robot|machine|computer"
    rf"|{_PEOPLE})"
)
_I_WANT = r"(?:want|need|demand|prefer|require|request|wanna have|(?:want|need) is)"

# Whether Beacon is a person is another question: "am I talking to a human?", "is this a real person?", "is Bonny a human?"
_OF_BEACON = (
    rf"\b(?:am i|are we) (?:\w+ )?{_TALK}(?: here)? {_TO} {_WHO}"
    rf"|\b(?:are you|r u|is (?:this|it|that)|you're|you are|it's) (?:\w+ )?{_BEFORE}{_STAFF}|\bis {_ANYBODY} (?:human|real)"
    rf"|\bis (?!there|any|your|the|one|an?\b)\w+ an? {_BEFORE}{_STAFF}"
)
# What others do with officers is asked of the list, and who would rather not talk to any wants none.
_OF_OTHERS = (
    r"\b(?:projects?|systems?|apps?|portals?|people|users?|citizens?|public|residents?|travell?ers?|passengers?|patients?"
    r"|customers?|traders?|officers?|staff|they)\b(?: (?!(?:i|me|my|we|us|our|want|need|like|please|so|and|but)\b)[\w'-]+){0,4}"
    rf" {_TALK} {_TO} {_WHO}"
    rf"|\b(?:how many|do|does|did|which|what) (?:\w+ )?{_STAFF} (?!can|could|will|would|may|should|is|are|i\b)"
    r"|\b(?:don't|do not|dont|needn't|no need|without|than|rather not|do (?:i|we) (?:need|have))"
    r"(?: (?:want|need|wish|like|have|having))?(?: to)?"
    rf" (?:(?:{_TALK} {_TO}|see|meet|ask|contact|call) )?{_WHO}"
)

_WISHES = re.compile(
    f"(?P<none>{_OF_BEACON}|{_OF_OTHERS})|"
    + "|".join(
        rf"\b(?:{pattern})"
        for pattern in (
            # to be with somebody: "talk to one of your officers", "discuss this with a colleague"
            rf"{_TALK} (?:{_MINE} (?:over|through) |directly |live |now )?{_TO} {_WHO}",
            rf"(?:discuss|raise|lodge|settle|share|explain|describe|tell|take)(?: {_MINE}| things){_ON} {_TO} {_WHO}",
            rf"{_TALK} (?:to|with) instead\b",
            rf"(?:who(?: is|'s) (?:in charge|{_WHO})\W+[^.?!]*|let me ){_TALK} (?:to|with) (?:them|him|her)\b",
            # to be handed on: "put me through to someone", "escalate this to your supervisor"
            rf"{_HAND}{_ON} {_MINE}{_ON} {_TO} {_WHO}",
            rf"(?:connect|transfer|hand over|escalate|pass|switch) to {_WHO}{_END}",
            rf"(?:(?:i|we|{_THIS})(?: \w+){{0,2}}?|(?:like|want|need|asked|prefer|wish|how) to) (?:be|get)"
            rf" {_HAND}{_ON} {_TO} {_WHO}",
            rf"{_ALONE}(?:can you |could you |please )?(?:connect|transfer) me(?: {_PLEASE})?(?=[^\w|]*$)",
            rf"escalate(?: {_MINE})?(?={_STOP}| {_PLEASE})",
            # to reach somebody: "get through to somebody", "hear from a human", "bring in a colleague"
            rf"(?:get(?:ting)? (?:through to|hold of|in (?:touch|contact) with)|hear(?: back| it)? from|reach) {_WHO}{_END}",
            rf"(?:i|we|i'll|you|me|to|and|just|please|{_ALONE}) ?(?:see|meet|wait for|get|fetch|bring|send)(?: in)?"
            rf" {_ONE} {_WHO}{_END}",
            rf"(?:i|we|me|to|and|just|please|pls) ask {_ONE} {_BEFORE}{_STAFF}\b",
            rf"(?:help|assistance|support|answer|reply|call|word) from {_ONE} {_WHO}",
            # to be served by somebody: "can someone call me back", "answered by a human", "have an officer look at this"
            rf"{_WHO}(?: \w+){{0,3}}? {_SERVE}(?: back)?(?: to| with)? (?:me|us)\b{_NO_MORE}",
            rf"{_WHO}(?: \w+){{0,2}}? {_DO} {_THIS}{_END}",
            rf"{_WHO}(?: (?:who|behind) \w+ \w+)? (?:that |who |whom )?(?:i|we) (?:can|could|may|might)"
            rf" (?:{_TALK} (?:to|with)|message|text)\b",
            rf"{_WHO}(?: \w+){{0,2}}? (?:help|assist) (?:me|us){_END}",
            rf"(?:let|have|ask(?: for)?|get|want|need|like|prefer)(?: that)? {_WHO} (?:to |in )?"
            rf"(?:{_SERVE}|{_DO}|handle|look|help|check|take it from here|step in|deal)s?(?: back)?(?: to| with| on| in)?"
            rf"(?: {_MINE}|(?={_STOP}| (?:please|now|instead)\b))",
            rf"{_WHO}(?: \w+){{0,4}}? give (?:me|us) a (?:ring|call)\b",
            rf"(?:answered|helped|assisted|served|followed up|dealt with|looked at|handled) by {_WHO}{_END}",
            rf"(?:is|are|any|there|{_ALONE}) ?{_WHO}(?: \w+){{0,4}}? (?:available|free|on duty|online)\b"
            rf"(?: to (?:talk|chat|help|answer))?{_END}",
            # to have somebody: "get me your manager", "I need a real person", "any real staff here?", "operator!"
            rf"(?:get|give|find|send|fetch|bring) (?:me|us) {_WHO}{_END}",
            rf"(?:i|we|i'd|we'd|please|and|but|just|{_ALONE})(?: \w+)? ?{_I_WANT} {_BEFORE}{_STAFF}{_END}",
            rf"{_REAL} {_STAFF}{_END}",
            rf"{_ANYBODY} (?:human|real|alive)\b{_END}",
            r"living,? (?:and )?breathing\b",
            rf"(?:put|get) {_WHO} on(?: the (?:line|phone)|(?={_STOP}))",
            rf"where (?:is|are) {_BEFORE}{_STAFF}{_END}",
            rf"{_ALONE}{_BEFORE}(?:{_SERVICE}|humans?(?: beings?)?|persons?|agent|operator|rep|representative|supervisor)"
            rf"(?: around| there)?(?=[^\w|]*(?:{_PLEASE})?[^\w|]*$)",
            rf"{_ALONE}{_WHO},? {_PLEASE}(?={_STOP})",
            rf"(?:not|no) (?:you|{_MACHINE})(?: please)?,? (?:(?:but|only|just) )*(?:people|{_BEFORE}{_STAFF}){_END}",
            rf"{_ONE} {_WHO},? (?:and )?(?:not|rather than|instead of) (?:you|{_MACHINE})(?={_STOP})",
            # nothing else is said: "could I be seen by an officer"
            rf"{_ALONE}(?=[^,.;!?]*\b(?:i|i'd|we|me|us|please|pls)\b)(?=[^,.;!?]*\b{_PEOPLE}\b)"
            rf"(?:{_PLAIN} ){{1,25}}{_PLAIN}(?=[^\w|]*$|[,.;!?])",
            # to be called: "please ring me", "arrange a callback"
            r"(?:call|phone|ring) me (?:back|later|tomorrow|on|at)\b",
            r"(?:please|pls|to) (?:call|phone|ring) me\b",
            r"(?:a|arrange|request|want|need) call-?backs?\b",
            # to be rid of Beacon: "no more bot", "I refuse to talk to a chatbot"
            rf"(?:no more|enough of|stop|sick of|tired of|fed up with|get (?:out of|past|rid of)) {_MACHINE}{_END}",
            rf"(?:don't|do not|dont|won't|refuse|hate|not|rather not)(?: \w+){{0,3}}? {_TALK} (?:to|with) {_MACHINE}",
        )
    ),
    re.IGNORECASE,
)


def read_wishes(text: str) -> list[Mark]:
    """The wishes for a person, in their order."""
    found = (match for match in _WISHES.finditer(text) if match["none"] is None)
    return [Mark("person", match.start(), match.end(), "wish") for match in found]
