"""What was said: numbered, said once, answered once, masked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conversations.records import Author, Draft, Holder, NoSuchConversation, NotAllowed
from conversations.store import open_conversations


def said(text, key="", **more):
    return Draft(Author.USER, text, key=key, **more)


def replied(text, **more):
    return Draft(Author.BOT, text, **more)


def test_a_conversation_begins_with_the_bot(record, now):
    begun = record.start("web", "zh-hant", now)
    assert record.find(begun.id) == begun
    assert (begun.holder, begun.owner, begun.since, begun.memory) == (Holder.BOT, "", now, None)
    assert len(begun.id) == 32
    assert record.find("nobody") is None


def test_entries_are_numbered_in_order_and_read_from_any_number(record, conversation, now):
    for number, text in enumerate(("one", "二", "three 🙂"), 1):
        entry = record.append(conversation, said(text), now + timedelta(seconds=number))
        assert (entry.number, entry.text, entry.author) == (number, text, Author.USER)
    assert [entry.text for entry in record.entries(conversation)] == ["one", "二", "three 🙂"]
    assert [entry.number for entry in record.entries(conversation, after=1, limit=1)] == [2]
    assert record.find(conversation).last_said == now + timedelta(seconds=3)
    assert record.entries(conversation)[0].at == now + timedelta(seconds=1)


def test_the_same_key_is_said_once_and_in_one_conversation_only(record, conversation, now):
    first = record.append(conversation, said("hello", key="k"), now, for_bot=True)
    assert record.append(conversation, said("hello again", key="k"), now + timedelta(seconds=9), for_bot=True) == first
    other = record.start("web", "en", now).id
    assert record.append(other, said("hello", key="k"), now).number == 1
    assert [entry.number for entry in record.entries(conversation)] == [1]
    assert record.append(conversation, said("without a key"), now).number == 2
    assert record.append(conversation, said("without a key"), now).number == 3


def test_a_key_that_is_personal_is_kept_as_a_digest_and_stays_a_key(record, conversation, now):
    entries = [record.append(conversation, said("x", key=key), now) for key in ("91234567", "98765432", "91234567")]
    assert [entry.number for entry in entries] == [1, 2, 1]
    assert not [entry for entry in record.entries(conversation) if "91234567" in entry.key or "[" in entry.key]
    with pytest.raises(ValueError, match="255"):
        record.append(conversation, said("x", key="k" * 256), now)


def test_notes_are_for_the_staff(record, conversation, now):
    record.append(conversation, said("hello"), now)
    record.append(conversation, Draft(Author.NOTE, "he sounds upset"), now)
    assert [entry.number for entry in record.entries(conversation)] == [1]
    assert [entry.number for entry in record.entries(conversation, notes=True)] == [1, 2]
    assert [entry.number for entry in record.entries(conversation, limit=2)] == [1]


def test_an_entry_awaits_its_answer_and_is_answered_once(record, conversation, now):
    record.append(conversation, said("one"), now, for_bot=True)
    record.append(conversation, said("two"), now, for_bot=True)
    assert [entry.text for entry in record.unanswered(conversation)] == ["one", "two"]
    assert record.conversations_unanswered() == (conversation,)
    memory = {"shown": ["f24-23"], "總數": 14}
    replies = record.answer(conversation, 1, [replied("first", parts={"outcome": "answered"})], memory, now)
    assert [(reply.number, reply.reply_to, reply.parts) for reply in replies] == [(3, 1, {"outcome": "answered"})]
    assert record.find(conversation).memory == memory
    assert record.answer(conversation, 1, [replied("once more")], {}, now) == replies
    assert record.find(conversation).memory == memory
    assert [entry.text for entry in record.unanswered(conversation)] == ["two"]
    record.answer(conversation, 2, [], None, now)
    assert record.conversations_unanswered() == ()
    assert [entry.number for entry in record.entries(conversation)] == [1, 2, 3]


def test_an_answer_offers_a_person_in_the_same_step(record, handovers, conversation, now):
    record.append(conversation, said("let me talk to someone"), now, for_bot=True)
    record.answer(conversation, 1, [replied("Shall I?")], None, now, offers="asked")
    assert record.find(conversation).holder is Holder.OFFERED
    assert handovers.current(conversation).reason == "asked"


def test_the_bot_never_speaks_over_a_person(record, handovers, conversation, now):
    record.append(conversation, said("slow question"), now, for_bot=True)
    handovers.offer(conversation, "asked", now)
    handovers.consent(conversation, now)
    assert record.conversations_unanswered() == ()
    assert record.answer(conversation, 1, [replied("too late")], {"a": 1}, now) == ()
    assert not record.append(conversation, said("more"), now, for_bot=True).awaits
    assert [entry.author for entry in record.entries(conversation)] == [Author.USER, Author.USER]
    assert record.find(conversation).memory is None


def test_only_the_owner_s_words_pass_where_the_owner_is_asked_for(record, handovers, conversation, now):
    word = Draft(Author.OFFICER, "Good morning", name="Enquiry officer")
    with pytest.raises(NotAllowed) as refused:
        record.append(conversation, word, now, owner="@amy")
    assert refused.value.holder is Holder.BOT
    handovers.offer(conversation, "asked", now)
    handovers.consent(conversation, now)
    handovers.take(conversation, "@amy", "Enquiry officer", now)
    assert record.append(conversation, word, now, owner="@amy").name == "Enquiry officer"
    with pytest.raises(NotAllowed):
        record.append(conversation, word, now, owner="@bob")


def test_personal_data_is_masked_wherever_it_stands(record, conversation, now):
    draft = replied("call 9123 4567", name="chan@example.com", parts={"asked": ["A123456(3)"]})
    record.append(conversation, said("x"), now, for_bot=True)
    (entry,) = record.answer(conversation, 1, [draft], {"reading": {"text": "4111 1111 1111 1111"}}, now)
    assert record.entries(conversation)[-1] == entry
    assert (entry.text, entry.name, entry.parts) == ("call [PHONE]", "[EMAIL]", {"asked": ["[HKID]"]})
    assert record.find(conversation).memory == {"reading": {"text": "[CARD]"}}
    record.set_memory(conversation, {"a": "9123 4567"})
    assert record.find(conversation).memory == {"a": "[PHONE]"}


def test_feedback_is_for_answers_and_the_later_word_counts(record, conversation, now):
    record.append(conversation, said("x"), now, for_bot=True)
    record.answer(conversation, 1, [replied("y")], None, now)
    record.feedback(conversation, 2, True, "", now)
    record.feedback(conversation, 2, False, "wrong, mail me at chan@example.com", now)
    for number in (1, 7):
        with pytest.raises(NoSuchConversation):
            record.feedback(conversation, number, True, "", now)


def test_what_is_not_there_is_told(record, now):
    for call in (
        lambda: record.append("nobody", said("x"), now),
        lambda: record.answer("nobody", 1, [], None, now),
        lambda: record.set_language("nobody", "en"),
        lambda: record.feedback("nobody", 1, True, "", now),
    ):
        with pytest.raises(NoSuchConversation):
            call()
    assert record.entries("nobody") == ()


def test_a_conversation_is_found_by_the_beginning_of_its_id(record, now):
    ids = {record.start("web", "en", now).id for _ in range(20)}
    one = next(iter(ids))
    assert [found.id for found in record.search(one)] == [one]
    assert one in [found.id for found in record.search(one[:3])]
    assert record.search("") == record.search("~") == record.search("%") == ()


def test_the_language_of_a_conversation_changes(record, conversation):
    record.set_language(conversation, "zh-hant")
    assert record.find(conversation).language == "zh-hant"


def test_a_time_without_a_zone_is_refused(record, conversation, now):
    with pytest.raises(Exception, match="no time zone"):
        record.append(conversation, said("x"), now.replace(tzinfo=None))


def test_all_of_it_is_there_after_a_restart(record, conversation, url, now):
    record.append(conversation, said("hello", key="k"), now, for_bot=True)
    record.close()
    again = open_conversations(url)
    assert again.unanswered(conversation) == again.entries(conversation) != ()
    again.close()
