"""Written, not written, or not known: what a person is told of a write is so, however late Postgres answers."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from bot.database import open_engine
from bot.jobs import queue
from bot.jobs.queue import COMMIT_S, WRITE_S, Queue
from bot.meetings.ports import MaybeWritten, NotWritten
from tests.jobs.requests import LINE
from tests.jobs.slow_postgres import Relay
from tests.patience import PATIENCE_S, wait_until


@pytest.fixture
def relay(postgres: URL) -> Iterator[Relay]:
    engine = open_engine(postgres, 2)
    queue.prepare(engine)
    engine.dispose()
    relay = Relay(postgres)
    yield relay
    relay.close()


@pytest.fixture
def writing(relay: Relay) -> Iterator[Queue]:
    engine = open_engine(relay.address, 4)
    writing = Queue(engine)
    writing.put(replace(LINE, key="before"), "account")
    yield writing
    relay.go.set()
    writing.close()
    # A write that nobody waits for any more would give its connection back to a pool that is gone.
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    wait_until(lambda: not pool.checkedout())
    engine.dispose()


def test_a_commit_that_is_answered_late_is_a_yes(relay: Relay, writing: Queue) -> None:
    relay.holds = True
    threading.Timer(WRITE_S + 0.2, relay.go.set).start()
    assert writing.put(LINE, "account")
    assert relay.held.is_set()


def test_a_commit_that_is_not_answered_is_found_by_its_key(relay: Relay, writing: Queue) -> None:
    """A look on another connection, within the time that Slack waits."""
    relay.cuts = True
    assert writing.put(LINE, "account")
    assert relay.held.is_set()


def test_what_nobody_knows_is_told_so_to_all_who_were_written_together(relay: Relay, writing: Queue) -> None:
    relay.holds = True
    with ThreadPoolExecutor(3) as threads:
        told = [threads.submit(writing.put, replace(LINE, key=f"key {n}"), "account") for n in range(3)]
        found = [type(one.exception(PATIENCE_S)) for one in told]
    assert MaybeWritten in found
    # Who waited behind that write was not written at all, and hears that instead.
    assert set(found) <= {MaybeWritten, NotWritten}


def test_before_its_commit_it_is_certainly_not_written(relay: Relay, writing: Queue) -> None:
    relay.silent = True
    with pytest.raises(NotWritten):
        writing.put(LINE, "account")
    relay.silent = False
    relay.go.set()
    assert writing.put(LINE, "account")


def test_a_database_that_is_silent_is_waited_for_no_longer_than_said(relay: Relay) -> None:
    """Its connections stand and no answer comes, as where a host is gone or a server hangs."""
    engine = open_engine(relay.address, 1, answer_s=0.3)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        relay.silent = True
        began = time.monotonic()
        with pytest.raises(OperationalError, match="no answer within"):
            connection.execute(text("SELECT 2"))
        assert time.monotonic() - began < PATIENCE_S
    relay.silent = False
    relay.go.set()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 3")).scalar() == 3
    engine.dispose()


def test_all_of_it_is_told_before_slack_gives_up() -> None:
    assert queue.QUEUE_S + WRITE_S + COMMIT_S + WRITE_S < 2.8
