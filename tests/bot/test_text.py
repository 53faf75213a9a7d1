"""A message made plain and cut into tokens."""

import pytest

from bot.readers.text import LIMIT, normalise, tokenise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  Which\tprojects\n\nstart ? ", "Which projects start ?"),
        ("“iAM Smart”", '"iAM Smart"'),
        ("the Judiciary’s projects", "the Judiciary's projects"),
        ("2024–25", "2024-25"),
        ("２０２４", "2024"),  # the wide figures of an East Asian keyboard
        ("HK＄300ｍ", "HK$300m"),
        ("pro\u200bjects", "projects"),  # a space of no width
        ("\u202eprojects\u202c", "projects"),  # marks that turn the writing direction
        ("ﬁnance", "finance"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_what_nobody_means_is_taken_out(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@pytest.mark.parametrize("typed", ["a" * 3 * LIMIT, "ﷺ" * LIMIT, "é " * 2 * LIMIT])
def test_a_plain_text_is_never_longer_than_the_limit(typed: str) -> None:
    assert len(normalise(typed)) <= LIMIT


@pytest.mark.parametrize("typed", ["Ａ ‘b’\u200b —", "e\u0301", "half½", "入境處 系統"])
def test_making_plain_twice_changes_nothing_more(typed: str) -> None:
    assert normalise(normalise(typed)) == normalise(typed)


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("What's C&ED building?", ["what's", "c&ed", "building"]),
        ("the Judiciary's system", ["the", "judiciary", "system"]),
        ("eHealth+ and e-health", ["ehealth+", "and", "ehealth"]),
        ("paper F24-23e please", ["paper", "f24-23e", "please"]),
        ("2024-25", ["2024", "25"]),
        ("入境處3個", ["入", "境", "處", "3", "個"]),
        ("...?!", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, norms: list[str]) -> None:
    assert [token.norm for token in tokenise(text)] == norms


def test_tokens_know_where_they_stand() -> None:
    text = "The Judiciary's IT (new) e-portal"
    for token in tokenise(text):
        assert text[token.start : token.end].lower().replace("-", "") == token.norm
