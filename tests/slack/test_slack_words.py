"""Text as Slack writes it, and back."""

from __future__ import annotations

import pytest

from bot.channels.slack_words import escape, mentions, read_words, without_name

WAVE = {"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fc", "skin_tone": 3}
SMILE = {"type": "emoji", "name": "slightly_smiling_face", "unicode": "1f642"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("which police projects?", "which police projects?"),
        ("A &amp; B &lt; C &gt; D", "A & B < C > D"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("see <https://www.legco.gov.hk/a.pdf>", "see https://www.legco.gov.hk/a.pdf"),
        ("see <https://www.legco.gov.hk/a.pdf|the paper>", "see the paper (https://www.legco.gov.hk/a.pdf)"),
        ("<https://www.gov.hk|www.gov.hk>", "https://www.gov.hk"),
        ("write to <mailto:it@example.hk|it@example.hk>", "write to it@example.hk"),
        ("call <tel:+85212345678|+852 1234 5678>", "call +852 1234 5678 (+85212345678)"),
        ("!transfer <@U0BEN>", "!transfer @U0BEN"),
        ("in <#C012|general>, <!here>, <!subteam^S1|@team>", "in #general, @here, @team"),
        ("2 < 3 <> and <  b>", "2 < 3 <> and <  b>"),
        ("警務處有幾多個項目？", "警務處有幾多個項目？"),
    ],
)
def test_marks_become_what_their_author_saw(written: str, meant: str) -> None:
    assert read_words(written) == meant


def test_emoji_become_characters_where_the_blocks_tell_them() -> None:
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [SMILE, WAVE]}]}]
    assert (
        read_words("hello :slightly_smiling_face: :wave::skin-tone-3: :own_one:", blocks) == "hello 🙂 👋🏼 :own_one:"
    )


@pytest.mark.parametrize("broken", ["zz", "110000", "", "-"])
def test_an_emoji_that_is_none_keeps_its_name(broken: str) -> None:
    assert read_words(":smile:", [{"type": "emoji", "name": "smile", "unicode": broken}]) == ":smile:"


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("<@U0BEACON> which projects?", "which projects?"),
        ("<@U0BEACON>: !desk", "!desk"),
        ("<@U0BEACON|beacon>，有幾多個項目？", "有幾多個項目？"),
        ("please <@U0BEACON> how many?", "please how many?"),
        ("how many? <@U0BEACON>", "how many?"),
        ("<@U0BEACON>", ""),
    ],
)
def test_beacon_s_name_is_no_part_of_a_question(written: str, rest: str) -> None:
    assert mentions(written, "U0BEACON")
    assert without_name(written, "U0BEACON") == rest


def test_another_account_s_name_is_left() -> None:
    assert not mentions("<@U0BEACON2> hello", "U0BEACON")
    assert without_name("<@U0BEACON2> hello", "U0BEACON") == "<@U0BEACON2> hello"


def test_what_a_user_wrote_cannot_call_anybody() -> None:
    assert escape("<!channel> & <@U0ANNA>") == "&lt;!channel&gt; &amp; &lt;@U0ANNA&gt;"
