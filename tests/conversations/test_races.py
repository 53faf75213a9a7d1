"""Processes that want the same thing at the same time, and processes that are killed in the middle."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time

from conversations.handover import Handovers
from conversations.held import holding
from conversations.outbox import Outbox
from conversations.records import Author, Draft, Holder, NotAllowed
from conversations.store import open_conversations

# A clean process that has imported all that is slow: its children start at once, with nothing open.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["alembic.command", "conversations.handover", "conversations.outbox"])


def _run(work, url, pipe, *arguments):
    record = open_conversations(url)
    pipe.send("ready")
    pipe.recv()
    pipe.send(work(record, pipe, *arguments))
    record.close()


def begin(work, url, *arguments, count=1):
    """So many processes, begun at the same moment; each gets its number after the arguments."""
    begun = []
    for number in range(count):
        ours, theirs = processes.Pipe()
        process = processes.Process(target=_run, args=(work, url, theirs, *arguments, number), daemon=True)
        process.start()
        theirs.close()
        begun.append((process, ours))
    for _, pipe in begun:
        assert hear(pipe) == "ready"
    for _, pipe in begun:
        pipe.send("go")
    return begun


def hear(pipe):
    assert pipe.poll(60)
    return pipe.recv()


def race(work, url, *arguments, count=2):
    """What each of the processes gives back."""
    results = []
    for process, pipe in begin(work, url, *arguments, count=count):
        results.append(hear(pipe))
        process.join(30)
        assert process.exitcode == 0
    return results


def take(record, _, conversation, now, me):
    drafts = [Draft(Author.NOTICE, f"Officer {me}")]
    try:
        return Handovers(record).take(conversation, f"@{me}", f"Officer {me}", now, drafts).owner
    except NotAllowed as refused:
        return f"not me, {refused.owner}"


def test_two_officers_take_the_same_conversation_and_one_has_it(record, handovers, conversation, url, now):
    handovers.offer(conversation, "asked", now)
    handovers.consent(conversation, now)
    results = race(take, url, conversation, now, count=3)
    owner = record.find(conversation).owner
    winner = int(owner[1:])
    assert results[winner] == owner
    assert [one for one in results if one != owner] == [f"not me, {owner}"] * 2
    assert [entry.text for entry in record.entries(conversation)] == [f"Officer {winner}"]


def say_in_threads(record, _, conversation, now, me):
    def say(thread):
        for place in range(15):
            record.append(conversation, Draft(Author.USER, f"{me} {thread} {place}"), now)

    threads = [threading.Thread(target=say, args=(thread,)) for thread in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_numbers_stay_without_a_gap_where_processes_and_threads_write(record, conversation, url, now):
    race(say_in_threads, url, conversation, now)
    said = record.entries(conversation)
    assert [entry.number for entry in said] == list(range(1, 91))
    for writer in ("0 0 ", "0 1 ", "0 2 ", "1 0 ", "1 1 ", "1 2 "):
        assert [entry.text for entry in said if entry.text.startswith(writer)] == [f"{writer}{i}" for i in range(15)]


def say_with_keys(record, _, conversation, now, me):
    return [record.append(conversation, Draft(Author.USER, f"by {me}", key=f"k{i}"), now) for i in range(20)]


def test_the_same_key_at_once_gives_one_entry(record, conversation, url, now):
    first, second = race(say_with_keys, url, conversation, now)
    assert first == second == list(record.entries(conversation))
    assert len(first) == 20


def answer_all(record, _, conversation, now, me):
    drafts = [Draft(Author.BOT, f"by {me}"), Draft(Author.BOT, f"and more by {me}")]
    return [record.answer(conversation, number, drafts, {"by": me}, now) for number in range(1, 11)]


def test_a_message_is_answered_once_where_two_servers_try(record, conversation, url, now):
    for place in range(10):
        record.append(conversation, Draft(Author.USER, f"{place}"), now, for_bot=True)
    first, second = race(answer_all, url, conversation, now)
    assert first == second
    assert len(record.entries(conversation)) == 30


def answer_or_consent(record, _, conversation, now, me):
    if me:
        return Handovers(record).consent(conversation, now).holder
    return len(record.answer(conversation, 1, [Draft(Author.BOT, "!")], None, now))


def test_the_bot_does_not_speak_once_the_user_has_agreed_to_a_person(record, handovers, conversation, url, now):
    record.append(conversation, Draft(Author.USER, "?"), now, for_bot=True)
    handovers.offer(conversation, "asked", now)
    answered, holder = race(answer_or_consent, url, conversation, now)
    assert holder is Holder.QUEUED
    assert len(record.entries(conversation)) == 1 + answered
    assert handovers.current(conversation).transcript == 1 + answered  # an answer that came first stands in it


def claim(record, _, now, me):
    outbox = Outbox(record)
    return outbox.lease("deliver", f"{me}", 30, now), outbox.first_time("matrix", "t", now)


def test_one_has_the_lease_and_one_handles_the_transaction(url, now):
    results = race(claim, url, now, count=3)
    assert [sum(column) for column in zip(*results, strict=True)] == [1, 1]


def stop_half_way(record, pipe, conversation, now, _):
    with holding(record.database, conversation) as held:
        held.change(holder=Holder.OFFERED)
        held.add([Draft(Author.BOT, "half")] * 3, now)
        held.write()
        pipe.send("half way")
        pipe.recv()


def test_a_writer_killed_half_way_leaves_nothing_half_and_blocks_nobody(record, conversation, url, now):
    record.append(conversation, Draft(Author.USER, "before"), now)
    [(process, pipe)] = begin(stop_half_way, url, conversation, now)
    assert hear(pipe) == "half way"
    assert [entry.text for entry in record.entries(conversation)] == ["before"]
    process.kill()
    process.join(10)
    began = time.monotonic()
    assert record.append(conversation, Draft(Author.USER, "after"), now).number == 2
    assert time.monotonic() - began < 3
    assert record.find(conversation).holder is Holder.BOT


def say_for_ever(record, pipe, conversation, now, _):
    place = 0
    while True:
        draft = Draft(Author.USER, f"{place}", key=f"{place}")
        pipe.send(record.append(conversation, draft, now, for_bot=True).number)
        place += 1


def test_a_writer_killed_at_work_loses_nothing_of_what_was_kept(record, conversation, url, now):
    [(process, pipe)] = begin(say_for_ever, url, conversation, now)
    told = [hear(pipe) for _ in range(20)]
    process.kill()
    process.join(10)
    with contextlib.suppress(EOFError):
        while True:
            told.append(hear(pipe))
    said = record.entries(conversation, limit=100_000)
    assert told == list(range(1, len(told) + 1))
    assert [entry.number for entry in said] == list(range(1, len(said) + 1))
    assert len(said) in (len(told), len(told) + 1)
    assert len(record.unanswered(conversation)) == len(said)
    assert record.append(conversation, Draft(Author.USER, "again", key="0"), now).number == 1


def look(record, _, me):
    return record.conversations_unanswered()


def test_several_may_open_an_empty_database_at_once(url):
    assert race(look, url, count=3) == [()] * 3
