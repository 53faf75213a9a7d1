"""What Chinese says and the words that steer it: the same sentences as English, one script, exact figures, whole names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor
from opencc import OpenCC

from bot.readers.lexicon import Lexicon
from bot.readers.text import tokenise
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import DateCondition, DateRole, Query, Status
from knowledge.records import Phase, Project
from knowledge.store import Store
from knowledge.topics import ProjectIndex
from languages.language import Language, load_language
from languages.script import HAN, to_simplified, to_traditional
from languages.vocabulary import load_vocabulary, read_lexicon
from languages.zh import phrasing

FOLDER = Path(__file__).parents[2] / "languages" / "zh"
WRITTEN = ("sentences.ftl", "phrasing.py", "lexicon.yml", "synonyms.yml", "engine.yml")
# Grammar that English needs and Chinese has no use for.
ONLY_ENGLISH = {"plural", "count", "ties", "groups"}
# What is asked is the name itself.
NAMED = {"field-chinese_name", "field-chinese_name-translated"}
# Simplified forms that are Traditional characters, too, or how Cantonese is written in Hong Kong.
OF_BOTH = set("里晒吓搵准說戶稅脫閱于雇台臺郁")
# Characters in which OpenCC brings phrases back from Simplified, other than those of the lexicon: 説 for 說, 系 for 係. Strike
# what is folded in languages/script.py; nothing else may be lost.
LOST = set("佈係嚇揾曬歷瞭税系繫脱裡説鉅鏟")


@pytest.fixture(scope="module")
def chinese() -> Language:
    return load_language("zh-hant")


class Parts(Visitor):
    """The places of a sentence and its own words."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.words: list[str] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.places.add(node.id.name)

    def visit_TextElement(self, node: fluent.TextElement) -> None:
        self.words.append(node.value)


@cache
def read(folder: str) -> dict[str, Parts]:
    text = (FOLDER.parent / folder / "sentences.ftl").read_text("utf-8")
    found = {}
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, fluent.Message):
            found[entry.id.name] = Parts()
            found[entry.id.name].visit(entry)
    return found


def phrases() -> Iterator[tuple[str, list[str], str]]:
    for kind, values in read_lexicon("zh").items():
        for value, many in values.items():
            for phrase in many:
                yield f"{kind}.{value}", many, phrase


def changed_by(converter: str, text: str) -> set[str]:
    """The Han characters that the conversion does not leave as they are."""
    convert = OpenCC(converter).convert
    return {character for character in set(HAN.findall(text)) if convert(character) != character}


# Sentences


def test_chinese_says_what_english_says_and_in_its_order() -> None:
    assert list(read("zh")) == list(read("en"))


def test_chinese_leaves_out_no_fact_that_english_gives() -> None:
    english, chinese = read("en"), read("zh")
    missing = {key: english[key].places - chinese[key].places - ONLY_ENGLISH for key in english if key not in NAMED}
    assert {key: names for key, names in missing.items() if names} == {}


def test_no_sentence_holds_words_of_another_language() -> None:
    ours = re.compile(r"Beacon|www\.gov\.hk|enquiry@digitalpolicy\.gov\.hk")
    foreign = {
        key: words
        for key, parts in read("zh").items()
        if (words := re.findall(r"[A-Za-z]{2,}", ours.sub("", " ".join(parts.words))))
    }
    assert foreign == {}


def test_punctuation_is_full_width() -> None:
    half = {
        key: marks
        for key, parts in read("zh").items()
        if (marks := re.findall(r"[\u3400-\u9fff ][,;:?!]|[,;:?!][\u3400-\u9fff]", "".join(parts.words)))
    }
    assert half == {}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_by_hand_is_traditional(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    simplified = changed_by("s2hk", text) - changed_by("hk2s", text)
    assert simplified - OF_BOTH == set()


@pytest.mark.parametrize("name", ["sentences.ftl", "engine.yml"])
def test_what_is_said_in_simplified_holds_no_traditional_character(name: str) -> None:
    text = to_simplified((FOLDER / name).read_text("utf-8"))
    assert changed_by("t2s", text) == set()


def test_names_are_said_in_simplified_too(store: Store) -> None:
    names = [name for project in store.projects() for name in project.names_zh]
    names += [department.name_zh for department in store.departments()]
    assert changed_by("t2s", to_simplified("".join(names))) == set()


def test_simplified_takes_its_exceptions() -> None:
    said = load_language("zh-hans").say("no-subject", words="護照")
    assert said == "清单上没有项目提及“护照”。"
    assert load_language("zh-hans").say("nothing-to-undo").endswith("什么？")


def test_no_button_says_what_marks_a_follow_up() -> None:
    """A button is a whole question: one that says 其中 would be taken to go on from the list on show."""
    vocabulary = load_vocabulary()
    lexicon = Lexicon(vocabulary.cues(), vocabulary.stem)
    leaning = {("carry", "only"), ("carry", "about"), ("pronoun", "it"), ("they", "they"), ("shift", "after")}
    buttons = {key: "".join(parts.words) for key, parts in read("zh").items() if key.startswith("ask-")}
    leans = {
        key: text
        for key, text in buttons.items()
        if any((mark.kind, mark.value) in leaning for mark in lexicon.find(tokenise(text)))
    }
    assert leans == {}


# Words that steer


def test_every_phrase_can_be_met_in_a_message() -> None:
    """A phrase is matched token by token: a sign that no token holds would keep it from ever being found."""
    vocabulary = load_vocabulary()
    cues = {(cue.kind, cue.value, cue.words) for cue in (*vocabulary.cues(), *vocabulary.overlaid())}
    unmet = []
    for name, _, phrase in phrases():
        kind, value = name.split(".")
        norms = tuple(token.norm for token in tokenise(phrase.removeprefix("=").replace("-", " ")))
        stems = tuple(map(vocabulary.stem, norms))
        if not {(kind, value, norms), (kind, value, stems)} & cues:
            unmet.append(f"{name}: {phrase}")
    assert unmet == []


def test_what_is_typed_in_simplified_is_read_as_the_same_words() -> None:
    lost = set()
    for _, many, phrase in phrases():
        typed = "这个问题，" + to_simplified(phrase)
        back = to_traditional(typed)[5:]
        if back not in many:
            lost |= set(back) - set(phrase)
    assert lost - LOST == set()


def test_a_subject_is_known_to_the_list_or_is_not_there_at_all(store: Store) -> None:
    """Half a known subject would find projects that have nothing to do with it."""
    index = ProjectIndex(store.projects(), load_vocabulary().forms)
    synonyms = yaml.load((FOLDER / "synonyms.yml").read_text("utf-8"), yaml.BaseLoader)
    halves = {
        chinese: english
        for chinese, english in synonyms.items()
        if len({index.knows(word) for word in english.split()}) > 1
    }
    assert halves == {}


# Values

YEAR = Period.year(2024)
PERIODS = {
    "2024年": YEAR,
    "2024-25財政年度": Period.financial_year(2024),
    "1999-00財政年度": Period.financial_year(1999),
    "2024年6月": Period.month(2024, 6),
    "2024年6月28日": Period.day(date(2024, 6, 28)),
    "2024曆年第二季（2024年4月至6月）": Period.quarter(2024, 2),
    "2024-25年度第二季（2024年7月至9月）": Period.financial_quarter(2024, 2),
    "2024-25年度第四季（2025年1月至3月）": Period.financial_quarter(2024, 4),
    "2024年上半年": Period.half_year(2024, 1),
    "2024年下半年": Period.half_year(2024, 2),
    "2024年1月1日或以後": Period(date(2024, 1, 1), None),
    "2024年12月31日或以前": Period(None, date(2024, 12, 31)),
    "2023年4月1日至2024年6月30日期間": Period(date(2023, 4, 1), date(2024, 6, 30)),
}


@pytest.mark.parametrize(("text", "period"), PERIODS.items())
def test_a_period_is_said(chinese: Language, text: str, period: Period) -> None:
    assert phrasing.period(period, chinese.say) == text


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("於2024年", YEAR),
        ("於2024年6月28日", Period.day(date(2024, 6, 28))),
        ("2023年4月1日至2024年6月30日期間", Period(date(2023, 4, 1), date(2024, 6, 30))),
        ("2024年1月1日或以後", Period(date(2024, 1, 1), None)),
    ],
)
def test_a_period_stands_before_a_verb(chinese: Language, text: str, period: Period) -> None:
    assert phrasing.when(period, chinese.say) == text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("14.046億元（1,404.6百萬元）", "1404.6"),
        ("3億元（300.0百萬元）", "300"),
        ("4,140萬元（41.4百萬元）", "41.4"),
        ("2.5155億元（251.55百萬元）", "251.55"),
        ("50萬元（0.5百萬元）", "0.50"),
        ("1億元（100.0百萬元）", "100"),
        ("67.146億元（6,714.6百萬元）", "6714.6"),
    ],
)
def test_a_sum_is_said_with_the_figure_that_the_list_prints(text: str, amount: str) -> None:
    assert phrasing.money(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("超過5億元", MoneyRange(low=Decimal(500), includes_low=False)),
        ("不少於5億元", MoneyRange(low=Decimal(500))),
        ("少於14億元", MoneyRange(high=Decimal(1400), includes_high=False)),
        ("不超過2億元", MoneyRange(high=Decimal(200))),
        ("介乎2億元至4億元", MoneyRange(Decimal(200), Decimal(400))),
        ("剛好3億元", MoneyRange(Decimal(300), Decimal(300))),
        ("約3億元（上下10%以內）", MoneyRange.near(Decimal(300))),
        ("超過2億元及少於4億元", MoneyRange(Decimal(200), Decimal(400), False, False)),
    ],
)
def test_a_range_is_said(chinese: Language, text: str, amounts: MoneyRange) -> None:
    assert phrasing.money_range(amounts, chinese.say) == text


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["甲"], "甲"), (["甲", "乙"], "甲及乙"), (["甲", "乙", "丙"], "甲、乙及丙")]
)
def test_a_list_is_joined(chinese: Language, parts: list[str], text: str) -> None:
    assert phrasing.join(parts, chinese.say) == text


@pytest.mark.parametrize(
    ("number", "quarter", "months"),
    [(1, "第一", "4月至6月"), (2, "第二", "7月至9月"), (3, "第三", "10月至12月"), (4, "第四", "1月至3月")],
)
def test_the_quarters_of_a_financial_year(number: int, quarter: str, months: str) -> None:
    assert phrasing.ordinal(number) == quarter
    assert phrasing.months_of_financial_quarter(number) == months


CONDITIONS = {
    "": Query(),
    "於2024年開展的": Query(dates=(DateCondition(DateRole.START, (YEAR,)),)),
    "於2023年或2024年啟用的": Query(dates=(DateCondition(DateRole.LIVE_RUN, (Period.year(2023), YEAR)),)),
    "並非於2024年獲核准的": Query(dates=(DateCondition(DateRole.APPROVAL, (YEAR,), True),)),
    "屬2024-25財政年度的": Query(dates=(DateCondition(DateRole.FINANCIAL_YEAR, (Period.financial_year(2024),)),)),
    "不屬2024-25財政年度的": Query(
        dates=(DateCondition(DateRole.FINANCIAL_YEAR, (Period.financial_year(2024),), True),)
    ),
    "於2024年開展、預算超過3億元的": Query(
        dates=(DateCondition(DateRole.START, (YEAR,)),), money=(MoneyRange(low=Decimal(300), includes_low=False),)
    ),
    "按公布計劃進行中的": Query(status=Status.RUNNING),
}


@pytest.mark.parametrize(("text", "query"), CONDITIONS.items())
def test_conditions_stand_before_the_noun(chinese: Language, text: str, query: Query) -> None:
    assert phrasing.conditions(query, (), "", chinese.say) == text


IN_2023 = Query(dates=(DateCondition(DateRole.APPROVAL, (Period.year(2023),)),))
CHEAP = Query(money=(MoneyRange(high=Decimal(100), includes_high=False),))
POLICE = Query(departments=("hkpf",))
ALTERNATIVES = {
    "於2023年獲核准，或預算少於1億元的": Query(either=(IN_2023, CHEAP)),
    "屬警務處，或預算少於1億元的": Query(either=(POLICE, CHEAP)),
    "按公布計劃進行中、符合其一（於2023年獲核准，或預算少於1億元）的": Query(
        status=Status.RUNNING, either=(IN_2023, CHEAP)
    ),
    "符合其一（屬警務處而於2023年獲核准，或預算少於1億元）的": Query(
        either=(replace(POLICE, dates=IN_2023.dates), CHEAP)
    ),
}


@pytest.mark.parametrize(("text", "query"), ALTERNATIVES.items())
def test_alternatives_are_said(chinese: Language, text: str, query: Query) -> None:
    either = [(one, "警務處" if one.departments else "") for one in query.either]
    assert phrasing.conditions(query, (), "", chinese.say, either) == text


def test_conditions_name_the_subject_and_what_is_left_out(chinese: Language) -> None:
    said = phrasing.conditions(Query(), ("雲端", "保安"), "香港警務處", chinese.say)
    assert said == "除香港警務處以外、與「雲端保安」有關的"
    assert phrasing.conditions(Query(), ("cloud", "security"), "", chinese.say) == "與「cloud security」有關的"


# Names


def find(store: Store, key: str) -> Project:
    return next(project for project in store.projects() if project.key == key)


def test_an_official_name_stands_alone_and_a_translation_does_not(store: Store) -> None:
    for project in store.projects():
        said = phrasing.project_name(project)
        assert said.startswith(project.names_zh[0])
        assert project.name_zh_official is ("譯名" not in said)
        assert project.name_zh_official or project.name in said


def test_a_project_without_a_chinese_name_keeps_the_english_one(store: Store) -> None:
    nameless = replace(find(store, "f24-20"), names_zh=(), short_names=("VALID V",))
    assert phrasing.project_name(nameless) == nameless.name
    assert phrasing.short_name(nameless) == "VALID V"
    assert phrasing.short_name(replace(nameless, short_names=())) == nameless.name


@pytest.mark.parametrize(
    ("key", "name"),
    [("f24-26", "醫健通+"), ("f24-23", "中央數碼影像平台"), ("f23-12", "智方便"), ("f22-18", "入境事務處總部")],
)
def test_a_short_name_is_chinese(store: Store, key: str, name: str) -> None:
    assert phrasing.short_name(find(store, key)) == name


def test_departments_have_their_official_names(store: Store) -> None:
    listed = {phrasing.department_name(department) for department in store.departments() if department.listed}
    assert {"香港警務處", "醫務衞生局", "數字政策辦公室", "入境事務處"} <= listed


def test_a_description_is_as_published_and_said_to_be_english_only(store: Store) -> None:
    project = find(store, "f24-26")
    said = phrasing.description(project)
    assert said.startswith(project.description)
    assert said.endswith("（清單只提供英文簡介。）")


def test_phases_are_said_in_chinese(store: Store, chinese: Language) -> None:
    phases = (Phase("Phase 1", Period.financial_quarter(2025, 1)), Phase("Phase 2", None))
    said = phrasing.live_run(replace(find(store, "f24-20"), phases=phases), chinese.say)
    assert said == "第一階段：2025-26年度第一季（2025年4月至6月）；第二階段：清單未列日期"


def test_every_live_run_of_the_list_is_said(store: Store, chinese: Language) -> None:
    for project in store.projects():
        undated = any(phase.period is None for phase in project.phases)
        assert undated is ("清單未列日期" in phrasing.live_run(project, chinese.say)), project.paper
