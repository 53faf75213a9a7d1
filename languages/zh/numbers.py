"""Reads counts and places in Chinese: read_numbers gives a Mark for 三個, 頭三個, 最貴的三個, 第二個, 第二貴, 尾二.

Its corpus beside it, corpus/numbers.yml, says what each phrase means. A figure that is a date, money or a name's is
left alone.
"""

from __future__ import annotations

import re

from languages.counts import Count
from languages.reading import Mark
from languages.zh.folding import fold, is_ours
from languages.zh.numerals import NUMERAL, read_count

_N = f"(?P<n>[0-9]{{1,3}}|[{NUMERAL}百]{{1,5}})"
_NOT_A_COUNT = "月半億季財年星禮小鐘階部分會百人範方工時路版"  # 三個月, 一個半億, 三個部分
# What counts projects and the like; 期, 代 and 階段 belong to names.
_MEASURE = rf"(?:個(?![{_NOT_A_COUNT}])|個(?=部門)|項(?!目)|(?=項目)|名|位(?!數)|單(?!一)|宗|間|份|款|條|件|樣)"
_BIG = "(?:大(?![約概致樓學廈])(?:的|嘅)?)"
_HIGH = "貴|平|便宜|昂貴|大|細|小|高|低|多|少|早|遲|晚|快|慢|新|舊|近|長|短"
_TOP = re.compile(rf"(?:頭|首|前|top ?|最前|最頭){_N}(?:{_BIG}|名|甲|位|強)")
_AHEAD = re.compile(
    rf"(?:(?P<first>頭|首|前面?|最先|最前面?|first |起頭|開頭)|(?P<last>最後|尾|後面?|最尾|last )"
    rf"|(?P<next>下|接下來|接住|接著|隨後|之後|跟住|再下|next )|(?P<top>top ?|bottom ?))(?:的|嘅|嗰"
    rf"|那)?{_N}(?P<m>{_MEASURE}| ?projects?)?"
)
_COMPARED = re.compile(
    rf"(?:超過|多過|多於|少過|少於|至少|最少|起碼|最多|至多|不少於|不多於|不超過|唔多過|唔少過|不止|唔止"
    rf"|剛好|大約|約|only |at least |over |more than ){_N}(?P<m>{_MEASURE})"
)
_COMPARED_BEHIND = re.compile(f"{_N}(?P<m>{_MEASURE})(?:或|及)?(?:以上|以下|或更多)")
_BEST = re.compile(rf"最(?:{_HIGH})(?:錢)?(?:的|嘅|果|嗰)?(?:頭|前|首)?{_N}{_MEASURE}")
_COUNT = re.compile(
    rf"{_N}(?:{_MEASURE}|大(?=$|[?。」]|項目|工程|部門|project|最|開支)| ?(?:projects?|items?|departments?)(?![a-z]))"
)
_PLACE = re.compile(rf"(?:排名?|倒數|最後|尾)?第{_N}")
_THING = (
    "(?:[嗰那這呢]?個(?!財|半|年|月|季|階|星|禮|部分)|項(?!目)|名|位|間|條|款|單|份|件|樣|號|宗)(?:(?=項目|project)|)"
)
_AFTER_PLACE = re.compile(
    rf"(?P<rank>(?:最|個最)?(?:{_HIGH})(?!型|橋|廈|學|樓))|(?P<thing>{_THING})|(?P<alone>$"
    rf"|[?!,.、。;)」』\" ]|項目|project|工程|[的嘅呢係是喺在有又同和及與或跟先吧嗎啦咧吓點幾邊何呀]|預算"
    rf"|預計|(?=[和及與同、]第))"
)
_NO_PLACE = re.compile(
    "[季期代階年月日號段版層章節類級批輪屆世次方者步手線院部分財周天]|星期|禮拜|個(?:財|半|年|月|季|階"
    "|星|禮|部分)|一(?=季)"
)
_SECOND_PLACE = re.compile(f"[、,和及與同或](?P<n>[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})(?P<thing>{_THING})")
_ENDS = (
    (re.compile(r"(?:倒數|最後|尾)第(?P<n>[0-9]|[二兩三四五])(?:個|項(?!目)|(?=項目)|名|位)?"), 0),
    (re.compile("尾二(?:嗰|那|的|嘅)?(?:個|項)?"), -2),
    (re.compile("尾三(?![個項名])(?:嗰個|那個)?"), -3),
    (
        re.compile(
            r"(?:最後|最尾|最末|尾|包尾)(?:的|嘅)?(?:[嗰那這呢]?一?個|一項|一名"
            r"|一位)(?![月季年星禮財半階])|末項(?!目)|後者|排最尾|排最後"
        ),
        -1,
    ),
    (
        re.compile(
            r"(?:最先|最頭|最前|頭|首)(?:的|嘅)?(?:[嗰那]個|一個|一項|一位|一名)(?![月季年星禮財半階])"
            r"|首[個項](?![月季年星禮財半階])|前者"
        ),
        1,
    ),
)
_LABEL = re.compile(
    rf"(?:(?:#|no\. ?|no |編號:?|選項:?|number |option |item )(?P<a>[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})"
    rf"|(?:項目|結果)(?P<b>[0-9]{{1,2}}|[一二三四五六七八九十])|(?P<c>[0-9]{{1,2}}"
    rf"|[一二三四五六七八九十])號(?=$|[?的嘅]))(?![0-9a-z.,%/個項億萬千百年月日季期成大十-])"
    "|(?P<d>[0-9]{1,2}|[一二三四五六七八九十])號項目"
)
_WHOLE = re.compile(
    rf"[「『]?(?:要|睇|列出?|顯示|俾|畀|給我?|俾我|畀我|比較|得|即係)?{_N}[?!。.」』]*(?:吧|啦|呀|先|please)?$"
)
_GOES_ON = tuple("覽共齊起般樣並次直律概")  # 項目一覽 is no 項目一
_POINTING = "這那嗰呢每某哪邊另任同第幾整"
_ONE_COUNTS = re.compile("(?:只|淨|淨係|只要|再|多|得|就|only|得返)(?:要|係|是|有|想|睇|顯示|列出|來|比|畀)?$")
_NOT_BEFORE = "0123456789.$/-零一二兩三四五六七八九十百千萬億第幾數#"


def read_numbers(text: str) -> list[Mark]:
    """Every count ("number") and place in a list ("ordinal") of `text`, in order.

    A count's role is "first", "last" or "next" when that word stands before it, "top" in 前三名; "compared" after 超過 and its
    like; an ordinal's is "rank" before a superlative.
    """
    folded = fold(text)
    if folded.foreign:
        return []
    said = folded.text
    whole = _WHOLE.match(said)
    if whole and (number := _number(whole["n"])):
        return [Mark("number", *folded.span(*whole.span("n")), number)]
    marks: list[Mark] = []
    i = 0
    while candidate := _MAY_BEGIN.search(said, i):
        start = candidate.start()
        read = _read(said, start)
        if read is None or not is_ours(said, read.start, read.end):
            i = start + 1
            continue
        marks.append(Mark(read.kind, *folded.span(read.start, read.end), read.value, read.role))
        i = read.end
        second = _SECOND_PLACE.match(said, i) if read.kind == "ordinal" and not read.role and read.value > 0 else None
        another = read_count(second["n"], 0) if second else None
        if second and another and another[0]:
            begin = second.start("n")
            marks.append(Mark("ordinal", *folded.span(begin, second.end()), another[0]))
            i = second.end()
    return marks


_MAY_BEGIN = re.compile(
    rf"[0-9{NUMERAL}頭首前最起開尾後末倒排下接隨之跟再超多少至不唔剛大約第#編選項結要睇列顯俾畀給比得即包]"
    rf"|(?<![a-z])[tbflnoia]"
)


def _read(text: str, i: int) -> Count | None:
    char = text[i]
    if char in "第倒排最尾末頭首前後包":
        for pattern, value in _ENDS:
            said = pattern.match(text, i)
            if said and not (i and text[i - 1] in "以之目日先最"):
                number = value or -(read_count(said["n"], 0) or (0, 0))[0]
                return Count(i, said.end(), "ordinal", number)
    if char in "第排":
        return _place(text, i)
    label = _LABEL.match(text, i)
    if label and not (i and (text[i - 1] in _NOT_BEFORE or (label["c"] and text[i - 1] in "月日"))):
        place = read_count(label["a"] or label["b"] or label["c"] or label["d"], 0)
        if text[label.end() : label.end() + 1] in _GOES_ON:
            return _ahead(text, i) or _count(text, i)
        if place and place[0] and not (label["b"] and i and text[i - 1] in f"個大{NUMERAL}"):
            return Count(i, label.end(), "ordinal", place[0])
    return _ahead(text, i) or _count(text, i)


def _place(text: str, i: int) -> Count | None:
    """第二個, 第三, 第二貴, but no 第二季, 第三期 or 第三代."""
    said = _PLACE.match(text, i)
    number = read_count(said["n"], 0) if said else None
    if said is None or number is None or not number[0] or number[1] != len(said["n"]):
        return None
    end = said.end()
    if _NO_PLACE.match(text, end):
        return None
    after = _AFTER_PLACE.match(text, end)
    if after is None:
        return None
    if after.lastgroup == "rank":
        return Count(i, end, "ordinal", number[0], "rank")
    if after.lastgroup == "thing":
        ranked = re.compile(f"最(?:{_HIGH})").match(text, after.end())
        return Count(i, after.end(), "ordinal", number[0], "rank" if ranked else "")
    return Count(i, end, "ordinal", number[0], "rank" if text[i] == "排" else "")


def _ahead(text: str, i: int) -> Count | None:
    """頭三個, 最後兩個, 前三名, 最貴的三個, 超過兩個."""
    if i and text[i - 1] in "以之目日" and text[i] in "前後":
        return None
    top = _TOP.match(text, i)
    if top and (number := _number(top["n"])):
        return Count(i, top.end(), "number", number, "top")
    compared = _COMPARED.match(text, i) or _COMPARED_BEHIND.match(text, i)
    if compared:
        number = _number(compared["n"])
        if number and not (i and text[i - 1] in _NOT_BEFORE and text[i] in NUMERAL + "0123456789"):
            return Count(compared.start("n"), compared.end("m"), "number", number, "compared")
        return None
    best = _BEST.match(text, i)
    if best:
        number = _number(best["n"])
        return Count(best.start("n"), best.end(), "number", number) if number > 1 else None
    ahead = _AHEAD.match(text, i)
    if ahead is None or not (number := _number(ahead["n"])):
        return None
    measured = ahead["m"] is not None
    if not measured and not (ahead["top"] or text[ahead.end() :].strip("?。.! ") == ""):
        return None
    if not measured and text[ahead.end() : ahead.end() + 1] in tuple("0123456789.%年月日"):
        return None
    if number == 1 and not ahead["top"]:
        return None
    role = next((key for key in ("first", "last", "next") if ahead[key]), "")
    if role == "first" and re.compile(f"最(?:{_HIGH})").match(text, ahead.end()):
        role = ""
    return Count(i, ahead.end(), "number", number, role)


def _number(said: str) -> int:
    found = read_count(said, 0)
    return found[0] if found and found[1] == len(said) and found[0] <= 100 else 0


def _count(text: str, i: int) -> Count | None:
    """三個, 兩項, 5個project."""
    if i and (
        text[i - 1] in _NOT_BEFORE
        or _grouped(text, i)
        or (text[i].isascii() and text[i - 1].isalnum() and text[i - 1].isascii())
    ):
        return None
    said = _COUNT.match(text, i)
    number = _number(said["n"]) if said else 0
    if said is None or not number:
        return None
    if number == 1 and not _one_counts(text, i, said.end()):
        return None
    return Count(i, said.end(), "number", number)


def _one_counts(text: str, i: int, end: int) -> bool:
    """只要一個 counts; 這一個, 一個項目 and 最貴的一個 point."""
    if i and text[i - 1] in _POINTING:
        return False
    return bool(_ONE_COUNTS.search(text, max(i - 4, 0), i))


def _grouped(text: str, i: int) -> bool:
    """Whether a comma before place `i` belongs to a figure: 1,395."""
    return text[i].isascii() and text[i - 1] == "," and text[i - 2 : i - 1].isdigit()
