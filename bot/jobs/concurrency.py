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
    """`few` slots for each `whose`, first come, first served, also for who asks for several slots at once."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._lock = threading.Lock()
        self._taken: Counter[str] = Counter()
        self._waiting: dict[str, list[tuple[int, threading.Event]]] = {}
        self._closed = False

    @contextmanager
    def turn(self, whose: str, places: int = 1) -> Iterator["ConcurrencySlot"]:
        """Wait for so many slots, `few` at most, and hold them inside. Raises Closed."""
        turn = ConcurrencySlot(self, whose, places)
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
                for _, event in events:
                    event.set()
            self._waiting.clear()

    def _take(self, whose: str, places: int) -> None:
        with self._lock:
            if self._closed:
                raise Closed
            # Nobody who comes now gets before those who wait already.
            if whose not in self._waiting and self._taken[whose] + places <= self._few:
                self._taken[whose] += places
                return
            mine = threading.Event()
            self._waiting.setdefault(whose, []).append((places, mine))
        mine.wait()
        with self._lock:
            if self._closed:
                raise Closed

    def _give(self, whose: str, places: int) -> None:
        with self._lock:
            self._taken[whose] -= places
            waiting = self._waiting.get(whose, [])
            while waiting and self._taken[whose] + waiting[0][0] <= self._few:
                asked, event = waiting.pop(0)
                self._taken[whose] += asked
                event.set()
            if not waiting:
                self._waiting.pop(whose, None)
            if not self._taken[whose]:
                del self._taken[whose]


class ConcurrencySlot:
    """One job's slot. Used by one thread."""

    def __init__(self, turns: ConcurrencyLimit, whose: str, places: int) -> None:
        self._turns, self._whose, self._places, self._mine = turns, whose, places, False

    def take(self) -> None:
        self._turns._take(self._whose, self._places)
        self._mine = True

    def give(self) -> None:
        if self._mine:
            self._mine = False
            self._turns._give(self._whose, self._places)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Give the slot back inside, and wait for one again at the end."""
        self.give()
        yield
        self.take()
