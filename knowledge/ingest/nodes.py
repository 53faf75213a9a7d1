"""YAML as typed fields, taken one by one, each refused with its line. Builds nothing but texts."""

from __future__ import annotations

from typing import Any

import yaml

from knowledge.ingest.content import decode
from knowledge.ingest.refusal import Refused

NULL = "tag:yaml.org,2002:null"


def compose(content: bytes) -> Any:
    """The file's tree; None for one that holds comments only."""
    try:
        return yaml.compose(decode(content), Loader=yaml.CSafeLoader)  # in C: a tenth of the time
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}" if mark else ""
        raise Refused(f"not YAML: {error.problem or error.context}", place=place) from error


def place_of(node: Any) -> str:
    return f"line {node.start_mark.line + 1}"


def read_text(name: str, node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise Refused("one text is expected", place=place_of(node), column=name)
    return "" if node.tag == NULL else str(node.value).strip()


def read_texts(name: str, node: Any) -> tuple[str, ...]:
    if isinstance(node, yaml.ScalarNode) and node.tag == NULL:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise Refused("a list is expected, such as [HKPF]", place=place_of(node), column=name)
    texts = [(read_text(name, item), item) for item in node.value]
    for text, item in texts:
        if not text:
            raise Refused("an empty name", place=place_of(item), column=name)
    return tuple(dict.fromkeys(text for text, _ in texts))
