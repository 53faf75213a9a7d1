"""The launcher with a tracker store on disk, so that a test can read what is kept of a conversation.

`python -m tests.questions.recorded ...` takes the options of `bot.launch`; RECORD names the file.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bot import launch

if TYPE_CHECKING:
    from rasa.core.utils import AvailableEndpoints

RECORD = "RECORD"
read_endpoints = launch.read_endpoints


def read_recorded(webhook: str | None) -> AvailableEndpoints:
    """The launcher's endpoints, with the file as the tracker store."""
    from rasa.utils.endpoints import EndpointConfig

    endpoints = read_endpoints(webhook)
    endpoints.tracker_store = EndpointConfig(type="sql", dialect="sqlite", db=os.environ[RECORD])
    return endpoints


if __name__ == "__main__":
    launch.read_endpoints = read_recorded
    sys.exit(launch.main(sys.argv[1:]))
