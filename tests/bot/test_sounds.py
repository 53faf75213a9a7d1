"""Chinese names typed by their sound: put right in place, and nothing else touched."""

from __future__ import annotations

import pytest

from bot.readers.reader import Reader

# as typed -> as meant
SLIPS = {
    "海官嘅項目": "海關嘅項目",
    "警查有咩系統": "警察有咩系統",
    "入竟處幾時開始": "入境處幾時開始",
    "劳公处的预算": "勞工處的預算",
    "醫見通+幾錢": "醫健通+幾錢",
    "智方变升级": "智方便升級",
    "貿易單意窗口": "貿易單一窗口",
}
# no slips, though parts of them sound like a name
AS_THEY_ARE = ["所有局和署的項目", "海關同警察的項目", "天氣點呀", "二零二四年批准", "咁樣警方呢", "police 同 customs"]


@pytest.mark.parametrize(("typed", "meant"), SLIPS.items())
def test_a_name_typed_by_its_sound_is_read(reader: Reader, typed: str, meant: str) -> None:
    assert reader.prepare(typed) == meant


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_what_is_no_slip_stays(reader: Reader, text: str) -> None:
    assert reader.prepare(text) == text
