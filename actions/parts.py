"""The parts of a Message: what its text says, typed, for channels that draw cards, tables and chips. Plain JSON.

`table` cells and `comparison` cells are {"text"}, with "value" (a plain figure) or "url" where they have one; `export`
tells which projects the whole list holds, as keys or as a Query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from actions.answers import Account, Answer, Row, Say, Table
from actions.pictures import part_of
from actions.speaker import Speaker
from knowledge.facts import Document, Programme
from knowledge.records import Project, Source
from knowledge.wire import query_to_json

FACTS = ("owner", "estimate", "approved", "start", "live", "paper")  # what sets projects apart
LABELLED = (*FACTS, "chinese", "financial_year")


def part_out(answer: Answer, speaker: Speaker) -> Mapping[str, Any]:
    """All parts of the Answer in the speaker's language; what it lacks is empty or None."""
    parts: dict[str, Any] = {
        "outcome": answer.outcome.value,
        "kind": answer.kind,
        "language": speaker.language.code,
        "lead": speaker.say_all(answer.lead),
        "cards": [_card(speaker, project, number) for number, project in enumerate(answer.cards, answer.offset + 1)],
        "accounts": [_account(speaker, account) for account in answer.accounts],
        "links": [_card(speaker, project) for project in answer.links],
        "labels": {name: speaker.language.say(f"fact-{name}") for name in LABELLED},
        "table": _table(speaker, answer.table) if answer.table else None,
        "comparison": _comparison(speaker, answer) if answer.kind == "compare" and len(answer.cards) > 1 else None,
        "total": answer.total,
        "offset": answer.offset,
        "more": next((speaker.say(offer) for offer in answer.suggestions if offer.key == "ask-rest"), ""),
        "conditions": [
            {"title": speaker.say(chip.title).strip(), "ask": speaker.say(chip.ask)} for chip in answer.chips
        ],
        "notes": [speaker.say(note) for note in answer.notes],
        "source": _source(speaker, answer.source) if answer.source else None,
        "export": _export(answer),
    }
    if answer.drawing:
        parts["picture"] = part_of(answer.drawing, speaker.language, speaker.say)
    return parts


def _card(speaker: Speaker, project: Project, number: int | None = None) -> dict[str, Any]:
    return {"number": number, "key": project.key, **speaker.facts(project)}


def _account(speaker: Speaker, account: Account) -> dict[str, Any]:
    """A programme or a target; `told` facts stand in the lead already. A fact is {label, value, as_of, sentence}."""
    subject = account.subject
    return {
        "key": subject.key,
        "title": str(speaker.value(subject)),
        "description": speaker.description(subject),
        "owner": speaker.text(subject.owner) if isinstance(subject, Programme) and subject.owner else "",
        "facts": [_fact(speaker.fact(fact)) for fact in account.facts],
        "told": account.is_told,
        "links": [{"text": link, "url": f"https://{link}"} for link in subject.links]
        if isinstance(subject, Programme)
        else [],
    }


def _fact(fact: Mapping[str, object]) -> dict[str, object]:
    return {"label": fact["measure"], **{name: fact[name] for name in ("value", "as_of", "sentence")}}


def source_of(source: Source | Document) -> Say:
    """The sentence that names a source: a document may have no address of its own."""
    return Say("source" if source.url else "source-without-address", {"source": source})


def _source(speaker: Speaker, source: Source | Document) -> dict[str, str]:
    return {
        "text": speaker.say(source_of(source)),
        "title": speaker.language.write(speaker.phrasing.source_title(source))
        if isinstance(source, Source)
        else speaker.text(source.title),
        "url": source.url,
        "as_of": source.as_of.isoformat() if isinstance(source, Source) else speaker.text(source.as_of),
    }


def _table(speaker: Speaker, table: Table) -> dict[str, Any]:
    """Label, count and total, then share and change where a row has one; `value` is the bare figure."""
    columns = [{"label": speaker.say(heading)} for heading in table.headings]
    has_share = any(row.share is not None for row in table.rows)
    has_change = any(row.change is not None for row in table.rows)
    say = speaker.language.say
    columns += [{"label": say("heading-share")}] if has_share else []
    columns += [{"label": say("heading-change")}] if has_change else []
    return {"columns": columns, "rows": [_row(speaker, row, has_share, has_change) for row in table.rows]}


def _row(speaker: Speaker, row: Row, has_share: bool, has_change: bool) -> list[dict[str, str]]:
    cells = [
        {"text": str(speaker.value(row.label))},
        {"text": str(row.count), "value": str(row.count)},
        _figure(str(speaker.value(row.total)), row.total),
    ]
    if has_share:
        cells.append(_percent(row.share))
    if has_change:
        cells.append(_percent(row.change_share if not row.change or row.change > 0 else -(row.change_share or 0), "+"))
    return cells


def _percent(share: Decimal | int | None, sign: str = "") -> dict[str, str]:
    return {"text": ""} if share is None else _figure(f"{share:{sign}}%".replace("-", "−"), share)


def _figure(text: str, figure: Decimal | int) -> dict[str, str]:
    return {"text": text, "value": str(figure)}


def _comparison(speaker: Speaker, answer: Answer) -> dict[str, Any]:
    """The projects as columns, their facts as rows; `differs` where the projects are not alike in it."""
    facts = [speaker.facts(project) for project in answer.cards]
    rows = []
    for name in FACTS:
        cells = [{"text": str(of[name]), **({"url": of["url"]} if name == "paper" else {})} for of in facts]
        differs = len({cell["text"] for cell in cells}) > 1
        rows.append({"label": speaker.language.say(f"fact-{name}"), "cells": cells, "differs": differs})
    return {"columns": [of["name"] for of in facts], "rows": rows}


def _export(answer: Answer) -> dict[str, Any] | None:
    """Keys where all projects are on show, else the Query that finds them all."""
    if answer.cards and answer.total <= len(answer.cards):
        return {"projects": [project.key for project in answer.cards]}
    if answer.cards and answer.query:
        whole = replace(answer.query, limit=None, offset=0, aggregate=None, group=None)
        return {"query": query_to_json(whole)}
    return None
