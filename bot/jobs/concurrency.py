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
    """`most` slots for each `whose`, first come, first served, also for whoever asks for several slots at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._taken: Counter[str] = Counter()
        self._waiting: dict[str, list[tuple[int, threading.Event]]] = {}
        self._closed = False

    @contextmanager
    def turn(self, whose: str, slots: int = 1) -> Iterator["ConcurrencySlot"]:
        """Wait for so many slots, `most` at most, and hold them inside. Raises Closed."""
        taken = ConcurrencySlot(self, whose, slots)
        taken.take()
        try:
            yield taken
        finally:
            taken.give()

    def close(self) -> None:
        """Raise Closed for all that wait for a slot, and for all that ask for one later."""
        with self._lock:
            self._closed = True
            for events in self._waiting.values():
                for _, event in events:
                    event.set()
            self._waiting.clear()

    def _take(self, whose: str, slots: int) -> None:
        with self._lock:
            if self._closed:
                raise Closed
            # Whoever waits already comes first.
            if whose not in self._waiting and self._taken[whose] + slots <= self._most:
                self._taken[whose] += slots
                return
            mine = threading.Event()
            self._waiting.setdefault(whose, []).append((slots, mine))
        mine.wait()
        with self._lock:
            if self._closed:
                raise Closed

    def _give(self, whose: str, slots: int) -> None:
        with self._lock:
            self._taken[whose] -= slots
            waiting = self._waiting.get(whose, [])
            while waiting and self._taken[whose] + waiting[0][0] <= self._most:
                asked, event = waiting.pop(0)
                self._taken[whose] += asked
                event.set()
            if not waiting:
                self._waiting.pop(whose, None)
            if not self._taken[whose]:
                del self._taken[whose]


class ConcurrencySlot:
    """One job's slot, or its several. Used by one thread."""

    def __init__(self, limit: ConcurrencyLimit, whose: str, slots: int) -> None:
        self._limit, self._whose, self._slots, self._mine = limit, whose, slots, False

    def take(self) -> None:
        self._limit._take(self._whose, self._slots)
        self._mine = True

    def give(self) -> None:
        if self._mine:
            self._mine = False
            self._limit._give(self._whose, self._slots)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Give the slot back inside, and wait for one again at the end."""
        self.give()
        yield
        self.take()
