"""Serve Slack: gunicorn around Bolt's WSGI app, with /healthz and /readyz beside it, or Socket Mode.

No job runs here; the worker is a process of its own.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from gunicorn.app.base import BaseApplication
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.app import House
from bot.ready import Readiness

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)

THREADS = 8
# Under the 15 s in which a process has to be gone after SIGTERM.
GRACE_S = 10
RECONNECT_S = 5


def serve(house: House) -> None:
    """Until SIGTERM. Exits the process."""
    sqlite = house.url.get_backend_name() == "sqlite"
    processes = 1 if sqlite else int(os.environ.get("WEB_CONCURRENCY", "1"))
    options = {
        "bind": f"0.0.0.0:{house.settings.port}",
        "workers": processes,
        "threads": THREADS,
        "worker_class": "gthread",
        "graceful_timeout": GRACE_S,
        "loglevel": "warning",
        "proc_name": "bot-web",
        "post_worker_init": lambda _: log.info("serving on port %d", house.settings.port),
    }
    _Gunicorn(lambda: application(house), options).run()


def application(house: House) -> "WSGIApplication":
    """The whole of what is served, made in the process that serves it."""
    readiness = Readiness(house)
    slack: WSGIApplication
    if house.settings.slack_app_token:
        slack = _not_found
        threading.Thread(target=_connect, args=(house,), name="socket-mode", daemon=True).start()
    else:
        slack = SlackRequestHandler(house.bolt)

    def route(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/healthz":
            return _answer(start_response, "200 OK", "serving")
        if path == "/readyz":
            missing = readiness.missing()
            status = "503 Service Unavailable" if missing else "200 OK"
            return _answer(start_response, status, "\n".join(missing) or "ready")
        return slack(environ, start_response)

    return route


def _connect(house: House) -> None:
    """Open the socket, again and again until Slack lets us; from then on the client keeps it open itself."""
    settings = house.settings
    assert settings.slack_app_token  # noqa: S101  # asked by the caller
    handler = SocketModeHandler(
        house.bolt,
        app_token=settings.slack_app_token.get_secret_value(),
        web_client=WebClient(base_url=settings.slack_api_url),
        concurrency=THREADS,
    )
    wait = threading.Event()
    while True:
        try:
            handler.connect()  # type: ignore[no-untyped-call]  # Bolt's own
        except Exception as error:  # noqa: BLE001  # whatever keeps us from Slack, the cure is the same
            log.error("Socket Mode is not connected: %s. Is SLACK_APP_TOKEN right?", type(error).__name__)
            wait.wait(RECONNECT_S)
        else:
            log.info("connected by Socket Mode")
            return


def _answer(start_response: "StartResponse", status: str, text: str) -> Iterable[bytes]:
    body = f"{text}\n".encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]


def _not_found(_: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    return _answer(start_response, "404 Not Found", "not here: this bot listens by Socket Mode")


class _Gunicorn(BaseApplication):
    """gunicorn, set up from here and from no file or command line."""

    def __init__(self, make: Callable[[], "WSGIApplication"], options: dict[str, object]) -> None:
        self._make = make
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> "WSGIApplication":  # type: ignore[override]  # the stubs know another name for it
        return self._make()
