"""The bare bot's only action: it answers a constant, so that all the time measured is Rasa's own."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class ConstantAction(Action):
    """Say the same sentence to everything."""

    def name(self) -> str:
        return "action_constant"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        dispatcher.utter_message(text="A constant answer.")
        return []
