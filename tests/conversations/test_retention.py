"""What is handed out, erased and deleted: all of it, and nothing else."""

from __future__ import annotations

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from conversations.__main__ import main
from conversations.records import Author, Draft, NoSuchConversation
from conversations.retention import erase, export, kept_days, purge
from conversations.tables import metadata

PERSONAL = ("A123456(3)", "9123 4567", "chan.tai.man@example.com", "4111 1111 1111 1111")
CONTACT = "chan.siu.ming@example.com"
PER_CONVERSATION = [table for table in metadata.tables.values() if table.name not in ("transactions", "leases")]


@pytest.fixture
def fill(record, handovers, outbox, now):
    """Makes a conversation that has left something in every table, personal data in every field of words."""

    def fill(at=now):
        everything = " and ".join(PERSONAL)
        one = record.start("web", "en", at).id
        record.append(one, Draft(Author.USER, everything, parts={"a": [everything]}), at, for_bot=True)
        record.answer(
            one, 1, [Draft(Author.BOT, everything, name=everything, parts={"b": everything})], {"c": everything}, at
        )
        record.feedback(one, 2, False, everything, at)
        handovers.offer(one, everything, at, [Draft(Author.NOTICE, everything)])
        handovers.consent(one, at)
        outbox.announced("matrix", handovers.current(one), f"$thread-{one}", at)
        handovers.take(one, "@amy", f"Amy {everything}", at)
        record.append(one, Draft(Author.NOTE, everything), at)
        for entry in outbox.undelivered("matrix", at):
            outbox.delivered("matrix", entry, f"${entry.number}", at)
        handovers.close(one, "@amy", at)
        handovers.rate(one, 5, everything, at)
        handovers.offer(one, "again", at)
        handovers.ask_contact(one, at)
        handovers.leave_contact(one, CONTACT, at)
        return one

    return fill


def count(record):
    with record.database.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in PER_CONVERSATION
        }


def test_personal_data_is_nowhere_but_the_contact_where_it_was_left(record, fill):
    kept = export(record, fill())
    text = json.dumps(kept, ensure_ascii=False)
    assert not [one for one in PERSONAL if one in text or one.replace(" ", "") in text]
    assert text.count(CONTACT) == 1
    assert kept["handovers"][-1]["contact"] == CONTACT
    assert text.count("[HKID] and [PHONE] and [EMAIL] and [CARD]") >= 10


def test_an_export_has_something_of_every_table(record, fill):
    kept = export(record, fill())
    assert sorted(kept) == sorted(
        ["conversation", *(table.name for table in PER_CONVERSATION if table.name != "conversations")]
    )
    assert all(kept.values())
    assert [entry["number"] for entry in kept["entries"]] == [1, 2, 3, 4]


def test_erasing_removes_one_conversation_from_every_table_and_no_other(record, fill):
    kept = fill()
    before = count(record)
    assert all(before.values())
    erased = fill()
    assert erase(record, erased) == (("matrix", f"$thread-{erased}"),)
    assert count(record) == before
    assert record.find(erased) is None
    assert record.find(kept) is not None
    for call in (erase, export):
        with pytest.raises(NoSuchConversation):
            call(record, erased)


def test_what_was_erased_is_not_in_the_file_either(record, fill, url):
    if make_url(url).get_backend_name() != "sqlite":
        return  # the server's files are its own; docs/records.md tells what to do there
    one = fill()
    record.append(one, Draft(Author.USER, "an unmistakable sentence"), record.find(one).last_said)
    erase(record, one)
    files = [Path(make_url(url).database + end) for end in ("", "-wal")]
    assert not [file for file in files if file.exists() and b"unmistakable" in file.read_bytes()]
    assert not [file for file in files if file.exists() and CONTACT.encode() in file.read_bytes()]


def test_the_file_is_for_its_owner_alone(record, url):
    if make_url(url).get_backend_name() == "sqlite":
        assert stat.S_IMODE(Path(make_url(url).database).stat().st_mode) == 0o600


def test_what_is_older_is_purged_and_the_rest_stays(record, outbox, fill, now):
    old = [fill(now - timedelta(days=91)) for _ in range(3)]
    young = fill(now - timedelta(days=89))
    outbox.first_time("matrix", "old", now - timedelta(days=91))
    outbox.first_time("matrix", "young", now)
    assert purge(record, now - timedelta(days=90)) == 3
    assert [record.find(one) for one in old] == [None] * 3
    assert record.find(young)
    assert (outbox.seen("matrix", "old"), outbox.seen("matrix", "young")) == (False, True)
    assert purge(record, now - timedelta(days=90)) == 0


def test_many_are_purged_bit_by_bit(record, now):
    for _ in range(450):
        record.start("web", "en", now)
    assert purge(record, now + timedelta(days=1)) == 450
    assert not any(count(record).values())


@pytest.mark.parametrize("value", ["0", "-1", "ninety", "1.5"])
def test_days_that_cannot_be_are_refused(monkeypatch, value):
    monkeypatch.setenv("BEACON_KEEP_DAYS", value)
    with pytest.raises(ValueError, match="BEACON_KEEP_DAYS"):
        kept_days()


def test_the_command_exports_erases_and_purges(record, fill, url, now, capsys, monkeypatch):
    one, other = fill(), fill(now - timedelta(days=5000))
    assert main(["--database", url, "export", one]) == 0
    assert json.loads(capsys.readouterr().out)["conversation"]["id"] == one
    assert main(["--database", url, "purge"]) == 0
    assert "erased: 1" in capsys.readouterr().out
    assert main(["--database", url, "erase", one]) == 0
    assert f"thread $thread-{one}" in capsys.readouterr().out
    for missing in (one, other):
        assert main(["--database", url, "erase", missing]) == 1
        assert missing in capsys.readouterr().err
    monkeypatch.setenv("BEACON_KEEP_DAYS", "x")
    assert main(["--database", url, "purge"]) == 1
    assert "BEACON_KEEP_DAYS" in capsys.readouterr().err
    assert main(["--database", "nonsense", "purge"]) == 1
    assert "BEACON_CONVERSATIONS_URL" in capsys.readouterr().err
