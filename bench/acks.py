"""How soon Slack gets its ack at 150 and at 300 commands a second, beside a bare server and beside Bolt's own way.

Looks at acks only; whether the jobs are done is for the tests.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from rich.console import Console

from bench import measured_servers
from bench.arithmetic import Summary
from bench.jobs_table import jobs_at
from bench.tables import latencies, show
from bot.web import THREADS
from sandbox.stage import Stage

RATES = (150, 300)
SECONDS = 10
SILENT, DRIBBLING = 60, 8
HALF = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
COLUMNS = ("", "p50 ms", "p99 ms", "p50 to floor", "p99 to floor", "lost", "written", "client late")

NOTE = (
    "A wait counts from when the command was due. Lost: no ack, or one that says it was not written down. Written: "
    "durable jobs found afterwards. Client late: its own p99 in ms, part of the figures before it."
)


def run(out: Console) -> None:
    for rate in RATES:
        _at(out, rate)


def _at(out: Console, rate: int) -> None:
    floor, acks = of_peer("bare", rate), of_peer("bolt_acks", rate)
    same, same_written = of_bolt(rate)
    ours, written = of_bot(rate)
    paced, paced_written = of_bot(rate, pace="25/5")
    beside, beside_written = of_bot(rate, pace="25/5", strangers=True)
    rows = [
        _row("bare WSGI, signature", floor, floor),
        _row("Bolt default, acks only", acks, floor),
        _row("Bolt default, same job", same, floor, same_written),
        _row("the bot, worker unpaced", ours, floor, written),
        _row("the bot, worker at 25 in 5 s", paced, floor, paced_written),
        _row(f"the same, {SILENT} silent and {DRIBBLING} dribbling beside", beside, floor, beside_written),
    ]
    title = f"Acks at {rate} a second for {SECONDS} s: SQLite, one web process of {THREADS} threads"
    show(out, title, COLUMNS, rows, NOTE)


def of_peer(name: str, rate: float, seconds: float = SECONDS, processes: int = 1) -> Summary:
    with measured_servers.world() as stage, measured_servers.peer(name, stage, processes) as url:
        return measured_servers.load(url, stage, rate, seconds)


def of_bolt(rate: float, seconds: float = SECONDS) -> tuple[Summary, int]:
    """Bolt in its default mode writes the bot's job, and the bot's worker runs beside it."""
    with measured_servers.world() as stage, measured_servers.peer("bolt_writes", stage) as url:
        stage.bot = stage.another("work")
        stage.bot.start()
        return measured_servers.load(url, stage, rate, seconds), _written(stage)


def of_bot(
    rate: float,
    seconds: float = SECONDS,
    pace: str = measured_servers.UNPACED,
    settings: dict[str, str] | None = None,
    *,
    strangers: bool = False,
) -> tuple[Summary, int]:
    """The bot as it is deployed, web and worker; and how many jobs it had written down."""
    with measured_servers.world(settings, pace) as stage:
        stage.start()
        with _strangers(stage.port) if strangers else nullcontext():
            seen = measured_servers.load(measured_servers.events_url(stage), stage, rate, seconds)
        return seen, _written(stage)


@contextmanager
def _strangers(port: int) -> Iterator[None]:
    """Connections that send nothing, and some that send a byte of a body now and then; one that ends comes again."""
    ended = threading.Event()

    def knock(sent: bytes) -> None:
        while not ended.is_set():
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 5.0) as one:
                one.sendall(sent)
                while not ended.wait(0.2):
                    if sent:
                        one.sendall(b"x")
                    elif not _is_open(one):
                        break

    threads = [threading.Thread(target=knock, args=(sent,)) for sent in [b""] * SILENT + [HALF] * DRIBBLING]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def _is_open(one: socket.socket) -> bool:
    one.setblocking(False)
    try:
        return one.recv(1) != b""
    except BlockingIOError:
        return True


def _written(stage: Stage) -> int:
    """Durable jobs, the warm-up's left out."""
    with jobs_at(stage.settings["DATABASE_URL"]) as jobs:
        return jobs.count() - measured_servers.WARM


def _row(name: str, one: Summary, floor: Summary, written: int | None = None) -> tuple[str, ...]:
    of_all = "-" if written is None else f"{written} of {one.count}"
    return name, *latencies(one, floor), str(one.lost), of_all, f"{one.behind_ms:.1f}"
