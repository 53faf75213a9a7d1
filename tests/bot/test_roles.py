"""Which date a period is about, and what is denied: by what stands around it."""

from __future__ import annotations

import pytest

from bot.readers.reader import Reader
from tests.conftest import TODAY

# words -> the role of each date in them, in order; "" where nothing says
ROLES = {
    "projects starting in 2024": "start",
    "what kicked off in 2022": "start",
    "begin between April 2023 and March 2024": "start",
    "commencing 2024-25 Q2": "start",
    "2024 starts": "start",
    "in 2024, which projects start?": "start",
    "launched in 2025": "live_run",
    "going live by 2026": "live_run",
    "which will be ready before 2027": "live_run",
    "to be completed in 2025-26": "live_run",
    "rolled out after 2025": "live_run",
    "finish in 2026": "live_run",
    "approved in June 2022": "approval",
    "funded since 2023": "approval",
    "passed on 28.06.2024": "approval",
    "2023 approvals": "approval",
    "projects in 2023-24": "",
    "2024 projects": "",
    "approved in 2022 and starting in 2023": "approval start",
    "approved in 2022 or 2023": "approval approval",
    "start in 2022, 2023 or 2024": "start start start",
    "start in 2022 and go live in 2025": "start live_run",
    "go live in 2025 and 2026 or start in 2024": "live_run live_run start",
    "start after 2022 and go live before 2027": "start live_run",
    "2022 start, 2025 live-run": "start live_run",
    "approved 2022-23, live by end of 2026": "approval live_run",
}


@pytest.mark.parametrize(("text", "roles"), ROLES.items())
def test_a_date_is_about_the_event_named_with_it(reader: Reader, text: str, roles: str) -> None:
    found = [mark.role for mark in reader.read(text, TODAY) if mark.kind == "period"]
    assert found == (roles.split() or [""])


@pytest.mark.parametrize("text", ["starting in the second quarter", "starting in June"])
def test_a_date_without_its_year_has_a_role_too(reader: Reader, text: str) -> None:
    (found,) = (mark for mark in reader.read(text, TODAY) if mark.kind in ("month", "quarter"))
    assert found.role == "start"


# words -> what of them is denied
DENIED = {
    "which projects won't be live until after 2026": [],
    "what will not start until 2025": [],
    "projects not live before 2027": ["period"],
    "My gym won't refund me, does CEDB handle that": [],
    "no wait, not customs, commerce": ["department"],
    "projects not starting in 2024": ["period"],
    "not approved in 2022 or 2023": ["period", "period"],
    "everything except the police": ["department"],
    "all but not immigration or customs": ["department", "department"],
    "projects without the Judiciary": ["department"],
    "not over 300 million": [],  # an upper bound already
    "projects other than VALID": ["project"],
    "excluding 2024-25": ["period"],
    "police projects, not in 2024": ["period"],
    "not the police but immigration": ["department"],
    "projects of the police": [],
    "why not tell me something about all of the many projects of the police": [],
}


@pytest.mark.parametrize(("text", "kinds"), DENIED.items())
def test_a_denial_reaches_what_follows_it_and_no_further(reader: Reader, text: str, kinds: list[str]) -> None:
    denied = [m.kind for m in reader.read(text, TODAY) if m.negated and m.kind not in ("role", "word", "fit")]
    assert denied == kinds
