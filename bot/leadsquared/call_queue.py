"""The queue of one process's calls: first come, first served, a few at a time, and some later than all others.

Knows neither LeadSquared nor its rate limit; a call at the front asks for a permit in rate_limit.
"""

import heapq
import itertools
import threading
import time

from bot.meetings.messages import Cause
from bot.meetings.ports import CrmUnavailable

# More calls than a process ever makes.
LATER = 1 << 62


class Busy(CrmUnavailable):
    """The rate limit is used up by other calls; `before` says how many come first."""

    def __init__(self, said: str, before: int = 0) -> None:
        super().__init__(said, Cause.QUEUE, before)


class CallQueue:
    """`abreast` calls may be at the front at once; the next one follows when one of them has left."""

    def __init__(self, abreast: int) -> None:
        self._lock = threading.Lock()
        self._free = abreast
        self._waiting: list[tuple[int, Slot]] = []
        self.numbers = itertools.count()
        self._here = threading.local()

    def place(self, patience_s: float, *, later: bool = False) -> "Slot":
        """`later`: behind all who are not, however long they wait already."""
        return Slot(self, next(self.numbers) + (LATER if later else 0), patience_s)

    @property
    def at_front_here(self) -> bool:
        """Whether this thread is at the front already. Then it makes another call without a second slot: if all at the
        front waited for one, none would ever get it."""
        return getattr(self._here, "held", 0) > 0

    def count_here(self, more: int) -> None:
        self._here.held = getattr(self._here, "held", 0) + more

    def enter(self, number: int, place: "Slot") -> None:
        with self._lock:
            heapq.heappush(self._waiting, (number, place))
            self._call()

    def withdraw(self, number: int, place: "Slot") -> int | None:
        """Take a slot out of the queue; None if its turn has come meanwhile, else how many come before it."""
        with self._lock:
            if (number, place) not in self._waiting:
                return None
            self._waiting.remove((number, place))
            heapq.heapify(self._waiting)
            return sum(other < number for other, _ in self._waiting)

    def leave(self) -> None:
        with self._lock:
            self._free += 1
            self._call()

    def _call(self) -> None:
        while self._free and self._waiting:
            self._free -= 1
            heapq.heappop(self._waiting)[1].called.set()


class Slot:
    """A call's slot in the queue, kept by its number while it does something else. Used by one thread at a time.

    A context that leaves the queue at its end.
    """

    def __init__(self, line: CallQueue, number: int, patience_s: float) -> None:
        self._line, self.number, self._patience_s = line, number, patience_s
        self._mine = False
        self.called = threading.Event()
        self.waited_s = 0.0

    def wait(self, patience_s: float | None = None) -> None:
        """Return when it is at the front, at once if it is there already. Raises Busy after `patience_s`, by default
        what it was made with: then it is skipped until it waits again."""
        if self._mine:
            return
        began = time.monotonic()
        self.called.clear()
        self._line.enter(self.number, self)
        called = self.called.wait(self._patience_s if patience_s is None else patience_s)
        self.waited_s += time.monotonic() - began
        if not called:
            before = self._line.withdraw(self.number, self)
            if before is not None:
                raise Busy("too many calls in line", before)
        self._mine = True
        self._line.count_here(1)

    def leave(self) -> None:
        """Leave the front: the next call may follow."""
        if self._mine:
            self._mine = False
            self._line.count_here(-1)
            self._line.leave()

    def __enter__(self) -> "Slot":
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
