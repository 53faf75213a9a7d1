"""The engine's own memory of a conversation: its last turn, whatever came before."""

import asyncio

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot import trackers
from bot.trackers import LastTurns


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load("domain.yml")


def talk(store: LastTurns, sender: str, turns: int) -> DialogueStateTracker:
    """That many turns, each kept as the engine keeps it; the tracker that the next one would begin with."""

    async def talk() -> DialogueStateTracker:
        for turn in range(turns):
            tracker = await store.get_or_create_tracker(sender)
            tracker.update(UserUttered(f"question {turn}"))
            tracker.update(ActionExecuted("action_answer"))
            tracker.update(BotUttered(f"answer {turn}"))
            tracker.update(SlotSet("memory", {"turn": turn}))
            tracker.update(ActionExecuted("action_listen"))
            await store.save(tracker)
        return await store.get_or_create_tracker(sender)

    return asyncio.run(talk())


def test_what_the_last_turn_left_is_there_for_the_next(domain: Domain) -> None:
    tracker = talk(LastTurns(domain), "ann", 50)
    assert tracker.get_slot("memory") == {"turn": 49}
    assert tracker.latest_message.text == "question 49"


def test_a_conversation_does_not_grow(domain: Domain) -> None:
    store = LastTurns(domain)
    talk(store, "ann", 2)
    length = len(store.store["ann"])
    talk(store, "ann", 50)
    assert len(store.store["ann"]) <= length + 10


def test_the_longest_silent_are_forgotten_first(domain: Domain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trackers, "CONVERSATIONS", 2)
    store = LastTurns(domain)
    for sender in ("ann", "bob", "ann", "carl"):
        talk(store, sender, 1)
    assert list(store.store) == ["ann", "carl"]
