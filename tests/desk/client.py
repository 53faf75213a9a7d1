"""A Matrix client as a program: matrix-nio on one account, told what to do and telling what it sees, a JSON line each.

Runs in the environment of requirements/officer.txt, beside Beacon's, and imports nothing of Beacon. It is told the
homeserver's address and the account as arguments, then calls, `{"call": "room_send", "with": {...}}`, one after the other:
any method of nio's AsyncClient. It tells of each what came of it, `{"done": {...}}` or `{"refused": 403, "said": "..."}`, and
in between what /sync brings: `{"room": "!a:b", "event": {...}}`, `{"room": "!a:b", "typing": [...]}`.
"""

import asyncio
import base64
import json
import sys

from nio import AsyncClient, AsyncClientConfig, ErrorResponse, RoomPreset, SyncResponse, TypingNoticeEvent

POLL = 20_000  # milliseconds that the homeserver may wait for news
WHOLE = {"room": {"timeline": {"limit": 1000}}}
# while the homeserver is away the library asks on for ever, the same transaction again, these seconds apart at most
STUBBORN = AsyncClientConfig(encryption_enabled=False, max_timeout_retry_wait_time=0.2)


def tell(**said: object) -> None:
    print(json.dumps(said), flush=True)


async def obey(client: AsyncClient, order: dict) -> None:
    """Make one call of the library."""
    given = order["with"]
    if "preset" in given:
        given["preset"] = RoomPreset(given["preset"])
    reply = await getattr(client, order["call"])(**given)
    if isinstance(reply, ErrorResponse):
        tell(refused=reply.transport_response.status, said=str(reply))
        return
    done = {name: value for name, value in vars(reply).items() if isinstance(value, str | list)}
    if isinstance(getattr(reply, "body", None), bytes):
        done["body"] = base64.b64encode(reply.body).decode()
    tell(done=done)


async def follow(client: AsyncClient) -> None:
    """Tell what happens, as long as the homeserver knows the account."""
    while True:
        news = await client.sync(timeout=POLL, sync_filter=WHOLE)
        if not isinstance(news, SyncResponse):
            await asyncio.sleep(0.1)  # what it could not answer now it can later
            continue
        for room, seen in (*news.rooms.join.items(), *news.rooms.leave.items()):
            for event in (*seen.state, *seen.timeline.events):
                tell(room=room, event=event.source)
            for event in seen.ephemeral:
                if isinstance(event, TypingNoticeEvent):
                    tell(room=room, typing=event.users)


async def main(url: str, account: str) -> None:
    client = AsyncClient(url, account, config=STUBBORN)
    following = None
    while line := await asyncio.to_thread(sys.stdin.readline):
        await obey(client, json.loads(line))
        if client.logged_in and following is None:
            following = asyncio.create_task(follow(client))
    if following:
        following.cancel()
    await client.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
