"""A message as the Chinese rules match it: one script, plain digits and signs, no spaces beside Chinese characters.

Every character stays one character, so that a place in the folded text leads back to its place in the message.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Simplified and Traditional of every character that the rules use; a test holds the table against OpenCC.
_SCRIPTS = (
    "万萬亿億个個两兩几幾后後过過间間财財届屆终終复復余餘类類贵貴项項头頭从從开開这這单單条條册冊号號礼禮总總"
    "预預费費钱錢价價额額张張户戶辆輛达達体體设設份份尽盡迟遲时時现現计計啟啟启啟啓啟将將来來极極临臨满滿当當为為"
    "内內别別够夠说說声聲证證发發级級层層样樣节節与與并並细細于於约約紧緊随隨较較还還进進给給处處实實"
    "帮幫剩剩览覽几幾历歷厉厲华華国國"
    "岁歲员員学學种種镑鎊欧歐亚亞币幣圆圓块塊纸紙稳穩准準标標楼樓关關数數据據库庫"
    "让讓认認请請编編选選问問会會点點应應该該论論区區场場图圖门門风風"
    "际際难難确確线線经經结結术術术術规規则則执執赞贊码碼"
    "宽寬广廣仅僅无無没沒须須顶頂叁三参參"
    "书書备備续續训訓诉訴步步医醫环環联聯网網举舉"
    "呎呎页頁栋棟架架笔筆遍遍宗宗试試阶階质質"
    "双雙对對组組办辦厅廳员員"
    "寻尋昨昨听聽仲仲比比贱賤廉廉便便宜宜"
    "仍仍只只称稱观觀连連记記轮輪谈談订訂导導"
    "载載审審动動态態产產业業责責"
    "资資头頭专專"
    "闻聞称稱"
    "势勢负負债債"
    "叫叫"
    "闲閒"
    "气氣团團"
    "扩擴"
)
# Ways of writing the same character, and figures that cannot be altered on cheques.
_VARIANTS = "裏裡里裡〇零○零ㄧ一壹一貳二贰二叁三參三肆四伍五陸六陆六柒七捌八玖九拾十佰百仟千萬萬念廿周週间間衹只祗只亿億份份甚甚圓元圆元閒間"
_SIGNS = "–-—-‑-−-‐-〜~～~／/·.・.。.﹣-，,：:；;？?！!（(）)＋+＞>＜<＝=％%＄$﹩$．.　 \t \n \u00a0 ≧≥≦≤"


def _pairs(row: str) -> dict[int, str]:
    return {ord(one): other for one, other in zip(row[::2], row[1::2], strict=True) if one != other}


_FOLD = {
    **_pairs(_SCRIPTS),
    **_pairs(_VARIANTS),
    **_pairs(_SIGNS),
    **{0xFF10 + n: str(n) for n in range(10)},
    **{ord("A") + n: chr(ord("a") + n) for n in range(26)},
    **{0xFF21 + n: chr(ord("a") + n) for n in range(26)},
    **{0xFF41 + n: chr(ord("a") + n) for n in range(26)},
}
_HAN = re.compile("[\u3400-\u9fff]")
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
    chinese: bool  # whether there is any Chinese in it

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the message."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=32)
def fold(message: str) -> Folded:
    text = message.translate(_FOLD)
    if any(sign in text for sign in ("(", "@", "/", "-")) or " " in text:
        text = _CODE.sub(lambda match: "\0" * len(match.group()), text)
    chinese = _HAN.search(text) is not None
    if " " not in text:
        return Folded(text, tuple(range(len(text) + 1)), chinese)
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
    return Folded("".join(kept), tuple(places), chinese)


def is_han(text: str, i: int) -> bool:
    """Whether a Chinese character, or a stop that only Chinese uses, stands at place `i`."""
    return 0 <= i < len(text) and (text[i] == "、" or "\u3400" <= text[i] <= "\u9fff")


def is_latin(text: str, i: int) -> bool:
    """Whether a Latin letter stands at place `i`, or behind one space there (a place before the text is none)."""
    return 0 <= i < len(text) and "a" <= text[i] <= "z"


def is_ours(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is for the Chinese rules: Chinese in it or beside it, or no Latin word on either side.

    The English rules read the same message: what stands among English words is theirs.
    """
    if _HAN.search(text, start, end) or is_han(text, start - 1) or is_han(text, end):
        return True
    before = start - 2 if start and text[start - 1] == " " else start - 1
    after = end + 1 if text[end : end + 1] == " " else end
    return not (is_latin(text, before) or is_latin(text, after))
