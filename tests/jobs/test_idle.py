"""A worker that has nothing to do leaves the processor and the database alone."""

import math
import threading
import time
from collections.abc import Iterator

import pytest
from dbos import DBOS
from dbos._queue import queue_thread
from dbos._scheduler import dynamic_scheduler_loop
from dbos._workflow_commands import BACKGROUND_JOBS_THREAD_NAME
from sqlalchemy import URL

from bot.database import open_engine
from bot.jobs import queue
from bot.jobs.crashes import Crashes
from bot.jobs.heartbeat import Heartbeats, Lease
from bot.jobs.worker import Worker, WorkerDependencies
from bot.meetings.workflow import Workflow
from tests.jobs.requests import NOON
from tests.patience import wait_until

# What DBOS starts to look for new queues, schedules, delays and time limits, and for jobs in a queue of its own.
OWN_LOOKS = (queue_thread.__name__, dynamic_scheduler_loop.__name__, BACKGROUND_JOBS_THREAD_NAME, "queue-worker-")


def no_workflow(_: str) -> Workflow:
    raise AssertionError("nothing was typed")


@pytest.fixture
def idle(sqlite: URL) -> Iterator[Worker]:
    engine = open_engine(sqlite, 1)
    queue.prepare(engine)
    heartbeats = Heartbeats(engine)
    heartbeats.create_table()
    Crashes(engine).create_table()
    lease = Lease(math.inf, time.monotonic, pytest.fail)
    dependencies = WorkerDependencies(no_workflow, lambda _: None, lambda: NOON)
    worker = Worker(engine, "test", heartbeats, lease, dependencies, "this one")
    worker.start()
    yield worker
    worker.stop()
    DBOS.destroy(destroy_registry=True)
    engine.dispose()


@pytest.mark.usefixtures("idle")
def test_none_of_dboss_own_looks_goes_on() -> None:
    wait_until(lambda: not own_looks())


def own_looks() -> list[str]:
    return [thread.name for thread in threading.enumerate() if any(name in thread.name for name in OWN_LOOKS)]
