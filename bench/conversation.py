"""What the fiftieth message of a conversation costs beside the first, and a follow-up beside a question of its own.

`python -m bench.conversation`, over HTTP with a running assistant of its own. Exit code 1 where the fiftieth takes twice
as long as the first, or a follow-up longer than a question.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import urllib.request
import uuid

from bench.assistants import start_beacon

TURNS = 50
CONVERSATIONS = 20
QUESTION = "which police projects start in 2024?"
FOLLOW_UP = "only those above 300 million"
SLOWER = 2.0
NOISE = 1.1


def ask(url: str, sender: str, message: str) -> float:
    """Milliseconds until the answer is there."""
    body = json.dumps({"sender": sender, "message": message}).encode()
    request = urllib.request.Request(f"{url}/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
    begun = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as reply:
        reply.read()
    return (time.perf_counter() - begun) * 1000


def main() -> int:
    with start_beacon() as beacon:
        first, follow_up, last = [], [], []
        for _ in range(CONVERSATIONS):
            sender = uuid.uuid4().hex
            first.append(ask(beacon.url, sender, QUESTION))
            follow_up.append(ask(beacon.url, sender, FOLLOW_UP))
            for _ in range(TURNS - 3):
                ask(beacon.url, sender, "and immigration?")
            last.append(ask(beacon.url, sender, QUESTION))
    one, two, fifty = (statistics.median(times) for times in (first, follow_up, last))
    print(
        f"first question {one:.1f} ms, follow-up {two:.1f} ms, the {TURNS}th message, the first again, {fifty:.1f} ms"
    )
    return int(fifty > SLOWER * one or two > NOISE * one)


if __name__ == "__main__":
    sys.exit(main())
