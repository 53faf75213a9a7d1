"""Turns an Answer into a Message in one language: every word is the language's, the order of things is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.answers import Account, Answer, Row, Say
from actions.parts import part_out, source_of
from actions.speaker import Speaker
from knowledge.facts import Programme
from knowledge.records import Project
from languages.language import Language

FEW = 5  # programmes in a list that are shown with their addresses


@dataclass(frozen=True)
class Message:
    """What a channel shows: plain text, at most three buttons (each a whole question), and the same in parts."""

    text: str
    buttons: tuple[str, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)


def word(answer: Answer, language: Language) -> Message:
    """The Answer in the words of the language."""
    speaker = Speaker(language)
    lines = [speaker.say_all(answer.lead)]
    for number, account in enumerate(answer.accounts, answer.offset + 1):
        lines += _account(speaker, account, number, answer.total <= FEW)
    for number, project in enumerate(answer.cards, answer.offset + 1):
        lines += _card(speaker, project, number)
    if answer.table and not answer.table.told:
        lines += [f"- {_row(speaker, row)}" for row in answer.table.rows]
    lines += [language.say("link-paper", **speaker.facts(project)) for project in answer.links]
    shown = len(answer.cards or answer.accounts)
    if shown and answer.total > shown + answer.offset:
        lines.append(language.say("more", shown=shown + answer.offset, total=answer.total))
    lines += [speaker.say(note) for note in answer.notes]
    if answer.source:
        lines.append(speaker.say(source_of(answer.source)))
    buttons = tuple(dict.fromkeys(speaker.say(offer) for offer in answer.suggestions))
    return Message("\n".join(line for line in lines if line), buttons, part_out(answer, speaker))


def _account(speaker: Speaker, account: Account, number: int, few: bool) -> list[str]:
    """What it is, as one of a list; its facts; where to find it."""
    subject = account.subject
    lines = []
    if not (account.is_told or account.is_described):
        lines.append(speaker.say(Say("account-title", {"number": number, "name": subject, "description": subject})))
    if not account.is_told:
        lines += [
            speaker.say(Say("account-fact-dated" if fact.as_of else "account-fact", {"fact": fact}))
            for fact in account.facts
        ]
    if isinstance(subject, Programme) and subject.links and (account.is_told or account.is_described or few):
        lines.append(speaker.say(Say("account-links", {"links": " · ".join(subject.links)})))
    return lines


def _card(speaker: Speaker, project: Project, number: int) -> list[str]:
    facts = speaker.facts(project)
    return [speaker.language.say(f"card-{part}", **{**facts, "number": number}) for part in ("title", "facts", "paper")]


def _row(speaker: Speaker, row: Row) -> str:
    """A row of a table as a line: what was not worked out is left away."""
    say = speaker.language.say
    money = speaker.phrasing.money
    change = ""
    if row.change:
        key = "row-change-more" if row.change > 0 else "row-change-less"
        change = say(key, amount=money(abs(row.change)), percent=str(row.change_share))
    return say(
        "table-row",
        label=speaker.value(row.label),
        count=row.count,
        amount=money(row.total),
        share="" if row.share is None else say("row-share", percent=str(row.share)),
        average=say("row-average", amount=money(round(row.total / row.count, 2))) if row.count > 1 else "",
        change=change,
    )
