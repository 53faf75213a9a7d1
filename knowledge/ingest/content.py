"""A source file's bytes as text: UTF-8, bounded, without characters that no list contains."""

from __future__ import annotations

import re

from knowledge.ingest.refusal import Refused

LARGEST = 5_000_000  # bytes; the published list has 11,000
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(content: bytes) -> str:
    """The text with plain line ends, or Refused with the line that is not text."""
    if len(content) > LARGEST:
        raise Refused(f"the file has {len(content):,} bytes, at most {LARGEST:,} are expected")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused(
            f"not UTF-8 text: byte 0x{content[error.start]:02x}; save it as UTF-8", place=f"line {line}"
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _FORBIDDEN.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise Refused(f"control character 0x{ord(control[0]):02x}, plain text is expected", place=f"line {line}")
    if not text.strip():
        raise Refused("the file is empty")
    return text
