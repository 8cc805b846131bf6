"""Few at once for each: a place that a job has while it does something, and gives up while it only waits.

Knows no job: `whose` is whatever shares its places.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Closed(BaseException):
    """Nobody gets a place any more: this process ends. Not an Exception, as it is no end of a job."""


class ConcurrencyLimit:
    """`few` places for each `whose`; who asks first is served first."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._lock = threading.Lock()
        self._taken: Counter[str] = Counter()
        self._waiting: dict[str, list[threading.Event]] = {}
        self._closed = False

    @contextmanager
    def turn(self, whose: str) -> Iterator["ConcurrencySlot"]:
        """Wait for a place and have it. Raises Closed."""
        turn = ConcurrencySlot(self, whose)
        turn.take()
        try:
            yield turn
        finally:
            turn.give()

    def close(self) -> None:
        """Whoever waits for a place hears Closed, and so does whoever asks for one."""
        with self._lock:
            self._closed = True
            for events in self._waiting.values():
                for event in events:
                    event.set()
            self._waiting.clear()

    def _take(self, whose: str) -> None:
        with self._lock:
            if self._closed:
                raise Closed
            if self._taken[whose] < self._few:
                self._taken[whose] += 1
                return
            mine = threading.Event()
            self._waiting.setdefault(whose, []).append(mine)
        mine.wait()
        with self._lock:
            if self._closed:
                raise Closed

    def _give(self, whose: str) -> None:
        with self._lock:
            waiting = self._waiting.get(whose)
            if waiting:
                # The place is the next one's: nobody who comes now gets before.
                waiting.pop(0).set()
                if not waiting:
                    del self._waiting[whose]
                return
            self._taken[whose] -= 1
            if not self._taken[whose]:
                del self._taken[whose]


class ConcurrencySlot:
    """One job's place. Used by one thread."""

    def __init__(self, turns: ConcurrencyLimit, whose: str) -> None:
        self._turns, self._whose, self._mine = turns, whose, False

    def take(self) -> None:
        self._turns._take(self._whose)
        self._mine = True

    def give(self) -> None:
        if self._mine:
            self._mine = False
            self._turns._give(self._whose)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Without the place, which is waited for again at the end."""
        self.give()
        yield
        self.take()
