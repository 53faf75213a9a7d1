"""Processes that want the same thing at the same time, and processes that are killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conversations.records import Author, Draft, Holder

ROOT = Path(__file__).resolve().parents[2]
BEGIN = """
import json, sys, threading
from datetime import datetime, timezone
from conversations.handover import Handovers
from conversations.held import holding
from conversations.outbox import Outbox
from conversations.records import *
from conversations.store import open_conversations
url, conversation, me = sys.argv[1:]
record = open_conversations(url)
handovers, outbox = Handovers(record), Outbox(record)
now = datetime.now(timezone.utc)
record.find(conversation)
print("ready", flush=True)
sys.stdin.readline()
"""


class Another:
    """Another process with the record open, which waits for the start and then runs `body` and prints JSON."""

    def __init__(self, body, url, conversation, me):
        command = [sys.executable, "-c", BEGIN + body, url, conversation, str(me)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, stdin=-1, stdout=-1, text=True, env=environment)
        assert self.process.stdout.readline() == "ready\n"

    def go(self):
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def line(self):
        return self.process.stdout.readline().strip()

    def result(self):
        out, _ = self.process.communicate(timeout=60)
        assert self.process.returncode == 0
        return json.loads(out)


def race(body, url, conversation, count=2):
    others = [Another(body, url, conversation, me) for me in range(count)]
    for other in others:
        other.go()
    return [other.result() for other in others]


def test_two_officers_take_the_same_conversation_and_one_has_it(record, handovers, conversation, url, now):
    handovers.offer(conversation, "asked", now)
    handovers.consent(conversation, now)
    body = """
try:
    handovers.take(conversation, "@" + me, "Officer " + me, now, [Draft(Author.NOTICE, "Officer " + me)])
    print('"taken"')
except NotAllowed as refused:
    print(json.dumps(refused.owner))
"""
    results = race(body, url, conversation, 3)
    winner = record.find(conversation).owner
    assert sorted(results) == sorted(["taken", winner, winner])
    assert results[int(winner[1:])] == "taken"
    assert [entry.text for entry in record.entries(conversation)] == [f"Officer {winner[1:]}"]


def test_numbers_stay_without_a_gap_where_processes_and_threads_write(record, conversation, url):
    body = """
def say(thread):
    for place in range(15):
        record.append(conversation, Draft(Author.USER, f"{me}-{thread}-{place}"), now)
threads = [threading.Thread(target=say, args=(thread,)) for thread in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(0)
"""
    race(body, url, conversation)
    said = record.entries(conversation)
    assert [entry.number for entry in said] == list(range(1, 91))
    for me in range(2):
        for thread in range(3):
            texts = [entry.text for entry in said if entry.text.startswith(f"{me}-{thread}-")]
            assert texts == [f"{me}-{thread}-{place}" for place in range(15)]


def test_the_same_key_at_once_gives_one_entry(record, conversation, url):
    body = """
print(json.dumps([record.append(conversation, Draft(Author.USER, me, key=f"k{i}"), now).number for i in range(20)]))
"""
    first, second = race(body, url, conversation)
    assert first == second == list(range(1, 21))
    assert len(record.entries(conversation)) == 20


def test_a_message_is_answered_once_where_two_servers_try(record, conversation, url, now):
    for place in range(10):
        record.append(conversation, Draft(Author.USER, f"{place}"), now, for_bot=True)
    body = """
drafts = [Draft(Author.BOT, "by " + me), Draft(Author.BOT, "and more by " + me)]
print(json.dumps([[e.text for e in record.answer(conversation, i, drafts, {"by": me}, now)] for i in range(1, 11)]))
"""
    first, second = race(body, url, conversation)
    assert first == second
    assert len(record.entries(conversation)) == 30


def test_the_bot_and_a_person_never_both_answer(record, handovers, conversation, url, now):
    record.append(conversation, Draft(Author.USER, "?"), now, for_bot=True)
    handovers.offer(conversation, "asked", now)
    body = """
if me == "0":
    print(json.dumps(len(record.answer(conversation, 1, [Draft(Author.BOT, "!")], None, now))))
else:
    print(json.dumps(handovers.consent(conversation, now).holder))
"""
    answered, holder = race(body, url, conversation)
    assert holder == Holder.QUEUED
    assert len(record.entries(conversation)) == 1 + answered
    # An answer that came first stands in the transcript.
    assert handovers.current(conversation).transcript == 1 + answered


def test_one_of_many_has_the_lease_and_one_handles_the_transaction(conversation, url):
    body = """
print(json.dumps([outbox.lease("deliver", me, 30, now), outbox.first_time("matrix", "t", now)]))
"""
    results = race(body, url, conversation, 3)
    assert [sum(column) for column in zip(*results, strict=True)] == [1, 1]


def test_a_writer_killed_in_the_middle_leaves_nothing_half_and_blocks_nobody(record, conversation, url, now):
    record.append(conversation, Draft(Author.USER, "before"), now)
    body = """
with holding(record.database, conversation) as held:
    held.change(holder=Holder.OFFERED)
    held.add([Draft(Author.BOT, "half")] * 3, now)
    held.write()
    print("in the middle", flush=True)
    sys.stdin.readline()
"""
    other = Another(body, url, conversation, 0)
    other.go()
    assert other.line() == "in the middle"
    assert [entry.text for entry in record.entries(conversation)] == ["before"]
    other.process.send_signal(signal.SIGKILL)
    other.process.wait(10)
    began = time.monotonic()
    assert record.append(conversation, Draft(Author.USER, "after"), now).number == 2
    assert time.monotonic() - began < 2
    assert record.find(conversation).holder is Holder.BOT


def test_a_writer_killed_while_it_works_loses_nothing_that_it_had_said(record, conversation, url, now):
    body = """
for place in range(10_000):
    print(record.append(conversation, Draft(Author.USER, str(place), key=str(place)), now, for_bot=True).number, flush=True)
"""
    other = Another(body, url, conversation, 0)
    other.go()
    for _ in range(20):
        told = int(other.line())
    other.process.kill()
    rest, _ = other.process.communicate(timeout=10)
    told = int(rest.rsplit("\n", 2)[-2]) if rest.count("\n") else told
    said = record.entries(conversation)
    assert [entry.number for entry in said] == list(range(1, len(said) + 1))
    assert len(said) in (told, told + 1)
    assert len(record.unanswered(conversation)) == len(said)
    assert record.append(conversation, Draft(Author.USER, "again", key="0"), now).number == 1


@pytest.mark.parametrize("count", [3])
def test_several_may_open_an_empty_database_at_once(url, count):
    start = "import sys; from conversations.store import open_conversations; print(open_conversations(sys.argv[1]).find('x'))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen([sys.executable, "-c", start, url], stdout=-1, stderr=-1, text=True, env=environment)
        for _ in range(count)
    ]
    ended = [process.communicate(timeout=60) for process in started]
    assert [out.strip() for out, _ in ended] == ["None"] * count, ended
