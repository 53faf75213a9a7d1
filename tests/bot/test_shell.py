"""The terminal channel: text plainly, buttons by number."""

import asyncio
from collections.abc import Iterator

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channels.reception import read_sentences
from bot.channels.shell import choose, converse, render

BUTTONS = [{"title": "By cost", "payload": "list the projects by cost"}, {"title": "Only 2024", "payload": "only 2024"}]


def test_text_is_printed_and_buttons_are_numbered_and_data_for_other_channels_is_left_out() -> None:
    messages = [{"text": "14 projects."}, {"custom": {"rows": [1]}}, {"text": "What next?", "buttons": BUTTONS}]
    printed, payloads = render(messages)
    assert printed == "14 projects.\n\nWhat next?\n\n  1  By cost\n  2  Only 2024"
    assert payloads == ["list the projects by cost", "only 2024"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [("2", "only 2024"), (" 1 ", "list the projects by cost"), ("3", "3"), ("0", "0"), ("²", "²"), ("2024", "2024")],
)
def test_a_number_chooses_a_button_only_where_there_is_one(line: str, meant: str) -> None:
    assert choose(line, ["list the projects by cost", "only 2024"]) == meant


def test_a_conversation_keeps_its_sender_and_ends_with_its_input(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[UserMessage] = []

    async def engine(message: UserMessage) -> None:
        said.append(message)
        await message.output_channel.send_text_with_buttons(message.sender_id, f"({message.text})", BUTTONS)

    lines: Iterator[str] = iter(["hello", "  ", "2", "/restart"])

    def read(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    loop = asyncio.new_event_loop()
    converse(engine, read_sentences("en"), loop, read)
    loop.close()
    assert [message.text for message in said] == ["hello", "only 2024", "/restart"]
    assert len({message.sender_id for message in said}) == 1
    assert "(hello)" in capsys.readouterr().out
