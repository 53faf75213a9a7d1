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

from conversations.numbers import HAN, find_cards, find_hkids, find_phones, plain

PUBLIC = Path(__file__).resolve().parent / "data" / "public.yml"
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
# Every number looked for has six digits and more, close together; most texts have nothing of the kind.
_WORTH_A_LOOK = re.compile(rf"[@＠]|(?:[\d{HAN}][\W_]{{0,4}}){{6}}")


def mask(text: str) -> str:
    """The text with HKID, card and phone numbers and e-mail addresses replaced by [HKID], [CARD], [PHONE], [EMAIL].

    Characters that no database takes (NUL, halves of surrogate pairs) go out as well.
    """
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if not _WORTH_A_LOOK.search(text):
        return text
    same = plain(text)  # character by character: a place in it is a place in the text
    masked = []
    end = 0
    for start, stop, marker in _find(same):
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
    """The first e-mail address or telephone number in a text, as it was typed; "" where there is none."""
    found = (text[start:stop] for start, stop, marker in _find(plain(text)) if marker in ("[EMAIL]", "[PHONE]"))
    return next(found, "")


def is_personal(text: str) -> bool:
    """Whether the text as a whole is one such number or address."""
    same = plain(text.strip())
    return any((start, stop) == (0, len(same)) for start, stop, _ in _find(same))


def _find(same: str) -> list[tuple[int, int, str]]:
    """Places and markers, in order; where two overlap, the more telling one first."""
    found = [(*match.span(), "[EMAIL]") for match in _EMAIL.finditer(same)]
    found += [(*span, "[HKID]") for span in find_hkids(same)]
    found += [(*span, "[CARD]") for span in find_cards(same)]
    found += [(*span, "[PHONE]") for span in find_phones(same)]
    public = _public()
    return sorted(
        (one for one in found if _bare(same[one[0] : one[1]]) not in public), key=lambda one: (one[0], -one[1])
    )


@lru_cache(maxsize=1)
def _public() -> frozenset[str]:
    listed = yaml.safe_load(PUBLIC.read_text(encoding="utf-8"))
    return frozenset(_bare(one) for one in (*listed["phones"], *listed["emails"]))


def _bare(contact: str) -> str:
    contact = contact.strip().lower()
    return contact if "@" in contact else re.sub(r"\D", "", contact).removeprefix("852")[-8:]
