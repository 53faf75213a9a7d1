"""Slack as the desk's window, against the Web API over HTTP: what is sent once, again, or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from bot.channels.slack_client import SlackClient
from bot.channels.slack_markup import draw_messages
from bot.channels.slack_window import SlackWindow
from bot.desk.blocks import Chart, paragraph
from bot.desk.window import Away, Turned
from tests.slack.conftest import DESK, STAFF
from tests.slack.workspace import TOKEN, Fault, Workspace

T = TypeVar("T")
HELLO = (paragraph("Hello"),)
LONG = (paragraph("\n".join(f"line {n} " + "x" * 500 for n in range(60))),)


def use(workspace: Workspace, act: Callable[[SlackWindow], Awaitable[T]], token: str = TOKEN, channel: str = DESK) -> T:
    """What comes of it in a new process, so to speak: a window that has joined and knows nothing else."""

    async def run() -> T:
        client = SlackClient(token, workspace.api)
        try:
            window = SlackWindow(client, channel, STAFF, "https://beacon.example")
            await window.join()
            return await act(window)
        finally:
            await client.close()

    return asyncio.run(run())


def count(workspace: Workspace, method: str) -> int:
    return sum(name == method for name, _ in workspace.calls)


def test_a_thread_is_opened_and_spoken_in(workspace: Workspace) -> None:
    async def act(window: SlackWindow) -> str:
        thread = await window.open_thread(HELLO, "k1")
        await window.post(thread, (paragraph("Inside"),), "k2")
        await window.amend(thread, (paragraph("Changed"),))
        assert window.link(thread) == f"https://test.slack.com/archives/{DESK}/p{thread.replace('.', '')}"
        return thread

    thread = use(workspace, act)
    assert workspace.texts(DESK) == ["Changed"]
    assert workspace.texts(DESK, thread) == ["Inside"]


def test_who_is_at_work_is_called_to_a_new_thread_and_its_owner_to_what_is_theirs(workspace: Workspace) -> None:
    async def act(window: SlackWindow) -> None:
        thread = await window.open_thread(HELLO, "k1")
        await window.post(thread, HELLO, "k2", calls="U0ANNA")

    use(workspace, act)
    head, said = workspace.channels[DESK].messages
    assert head["blocks"][-1]["elements"][0]["elements"] == [{"type": "broadcast", "range": "here"}]
    assert said["blocks"][-1]["elements"][0]["elements"] == [{"type": "user", "user_id": "U0ANNA"}]


def test_places_outside_the_desk(workspace: Workspace) -> None:
    async def act(window: SlackWindow) -> None:
        question = workspace.write("G0TEAM", "U0ANNA", "how many?")
        await window.post("D0ANNA", HELLO, "k1")
        await window.post(f"G0TEAM {question['ts']}", HELLO, "k2")
        assert workspace.texts("G0TEAM", question["ts"]) == ["Hello"]
        assert window.link("D0ANNA") == ""

    use(workspace, act)
    assert workspace.texts("D0ANNA") == ["Hello"]


def test_the_same_key_is_the_same_message(workspace: Workspace) -> None:
    async def act(window: SlackWindow) -> None:
        first = await window.post("D0ANNA", LONG, "k1")
        assert await window.post("D0ANNA", LONG, "k1") == first
        assert await asyncio.gather(*(window.post("D0ANNA", HELLO, "k2") for _ in range(5)))

    use(workspace, act)
    assert len(workspace.posts("D0ANNA")) == len(draw_messages(LONG)) + 1


def test_a_message_whose_answer_was_lost_is_found_and_not_sent_again(workspace: Workspace) -> None:
    workspace.fail("chat.postMessage", Fault(), Fault(breaks=True, after=True))

    async def act(window: SlackWindow) -> None:
        thread = await window.open_thread(HELLO, "k1")
        with pytest.raises(Away):
            await window.post(thread, (paragraph("Lost?"),), "k2")
        found = await window.post(thread, (paragraph("Lost?"),), "k2")
        assert [found] == [post["ts"] for post in workspace.posts(DESK, thread)]

    use(workspace, act)
    assert count(workspace, "chat.postMessage") == 2


def test_a_message_that_never_arrived_is_sent_again(workspace: Workspace) -> None:
    workspace.fail("chat.postMessage", Fault(breaks=True), Fault(status=503))

    async def act(window: SlackWindow) -> None:
        for _ in range(2):
            with pytest.raises(Away):
                await window.post("D0ANNA", HELLO, "k1")
        await window.post("D0ANNA", HELLO, "k1")

    use(workspace, act)
    assert workspace.texts("D0ANNA") == ["Hello"]


@pytest.mark.parametrize("place", ["D0ANNA", ""])
def test_a_new_process_looks_before_it_sends(workspace: Workspace, place: str) -> None:
    """The last one may have been killed between Slack's answer and the note of it."""
    thread = use(workspace, lambda window: window.open_thread(HELLO, "k0"))
    sent = use(workspace, lambda window: window.post(place or thread, LONG, "k1"))
    for other in ("a", "b"):  # more than a page of a thread
        use(workspace, lambda window, other=other: window.post(place or thread, LONG, other))
    workspace.calls.clear()
    assert use(workspace, lambda window: window.post(place or thread, LONG, "k1")) == sent
    assert use(workspace, lambda window: window.open_thread(HELLO, "k0")) == thread
    assert count(workspace, "chat.postMessage") == 0


def test_it_looks_once_for_each_place_and_not_for_each_message(workspace: Workspace) -> None:
    async def act(window: SlackWindow) -> None:
        for number in range(5):
            await window.post("D0ANNA", HELLO, f"k{number}")

    use(workspace, act)
    assert count(workspace, "conversations.history") == 1


def test_another_s_metadata_suppresses_nothing(workspace: Workspace) -> None:
    metadata = {"event_type": "beacon_message", "event_payload": {"key": "k1.0"}}
    workspace.write("D0ANNA", "U0MALLORY", "not Beacon's", metadata=metadata)
    use(workspace, lambda window: window.post("D0ANNA", HELLO, "k1"))
    assert workspace.texts("D0ANNA") == ["Hello"]


def test_it_waits_as_long_as_slack_asks(workspace: Workspace) -> None:
    workspace.fail("chat.postMessage", Fault(retry_after=0), Fault(retry_after=0))
    use(workspace, lambda window: window.post("D0ANNA", HELLO, "k1"))
    assert workspace.texts("D0ANNA") == ["Hello"]
    assert count(workspace, "chat.postMessage") == 3


@pytest.mark.parametrize("error", ["channel_not_found", "is_archived", "restricted_action"])
def test_a_refusal_concerns_that_one_thing(workspace: Workspace, error: str) -> None:
    workspace.fail("chat.postMessage", Fault(error=error))
    with pytest.raises(Turned, match=error):
        use(workspace, lambda window: window.post("D0ANNA", HELLO, "k1"))


@pytest.mark.parametrize("error", ["token_revoked", "internal_error", "service_unavailable"])
def test_what_would_stop_everything_is_waited_for(workspace: Workspace, error: str) -> None:
    workspace.fail("chat.postMessage", Fault(error=error))
    with pytest.raises(Away):
        use(workspace, lambda window: window.post("D0ANNA", HELLO, "k1"))


def test_a_picture_that_slack_cannot_fetch_is_told_in_words(workspace: Workspace) -> None:
    workspace.fail("chat.postMessage", Fault(error="invalid_blocks"))
    chart = Chart("/pictures/abc", "three bars", "one ███")
    use(workspace, lambda window: window.post("D0ANNA", (paragraph("A chart:"), chart), "k1"))
    (post,) = workspace.posts("D0ANNA")
    assert post["text"] == "A chart:\none ███"
    assert "blocks" not in post


def test_a_wrong_token_and_an_api_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(Away, match="invalid_auth"):
        use(workspace, lambda window: window.post("D0ANNA", HELLO, "k1"), token="xoxb-wrong")


@pytest.mark.parametrize(("channel", "why"), [("C0OPEN", "private"), ("G0AWAY", "invited"), ("G0NONE", "invited")])
def test_a_desk_that_others_could_read_is_not_joined(workspace: Workspace, channel: str, why: str) -> None:
    workspace.add("G0AWAY", "private", "U0ANNA")
    workspace.channels["G0AWAY"].members.remove("U0BEACON")

    async def nothing(window: SlackWindow) -> None: ...

    with pytest.raises(Turned, match=why):
        use(workspace, nothing, channel=channel)


@pytest.mark.parametrize(
    ("place", "private"),
    [(f"{DESK} 1700000000.000100", True), ("D0ANNA", True), ("D0MALLORY", False), ("G0TEAM", False), ("C0OPEN", False)],
)
def test_only_where_all_are_of_the_staff_is_it_private(workspace: Workspace, place: str, private: bool) -> None:
    async def act(window: SlackWindow) -> bool:
        return await window.is_private(place)

    assert use(workspace, act) is private


def test_members_are_asked_for_again_after_a_while_and_at_once_when_somebody_comes(workspace: Workspace) -> None:
    now = 100.0

    async def run() -> None:
        nonlocal now
        client = SlackClient(TOKEN, workspace.api)
        window = SlackWindow(client, DESK, STAFF, clock=lambda: now)
        assert await window.is_private(DESK) is False  # Beacon itself is a stranger until it has joined
        await window.join()
        now += 61
        assert await window.is_private(DESK) is True
        workspace.channels[DESK].members.append("U0MALLORY")
        assert await window.is_private(DESK) is True
        window.forget_members(DESK)
        assert await window.is_private(DESK) is False
        workspace.channels[DESK].members.remove("U0MALLORY")
        now += 61
        assert await window.is_private(DESK) is True
        await client.close()

    asyncio.run(run())
