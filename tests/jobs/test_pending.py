"""What waits and what is under way is found without a walk through what has ended."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import URL, Connection, Engine, event, text
from sqlalchemy.engine.interfaces import DBAPICursor

from bot.database import open_engine
from bot.jobs import queue
from bot.jobs.pending import OLD_QUEUE, PendingJob, PendingJobs
from bot.jobs.queue import Queue
from tests.jobs.requests import LINE, NO_HURRY


@pytest.fixture
def engine(both: URL) -> Iterator[Engine]:
    engine = open_engine(both, 2)
    queue.prepare(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def written(engine: Engine) -> Iterator[Callable[[str, str], None]]:
    """Write a job down and say how it stands."""
    writing = Queue(engine, limits=NO_HURRY)
    table = "workflow_status" if engine.dialect.name == "sqlite" else "dbos.workflow_status"

    def write(key: str, status: str) -> None:
        writing.put(replace(LINE, key=key), "account")
        with engine.begin() as connection:
            connection.execute(
                text(f"UPDATE {table} SET status = :status, executor_id = :who WHERE workflow_uuid = :key"),  # ours
                {"status": status, "who": f"worker of {key}", "key": key},
            )

    yield write
    writing.close()


def test_nothing_waits(engine: Engine, written: Callable[[str, str], None]) -> None:
    written("1", "SUCCESS")
    assert PendingJobs(engine).oldest_ms() is None
    assert PendingJobs(engine).pending() == []


def test_only_what_waits_for_a_worker_is_queued(engine: Engine, written: Callable[[str, str], None]) -> None:
    assert not PendingJobs(engine).is_any_queued(OLD_QUEUE)
    written("1", "SUCCESS")
    written("2", "PENDING")
    assert not PendingJobs(engine).is_any_queued(OLD_QUEUE)
    written("3", "ENQUEUED")
    assert PendingJobs(engine).is_any_queued(OLD_QUEUE)


def test_the_oldest_counts_whether_it_waits_or_is_under_way(
    engine: Engine, written: Callable[[str, str], None]
) -> None:
    before = int(time.time() * 1000)
    written("1", "ENQUEUED")
    oldest = PendingJobs(engine).oldest_ms()
    written("2", "PENDING")
    assert oldest is not None
    assert before - 1000 <= oldest <= time.time() * 1000 + 1000
    assert PendingJobs(engine).oldest_ms() == oldest
    assert PendingJobs(engine).pending() == [PendingJob("2", "worker of 2", "meetings")]


def test_sqlite_looks_them_up_where_only_they_are(sqlite: URL) -> None:
    """A million ended jobs must not be walked through every two seconds, and by every scrape."""
    engine = open_engine(sqlite, 1)
    queue.prepare(engine)
    plans: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def explain(_: Connection, cursor: DBAPICursor, statement: str, parameters: Sequence[object], *__: object) -> None:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plans.append(" ".join(str(row[-1]) for row in cursor.fetchall()))

    PendingJobs(engine).pending()
    PendingJobs(engine).oldest_ms()
    engine.dispose()
    pending, oldest = plans
    assert "idx_workflow_status_pending" in pending
    assert "idx_workflow_status_in_flight" in oldest
