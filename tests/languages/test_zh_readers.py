"""Dates and sums written in Chinese read back; any text at all is read without an error, quickly, and in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import languages.en
from knowledge.money import MoneyRange
from knowledge.period import Period, Unit
from languages.en.rules import read_money as read_english_money
from languages.en.rules import read_periods as read_english_periods
from languages.reading import Mark
from languages.zh import folding
from languages.zh.rules import read_money, read_numbers, read_periods
from tests.languages.corpus import assert_marks_in_place
from tests.pace import fastest, is_within

TODAY = date(2024, 10, 15)
READERS: dict[str, Callable[[str], list[Mark]]] = {
    "periods": lambda text: read_periods(text, TODAY),
    "money": read_money,
    "numbers": read_numbers,
}
DIGITS = "零一二三四五六七八九"
DAYS = st.dates(date(1995, 1, 1), date(2090, 12, 31))


def digits(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def spelt(number: int, counting: bool = False) -> str:
    """A whole number below a billion of millions, as it is said."""
    if number >= 10**8:
        rest = number % 10**8
        return spelt(number // 10**8) + "億" + _joined(rest, 10**7)
    if number >= 10**4:
        rest = number % 10**4
        return spelt(number // 10**4) + "萬" + _joined(rest, 10**3)
    said = ""
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head = DIGITS[number // size]
            said += name if size == 10 and not said and number < 20 and not counting else head + name
            number %= size
            if number and number < size // 10:
                said += "零"
    return said + (DIGITS[number] if number or not said else "")


def _joined(rest: int, least: int) -> str:
    if not rest:
        return ""
    return ("" if rest >= least else "零") + spelt(rest, counting=True)


DATE_FORMS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month}月{d.day}號",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    lambda d: f"{digits(d.year)}年{spelt(d.month)}月{spelt(d.day)}日",
    lambda d: f"{digits(d.year).replace('零', '〇')}年{spelt(d.month)}月{spelt(d.day)}号",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{d.year}年{spelt(d.month)}月{d.day}日",
)
DATE_WORDS: dict[str, Callable[[date], Period]] = {
    "{}之前": lambda d: Period(None, d - timedelta(days=1)),
    "{}以前": lambda d: Period(None, d - timedelta(days=1)),
    "早於{}": lambda d: Period(None, d - timedelta(days=1)),
    "{}之后": lambda d: Period(d + timedelta(days=1), None),
    "{}後": lambda d: Period(d + timedelta(days=1), None),
    "遲過{}": lambda d: Period(d + timedelta(days=1), None),
    "由{}起": lambda d: Period(d, None),
    "自{}": lambda d: Period(d, None),
    "{}或以後": lambda d: Period(d, None),
    "不遲於{}": lambda d: Period(None, d),
    "截至{}": lambda d: Period(None, d),
    "{}或之前": lambda d: Period(None, d),
}
SUM_FORMS: tuple[Callable[[Decimal], str], ...] = (
    lambda m: f"{spelt(int(m * 1_000_000))}元",
    lambda m: f"{m / 100}億",
    lambda m: f"{m / 100}亿元",
    lambda m: f"HK${m / 100}億",
    lambda m: f"{m}百萬元",
    lambda m: f"{m * 100:f}萬",
    lambda m: f"{int(m * 1_000_000):,}港元",
    lambda m: f"港幣{m:,}百萬",
)
SUM_WORDS: dict[str, Callable[[Decimal], MoneyRange]] = {
    "{}": lambda m: MoneyRange(m, m),
    "超過{}": lambda m: MoneyRange(low=m, includes_low=False),
    "多過{}": lambda m: MoneyRange(low=m, includes_low=False),
    "至少{}": lambda m: MoneyRange(low=m),
    "{}以上": lambda m: MoneyRange(low=m),
    "少於{}": lambda m: MoneyRange(high=m, includes_high=False),
    "唔夠{}": lambda m: MoneyRange(high=m, includes_high=False),
    "不超過{}": lambda m: MoneyRange(high=m),
    "{}以下": lambda m: MoneyRange(high=m),
    "大約{}": lambda m: MoneyRange.near(m),
    "{}左右": lambda m: MoneyRange.near(m),
}
SUMS = st.integers(1, 99_999).map(lambda tenths: Decimal(tenths) / 10)
WORDS = """
    二 零 四 年 月 日 號 季 度 第 十 廿 兩 半 億 萬 百 千 元 個 項 上 下 前 後 之 以 內 今 去 明 本
    財政年度 至 到 由 從 自 起 介乎 超過 不 少於 最 多 貴 頭 尾 三 大 約 左右 未來 過去 2024 2024-25
    Q2 300 $ HK$ million since over between and to - / , . 、 5 28 99 13 h1 fy24 的 嘅 和 同 比 近
    翌年 年底 年初 上半年 至今 為止 之間 倒數 項目 # 幾 點 個月 星期 會 為 現在 ( ) 元 1,395.8
    28/6/2024 02-2024 may 2024年 3億
"""
SPEAKABLE = st.lists(
    st.sampled_from(WORDS.split()),
    max_size=40,
).flatmap(lambda words: st.sampled_from(("", " ")).map(lambda joint: joint.join(words)))


@given(DAYS, st.sampled_from(DATE_FORMS))
def test_a_day_written_in_any_form_is_that_day(day: date, form: Callable[[date], str]) -> None:
    text = f"邊啲項目係{form(day)}批准"
    marks = read_periods(text, TODAY)
    assert [mark.value for mark in marks] == [Period.day(day)], text
    assert text[marks[0].start : marks[0].end] == form(day)


@given(DAYS, st.sampled_from(DATE_FORMS), st.sampled_from(sorted(DATE_WORDS)))
def test_a_comparison_opens_or_closes_any_day(day: date, form: Callable[[date], str], word: str) -> None:
    said = word.format(form(day))
    marks = read_periods(f"有冇{said}批准嘅", TODAY)
    assert [mark.value for mark in marks] == [DATE_WORDS[word](day)], said
    assert (marks[0].start, marks[0].end) == (2, 2 + len(said)), said


@given(DAYS, DAYS, st.sampled_from(DATE_FORMS), st.sampled_from(("由{}至{}", "從{}到{}", "{}至{}", "介乎{}與{}之間")))
def test_two_days_make_a_span_with_both_ends(one: date, two: date, form: Callable[[date], str], words: str) -> None:
    text = words.format(form(one), form(two))
    marks = read_periods(text, TODAY)
    assert [(m.value.first, m.value.last) for m in marks] == [(min(one, two), max(one, two))], text


@given(st.integers(1995, 2090), st.integers(1, 4))
def test_quarters_are_those_of_the_year_that_is_said(year: int, quarter: int) -> None:
    following = (year + 1) % 100
    names = (f"第{DIGITS[quarter]}季", f"第{quarter}季度", f"Q{quarter}", f"{DIGITS[quarter]}季度")
    for name in names:
        for text in (
            f"{year}-{following:02}年度{name}",
            f"{digits(year)}至{digits(year + 1)[2:]}年度{name}",
            f"{year}/{following:02}財政年度{name}",
        ):
            assert [m.value for m in read_periods(text, TODAY)] == [Period.financial_quarter(year, quarter)], text
        for text in (f"{year}年{name}", f"{digits(year)}年{name}", f"{year}年的{name}"):
            assert [m.value for m in read_periods(text, TODAY)] == [Period.quarter(year, quarter)], text


@given(st.integers(1995, 2090), st.integers(1, 12))
def test_months_in_figures_and_in_words(year: int, month: int) -> None:
    for text in (
        f"{year}年{month}月",
        f"{digits(year)}年{spelt(month)}月",
        f"{year}年{month:02}月份",
        f"{month}月{year}年",
    ):
        assert [m.value for m in read_periods(text, TODAY)] == [Period.month(year, month)], text


@given(SUMS, st.sampled_from(SUM_FORMS), st.sampled_from(sorted(SUM_WORDS)))
def test_a_sum_in_any_form_is_that_sum(million: Decimal, form: Callable[[Decimal], str], word: str) -> None:
    said = word.format(form(million))
    text = f"預算{said}嘅項目"
    marks = read_money(text)
    assert [mark.value for mark in marks] == [SUM_WORDS[word](million)], text
    assert text[marks[0].start : marks[0].end] == said


@given(SUMS, SUMS, st.sampled_from(SUM_FORMS))
def test_two_sums_make_a_range(one: Decimal, two: Decimal, form: Callable[[Decimal], str]) -> None:
    text = f"介乎{form(one)}至{form(two)}的項目"
    assert [mark.value for mark in read_money(text)] == [MoneyRange(min(one, two), max(one, two))], text


@given(st.integers(2, 99))
def test_counts_and_places_in_words(number: int) -> None:
    said = "兩" if number == 2 else spelt(number)
    assert [(m.kind, m.value) for m in read_numbers(f"最貴的{said}個項目")] == [("number", number)]
    assert [(m.kind, m.value) for m in read_numbers(f"第{spelt(number)}個幾時完成")] == [("ordinal", number)]
    assert [(m.kind, m.value) for m in read_numbers(f"第{number}項")] == [("ordinal", number)]


@given(st.one_of(st.text(max_size=300), SPEAKABLE), DAYS)
@settings(max_examples=400)
def test_any_text_is_read_without_an_error_and_in_place(text: str, today: date) -> None:
    for reader in (lambda t: read_periods(t, today), read_money, read_numbers):
        assert_marks_in_place(reader(text), text)


@given(st.text(max_size=200))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    folded = folding.fold(text)
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == sorted(set(folded.places))
    assert folded.places[-1] == len(text)


@given(DAYS)
def test_every_day_of_the_calendar_can_be_today(today: date) -> None:
    for text in (
        "上季",
        "下個月",
        "未來18個月",
        "本財政季度",
        "五月以來",
        "去年",
        "年底前",
        "過去兩個財政年度",
        "半年前",
    ):
        assert len(read_periods(text, today)) == 1, text


def test_the_last_quarter_of_a_financial_year_lies_in_the_next_calendar_year() -> None:
    (mark,) = read_periods("二零二四至二五年度第四季", TODAY)
    assert mark.value == Period(date(2025, 1, 1), date(2025, 3, 31), Unit.FINANCIAL_QUARTER)


def test_english_messages_are_left_to_the_english_rules() -> None:
    """Both languages' rules read every message: on English the Chinese ones see nothing, or the very same."""
    folder = Path(languages.en.__file__).parent / "corpus"
    for name, read, other in (
        ("periods", lambda t: read_periods(t, TODAY), lambda t: read_english_periods(t, TODAY)),
        ("money", read_money, read_english_money),
    ):
        corpus = yaml.load((folder / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for block in corpus["blocks"]:
            for phrase in (p.strip() for line in block["phrases"].splitlines() for p in line.split(" | ")):
                for text in (f"which projects start {phrase} please", phrase):
                    english = other(text)
                    for mark in read(text):
                        same = any(m.kind == mark.kind and m.value == mark.value for m in english)
                        longer = any(m.start <= mark.start and mark.end <= m.end for m in english)
                        assert same or longer, (text, mark)


HARD = {
    "figures": "一 " * 250,
    "digits": "9" * 500,
    "dashes": "1-" * 250,
    "years": "2024-" * 100,
    "chinese years": "二零二四" * 125,
    "ranges": "由2024年至" * 72,
    "between": "介乎三億和" * 100,
    "months": "五月和" * 166,
    "units": "一萬億" * 166,
    "numerals": "三千五百萬零" * 83,
    "quarters": "第三季" * 166,
    "ends": "年底" * 250,
    "limits": "不超過三億但" * 83,
    "steps": "上上下下" * 125,
    "days": "14日、15日" * 72,
    "signs": "$-.,/" * 100,
    "addresses": "a.b@c " * 83,
    "counts": "超過三個" * 125,
    "places": "第一、" * 166,
    "best": "最貴的" * 166,
    "spaces": " " * 500,
    "prose": "香港警務處於二零二四至二五年度第二季開展中央數碼影像平台項目,預算為三億五千八百九十萬元。" * 11,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", HARD)
def test_no_text_is_slow(name: str, reader: str) -> None:
    text, read = HARD[name][:500], READERS[reader]
    # ten times the text, not a hundred times the time: nothing here may grow with the square of its length
    assert is_within(fastest(read, text, folding.fold.cache_clear), 0.008)
    assert is_within(fastest(read, text * 10, folding.fold.cache_clear), 0.08)
