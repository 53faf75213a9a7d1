"""The words that set a limit to a sum (超過, 最多, 以上, 左右) and what limit each sets.

Tables, as comparisons.py is for dates. 以上 and 以下 hold the figure itself, as they do in Hong Kong law. Knows nothing
of figures.
"""

from __future__ import annotations

import re

from languages.limits import EXACTLY, FROM, LESS, MORE, NEAR, UP_TO

# "超過": rows are tried in this order, so that 不超過 is seen before 超過.
_AHEAD = {
    UP_TO: (
        "不超過|不超出|唔超過|唔多過|唔多於|不多於|不多過|不高於|唔高過|不大於|唔大過|唔貴過|不逾|沒有?超過"
        "|冇超過|未超過|未過|唔過|不過(?=[0-9$半零一二兩三四五六七八九十億千百])"
        "|(?:最多|至多|頂多|最高|最大|上限|最貴)(?:為|是|係|只|唔超過|不超過)?|≤|<=|=<|up to ?|at most ?"
        "|no more than ?|not more than ?|max ?"
    ),
    FROM: (
        "上(?=億|千萬|百萬)|不少於|唔少過|唔少於|不少過|不低於|唔低過|唔低於|不低過|不小於|不下於?|(?:至少|最少|起碼|最低|至低"
        "|下限)(?:為|是|係|要|有|都?要)?|≥|>=|=>|at least ?|no less than ?|not less than ?|min ?"
    ),
    MORE: (
        "超過|超出|超逾|多過|多於|大過|大於|高過|高於|貴過|貴於|不止|唔止|不只|逾|突破|超越|超|過|>|over ?"
        "|more than ?|above ?|exceeding ?"
    ),
    LESS: (
        "少於|少過|低於|低過|小於|細過|細於|平過|便宜過|不足|不夠|唔夠|唔到|不到|未到|沒到|沒有到|未夠|未足|不及|未及"
        "|不滿|未滿|唔夠|(?:唔使|唔駛|唔洗|無需|毋須|不用|不需要?|用唔到|使唔到|用不到|花不到)(?:用|使|花|要)?|<|under ?|below ?|less than ?|cheaper than ?"
    ),
    EXACTLY: "剛好是?|正好是?|恰好是?|剛剛|啱啱好?|啱好|等於|等如|=|exactly ?",
    NEAR: (
        "大約|大概|約莫|約為|約|接近|將近|差不多|大致|粗略|近|成(?=[0-9一二三四五六七八九十])|估計約?|~|≈"
        "|around ?|about ?|roughly ?|nearly ?|almost ?"
    ),
}
_BEHIND = {
    FROM: (
        "(?:或|及|和|或者|同)以上|以上|或更多|或更高|或以上|起跳?(?![點始動步碼初])|樓上|\\+| ?or more"
        "| ?or above| ?and above"
    ),
    UP_TO: (
        "(?:或|及|和|或者|同)以下|以下|[以之]內|或以內|樓下|為上限|為限|封頂|或更少|或更低"
        "|內(?![地部容政聯網])| ?or less| ?or below"
    ),
    LESS: "有找|(?:都|也|還|仲)(?:不到|唔到|未到|不夠|唔夠|不足|冇(?!有)|沒有)",
    NEAR: "左右|上下|上落|咁上下|咁滯",
    EXACTLY: "整(?![個體合頓])|正(?![在是式常])",
}
# After 比 and a sum: 比三億貴, 比3億更少.
_COMPARED = {MORE: "多|高|貴|大|昂貴", LESS: "少|低|平|便宜|細|小"}
AHEAD = re.compile("|".join(f"(?P<{kind.replace(' ', '_')}>{words})" for kind, words in _AHEAD.items()))
BEHIND = re.compile(
    "(?:的|嘅)?(?:" + "|".join(f"(?P<{kind.replace(' ', '_')}>{words})" for kind, words in _BEHIND.items()) + ")"
)
COMPARED = re.compile(
    "(?:更|仲|還)?(?:要)?(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _COMPARED.items()) + ")"
)
_BEGINS_AHEAD = frozenset(word.lstrip("(?:")[0] for words in _AHEAD.values() for word in words.split("|"))
# 過 and 超 at the end of another word: 通過, 經過, 不過; 近 in 最近, 約 in 合約.
_CUT = {
    "過": "通經透度渡錯越路批做用去見有",
    "超": "高",
    "近": "最附鄰將接",
    "約": "合契大預節",
    "成": "完組構變達",
    "逾": "超",
    "大": "最更龐重",
    "多": "最更好幾",
    "冇": "有",
    "沒": "有",
    "上": "以",
}


def read_limit(text: str, i: int) -> tuple[str, int] | None:
    """A limit before its sum, and the place after it."""
    said = AHEAD.match(text, i) if text[i : i + 1] in _BEGINS_AHEAD else None
    if said is None or said.lastgroup is None:
        return None
    if i and (text[i - 1] in _CUT.get(text[i], "") or ("a" <= text[i] <= "z" and "a" <= text[i - 1] <= "z")):
        return None
    return said.lastgroup.replace("_", " "), said.end()


def read_limit_behind(text: str, i: int) -> tuple[str, int] | None:
    """A limit after its sum, and the place after it."""
    said = BEHIND.match(text, i)
    return (said.lastgroup.replace("_", " "), said.end()) if said and said.lastgroup else None
