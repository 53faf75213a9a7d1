"""Which sentences the code says: every `say(key, place=value)` of actions/ and of the languages' phrasing.

A key made of parts is spread out over all that its parts can be; a part that nobody has listed here fails the tests.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from actions import chips
from actions.drawing import MEASURES
from actions.fields import ORDER
from actions.parts import LABELLED
from actions.terms import TERMS
from bot.readers.evidence import DECLINED, SOCIAL
from knowledge.query import Aggregate, DateRole, Group, SortKey, Status

ROOT = Path(__file__).parents[2]
SHARED = ("bounds", "demands", "phases", "series")  # what the phrasing of all languages shares
MODULES = (
    *sorted((ROOT / "actions").glob("*.py")),
    *sorted((ROOT / "languages").glob("*/phrasing.py")),
    *(ROOT / "languages" / f"{name}.py" for name in ("alternatives", *SHARED)),
)
AUDIENCES = (
    *("everyone", "residents", "elderly", "disabled", "villagers", "schools", "students", "smes", "businesses"),
    *("startups", "ict-industry", "data-centres", "visitors", "travellers", "government"),
)
WANTED = (
    *("when", "amount", "measure", "contact", "version", "place", "partner", "owner", "length", "link"),
    *("audience", "project", "target", "met", "detail"),
)
EVENTS = ("start", "live_run", "approval")
RANKED = (SortKey.ESTIMATE, SortKey.DURATION, SortKey.START, SortKey.LIVE_RUN, SortKey.APPROVAL)

# What the parts of a key can be, by the expression; with its module where it means other things elsewhere.
PARTS: dict[str, tuple[str, ...]] = {
    "comparison: name": EVENTS,
    "fields: name": tuple(name for name in ORDER if name != "status"),
    "condition.role.value": tuple(role.value for role in DateRole),
    "fields: asked": ("project", *(name for name in ORDER if name != "department")),
    "group.role.value": tuple(sorted({group.role.value for group in Group if group.role})),
    "aggregate.value": tuple(aggregate.value for aggregate in Aggregate),
    "listing: name": ("date", "money", "department"),
    "part": ("title", "facts", "paper"),
    "query.status.value": tuple(status.value for status in Status),
    "question.reading.kind": (*SOCIAL, "language"),
    "sort.key.value": tuple(key.value for key in RANKED),
    "status_of(project, question)": (*(status.value for status in Status), "undated"),
    "superlative": ("most", "least"),
    "term": (*TERMS, "list"),
    "talk: kind": DECLINED,
    "series: word": ("and", "or", "nor"),
    "parts: name": LABELLED,
    "chips: kind": chips.KINDS,
    "pictures: measure": MEASURES,
    "programme: wanted": WANTED,
    "programme: unsaid": ("edition", "maker", "names"),
    "programme: key": AUDIENCES,
    "programmes: key": AUDIENCES,
    "programmes: name": ("audience", "themes", "periods"),
    "pictures: suffix": ("", "-partly-undated", "-undated"),
}

# The places in a dict that is passed on whole.
PASSED = {
    "**said(question, conditions, findings[0])": ("count", "total", "understood"),
    "departments: **values": ("count", "total", "understood"),
    "departments: **amount_of(question, asked, Aggregate.SUM)": ("count", "amount", "understood"),
    "groups: **values": ("count", "total", "understood"),
    "ranking: **values": ("understood", "place"),
    "totals: **values": ("count", "amount", "understood"),
    "groups: **labels": ("label", "label-count"),
    "**speaker.facts(project)": ("project",),
    "**{**facts, 'number': number}": ("project", "number"),
    "pictures: **words": ("start", "end"),
    "**places": (),
    "programmes: **{name: values}": ("audience", "themes", "periods"),
    "**values": (),
}


# Only these facts can lack a date.
NEVER = re.compile("field-(?!live_run|duration|status).*-undated")

# Calls that hand on what was said elsewhere.
HANDED_ON = {
    "answers: key",
    "parts: source_of(source)",
    "wording: source_of(answer.source)",
    *(f"speaker: {name}" for name in ("sentence", "sentence.key", "value")),
    *(f"wording: {name}" for name in ("note", "offer")),
    *(f"parts: {name}" for name in ("offer", "note", "heading", "chip.title", "chip.ask")),
}


class Saying(NamedTuple):
    """One call: where it stands, the keys that it may say, and the places that it fills."""

    module: str
    line: int
    keys: tuple[str, ...]
    places: tuple[str, ...]
    direct: bool  # said to the language itself, its values in words already


def find_sayings() -> tuple[Saying, ...]:
    """All of them, in the order of files and lines."""
    return tuple(saying for path in MODULES for saying in _in_module(path))


def _in_module(path: Path) -> Iterator[Saying]:
    module = path.stem
    for scope in ast.parse(path.read_text("utf-8")).body:
        for node in ast.walk(scope):
            if isinstance(node, ast.Call) and node.args and _is_say(node):
                keys = tuple(key for key in _keys(node.args[0], scope, module) if not NEVER.fullmatch(key))
                said_to = ast.unparse(node.func)
                direct = (
                    module in ("phrasing", *SHARED)
                    or "language.say" in said_to
                    or (module in ("wording", "speaker", "parts") and said_to == "say")
                )
                if keys:
                    yield Saying(module, node.lineno, keys, tuple(_places(node, module)), direct)


def _places(node: ast.Call, module: str) -> Iterator[str]:
    for keyword in node.keywords:
        if keyword.arg:
            yield keyword.arg
        else:
            yield from _look_up(PASSED, f"**{ast.unparse(keyword.value)}", module)
    for values in node.args[1:]:
        assert isinstance(values, ast.Dict)
        yield from (str(key.value) for key in values.keys if isinstance(key, ast.Constant))


def _look_up(table: dict[str, tuple[str, ...]], expression: str, module: str) -> tuple[str, ...]:
    found = table.get(f"{module}: {expression}", table.get(expression))
    if found is None:
        raise LookupError(f"tests/languages/sayings.py does not list what {expression} in {module}.py can be")
    return found


def _is_say(node: ast.Call) -> bool:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in ("say", "Say")


def _keys(node: ast.expr, scope: ast.AST, module: str) -> Iterator[str]:
    """What an expression can be, as text."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif ast.unparse(node) in PARTS or f"{module}: {ast.unparse(node)}" in PARTS:
        yield from _look_up(PARTS, ast.unparse(node), module)
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body, scope, module)
        yield from _keys(node.orelse, scope, module)
    elif isinstance(node, ast.JoinedStr):
        yield from map("".join, product(*(tuple(_keys(part, scope, module)) for part in node.values)))
    elif isinstance(node, ast.FormattedValue):
        yield from _keys(node.value, scope, module)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        for value in _assigned(node.value.id, scope):
            assert isinstance(value, ast.Dict)
            for item in value.values:
                yield from _keys(item, scope, module)
    elif f"{module}: {ast.unparse(node)}" in HANDED_ON or (isinstance(node, ast.Call) and _is_say(node)):
        return  # hands on what was said elsewhere
    elif isinstance(node, ast.Name) and (values := _assigned(node.id, scope)):
        for value in values:
            yield from _keys(value, scope, module)
    else:
        _look_up(PARTS, ast.unparse(node), module)


def _assigned(name: str, scope: ast.AST) -> list[ast.expr]:
    return [
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
    ]
