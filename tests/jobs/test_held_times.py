"""Times that are being booked, on SQLite and on Postgres: of two who want one, one has it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.store import Store

START = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
MAYA = "maya@acme.com"


@pytest.fixture
def seconds() -> list[float]:
    """The clock's only time."""
    return [START.timestamp()]


@pytest.fixture
def store(engine: Engine, seconds: list[float]) -> Store:
    store = Store(engine, lambda: seconds[0])
    store.create_tables()
    return store


def test_of_many_at_once_one_has_the_time(store: Store) -> None:
    keys = [f"key-{number}" for number in range(8)]
    with ThreadPoolExecutor(len(keys)) as pool:
        found = list(pool.map(lambda key: store.hold_time(MAYA, START, START + HOUR, (key,)), keys))
    assert found.count(None) == 1
    winner = keys[found.index(None)]
    assert {one.key for one in found if one} == {winner}
    assert {(one.start, one.end) for one in found if one} == {(START, START + HOUR)}


def test_who_holds_a_time_may_hold_it_again_and_others_when_it_is_let_go(store: Store) -> None:
    assert store.hold_time(MAYA, START, START + HOUR, ("a",)) is None
    assert store.hold_time(MAYA, START, START + HOUR, ("a",)) is None
    assert store.hold_time(MAYA.upper(), START, START + HOUR, ("b",)), "LeadSquared takes an e-mail in any case"
    assert store.hold_time(MAYA, START, START + HOUR, ("a:answer", "a")) is None, "an earlier attempt"
    store.release_time("a:answer")
    store.release_time("a")
    assert store.hold_time(MAYA, START, START + HOUR, ("b",)) is None


def test_another_owner_and_the_next_hour_are_free(store: Store) -> None:
    assert store.hold_time(MAYA, START, START + HOUR, ("a",)) is None
    assert store.hold_time("noah@acme.com", START, START + HOUR, ("b",)) is None
    assert store.hold_time(MAYA, START + HOUR, START + 2 * HOUR, ("c",)) is None
    assert store.hold_time(MAYA, START - HOUR, START, ("d",)) is None
    assert store.hold_time(MAYA, START + HOUR / 2, START + HOUR, ("e",))


def test_a_task_is_noted_and_after_a_minute_nothing_is_held(store: Store, seconds: list[float]) -> None:
    store.hold_time(MAYA, START, START + HOUR, ("a",))
    store.note_held_task("a", "task-1")
    held = store.hold_time(MAYA, START, START + HOUR, ("b",))
    assert held
    assert held.task_id == "task-1"
    seconds[0] += 61
    assert store.hold_time(MAYA, START, START + HOUR, ("b",)) is None
