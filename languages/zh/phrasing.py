"""How Chinese says values: money, periods, lists, and a Query's conditions. The words are in sentences.ftl.

Traditional characters only; Simplified is derived from what is said. What is said stands before the noun: 於2024年開展的項目.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from knowledge.facts import Fact, Programme, Role, Target, Text
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from knowledge.query import Query
from knowledge.records import Department, Project, Source
from languages.bounds import Say, say_money, say_open_period
from languages.demands import Manner, say_demands
from languages.phases import say_live_run
from languages.printed import financial_year, millions
from languages.series import say_series

SENTENCE_GAP = ""
_TITLES = {"it_projects": "政府資訊科技項目清單"}
_DIGITS = "零一二三四五六七八九"
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED_PHASE = re.compile(r"Phase (\d)", re.IGNORECASE)
_HUNDRED_MILLION = 100  # HK$ million in 1億元
_TEN_THOUSANDS = 100  # 萬元 in HK$ 1 million


def money(amount: Decimal) -> str:
    """In 億元 or 萬元 as people read it, then in 百萬元 with the digits that the list prints."""
    return f"{bound(amount)}（{millions(amount)}百萬元）"


def bound(amount: Decimal) -> str:
    """A limit as a person would say it: 5億元, 14.046億元, 4,140萬元."""
    if abs(amount) >= _HUNDRED_MILLION:
        return f"{_plain(amount / _HUNDRED_MILLION)}億元"
    return f"{_plain(amount * _TEN_THOUSANDS)}萬元"


def _plain(number: Decimal) -> str:
    """Without the noughts behind the point that division leaves, thousands parted."""
    return f"{number.normalize():,f}"


def day(when: date) -> str:
    return f"{when.year}年{when.month}月{when.day}日"


def ordinal(number: int) -> str:
    return f"第{_DIGITS[number]}"


def month(number: int) -> str:
    return f"{number}月"


def months_of_financial_quarter(number: int) -> str:
    first = (3 * number + 0) % 12 + 1
    return _months(first, first + 2)


def _months(first: int, last: int) -> str:
    return f"{month(first)}至{month(last)}"


def period(value: Period, say: Say) -> str:
    """The period's name, with its months where a quarter's number alone could mislead."""
    first, last = value.first, value.last
    if first is None or last is None:
        return say_open_period(first, last, day, say)
    months = _months(first.month, last.month)
    if value.unit is Unit.DAY:
        return day(first)
    if value.unit is Unit.MONTH:
        return f"{first.year}年{month(first.month)}"
    if value.unit is Unit.QUARTER:
        number = ordinal((first.month + 2) // 3)
        return say("period-quarter", number=number, year=str(first.year), months=months)
    if value.unit is Unit.FINANCIAL_QUARTER:
        start = first.year if first.month >= 4 else first.year - 1
        return say(
            "period-financial-quarter",
            year=financial_year(start),
            quarter=ordinal((first.month - 4) % 12 // 3 + 1),
            months=months,
            calendar=str(first.year),
        )
    if value.unit is Unit.HALF_YEAR:
        return say("period-half", half="上" if first.month == 1 else "下", year=str(first.year))
    if value.unit is Unit.YEAR:
        return f"{first.year}年"
    if value.unit is Unit.FINANCIAL_YEAR:
        return say("period-financial-year", year=financial_year(first.year))
    return say("period-span", first=day(first), last=day(last))


def when(value: Period, say: Say) -> str:
    """The period as it stands before a verb: 於2024年, 於2024年7月12日, 2023年4月1日至2024年6月30日期間."""
    return _when((value,), say, "and")


def _when(values: Iterable[Period], say: Say, word: str) -> str:
    """Periods before one verb, with one preposition for all: 於2024年或2025年."""
    periods = tuple(values)
    text = join((period(value, say) for value in periods), say, word)
    if periods[0].unit is Unit.SPAN:
        return text
    return say("when-on" if periods[0].unit is Unit.DAY else "when-in", period=text)


def join(parts: Iterable[str], say: Say, word: str = "and") -> str:
    return say_series(parts, "、", word, say)


def money_range(value: MoneyRange, say: Say) -> str:
    return say_money(value, bound, join, say)


def project_name(project: Project) -> str:
    """The official Chinese name; a translation is marked as one and never stands without the English name."""
    if not project.names_zh:
        return project.name
    name = project.names_zh[0]
    return name if project.name_zh_official else f"{name}（譯名；{project.name}）"


def department_name(department: Department) -> str:
    return department.name_zh or department.name


def description(project: Project) -> str:
    """As published: no Chinese description exists, and none is made up."""
    return f"{project.description}（清單只提供英文簡介。）"


def source_title(source: Source) -> str:
    """The source's title; the page has none in Chinese, so ours stands before its own."""
    ours = _TITLES.get(source.key)
    return f"{ours}（{source.title}）" if ours else source.title


def quoted(text: str) -> str:
    return f"「{text}」"


def short_name(project: Project) -> str:
    """What people call the project: in Chinese where they have a name for it."""
    chinese = next((name for name in project.short_names if _HAN.search(name)), "")
    return chinese or next(iter((*project.names_zh, *project.short_names)), project.name)


def live_run(project: Project, say: Say) -> str:
    """The live-run, phase by phase where it has several; what the list leaves undated is said to be."""
    return say_live_run(project, period, _phase, "；", say)


def _phase(label: str) -> str:
    return _NUMBERED_PHASE.sub(lambda match: f"{ordinal(int(match[1]))}階段", label)


def conditions(
    query: Query, subject: Iterable[str], left_out: str, say: Say, either: Sequence[tuple[Query, str]] = ()
) -> str:
    """What the Query demands, as a phrase that stands before 項目: 於2024年開展、預算超過3億元的. Empty where it demands nothing.

    `either` are its alternatives, each with the names of its departments: 於2023年獲核准，或預算少於1億元的.
    """
    parts = say_demands(query, subject, left_out, either, _MANNER, say)
    return f"{'、'.join(parts)}的" if parts else ""


def subject(words: Iterable[str]) -> str:
    """Words as one phrase: a space only between words of Latin letters."""
    text = ""
    for word in words:
        apart = text and not (_HAN.match(text[-1]) and _HAN.match(word))
        text += f" {word}" if apart else word
    return text


def _choice(parts: Iterable[str], say: Say) -> str:
    """What holds together in one alternative: 而 binds closer than 、 does."""
    return "而".join(parts)


_MANNER = Manner(period, _when, money_range, subject, join, _choice)


def text(said: Text) -> str:
    return said.zh


def programme_name(subject: Programme | Target) -> str:
    """As projects are called: a translation is marked as one and never stands without the English name."""
    if isinstance(subject, Target):
        return subject.name.zh
    return subject.name_zh if subject.name_zh_official else f"{subject.name_zh}（譯名；{subject.name}）"


def fact_sentence(fact: Fact) -> str:
    """The sentence with the figure as it is printed behind it: the documents are in English."""
    return f"{fact.sentence.zh}（原文：{fact.value.en}）" if _is_figure(fact) else fact.sentence.zh


def fact_value(fact: Fact) -> str:
    return f"{fact.value.zh}（{fact.value.en}）" if _is_figure(fact) else fact.value.zh


def _is_figure(fact: Fact) -> bool:
    return fact.role in (Role.FIGURE, Role.MONEY, Role.TARGET, Role.BASELINE)
