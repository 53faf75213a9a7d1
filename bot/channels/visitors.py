"""Who may speak to the web chat, and how often: origins, addresses, rates. Knows HTTP's headers, not what is said.

BEACON_ORIGINS    pages elsewhere that may hold the chat: https://www.example.gov.hk, comma between; its own page always may
BEACON_RATES      what is allowed, e.g. "message=20/minute; address=120/minute; session=60/hour; act=240/minute"
BEACON_PROXIES    how many proxies stand in front and say the visitor's address (none: the connection's own counts)
BEACON_REDIS_URL  where several servers count together
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import time
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

REDIS = ("redis://", "rediss://", "redis+unix://", "unix://")
RATES = {
    "message": "20/minute",  # of one conversation
    "address": "120/minute",  # of all conversations from one address
    "session": "60/hour",  # new conversations from one address
    "act": "240/minute",  # whatever else is done in one conversation, or asked from one address without any
}


class BadSetting(Exception):
    """A setting of the environment that cannot be read; says which and what it should be."""


class TooMany(Exception):
    """The rate is used up; `seconds` until the next may come."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


@dataclass(frozen=True)
class House:
    """The rules of the door, as the environment gives them."""

    origins: frozenset[str] = frozenset()
    rates: Mapping[str, RateLimitItem] = field(default_factory=lambda: read_rates(""))
    proxies: int = 0
    redis: str = ""

    def admits(self, origin: str, host: str) -> bool:
        """Whether a page of that origin may speak here: its own, a listed one, or no page at all ("")."""
        return not origin or origin in self.origins or urlsplit(origin).netloc == host


def read_house(environment: Mapping[str, str] = os.environ) -> House:
    """The rules. BadSetting names what cannot be read."""
    origins = [origin.strip().rstrip("/") for origin in environment.get("BEACON_ORIGINS", "").split(",")]
    for origin in filter(None, origins):
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
            raise BadSetting(f"BEACON_ORIGINS: {origin} is not like https://www.example.gov.hk")
    proxies = environment.get("BEACON_PROXIES", "0")
    if not proxies.isascii() or not proxies.isdigit():
        raise BadSetting(f"BEACON_PROXIES: {proxies} is not a number")
    rates = read_rates(environment.get("BEACON_RATES", ""))
    redis = environment.get("BEACON_REDIS_URL", "")
    if redis and not redis.startswith(REDIS):
        raise BadSetting(f"BEACON_REDIS_URL: {redis} is not like redis://127.0.0.1:6379/0")
    return House(frozenset(filter(None, origins)), rates, int(proxies), redis)


def read_rates(text: str) -> dict[str, RateLimitItem]:
    """RATES with those of the text in their place: "message=20/minute; address=120/minute". BadSetting names the wrong one."""
    rates = dict(RATES)
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, rate = (piece.strip() for piece in part.partition("="))
        if name not in RATES:
            raise BadSetting(f"BEACON_RATES: {name} is none of {', '.join(RATES)}")
        rates[name] = rate
    try:
        return {name: parse(rate) for name, rate in rates.items()}
    except ValueError as error:
        raise BadSetting(f"BEACON_RATES: {text}: a rate is like 20/minute") from error


class Counter:
    """Counts what visitors do against the rates: in this process, or in Redis for several."""

    def __init__(self, house: House) -> None:
        self._storage = storage_from_string(house.redis or "memory://")  # the limiter alone would let it go
        self._limiter = MovingWindowRateLimiter(self._storage)
        self._rates = house.rates

    async def count(self, rate: str, who: str) -> None:
        """One more of it by that visitor. TooMany where it is over the rate; a Redis that is away stops nobody."""
        try:
            wait = await asyncio.to_thread(self._count, self._rates[rate], rate, who)
        except RedisError as error:
            logger.warning("rates are not counted: %s", error)
            return
        if wait:
            raise TooMany(wait)

    def _count(self, item: RateLimitItem, rate: str, who: str) -> int:
        if self._limiter.hit(item, rate, who):
            return 0
        reset, _ = self._limiter.get_window_stats(item, rate, who)
        return max(1, round(reset - time()))
