"""A message as the Chinese rules match it: one script, plain digits and signs, no spaces beside Chinese characters.

Every character stays one character, so that a place in the folded text leads back to its place in the message.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Simplified and Traditional of every character that the rules use; a test holds the table against OpenCC.
_SCRIPTS = (
    "㖊噚万萬与與览覽齐齊两兩个個为為书書于於亲親亿億从從价價会會体體余餘内內写寫净淨几幾划劃刚剛动動医醫华華单單卢盧历歷厦廈发發变變叶葉号號后後吗嗎吨噸听聽围圍国國"
    "圆圓块塊声聲备備够夠头頭学學对對寻尋将將层層届屆岁歲币幣并並庞龐开開张張强強当當总總户戶拨撥损損数數无無旧舊时時显顯条條来來构構标標栋棟样樣桥橋楼樓欧歐"
    "没沒注註滞滯满滿点點独獨环環现現码碼礼禮笔筆类類系係紧緊约約级級纸紙线線组組细細经經结結给給续續编編缘緣网網联聯节節范範见見计計讲講证證诉訴该該说說财財"
    "贵貴费費资資赶趕轮輪轻輕较較辆輛输輸边邊达達过過还還这這进進迟遲选選邻鄰里裏钟鐘钱錢银銀错錯镑鎊长長门門间間阁閣阶階陆陸随隨韩韓页頁顶頂顷頃项項顺順顿頓"
    "预預额額飞飛龄齡𠮶嗰们們倾傾别別务務劳勞员員问問宁寧专專帮幫应應换換揾搵机機沟溝烦煩绝絕络絡职職脑腦脸臉处處触觸询詢话話谈談"
    "请請谢謝识識让讓负負责責转轉释釋电電愿願驳駁关關须須驶駛众眾导導热熱统統训訓软軟领領么麼尽盡马馬决決确確稳穩义義订訂许許锁鎖"
)
# Ways of writing the same character.
_VARIANTS = "裡裏〇零○零週周衹只祗只啓啟閒間説說証證併並曆歷爲為凈淨鍾鐘"
_SIGNS = "–-—-‑-−-‐-﹣-〜~・.　 \t \n \r \u00a0 ≧≥≦≤"


def _pairs(row: str) -> dict[int, str]:
    return {ord(one): other for one, other in zip(row[::2], row[1::2], strict=True) if one != other}


_FOLD = {
    **_pairs(_SCRIPTS),
    **_pairs(_VARIANTS),
    **_pairs(_SIGNS),
    **{ord("A") + n: chr(ord("a") + n) for n in range(26)},
    **{0xFEE0 + n: chr(n).lower() for n in range(ord("!"), ord("~") + 1)},  # full width
}
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile("(?!fy|no)[a-z]{2}|(?<![a-z])[a-eg-pr-z](?![a-z])")
_GOES_ON = re.compile("(?:of|the|early|late|mid|end|start|half|quarter|year|last|next|this|ending|ended)[ -]$")
_SPACE = re.compile(r" +")
# Addresses, paper numbers, telephone numbers and lettered codes: figures in them are neither dates nor sums.
_CODE = re.compile(
    r"""
    https?://[!-~]+ | www\.[!-~]+ | [a-z0-9_.+-]{1,64}@[a-z0-9.-]{1,64}
    | (?<![a-z0-9])(?: (?:fcr|ecr?|pwsc|fc)\ ?\(\d{4}-\d{2}\)\d* | f\d{2}-\d{1,4}e? )(?![a-z0-9])
    | (?<![\d$,.])(?:\(?\+?852\)?[ -]?)?(?!(?:19|20)\d\d[ -]?(?:19|20)\d\d)[2-9]\d{3}[ -]\d{4}(?![\d,.年月日億萬千百])
    """,
    re.VERBOSE,
)


class Folded(NamedTuple):
    text: str
    places: tuple[int, ...]  # of each character in the message, and of the message's end
    foreign: bool  # whether it is words of another language alone

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the message."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=32)
def fold(message: str) -> Folded:
    text = message.translate(_FOLD)
    if any(sign in text for sign in ("(", "@", "/", "-")) or " " in text:
        text = _CODE.sub(lambda match: "\0" * len(match.group()), text)
    foreign = _HAN.search(text) is None and _WORD.search(text) is not None
    if " " not in text:
        return Folded(text, tuple(range(len(text) + 1)), foreign)
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for match in _SPACE.finditer(text):
        start, end = match.span()
        kept.append(text[at:start])
        places.extend(range(at, start))
        beside = text[start - 1 : start] + text[end : end + 1]
        if len(beside) == 2 and not _HAN.search(beside):
            kept.append(" ")
            places.append(start)
        at = end
    kept.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return Folded("".join(kept), tuple(places), foreign)


def is_han(text: str, i: int) -> bool:
    """Whether a Chinese character, or a stop that only Chinese uses, stands at place `i`."""
    return 0 <= i < len(text) and (text[i] == "、" or "\u3400" <= text[i] <= "\u9fff")


def is_latin(text: str, i: int) -> bool:
    """Whether a Latin letter stands at place `i`, or behind one space there (a place before the text is none)."""
    return 0 <= i < len(text) and "a" <= text[i] <= "z"


def is_ours(text: str, start: int, end: int, alone: bool = True) -> bool:
    """Whether text[start:end] is for the Chinese rules: Chinese in it or beside it, or no Latin word on either side.

    The English rules read the same message: what stands among English words is theirs. Without `alone` there must be
    Chinese.
    """
    if _HAN.search(text, start, end):
        return True
    if _GOES_ON.search(text, max(start - 10, 0), start):
        return False  # "first half of 2024" is read whole or not at all
    if is_han(text, start - 1) or is_han(text, end):
        return True
    if not alone:
        return False
    before = start - 2 if start and text[start - 1] == " " else start - 1
    after = end + 1 if text[end : end + 1] == " " else end
    return not (is_latin(text, before) or is_latin(text, after))
