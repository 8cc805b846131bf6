"""Where an ack's time goes: the bot's handler of Slack's requests in this process, with a profiler and without.

No server, no socket and no worker is in it, so the sum is less than an ack over HTTP.
"""

import cProfile
import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from bench import peers, sample_lines
from bench.arithmetic import percentile
from bench.tables import ms, ratio, show
from bot import app, settings
from bot.http import Handler, HttpRequest, HttpResponse
from bot.slack.request_gate import RequestGate

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

COUNT, WARM, TOP = 1000, 100, 30
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105  # Slack's published example
_VARIABLES = {
    "SLACK_BOT_TOKEN": "xoxb-bench",
    "SLACK_SIGNING_SECRET": SECRET,
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
    "LEADSQUARED_HOST": "http://127.0.0.1:9",
    "LEADSQUARED_ACCESS_KEY": "bench",
    "LEADSQUARED_SECRET_KEY": "bench",
}


def run(out: Console) -> None:
    with _bot() as bot:
        floor = _times(_wsgi(peers.bare()), 0)
        ours = _times(bot, WARM + COUNT)
        profiler = cProfile.Profile()
        profiler.enable()
        _times(bot, 2 * (WARM + COUNT))
        profiler.disable()
    rows = []
    for name, taken in (("bare WSGI, checks the signature", floor), ("the bot", ours)):
        figures = statistics.median(taken), statistics.mean(taken), percentile(taken, 0.99)
        rows.append((name, *map(ms, figures), ratio(statistics.mean(taken), statistics.mean(floor))))
    columns = ("", "p50 ms", "mean ms", "p99 ms", "mean to floor")
    show(out, f"An ack in one thread without a server, {COUNT} of them", columns, rows)
    profiler.create_stats()
    _tell(out, [_Spent(*label, own_s=one[2], all_s=one[3]) for label, one in profiler.stats.items()])


@dataclass(frozen=True)
class _Spent:
    """What the profiler says of one function: its own time, and with all that it calls."""

    file: str
    line: int
    name: str
    own_s: float
    all_s: float

    @property
    def package(self) -> str:
        """Whose it is: a library's name, or what it is written in."""
        path = Path(self.file).parts
        if self.file == "~":
            return "sqlite3, in C" if "sqlite3" in self.name else "Python's own, in C"
        if "site-packages" in path:
            return path[path.index("site-packages") + 1]
        root = Path(__file__).parents[1].parts
        return path[len(root)] if path[: len(root)] == root else "the standard library"

    @property
    def place(self) -> str:
        path = Path(self.file).parts[-2:]
        return f"{'/'.join(path)}:{self.line} {self.name}" if self.line else self.name


def _tell(out: Console, spent: Sequence[_Spent]) -> None:
    """Own time by package, and the functions with the most time in them and below them; the client left out."""
    served = [one for one in spent if one.package != "bench"]
    whole_s = sum(one.own_s for one in served)
    acks = WARM + COUNT
    by_package: dict[str, float] = {}
    for one in served:
        by_package[one.package] = by_package.get(one.package, 0.0) + one.own_s
    packages = sorted(by_package.items(), key=lambda entry: -entry[1])
    rows = [(name, f"{own_s / whole_s:.0%}", ms(own_s / acks * 1000)) for name, own_s in packages]
    show(out, "Whose time it is, under a profiler, which slows Python down", ("", "share", "ms an ack"), rows)
    most = sorted(served, key=lambda one: -one.all_s)[:TOP]
    functions = [
        (one.place, f"{one.all_s / whole_s:.0%}", ms(one.all_s / acks * 1000), ms(one.own_s / acks * 1000))
        for one in most
    ]
    columns = ("function", "share", "ms an ack", "of it own")
    show(out, "The functions with the most time in them and below them", columns, functions)


@contextmanager
def _bot() -> Iterator[Handler]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ.update({**_VARIABLES, "DATABASE_URL": f"sqlite:///{Path(folder) / 'meetings.db'}"})
        application = app.build(settings.read())
        application.create_tables()
        yield RequestGate(application.bolt, SECRET)
        application.queue.close()


def _times(served: Handler, first: int) -> list[float]:
    """Milliseconds of each; RuntimeError where one is not answered with 200."""
    requests = [_request(first + number) for number in range(WARM + COUNT)]
    return [_once_ms(served, request) for request in requests][WARM:]


def _once_ms(served: Handler, request: HttpRequest) -> float:
    started = time.perf_counter()
    answer = served(request)
    taken = time.perf_counter() - started
    if answer.status != 200:
        raise RuntimeError(f"not acked: {answer.status}")
    return taken * 1000


def _request(number: int) -> HttpRequest:
    content = sample_lines.body(number)
    headers = sample_lines.headers(content, SECRET, int(time.time()))
    return HttpRequest("POST", "/slack/events", {name.lower(): value for name, value in headers.items()}, content)


def _wsgi(served: "WSGIApplication") -> Handler:
    """A WSGI app as a handler, as far as the peers look at a request."""

    def handle(request: HttpRequest) -> HttpResponse:
        named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request.headers.items()}
        statuses: list[str] = []

        def start(status: str, _: list[tuple[str, str]], __: object = None) -> Callable[[bytes], object]:
            statuses.append(status)
            return lambda _: None

        environ: WSGIEnvironment = {
            **named,
            "REQUEST_METHOD": request.method,
            "CONTENT_LENGTH": str(len(request.body)),
            "wsgi.input": io.BytesIO(request.body),
        }
        body = b"".join(served(environ, start))
        return HttpResponse(int(statuses[0][:3]), body)

    return handle
