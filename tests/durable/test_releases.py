"""What a release left in its database is finished by this version: booked once, told once, whatever state it was in."""

import math
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dbos import DBOS
from sqlalchemy import Engine

from bot.database import database_url, open_engine
from bot.jobs import queue
from bot.jobs.crashes import Crashes
from bot.jobs.heartbeat import Heartbeats, Lease
from bot.jobs.queue import Queue
from bot.jobs.worker import Worker, WorkerDependencies
from bot.meetings.messages import Ask, BookingResult, Card, End
from bot.meetings.model import Policy
from bot.meetings.request import reference_of
from bot.meetings.workflow import Workflow
from bot.store import Store
from tests.meetings.fakes import NOON, Act, FakeChat, FakeCrm, Ticking, Turn
from tests.meetings.samples import ASHA, NOAH, PRIYA, RAVI
from tests.patience import wait_until

RELEASES = sorted(Path(__file__).with_name("releases").glob("*.sql"))


# As after a backup was restored, or on a replica that had not seen the last seconds: LeadSquared has these, and the
# database does not know that anything was sent.
RESTORED = ("line-0", "line-3", "line-8", "form-6")
# What is in doubt settles in minutes.
SPEED = 30.0


class Quick(threading.Event):
    """Time flies for whoever waits for it."""

    def wait(self, timeout: float | None = None) -> bool:
        return super().wait(timeout / SPEED if timeout else timeout)


@dataclass
class Left:
    """One line of the release: what its Slack and its LeadSquared had seen, and what ours see."""

    team: str
    tasks: int
    told: int
    ended: int

    def __post_init__(self) -> None:
        if self.team in RESTORED:
            self.tasks = 1
        self.key = f"{self.team}.trigger"
        tasks = [(reference_of(self.key), 0.0)] * self.tasks
        creates = [Turn(Act.REFUSES)] if self.team.startswith("refused") else []
        leads = (ASHA, RAVI) if self.team.startswith("question") else ()
        self.crm = FakeCrm(Ticking(NOON), creates, tasks=tasks, leads=leads)
        self.chat = FakeChat({"U1": PRIYA, "U2": NOAH})

    def count(self, verb: str, end: End) -> int:
        seen = (
            (one.split()[0], said.card if isinstance(said, BookingResult) else said) for one, said in self.chat.seen
        )
        return sum(one == verb and isinstance(said, Card) and said.outcome.end is end for one, said in seen)


@dataclass
class Running:
    """This version at work on it."""

    engine: Engine
    store: Store
    left: dict[str, Left]

    def status(self, key: str) -> str:
        found = DBOS.list_workflows(workflow_ids=[key])
        return str(found[0].status) if found else ""


@pytest.fixture(params=RELEASES, ids=[file.stem for file in RELEASES], scope="module")
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    file = tmp_path_factory.mktemp("release") / "meetings.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(request.param.read_text())
        left = {row[0]: Left(*row) for row in connection.execute("SELECT * FROM of_the_release")}
    engine = open_engine(database_url(str(file)), 4, queue_s=30)
    queue.prepare(engine)
    store, heartbeats = Store(engine), Heartbeats(engine)
    store.create_tables()
    heartbeats.create_table()
    Crashes(engine).create_table()

    def workflow_for(team: str) -> Workflow:
        return Workflow(left[team].crm, left[team].chat, store, Policy(), clock)

    began = time.monotonic()

    def ticks() -> float:
        return SPEED * (time.monotonic() - began)

    def clock() -> datetime:
        """Some minutes later. It goes at its own pace: by the ticks, on a loaded machine, a line would soon have waited
        for too long to be booked at all."""
        return NOON + timedelta(seconds=120 + time.monotonic() - began)

    dependencies = WorkerDependencies(workflow_for, lambda _: None, clock)
    worker = Worker(engine, "this-version", heartbeats, Lease(math.inf, ticks, lambda: None), dependencies, "this one")
    worker._stopping = Quick()
    worker.start()
    running = Running(engine, store, left)
    wait_until(lambda: [one for one in left.values() if running.status(one.key) in ("ENQUEUED", "PENDING")] == [])
    yield running
    worker.stop()
    DBOS.destroy(destroy_registry=True)
    engine.dispose()


def test_there_is_a_line_in_every_state(running: Running) -> None:
    kinds = {team.partition("-")[0] for team in running.left}
    assert kinds == {"line", "form", "doubt", "refused", "question"}
    assert sum(team.startswith("line") for team in running.left) > 15


def test_each_ends_well(running: Running) -> None:
    assert {one.team: running.status(one.key) for one in running.left.values()} == dict.fromkeys(
        running.left, "SUCCESS"
    )


def test_each_is_booked_once_and_told_once(running: Running) -> None:
    wrong = []
    for one in running.left.values():
        if one.team.startswith(("refused", "question")):
            continue
        tasks, told = len(one.crm.tasks), one.told + one.count("reply", End.BOOKED)
        ended = one.ended + one.count("change", End.BOOKED) + one.count("post_card", End.BOOKED)
        if tasks != 1 or told != 1 or not ended:
            wrong.append((one.team, tasks, told, ended, one.chat.seen[-1:]))
    # A run may have ended while Slack was told: then the card has it, and nothing is said twice.
    assert [one for one in wrong if not (one[1] == 1 and one[2] == 0 and one[3])] == []
    assert len(wrong) <= 2


def test_what_a_restored_backup_does_not_know_of_is_looked_for_first(running: Running) -> None:
    for team in RESTORED:
        said = running.left[team].crm.said
        assert said
        assert not [one for one in said if one.startswith("create")]
        assert len(running.left[team].crm.tasks) == 1


def test_nothing_is_booked_that_was_refused_or_asked(running: Running) -> None:
    for one in running.left.values():
        if one.team.startswith(("refused", "question")):
            assert one.crm.tasks == []
        if one.team.startswith("question"):
            assert len(one.chat.of(Ask)) <= 1


def test_a_button_of_the_release_finds_its_request(running: Running) -> None:
    writing = Queue(running.engine, "this one")
    for one in running.left.values():
        found = writing.find(one.key)
        assert found is not None
        assert (found.key, found.team) == (one.key, one.team)
    writing.close()
