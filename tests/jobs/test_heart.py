"""The heart of a worker: its beats are written in time, and the end of one holds up nobody."""

import threading
import time

from sqlalchemy import Engine

from bot.jobs.alive import Beats, Heart, Lease
from tests.patience import PATIENCE_S


class SlowBeats(Beats):
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


def test_a_worker_ends_although_a_beat_is_under_way_when_it_is_asked_to(engine: Engine) -> None:
    """And it is gone from those who live, so that others take up at once what it has handed back."""
    beats, lease = SlowBeats(engine), Lease(1e9, time.monotonic, lambda: None)
    beats.create_table()
    heart = Heart(beats, "one", lease)
    heart.start()
    assert beats.under_way.wait(PATIENCE_S)
    lease.close()
    end = threading.Thread(target=heart.stop, daemon=True)
    end.start()
    beats.go.set()
    end.join(PATIENCE_S)
    assert not end.is_alive(), "the end waits for a beat that waits for the end"
    assert beats.living() == frozenset()
