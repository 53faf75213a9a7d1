"""The one action of the assistant: takes the Reading of the latest message, answers it and sends the Message."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answerer import Answerer
from actions.answers import Answer, Outcome, say
from actions.backstage import reveal
from actions.memory import Memory
from actions.wording import Message, word
from knowledge.clock import today_in_hong_kong
from knowledge.database import open_store
from knowledge.store import StoreUnavailable
from languages.language import load_language
from languages.reading import Reading
from languages.vocabulary import load_vocabulary

logger = logging.getLogger(__name__)


class AnswerAction(Action):
    """Answers whatever was asked; says so, politely, where that fails."""

    def __init__(self) -> None:
        self._answerer: Answerer | None = None

    def name(self) -> str:
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        reading = Reading.from_json(tracker.latest_message["reading"])
        told = (
            tracker.latest_message.get("metadata") or {}
        )  # a channel's own words; what a client claims never gets here
        kept = told.get("memory")  # of a channel that keeps conversations itself
        memory = Memory.from_json(tracker.get_slot("memory") if kept is None else kept)
        message, memory = self._answer(reading, memory.hear(reading), bool(told.get("staff")))
        buttons = [{"title": title, "payload": title} for title in message.buttons]
        if kept is None:
            dispatcher.utter_message(text=message.text, buttons=buttons, answer=message.parts)
            return [SlotSet("memory", memory.to_json())]
        dispatcher.utter_message(text=message.text, buttons=buttons, answer=message.parts, memory=memory.to_json())
        return []

    def _answer(self, reading: Reading, memory: Memory, for_staff: bool) -> tuple[Message, Memory]:
        language = load_language(memory.language)
        try:
            if self._answerer is None:
                self._answerer = Answerer(open_store(), load_vocabulary())
            turn = self._answerer.take_turn(reading, memory, today_in_hong_kong())
            message = word(turn.answer, language)
            if for_staff:
                message = replace(message, parts={**message.parts, "staff": reveal(reading, turn.answer)})
            return message, turn.memory
        except StoreUnavailable as error:
            logger.error("the knowledge store does not answer: %s", error)
            message = word(Answer(Outcome.FAILED, reading.kind, (say("unavailable"),)), language)
            return replace(message, parts={**message.parts, "wait": True}), memory
        except Exception:  # whatever it is, the user gets a polite answer and the log the cause
            logger.exception("a question of kind %s could not be answered", reading.kind)
            return word(Answer(Outcome.FAILED, reading.kind, (say("failed"),)), language), memory
