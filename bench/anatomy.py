"""Where an ack's time goes: the bot's WSGI app in this process, with a profiler and without.

No server, no socket and no worker is in it, so the sum is less than an ack over HTTP.
"""

import cProfile
import io
import os
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from bench import lines, peers
from bench.report import ms, ratio, show
from bot import app, settings, web
from bot.jobs import queue

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

COUNT, WARM, TOP = 1000, 100, 32
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105  # Slack's published example
_VARIABLES = {
    "SLACK_BOT_TOKEN": "xoxb-bench",
    "SLACK_SIGNING_SECRET": SECRET,
    "LEADSQUARED_HOST": "http://127.0.0.1:9",
    "LEADSQUARED_ACCESS_KEY": "bench",
    "LEADSQUARED_SECRET_KEY": "bench",
}


def run(out: Console) -> None:
    with _bot() as bot:
        floor = _times(peers.bare(), 0)
        ours = _times(bot, COUNT)
        profiler = cProfile.Profile()
        profiler.enable()
        _times(bot, 2 * COUNT)
        profiler.disable()
    medians = [statistics.median(one) for one in (floor, ours)]
    rows = [
        ("bare WSGI, checks the signature", ms(medians[0]), "× 1.0"),
        ("the bot", ms(medians[1]), ratio(medians[1], medians[0])),
    ]
    show(out, f"An ack in one thread, no server, median of {COUNT}", ("", "ms", "to floor"), rows)
    _tell(out, pstats.Stats(profiler, stream=io.StringIO()))


def _tell(out: Console, stats: pstats.Stats) -> None:
    """The functions with the most time in them and below them."""
    found = stats.get_stats_profile().func_profiles
    acks = WARM + COUNT
    whole = max(one.cumtime for one in found.values())
    rows = [
        (f"{_place(one.file_name)}:{one.line_number} {name}", f"{one.cumtime / whole:.0%}", *_per_ack(one, acks))
        for name, one in sorted(found.items(), key=lambda entry: -entry[1].cumtime)[:TOP]
    ]
    columns = ("function", "share", "ms an ack", "of it own")
    show(out, "With the profiler, which slows Python down", columns, rows)


def _per_ack(one: pstats.FunctionProfile, acks: int) -> tuple[str, str]:
    return ms(one.cumtime / acks * 1000), ms(one.tottime / acks * 1000)


def _place(file: str) -> str:
    """The last parts of a path: what tells one file from another."""
    return "/".join(Path(file).parts[-2:]) or file


@contextmanager
def _bot() -> Iterator["WSGIApplication"]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ.update({**_VARIABLES, "DATABASE_URL": f"sqlite:///{Path(folder) / 'meetings.db'}"})
        house = app.build(settings.read())
        queue.prepare(house.url)
        house.store.create_tables()
        yield web.application(house)
        house.queue.close()


def _times(served: "WSGIApplication", first: int) -> list[float]:
    """Milliseconds of each; RuntimeError where one is not answered with 200."""
    requests = [_environ(first + number) for number in range(WARM + COUNT)]
    return [_once_ms(served, request) for request in requests][WARM:]


def _once_ms(served: "WSGIApplication", environ: "WSGIEnvironment") -> float:
    said: list[str] = []

    def start(status: str, _: list[tuple[str, str]], __: object = None) -> Callable[[bytes], object]:
        said.append(status)
        return lambda _: None

    started = time.perf_counter()
    answer: Iterable[bytes] = served(environ, start)
    b"".join(answer)
    taken = time.perf_counter() - started
    if not said[0].startswith("200"):
        raise RuntimeError(f"not acked: {said[0]}")
    return taken * 1000


def _environ(number: int) -> "WSGIEnvironment":
    content = lines.body(number)
    headers = lines.headers(content, SECRET, int(time.time()))
    named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    return {
        **named,
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/slack/events",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "3000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": headers["Content-Type"],
        "CONTENT_LENGTH": headers["Content-Length"],
        "wsgi.input": io.BytesIO(content),
        "wsgi.url_scheme": "http",
    }
