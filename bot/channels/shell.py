"""The terminal as a channel: reads a line, prints the answer as plain text, offers its buttons by number.

Must not know what a question means. Opens no port; Rasa's own shell does, and turns buttons into menus.
"""

from __future__ import annotations

import asyncio
import sys
import uuid
from collections.abc import Callable
from typing import Any

from bot.channels.reception import Handler, Sentences, receive

PROMPT = "> "


def render(messages: list[dict[str, Any]]) -> tuple[str, list[str]]:
    """The text to print, and the payloads of the buttons in the order of their numbers."""
    lines: list[str] = []
    payloads: list[str] = []
    for message in messages:
        if message.get("text"):
            lines += [message["text"], ""]
        if (message.get("picture") or {}).get("asked"):
            lines += [message["picture"]["text"], ""]
        for button in message.get("buttons") or []:
            payloads.append(button.get("payload") or button["title"])
            lines.append(f"  {len(payloads)}  {button['title']}")
        if message.get("buttons"):
            lines.append("")
    return "\n".join(lines).rstrip(), payloads


def choose(line: str, payloads: list[str]) -> str:
    """The payload of the button whose number was typed, or the line itself."""
    number = line.strip()
    if number.isascii() and number.isdigit() and 0 < int(number) <= len(payloads):
        return payloads[int(number) - 1]
    return line


def converse(
    handler: Handler, sentences: Sentences, loop: asyncio.AbstractEventLoop, read: Callable[[str], str] = input
) -> None:
    """Talk until the input ends."""
    sender = uuid.uuid4().hex
    payloads: list[str] = []
    while True:
        try:
            line = read(PROMPT)
        except EOFError:
            print(file=sys.stdout)
            return
        if not line.strip():
            continue
        text = choose(line, payloads)
        printed, payloads = render(loop.run_until_complete(receive(handler, text, sender, "shell", sentences)))
        print(f"\n{printed}\n", flush=True)
