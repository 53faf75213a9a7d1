"""Requests as Slack sends them, whole, in payloads.json: replayed with a signature, each of them twice and once as a retry.

No workspace was at hand to record them from. They are our own, field by field after what Slack documents and what its own
libraries and other apps have recorded; ids and words are made up.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.slack.conftest import Office

RECORDED = json.loads((Path(__file__).parent / "payloads.json").read_text("utf-8"))


def test_every_request_is_taken_and_what_is_a_question_is_heard_once(office: Office) -> None:
    for one in RECORDED:
        if root := one["payload"].get("event", {}).get("root"):  # the head of a thread, which stands there already
            office.workspace.write("G0DESK", root["user"], root["text"], ts=root["ts"])
        for retry in (0, 0, 1):
            status, said = office.bring(one["payload"], retry=retry)
            assert (one["what"], status) == (one["what"], 200), said
    office.says("D0ANNA", "U0ANNA", "the last one")
    office.workspace.wait_post("D0ANNA", "You said the last one")
    heard = [one["heard"] for one in RECORDED if one["heard"]]
    office.workspace.wait(lambda: len(office.engine.heard) > len(heard), "for all to be answered")
    assert sorted(office.engine.heard) == sorted([*heard, "the last one"])
