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
from bot.jobs.alive import Beats, Lease
from bot.jobs.deaths import Deaths
from bot.jobs.journal import NOTED, SHAPES
from bot.jobs.queue import Queue
from bot.jobs.worker import Means, Worker
from bot.meetings.desk import Desk, mark_of
from bot.meetings.model import Meeting, Policy
from bot.meetings.ports import Rung, Stand
from bot.meetings.request import Place, Request
from bot.meetings.sayings import Broken, Card, End, Outcome, Told
from bot.store import Store
from tests.jobs.requests import NOON
from tests.meetings.fakes import FakeChat, FakeCrm, Ticking
from tests.meetings.samples import PRIYA
from tests.patience import wait_until

KEY = "trigger-1"
REF = mark_of(KEY)
REQUEST = Request(KEY, "T1", "U1", Place("C1"), NOON, "/meeting", "tomorrow 3pm Demo with Acme")
STAND = Stand(Rung.THREAD, "C1", "1.0", "https://slack.test/1")


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
class House:
    """One worker in this process, on a database of its own, between fakes."""

    engine: Engine
    crm: FakeCrm = field(default_factory=lambda: FakeCrm(Ticking()))
    chat: BuggyChat = field(default_factory=lambda: BuggyChat({"U1": PRIYA}))

    def __post_init__(self) -> None:
        queue.prepare(self.engine)
        self.store, self.beats = Store(self.engine), Beats(self.engine)
        self.store.create_tables()
        self.beats.create_table()
        Deaths(self.engine).create_table()
        self.queue = Queue(self.engine)

    def hear(self) -> Outcome | None:
        """Until the job has ended: what is kept of it."""
        self.queue.put(REQUEST, "account")
        self.start()
        result = cast("object", DBOS.retrieve_workflow(KEY).get_result(polling_interval_sec=0.02))
        return queue.OUTCOME.validate_python(result) if result else None

    def start(self) -> None:
        desk = Desk(self.crm, self.chat, self.store, Policy(), lambda: NOON)
        means = Means(lambda _: desk, lambda _: None, lambda: NOON)
        self.worker = Worker(self.engine, "test", self.beats, Lease(math.inf, lambda: 0.0, pytest.fail), means)
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
def house(sqlite: URL) -> Iterator[House]:
    engine = open_engine(sqlite, 1)
    made = House(engine)
    yield made
    made.worker.stop()
    made.queue.close()
    DBOS.destroy(destroy_registry=True)
    engine.dispose()


def put_down() -> float:
    """How many runs ended without an outcome."""
    return next(iter(metrics.put_down.collect())).samples[0].value


def test_a_bug_after_something_was_sent_leaves_it_in_doubt(house: House) -> None:
    """The card says so and offers a look; the person hears it once; the job keeps how it ended."""
    house.crm = BuggyCrm(Ticking())
    assert house.hear() == Outcome(End.UNSURE, ref=REF)
    assert house.cards() == [End.BOOKING, End.UNSURE]
    [told] = house.chat.of(Told)
    assert told.card.outcome == Outcome(End.UNSURE, ref=REF)
    assert [verb.split()[0] for verb, _ in house.chat.seen] == ["show", "change", "whisper"]
    assert not house.claimed()


def test_a_bug_before_anything_was_sent_says_that_nothing_was_booked(house: House) -> None:
    house.chat.breaks = "show"
    assert house.hear() == Outcome(End.BROKEN, ref=REF)
    [told] = house.chat.of(Told)
    assert told.card.outcome.end is End.BROKEN
    assert house.crm.tasks == []
    assert not house.claimed()


@pytest.mark.parametrize("breaks", ["reply", "change"])
def test_a_bug_in_the_telling_never_doubts_what_is_booked(house: House, breaks: str) -> None:
    """The task is told once, by another way where the thread's word broke, and the card has it."""
    house.chat.breaks = breaks
    assert house.hear() == Outcome(End.BOOKED, task_id="task-1")
    assert [told.card.outcome.task_id for told in house.chat.of(Told)] == ["task-1"]
    assert house.cards() == [End.BOOKING, End.BOOKED]
    assert house.chat.of(Broken) == []
    assert house.claimed(), "the same line again is a repeat of what is booked"


@pytest.mark.parametrize(
    ("name", "value"),
    [("another step", {"taken": True}), ("who 0", {"taken": True, "value": {"person": 5}}), ("who 0", "nonsense")],
)
def test_a_job_whose_journal_cannot_be_followed_is_told_and_its_card_ends(
    house: House, name: str, value: object
) -> None:
    """Nobody knows how far it came, so that it may have been booked."""
    house.store.claim("fingerprint", KEY, NOON, 60)
    house.store.remember_stand("fingerprint", KEY, STAND)
    house.queue.put(REQUEST, "account")
    house.remembers(name, value)
    assert house.hear() == Outcome(End.UNSURE, ref=REF)
    assert house.chat.seen == [("replace 1.0", Broken(REF)), ("whisper U1 C1", Broken(REF))]
    assert house.crm.said == []
    assert not house.claimed()


def test_what_a_newer_version_remembers_is_left_for_it(house: House) -> None:
    """No bug and no end: in the middle of a deploy its own worker goes on with it."""
    house.queue.put(REQUEST, "account")
    house.remembers("who 0", {"taken": True, "value": None, NOTED: SHAPES + 1})
    before = put_down()
    house.start()
    wait_until(lambda: put_down() > before)
    assert DBOS.retrieve_workflow(KEY).get_status().status == "PENDING"
    assert house.chat.seen == []


def test_a_word_that_breaks_itself_is_said_without_the_card(house: House) -> None:
    house.crm = BuggyCrm(Ticking())
    house.chat.breaks = "change"
    assert house.hear() == Outcome(End.UNSURE, ref=REF)
    assert house.chat.of(Broken)[-1] == Broken(REF)
