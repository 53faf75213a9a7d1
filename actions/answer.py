"""The one action of the assistant: takes the Reading of the latest message, answers it and sends the Message."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answerer import Answerer
from actions.answers import Answer, Outcome, say
from actions.conversation import Turn
from actions.memory import Memory
from actions.wording import word
from knowledge.clock import today_in_hong_kong
from knowledge.database import open_store
from knowledge.store import StoreUnavailable
from languages.language import load_language
from languages.reading import Reading

logger = logging.getLogger(__name__)


class AnswerAction(Action):  # type: ignore[misc]
    """Answers whatever was asked; says so, politely, where that fails."""

    def __init__(self) -> None:
        self._answerers: dict[str, Answerer] = {}

    def name(self) -> str:
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        reading = Reading.from_json(tracker.latest_message["reading"])
        language = load_language(reading.language)
        turn = self._turn(reading, tracker)
        message = word(turn.answer, language)
        buttons = [{"title": title, "payload": title} for title in message.buttons]
        dispatcher.utter_message(text=message.text, buttons=buttons, answer=message.parts)
        return [SlotSet("memory", turn.memory.to_json())]

    def _turn(self, reading: Reading, tracker: Tracker) -> Turn:
        try:
            if reading.language not in self._answerers:
                self._answerers[reading.language] = Answerer(open_store(), load_language(reading.language))
            memory = Memory.from_json(tracker.get_slot("memory"))
            return self._answerers[reading.language].take_turn(reading, memory, today_in_hong_kong())
        except StoreUnavailable as error:
            logger.error("the knowledge store does not answer: %s", error)
            return Turn(
                Answer(Outcome.FAILED, reading.kind, (say("unavailable"),)),
                Memory.from_json(tracker.get_slot("memory")),
            )
        except Exception:  # whatever it is, the user gets a polite answer and the log the cause
            logger.exception("a question of kind %s could not be answered", reading.kind)
            return Turn(Answer(Outcome.FAILED, reading.kind, (say("failed"),)), Memory())
