"""Limit how many jobs of one person run at once; a job gives its slot back while it only waits.

Knows no job: `whose` is any name that shares a limit.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Closed(BaseException):
    """This process ends, and gives out no slot. Not an Exception, so that no job ends by it."""


class ConcurrencyLimit:
    """`few` slots for each `whose`, first come, first served."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._lock = threading.Lock()
        self._taken: Counter[str] = Counter()
        self._waiting: dict[str, list[threading.Event]] = {}
        self._closed = False

    @contextmanager
    def turn(self, whose: str) -> Iterator["ConcurrencySlot"]:
        """Wait for a slot, and hold it inside. Raises Closed."""
        turn = ConcurrencySlot(self, whose)
        turn.take()
        try:
            yield turn
        finally:
            turn.give()

    def close(self) -> None:
        """Raise Closed for all that wait for a slot, and for all that ask for one later."""
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
                # Hand the slot to the first that waits, ahead of any newcomer.
                waiting.pop(0).set()
                if not waiting:
                    del self._waiting[whose]
                return
            self._taken[whose] -= 1
            if not self._taken[whose]:
                del self._taken[whose]


class ConcurrencySlot:
    """One job's slot. Used by one thread."""

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
        """Give the slot back inside, and wait for one again at the end."""
        self.give()
        yield
        self.take()
