"""Every form under which a department or an outsider is looked for, made from its names; searches no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from knowledge.everyday import frequencies
from knowledge.facts import Programme, Target
from knowledge.records import Department

GENERIC = frozenset(("department", "bureau", "office", "of", "and", "for", "hk", "government", "services", "affairs"))
_SWAPPED = ("department", "bureau")
_SUFFIXES = "處署局"
_HAN = re.compile("[\u3400-\u9fff]")
_TOKEN = re.compile(r"((?:[A-Za-z]\.)+[A-Za-z](?![A-Za-z])\.?|[A-Za-z0-9]+|&)(?:['’]s?(?![A-Za-z0-9]))?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])|-")
SAME = {
    "&": "and",
    "bureaus": "bureau",
    "bureaux": "bureau",
    "center": "centre",
    "departments": "department",
    "dept": "department",
    "depts": "department",
    "dep": "department",
    "dpt": "department",
    "govt": "government",
    "gov": "government",
    "hongkong": "hk",
    "hksar": "hk",
    "hksarg": "hk",
    "labor": "labour",
    "labors": "labour",
    "svc": "services",
    "svcs": "services",
    "transportation": "transport",
}


@dataclass(frozen=True)
class Outsider:
    """A body, government or place that is no department of this Government, or a phrase that only looks like one."""

    name: str
    kind: str  # "body", "place" or "phrase"
    name_zh: str = ""
    aliases: tuple[str, ...] = ()  # any language
    adjectives: tuple[str, ...] = ()  # of a place: a mention only beside a department's word


@dataclass(frozen=True)
class Form:
    """One way to write one name."""

    text: str  # as it stands in the data
    owner: str  # the key of a department, a programme or a target, or an outsider's name
    kind: str  # "department", "programme", "body", "place", "adjective" or "phrase"
    level: int  # 0 as in the data, 1 a former name, 2 derived, 3 with another word for the kind; the lowest wins
    weak: bool = False
    short: bool = False  # an abbreviation: never read out of a misspelling unless it is long
    capitals: bool = False  # spells an everyday word, or has two letters: only in the capitals of `text`


class Token(NamedTuple):
    """One word of a text: `norm` is what it is compared as."""

    norm: str
    start: int
    end: int
    raw: str
    reach: int  # its end with a possessive's "s"


def tokenise(text: str) -> list[Token]:
    """The Latin words of a text; "Hong Kong" is one of them."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw, (start, end) = match.group(1), match.span(1)
        norm = (raw.replace(".", "") if "." in raw else raw).lower()
        norm = SAME.get(norm, norm)
        if norm == "kong" and tokens and tokens[-1].norm == "hong":
            first = tokens.pop()
            tokens.append(Token("hk", first.start, end, text[first.start : end], match.end()))
        else:
            tokens.append(Token(norm, start, end, raw, match.end()))
    return tokens


def words_of(name: str) -> tuple[str, ...]:
    """A Latin name as it is compared: without articles."""
    norms = tuple(token.norm for token in tokenise(name))
    return norms if norms[:1] == ("the",) and len(norms) == 2 else tuple(n for n in norms if n != "the")


def is_latin(name: str) -> bool:
    """Whether a name is read word by word: one with a Chinese character, or that begins with a point, is not."""
    return not _HAN.search(name) and not name.startswith(".")


def department_names(department: Department) -> Iterator[Form]:
    """The names of a department as they stand in the data."""
    lists = (
        ((department.name, department.name_zh), 0, False),
        (department.abbreviations, 0, False),
        (department.nicknames, 0, False),
        (department.weak, 0, True),
        (department.former_names, 1, False),
    )
    for names, level, weak in lists:
        for name in filter(None, names):
            yield _form(name, department.key, "department", level, weak)


def outsider_names(outsider: Outsider) -> Iterator[Form]:
    """The names of an outsider as they stand in the data."""
    own = () if outsider.kind == "phrase" else (outsider.name, outsider.name_zh)
    for name in filter(None, (*own, *outsider.aliases)):
        yield _form(name, outsider.name, outsider.kind, 0, False)
    for name in outsider.adjectives:
        yield _form(name, outsider.name, "adjective", 0, False)


def programme_names(programme: Programme | Target) -> Iterator[Form]:
    """The names of a programme or a target as they stand in the data."""
    own = (programme.name, programme.name_zh) if isinstance(programme, Programme) else ()
    for name in filter(None, (*own, *programme.aliases)):
        form = _form(name, programme.key, "programme", 0, False)
        yield replace(form, short=form.short and len(name) < 6)  # "LeaveHomeSafe" is long enough to be misspelt


def latin_variants(form: Form) -> Iterator[tuple[tuple[str, ...], int]]:
    """The words of a Latin form and of all that is derived from it, with their levels."""
    words = words_of(form.text)
    if not words:
        return
    yield words, form.level
    derived = max(form.level, 2)
    bare = tuple(w for w in words if w != "and")
    if form.short:
        return
    if bare != words and len(bare) > 1:
        yield bare, derived
    if words[0] == "hk" and len(words) > 2:
        yield words[1:], derived
    if form.kind == "programme":
        for parts in (_CAMEL.sub(" ", form.text), form.text.replace("-", ""), form.text.replace(" ", "")):
            if words_of(parts) != words:
                yield words_of(parts), derived
    if form.kind != "department" or form.weak:
        return
    if words[:2] in (("department", "of"), ("office", "of")) and len(words) > 2:
        core, kind = words[2:], words[0]
        yield (*core, kind), derived
    elif words[-1] in ("department", "bureau", "office", "agency", "commission") and len(words) > 1:
        core, kind = words[:-1], words[-1]
        yield (kind, "of", *core), derived
        if sum(w not in ("and", "of") for w in core) > 1:
            yield core, derived
            yield tuple(w for w in core if w != "and"), derived
    else:
        return
    for other in _SWAPPED:
        if other != kind:
            yield (*core, other), 3
            yield (*(w for w in core if w != "and"), other), 3
            yield (other, "of", *core), 3


def chinese_variants(form: Form, kind: str) -> Iterator[tuple[str, int]]:
    """A Chinese form and all that is derived from it, with their levels; `kind` is the department's."""
    name = form.text
    yield name, form.level
    derived = max(form.level, 2)
    if "及" in name and len(name) > 5:
        yield name.replace("及", ""), derived
    if name.startswith("香港") and len(name) > 4 and form.kind != "place":
        yield name[2:], derived
    if form.kind == "department" and kind in ("department", "agency") and name[-1] in _SUFFIXES and len(name) > 2:
        for suffix in _SUFFIXES.replace(name[-1], ""):
            yield name[:-1] + suffix, 3


def _form(name: str, owner: str, kind: str, level: int, weak: bool) -> Form:
    short = name.isascii() and " " not in name and sum(c.isupper() for c in name) > 1
    letters = name.replace(".", "")
    capitals = short and letters.isalpha() and (len(letters) < 3 or letters.lower() in frequencies())
    return Form(name, owner, kind, level, weak, short, capitals)
