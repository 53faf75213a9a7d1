"""Replaces personal data by markers before anything is stored. Knows nothing of who said it, or where it is kept.

What everybody may know, such as the address of an enquiry office, stands in data/public.yml and stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from conversations.characters import DIGITS, read_plainly
from conversations.numbers import NUMERAL, find_cards, find_hkids, find_phones

PUBLIC = Path(__file__).resolve().parent / "data" / "public.yml"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?"
_LOCAL = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}"
_DOMAIN = rf"(?:{_LABEL}\.)+[A-Za-z]{{2,24}}"
_AT, _DOT = r" ?[(\[{] ?at ?[)\]}] ?", r"(?: ?[(\[{] ?dot ?[)\]}] ?| dot )"
_EMAIL = re.compile(
    rf"(?:{_LOCAL}|[\u4e00-\u9fff]{{1,8}})@{_DOMAIN}|{_LOCAL} ?@ ?(?:{_LABEL}[.。])+(?:com|net|org|edu|gov|hk|cn|tw)\b"
    rf"|{_LOCAL}{_AT}{_LABEL}(?:(?:\.|{_DOT}){_LABEL}){{1,5}}|{_LOCAL} at {_LABEL}(?:{_DOT}{_LABEL}){{1,5}}",
    re.IGNORECASE,
)
# Every number looked for has six digits and more, close together, or is in words; most texts have nothing of the kind.
_WORTH_A_LOOK = re.compile(rf"[@＠]|\bat\b|(?:[{DIGITS}][\W_]{{0,6}}){{6}}|{NUMERAL}\W{{1,3}}{NUMERAL}", re.IGNORECASE)


def mask(text: str) -> str:
    """The text with HKID, card and phone numbers and e-mail addresses replaced by [HKID], [CARD], [PHONE], [EMAIL].

    Characters that no database takes (NUL, halves of surrogate pairs) go out as well.
    """
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if not _WORTH_A_LOOK.search(text):
        return text
    masked = []
    end = 0
    for start, stop, marker in _find(text):
        if start >= end:
            masked += [text[end:start], marker]
            end = stop
    return "".join((*masked, text[end:]))


def mask_data(value: Any) -> Any:
    """JSON data with every string in it masked, keys included."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, Mapping):
        return {mask_data(key): mask_data(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [mask_data(one) for one in value]
    return value


def find_contact(text: str) -> str:
    """The e-mail addresses and telephone numbers in a text, as they were typed, comma between; "" where there are none."""
    return ", ".join(text[start:stop] for start, stop, marker in _find(text) if marker in ("[EMAIL]", "[PHONE]"))


def is_personal(text: str) -> bool:
    """Whether the text as a whole is one such number or address."""
    whole = text.strip()
    return any((start, stop) == (0, len(whole)) for start, stop, _ in _find(whole))


def _find(text: str) -> list[tuple[int, int, str]]:
    """Places and markers, in order; where two overlap, the more telling one first."""
    same, places = read_plainly(text)
    found = [(*match.span(), "[EMAIL]") for match in _EMAIL.finditer(same)]
    found += [(*span, "[HKID]") for span in find_hkids(same)]
    found += [(*span, "[CARD]") for span in find_cards(same)]
    found += [(*span, "[PHONE]") for span in find_phones(same)]
    public = _public()
    personal = [one for one in found if _bare(same[one[0] : one[1]]) not in public]
    personal.sort(key=lambda one: (one[0], -one[1]))
    return [(places[start], places[stop], marker) for start, stop, marker in personal]


@lru_cache(maxsize=1)
def _public() -> frozenset[str]:
    listed = yaml.safe_load(PUBLIC.read_text(encoding="utf-8"))
    return frozenset(_bare(one) for one in (*listed["phones"], *listed["emails"]))


def _bare(contact: str) -> str:
    contact = contact.strip().lower()
    return contact if "@" in contact else re.sub(r"\D", "", contact).removeprefix("852")[-8:]
