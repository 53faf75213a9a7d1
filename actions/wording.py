"""Turns an Answer into a Message in one language: every word is the language's, the order of things is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from actions.answers import Answer, Row, Say, Understood
from actions.pictures import part_of
from knowledge.period import Period
from knowledge.records import Department, Project, Source
from languages.language import Language


@dataclass(frozen=True)
class Message:
    """What a channel shows: plain text, at most three buttons (each a whole question), and the same in parts."""

    text: str
    buttons: tuple[str, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)


def word(answer: Answer, language: Language) -> Message:
    """The Answer in the words of the language."""
    speaker = _Speaker(language)
    lead = speaker.say_all(answer.lead)
    lines = [lead]
    for number, project in enumerate(answer.cards, answer.offset + 1):
        lines += speaker.card(project, number)
    rows = answer.table.rows if answer.table else ()
    lines += [f"- {speaker.row(row)}" for row in rows]
    lines += [speaker.link(project) for project in answer.links]
    if answer.cards and answer.total > len(answer.cards) + answer.offset:
        lines.append(language.say("more", shown=len(answer.cards) + answer.offset, total=answer.total))
    lines += [speaker.say(note) for note in answer.notes]
    source = speaker.say(Say("source", {"source": answer.source})) if answer.source else ""
    if source:
        lines.append(source)
    buttons = tuple(dict.fromkeys(speaker.say(offer) for offer in answer.suggestions))
    parts: dict[str, Any] = {
        "outcome": answer.outcome.value,
        "kind": answer.kind,
        "language": language.code,
        "lead": lead,
        "cards": [speaker.facts(project) for project in answer.cards],
        "table": [[str(speaker.value(row.label)), row.count, str(row.total)] for row in rows],
        "total": answer.total,
        "notes": [speaker.say(note) for note in answer.notes],
        "source": source,
    }
    if answer.drawing:
        parts["picture"] = part_of(answer.drawing, language, speaker.say)
    return Message("\n".join(line for line in lines if line), buttons, parts)


class _Speaker:
    """Fills the places of sentences with values said in the language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._phrasing = language.phrasing

    def say_all(self, sentences: tuple[Say, ...]) -> str:
        return str(self._phrasing.SENTENCE_GAP).join(self.say(sentence) for sentence in sentences)

    def say(self, sentence: Say) -> str:
        values = dict(sentence.values)
        places: dict[str, object] = {}
        for name, value in values.items():
            places.update(self._place(name, value))
        return self._language.say(sentence.key, **places)

    def _place(self, name: str, value: object) -> dict[str, object]:
        phrasing = self._phrasing
        if isinstance(value, Project):
            return self.facts(value) if name == "project" else {name: phrasing.short_name(value)}
        if isinstance(value, Understood):
            return self._understood(value)
        if isinstance(value, Source):
            return {
                "title": phrasing.source_title(value),
                "url": value.url,
                "as_of": phrasing.day(value.as_of),
                "loaded": phrasing.day(value.loaded_at.date()),
            }
        if name == "number" and isinstance(value, int):
            return {
                "number": value,
                **({"month": phrasing.month(value)} if value <= 12 else {}),
                **(
                    {"quarter": phrasing.ordinal(value), "months": phrasing.months_of_financial_quarter(value)}
                    if value < 5
                    else {}
                ),
            }
        if name == "year" and isinstance(value, int):
            return {"year": str(value), "financial_year": phrasing.financial_year(value)}
        if isinstance(value, tuple):
            return self._several(name, value)
        return {name: self.value(value)}

    def _several(self, name: str, values: tuple[object, ...]) -> dict[str, object]:
        say = self._language.say
        if name == "years":
            return {name: self._phrasing.join((str(v) for v in values), say)}
        words = [self._phrasing.quoted(v) if isinstance(v, str) else str(self.value(v)) for v in values]
        text = self._phrasing.join(words, say, "or" if name in ("subject", "options") else "and")
        if name == "names":
            return {"names": text, "who": say("whose", names=text, plural=len(values))}
        return {name: text, "count": len(values)} if name == "periods" else {name: text}

    def value(self, value: object) -> object:
        phrasing = self._phrasing
        if isinstance(value, Say):
            return self.say(value)
        if isinstance(value, Project):
            return phrasing.short_name(value)
        if isinstance(value, Department):
            return phrasing.department_name(value)
        if isinstance(value, Period):
            return phrasing.period(value, self._language.say)
        if isinstance(value, Decimal):
            return phrasing.money(value)
        if isinstance(value, date):
            return phrasing.day(value)
        return value if isinstance(value, int) else str(value)

    def _understood(self, understood: Understood) -> dict[str, object]:
        """What the question was understood to ask, as the phrases that sentences build on."""
        say = self._language.say
        owners = understood.owners
        names = self._phrasing.join((self._phrasing.department_name(owner) for owner in owners), say)
        left_out = self._phrasing.join((str(self.value(thing)) for thing in understood.left_out), say)
        return {
            "conditions": self._phrasing.conditions(understood.query, understood.subject, left_out, say),
            "words": self._phrasing.subject(understood.subject),
            "who": say("whose", names=names, plural=len(owners)) if owners else say("whose-list"),
            "of": say("of", names=names) if owners else say("of-list"),
            "of-asked": say("of", names=names) if owners else "",
        }

    def facts(self, project: Project) -> dict[str, object]:
        say = self._language.say
        phrasing = self._phrasing
        return {
            "name": phrasing.project_name(project),
            "owner": phrasing.department_name(project.department),
            "estimate": phrasing.money(project.estimate),
            "approved": phrasing.day(project.approved),
            "start": phrasing.period(project.start, say),
            "live": phrasing.live_run(project, say),
            "financial_year": phrasing.financial_year(project.financial_year),
            "chinese": project.names_zh[0] if project.names_zh else "",
            "description": phrasing.description(project),
            "paper": project.paper,
            "url": project.paper_url,
        }

    def card(self, project: Project, number: int) -> list[str]:
        facts = self.facts(project)
        return [
            self._language.say(f"card-{part}", **{**facts, "number": number}) for part in ("title", "facts", "paper")
        ]

    def link(self, project: Project) -> str:
        return self._language.say("link-paper", **self.facts(project))

    def row(self, row: Row) -> str:
        """A row of a table as a line: what was not worked out is left away."""
        say = self._language.say
        money = self._phrasing.money
        change = ""
        if row.change:
            key = "row-change-more" if row.change > 0 else "row-change-less"
            change = say(key, amount=money(abs(row.change)), percent=str(row.change_share))
        return say(
            "table-row",
            label=self.value(row.label),
            count=row.count,
            amount=money(row.total),
            share="" if row.share is None else say("row-share", percent=str(row.share)),
            average=say("row-average", amount=money(round(row.total / row.count, 2))) if row.count > 1 else "",
            change=change,
        )
