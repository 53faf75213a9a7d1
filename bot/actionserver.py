"""The ordinary rasa_sdk action server with its warnings off: what `ACTIONS=server` runs beside the assistant.

Must not import Rasa: this process stands for another machine.
"""

from bot import quiet


def main() -> None:
    # first, since it resets the warning filters; what rasa_sdk imports after it warns
    import sanic.app  # noqa: F401

    quiet.ignore_warnings()
    from rasa_sdk.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
