"""An appointment is stored for as long as a button may ask for it, on SQLite and on Postgres."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.meetings.messages import End
from bot.meetings.ports import AppointmentRecord, CardLocation, ReplyRoute
from bot.store import APPOINTMENTS_S, Store
from tests.jobs.requests import NOON

RECORD = AppointmentRecord(
    key="trigger-1",
    team="T1",
    user="U1",
    state=End.UNSURE,
    owner="priya@acme.com",
    start=NOON,
    end=NOON + timedelta(hours=1),
    card=CardLocation(ReplyRoute.THREAD, "C1", "1503435956.000247"),
)
FOUND = replace(RECORD, state=End.BOOKED, task_ids=("task-1", "task-2"))


class At:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = NOON.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> At:
    return At()


@pytest.fixture
def store(engine: Engine, clock: At) -> Store:
    store = Store(engine, clock)
    store.create_tables()
    return store


def test_a_record_is_read_as_it_was_written(store: Store) -> None:
    store.remember_appointment(RECORD)
    assert store.appointments("trigger-1") == (RECORD,)
    assert store.appointments("trigger-2") == ()


def test_a_newer_record_takes_the_place_of_the_one_before(store: Store) -> None:
    store.remember_appointment(RECORD)
    store.remember_appointment(FOUND)
    assert store.appointments("trigger-1") == (FOUND,)


def test_a_request_may_have_several(store: Store) -> None:
    second = replace(FOUND, number=1, task_ids=("task-3",))
    store.remember_appointment(second)
    store.remember_appointment(FOUND)
    assert store.appointments("trigger-1") == (FOUND, second)


def test_it_is_deleted_some_time_after_its_end(store: Store, clock: At) -> None:
    store.remember_appointment(RECORD)
    clock.now += APPOINTMENTS_S
    store.forget(50)
    assert store.appointments("trigger-1") == (RECORD,)
    clock.now += 3601
    store.forget(50)
    assert store.appointments("trigger-1") == ()


def test_it_is_deleted_with_its_person(store: Store) -> None:
    store.remember_appointment(RECORD)
    store.remember_appointment(replace(RECORD, key="theirs", user="U2"))
    changed = replace(RECORD, key="other", user="U2", changed_by="U1", changed_name="Priya Rao", title="Met U1")
    store.remember_appointment(changed)
    assert store.forget_person("U1", [], []) == 1
    assert store.appointments("other") == (replace(changed, changed_by="", changed_name=""),)
    assert store.appointments("trigger-1") == ()
    assert store.appointments("theirs") != ()


def test_an_appointment_is_found_by_each_of_its_tasks_in_its_own_workspace(store: Store, clock: At) -> None:
    store.remember_appointment(replace(FOUND, number=1))
    store.remember_appointment(replace(RECORD, key="trigger-2"))
    for task_id in ("task-1", "task-2", "TASK-1"):
        assert store.appointment_of_task("T1", task_id) == replace(FOUND, number=1)
    assert store.appointment_of_task("T2", "task-1") is None
    assert store.appointment_of_task("T1", "task-3") is None
    clock.now += APPOINTMENTS_S + 7200
    store.forget(100)
    assert store.appointment_of_task("T1", "task-1") is None
    store.remember_appointment(FOUND)
    assert store.appointment_of_task("T1", "task-1") == FOUND, "no row of the one before is in its way"


def test_who_is_forgotten_leaves_no_task(store: Store) -> None:
    store.remember_appointment(FOUND)
    assert store.forget_person("U1", (), ())
    assert store.appointment_of_task("T1", "task-1") is None
