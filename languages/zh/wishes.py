"""Reads in Chinese that somebody wants a person instead of Beacon: read_wishes gives a Mark for 我想同職員傾, 有冇真人呀.

Composed of who is wanted, what is wanted of them, and whom it is for; English words stand among Chinese ones. Its corpus
beside it, corpus/wishes.yml, says what is a wish and what is none: 職員 and 人工智能 are also what the list is about.
"""

from __future__ import annotations

import re

from languages.reading import Mark
from languages.zh.folding import fold

_STAFF = (
    "(?:真人(?:客服)?|活人|職員|查詢主任|主任|同事|工作人員|專人|客服(?:代表|主任|人員|員)?|客戶服務(?:主任|員)?|負責(?:的|嘅)?人|負責人"
    "|主管|經理|上司|公務員|員工|接線生|人工(?:服務|客服)?(?!智|費|成)"
    "|(?:live ?|real ?)?(?:officer|agent|staff|human|person|colleague|operator|supervisor|manager|customer service)s?)"
)
_ANYBODY = "(?:一?(?:個|位)?人(?![工數口力才事士手流民生臉次群類物員]))"
_YOUR = "(?:返|番|到|你哋|你們|貴[署處組]|嘅|的|其中|任何|啲|一?(?:個|位|名)|真係|直接|負責|有關)*"
_WITH = "(?:同|跟|與|和|搵|找|with ?|to ?)"
_TALK = "(?:傾|講|溝通|對話|通話|聊|談|說|接觸|聯絡|面談|交談|talk|chat|speak)"
_SERVE = "(?:答|回答|覆|回電|回覆|回應|解答|解釋|致電|打電話|打返|打番|call|聯(?![網合])|跟進|處理|幫|應|接手|接聽|傾|講|談|聊|對話|通話|溝通)"
_SEND = "(?:請|派|安排|叫|搵|找|讓|由|等|邊個|哪位|換|勞煩|麻煩)"
_END = "(?=$|[」，。！？；,.!?; 呀啊啦喇吧呢嗎嘛咩㗎嚟來喺在得可幫應問唔謝同跟快])"
_MACHINE = "(?:機械人|機器人|電腦|機器|chatbot|bot|robot|ai)"

# Whether Beacon is a person is another question: 我係咪同緊真人講嘢
_OF_BEACON = f"(?:我(?:係咪|是不是|是|係)?(?:在|正在|喺度)?{_WITH}緊?{_STAFF}{_TALK}|(?:你|妳)(?:係|是)(?:咪|不是|唔係)?{_STAFF})"

_WISHES = re.compile(
    f"(?P<beacon>{_OF_BEACON})|"
    + "|".join(
        (
            # to be with somebody: 同你哋個主任講, 搵人傾, 直接問職員
            f"{_WITH}{_YOUR}(?:{_STAFF}|{_ANYBODY})(?:直接)?{_TALK}",
            f"(?:{_TALK}|問|請教)(?:一下|下|吓| ?to ?| ?with ?)?{_YOUR}{_STAFF}{_END}",
            # to be handed on: 轉駁職員, 轉交你哋同事
            f"(?:轉駁|轉接|轉介|轉交|駁|轉|交|transfer|pass)(?:我)?(?:去|俾|畀|比|給|到|至|返|由)*{_YOUR}{_STAFF}",
            # to be served by somebody: 派職員回覆我, 由專人跟進, 叫人嚟答我, 邊個同事可以幫到我
            f"{_SEND}{_YOUR}{_STAFF}.{{0,4}}?{_SERVE}",
            f"{_STAFF}.{{0,3}}?(?:{_WITH}我{_TALK}|{_SERVE}.{{0,2}}?(?:我|本人))",
            f"(?:搵|找){_YOUR}{_ANYBODY}(?:問|{_TALK})",
            f"(?:{_SEND}|有冇|有沒有|有無){_YOUR}{_ANYBODY}(?:嚟|來|可以|可|能|肯|識)*(?:{_SERVE}.{{0,4}}?|同|跟|給)我",
            f"(?:叫|搵|找|換|派|幫我叫){_YOUR}(?:{_STAFF}|{_ANYBODY})(?:出)?(?:嚟|來)",
            # to have somebody: 有冇真人呀, 我要人工, 換個職員
            f"(?:有冇|有沒有|有無|冇|沒有|係咪冇){_YOUR}{_STAFF}{_END}",
            f"有{_YOUR}{_STAFF}(?:喺度|在線|喺線|得間|值班|當值|有空)",
            f"(?:call|打俾|打給){_YOUR}{_STAFF}{_END}",
            f"(?:要|想|需要|搵|找|換|寧願|情願|叫|請){_YOUR}{_STAFF}{_END}",
            # to be called: 打返俾我, 覆我電話
            "(?:回電|覆電|回電話|回個電話|打返|打番|打電話|打個電話|致電|call返|call番|回撥)(?:俾|畀|比|給|予|返|番)*(?:我|本人)",
            "(?:覆|回|打)(?:返|番)?我電話",
            # to be rid of Beacon: 唔好再用機械人答我, 唔要bot
            f"(?:唔好|唔想|不想|不要|不願|別|唔要|拒絕|唔鐘意)(?:再)?(?:讓|俾|畀|同|跟|和|與|用|由|叫)?{_MACHINE}(?:{_SERVE}|說|$|[」，。！？,.!?])",
        )
    ),
    re.IGNORECASE,
)


def read_wishes(message: str) -> list[Mark]:
    """The wishes for a person, in their order."""
    folded = fold(message)
    found = (match for match in _WISHES.finditer(folded.text) if match["beacon"] is None)
    return [Mark("person", *folded.span(*match.span()), "wish") for match in found]
