"""Turns a Drawing into a Picture in one language, and into the part of a message that channels show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from actions.answers import Say, say
from actions.drawing import Bars, Drawing, Estimates, Stretch, Timeline, amount_of, stretch_of
from knowledge.records import Project
from languages.language import Language
from languages.picture import Bar, Kind, Legend, Picture, Span
from languages.picture_text import columns, draw_text
from languages.picture_token import path_of, read_key

MOST = 30  # rows: more cannot be taken in at a glance, nor carried in an address
LONG = 36  # columns of a name that has a short one
LONGEST = 90  # characters of any label

Speak = Callable[[Say], str]


def draw(drawing: Drawing, language: Language, speak: Speak) -> Picture:
    """The picture; `speak` says a sentence with its values in the language."""
    if isinstance(drawing, Bars):
        return _bars(drawing, language, speak)
    return (
        _estimates(drawing, language, speak) if isinstance(drawing, Estimates) else _timeline(drawing, language, speak)
    )


def part_of(drawing: Drawing, language: Language, speak: Speak) -> dict[str, Any]:
    """The picture as a message carries it: its path ("" where none is served; add .svg or .png) and its words."""
    picture = draw(drawing, language, speak)
    return {
        "kind": picture.kind.value,
        "title": picture.title,
        "path": path_of(picture, read_key()),
        "alternative": picture.alternative,
        "text": draw_text(picture),
        "table": [[bar.label, bar.text] for bar in picture.bars] or [[span.label, span.text] for span in picture.spans],
        "asked": drawing.asked,
    }


def _bars(drawing: Bars, language: Language, speak: Speak) -> Picture:
    measure = drawing.measure
    rows = drawing.rows[:MOST]
    title = speak(say("picture-bars-title", measure=measure, group=drawing.group.value, understood=drawing.understood))
    bars = []
    said = []
    for row in rows:
        amount = amount_of(row, measure)
        label = speak(say("label-period", period=row.label))
        text = str(row.count) if measure == "count" else language.say("picture-number", amount=amount)
        bars.append(Bar(_shorten(label), amount, text))
        said.append(speak(say(f"picture-bar-{measure}", label=row.label, amount=row.total, count=row.count)))
    unit = language.say("picture-bars-unit", measure=measure)
    return _bar_chart(title, unit, bars, said, len(drawing.rows), language, speak)


def _bar_chart(
    title: str, unit: str, bars: Sequence[Bar], said: Sequence[str], total: int, language: Language, speak: Speak
) -> Picture:
    """The bars under their title, with the words for who cannot see them; `total` of them there are, drawn or not."""
    alternative = speak(say("picture-bars-alternative", title=title, rows="; ".join(said)))
    return Picture(Kind.BARS, title, alternative, unit, _note(language, len(bars), total), tuple(bars))


def _estimates(drawing: Estimates, language: Language, speak: Speak) -> Picture:
    shown = drawing.projects[:MOST]
    bars, said = [], []
    for name, project in zip(_names(shown, language), shown, strict=True):
        bars.append(Bar(name, project.estimate, language.say("picture-number", amount=project.estimate)))
        said.append(speak(say("picture-bar-total", label=name, amount=project.estimate)))
    title = speak(say("picture-estimates-title", understood=drawing.understood))
    unit = language.say("picture-bars-unit", measure="total")
    return _bar_chart(title, unit, bars, said, len(drawing.projects), language, speak)


def _timeline(drawing: Timeline, language: Language, speak: Speak) -> Picture:
    planned = [(project, stretch) for project in drawing.projects if (stretch := stretch_of(project))]
    shown = planned[:MOST]
    names = _names([project for project, _ in shown], language)
    spans, said = [], []
    for name, (_, stretch) in zip(names, shown, strict=True):
        words = _dates(stretch, language)
        suffix = _suffix(stretch)
        text = language.say(f"picture-dates{suffix}", **words)
        spans.append(Span(name, stretch.start, stretch.end, stretch.is_open, text))
        said.append(language.say(f"picture-span{suffix}", label=name, **words))
    title = speak(say("picture-timeline-title", count=len(drawing.projects), understood=drawing.understood))
    today = speak(say("picture-today", day=drawing.today))
    return Picture(
        Kind.TIMELINE,
        title,
        speak(say("picture-timeline-alternative", title=title, day=drawing.today, rows="; ".join(said))),
        language.say("picture-timeline-unit"),
        _note(language, len(shown), len(drawing.projects)),
        spans=tuple(spans),
        today=drawing.today,
        legend=Legend(
            language.say("picture-past"), language.say("picture-ahead"), language.say("picture-undated"), today
        ),
    )


def _suffix(stretch: Stretch) -> str:
    if not stretch.is_open:
        return ""
    return "-partly-undated" if stretch.end else "-undated"


def _dates(stretch: Stretch, language: Language) -> dict[str, str]:
    def month(day: date) -> str:
        return language.say("picture-month", month=day.month, year=str(day.year))

    return {"start": month(stretch.start), **({"end": month(stretch.end)} if stretch.end else {})}


def _names(projects: Sequence[Project], language: Language) -> list[str]:
    """What to call the projects: a long name by its short one, unless two would then be called the same."""
    whole = [language.phrasing.project_name(project) for project in projects]
    short = [
        language.phrasing.short_name(project) if columns(name) > LONG else name
        for name, project in zip(whole, projects, strict=True)
    ]
    return [_shorten(brief if short.count(brief) == 1 else name) for name, brief in zip(whole, short, strict=True)]


def _shorten(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"


def _note(language: Language, shown: int, total: int) -> str:
    return language.say("picture-part", shown=shown, total=total) if shown < total else ""
