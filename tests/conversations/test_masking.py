"""What is personal is masked; money, years, dates and papers stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conversations.masking import is_personal, mask, mask_data


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("my HKID is A123456(3)", "my HKID is [HKID]"),
        ("身份證Ａ１２３４５６（３）多謝", "身份證[HKID]多謝"),
        ("a 123456 (3), G123456-A and AB9876543.", "[HKID], [HKID] and [HKID]."),
        ("WX1234569 Z683365(A)", "[HKID] [HKID]"),
        ("call 9123 4567", "call [PHONE]"),
        ("９１２３４５６７", "[PHONE]"),
        ("電話91234567。", "電話[PHONE]。"),
        ("(852) 2123-4567, +852 9123 4567; 00852-6123-4567 or 85251234567", "[PHONE], [PHONE]; [PHONE] or [PHONE]"),
        ("tel: 912 345 67", "tel: [PHONE]"),
        ("whatsapp 91 23 45 67", "whatsapp [PHONE]"),
        ("2123 4567/9123 4567", "[PHONE]/[PHONE]"),
        ("2123 4567 9123 4567", "[PHONE] [PHONE]"),
        ("in 2024 9123 4567", "in 2024 [PHONE]"),
        ("2810 0000", "[PHONE]"),
        ("my phone is 28100000", "my phone is [PHONE]"),
        ("手機 九一二三 四五六七", "手機 [PHONE]"),
        ("chan.tai-man+x@example.com.hk！", "[EMAIL]！"),
        ("電郵：ｃｈａｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "電郵：[EMAIL]"),
        ("4111 1111 1111 1111", "[CARD]"),
        ("5500-0055-5555-5559 exp 12/27", "[CARD] exp 12/27"),
        ("378282246310005 and 3782 822463 10005", "[CARD] and [CARD]"),
        ("6200000000000005", "[CARD]"),
        ("91234567,92345678", "[PHONE],[PHONE]"),
        # written so that it looks like no number
        ("9123\u200b4567, 9\u200d1\u200d23\u00ad4567", "[PHONE], [PHONE]"),
        ("９１２３　４５６７ or 9123   4567 or 9123\t4567", "[PHONE] or [PHONE] or [PHONE]"),
        ("9123.4567 9123·4567, 9-1-2-3-4-5-6-7; 9 1 2 3 4 5 6 7", "[PHONE] [PHONE], [PHONE]; [PHONE]"),
        ("玖壹貳叁肆伍陸柒，九 一 二 三 四 五 六 七，九一二三4567，91二3四567", "[PHONE]，[PHONE]，[PHONE]，[PHONE]"),
        ("⑨①②③④⑤⑥⑦ 9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣! ⁹¹²³⁴⁵⁶⁷", "[PHONE] [PHONE]! [PHONE]"),
        ("ring me: nine one two three, four five six seven", "ring me: [PHONE]"),
        ("手機 912 34567, my no 91 234 567", "手機 [PHONE], my no [PHONE]"),
        ("A 1 2 3 4 5 6 (3), Ａ一二三四五六（三）, A123456【3】, A.123456.3", "[HKID], [HKID], [HKID], [HKID]"),
        ("4111-1111 11111111, 4111.1111.1111.1111, 四一一一 一一一一 一一一一 一一一一", "[CARD], [CARD], [CARD]"),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[CARD]"),
        ("chan at example dot com, chan (at) example.com, chan[at]example[dot]com", "[EMAIL], [EMAIL], [EMAIL]"),
        ("chan @ example.com; chan@example。com; 陳大文@example.com", "[EMAIL]; [EMAIL]; [EMAIL]"),
    ],
)
def test_what_is_personal_is_replaced(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask(masked) == masked


@pytest.mark.parametrize(
    "text",
    [
        "f24-23, F24-24 and https://www.legco.gov.hk/yr2024/english/fc/fc/papers/f24-23e.pdf",
        "HK$358.9 million, $358900000, HK$35,890,000, 35890000 dollars, 25350000元, HKD 91234567",
        "projects over 30000000, mobile apps above 25350000",
        "which cost more than 35895123, or at least 25350001? 超過35895123的",
        "between 2500-3500 million",
        "2023-2024, 2024 2025, 2024-25 2nd Quarter, 2024-25 Q2, 20240628, 28062024, 28/06/2024, 2024-06-28",
        "二零二四二零二五年度，十四億三千萬",
        "A123456(4) is no identity card: its check digit is wrong",
        "1823 or 999, room 1201, 12345678",
        "1234 1111 1111 1112 is no issuer's, and no telephone's",
        "91234567-1234-4abc-8def-1234567890ab",
        "deadbeef91234567cafe",
        "telephone (852) 3847 7439, e-mail enquiry@digitalpolicy.gov.hk",
        "電話(852) 3847 7439，電郵enquiry@digitalpolicy.gov.hk。",
        "@amy:desk.example and #room",
        "one, two, three, four, five, six, seven, eight, nine; 一二三四五六七八九; 二零二四二零二五; 1 2 3 4 5 6 7 8 9",
        "look at the list at www.legco.gov.hk, thanks @ben",
        "3.5 million in 2024.06.28, 1.25 and 2.75 billion, version 2.10.3, 12.5 13.75 14.25",
        "①②③④⑤, 10² and 5³, f24-23 24 25 26",
        "三十五億、二千三百四十五萬六千七百八十九元，二〇二四年六月二十八日",
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    assert mask(text) == text


ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ["languages/*/sentences.ftl", "languages/*/*.yml", "knowledge/data/**/*.*", "tests/questions/*.yml"]


@pytest.mark.parametrize("pattern", PUBLISHED)
def test_what_is_published_said_and_asked_holds_nothing_to_mask(pattern: str) -> None:
    files = [file for file in ROOT.glob(pattern) if file.suffix in (".ftl", ".yml", ".csv", ".txt")]
    assert files
    changed = {line for file in files for line in file.read_text("utf-8").splitlines() if mask(line) != line}
    assert not changed, "a number that everybody may know belongs into conversations/data/public.yml"


def test_data_is_masked_in_every_string() -> None:
    data = {"a": ["9123 4567", {"b@example.com": ("x", 91234567, None, True)}]}
    masked = mask_data(data)
    assert masked == {"a": ["[PHONE]", {"[EMAIL]": ["x", 91234567, None, True]}]}
    json.dumps(masked)


def test_what_no_database_takes_goes_out() -> None:
    assert mask("a\0b\ud800c") == "ab?c"


def test_an_id_that_is_a_person_s_number_is_told_from_one_that_is_not() -> None:
    assert all(map(is_personal, ("91234567", " +852 9123 4567 ", "a@example.com", "A123456(3)")))
    assert not any(map(is_personal, ("1718099123.123456", "$Abc9123:desk.example", "C024BE91L", "")))
