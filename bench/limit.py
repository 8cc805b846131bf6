"""300 appointments for three accounts from four processes: most calls in any window, as LeadSquared saw them, and how
long it took beside what the rate allows.

The bot's own way to LeadSquared in each process, with no job around it; the load there is comes from the calls alone.
"""

import multiprocessing
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests
from rich.console import Console

from bench import measured_servers
from bench.tables import show
from bot.database import database_url
from bot.leadsquared.account import Account, Rate
from bot.leadsquared.client import LeadSquared
from bot.leadsquared.rate_limit import RateLimiter
from bot.meetings.model import Meeting
from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, AccountPolicy, LeadSquaredServer, acme

RATE = Rate(25, 5.0)
PROCESSES, ACCOUNTS, CALLS = 4, ("acme", "acme-2", "acme-3"), 300
EACH = CALLS // PROCESSES // len(ACCOUNTS)
START = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
MEETING = Meeting(
    title="Demo",
    task_type="Meeting",
    start=START,
    end=START + timedelta(minutes=30),
    owner_name="Priya Rao",
    owner_mail="priya@acme.com",
    owner_id=None,
    reference="",
    notify=False,
)


@dataclass(frozen=True)
class LimitRun:
    """`seconds` with the opening of the databases; `between` the first call and the last, as LeadSquared saw them.
    `most`: of each account, in any window of the rate's seconds."""

    seconds: float
    between: float
    most: Sequence[int]
    throttled: int
    booked: int


def run(out: Console) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        seen = {"SQLite": of(f"sqlite:///{Path(folder) / 'meetings.db'}")}
    with measured_servers.postgres() as url:
        seen["Postgres"] = of(url)
    rows = [
        (
            name,
            f"{one.seconds:.2f}",
            f"{one.between:.2f}",
            f"{one.between / ideal_s() - 1:+.1%}",
            _each(one.most),
            str(one.throttled),
            str(one.booked),
        )
        for name, one in seen.items()
    ]
    columns = (
        "",
        "seconds",
        "first call to last",
        "to what the rate allows",
        f"most in {RATE.seconds:.0f} s, by account",
        "throttled",
        "booked",
    )
    note = f"The rate: {RATE.calls} calls in {RATE.seconds:.0f} s for each account, so {ideal_s():.0f} s at best."
    title = f"{CALLS} appointments, {len(ACCOUNTS)} accounts, {PROCESSES} processes"
    show(out, title, columns, rows, note)


def ideal_s() -> float:
    """One account's calls: a window of them at once, the next ones each window."""
    return (CALLS / len(ACCOUNTS) / RATE.calls - 1) * RATE.seconds


def of(database: str) -> LimitRun:
    """All processes begin at once; the time is from then until the last has its answer."""
    with _leadsquared() as box:
        spawn = multiprocessing.get_context("spawn")
        ready, go = spawn.Semaphore(0), spawn.Event()
        crew = [
            spawn.Process(target=_process, args=(box.url, database, number, ready, go)) for number in range(PROCESSES)
        ]
        for one in crew:
            one.start()
        for _ in crew:
            ready.acquire()
        began = time.monotonic()
        go.set()
        for one in crew:
            one.join()
        seconds = time.monotonic() - began
        if any(one.exitcode for one in crew):
            raise RuntimeError("a process did not book all of its own")
        counters = box.counters()
        at = sorted(call.at for call in box.calls)
        return LimitRun(
            seconds,
            (at[-1] - at[0]).total_seconds(),
            [box.most_calls(RATE.seconds, account) for account in ACCOUNTS],
            sum(counters[account]["throttled"] for account in ACCOUNTS),
            sum(len(box.tasks_of(account)) for account in ACCOUNTS),
        )


@contextmanager
def _leadsquared() -> Iterator[LeadSquaredServer]:
    policy = AccountPolicy(rate=(RATE.calls, RATE.seconds))
    accounts = [acme(one, access_key=ACCESS_KEY + one, secret_key=SECRET_KEY + one, policy=policy) for one in ACCOUNTS]
    with LeadSquaredServer(accounts=accounts) as box:
        yield box


def _process(url: str, database: str, number: int, ready: threading.Semaphore, go: threading.Event) -> None:
    """Exits with an error where a call fails."""
    failed: list[str] = []

    def book(crm: LeadSquared, meeting: Meeting) -> None:
        try:
            crm.create(meeting)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is none of the figures
            failed.append(type(error).__name__)

    with requests.Session() as session:
        crew, paces = [], []
        for one in ACCOUNTS:
            account = Account(one, url, ACCESS_KEY + one, SECRET_KEY + one, rate=RATE)
            limiter = RateLimiter(account, database_url(database))
            paces.append(limiter)
            crm = LeadSquared(account, session, limiter)
            for at in range(EACH):
                meeting = replace(MEETING, title=f"Demo {number}-{at}", reference=f"{number}-{at}")
                crew.append(threading.Thread(target=book, args=(crm, meeting)))
        ready.release()
        go.wait()
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()
        for limiter in paces:
            limiter.close()
    if failed:
        raise SystemExit(f"{len(failed)} calls failed: {failed[0]}")


def _each(values: Sequence[int]) -> str:
    return ", ".join(map(str, values))
