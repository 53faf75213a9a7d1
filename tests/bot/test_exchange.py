"""Who answers: the assistant until a person is wanted, a person until it is over. The real record, bell and channel."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels import caretaker
from bot.channels import exchange as module
from bot.channels.offering import read_kinds
from bot.channels.visitors import BadSetting, House
from conversations.records import NotAllowed
from tests.bot.test_web_channel import wait_for
from tests.bot.web import Chat, Engine, Visitor, rates

OFFICER = "@ada:desk"


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def chat(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    monkeypatch.setattr(module, "is_open", lambda *_: True)
    monkeypatch.setenv("BEACON_CONVERSATIONS_URL", f"sqlite:///{tmp_path / 'conversations.sqlite3'}")
    chat = Chat(tmp_path, engine, House(rates=rates()))
    chat.desks = ("matrix",)
    chat.exchange.join("matrix")
    yield chat
    chat.stop()


@pytest.fixture
def visitor(chat: Chat) -> Visitor:
    return Visitor(chat)


@pytest.fixture
def queued(visitor: Visitor) -> Visitor:
    """Somebody who waits for a person."""
    visitor.ask("which projects are there")
    visitor.post("person")
    choose(visitor, "Yes, share it")
    assert visitor.state()["holder"] == "queued"
    return visitor


@pytest.fixture
def served(queued: Visitor) -> Visitor:
    """Somebody who has an officer."""
    queued.chat.do(queued.chat.exchange.take(queued.conversation, OFFICER))
    return queued


def choose(visitor: Visitor, title: str) -> None:
    """Press the latest button of that title."""
    choices = [choice for entry in visitor.entries() for choice in entry["choices"] if choice["title"] == title]
    assert visitor.post("messages", key=f"{title} {len(visitor.entries())}"[:60], choice=choices[-1]["id"]).ok


def last(visitor: Visitor) -> str:
    return str(visitor.entries()[-1]["text"])


def officer_says(visitor: Visitor, text: str, key: str = "e1", officer: str = OFFICER) -> Any:
    exchange = visitor.chat.exchange
    return visitor.chat.do(exchange.officer_says(visitor.conversation, officer, text, key, "matrix"))


def test_a_person_is_offered_and_leave_is_asked_before_anything_is_shared(visitor: Visitor) -> None:
    visitor.post("person")
    assert "Do you agree to share it?" in last(visitor)
    assert visitor.state()["holder"] == "offered"
    assert visitor.chat.exchange.handovers.waiting() == ()


def test_a_person_may_be_asked_for_in_words(visitor: Visitor, engine: Engine) -> None:
    engine.parts = {"outcome": "social", "kind": "person"}
    (reply,) = visitor.ask("I want to talk to someone")
    assert (reply["author"], [choice["title"] for choice in reply["choices"]]) == (
        "notice",
        ["Yes, share it", "No, thank you"],
    )
    assert visitor.state()["holder"] == "offered"


def test_a_person_is_offered_in_the_language_of_the_asking(visitor: Visitor, engine: Engine) -> None:
    engine.parts, engine.language = {"outcome": "social", "kind": "person"}, "zh-hant"
    (reply,) = visitor.ask("我想同真人傾")
    assert "你是否同意分享對話內容" in reply["text"]
    visitor.say("同意")
    assert wait_for(lambda: visitor.state()["holder"] == "queued")
    assert "你現在排第1位" in last(visitor)


@pytest.mark.parametrize("said", ["yes", "Yes please!", "ok", "好的", "同意"])
def test_leave_is_given_in_words(visitor: Visitor, said: str) -> None:
    visitor.post("person")
    visitor.say(said)
    assert wait_for(lambda: visitor.state()["holder"] == "queued")
    assert "number 1 in the queue" in last(visitor)


@pytest.mark.parametrize("said", ["no", "No thanks.", "唔使", "不用了"])
def test_leave_is_refused_in_words(visitor: Visitor, said: str) -> None:
    visitor.post("person")
    visitor.say(said)
    assert wait_for(lambda: visitor.state()["holder"] == "bot")
    assert "nothing was shared" in last(visitor)


def test_another_question_instead_is_answered_and_shares_nothing(visitor: Visitor, engine: Engine) -> None:
    visitor.post("person")
    assert visitor.ask("which projects are there")[0]["text"] == "You said which projects are there"
    assert visitor.state()["holder"] == "bot"


@pytest.mark.parametrize("outcome", ["unsupported", "failed", "out_of_scope"])
def test_two_answers_running_that_do_not_help_offer_a_person(visitor: Visitor, engine: Engine, outcome: str) -> None:
    engine.parts = {"outcome": outcome, "kind": "out_of_scope"}
    assert len(visitor.ask("one")) == 1
    answer, offer = visitor.ask("two")
    assert (answer["author"], offer["author"]) == ("bot", "notice")
    assert "I am not helping" in offer["text"]
    visitor.say("no")
    assert len(visitor.ask("three")) == 1


def test_one_good_answer_between_two_bad_ones_offers_nobody(visitor: Visitor, engine: Engine) -> None:
    good, bad = engine.parts, {"outcome": "out_of_scope", "kind": "out_of_scope"}
    for parts in (bad, good, bad):
        engine.parts = parts
        assert len(visitor.ask("hello")) == 1


def test_a_kind_that_goes_to_people_offers_one_below_the_answer_while_the_desk_is_open(
    chat: Chat, visitor: Visitor, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.parts = {"outcome": "out_of_scope", "kind": "distress"}
    answer, offer = visitor.ask("I cannot go on")
    assert (answer["author"], [choice["title"] for choice in offer["choices"]]) == (
        "bot",
        ["Yes, share it", "No, thank you"],
    )
    visitor.say("yes")
    assert wait_for(lambda: visitor.state()["holder"] == "queued")
    assert chat.exchange.handovers.current(visitor.conversation).reason == "kind"
    monkeypatch.setattr(module, "is_open", lambda *_: False)
    assert len(Visitor(chat).ask("I cannot go on")) == 1


def test_which_kinds_go_to_people_is_set(
    chat: Chat, visitor: Visitor, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEACON_DESK_KINDS", "contact, term")
    chat.restart()
    for kind, entries in (("distress", 1), ("term", 2), ("list", 1), ("contact", 2)):
        engine.parts = {"outcome": "answered", "kind": kind}
        assert len(visitor.ask(f"a question of the kind {kind}")) == entries
    assert read_kinds({"BEACON_DESK_KINDS": "none"}) == frozenset()
    with pytest.raises(BadSetting, match="no kind of question is weather"):
        read_kinds({"BEACON_DESK_KINDS": "contact,weather"})


def test_while_somebody_waits_the_assistant_is_silent(queued: Visitor, engine: Engine) -> None:
    queued.say("are you there?")
    assert last(queued) == "are you there?"
    assert "are you there?" not in engine.heard
    assert queued.state()["position"] == 1


def test_the_queue_is_in_order_and_moves_up(chat: Chat, queued: Visitor) -> None:
    second = Visitor(chat)
    second.post("person")
    choose(second, "Yes, share it")
    assert second.state()["position"] == 2
    with second.stream(after=len(second.entries())) as events:
        assert next(events)[1]["position"] == 2
        chat.do(chat.exchange.take(queued.conversation, OFFICER))
        assert wait_for(lambda: next(events)[1].get("position") == 1)


def test_waiting_can_be_given_up(queued: Visitor) -> None:
    choose(queued, "Stop waiting")
    assert queued.state()["holder"] == "bot"
    assert queued.ask("hello")[0]["text"] == "You said hello"


def test_what_the_officer_writes_comes_once_with_who_it_is(served: Visitor, engine: Engine) -> None:
    officer_says(served, "Good morning, 早晨", "event-1")
    officer_says(served, "Good morning, 早晨", "event-1")
    said = [entry for entry in served.entries() if entry["author"] == "officer"]
    assert [(entry["name"], entry["text"]) for entry in said] == [("Enquiry officer", "Good morning, 早晨")]
    served.say("thank you")
    assert "thank you" not in engine.heard


def test_the_officers_account_is_not_shown(served: Visitor) -> None:
    officer_says(served, "Good morning")
    assert OFFICER not in served.get("entries").text


def test_only_the_officer_who_has_it_speaks_and_only_one_can_have_it(served: Visitor) -> None:
    with pytest.raises(NotAllowed):
        officer_says(served, "I too", officer="@bob:desk")
    with pytest.raises(NotAllowed):
        served.chat.do(served.chat.exchange.take(served.conversation, "@bob:desk"))


def test_a_note_stays_with_the_staff(served: Visitor) -> None:
    served.chat.do(served.chat.exchange.note(served.conversation, OFFICER, "seems upset", "n1", "matrix"))
    assert "seems upset" not in served.get("entries").text


def test_released_it_waits_again_at_the_head(served: Visitor) -> None:
    served.chat.do(served.chat.exchange.release(served.conversation, OFFICER))
    assert (served.state()["holder"], served.state()["position"]) == ("queued", 1)


def test_transferred_it_is_another_officers(served: Visitor) -> None:
    served.chat.do(served.chat.exchange.transfer(served.conversation, OFFICER, "@bob:desk"))
    officer_says(served, "Hello from Bob", officer="@bob:desk")
    assert "Hello from Bob" in last(served)


def test_closed_it_is_the_assistants_again_and_a_rating_is_asked_for_once(served: Visitor) -> None:
    served.chat.do(served.chat.exchange.close_handover(served.conversation, OFFICER))
    assert served.entries()[-1]["parts"] == {"rating": True}
    assert served.ask("hello")[0]["text"] == "You said hello"
    assert served.post("rating", stars=5, comment="kind").status_code == 204
    assert served.post("rating", stars=1).status_code == 409


@pytest.mark.parametrize("stars", [0, 6, "5", None, 2.5])
def test_a_rating_has_one_to_five_stars(served: Visitor, stars: Any) -> None:
    served.chat.do(served.chat.exchange.close_handover(served.conversation, OFFICER))
    assert served.post("rating", stars=stars).status_code == 400


def test_a_second_handover_of_the_same_conversation(served: Visitor) -> None:
    served.chat.do(served.chat.exchange.close_handover(served.conversation, OFFICER))
    served.post("person")
    choose(served, "Yes, share it")
    served.chat.do(served.chat.exchange.take(served.conversation, OFFICER))
    officer_says(served, "Hello again", "event-2")
    assert last(served) == "Hello again"


def test_the_assistant_never_speaks_over_a_person(visitor: Visitor, engine: Engine) -> None:
    engine.may_answer.clear()
    visitor.say("a question that takes long")
    visitor.post("person")
    choose(visitor, "Yes, share it")
    visitor.chat.do(visitor.chat.exchange.take(visitor.conversation, OFFICER))
    engine.may_answer.set()
    wait_for(lambda: engine.heard)
    officer_says(visitor, "I am here")
    assert [entry for entry in visitor.entries() if entry["author"] == "bot"] == []


def test_a_restart_changes_nothing_of_who_has_it(served: Visitor, engine: Engine) -> None:
    served.chat.restart()
    served.say("still there?")
    officer_says(served, "Yes")
    assert engine.heard == ["which projects are there"]
    assert last(served) == "Yes"


def test_outside_hours_an_address_is_asked_for_and_kept_for_the_desk_alone(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "is_open", lambda *_: False)
    visitor.post("person")
    choose(visitor, "Yes, share it")
    assert "closed now" in last(visitor)
    visitor.say("maybe")
    assert "could not read" in last(visitor)
    visitor.say("ann@example.org please")
    assert wait_for(lambda: visitor.state()["holder"] == "bot")
    assert "ann@example.org" not in visitor.get("entries").text
    (left,) = visitor.chat.exchange.handovers.contacts_left()
    assert left.contact == "ann@example.org"


def test_a_contact_is_hidden_from_the_officer_until_the_user_passes_it_on(served: Visitor) -> None:
    handovers = served.chat.exchange.handovers
    said = served.say("my number is 9123 4567").json()
    assert said["text"] == "my number is [PHONE]"
    assert "hidden from the officer" in last(served)
    served.say("or ann@example.org")
    assert last(served) == "or [EMAIL]"  # told once
    choose(served, "Pass on a contact")
    assert "write the telephone number" in last(served)
    for _ in range(2):  # as a client sends again what may not have arrived
        served.say("call 9123 4567", key="the contact")
    assert [entry["text"] for entry in served.entries()[-2:]] == [
        "call [PHONE]",
        "Thank you, the officer has your contact now.",
    ]
    assert handovers.current(served.conversation).contact == "9123 4567"
    served.say("and 9876 5432, but that is not for you")
    assert handovers.current(served.conversation).contact == "9123 4567"
    assert "9123" not in served.get("entries").text


def test_who_is_asked_for_a_contact_and_writes_something_else_goes_on(served: Visitor) -> None:
    served.say("my number is 9123 4567")
    choose(served, "Pass on a contact")
    served.say("rather not")
    served.say("it is 9123 4567")
    assert last(served) == "it is [PHONE]"
    assert served.chat.exchange.handovers.current(served.conversation).contact == ""


def test_a_contact_cannot_be_passed_on_once_it_is_over(served: Visitor) -> None:
    served.say("my number is 9123 4567")
    served.chat.do(served.chat.exchange.close_handover(served.conversation, OFFICER))
    choose(served, "Pass on a contact")
    served.ask("9123 4567")
    assert served.chat.exchange.handovers.current(served.conversation).contact == ""


def test_who_has_a_person_is_not_shut_out_by_the_end_of_a_session(served: Visitor) -> None:
    served.come_back_later(timedelta(days=2))
    served.say("are you still there?")
    assert last(served) == "are you still there?"
    officer_says(served, "Yes")
    assert last(served) == "Yes"


def test_it_is_kept_which_officer_said_and_did_what(served: Visitor) -> None:
    exchange = served.chat.exchange
    officer_says(served, "Good morning")
    served.chat.do(exchange.transfer(served.conversation, OFFICER, "@bob:desk"))
    officer_says(served, "I go on", "e2", officer="@bob:desk")
    served.chat.do(exchange.close_handover(served.conversation, "@bob:desk"))
    kept = exchange.conversations.entries(served.conversation)
    by = [(entry.account, entry.text[:24]) for entry in kept if entry.account]
    assert by == [
        (OFFICER, "An enquiry officer has j"),
        (OFFICER, "Good morning"),
        ("@bob:desk", "Another enquiry officer "),
        ("@bob:desk", "I go on"),
        ("@bob:desk", "The enquiry officer has "),
    ]
    assert "@bob:desk" not in served.get("entries").text


def test_who_waits_too_long_is_told_and_asked_for_an_address(
    chat: Chat, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEACON_DESK_MINUTES", "0")
    monkeypatch.setattr(caretaker, "LOOKS", 0.1)
    chat.restart()
    visitor.post("person")
    choose(visitor, "Yes, share it")
    assert wait_for(lambda: visitor.state()["holder"] == "asking_contact")
    assert "no officer is free" in last(visitor)
    choose(visitor, "No, thank you")
    assert visitor.state()["holder"] == "bot"


def test_without_a_desk_nobody_is_promised(visitor: Visitor, engine: Engine) -> None:
    visitor.chat.desks = ()
    visitor.chat.restart()
    engine.parts = {"outcome": "out_of_scope", "kind": "out_of_scope"}
    for text in ("one", "two", "three"):
        assert len(visitor.ask(text)) == 1
    visitor.post("person")
    assert "3847 7439" in last(visitor)
    assert visitor.state()["holder"] == "bot"
    assert visitor.get("config").json()["person"] is False


def test_typing_is_seen_by_the_other_side(served: Visitor) -> None:
    with served.stream(after=len(served.entries())) as events:
        next(events)
        served.chat.do(served.chat.exchange.tell_typing(served.conversation, "officer"))
        assert wait_for(lambda: next(events) == ("typing", {"who": "officer"}))
