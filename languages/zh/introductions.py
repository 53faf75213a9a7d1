"""Leaves out who somebody is before they ask of projects: 「我係學生做緊功課 想知最大嘅項目」.

Whoever asks for something for themselves ("我係長者，有咩服務啱我") is left as they are. Knows no names.
"""

from __future__ import annotations

import re

_WHO = (
    "學生|記者|編輯|傳媒|報館|市民|居民|街坊|網民|老師|教師|教授|講師|研究|智庫|議員|助理|秘書|文員|職員|公務員|新人|新同事|實習|工程師|程式員|碼農|顧問|供應商|廠商|承辦商"
    "|承建商|開發商|商人|公司|企業|中小企|老闆|老細|創業|初創|自由身|業界|行家|大學|中學|退休|家長|人士|外行|新手|門外漢"
)
_INTRODUCTION = re.compile(
    r"(?:(?:你好|您好|哈囉|哈佬|早晨|午安|喂|唔該|hello|hi|hey)[呀啊呢]?[,!。. ]*)?"
    r"(?:我哋|我們|我司|我|本人|小弟|敝公司|敝司)(?:其實|本身|都|只|呢邊|這邊)?(?:係|是|喺|在|嚟自|來自|做|開|為)(?![想要問指話說講])"
    rf"(?=[^,。;!? ]*(?:{_WHO}))[^,。;!? ]{{1,24}}?(?:[,。;! ]+|(?=想[知問查睇看]|想了解|請問))",
    re.IGNORECASE,
)
_OF_PROJECTS = re.compile("項目|工程|系統|平台|清單|預算|撥款|project", re.IGNORECASE)
_FOR_THEMSELVES = re.compile("我(?!想|要知|需要知)|啱|適合|幫到|支援|資助")


def without_introduction(text: str) -> str:
    """The text (Traditional, plain) without who is asking, where what is left asks of projects."""
    said = _INTRODUCTION.match(text)
    if not said or _OF_PROJECTS.search(said[0]):
        return text
    rest = text[said.end() :]
    return rest if _OF_PROJECTS.search(rest) and not _FOR_THEMSELVES.search(rest) else text
