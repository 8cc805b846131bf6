"""At most N calls in any T seconds, seen from LeadSquared's side, over threads and processes."""

import multiprocessing
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
import requests
from sqlalchemy import URL, make_url

from bot.leadsquared.account import Account, Rate
from bot.leadsquared.client import LeadSquared
from bot.leadsquared.rate_limit import RateLimiter
from bot.meetings.ports import CrmUnavailable
from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, LeadSquaredServer

# As long as a window may be in a test: what keeps calls apart on their way is a twentieth of it.
RATE = Rate(5, 4.0)


def call(url: str, database: str, threads: int) -> None:
    """What one process does: a call from each of some threads, as soon as the pace lets it."""
    account = Account("acme", url, ACCESS_KEY, SECRET_KEY, rate=RATE)
    with closing(RateLimiter(account, make_url(database))) as limiter, requests.Session() as session:
        crm = LeadSquared(account, session, limiter)
        crew = [threading.Thread(target=crm.who_am_i) for _ in range(threads)]
        for one in crew:
            one.start()
        for one in crew:
            one.join()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_two_processes_with_five_threads_each_keep_the_pace_together(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """LeadSquared throttles nobody, and nobody is lost."""
    database = f"sqlite:///{tmp_path / 'meetings.db'}"
    if kind == "postgres":
        database = request.getfixturevalue("postgres").render_as_string(hide_password=False)
    with LeadSquaredServer(rate=(RATE.calls, RATE.seconds)) as box:
        spawn = multiprocessing.get_context("spawn")
        two = [spawn.Process(target=call, args=(box.url, database, 5)) for _ in range(2)]
        for one in two:
            one.start()
        for one in two:
            one.join()
        assert [one.exitcode for one in two] == [0, 0]
        assert box.most_calls(RATE.seconds) <= RATE.calls
        assert box.counters()["acme"]["throttled"] == 0
        assert len(box.calls) == 10


def test_accounts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    """One account's window is full; the other's is not."""
    database = make_url(f"sqlite:///{tmp_path / 'meetings.db'}")
    day = Rate(1, 80000.0)
    full, free = (Account(name, "http://127.0.0.1:1", "a", "b", rate=day) for name in ("full", "free"))
    with closing(RateLimiter(full, database)) as one, closing(RateLimiter(free, database)) as other:
        one.wait()
        other.wait()


def test_a_call_that_cannot_be_counted_is_not_made(tmp_path: Path) -> None:
    """A broken database fails the call as if nobody had answered, and the booking tries again later."""
    account = Account("acme", "http://127.0.0.1:1", "a", "b", rate=RATE)
    with closing(RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))) as limiter:
        limiter.wait()
        with closing(sqlite3.connect(tmp_path / "meetings.db-pace")) as other:
            for (table,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                other.execute(f"DROP TABLE {table}")
        with pytest.raises(CrmUnavailable):
            limiter.wait()


def test_calls_are_counted_in_a_table_of_the_account_on_postgres(postgres: URL) -> None:
    account = Account("acme: a name that is no identifier'", "http://127.0.0.1:1", "a", "b", rate=RATE)
    with closing(RateLimiter(account, postgres)) as limiter:
        limiter.wait()
    plain = postgres.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE '%pace\\_%'").fetchall()
    assert tables
