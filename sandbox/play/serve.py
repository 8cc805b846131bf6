"""`python -m sandbox play`: starts everything, prints the page's address, ends with Ctrl-C.

What is on the page is in page_server and page/.
"""

import os
import secrets
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

from rich.console import Console

from sandbox.http_server import HttpServer
from sandbox.play.page_server import PageServer
from sandbox.play.playground import Playground


@contextmanager
def served(port: int = 0, settings: dict[str, str] | None = None) -> Iterator[tuple[str, Playground]]:
    """The page's address, for as long as it is served, and what is behind it.

    OSError where the port is taken.
    """
    with Playground(settings) as playground:
        playground.seed()
        token = secrets.token_urlsafe(24)
        page = PageServer(playground, token)
        with closing(HttpServer(page.respond, port)) as server:
            try:
                yield f"{server.url}/{token}/", playground
            finally:
                page.closing = True
                playground.changes.changed()


def play(port: int, out: Console | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    printed, ended = out or Console(soft_wrap=True), threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    printed.print("Starting a sandbox Slack, a sandbox LeadSquared and the real bot, on this machine alone …")
    try:
        with served(port) as (address, _):
            printed.print(f"Open {address}", markup=False, highlight=False)
            printed.print("It is not Slack, and nothing leaves this machine. Ctrl-C ends it.")
            ended.wait()
    except OSError as error:
        printed.print(f"Port {port} cannot be used: {os.strerror(error.errno or 0)}. Does something else listen there?")
        return 1
    return 0
