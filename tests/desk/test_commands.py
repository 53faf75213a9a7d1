"""The staff's commands, in the words of any language, and who is meant by a name."""

from __future__ import annotations

from datetime import date

import pytest

from bot.desk.commands import Command, Verb, load_table, read_command, read_day, read_lone_word, word_for
from bot.desk.staff import find_account, read_staff
from languages.language import FOLDERS

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "verb", "rest", "language"),
    [
        ("/desk", Verb.DESK, "", "en"),
        ("  /TAKE  3f2a ", Verb.TAKE, "3f2a", "en"),
        ("!take 3f2a", Verb.TAKE, "3f2a", "en"),
        ("//take 3f2a", Verb.TAKE, "3f2a", "en"),  # a client that keeps one for itself sends the other
        ("／接手 3f2a", Verb.TAKE, "3f2a", "zh-hant"),
        ("／接手3f2a", Verb.TAKE, "3f2a", "zh-hant"),
        ("/ 接手", Verb.TAKE, "", "zh-hant"),
        ("/统计今日", Verb.STATS, "今日", "zh-hans"),
        ("/輪候名單", Verb.DESK, "", "zh-hant"),
        ("/轉交 ben", Verb.TRANSFER, "ben", "zh-hant"),
        ("/note First line,\nand a second", Verb.NOTE, "First line,\nand a second", "en"),
        ("/備註：「全形」不變", Verb.NOTE, "：「全形」不變", "zh-hant"),
        ("/stats today", Verb.STATS, "today", "en"),
    ],
)
def test_a_command_is_read(text: str, verb: Verb, rest: str, language: str) -> None:
    command = read_command(text)
    assert command is not None
    assert (command.verb, command.rest, command.language) == (verb, rest, language)


@pytest.mark.parametrize("text", ["take 3f2a", "hello", "", "  ", "接手", "5/6", "http://example.com/take"])
def test_words_without_a_sign_are_no_command(text: str) -> None:
    assert read_command(text) is None


@pytest.mark.parametrize("text", ["/taking", "/", "/ ", "!", "/🙂", "/1234"])
def test_a_sign_without_a_known_word_is_an_unknown_command(text: str) -> None:
    command = read_command(text)
    assert isinstance(command, Command)
    assert command.verb is None


@pytest.mark.parametrize(("text", "verb"), [("take", Verb.TAKE), (" Desk ", Verb.DESK), ("接手", Verb.TAKE)])
def test_a_command_s_word_alone_is_known_without_its_sign(text: str, verb: Verb) -> None:
    command = read_lone_word(text)
    assert command is not None
    assert command.verb is verb


@pytest.mark.parametrize("text", ["take 3f2a", "hello", "", "/take", "接手3f2a", "end of 2024"])
def test_other_words_are_a_question(text: str) -> None:
    assert read_lone_word(text) is None


def test_no_word_means_two_things() -> None:
    for language, table in load_table("commands.yml").items():
        words = [word.lower() for verb in Verb for word in table[verb.value]]
        assert len(words) == len(set(words)), language


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("verb", Verb)
def test_every_command_can_be_given_in_every_language(verb: Verb, language: str) -> None:
    command = read_command(f"/{word_for(verb, language)}")
    assert command is not None
    assert command.verb is verb


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", TODAY),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 21)),
        ("今日", TODAY),
        ("今天", TODAY),
        ("昨天", date(2026, 11, 21)),
        ("2026-10-31", date(2026, 10, 31)),
        ("2026-02-30", None),
        ("soon", None),
    ],
)
def test_a_day_is_read(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


def test_the_canned_replies_are_the_same_in_every_language() -> None:
    replies = load_table("replies.yml")
    assert list(replies["en"]) == list(replies["zh-hant"])
    assert all(isinstance(text, str) and text for table in replies.values() for text in table.values())


def test_the_staff_are_the_accounts_of_the_list() -> None:
    staff = read_staff({"BEACON_STAFF": " @anna:desk.example=Anna Chan, @ben:desk.example ,, "})
    assert staff == {"@anna:desk.example": "Anna Chan", "@ben:desk.example": "@ben:desk.example"}
    assert read_staff({}) == {}


@pytest.mark.parametrize(
    ("said", "account"),
    [
        ("@anna:desk.example", "@anna:desk.example"),
        ("anna", "@anna:desk.example"),
        ("ANNA CHAN", "@anna:desk.example"),
        ("@ben", "@ben:desk.example"),
        ("sam", None),  # two of that name
        ("nobody", None),
        ("an", None),
        ("", None),
    ],
)
def test_a_colleague_is_found_by_account_or_name(said: str, account: str | None) -> None:
    listed = "@anna:desk.example=Anna Chan,@ben:desk.example,@sam:a.example,@sam:b.example"
    assert find_account(read_staff({"BEACON_STAFF": listed}), said) == account
