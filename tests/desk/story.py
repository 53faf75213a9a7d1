"""What happens again and again in the desk's tests: asking for a person, the thread that the desk gets, what stands in it."""

from __future__ import annotations

from tests.desk.conftest import Desk
from tests.desk.officer import Officer, Seen
from tests.desk.visitor import Visitor


def queue(desk: Desk, visitor: Visitor, asking: str = "I want to talk to a person") -> Seen:
    """Ask for a person and agree; the head of the thread that the desk gets."""
    before = len(find_heads(desk, visitor))
    visitor.say(asking)
    offer = visitor.wait(lambda told: bool(told.data.get("parts", {}).get("offer")), before + 1)
    visitor.choose(offer.data["choices"][0]["title"])
    return desk.anna.wait(lambda seen: _is_head(desk, visitor, seen), before + 1)


def take(desk: Desk, visitor: Visitor, head: Seen, officer: Officer | None = None) -> None:
    """Take a conversation; the user knows."""
    times = sum(told.kind == "state" and told.data["holder"] == "person" for told in visitor.told)
    (officer or desk.anna).say(desk.room, "/take", head.id)
    visitor.wait_state("person", times + 1)


def find_heads(desk: Desk, visitor: Visitor) -> list[Seen]:
    """The heads of the threads about a user, in order."""
    return desk.anna.list(lambda seen: _is_head(desk, visitor, seen))


def read_thread(desk: Desk, head: Seen, part: str = "") -> list[str]:
    """What Beacon put into a thread, in order."""
    return [seen.text for seen in desk.anna.list(lambda seen: _is_in(desk, head, seen) and part in seen.text)]


def wait_in_thread(desk: Desk, head: Seen, part: str, count: int = 1) -> Seen:
    """What Beacon puts into a thread with that part in it."""
    return desk.anna.wait(lambda seen: _is_in(desk, head, seen) and part in seen.text, count)


def wait_for_head(desk: Desk, head: Seen, part: str) -> Seen:
    """The head of a thread as it is amended, with that part in it."""
    return desk.anna.wait(lambda seen: seen.replaces == head.id and part in seen.text)


def _is_in(desk: Desk, head: Seen, seen: Seen) -> bool:
    return seen.thread == head.id and seen.sender == desk.residents.beacon


def _is_head(desk: Desk, visitor: Visitor, seen: Seen) -> bool:
    about = seen.room == desk.room and visitor.conversation[:8] in seen.text
    return about and not seen.thread and not seen.replaces and seen.sender == desk.residents.beacon
