"""Finds departments in a user's words: full names, abbreviations, nicknames, former names and slips, in three scripts.

The departments are an argument, so that a row loaded a minute ago is found; knows nothing of Rasa or of the store.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from knowledge.forms import Form, Outsider, Token, department_names, is_latin, outsider_names, words_of
from knowledge.latin import Hit
from knowledge.names import NameFinder
from knowledge.records import Department

__all__ = ["Gazetteer", "Mention", "Outsider", "load_outsiders"]

_OF = re.compile(r"\s*(?:'s|’s)?\s+(?:of|in|at|for|from)\s+(?:the\s+)?", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:['’]s?)?[\s\-]+(?:the\s+)?"
    r"(?:(?:[A-Z][a-z]{3,}|metropolitan|national|traffic|federal|state|city|local|central|border|public|own)\s+)?"
)
_BEFORE_ZH = re.compile(r"[嘅的]?(?:特區|特区|政府|市|省|當地|当地)?[嘅的]?")
_LOCAL = re.compile(r"hk|hong\s?kong|香港", re.IGNORECASE)
_JOINT = re.compile(r"[\s,，、/&]*(?:\b(?:and|or|the|及|和|與|同)\b)?[\s,]*(?:\bthe\b\s*)?", re.IGNORECASE)
_PLURALS = {"departments": "department", "depts": "department", "bureaux": "bureau", "bureaus": "bureau"}


@dataclass(frozen=True)
class Mention:
    """A department, or a body that is none, at text[start:end].

    More than one key: equally good, to be asked about. `weak`: an everyday word ("health") that may be only a topic.
    `outsider`: the display name of a body that is no department of this Government; then there are no keys.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    score: float
    exact: bool
    weak: bool = False
    outsider: str = ""


@dataclass(frozen=True)
class _Found:
    """A Mention in the making."""

    mention: Mention
    kind: str  # of its Forms


class Gazetteer:
    """The names of the given departments and outsiders, ready to be found in any text."""

    def __init__(self, departments: Sequence[Department], outsiders: Sequence[Outsider] = ()) -> None:
        self._order = {d.key: (not d.listed, n) for n, d in enumerate(departments)}
        self._by_kind_word: dict[tuple[str, ...], list[str]] = {}
        forms: list[tuple[Form, str]] = []
        for department in departments:
            for form in department_names(department):
                forms.append((form, department.kind))
                if is_latin(form.text) and not form.weak:
                    self._by_kind_word.setdefault(_ordered(words_of(form.text)), []).append(department.key)
        forms += [(form, "") for outsider in outsiders for form in outsider_names(outsider)]
        self._finder = NameFinder(forms, "department")

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the text, left to right, none overlapping another."""
        plain, tokens, hits = self._finder.find(text)
        if not hits:
            return ()
        found = self._with_outsiders(plain, [self._found(hit, tokens, plain) for hit in hits])
        mentions = [f.mention for f in found if not _is_idle(f)]
        return tuple(self._with_plurals(plain, tokens, mentions))

    def forget(self) -> None:
        """Drop what is remembered of words looked up before; only the time of the next text changes."""
        self._finder.forget()

    def _found(self, hit: Hit, tokens: list[Token], text: str) -> _Found:
        form = hit.forms[0]
        start = hit.start
        if form.kind != "department":
            return _Found(Mention(start, hit.end, (), hit.score, hit.score == 1, outsider=form.owner), form.kind)
        if hit.first > 0 and tokens[hit.first - 1].norm == "hk" and text[tokens[hit.first - 1].end : start].isspace():
            start = tokens[hit.first - 1].start
        elif text[max(start - 2, 0) : start] == "香港":
            start -= 2
        keys = tuple(sorted({f.owner for f in hit.forms}, key=lambda key: self._order[key]))
        weak = all(f.weak for f in hit.forms) and start == hit.start
        return _Found(Mention(start, hit.end, keys, hit.score, hit.score == 1, weak), "department")

    def _with_outsiders(self, text: str, found: list[_Found]) -> list[_Found]:
        """Another government's name beside a department's word takes that word in: "Singapore police"."""
        merged: list[_Found] = []
        for this in found:
            last = merged[-1] if merged else None
            if last:
                gap = text[last.mention.end : this.mention.start]
                first, second = last.kind, this.kind
                local = _LOCAL.match(text, this.mention.start)
                if first in ("place", "adjective") and second == "department" and not local and _beside(gap):
                    merged[-1] = _joined(last, this, last.mention.outsider)
                    continue
                if first in ("place", "adjective") and second == "body" and gap.isspace() and not local:
                    merged[-1] = _joined(last, this, this.mention.outsider)
                    continue
                if first == "department" and second == "place" and _OF.fullmatch(gap):
                    merged[-1] = _joined(last, this, this.mention.outsider)
                    continue
            merged.append(this)
        return merged

    def _with_plurals(self, text: str, tokens: list[Token], mentions: list[Mention]) -> list[Mention]:
        """ "Labour and Transport Departments": the plural goes with each of the names before it."""
        for at in range(len(mentions) - 1, 0, -1):
            before, after = mentions[at - 1], mentions[at]
            kind = _PLURALS.get(text[before.end : after.end].rpartition(" ")[2].lower())
            if not kind or not before.weak or not _JOINT.fullmatch(text[before.end : after.start]):
                continue
            for place in range(at - 1, -1, -1):
                this = mentions[place]
                if not this.weak or not _JOINT.fullmatch(text[this.end : mentions[place + 1].start]):
                    break
                words = _ordered((*words_of(text[this.start : this.end]), kind))
                if words in self._by_kind_word:
                    keys = tuple(dict.fromkeys(self._by_kind_word[words]))
                    mentions[place] = replace(this, keys=keys, weak=False)
        return mentions


def load_outsiders(path: str | Path) -> tuple[Outsider, ...]:
    """The outsiders of a YAML file; a row of `each` stands for as many as it has names."""
    found: list[Outsider] = []
    for row in _rows(path):
        aliases, adjectives = tuple(row.get("aliases", ())), tuple(row.get("adjectives", ()))
        if row.get("each"):
            found += [Outsider(name, row["kind"]) for name in aliases]
            found += [Outsider(name, row["kind"], adjectives=(name,)) for name in adjectives]
        else:
            found.append(Outsider(row["name"], row["kind"], row.get("name_zh", ""), aliases, adjectives))
    return tuple(found)


def _rows(path: str | Path) -> list[dict[str, Any]]:
    with open(path, encoding="utf-8") as file:
        return list(yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _ordered(words: Sequence[str]) -> tuple[str, ...]:
    """The words less "of", in one order for "Department of Health" and "Health Department"."""
    return tuple(sorted(word for word in words if word != "of"))


def _is_idle(found: _Found) -> bool:
    """Whether it is no mention unless joined: a phrase, a bare adjective, a short word that may be a misspelt place."""
    short = found.mention.end - found.mention.start < 7 and not found.mention.exact
    return found.kind in ("phrase", "adjective") or (found.kind == "place" and short)


def _beside(gap: str) -> bool:
    return bool(_BEFORE.fullmatch(gap) or _BEFORE_ZH.fullmatch(gap))


def _joined(first: _Found, second: _Found, outsider: str) -> _Found:
    score = min(first.mention.score, second.mention.score)
    exact = first.mention.exact and second.mention.exact
    return _Found(Mention(first.mention.start, second.mention.end, (), score, exact, outsider=outsider), "body")
