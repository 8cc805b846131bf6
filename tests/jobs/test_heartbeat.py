"""The heart of a worker: its beats are written in time, the end of one holds up nobody, and a database that falls
silent ends the process. Who lives is seen by a clock that only runs forward."""

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from bot.jobs import heartbeat
from bot.jobs.heartbeat import DEAD_S, Heartbeat, Heartbeats, Lease, LivenessMonitor
from tests.patience import PATIENCE_S


class SlowBeats(Heartbeats):
    """From the second on, a beat is under way until `go`; as on a disk that is busy."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.under_way, self.go = threading.Event(), threading.Event()
        self._first = True

    def write(self, executor: str) -> None:
        if not self._first:
            self.under_way.set()
            assert self.go.wait(PATIENCE_S)
        self._first = False
        super().write(executor)


class Ticks:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def heartbeats(engine: Engine) -> Heartbeats:
    heartbeats = Heartbeats(engine)
    heartbeats.create_table()
    return heartbeats


def test_a_worker_ends_although_a_beat_is_under_way_when_it_is_asked_to(engine: Engine) -> None:
    """And it is gone from those who live, so that others take up at once what it has handed back."""
    heartbeats, lease = SlowBeats(engine), Lease(1e9, time.monotonic, lambda: None)
    heartbeats.create_table()
    heart = Heartbeat(heartbeats, "one", lease)
    heart.start()
    assert heartbeats.under_way.wait(PATIENCE_S)
    lease.close()
    end = threading.Thread(target=heart.stop, daemon=True)
    end.start()
    heartbeats.go.set()
    end.join(PATIENCE_S)
    assert not end.is_alive(), "the end waits for a beat that waits for the end"
    assert heartbeats.living() == frozenset()


@pytest.mark.parametrize(
    "lease", [lambda ticks, end: Lease(7.0, ticks, end), lambda ticks, end: Lease(1e9, ticks, end)]
)
def test_a_beat_that_never_comes_back_ends_the_process(
    engine: Engine, lease: Callable[[Callable[[], float], Callable[[], None]], Lease]
) -> None:
    """Its own thread waits for the database, so another one ends it: by the lease, or by how long it hangs."""
    ticks, ended = Ticks(), threading.Event()
    heartbeats = SlowBeats(engine)
    heartbeats.create_table()
    heart = Heartbeat(heartbeats, "one", lease(ticks, ended.set))
    heart.start()
    assert heartbeats.under_way.wait(PATIENCE_S)
    ticks.now += heartbeat.HANGS_S + 1
    assert ended.wait(PATIENCE_S)
    heartbeats.go.set()
    heart.stop()


def test_whoever_beats_lives_however_the_clock_of_the_database_is_moved(heartbeats: Heartbeats, engine: Engine) -> None:
    """An hour ahead, an hour back: a living worker's jobs are not taken up, and a dead one's are."""
    ticks = Ticks()
    watch = LivenessMonitor(heartbeats, ticks)
    heartbeats.write("one")
    heartbeats.write("two")
    assert watch.living() == {"one", "two"}
    for moved_s in (-3600.0, 7200.0, 0.5):
        ticks.now += DEAD_S - 1
        with engine.begin() as connection:
            # What the clock's step makes of a beat that was written just now.
            connection.execute(text(f"UPDATE meeting_workers SET beat = beat + {moved_s} WHERE executor = 'one'"))
        assert "one" in watch.living()
    assert watch.living() == {"one"}
    ticks.now += DEAD_S + 1
    assert watch.living() == frozenset()


def test_nobody_is_taken_for_dead_before_he_was_watched_for_long_enough(heartbeats: Heartbeats) -> None:
    heartbeats.write("one")
    ticks = Ticks()
    watch = LivenessMonitor(heartbeats, ticks)
    assert watch.living() == {"one"}
    ticks.now += DEAD_S
    assert watch.living() == {"one"}
    ticks.now += 0.1
    assert watch.living() == frozenset()


def test_whoever_ended_by_himself_is_not_waited_for(heartbeats: Heartbeats) -> None:
    heartbeats.write("one")
    watch = LivenessMonitor(heartbeats, Ticks())
    watch.living()
    heartbeats.remove("one")
    assert watch.living() == frozenset()
