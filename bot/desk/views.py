"""Conversations, entries and lists as blocks for the staff. Draws what it is given; must not look anything up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.blocks import Block, Choices, Items, Line, Paragraph, bold, code, line, paragraph
from conversations.records import Author, Conversation, Entry, Handover, Stage
from conversations.tally import Statistics
from languages.language import Language

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
SHORT = 8  # characters of an id: one in four thousand million
TAKE = "take"  # the choice to take a conversation, below the head of its thread
GLIMPSE = 200  # characters of what was said, in a list or in the head of a thread


def short(conversation: str) -> str:
    """As much of an id as people need to tell conversations apart."""
    return conversation[:SHORT]


def name_language(code: str, language: Language) -> str:
    return language.say(f"staff-language-{code}")


def say_time(when: datetime, language: Language) -> str:
    """The day and the time in Hong Kong."""
    local = when.astimezone(HONG_KONG)
    return f"{language.phrasing.day(local.date())} {local:%H:%M}"


def draw_head(
    handover: Handover, conversation: Conversation, before: Sequence[Entry], officer: str, language: Language, sign: str
) -> tuple[Block, ...]:
    """The head of a thread: how the hand-over stands, whose it is, what was asked. `before` was said until then, `sign` what
    commands begin with."""
    say = language.say
    stars = {"stars": handover.rating} if handover.rating else {}
    state = "closed-rated" if stars else handover.state.value
    lines = [
        line(bold(say(f"staff-{state}", officer=officer, contact=handover.contact, **stars))),
        line(
            say(
                "staff-head",
                id=short(conversation.id),
                language=name_language(conversation.language, language),
                time=say_time(handover.requested, language),
            )
        ),
        line(say("staff-reason", reason=handover.reason)),
    ]
    answer = next((entry for entry in reversed(before) if entry.author is Author.BOT and entry.parts.get("lead")), None)
    said = [entry for entry in reversed(before) if entry.author is Author.USER and "act" not in entry.parts]
    asked = next((entry for entry in said if answer is None or entry.number == answer.reply_to), None)
    if asked:
        lines.append(line(say("staff-asked", text=glimpse(asked.text))))
    if answer:
        lines.append(line(say("staff-last-understood", text=glimpse(str(answer.parts["lead"])))))
    if handover.contact and handover.state is not Stage.CONTACT_LEFT:
        lines.append(line(say("staff-contact", contact=handover.contact)))
    if handover.comment:
        lines.append(line(say("staff-rating-comment", text=handover.comment)))
    if handover.state in (Stage.QUEUED, Stage.ASKING_CONTACT, Stage.CONTACT_LEFT):
        lines.append(line(say("staff-how-to-take", sign=sign)))
        return (Paragraph(tuple(lines)), Choices(((TAKE, say("staff-take")),), listed=False))
    return (Paragraph(tuple(lines)),)


def draw_entries(entries: Sequence[Entry], names: Mapping[str, str], language: Language) -> tuple[Block, ...]:
    """What was said, each under who said it. `names` are those of the staff's accounts."""
    return tuple(draw_entry(entry, names, language) for entry in entries)


def draw_entry(entry: Entry, names: Mapping[str, str], language: Language) -> Block:
    """One thing that was said, with its author before it."""
    name = names.get(entry.account, entry.account) or entry.name
    by = "-by" if entry.author is Author.NOTICE and entry.account else ""
    author = language.say(f"staff-{entry.author.value}{by}", name=name)
    first, *others = entry.text.split("\n")
    return Paragraph((line(bold(f"{author}: "), first), *(line(other) for other in others)))


def draw_conversation(conversation: Conversation, *more: str) -> Line:
    return line(code(short(conversation.id)), " ", " · ".join(more))


def draw_waiting(conversation: Conversation, since: datetime, last: str, language: Language) -> tuple[Line, ...]:
    """One that waits, with what the user wrote last."""
    name = name_language(conversation.language, language)
    about = language.say("staff-waiting-one", language=name, time=say_time(since, language))
    return (draw_conversation(conversation, about), line(glimpse(last)))


def draw_found(
    conversation: Conversation, entries: Sequence[Entry], left_out: int, names: Mapping[str, str], language: Language
) -> tuple[Block, ...]:
    """A conversation that was looked up, and what was said in it last."""
    say = language.say
    about = say(
        "staff-find-about",
        language=name_language(conversation.language, language),
        started=say_time(conversation.started, language),
        last=say_time(conversation.last_said, language),
    )
    state = draw_state(conversation, names, language)
    head = Paragraph((line(code(conversation.id)), line(bold(state)), line(about)))
    omitted = (paragraph(say("staff-find-earlier", count=left_out)),) if left_out else ()
    return (head, *omitted, *draw_entries(entries, names, language))


def draw_state(conversation: Conversation, names: Mapping[str, str], language: Language) -> str:
    """Who has the conversation."""
    officer = names.get(conversation.owner, conversation.owner)
    return language.say("staff-find-state", state=conversation.holder.value, officer=officer)


def draw_statistics(figures: Statistics, language: Language) -> tuple[Block, ...]:
    """The figures of a day, one a line; what nothing is known of is left out."""
    say = language.say
    said = figures.said
    lines = [
        say("staff-stats-started", count=figures.started, parts=_sums("staff-language", figures.languages, language)),
        say(
            "staff-stats-said",
            users=said.get(Author.USER, 0),
            bot=said.get(Author.BOT, 0),
            officers=said.get(Author.OFFICER, 0),
        ),
    ]
    if figures.outcomes:
        lines.append(say("staff-stats-outcomes", parts=_sums("staff-outcome", figures.outcomes, language)))
    if figures.handovers:
        stages = {stage.value: number for stage, number in figures.handovers.items()}
        count = sum(stages.values())
        lines.append(say("staff-stats-handovers", count=count, parts=_sums("staff-stage", stages, language)))
    if figures.waited is not None:
        lines.append(say("staff-stats-waited", minutes=round(figures.waited / 60, 1)))
    if figures.rating is not None:
        lines.append(say("staff-stats-rating", stars=round(figures.rating, 1), count=figures.ratings))
    if figures.up or figures.down:
        lines.append(say("staff-stats-thumbs", up=figures.up, down=figures.down))
    title = say("staff-stats", day=language.phrasing.day(figures.day))
    return draw_list(title, [(line(one),) for one in lines])


def _sums(prefix: str, sums: Mapping[str, int], language: Language) -> str:
    """How many of each, by the names that the language has for them."""
    return ", ".join(f"{language.say(f'{prefix}-{name}')} {number}" for name, number in sums.items() if number)


def draw_list(title: str, items: Sequence[tuple[Line, ...]]) -> tuple[Block, ...]:
    """A list under a title; nothing at all where it is empty."""
    return (Paragraph((line(bold(title)),)), Items(tuple(items))) if items else ()


def glimpse(text: str) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= GLIMPSE else flat[: GLIMPSE - 1].rstrip() + "…"
