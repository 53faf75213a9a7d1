"""Reads in Chinese that somebody wants a person instead of Beacon: read_wishes gives a Mark for 我想同職員傾, 有冇真人呀.

Composed of who is wanted, what is wanted of them, and whom it is for; English words stand among Chinese ones. Its corpus
beside it, corpus/wishes.yml, says what is a wish and what is none: 職員 and 人工智能 are also what the list is about.
"""

from __future__ import annotations

import re

from languages.reading import Mark
from languages.zh.folding import fold

_HELPER = (
    "(?:真人(?:客服|服務|支援)?|活人|客服(?:代表|主任|經理|人員|專員|員)?|客戶服務(?:主任|員)?|客務(?:主任|員)?|接線生|專員|專責(?:人員|同事|職員)"
    "|人工(?:服務|客服|支援|處理|回覆)?(?!智|費|成)|人手(?:服務|回覆|接聽|處理)|(?<![a-z])(?:cs|operator|(?:live|real|human) ?(?:agent|person|support)|human|agent)s?(?![a-z])(?! ?resource))"
)
_DUTY = (
    "(?:職員|查詢主任|主任|同事|(?:工作|服務|值班|有關|相關|(?<=[請派排搵找由個位名]))人員|專人|負責(?:的|嘅)?人|負責人|主管|經理|上司|老細|領導|高層|公務員|員工"
    "|(?<![a-z])(?:(?:enquiry|duty) ?)?(?:officer|staff|person|colleague|supervisor|manager|representative|rep|customer service)s?(?![a-z]))"
)
_STAFF = f"(?:{_HELPER}|{_DUTY})(?!(?:嘅|的)?(?:係統|項目|平台|中心|熱線|培訓|資料|管理|project|system))"
_ANYBODY = "(?:一?(?:個|位)?人(?![工數口力才事士手流民生臉次群類物員]))"
_YOUR = "(?:返|番|到|上|你哋|你們|你|貴[署處組]|嘅|的|其中|任何|啲|一?(?:個|位|名)|真係|直接|負責|有關|相關|專門|另一?|team|office|其他|第二|值班|當值|高級)*"
# One who is told by what they can do: 個識嘢嘅, 個懂的人, 個管事的
_ABLE = (
    "(?:(?:個|位)(?:識|懂|明白|管|話得?事|做得主|負責|熟)[^，。！？,.!?]{0,2}[嘅的]"
    "|(?:個|位)?(?:識|懂|明白|能|管|話得?事|做得主|負責|熟)[^，。！？,.!?]{0,4}[嘅的](?:人|同事))"
)
_WITH = "(?:同|跟|與|和|向|搵|找|約|book|with ?|to ?)"
_TALK = "(?:傾|講|溝通|對話|對接|通話|聊|談|說|接觸|聯[^網合]|通個?電話|見面|面談|交談|商量|反映|talk|chat|speak|type)"
_SERVE = "(?:答|回答|覆|回電|回覆|回應|解答|解釋|致電|打電話|打返|打番|call|聯(?![網合])|跟進|處理|幫|應|接手|接聽|傾|講|談|聊|對話|對接|通話|溝通|跟我|同我)"
_SEND = "(?:請|派|安排|叫|搵|找|讓|(?<![係是會統目案就都])(?<!是否)由|等|換|勞煩|麻煩)"
_COME = "(?:出)?(?:嚟|來)"
_END = "(?=$|[」，。！？；,.!?;呀啊啦喇吧呢嗎嘛咩㗎嚟來出喺在得可幫應問唔謝同跟快]|please|pls|plz|support|help|on duty|online)"
_CLAUSE = "(?:^|(?<=[「，。！？；,.!?;])|喂|hello|hi|請問|到底|究竟|呢度|那邊)"
_STOP = "(?=$|[」，。！？；,.!?;])"
_MACHINE = "(?:機械人|機器人|電腦|機器|部機|chatbot|bot|robot|ai|machine)"
# A clause that is of these words alone, with somebody in it who is not one's own, can be about nothing else.
_PLAIN = (
    "(?:我|哋|們|本人|想|要|希望|需要|可唔可以|可不可以|可以|可否|能不能|能否|能|唔該|請問|請|麻煩|煩請|幫|同|跟|和|與|向|你|貴[署處組]"
    "|嘅|的|啲|個|位|一|返|番|到|點|樣|怎|麼|先|才|再|搵|找|叫|派|安排|換|讓|畀|給|俾|轉|接|駁|通|電話|打|傾|偈|講|嘢|談|聊|說|問|下|吓|嚟|來|去|出|喺|在"
    "|直|而家|現在|即刻|馬上|盡快|快|有冇|有沒有|有|真正|呀|啊|啦|喇|吧|嗎|呢|嘛|㗎|謝|聯[^網合]|回[覆答電]|答|覆|跟進|處理|解[釋答]|對話|溝|見|面"
    f"|查詢|投訴|個?案|case|help|talk|call|chat|speak|to|please|pls|hello|hi|{_STAFF})"
)
_NOT = "(?:唔好|唔想|不想|不要|不願|不希望|別|唔要|拒絕|唔鐘意)(?:再)?"
_HAVE = "(?:有冇|有沒有|有無)"

# Whether Beacon is a person is another question: 我係咪同緊真人講嘢
_OF_BEACON = f"(?:我(?:係咪|是不是|是|係)?(?:在|正在|喺度)?{_WITH}緊?{_STAFF}{_TALK}|(?:你|妳)(?:係|是)(?:咪|不是|唔係)?{_STAFF})"
# What others do with officers is asked of the list, and who would rather not talk to any wants none.
_OF_OTHERS = (
    f"(?:(?:市民|旅客|病人|公眾|用戶|商戶)[^，。！？；,.!?;我想要]{{0,6}}(?:{_WITH}|轉[駁接介])(?:到|去|至|畀|俾|給)?{_YOUR}{_STAFF}(?:{_TALK})?"
    f"|(?:唔使|不用|不必|無需|毋須|唔需要|不需要|{_NOT})(?:你|幫我|再)*(?:搵|找|轉[駁接]|轉|叫|派|請|同|跟|和|與){_YOUR}(?:{_STAFF}|{_ANYBODY})(?:{_TALK})?)"
)

_WISHES = re.compile(
    f"(?P<none>{_OF_BEACON}|{_OF_OTHERS})|"
    + "|".join(
        (
            # to be with somebody: 同你哋個主任講, 搵人傾, 直接問職員
            f"{_WITH}{_YOUR}(?:{_STAFF}|{_ANYBODY})(?:直接)?{_TALK}",
            f"(?:{_TALK}|(?<!請)問|請教)(?:一下|下|吓|到|上|返| ?to ?| ?with ?)?{_YOUR}{_STAFF}{_END}",
            f"(?:想|要|可以|可否)(?:親身|當面|預約)?(?:見|約見){_YOUR}{_STAFF}{_END}",
            # to be handed on: 轉駁職員, 轉交你哋同事, escalate畀supervisor
            f"(?:轉駁|轉接|轉介|(?<![提外社])轉?交|駁|轉|接通|transfer|pass|connect|escalate|forward)(?:我|呢個|件事|個?case)?"
            f"(?:去|俾|畀|比|給|到|至|上|返|由|to)*{_YOUR}{_STAFF}",
            f"escalate(?:呢個|件事|個?case|佢|一?下)*(?:啦|呀|嗎|吧|得唔得)*{_STOP}",
            # to be served by somebody: 派職員回覆我, 由專人跟進, 叫人嚟答我, 邊個同事可以幫到我
            f"{_SEND}{_YOUR}{_STAFF}.{{0,4}}?{_SERVE}(?![嘅的])",
            "派員.{0,4}(?:我|本人)",
            f"{_STAFF}.{{0,3}}?(?:{_WITH}(?:我|本人){_TALK}|{_SERVE}.{{0,2}}?(?:我|本人))",
            f"(?:搵|找){_YOUR}{_ANYBODY}(?:問|{_TALK})",
            f"(?:{_SEND}|{_HAVE}|(?:可以|可否|能否|能不能|想|希望)有){_YOUR}{_ANYBODY}(?:嚟|來|可以|可|能|肯|識)*(?:{_SERVE}.{{0,4}}?|同|跟|給)我(?!一樣)",
            f"{_HAVE}{_YOUR}{_ANYBODY}(?:可以|可|能|肯|得間)*(?:管管|管一?下|理下|理一下|理我|嚟|來){_END}",
            f"(?:叫|搵|找|換|派|請|幫我叫){_YOUR}(?:{_STAFF}|{_ANYBODY}){_COME}",
            f"讓(?:{_YOUR}{_STAFF}|(?:你哋|你們){_YOUR}人|(?:個|位)人){_COME}",
            f"(?:叫|搵|找|換|派|畀|俾|給我|{_HAVE}){_ABLE}{_END}",
            # to have somebody: 有冇真人呀, 我要人工, 換個職員, 畀個人我, 客服喺邊
            f"(?:有冇|有沒有|有無|冇|沒有|係咪冇){_YOUR}{_STAFF}{_END}",
            f"有{_YOUR}{_STAFF}(?:喺度|在線|喺線|得間|值班|當值|有空)",
            f"有{_HELPER}(?:聽|答|接|覆|嗎|呀|㗎|啊)",
            f"(?:接|呼叫)(?:到|去|返)?{_HELPER}",
            f"{_HELPER}(?:仲)?(?:喺邊度?|在哪裏?|喺唔喺度|在不在|喺度|在)(?:呀|嗎)?{_STOP}",
            f"(?:call|打俾|打給){_YOUR}{_STAFF}{_END}",
            f"(?:要|要求|想|需要|搵|找|換|寧願|情願|叫|麻煩|唔該|(?<![處局署府司])請){_YOUR}{_STAFF}{_END}",
            f"(?:{_CLAUSE}|要|想|我|不如|唔該|快啲)(?:搵|找|叫|換|派)(?:返|番)?{_ANYBODY}(?=$|[」，。！？；,.!?;啦喇呀啊吧唔謝])",
            "(?:畀|俾|給|比)(?:返|番)?一?(?:個|位)(?:真)?人(?:我|嚟|來)",
            f"{_CLAUSE}有(?:冇|沒有|無)?人(?:呀|啊|嗎|喺度|在線|在)+{_STOP}",
            f"^「?(?:唔該|麻煩|請|我要)*{_HELPER}(?:唔該|謝謝?|呀|啊|啦|嗎|please|pls)*[」，。！？,.!? ]*$",
            # nothing else is said: 點樣先可以搵到你哋嘅同事
            f"{_CLAUSE}(?=[^，。！？；,.!?;]*(?:我|本人|唔該|請|麻煩|幫|想|要))(?![^，。！？；,.!?;]*(?:我(?:哋|們|嘅|的|個)*{_DUTY}|{_DUTY}(?:叫|要|想|問|話|請|嘅|的)))"
            f"(?=[^，。！？；,.!?;]*{_STAFF}){_PLAIN}{{2,24}}{_STOP}",
            # to be called: 打返俾我, 覆我電話
            "(?:回電|覆電|回電話|回個電話|打返|打番|打電話|打個電話|致電|call返|call番|回撥)(?:俾|畀|比|給|予|返|番)*(?:我|本人)",
            "(?:覆|回|打)(?:返|番)?我電話",
            # to be rid of Beacon: 唔好再用機械人答我, 唔要bot, 不想跟程序聊, 別自動回覆了
            f"{_NOT}(?:讓|俾|畀|同|跟|和|與|用|由|叫)?{_MACHINE}(?:{_SERVE}|{_TALK}|$|[」，。！？,.!?])",
            f"{_NOT}(?:同|跟|和|與|對住|對着)(?:呢|這|你|一|個|部|啲|台)*(?:{_MACHINE}|係統|程序|程式|軟件|system|software){_TALK}",
            f"{_NOT}(?:收到|用|俾|畀|發)?(?:啲|這些)?自動(?:回覆|答|回答|覆)",
        )
    ),
    re.IGNORECASE,
)


def read_wishes(message: str) -> list[Mark]:
    """The wishes for a person, in their order."""
    folded = fold(message)
    found = (match for match in _WISHES.finditer(folded.text) if match["none"] is None)
    return [Mark("person", *folded.span(*match.span()), "wish") for match in found]
