"""Which superlatives say the order of a list, and which ask for one project."""

from __future__ import annotations

import pytest

from bot.readers.reader import Reader
from tests.conftest import TODAY

# words -> the order in them; "" where a superlative asks for the first alone
ORDERS = {
    "lowest cost first": "ascending",
    "put the dearest on top": "descending",
    "cheaper ones first": "ascending",
    "earliest start first": "earliest",
    "soonest go-live first": "earliest",
    "newest at the top": "latest",
    "starting with the longest": "longest",
    "from the most expensive down to the cheapest": "descending",
    "from the oldest to the newest": "earliest",
    "最平嘅行先": "ascending",
    "最早開展排先": "earliest",
    "由最新的開始": "latest",
    "由最貴排到最平": "descending",
    "先列最大的": "descending",
    "which goes live first": "",
    "which of the largest goes live first": "",
    "the cheapest and the dearest": "",
    "the first to be approved": "",
    "最先開始嘅係邊個": "",
    "最貴係邊個": "",
}


@pytest.mark.parametrize("said", ORDERS)
def test_a_superlative_is_an_order_where_the_words_beside_it_make_it_one(reader: Reader, said: str) -> None:
    orders = [mark.value for mark in reader.read(said, TODAY) if mark.kind == "sort"]
    assert orders == ([ORDERS[said]] if ORDERS[said] else [])


@pytest.mark.parametrize(
    ("said", "kind", "values"),
    [
        ("first and last approved project", "superlative", ["earliest", "latest"]),
        ("the last and the earliest project", "superlative", ["latest", "earliest"]),
        ("the first and the second project", "ordinal", [1, 2]),
        ("compare the first with the third", "ordinal", [1, 3]),
    ],
)
def test_an_end_of_time_and_a_place_are_told_by_what_stands_beside_them(
    reader: Reader, said: str, kind: str, values: list[object]
) -> None:
    assert [mark.value for mark in reader.read(said, TODAY) if mark.kind == kind] == values
