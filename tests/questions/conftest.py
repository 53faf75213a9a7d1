"""The assistants that the conversations are put to, each started once for all tests."""

from collections.abc import Iterator

import pytest

from bot.model import MODEL
from tests.questions import assistant as assistants
from tests.questions.assistant import Assistant


@pytest.fixture(scope="session")
def model() -> None:
    """What every assistant needs."""
    if not MODEL.exists():
        pytest.fail("there is no model: make train")


@pytest.fixture(scope="session", params=["inprocess", "server"])
def assistant(
    request: pytest.FixtureRequest, model: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    """The assistant with the published list, once for each way of running actions."""
    with assistants.start(tmp_path_factory.mktemp(request.param), request.param) as running:
        yield running
