"""Hands out, erases and deletes what is kept: `python -m conversations export ID | erase ID | purge`.

`export` prints JSON; `erase` says where copies may stand; `purge` deletes what is older than BEACON_KEEP_DAYS.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from conversations.records import NoSuchConversation, RecordUnavailable
from conversations.retention import erase, export, kept_days, purge
from conversations.store import open_conversations


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m conversations", description="What is kept of conversations.")
    parser.add_argument(
        "--database", metavar="URL", help="default: BEACON_CONVERSATIONS_URL, else an SQLite file under var/"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, does in (("export", "print all that is kept of a conversation"), ("erase", "remove all of it")):
        commands.add_parser(name, help=does).add_argument("id", help="the conversation's id, whole")
    commands.add_parser("purge", help="remove what is older than BEACON_KEEP_DAYS")
    given = parser.parse_args(arguments)
    try:
        record = open_conversations(given.database)
        if given.command == "export":
            print(json.dumps(export(record, given.id), ensure_ascii=False, indent=2))
        elif given.command == "erase":
            for desk, thread in erase(record, given.id):
                print(f"a copy may stand in {desk}, thread {thread}: delete it there")
            print(f"erased: {given.id}")
        else:
            before = datetime.now(timezone.utc) - timedelta(days=kept_days())
            print(f"erased: {purge(record, before)} conversations")
        record.close()
    except NoSuchConversation:
        print(f"there is no conversation {given.id}", file=sys.stderr)
        return 1
    except (RecordUnavailable, ValueError) as error:
        print(f"not done: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
