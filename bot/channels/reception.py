"""The door every channel shares: bounds and cleans what comes in, and sees to it that something polite goes out.

Must not know what a question means, nor how a channel draws its messages.
"""

from __future__ import annotations

import asyncio
import logging
import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from languages.script import HAN, script_of, to_simplified

LIMIT = 2_000
PATIENCE = 30.0  # seconds; Rasa alone would wait five minutes for an action server that hangs
LANGUAGES = Path(__file__).parents[2] / "languages"
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


class Collector(CollectingOutputChannel):
    """Collects the messages of a turn, each with how its answer ended and of what kind it is."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        answer = message.get("answer") or {}
        before = len(self.messages)
        await super().send_response(recipient_id, message)
        for sent in self.messages[before:]:
            sent.update({name: answer[name] for name in ("outcome", "kind", "picture") if name in answer})


def read_sentences(language: str) -> Sentences:
    """The sentences of one language, from its engine.yml."""
    said = yaml.safe_load((LANGUAGES / language / "engine.yml").read_text(encoding="utf-8"))
    return Sentences(said["unavailable"], said["too_long"], said["empty"], tuple(said["examples"]))


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


async def receive(handler: Handler, text: str, sender: str, channel: str, sentences: Sentences) -> list[dict[str, Any]]:
    """Put a user's text to the engine and give back its messages, never none and never an exception.

    Of what a client sends only the text and the sender go on; metadata and the like would be believed by Rasa.
    """
    sentences = sentences_for(text[:LIMIT], sentences)
    if len(text) > LIMIT:
        return [_say(sender, sentences.too_long.format(limit=f"{LIMIT:,}"), "unsupported")]
    said = clean(text)
    if not said:
        return [_say(sender, sentences.empty, "unsupported")]
    output = Collector()
    message = UserMessage(said, output, sender, input_channel=channel)
    try:
        await asyncio.wait_for(handler(message), PATIENCE)
    except asyncio.TimeoutError:
        logger.error("no answer within %s seconds", PATIENCE)
    except Exception as error:
        logger.error("a message was not answered", exc_info=error)
    return output.messages or [_say(sender, sentences.unavailable, "failed")]


def _say(sender: str, text: str, outcome: str) -> dict[str, Any]:
    return {"recipient_id": sender, "text": text, "outcome": outcome}
