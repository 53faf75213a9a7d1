"""How English tells, denies and asks: "My flight was cancelled. I don't need a visa, I'm asking which projects ..." """

from __future__ import annotations

import re

from languages.chatter import Chatter

_PEOPLE = (
    "boss|manager|supervisor|director|teacher|professor|tutor|lecturer|editor|client|customer|team|colleague|friend|wife"
    "|husband|daughter|son|mother|father|mum|mom|dad|brother|sister|neighbour|company|firm|grandson|granddaughter"
)
_I = "(?:i|we)(?:'m|'re|'d|'ve| am| are| do| did| would| have)?"
_ASKED = "asking|ask|enquiring|inquiring|talking|calling|writing|looking|here|interested|after|trying|saying|on about"
_WANTED = "want|need|care|mean|wish|ask|intend|plan|come|bother|look|like"

CHATTER = Chatter(
    begins=re.compile(
        r"\s+(?=(?:but|so|and) (?:i|what|which|how|who|when|just|show|list|tell|give)\b"
        r"|just (?:list|show|tell|give|want|asking)\b)",
        re.IGNORECASE,
    ),
    oneself=re.compile(r"\b(?:i|i'm|we|my|our)\b|^\W*(?:got|lost|won|sold|bought|had|been)\b", re.IGNORECASE),
    asks=re.compile(
        r"\?|^\W*(?:(?:and|but|so|ok|okay|well|please|pls|just|also|then|now)\W+)*"
        r"(?:what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|may|any"
        r"|list|show|give|tell|find|name|compare|rank|sort|count|explain|describe|display|get|let|help|send|search|look|check"
        r"|what's|who's|when's|where's|how's)\b(?!n?'t| ?not\b)"
        rf"|\b(?:{_I} )?(?:just |only )?(?:asking|wondering|wonder|curious|want|need|like)"
        r" (?:to (?:know|see|find out|learn|hear)|about|for|what|which|who|when|how|if|whether)\b"
        r"|\b(?:which|how much|how many|how long)\b",
        re.IGNORECASE,
    ),
    tells=re.compile(
        r"\b(?:i|i'm|i've|i'd|i'll|me|my|we|we're|our|he|she|his|her|they|it's|that's|somebody|someone|everybody|everyone|people"
        r"|is|was|are|were|am|got|had|keeps?|always|never|haha|lol|thanks|thank you|sorry|here(?=\W*$)"
        rf"|(?:{_PEOPLE}|sis|hubby|nan|gran|granny|grandma|grandpa|grandad|cousin|aunt|uncle|nephew|niece|someone|somebody)"
        r"(?:'s)? (?:in|at|on|says?|swears?|bets?|thinks?|reckons?|still|has|just|never|can|will))\b",
        re.IGNORECASE,
    ),
    denies=re.compile(
        rf"^\W*(?:(?:no|oh|look|ok|well|and|but|hi|hello|hey)\W+)*(?:(?:{_I} )?not (?:\w+ )?(?:{_ASKED})"
        rf"|{_I} (?:don't|do not|dont|didn't|not)"
        rf" (?:really |even |actually )?(?:{_WANTED})|(?:this|it)(?:'s| is) not about|no need|never ?mind the"
        r"|(?:forget|skip|ignore|spare me|leave aside|leaving aside|leave out|don't tell me)(?: about)?"
        r" (?!that\b|this\b|it\b|all\b|everything\b|them\b|those\b))\b",
        re.IGNORECASE,
    ),
    introduces=re.compile(
        r"^\W*(?:(?:hi|hello|hey|good \w+|so|well|ok|look)\W+)*"
        r"(?:(?:i|we)(?:'m|'re| am| are) (?:(?:just|only|also) )?(?:an?|from|with|at|in)"
        r"|my \w+ (?:is|was) an?|[a-z ]{3,40} (?:is|are) (?:my|our) (?:beat|field|line|trade|area|patch)"
        r"|(?:i|we) (?:work|study|teach|write|sell|run|own|edit)\b)\b",
        re.IGNORECASE,
    ),
    announces=re.compile(
        rf"\W*(?:hi|hello|hey)?\W*(?:my|our|the) (?:{_PEOPLE})s?"
        r" (?:wants?|needs?|asks?|asked|is asking|are asking|would like|wonders?|told me)(?: me)?"
        r"(?: to (?:know|find out|see|check|get|have|hear|ask|look up|find)\b| for\b| about\b"
        r"|(?= (?:the|a list|a|all|which|what|how|when|who)\b)):?\s+(?=\S)",
        re.IGNORECASE,
    ),
)
