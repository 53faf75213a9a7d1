"""The running assistant: Rasa's agent behind its channels, over HTTP or in the terminal.

Imports Rasa, so it is imported only once all the quick checks of `launch` have passed.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import rasa.core.run
from rasa.core.agent import Agent, load_agent
from rasa.core.utils import AvailableEndpoints

from bot import inprocess
from bot.channels.pages import shows_demo
from bot.channels.reception import read_sentences
from bot.channels.shell import converse

if TYPE_CHECKING:
    from bot.launch import Options

ROOT = Path(__file__).parents[1]
LARGEST_REQUEST = 1_000_000  # bytes
ACTION_SERVER_PATIENCE = 60  # seconds


class NotLoaded(Exception):
    """The model or the actions could not be loaded."""


async def open_agent(model: Path, endpoints: AvailableEndpoints) -> Agent:
    """The agent with its model and actions loaded and used once, so that the first question waits for nothing."""
    agent = await load_agent(model_path=str(model), endpoints=endpoints)
    if not agent.is_ready():
        raise NotLoaded("The model could not be loaded; make train makes it anew.")
    await agent.parse_message("hello")
    url = endpoints.action.url if endpoints.action else ""
    if url.startswith(inprocess.SCHEME):
        inprocess.open_executor(url[len(inprocess.SCHEME) :])
    # what is loaded stays: without this each full collection walks half a million objects, 0.2 s in a user's answer
    gc.enable()
    gc.collect()
    gc.freeze()
    return agent


def serve(options: Options, endpoints: AvailableEndpoints) -> int:
    """Serve the channels of credentials.yml until SIGINT or SIGTERM."""
    channels = rasa.core.run.create_http_input_channels(None, str(ROOT / "credentials.yml"))
    app = rasa.core.run.configure_app(channels, enable_api=False, port=options.port, endpoints=endpoints)
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST
    app.config.ACCESS_LOG = False
    failures: list[str] = []

    async def load(app: Any, _: Any) -> None:
        try:
            app.ctx.agent = await open_agent(options.model, endpoints)
        except NotLoaded as reason:
            failures.append(str(reason))
            app.ctx.agent = None

    async def announce(app: Any) -> None:
        if failures:
            app.stop()
            return
        url = f"http://{options.host}:{options.port}"
        await _wait_for(f"{url}/webhooks/rest/")
        if endpoints.action and not endpoints.action.url.startswith(inprocess.SCHEME):
            await _wait_for(endpoints.action.url.replace("/webhook", "/health"))
        lines = [
            f"\nBeacon answers at {url}/  (Ctrl-C ends it), and programs at {url}/webhooks/rest/webhook.",
            *([f"A sample page of a department with the chat on it: {url}/demo"] if shows_demo() else []),
            "Three questions to try:",
        ]
        lines += [f"  {question}" for question in read_sentences("en").examples]
        print("\n".join(lines), file=sys.stderr, flush=True)

    app.register_listener(load, "before_server_start")
    app.register_listener(rasa.core.run.close_resources, "after_server_stop")
    app.register_listener(lambda app, _: app.add_task(announce), "after_server_start")
    app.run(options.host, options.port, access_log=False, workers=1, debug=False)
    print(failures[0] if failures else "Stopped.", file=sys.stderr)
    return 1 if failures else 0


async def _wait_for(url: str) -> None:
    """Return once the address answers with success, or after a patience that no healthy start needs."""
    async with aiohttp.ClientSession() as session:
        for _ in range(ACTION_SERVER_PATIENCE * 10):
            try:
                async with session.get(url) as reply:
                    if reply.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.1)


def talk(options: Options, endpoints: AvailableEndpoints) -> int:
    """Talk in the terminal until the input ends or Ctrl-C."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        agent = loop.run_until_complete(open_agent(options.model, endpoints))
    except NotLoaded as reason:
        print(reason, file=sys.stderr)
        return 1
    sentences = read_sentences("en")
    lines = [
        "\nAsk Beacon a question; Ctrl-D ends. For example:",
        *(f"  {question}" for question in sentences.examples),
    ]
    print("\n".join(lines), file=sys.stderr, flush=True)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        converse(agent.handle_message, sentences, loop)
    except KeyboardInterrupt:
        print()
    return 0
