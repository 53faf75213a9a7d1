"""An answer keeps to one script: every conversation of the Chinese question files is answered in that of its question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.wording import word
from languages.language import load_language
from languages.script import HAN, script_of
from tests.conftest import Person, Ranking
from tests.questions.conversations import FILES, read_conversations

CHINESE = {path.stem: path for path in FILES if path.stem in ("zh-hant", "zh-hans")}
BOTH = set("准于里台核曆了啟")  # right in both scripts here


def strays(text: str, code: str) -> list[str]:
    """The characters of the text that only the other script has."""
    told = {c for c in HAN.findall(text) if script_of(c) not in ("", code.removeprefix("zh-"))}
    return sorted(told - BOTH)


@pytest.mark.parametrize("code", CHINESE)
def test_an_answer_keeps_to_the_script_of_its_question(
    code: str, new_person: Callable[[], Person], classify: Callable[[str], Ranking]
) -> None:
    mixed = []
    for conversation in read_conversations(CHINESE[code]):
        message = conversation.turns[0].message
        person = new_person()
        turn = person.take(message, ranking=classify(message))
        if person.memory.language != code:
            continue  # characters that both scripts share, or a request for another language
        said = word(turn.answer, load_language(code)).text
        if strays(said, code):
            mixed.append(f"{message}: {''.join(strays(said, code))}")
    assert mixed == []


def test_most_questions_are_answered_in_their_script(
    new_person: Callable[[], Person], classify: Callable[[str], Ranking]
) -> None:
    for code, path in CHINESE.items():
        codes = []
        for conversation in read_conversations(path):
            person = new_person()
            person.take(conversation.turns[0].message, ranking=classify(conversation.turns[0].message))
            codes.append(person.memory.language)
        assert codes.count(code) >= 0.95 * len(codes)


@pytest.mark.parametrize(
    ("said", "script"),
    [("警务处有什么项目", "zh-hans"), ("警務處有咩項目", "zh-hant"), ("police projects", "zh-hant")],
)
def test_whoever_asks_for_chinese_keeps_the_script_of_the_conversation(
    new_person: Callable[[], Person], said: str, script: str
) -> None:
    person = new_person()
    person.ask(said)
    person.ask("用中文", "list")
    assert person.memory.language == script


def test_whoever_asks_for_traditional_characters_in_simplified_ones_gets_them(person: Person) -> None:
    person.ask("请用繁体中文回答", "list")
    assert (person.memory.language, person.memory.language_fixed) == ("zh-hant", True)
