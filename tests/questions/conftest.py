"""The assistants that the conversations are put to, each started once for all tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from bot.model import MODEL
from tests.questions import assistant as assistants
from tests.questions.assistant import Assistant

Start = Callable[..., Assistant]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts an assistant that lives until the end of all tests."""
    if not MODEL.exists():
        pytest.fail("there is no model: make train")
    with ExitStack() as running:

        def start_one(name: str, **settings: str) -> Assistant:
            return running.enter_context(assistants.start(tmp_path_factory.mktemp(name), **settings))

        yield start_one


@pytest.fixture(scope="session", params=["inprocess", "server"])
def assistant(request: pytest.FixtureRequest, start: Start) -> Assistant:
    """The assistant with the published list, once for each way of running actions."""
    return start(request.param, actions=request.param)
