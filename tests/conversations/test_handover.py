"""Who has a conversation: every change that is allowed, none that is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conversations.records import Author, Draft, Holder, NotAllowed, Stage

AMY, BOB = ("@amy", "Enquiry officer"), ("@bob", "Enquiry officer (2)")
LATER = timedelta(minutes=1)

# How a conversation comes to each holder, and the changes that are allowed there.
WAYS = {
    Holder.BOT: (),
    Holder.OFFERED: ("offer",),
    Holder.QUEUED: ("offer", "consent"),
    Holder.PERSON: ("offer", "consent", "take"),
    Holder.ASKING_CONTACT: ("offer", "consent", "ask_contact"),
    Holder.RATING: ("offer", "consent", "take", "close"),
}
ALLOWED = {
    Holder.BOT: {"offer": Holder.OFFERED},
    Holder.OFFERED: {
        "consent": Holder.QUEUED,
        "decline": Holder.BOT,
        "withdraw": Holder.BOT,
        "ask_contact": Holder.ASKING_CONTACT,
    },
    Holder.QUEUED: {"take": Holder.PERSON, "withdraw": Holder.BOT, "ask_contact": Holder.ASKING_CONTACT},
    Holder.PERSON: {"release": Holder.QUEUED, "transfer": Holder.PERSON, "close": Holder.RATING},
    Holder.ASKING_CONTACT: {
        "take": Holder.PERSON,
        "decline": Holder.BOT,
        "withdraw": Holder.BOT,
        "leave_contact": Holder.BOT,
    },
    Holder.RATING: {"offer": Holder.OFFERED, "rate": Holder.BOT},
}
DETAILS = {
    "offer": ("asked",),
    "take": AMY,
    "transfer": BOB,
    "close": ("@amy",),
    "rate": (5, "kind"),
    "leave_contact": ("chan@example.com",),
}
CHANGES = sorted({change for changes in ALLOWED.values() for change in changes})


def make(handovers, conversation, now, *changes):
    for change in changes:
        changed = getattr(handovers, change)(conversation, *DETAILS.get(change, ()), now)
    return changed


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("holder", Holder)
def test_each_change_is_allowed_where_it_should_be(record, handovers, conversation, now, holder, change):
    if WAYS[holder]:
        make(handovers, conversation, now, *WAYS[holder])
    before, handover = record.find(conversation), handovers.current(conversation)
    assert before.holder is holder
    if change in ALLOWED[holder]:
        after = make(handovers, conversation, now + LATER, change)
        assert after == record.find(conversation)
        assert (after.holder, after.since) == (ALLOWED[holder][change], now + LATER)
    else:
        with pytest.raises(NotAllowed) as refused:
            make(handovers, conversation, now + LATER, change)
        assert (refused.value.holder, refused.value.owner) == (before.holder, before.owner)
        assert (record.find(conversation), handovers.current(conversation)) == (before, handover)


def test_a_whole_story_with_a_second_hand_over(record, handovers, conversation, now):
    make(handovers, conversation, now, "offer", "consent")
    taken = handovers.take(conversation, *AMY, now + LATER)
    assert (taken.holder, taken.owner, taken.owner_name) == (Holder.PERSON, *AMY)
    handovers.close(conversation, "@amy", now + 2 * LATER)
    handovers.rate(conversation, 4, "thanks, 9123 4567", now + 3 * LATER)
    first = handovers.current(conversation)
    assert (first.state, first.taken_by, first.taken) == (Stage.CLOSED, "@amy", now + LATER)
    assert (first.closed, first.rating, first.comment) == (now + 2 * LATER, 4, "thanks, [PHONE]")
    record.append(conversation, Draft(Author.USER, "one more thing"), now)
    make(handovers, conversation, now + 4 * LATER, "offer", "consent", "take")
    second = handovers.current(conversation)
    assert second.id != first.id
    assert (second.state, second.transcript, second.rating) == (Stage.TAKEN, 1, None)


def test_the_words_of_a_change_come_with_it_or_not_at_all(record, handovers, conversation, now):
    notice = Draft(Author.NOTICE, "Shall I pass this on?", key="offer-1")
    handovers.offer(conversation, "asked", now, [notice])
    with pytest.raises(NotAllowed):
        handovers.offer(conversation, "asked", now, [Draft(Author.NOTICE, "Again?")])
    assert [entry.text for entry in record.entries(conversation)] == ["Shall I pass this on?"]


def test_one_owner_at_a_time(record, handovers, conversation, now):
    make(handovers, conversation, now, "offer", "consent", "take")
    with pytest.raises(NotAllowed) as refused:
        handovers.take(conversation, *BOB, now)
    assert refused.value.owner == "@amy"
    for change in (
        lambda: handovers.close(conversation, "@bob", now),
        lambda: handovers.release(conversation, now, by="@bob"),
        lambda: handovers.transfer(conversation, *BOB, now, by="@bob"),
    ):
        with pytest.raises(NotAllowed):
            change()
    moved = handovers.transfer(conversation, *BOB, now, by="@amy")
    assert (moved.owner, moved.owner_name) == BOB
    assert handovers.current(conversation).taken_by == "@bob"
    with pytest.raises(NotAllowed):
        handovers.close(conversation, "@amy", now)


def test_the_queue_has_an_order_that_release_keeps(record, handovers, now):
    ids = []
    for place in range(3):
        ids.append(record.start("web", "en", now).id)
        make(handovers, ids[-1], now + place * LATER, "offer", "consent")
    assert [one.id for one in handovers.waiting()] == ids
    assert [handovers.position(one) for one in ids] == [1, 2, 3]
    handovers.take(ids[0], *AMY, now + 5 * LATER)
    assert [handovers.position(one) for one in ids] == [0, 1, 2]
    handovers.release(ids[0], now + 6 * LATER)
    assert [handovers.position(one) for one in ids] == [1, 2, 3]
    assert handovers.current(ids[0]).taken is None


def test_who_waits_too_long_is_told_once_the_time_is_over(record, handovers, now):
    early, late = record.start("web", "en", now).id, record.start("web", "en", now).id
    make(handovers, early, now, "offer", "consent")
    make(handovers, late, now + LATER, "offer", "consent")
    wait = timedelta(minutes=10)
    assert handovers.overdue(wait, now + wait - timedelta(seconds=1)) == ()
    assert [one.id for one in handovers.overdue(wait, now + wait)] == [early]
    assert [one.id for one in handovers.overdue(wait, now + wait + LATER)] == [early, late]
    make(handovers, early, now + wait, "ask_contact")
    assert [one.id for one in handovers.overdue(wait, now + wait + LATER)] == [late]
    assert handovers.position(early) == 1


def test_a_contact_that_was_left_stays_as_it_was_typed_until_the_desk_has_answered(handovers, conversation, now):
    make(handovers, conversation, now, "offer", "ask_contact", "leave_contact")
    (left,) = handovers.contacts_left()
    assert (left.conversation, left.contact, left.closed) == (conversation, "chan@example.com", None)
    with pytest.raises(NotAllowed):
        handovers.rate(conversation, 5, "", now)
    after = handovers.close(conversation, "@bob", now + LATER)
    assert after.holder is Holder.BOT
    assert handovers.contacts_left() == ()
    closed = handovers.current(conversation)
    assert (closed.state, closed.closed, closed.taken_by) == (Stage.CLOSED, now + LATER, "@bob")


def test_who_left_a_contact_may_still_be_taken_and_may_ask_again(handovers, conversation, now):
    make(handovers, conversation, now, "offer", "ask_contact", "leave_contact")
    assert make(handovers, conversation, now, "take").holder is Holder.PERSON
    make(handovers, conversation, now, "close", "offer", "ask_contact", "leave_contact")
    assert make(handovers, conversation, now, "offer").holder is Holder.OFFERED


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_a_rating_has_one_to_five_stars(handovers, conversation, now, stars):
    make(handovers, conversation, now, *WAYS[Holder.RATING])
    with pytest.raises(ValueError, match="1 to 5"):
        handovers.rate(conversation, stars, "", now)


def test_the_conversations_that_persons_have_are_listed(handovers, record, now):
    ids = [record.start("web", "en", now).id for _ in range(3)]
    for place, one in enumerate(ids):
        handovers.offer(one, "asked", now)
        handovers.consent(one, now)
        if place:
            handovers.take(one, f"@{place}", "Officer", now - timedelta(minutes=place))
    assert [(held.id, held.owner) for held in handovers.held()] == [(ids[2], "@2"), (ids[1], "@1")]
