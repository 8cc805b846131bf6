"""Serve Slack's requests by HTTP or Socket Mode, and /healthz, /readyz and /metrics.

No job runs here; the worker is another process. How requests are received is in server.
"""

import logging
import os
import resource
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from slack_sdk.errors import SlackApiError

from bot import calendar_files, metrics
from bot.app import Application
from bot.calendar.addresses import FOLDER
from bot.gc_tuning import collect_seldom
from bot.http import Handler, HttpRequest, HttpResponse, text
from bot.meetings.ports import ChatUnavailable
from bot.ready import readiness
from bot.server import HttpApp, Route, Server
from bot.slack.request_gate import LONGEST, RequestGate

log = logging.getLogger(__name__)

# Threads for Slack's requests.
THREADS = 8
# Under the 15 s in which a process has to be gone after SIGTERM.
GRACE_S = 10
LEARN_S = 30
CONNECTIONS = 16_384
EVENTS = "/slack/events"


def serve(application: Application, sockets: list[socket.socket], stopping: threading.Event) -> None:
    """Until `stopping` is set."""
    _allow_many_connections()
    # A process whose server failed is killed, so that its supervisor starts it again.
    server = Server(http_app(application), sockets, lambda: os.kill(os.getpid(), signal.SIGKILL))
    collect_seldom()
    server.start()
    log.info("serving on port %d", sockets[0].getsockname()[1])
    stopping.wait()
    server.stop(GRACE_S)


def _allow_many_connections() -> None:
    """Raise the limit of open files, as each connection is one, and some hosts set 256."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = CONNECTIONS if hard == resource.RLIM_INFINITY else min(hard, CONNECTIONS)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def http_app(application: Application) -> HttpApp:
    """The whole of what is served, made in the process that serves it. Each kind of request has threads of its own, so
    that what strangers may ask for keeps nobody else waiting; /healthz needs none."""
    secret = application.settings.slack_signing_secret.get_secret_value()
    gate = RequestGate(application.bolt, secret)
    threading.Thread(target=_learn_team, args=(application,), name="team", daemon=True).start()
    counts = metrics.registry(application.queue.oldest_s)
    if application.settings.slack_app_token:
        connection = application.socket_mode(THREADS)
        connection.start()
        asked = readiness(application, connection.problem)
        slack = Route(lambda _: text(404, "not here: this bot listens by Socket Mode"))
    else:
        asked = readiness(application)
        slack = Route(_timed(gate), ThreadPoolExecutor(THREADS, thread_name_prefix="slack"), LONGEST)

    def ready(_: HttpRequest) -> HttpResponse:
        """What is missing is for the log and for `check`: anybody may ask here."""
        return text(503, "not ready") if asked.missing() else text(200, "ready")

    routes: dict[str, Route] = {
        EVENTS: slack,
        "/healthz": Route(lambda _: text(200, "serving")),
        "/readyz": Route(ready, ThreadPoolExecutor(2, thread_name_prefix="ready")),
        "/metrics": Route(
            lambda _: HttpResponse(200, metrics.page(counts), metrics.CONTENT_TYPE),
            ThreadPoolExecutor(1, thread_name_prefix="metrics"),
        ),
    }
    if application.settings.meeting_public_url:
        calendar = ThreadPoolExecutor(2, thread_name_prefix="calendar")
        routes[FOLDER] = Route(partial(calendar_files.answer, application), calendar)
    return HttpApp(routes, gate.refused)


def _timed(handle: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        found = handle(request)
        metrics.acks.labels(str(found.status)).observe(time.perf_counter() - began)
        return found

    return answer


def _learn_team(application: Application) -> None:
    """Ask Slack whose token it is, until it says so; then requests from other workspaces are rejected."""
    wait = threading.Event()
    while True:
        try:
            me = application.chat().myself()
        except (ChatUnavailable, SlackApiError):
            wait.wait(LEARN_S)  # readiness says what is wrong with Slack
        else:
            application.team.learn(me.team, me.enterprise)
            return
