"""Serve Slack: gunicorn around Bolt's WSGI app, with /healthz, /readyz and /metrics beside it, or Socket Mode.

No job runs here; the worker is a process of its own.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from gunicorn.app.base import BaseApplication
from gunicorn.config import Config
from gunicorn.glogging import Logger as GunicornLog
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.errors import SlackApiError

from bot import metrics
from bot.app import House
from bot.garbage import collect_seldom
from bot.meetings.ports import ChatUnavailable
from bot.ready import Readiness
from bot.slack.door import Door

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)

THREADS = 8
# Under the 15 s in which a process has to be gone after SIGTERM.
GRACE_S = 10
LEARN_S = 30
EVENTS = "/slack/events"
TEXT = "text/plain; charset=utf-8"


def serve(house: House) -> None:
    """Until SIGTERM. Exits the process."""
    processes = 1 if house.on_sqlite else house.settings.web_concurrency
    options = {
        "bind": f"0.0.0.0:{house.settings.port}",
        "workers": processes,
        "threads": THREADS,
        "worker_class": "gthread",
        "graceful_timeout": GRACE_S,
        "loglevel": "warning",
        "logger_class": _Log,
        "proc_name": "bot-web",
        "post_worker_init": lambda _: log.info("serving on port %d", house.settings.port),
    }
    _Gunicorn(lambda: application(house), options).run()


def application(house: House) -> "WSGIApplication":
    """The whole of what is served, made in the process that serves it."""
    counts = metrics.registry(house.queue.oldest_s)
    settings = house.settings
    slack: WSGIApplication
    if settings.slack_app_token:
        slack, connection = _not_found, house.socket_mode(THREADS)
        connection.start()
        readiness = Readiness(house, connection.problem)
    else:
        slack = Door(SlackRequestHandler(house.bolt), settings.slack_signing_secret.get_secret_value())
        readiness = Readiness(house)
    threading.Thread(target=_learn_team, args=(house,), name="team", daemon=True).start()

    def route(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == EVENTS:
            return _timed(slack, environ, start_response)
        if path == "/healthz":
            return _answer(start_response, "200 OK", "serving")
        if path == "/readyz":
            missing = readiness.missing()
            status = "503 Service Unavailable" if missing else "200 OK"
            return _answer(start_response, status, "\n".join(missing) or "ready")
        if path == "/metrics":
            return _answer(start_response, "200 OK", metrics.page(counts).decode(), metrics.CONTENT_TYPE)
        return _answer(start_response, "404 Not Found", "nothing here")

    return route


def _timed(app: "WSGIApplication", environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    began, statuses = time.perf_counter(), []

    def start(status: str, headers: list[tuple[str, str]]) -> Callable[[bytes], object]:
        statuses.append(status[:3])
        return start_response(status, headers)

    answer = app(environ, start)  # type: ignore[arg-type]  # Bolt's and ours give no exc_info
    metrics.acks.labels(statuses[0]).observe(time.perf_counter() - began)
    return answer


def _learn_team(house: House) -> None:
    """Ask Slack whose token it is, until it says so; the door then knows who is from elsewhere."""
    wait = threading.Event()
    while True:
        try:
            me = house.chat("").myself()
        except (ChatUnavailable, SlackApiError):
            wait.wait(LEARN_S)  # readiness says what is wrong with Slack
        else:
            house.team.learn(me.team, me.enterprise)
            return


def _answer(start_response: "StartResponse", status: str, text: str, kind: str = TEXT) -> Iterable[bytes]:
    body = f"{text}\n".encode()
    headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]


def _not_found(_: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    return _answer(start_response, "404 Not Found", "not here: this bot listens by Socket Mode")


class _Log(GunicornLog):
    """gunicorn's warnings in the form of all other lines."""

    def setup(self, cfg: Config) -> None:  # noqa: ARG002  # gunicorn's settings of what we leave out
        self.error_log.setLevel(logging.WARNING)
        self.error_log.handlers, self.error_log.propagate = [], True


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
        made = self._make()
        collect_seldom()
        return made
