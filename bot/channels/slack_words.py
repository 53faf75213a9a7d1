"""Text as Slack writes it, made plain, and plain text made safe for Slack. Must not know who says what, or where.

Slack escapes &, < and >, puts accounts, channels and addresses between angle brackets (`<@U12>`, `<https://a.hk|here>`), and
writes emoji by their names; which characters those are stands in the blocks that come with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

_MARK = re.compile(r"<([^<>\s][^<>]*)>")


def read_words(text: str, blocks: Sequence[Any] = ()) -> str:
    """The words as their author saw them; accounts stay as `@U12`."""
    plain = _MARK.sub(_spell, text)
    for name, characters in _emoji(blocks):
        plain = plain.replace(f":{name}:", characters)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def mentions(text: str, account: str) -> bool:
    """Whether a text as Slack writes it names the account."""
    return re.search(_name_of(account), text) is not None


def without_name(text: str, account: str) -> str:
    """A text as Slack writes it without the account's name, and without what parts that from the rest."""
    rest = re.sub(rf"^\s*{_name_of(account)}[\s:,，：]*", "", text)
    return re.sub(rf"\s*{_name_of(account)}", "", rest).strip()


def escape(text: str) -> str:
    """Plain text for a field in which Slack reads marks."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _name_of(account: str) -> str:
    return rf"<@{re.escape(account)}(?:\|[^<>]*)?>"


def _spell(mark: re.Match[str]) -> str:
    """What stands for one mark."""
    what, _, label = mark[1].partition("|")
    if what.startswith("@"):
        return what
    if what.startswith("#"):
        return f"#{label or what[1:]}"
    if what.startswith("!"):  # <!here>, <!subteam^S1|@team>, <!date^...|in words>
        return label or f"@{what[1:]}"
    address = what.removeprefix("mailto:").removeprefix("tel:")
    return address if not label or label in address else f"{label} ({address})"


def _emoji(blocks: Any) -> Iterator[tuple[str, str]]:
    """Name and characters of each emoji, however deep it stands in the blocks."""
    if isinstance(blocks, Mapping):
        name, code, tone = (blocks.get(field) for field in ("name", "unicode", "skin_tone"))
        if blocks.get("type") == "emoji" and isinstance(name, str) and isinstance(code, str):
            with suppress(ValueError, OverflowError):
                characters = "".join(chr(int(point, 16)) for point in code.split("-"))
                yield f"{name}::skin-tone-{tone}" if tone else name, characters
        blocks = blocks.get("elements")
    if isinstance(blocks, Sequence) and not isinstance(blocks, str):
        for block in blocks:
            yield from _emoji(block)
