"""A database that is away is told quickly, nothing is lost by it, and it is used again when it is back."""

from __future__ import annotations

import socket
import threading
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from conversations.database import BUSY_SECONDS, PLACE
from conversations.held import holding
from conversations.records import Author, Draft, RecordUnavailable
from conversations.store import open_conversations
from conversations.tables import metadata
from knowledge.database import open_store
from tests.databases import cut_connections, forbid_connections

SAID = Draft(Author.USER, "hello", key="k")


def test_the_migrations_make_the_tables_that_the_code_uses(record):
    with record.database.reading() as connection:
        options = {"version_table": PLACE.versions, "compare_type": False}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_both_rooms_may_share_one_database(url, now):
    store, record = open_store(url), open_conversations(url)
    one = record.start("web", "en", now).id
    assert len(store.projects()) > 0
    again = open_conversations(url)
    assert again.find(one)
    again.close(), record.close(), store.engine.dispose()


def test_a_database_of_a_later_version_is_refused_in_plain_words(record, url):
    with record.database.changing() as connection:
        connection.execute(text(f"UPDATE {PLACE.versions} SET version_num = '9999'"))
    with pytest.raises(RecordUnavailable, match="another version"):
        open_conversations(url)


@pytest.mark.parametrize("url", ["nonsense", "mysql://localhost/beacon", "sqlite:////proc/nowhere/record.sqlite3"])
def test_a_database_that_cannot_be_is_refused_in_plain_words(url):
    with pytest.raises(RecordUnavailable):
        open_conversations(url)


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
class TestPostgreSQL:
    def test_connections_that_were_cut_are_replaced(self, record, conversation, url, now):
        for place in range(3):
            cut_connections(url)
            assert record.append(conversation, SAID, now).number == 1
            assert len(record.entries(conversation)) == 1, place

    def test_a_database_that_is_gone_is_told_and_used_again_when_it_is_back(self, record, conversation, url, now):
        with forbid_connections(url):
            began = time.monotonic()
            for call in (
                lambda: record.append(conversation, SAID, now),
                lambda: record.find(conversation),
                record.conversations_unanswered,
            ):
                with pytest.raises(RecordUnavailable, match="does not answer"):
                    call()
            assert time.monotonic() - began < 3
        assert record.append(conversation, SAID, now).number == 1

    def test_a_change_cut_half_way_leaves_nothing_and_may_be_said_again(self, record, conversation, url, now):
        def change():
            with record.database.changing() as connection:
                connection.execute(text("UPDATE conversations SET last_number = 7, language = 'xx'"))
                cut_connections(url)

        with pytest.raises(RecordUnavailable):
            change()
        assert record.find(conversation).language == "en"
        assert record.append(conversation, SAID, now).number == 1

    def test_a_conversation_that_another_holds_too_long_is_unavailable(self, record, conversation, url, now):
        def hurry():
            with record.database.changing() as connection:
                connection.execute(text("SET LOCAL statement_timeout = 50"))
                connection.execute(text("SELECT id FROM conversations FOR UPDATE"))

        other = open_conversations(url)
        with holding(other.database, conversation):
            with pytest.raises(RecordUnavailable, match="timeout"):
                hurry()
            assert record.find(conversation)  # to read does not wait
        other.close()

    def test_more_threads_than_connections_wait_for_each_other(self, record, conversation, now):
        numbers = []

        def say():
            numbers.append(record.append(conversation, Draft(Author.USER, "x"), now).number)

        threads = [threading.Thread(target=say) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(numbers) == list(range(1, 41))


def test_a_server_that_is_not_there_is_unavailable_without_its_password():
    with socket.socket() as taken:  # a port that nobody listens on
        taken.bind(("127.0.0.1", 0))
        address = f"postgresql://beacon:secret@127.0.0.1:{taken.getsockname()[1]}/beacon"
        with pytest.raises(RecordUnavailable, match="record of conversations") as refused:
            open_conversations(address)
    assert "secret" not in str(refused.value)


def test_a_server_that_takes_the_call_and_says_nothing_is_given_up():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(RecordUnavailable):
            open_conversations(f"postgresql://beacon@127.0.0.1:{silent.getsockname()[1]}/beacon")
        assert time.monotonic() - began < 6


def test_a_new_file_may_be_opened_by_many_at_the_same_moment(tmp_path):
    for turn in range(40):
        url = f"sqlite:///{tmp_path / str(turn)}"
        start, failures = threading.Barrier(3), []

        def connect(url=url, start=start, failures=failures):
            engine = PLACE.connect(url)
            start.wait(10)
            try:
                engine.connect().close()
            except DBAPIError as error:
                failures.append(error)
            engine.dispose()

        threads = [threading.Thread(target=connect) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
class TestSQLite:
    def test_a_file_that_another_locks_is_waited_for_then_unavailable(self, record, conversation, url, now):
        assert BUSY_SECONDS >= 3
        with record.database.reading() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 10")  # the pool hands this connection out again
        other = open_conversations(url)
        with other.database.changing():
            with pytest.raises(RecordUnavailable, match="locked"):
                record.append(conversation, SAID, now)
            assert record.find(conversation)  # to read does not wait
        assert record.append(conversation, SAID, now).number == 1
        other.close()

    def test_a_thread_that_writes_too_long_makes_others_unavailable(self, record, conversation, now, monkeypatch):
        monkeypatch.setattr("conversations.database.BUSY_SECONDS", 0.01)
        with record.database.changing(), pytest.raises(RecordUnavailable, match="too long"):
            record.append(conversation, SAID, now)
        assert record.append(conversation, SAID, now).number == 1

    def test_a_file_that_is_no_database_is_unavailable_and_stays_as_it_is(self, url):
        words = "no database at all, only a long enough line of plain text " * 20
        with open(make_url(url).database, "w") as file:
            file.write(words)
        with pytest.raises(RecordUnavailable, match="not a database"):
            open_conversations(url)
        with open(make_url(url).database) as file:
            assert file.read() == words

    def test_it_writes_ahead_and_overwrites_what_is_erased(self, record):
        with record.database.reading() as connection:
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
            }
        assert found == {"journal_mode": "wal", "synchronous": 1, "secure_delete": 1, "foreign_keys": 1}
