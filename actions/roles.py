"""What is asked for of a programme, and the roles of the facts that answer it. Must not know how a message says so."""

from __future__ import annotations

from knowledge.facts import Fact, Role

MOMENTS = (Role.LAUNCH, Role.EVENT, Role.END, Role.DEADLINE)
AMOUNTS = (Role.FIGURE, Role.MONEY, Role.TARGET, Role.BASELINE)
ROLES: dict[str, tuple[Role, ...]] = {
    "when": MOMENTS,
    "amount": AMOUNTS,
    "length": (Role.LENGTH,),
    "contact": (Role.CONTACT,),
    "version": (Role.VERSION,),
    "place": (Role.PLACE,),
    "partner": (Role.PARTNER,),
}
BY_CUE = ("contact", "version", "place", "partner")  # those that a cue of their own asks for


def is_dated(fact: Fact) -> bool:
    """Whether the fact tells when something was: a version too has its day."""
    return fact.role in MOMENTS or (fact.role is Role.VERSION and fact.period is not None)
