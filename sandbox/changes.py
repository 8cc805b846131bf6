"""A lock that counts changes, and waiting for them without polling.

Both stand-ins keep their state behind one of these. Says that something changed, not what.
"""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """`lock` guards the state; `changed` is called after each change of it."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._condition = threading.Condition(self.lock)
        self._listeners: list[Callable[[], None]] = []
        self._version = 0

    def listen(self, listener: Callable[[], None]) -> None:
        """Call it after each change, in the thread that made the change and with the lock held: it must be quick."""
        with self.lock:
            self._listeners.append(listener)

    def changed(self) -> None:
        """Wake everybody who waits."""
        with self.lock:
            self._version += 1
            self._condition.notify_all()
            for listener in self._listeners:
                listener()

    def wait_past(self, version: int, timeout_s: float) -> int:
        """The number of changes so far, as soon as it is another than `version`, or once the time is over."""
        self.wait_until(lambda: self._version != version, timeout_s)
        return self._version

    def wait_until(self, predicate: Callable[[], bool], timeout_s: float) -> None:
        """Return when `predicate` holds or the time is over; it is asked with the lock held."""
        with self.lock:
            self._condition.wait_for(predicate, timeout_s)

    def wait_for(self, predicate: Callable[[], T], timeout_s: float = 10.0) -> T:
        """The first true value of `predicate`, which is asked again after each change; else TimeoutError.

        The lock is not held while it is asked, so it may look anywhere.
        """
        ends_at = time.monotonic() + timeout_s
        while True:
            version = self._version
            if value := predicate():
                return value
            left_s = ends_at - time.monotonic()
            if left_s <= 0:
                raise TimeoutError(f"what was waited for did not happen within {timeout_s:g} s")
            self.wait_past(version, left_s)
