"""Which words join two conditions, in both languages; "or" within a figure of speech joins none."""

from __future__ import annotations

import pytest

from languages.vocabulary import load_vocabulary

JOINTS = {
    "approved in 2023 or below 100 million": "or",
    "approved in 2023 and/or below 100 million": "or",
    "either police or over a billion": "either or",
    "over a billion or else of the police": "or",
    "below 100 million or more than a billion": "or",
    "approved in 2023 and below 100 million": "and",
    "by the end of 2024 or so": "",
    "in or after 2023": "",
    "police or other departments": "",
    "in 2023 or later": "",
    "over 300 million, approved or not": "",
    "2023年批或者超過十億": "or",
    "超過十億或是警務處": "or",
    "警務處定5億以上": "or",
    "警務處定係5億以上": "or",
    "又或者超過十億": "or",
    "一係警務處一係超過十億": "either or",
    "符合其一(屬警務處,或超過十億)": "either or",
    "2023年批而且少於一億": "and",
    "2億或以上": "",
    "2024年或之後": "",
    "警務處或其他部門": "",
    "預定2025年上線": "",
    "一定要": "",
    "指定日期": "",
}


@pytest.mark.parametrize(("text", "joints"), JOINTS.items())
def test_what_joins_conditions_is_read(text: str, joints: str) -> None:
    assert [mark.value for mark in load_vocabulary().read_joints(text)] == joints.split()
