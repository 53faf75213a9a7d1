"""Forged tokens, forged staff, what is sent again, and who pretends to be another: refused, each of them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.channels.matrix_client import MatrixClient
from bot.homeserver.__main__ import list_environment
from bot.homeserver.residents import make_account
from tests.desk.conftest import Desk
from tests.desk.officer import Denied, Officer
from tests.desk.servers import Beacon
from tests.desk.story import queue, read_thread, take, wait_in_thread
from tests.desk.visitor import Visitor

Visit = Callable[..., Visitor]
BEACON_API = "/webhooks/matrix/_matrix/app/v1"


@pytest.fixture(scope="module")
def eve(desk: Desk) -> Iterator[Officer]:
    """Somebody with an account on the homeserver who is not of the staff."""
    asyncio.run(make_account(desk.synapse.home, "eve", "a password of eve"))
    eve = Officer(desk.synapse.home.url, "@eve:desk.localhost", "a password of eve")
    yield eve
    eve.close()


def call(desk: Desk, method: str, path: str, body: bytes | None = None, token: str | None = None) -> int:
    """The status of a request to Beacon as if the homeserver made it."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    request = urllib.request.Request(desk.beacon.url + path, body, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as refusal:
        refusal.close()
        return refusal.code


def transaction(*events: dict[str, Any]) -> bytes:
    return json.dumps({"events": events}).encode()


def forge(desk: Desk, text: str, thread: str, sender: str, name: str) -> dict[str, Any]:
    relation = {"rel_type": "m.thread", "event_id": thread}
    content = {"msgtype": "m.text", "body": text, "m.relates_to": relation}
    event = {"type": "m.room.message", "room_id": desk.room, "event_id": name, "sender": sender}
    return {**event, "content": content}


@pytest.mark.parametrize("token", [None, "", "wrong", "x" * 43, "é"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", f"{BEACON_API}/transactions/9001"),
        ("PUT", "/webhooks/matrix/transactions/9001"),
        ("GET", f"{BEACON_API}/users/@beacon:desk.localhost"),
        ("GET", f"{BEACON_API}/rooms/%23enquiries:desk.localhost"),
        ("POST", f"{BEACON_API}/ping"),
    ],
)
def test_without_the_homeserver_s_token_nothing_is_taken(
    desk: Desk, visit: Visit, method: str, path: str, token: str | None
) -> None:
    body = transaction() if method != "GET" else None
    assert call(desk, method, path, body, token.encode().decode("latin-1") if token else token) == 403


def test_a_forged_officer_does_not_reach_the_user(desk: Desk, visit: Visit) -> None:
    visitor = visit()
    head = queue(desk, visitor)
    take(desk, visitor, head)
    forged = transaction(forge(desk, "send me money", head.id, desk.anna.account, "$forged"))
    assert call(desk, "PUT", f"{BEACON_API}/transactions/9002", forged, "guess") == 403
    # the service's own token opens the other direction only
    assert call(desk, "PUT", f"{BEACON_API}/transactions/9002", forged, desk.synapse.home.secret("as_token")) == 403
    desk.anna.say(desk.room, "the real one", head.id)
    visitor.wait_entry("officer", "the real one")
    assert visitor.texts("officer") == ["the real one"]


def test_what_comes_again_is_done_once(desk: Desk, visit: Visit) -> None:
    visitor = visit()
    head = queue(desk, visitor)
    take(desk, visitor, head)
    token = desk.synapse.home.secret("hs_token")
    said = forge(desk, "said once", head.id, desk.anna.account, f"$once-{visitor.conversation}")
    for number in (9100, 9100, 9101):  # the same transaction, then the same event in another
        assert call(desk, "PUT", f"{BEACON_API}/transactions/{number}", transaction(said), token) == 200
    other = forge(desk, "said after", head.id, desk.anna.account, f"$after-{visitor.conversation}")
    # another homeserver's first transaction has a number that was there before
    assert call(desk, "PUT", f"{BEACON_API}/transactions/9100", transaction(said, other), token) == 200
    visitor.wait_entry("officer", "said after")
    assert visitor.texts("officer") == ["said once", "said after"]


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"[]", 400), (b"{}", 400), (b'{"events": []}', 200), (b'{"events": [7, null, {"type": 3}]}', 200)],
)
def test_what_is_no_transaction_is_refused(desk: Desk, body: bytes, status: int) -> None:
    token = desk.synapse.home.secret("hs_token")
    assert call(desk, "PUT", f"{BEACON_API}/transactions/9200", body, token) == status


def test_a_large_transaction_is_taken_and_one_too_large_is_not(desk: Desk) -> None:
    token = desk.synapse.home.secret("hs_token")
    words = [forge(desk, "x" * 60_000, "$none", "@nobody:desk.localhost", f"$large-{number}") for number in range(100)]
    assert call(desk, "PUT", f"{BEACON_API}/transactions/9300", transaction(*words), token) == 200
    with contextlib.suppress(OSError):  # it may hang up on what it will not read
        assert call(desk, "PUT", f"{BEACON_API}/transactions/9301", b" " * 17_000_000, token) == 413


def test_the_homeserver_is_told_which_account_is_there(desk: Desk) -> None:
    token = desk.synapse.home.secret("hs_token")
    assert call(desk, "GET", f"{BEACON_API}/users/@beacon:desk.localhost", token=token) == 200
    assert call(desk, "GET", f"{BEACON_API}/users/%40beacon%3Adesk.localhost", token=token) == 200
    assert call(desk, "GET", f"{BEACON_API}/users/@other:desk.localhost", token=token) == 404
    assert call(desk, "GET", f"{BEACON_API}/rooms/%23other:desk.localhost", token=token) == 404


def test_who_is_not_of_the_staff_is_not_followed_into_a_room(desk: Desk, eve: Officer) -> None:
    room = eve.open_room(desk.residents.beacon, preset="trusted_private_chat", is_direct=True)
    refusal = eve.wait_member(room, desk.residents.beacon, "leave")
    assert "enquiry staff only" in refusal.content["reason"]


def test_who_is_not_of_the_staff_gets_a_polite_no_and_no_data(desk: Desk, eve: Officer, visit: Visit) -> None:
    visitor = visit()
    queue(desk, visitor)
    room = desk.anna.open_room(desk.residents.beacon, eve.account)
    desk.anna.wait_member(room, desk.residents.beacon, "join")
    eve.join(room)
    desk.anna.wait_member(room, eve.account, "join")
    for words in (
        "/desk",
        f"/take {visitor.conversation}",
        f"/find {visitor.conversation}",
        "which projects are there?",
    ):
        eve.say(room, words, names=desk.residents.beacon)
    fourth = eve.wait(lambda seen: seen.room == room and "enquiry staff only" in seen.text, 4)
    assert fourth.sender == desk.residents.beacon
    # with a stranger in the room the staff get no more than the public, and command nothing
    desk.anna.say(room, "/desk", names=desk.residents.beacon)
    desk.anna.wait(lambda seen: seen.room == room and "not on the staff list" in seen.text)
    desk.anna.say(room, "which police projects start in 2024?", names=desk.residents.beacon)
    told = desk.anna.wait(lambda seen: seen.room == room and "has 2 projects" in seen.text)
    assert "28.06.2024" not in told.text
    said = " ".join(
        seen.text for seen in eve.list(lambda seen: seen.room == room and seen.sender == desk.residents.beacon)
    )
    assert visitor.conversation[:8] not in said
    assert visitor.call("GET", "/chat/entries")[1]["state"]["holder"] == "queued"


def as_beacon(desk: Desk, method: str, path: str, body: Any = None) -> dict[str, Any]:
    """What somebody does on the homeserver who has Beacon's own power in the desk's room."""

    async def act() -> dict[str, Any]:
        client = MatrixClient(desk.synapse.home.url, desk.synapse.home.secret("as_token"), desk.residents.beacon)
        try:
            return await client.call(method, f"/_matrix/client/v3/rooms/{desk.room}/{path}", body)
        finally:
            await client.close()

    return asyncio.run(act())


def invite(desk: Desk, account: str) -> None:
    as_beacon(desk, "POST", "invite", {"user_id": account})


@contextlib.contextmanager
def empowered(desk: Desk, officer: Officer) -> Iterator[None]:
    """Somebody may invite and remove in the desk's room, and gives that up in the end."""
    kind = "m.room.power_levels"
    levels = as_beacon(desk, "GET", f"state/{kind}")
    as_beacon(desk, "PUT", f"state/{kind}", {**levels, "users": {**levels["users"], officer.account: 100}})
    yield
    officer.call("room_put_state", room_id=desk.room, event_type=kind, content=levels)


def test_nobody_but_beacon_asks_anybody_into_the_desk_s_room(desk: Desk, eve: Officer) -> None:
    with pytest.raises(Denied):
        desk.anna.invite(desk.room, eve.account)
    with pytest.raises(Denied):
        eve.join(desk.room)
    with empowered(desk, desk.anna):
        desk.anna.invite(desk.room, eve.account)
        taken_back = desk.anna.wait_member(desk.room, eve.account, "leave")
    assert taken_back.sender == desk.residents.beacon
    with pytest.raises(Denied):
        eve.join(desk.room)


def test_who_is_not_of_the_staff_is_put_out_of_the_desk_s_room(desk: Desk, eve: Officer, visit: Visit) -> None:
    invite(desk, eve.account)  # as Beacon, which leaves it alone
    eve.join(desk.room)
    out = eve.wait_member(desk.room, eve.account, "leave")
    assert (out.sender, "enquiry staff only" in out.content["reason"]) == (desk.residents.beacon, True)
    visitor = visit()
    head = queue(desk, visitor)
    assert eve.list(lambda seen: seen.id == head.id) == []


def test_who_came_while_beacon_was_away_is_put_out_before_anything_is_handed_over(
    desk: Desk, eve: Officer, visit: Visit
) -> None:
    visitor = visit()
    desk.beacon.stop()
    invite(desk, eve.account)
    eve.join(desk.room)
    desk.beacon.start()
    head = queue(desk, visitor)
    last = desk.anna.list(lambda seen: seen.room == desk.room and seen.raw.get("state_key") == eve.account)[-1]
    assert (last.content["membership"], last.at <= head.at) == ("leave", True)
    assert eve.list(lambda seen: seen.id == head.id) == []


@pytest.fixture
def powerless(desk: Desk, eve: Officer, tmp_path: Path) -> Iterator[Desk]:
    """The desk in a room that Anna has made and asked Eve into: Beacon may put nobody out there."""
    room = desk.anna.open_room(desk.residents.beacon, eve.account)
    environment = {**list_environment(desk.synapse.home, desk.residents), "BEACON_MATRIX_ROOM": room}
    beacon = Beacon(desk.synapse.home.beacon_port, tmp_path, environment)
    desk.beacon.stop()
    beacon.start()
    desk.anna.wait_member(room, desk.residents.beacon, "join")
    yield replace(desk, beacon=beacon, residents=replace(desk.residents, room=room))
    beacon.stop()
    desk.beacon.start()


def test_while_a_stranger_reads_along_nothing_of_users_comes_into_the_desk_s_room(
    powerless: Desk, eve: Officer
) -> None:
    desk, visitor, other = powerless, Visitor(powerless.beacon.url), Visitor(powerless.beacon.url)
    head = queue(desk, visitor)
    take(desk, visitor, head)
    eve.join(desk.room)
    desk.anna.wait(lambda seen: seen.room == desk.room and f"{eve.account} can read along here" in seen.text)
    eve.call("set_displayname", displayname="Anna")
    eve.react(desk.room, head.id, "✋")
    eve.say(desk.room, "/take", head.id)
    eve.say(desk.room, f"／接手 {visitor.conversation}")
    eve.say(desk.room, "Dear user, send me money", head.id)
    desk.anna.wait(lambda seen: seen.room == desk.room and "enquiry staff only" in seen.text, 3)
    # nor do the staff get anything out of Beacon that eve would read
    desk.anna.say(desk.room, "/find", head.id)
    wait_in_thread(desk, head, "not on the staff list")
    visitor.say("nobody else is to read this")
    other.say("I want to talk to a person")
    other.wait(lambda told: bool(told.data.get("parts", {}).get("offer")))
    other.choose("Yes, share it")
    other.wait_state("queued")
    desk.anna.say(desk.room, "the real Anna", head.id)
    visitor.wait_entry("officer", "the real Anna")
    assert read_thread(desk, head, "nobody else is to read this") == []
    eve.leave(desk.room)
    eve.wait_member(desk.room, eve.account, "leave")
    wait_in_thread(desk, head, "nobody else is to read this")
    desk.anna.wait(lambda seen: seen.room == desk.room and other.conversation[:8] in seen.text)
    assert visitor.texts("officer") == ["the real Anna"]
    read = [seen.text for seen in eve.list(lambda seen: seen.room == desk.room)]
    assert [text for text in read if "nobody else" in text or other.conversation[:8] in text] == []
    for one in (visitor, other):
        one.close()


def test_what_a_user_writes_is_only_words_in_the_desk_s_room(desk: Desk, visit: Visit) -> None:
    visitor = visit()
    evil = [
        "<img src=x onerror=alert(1)><a href='https://evil.example'>here</a>",
        "/close",
        "@room @anna:desk.localhost <https://matrix.to/#/@anna:desk.localhost>",
        "</p></details><h1>Closed by Anna</h1> [Anna](https://evil.example)",
        "Anna: please hand over your password\nAnna: now",
    ]
    visitor.say(evil[0])
    visitor.wait(lambda told: told.kind == "entry" and told.data["author"] == "bot")
    head = queue(desk, visitor)
    transcript = wait_in_thread(desk, head, "Said so far")
    take(desk, visitor, head)
    relayed = []
    for text in evil:
        visitor.say(text)
        relayed.append(wait_in_thread(desk, head, f"User: {text.replace(chr(10), ' ')}"))
    for seen in (head, transcript, *relayed):
        assert "<img" not in seen.html
        assert "<h1" not in seen.html
        assert "href='https://evil" not in seen.html
        assert 'href="https://evil' not in seen.html
        assert seen is head or seen.content["m.mentions"] == {}
    assert visitor.call("GET", "/chat/entries")[1]["state"]["holder"] == "person"


def test_a_user_cannot_speak_or_read_in_another_s_conversation(desk: Desk, visit: Visit) -> None:
    victim, thief = visit(), visit()
    head = queue(desk, victim)
    take(desk, victim, head)
    desk.anna.say(desk.room, "something private", head.id)
    victim.wait_entry("officer", "something private")
    own = thief.token
    thief.token = own[:-4] + ("AAAA" if not own.endswith("AAAA") else "BBBB")
    assert thief.call("POST", "/chat/messages", {"key": "k", "text": "I am the victim"})[0] == 401
    thief.token = own
    claim = {"key": "k", "text": "I am the victim", "conversation": victim.conversation, "author": "officer"}
    assert thief.call("POST", "/chat/messages", claim)[0] in (202, 400)
    mine = thief.call("GET", "/chat/entries")[1]
    assert "something private" not in json.dumps(mine)
    desk.anna.say(desk.room, "the end", head.id)
    victim.wait_entry("officer", "the end")
    assert read_thread(desk, head, "I am the victim") == []


def test_an_encrypted_chat_is_said_not_to_be_read(desk: Desk) -> None:
    room = desk.anna.chat_with(desk.residents.beacon)
    secret = {
        "algorithm": "m.megolm.v1.aes-sha2",
        "ciphertext": "xyz",
        "session_id": "s",
        "device_id": "d",
        "sender_key": "k",
    }
    desk.anna.put(room, "m.room.encrypted", secret)
    desk.anna.wait(lambda seen: seen.room == room and "cannot read encrypted" in seen.text)
