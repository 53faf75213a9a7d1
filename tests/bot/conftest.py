"""Several servers in one process."""

from collections.abc import Iterator

import pytest
from sanic.touchup import TouchUp

from tests.bot.web import touch_up_once


@pytest.fixture(scope="session", autouse=True)
def many_servers() -> Iterator[None]:
    """Sanic prepares itself once a process, for whichever server comes first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TouchUp, "run", touch_up_once)
        yield
