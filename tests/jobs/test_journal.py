"""What a step remembers comes back as it was: every shape that the desk hands to the journal, on a real DBOS."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from dbos import DBOS, DBOSConfig, SetWorkflowID
from sqlalchemy import Engine
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)

from bot.jobs import queue
from bot.jobs.heartbeat import Lease
from bot.jobs.journal import DurableJournal, JobReleased
from bot.jobs.pending import APPLICATION
from bot.jobs.serialization import SERIALIZER
from bot.meetings.booking import SendAttempt, SendResult
from bot.meetings.lookup import LookupResult
from bot.meetings.messages import End, Outcome
from bot.meetings.model import Preferences
from bot.meetings.notifier import Understanding
from bot.meetings.ports import CardLocation, Claim, ReplyRoute
from bot.meetings.slack_answer import SlackAnswer
from tests.jobs.requests import NOON
from tests.meetings.deciding import POLICY
from tests.meetings.samples import ASHA, GUEST, NOAH, PRIYA, RAVI, draft

STAND = CardLocation(ReplyRoute.RESPONSE_URL, "C1", why="not_in_channel")
SHAPES: list[tuple[object, object]] = [
    (SlackAnswer(accepted=True, value=PRIYA), SlackAnswer[type(PRIYA)]),  # type: ignore[misc]  # a Person
    *(
        (
            SlackAnswer(
                accepted=True, value=Understanding(GUEST, Preferences(minutes=45), POLICY, "Asia/Kolkata", draft(text))
            ),
            SlackAnswer[Understanding],
        )
        for text in (
            'tomorrow 3-4pm Demo lead:"Ravi Sharma" owner:@noah remind:off notify:no -- tell 🚀',
            "tomorrow at 6 London time for 20m Ümläut",
            "friday Demo",
            "Demo when:none",
            "tomorrow 3pm Demo mins:soon",
        )
    ),
    (SlackAnswer(accepted=True, value=STAND), SlackAnswer[CardLocation]),
    (SlackAnswer(accepted=False), SlackAnswer[CardLocation]),
    (SlackAnswer(accepted=True), SlackAnswer[None]),
    (
        Claim(
            mine=False, location=CardLocation(ReplyRoute.THREAD, "C1", "1.0", "https://acme.slack.test/archives/C1/p10")
        ),
        Claim,
    ),
    (Claim(mine=True), Claim),
    (LookupResult(Outcome(End.BOOKED), NOON, (ASHA, RAVI), ("opportunity",)), LookupResult),
    (SendAttempt("a process", NOON), SendAttempt),
    (SendResult(Outcome(End.REFUSED, reason='Owner "Ümläut" 🚀 is not active.'), NOON, NOON), SendResult),
    (Outcome(End.BOOKED, task_id="7d86a7e8"), Outcome),
    (NOAH.user, str),
    (1795602600.25, float),
    (None, None),
]


@pytest.fixture
def dbos(engine: Engine) -> Iterator[None]:
    """As the worker sets it up; one a process."""
    queue.prepare(engine)
    config: DBOSConfig = {
        "name": APPLICATION,
        "application_version": queue.VERSION,
        "executor_id": "test",
        "system_database_engine": engine,
        "serializer": SERIALIZER,
        "log_level": "WARNING",
        "use_listen_notify": False,
    }
    DBOS(config=config)
    yield
    DBOS.destroy(destroy_registry=True)


@pytest.mark.usefixtures("dbos")
def test_a_step_gives_what_it_gave_and_does_nothing_again() -> None:
    """The job runs twice, in two runs of it; each effect happens once."""
    done: list[str] = []
    gave: list[list[object]] = []

    def do(value: object) -> object:
        done.append(repr(value))
        return value

    @DBOS.workflow(name="job")
    def job() -> None:
        journal = DurableJournal(Lease(3600.0, lambda: 0.0, pytest.fail), threading.Event(), lambda: 0.0)
        gave.append([journal.step(f"step {n}", partial(do, value), shape) for n, (value, shape) in enumerate(SHAPES)])

    DBOS.launch()
    with SetWorkflowID("first"):
        job()
    # A fork after the last step replays all of them, as a recovery does.
    DBOS.fork_workflow("first", len(SHAPES) + 1).get_result()
    assert gave == [[value for value, _ in SHAPES]] * 2
    assert done == [repr(value) for value, _ in SHAPES]


def _failing(kind: type[SQLAlchemyError]) -> SQLAlchemyError:
    return kind("INSERT", {}, Exception("no")) if issubclass(kind, DBAPIError) else kind("no")


@pytest.mark.usefixtures("dbos")
@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        *((kind, JobReleased) for kind in (OperationalError, InterfaceError, InternalError, queue.DatabaseBusy)),
        *((kind, kind) for kind in (DataError, IntegrityError, ProgrammingError)),
    ],
)
def test_only_what_time_may_mend_is_tried_again(kind: type[SQLAlchemyError], ends: type[BaseException]) -> None:
    """A value that does not fit never will: it is a bug that the person hears of, not a job taken up for ever."""

    def fail() -> None:
        raise _failing(kind)

    journal = DurableJournal(Lease(3600.0, lambda: 0.0, pytest.fail), threading.Event(), lambda: 0.0)
    caught: list[type[BaseException]] = []

    @DBOS.workflow(name="failing")
    def job() -> None:
        try:
            journal.step("write", fail, None)
        except (JobReleased, SQLAlchemyError) as error:
            caught.append(type(error))

    DBOS.launch()
    job()
    assert caught == [ends]


class Waits(threading.Event):
    """Writes down how long somebody would have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.waited: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.waited.append(timeout)
        return False


@pytest.mark.usefixtures("dbos")
def test_a_clock_that_is_set_makes_no_wait_short_and_none_long() -> None:
    """Set ahead while a wait begins, and set back before it goes on in another run."""
    moments = iter((1000.0, 9000.0, 4000.0, 990.0, 1004.0))
    waits = Waits()

    @DBOS.workflow(name="waiting")
    def job() -> None:
        DurableJournal(Lease(3600.0, lambda: 0.0, pytest.fail), waits, lambda: next(moments)).sleep(10)

    DBOS.launch()
    with SetWorkflowID("waits"):
        job()
    assert waits.waited == [10.0]
    next(moments)
    next(moments)
    DBOS.fork_workflow("waits", 2).get_result()
    DBOS.fork_workflow("waits", 2).get_result()
    assert waits.waited == [10.0, 10.0, 6.0]
