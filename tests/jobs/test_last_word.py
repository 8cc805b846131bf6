"""A job that a bug ends has a last word, whatever its journal holds: told, its card ended, its line free again."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import pytest
from dbos import DBOS
from sqlalchemy import URL, Engine, text

from bot import metrics
from bot.database import open_engine
from bot.jobs import queue
from bot.jobs.crashes import Crashes
from bot.jobs.heartbeat import Heartbeats, Lease
from bot.jobs.journal import NOTED, SHAPES
from bot.jobs.queue import Queue
from bot.jobs.worker import Worker, WorkerDependencies
from bot.meetings.messages import BookingResult, Card, End, InternalFailure, Outcome
from bot.meetings.model import Meeting, Policy
from bot.meetings.ports import CardLocation, ReplyRoute
from bot.meetings.request import ReplyTarget, Request, reference_of
from bot.meetings.workflow import Workflow
from bot.store import Store
from tests.jobs.requests import NO_HURRY, NOON
from tests.meetings.fakes import FakeChat, FakeCrm, Ticking
from tests.meetings.samples import PRIYA
from tests.patience import wait_until

KEY = "trigger-1"
REF = reference_of(KEY)
REQUEST = Request(KEY, "T1", "U1", ReplyTarget("C1"), NOON, "/meeting", "tomorrow 3pm Demo with Acme")
STAND = CardLocation(ReplyRoute.THREAD, "C1", "1.0", "https://slack.test/1")


class BuggyCrm(FakeCrm):
    """Breaks in a way that no port knows: in the middle of a create, after it was stored."""

    def create(self, meeting: Meeting) -> str:
        super().create(meeting)
        raise KeyError("a bug")


class BuggyChat(FakeChat):
    """Breaks when it has a certain thing to do."""

    breaks = "nothing"

    def _see(self, verb: str, said: object) -> None:
        if verb.startswith(self.breaks):
            self.breaks = "nothing"
            raise KeyError("a bug")
        super()._see(verb, said)  # type: ignore[arg-type]  # as it came


@dataclass
class OneJob:
    """One worker in this process, on a database of its own, between fakes."""

    engine: Engine
    crm: FakeCrm = field(default_factory=lambda: FakeCrm(Ticking()))
    chat: BuggyChat = field(default_factory=lambda: BuggyChat({"U1": PRIYA}))

    def __post_init__(self) -> None:
        queue.prepare(self.engine)
        self.store, self.heartbeats = Store(self.engine), Heartbeats(self.engine)
        self.store.create_tables()
        self.heartbeats.create_table()
        Crashes(self.engine).create_table()
        self.queue = Queue(self.engine, limits=NO_HURRY)

    def run(self) -> Outcome | None:
        """Until the job has ended: what is kept of it."""
        self.queue.put(REQUEST, "account")
        self.start()
        result = cast("object", DBOS.retrieve_workflow(KEY).get_result(polling_interval_sec=0.02))
        return queue.OUTCOME.validate_python(result) if result else None

    def start(self) -> None:
        workflow = Workflow(self.crm, self.chat, self.store, Policy(), lambda: NOON)
        dependencies = WorkerDependencies(lambda _: workflow, lambda _: None, lambda: NOON)
        self.worker = Worker(
            self.engine, "test", self.heartbeats, Lease(math.inf, lambda: 0.0, pytest.fail), dependencies
        )
        self.worker.start()

    def remembers(self, name: str, value: object) -> None:
        """As an earlier run of the job, by some version, left it behind: its first step."""
        row = {"id": KEY, "name": name, "output": json.dumps(value)}
        with self.engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO operation_outputs (workflow_uuid, function_id, function_name, output, "
                    "serialization, retention_timestamp) VALUES (:id, 1, :name, :output, 'portable_json', 0)"
                ),
                row,
            )

    def claimed(self) -> bool:
        """Whether the same line, typed now, would be taken for a repeat."""
        with self.engine.connect() as connection:
            return bool(connection.execute(text("SELECT count(*) FROM meeting_claims")).scalar())

    def cards(self) -> list[End]:
        return [card.outcome.end for card in self.chat.of(Card)]


@pytest.fixture
def application(sqlite: URL) -> Iterator[OneJob]:
    engine = open_engine(sqlite, 1)
    made = OneJob(engine)
    yield made
    made.worker.stop()
    made.queue.close()
    DBOS.destroy(destroy_registry=True)
    engine.dispose()


def released() -> float:
    """How many runs ended without an outcome."""
    return next(iter(metrics.released.collect())).samples[0].value


def test_a_bug_after_something_was_sent_leaves_it_in_doubt(application: OneJob) -> None:
    """The card says so and offers a look; the person hears it once; the job keeps how it ended."""
    application.crm = BuggyCrm(Ticking())
    assert application.run() == Outcome(End.UNSURE, reference=REF)
    assert application.cards() == [End.BOOKING, End.UNSURE]
    [told] = application.chat.of(BookingResult)
    assert told.card.outcome == Outcome(End.UNSURE, reference=REF)
    assert [verb.split()[0] for verb, _ in application.chat.seen] == ["post_card", "change", "tell_privately"]
    assert not application.claimed()


def test_a_bug_before_anything_was_sent_says_that_nothing_was_booked(application: OneJob) -> None:
    application.chat.breaks = "post_card"
    assert application.run() == Outcome(End.BROKEN, reference=REF)
    [told] = application.chat.of(BookingResult)
    assert told.card.outcome.end is End.BROKEN
    assert application.crm.tasks == []
    assert not application.claimed()


@pytest.mark.parametrize("breaks", ["reply", "change"])
def test_a_bug_in_the_telling_never_doubts_what_is_booked(application: OneJob, breaks: str) -> None:
    """The task is told once, by another way where the thread's word broke, and the card has it."""
    application.chat.breaks = breaks
    assert application.run() == Outcome(End.BOOKED, task_id="task-1")
    assert [told.card.outcome.task_id for told in application.chat.of(BookingResult)] == ["task-1"]
    assert application.cards() == [End.BOOKING, End.BOOKED]
    assert application.chat.of(InternalFailure) == []
    assert application.claimed(), "the same line again is a repeat of what is booked"


@pytest.mark.parametrize(
    ("name", "value"),
    [("another step", {"taken": True}), ("who 0", {"taken": True, "value": {"person": 5}}), ("who 0", "nonsense")],
)
def test_a_job_whose_journal_cannot_be_followed_is_told_and_its_card_ends(
    application: OneJob, name: str, value: object
) -> None:
    """Nobody knows how far it came, so that it may have been booked."""
    application.store.claim("fingerprint", KEY, NOON, 60)
    application.store.remember_card("fingerprint", KEY, STAND)
    application.queue.put(REQUEST, "account")
    application.remembers(name, value)
    assert application.run() == Outcome(End.UNSURE, reference=REF)
    assert application.chat.seen == [
        ("replace 1.0", InternalFailure(REF)),
        ("tell_privately U1 C1", InternalFailure(REF)),
    ]
    assert application.crm.said == []
    assert not application.claimed()


def test_what_a_newer_version_remembers_is_left_for_it(application: OneJob) -> None:
    """No bug and no end: in the middle of a deploy its own worker goes on with it."""
    application.queue.put(REQUEST, "account")
    application.remembers("who 0", {"taken": True, "value": None, NOTED: SHAPES + 1})
    before = released()
    application.start()
    wait_until(lambda: released() > before)
    assert DBOS.retrieve_workflow(KEY).get_status().status == "PENDING"
    assert application.chat.seen == []


def test_a_word_that_breaks_itself_is_said_without_the_card(application: OneJob) -> None:
    application.crm = BuggyCrm(Ticking())
    application.chat.breaks = "change"
    assert application.run() == Outcome(End.UNSURE, reference=REF)
    assert application.chat.of(InternalFailure)[-1] == InternalFailure(REF)
