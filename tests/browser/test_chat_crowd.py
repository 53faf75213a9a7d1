"""A hundred conversations at once, each answered in its order; without a browser, as any client may."""

from __future__ import annotations

import asyncio
import json
import uuid

import aiohttp

from tests.browser.house import House

PEOPLE, QUESTIONS = 100, ("How much is CDIP?", "and when does it start?", "list all projects")


async def converse(http: aiohttp.ClientSession, url: str) -> tuple[list[int], list[int]]:
    """One visitor without a browser: says all at once, and reads the stream until all is answered."""
    async with http.post(f"{url}/chat/sessions", json={"language": "en"}) as reply:
        begun = await reply.json()
    headers = {"Authorization": f"Bearer {begun['token']}"}
    said = []
    for text in QUESTIONS:
        body = {"key": str(uuid.uuid4()), "text": text}
        async with http.post(f"{url}/chat/messages", json=body, headers=headers) as reply:
            said.append((await reply.json())["number"])
    answered: list[int] = []
    numbers: list[int] = []
    async with http.get(f"{url}/chat/stream", headers={**headers, "Last-Event-ID": "0"}) as stream:
        async for line in stream.content:
            if not line.startswith(b"data: ") or b'"number"' not in line:
                continue
            entry = json.loads(line[6:])
            numbers.append(entry["number"])
            if entry["author"] == "bot":
                answered.append(entry["reply_to"])
            if len(answered) == len(QUESTIONS):
                break
    assert numbers == sorted(set(numbers))
    return said, answered


def test_a_hundred_conversations_at_once_are_answered_each_in_its_order(house: House) -> None:
    async def all_at_once() -> list[tuple[list[int], list[int]]]:
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(120)) as http:
            return await asyncio.gather(*(converse(http, house.url) for _ in range(PEOPLE)))

    for said, answered in asyncio.run(all_at_once()):
        assert answered == said
