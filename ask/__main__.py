"""Asks the trained assistant a question and shows every stage. `python -m ask "question" ["follow-up" ...]`

The message goes the real way, through Rasa's agent and the action; the Query, which never leaves the action, is had by
taking the same turn once more from the same Reading and memory.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from actions.answerer import Answerer
from actions.answers import Answer, Say, Understood
from actions.conversation import Turn
from actions.memory import Memory
from actions.wording import word
from ask.stages import Stages, describe
from bot import quiet
from bot.launch import MODEL, ROOT, CannotStart, import_rasa, open_knowledge, read_endpoints, tell
from bot.readers.text import normalise
from knowledge.clock import today_in_hong_kong
from knowledge.database import StoreUnavailable, open_store
from knowledge.query import Query
from knowledge.store import Store
from languages.language import Language, load_language
from languages.reading import Reading
from languages.vocabulary import load_vocabulary


async def ask(agent: Any, questions: list[str], store: Store, today: date) -> None:
    """Put the questions to the agent as one conversation, printing the stages of each as it is answered."""
    from bot.channels.reception import read_sentences, receive

    sender = uuid.uuid4().hex
    answerer = Answerer(store, load_vocabulary())
    for number, question in enumerate(questions):
        memory = Memory.from_json((await _tracker(agent, sender)).get_slot("memory"))
        messages = await receive(agent.handle_message, question, sender, "ask", read_sentences("en"))
        parsed = (await _tracker(agent, sender)).latest_message
        if parsed is None or "reading" not in (parsed.parse_data or {}):
            print("\n".join(str(message.get("text")) for message in messages))  # refused at the door
            continue
        reading = Reading.from_json(parsed.parse_data["reading"])
        turn = answerer.take_turn(reading, memory, today)
        language = load_language(turn.memory.language)
        ranking = parsed.parse_data.get("intent_ranking") or []
        print(
            "\n" * bool(number) + describe(_stages(question, reading, ranking, turn, today, store, messages, language))
        )


async def _tracker(agent: Any, sender: str) -> Any:
    return await agent.tracker_store.get_or_create_tracker(sender, append_action_listen=False)


def _stages(
    question: str,
    reading: Reading,
    ranking: list[dict[str, Any]],
    turn: Turn,
    today: date,
    store: Store,
    messages: list[dict[str, Any]],
    language: Language,
) -> Stages:
    query = turn.answer.query
    return Stages(
        question,
        normalise(question),
        reading,
        ranking,
        turn,
        today,
        say_query(turn.answer, query, store, language) if query else "",
        store.explain(query, today) if query else "",
        store.find(query, today) if query else None,
        messages,
    )


def say_query(answer: Answer, query: Query, store: Store, language: Language) -> str:
    """The Query as the whole question that the assistant itself would suggest for it."""
    said = (value for sentence in answer.lead for value in sentence.values.values() if isinstance(value, Understood))
    departments = {department.key: department for department in store.departments()}
    plain, *either = (Understood(one, (), tuple(departments[key] for key in one.departments)) for one in query.parts)
    plain = replace(plain, either=tuple(either))
    offer = Say("ask-list", {"understood": next(said, plain)})
    return word(Answer(answer.outcome, answer.kind, (), source=answer.source, suggestions=(offer,)), language).buttons[
        0
    ]


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """The questions and the model of a command line."""
    parser = argparse.ArgumentParser(prog="python -m ask", description="Show every stage of one question.")
    parser.add_argument("questions", nargs="+", metavar="question", help="the question, then what follows it up")
    parser.add_argument("--model", type=Path, default=MODEL)
    return parser.parse_args(arguments)


def start(given: argparse.Namespace) -> None:
    """Check what takes no time, load the model and ask."""
    if not given.model.is_file():
        raise CannotStart("There is no trained model yet: run make train.")
    open_knowledge()
    import_rasa()
    from bot import serving

    async def answer() -> None:
        try:
            agent = await serving.open_agent(given.model, read_endpoints(None))
        except serving.NotLoaded as reason:
            raise CannotStart(str(reason)) from reason
        await ask(agent, given.questions, open_store(), today_in_hong_kong())

    asyncio.run(answer())


def main(arguments: list[str]) -> int:
    given = read_arguments(arguments)
    os.chdir(ROOT)
    quiet.set_environment()
    try:
        start(given)
    except CannotStart as reason:
        tell(str(reason))
        return 1
    except StoreUnavailable as error:
        tell(f"The knowledge store does not answer: {error}")
        return 1
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # TensorFlow's threads take a second to take leave
