"""The door every channel shares: bounds and cleans what comes in, and sees to it that something polite goes out.

Must not know what a question means, nor how a channel draws its messages.
"""

from __future__ import annotations

import asyncio
import logging
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from languages.script import HAN, script_of, to_simplified

LIMIT = 2_000
PATIENCE = 30.0  # seconds; Rasa alone would wait five minutes for an action server that hangs
LANGUAGES = Path(__file__).parents[2] / "languages"
SHOWN = ("outcome", "kind", "picture")  # of the parts of an answer, what the REST channel and the shell pass on
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

Handler = Callable[[UserMessage], Awaitable[Any]]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sentences:
    """What is said when the engine gives no answer."""

    unavailable: str
    too_long: str
    empty: str
    examples: tuple[str, ...]
    yes: frozenset[str]  # to the question whether a person may take over, in whole
    no: frozenset[str]


@dataclass(frozen=True)
class Reply:
    """One message of the assistant, as it answered.

    `parts` the same in parts as actions/wording.py makes them, `memory` what the conversation remembers after it,
    `wait` whether a part of the assistant is away, so that the same question may be answered later.
    """

    text: str
    buttons: tuple[dict[str, str], ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[str, Any] | None = None
    wait: bool = False


class Collector(CollectingOutputChannel):
    """Collects the messages of a turn whole, with what the stock channels leave out."""

    def __init__(self) -> None:
        super().__init__()
        self.replies: list[Reply] = []

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        answer = message.get("answer") or {}
        buttons = tuple(message.get("buttons") or ())
        self.replies.append(
            Reply(message.get("text") or "", buttons, answer, message.get("memory"), bool(answer.get("wait")))
        )

    async def send_text_message(self, recipient_id: str, text: str, **_: Any) -> None:
        self.replies.append(Reply(text))

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **_: Any
    ) -> None:
        self.replies.append(Reply(text, tuple(buttons)))


def read_sentences(language: str) -> Sentences:
    """The sentences of one language, from its engine.yml."""
    said = yaml.safe_load((LANGUAGES / language / "engine.yml").read_text(encoding="utf-8"))
    answers = (frozenset(said["yes"]), frozenset(said["no"]))
    return Sentences(said["unavailable"], said["too_long"], said["empty"], tuple(said["examples"]), *answers)


@cache
def _in_chinese(script: str) -> Sentences:
    """The Chinese sentences, in Simplified characters where the script is "hans"."""
    said = read_sentences("zh")
    if script != "hans":
        return said
    return Sentences(
        to_simplified(said.unavailable),
        to_simplified(said.too_long),
        to_simplified(said.empty),
        tuple(to_simplified(example) for example in said.examples),
        frozenset(map(to_simplified, said.yes)),
        frozenset(map(to_simplified, said.no)),
    )


def sentences_for(text: str, default: Sentences) -> Sentences:
    """The sentences in the language of a text; the channel's own where it is not Chinese."""
    return _in_chinese(script_of(text)) if HAN.search(text) else default


def clean(text: str) -> str:
    """The text without what nobody types: controls, marks that turn the writing direction, halves of characters.

    They hide words from the readers, garble logs, and some databases refuse them. Line ends and tabs become spaces.
    """
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category == "Cc":
            kept.append(" ")
        elif category != "Cs" and character not in BIDI:
            kept.append(character)
    return "".join(kept).strip()


async def put(
    handler: Handler,
    text: str,
    sender: str,
    channel: str,
    sentences: Sentences,
    told: Mapping[str, Any] | None = None,
) -> list[Reply]:
    """Put a user's text to the engine and give back its replies, never none and never an exception.

    Of what a client sends only the text and the sender go on; metadata and the like would be believed by Rasa.
    `told` is what the channel itself tells the assistant: "memory", where the channel keeps what is remembered instead
    of the engine, and "staff", where the one who asks is of the staff.
    """
    sentences = sentences_for(text[:LIMIT], sentences)
    if len(text) > LIMIT:
        return [Reply(sentences.too_long.format(limit=f"{LIMIT:,}"), parts={"outcome": "unsupported"})]
    said = clean(text)
    if not said:
        return [Reply(sentences.empty, parts={"outcome": "unsupported"})]
    output = Collector()
    message = UserMessage(said, output, sender, input_channel=channel, metadata=dict(told) if told else None)
    try:
        await asyncio.wait_for(handler(message), PATIENCE)
    except asyncio.TimeoutError:
        logger.error("no answer within %s seconds", PATIENCE)
    except Exception as error:
        logger.error("a message was not answered", exc_info=error)
    return output.replies or [Reply(sentences.unavailable, parts={"outcome": "failed"}, wait=True)]


async def receive(handler: Handler, text: str, sender: str, channel: str, sentences: Sentences) -> list[dict[str, Any]]:
    """The replies to a text in the shape of Rasa's REST channel, with how each ended, its kind and its picture."""
    replies = await put(handler, text, sender, channel, sentences)
    return [
        {
            "recipient_id": sender,
            "text": reply.text,
            **({"buttons": list(reply.buttons)} if reply.buttons else {}),
            **{name: reply.parts[name] for name in SHOWN if name in reply.parts},
        }
        for reply in replies
    ]
