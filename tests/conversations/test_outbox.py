"""What a desk is told: of each hand-over once, of each entry once, in order, and again where it failed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conversations.records import Author, Draft, Stage

DESK, OTHER = "matrix", "slack"
SECOND = timedelta(seconds=1)


@pytest.fixture
def say(record, conversation, now):
    def say(text, author=Author.USER, **more):
        return record.append(conversation, Draft(author, text, **more), now)

    return say


@pytest.fixture
def queued(handovers, conversation, now, say):
    """A conversation in the queue, of which the desk was told."""
    say("before")
    handovers.offer(conversation, "asked", now)
    handovers.consent(conversation, now)
    return handovers.current(conversation)


@pytest.fixture
def announced(queued, outbox, now):
    outbox.announced(DESK, queued, "$thread", now)
    return queued


def told(outbox, now, desk=DESK):
    return [entry.text for entry in outbox.undelivered(desk, now)]


def deliver(outbox, now, desk=DESK):
    for entry in outbox.undelivered(desk, now):
        outbox.delivered(desk, entry, f"${entry.number}", now)


def test_a_hand_over_is_announced_once_with_its_transcript(outbox, queued, say, now):
    say("while waiting")
    assert outbox.to_announce(DESK, now) == (queued,)
    assert [entry.text for entry in outbox.transcript(DESK, queued)] == ["before"]
    assert told(outbox, now) == []  # first the thread, then what is said in it
    outbox.announced(DESK, queued, "$thread", now)
    assert outbox.to_announce(DESK, now) == ()
    assert outbox.to_announce(OTHER, now) == (queued,)
    assert outbox.thread(DESK, queued.conversation) == "$thread"
    assert outbox.conversation_of(DESK, "$thread") == queued.conversation
    assert outbox.conversation_of(OTHER, "$thread") is None
    assert told(outbox, now) == ["while waiting"]


def test_entries_come_in_order_and_once(outbox, announced, say, now):
    for text in ("one", "two", "three"):
        say(text)
    assert told(outbox, now) == ["one", "two", "three"]
    first = outbox.undelivered(DESK, now)[0]
    outbox.delivered(DESK, first, "$1", now)
    assert told(outbox, now) == ["two", "three"]
    outbox.delivered(DESK, first, "$1", now)
    deliver(outbox, now)
    assert told(outbox, now) == []
    outbox.delivered(DESK, first, "$1", now)
    assert told(outbox, now) == []


def test_a_desk_is_not_told_what_came_from_it_nor_what_the_bot_says(outbox, announced, say, now):
    say("a user")
    say("from matrix", Author.OFFICER, desk=DESK)
    say("from slack", Author.OFFICER, desk=OTHER)
    say("noted in slack", Author.NOTE, desk=OTHER)
    say("a notice", Author.NOTICE)
    say("the bot", Author.BOT)
    assert told(outbox, now) == ["a user", "from slack", "noted in slack", "a notice"]


def test_where_one_failed_all_after_it_wait_and_other_conversations_do_not(
    outbox, announced, record, handovers, say, now
):
    say("one"), say("two")
    other = record.start("web", "en", now).id
    handovers.offer(other, "asked", now)
    handovers.consent(other, now)
    outbox.announced(DESK, handovers.current(other), "$other", now)
    record.append(other, Draft(Author.USER, "elsewhere"), now)
    first = next(entry for entry in outbox.undelivered(DESK, now) if entry.text == "one")
    assert outbox.failed(DESK, first, now) == now + SECOND
    assert told(outbox, now) == ["elsewhere"]
    assert sorted(told(outbox, now + SECOND)) == ["elsewhere", "one", "two"]
    waits = [(outbox.failed(DESK, first, now) - now) / SECOND for _ in range(40)]
    assert waits[:4] == [2, 4, 8, 16]
    assert waits[-1] == 300
    outbox.delivered(DESK, first, "$1", now)
    assert "two" in told(outbox, now)
    assert outbox.failed(DESK, first, now) == now + SECOND


def test_an_announcement_that_failed_waits_as_well(outbox, queued, now):
    outbox.failed(DESK, queued, now)
    assert outbox.to_announce(DESK, now) == ()
    assert outbox.to_announce(DESK, now + SECOND) == (queued,)


def test_the_last_words_are_told_after_the_end_and_nothing_later(outbox, announced, handovers, say, now):
    conversation = announced.conversation
    handovers.take(conversation, "@amy", "Officer", now)
    say("thanks, bye")
    handovers.close(conversation, "@amy", now, [Draft(Author.NOTICE, "closed")])
    say("a new question to the bot")
    assert told(outbox, now) == ["thanks, bye", "closed"]
    assert told(outbox, now + timedelta(days=15)) == []


def test_a_second_hand_over_has_the_transcript_of_what_is_new(outbox, announced, handovers, say, now):
    conversation = announced.conversation
    say("one")
    deliver(outbox, now)
    handovers.take(conversation, "@amy", "Officer", now)
    handovers.close(conversation, "@amy", now, [Draft(Author.NOTICE, "closed")])
    deliver(outbox, now)
    say("with the bot")
    handovers.offer(conversation, "asked", now)
    handovers.consent(conversation, now)
    say("waiting again")
    second = handovers.current(conversation)
    assert outbox.to_announce(DESK, now) == (second,)
    assert [entry.text for entry in outbox.transcript(DESK, second)] == ["with the bot"]
    outbox.announced(DESK, second, "$thread", now)
    assert told(outbox, now) == ["waiting again"]


def test_who_gave_up_before_the_desk_knew_is_not_announced(outbox, queued, handovers, now):
    handovers.withdraw(queued.conversation, now)
    assert outbox.to_announce(DESK, now) == ()


def test_after_a_contact_was_left_the_talk_with_the_bot_is_not_told(outbox, announced, handovers, say, now):
    conversation = announced.conversation
    handovers.ask_contact(conversation, now, [Draft(Author.NOTICE, "Where to?")])
    handovers.leave_contact(conversation, "chan@example.com", now, [Draft(Author.NOTICE, "Noted.")])
    say("to the bot")
    assert told(outbox, now) == ["Where to?", "Noted."]
    handovers.take(conversation, "@amy", "Officer", now)
    say("to amy")
    assert told(outbox, now) == ["to amy"]


def test_a_thread_belongs_to_one_conversation(outbox, record, conversation, now):
    outbox.set_thread(DESK, conversation, "$thread")
    outbox.set_thread(DESK, conversation, "$thread")
    other = record.start("web", "en", now).id
    with pytest.raises(ValueError, match="another conversation"):
        outbox.set_thread(DESK, other, "$thread")
    with pytest.raises(ValueError, match="person"):
        outbox.set_thread(DESK, other, "+852 9123 4567")
    assert outbox.thread(DESK, other) is None


def test_a_transaction_is_new_once_for_each_desk(outbox, now):
    assert outbox.first_time(DESK, "t1", now)
    assert not outbox.first_time(DESK, "t1", now)
    assert outbox.first_time(OTHER, "t1", now)


def test_one_holds_a_lease_until_it_runs_out(outbox, now):
    assert outbox.lease("deliver", "a", 30, now)
    assert not outbox.lease("deliver", "b", 30, now + 29 * SECOND)
    assert outbox.lease("deliver", "a", 30, now + 29 * SECOND)
    assert not outbox.lease("deliver", "b", 30, now + 31 * SECOND)
    assert outbox.lease("deliver", "b", 30, now + 59 * SECOND)
    assert not outbox.lease("deliver", "a", 30, now + 60 * SECOND)
    assert outbox.lease("something else", "a", 30, now)


def test_the_staff_hear_the_bot_in_their_own_conversations_alone(outbox, record, conversation, now):
    own = record.start(DESK, "en", now).id
    for one in (own, conversation):
        outbox.set_thread(DESK, one, f"!room {one}")
        said = record.append(one, Draft(Author.USER, "police projects"), now, for_bot=True)
        record.append(one, Draft(Author.NOTICE, "one moment"), now)
        record.answer(one, said.number, [Draft(Author.BOT, "two projects")], None, now)
    assert [(entry.conversation, entry.text) for entry in outbox.unsaid(DESK, now)] == [
        (own, "one moment"),
        (own, "two projects"),
    ]
    assert outbox.unsaid(OTHER, now) == ()
    outbox.delivered(DESK, outbox.unsaid(DESK, now)[0], "$1", now)
    assert [entry.text for entry in outbox.unsaid(DESK, now)] == ["two projects"]
    outbox.failed(DESK, outbox.unsaid(DESK, now)[0], now)
    assert outbox.unsaid(DESK, now) == ()
    assert len(outbox.unsaid(DESK, now + SECOND)) == 1


def test_what_was_handled_is_known_without_being_claimed(outbox, now):
    assert not outbox.seen(DESK, "t1")
    assert outbox.first_time(DESK, "t1", now)
    assert outbox.seen(DESK, "t1")
    assert not outbox.seen(OTHER, "t1")


def test_a_thread_is_that_of_the_hand_over_it_was_opened_for(outbox, announced, handovers, now):
    conversation = announced.conversation
    handovers.take(conversation, "@amy", "Officer", now)
    handovers.close(conversation, "@amy", now)
    handovers.offer(conversation, "asked", now)
    handovers.consent(conversation, now)
    thread, handover = outbox.told_of(DESK, conversation)
    assert (thread, handover.id, handover.state) == ("$thread", announced.id, Stage.CLOSED)
    outbox.announced(DESK, handovers.current(conversation), "$second", now)
    assert outbox.told_of(DESK, conversation) == ("$second", handovers.current(conversation))
    assert outbox.told_of(OTHER, conversation) is None
