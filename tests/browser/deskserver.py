"""The assistant as `make run` starts it, with the desk of desk.py. Run as a module in the place of bot.launch.

The exchange, the record and the web channel are the real ones.
"""

from __future__ import annotations

import sys

from bot import launch

import_rasa = launch.import_rasa


def import_all() -> None:
    """Rasa, and when it is there the desk among its channels."""
    import_rasa()
    from rasa.core import run

    from tests.browser.desk import TestDesk

    listed = run.create_http_input_channels
    run.create_http_input_channels = lambda *given: [*listed(*given), TestDesk()]


if __name__ == "__main__":
    launch.import_rasa = import_all
    sys.exit(launch.main(sys.argv[1:]))
