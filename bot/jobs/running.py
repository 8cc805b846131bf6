"""Which jobs run in this process now, and whether any of them is no suspect of a crash."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class RunningJobs:
    """The jobs of one process. One may run twice for a moment, until the earlier run notices."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._runs: Counter[str] = Counter()
        self._ordinary = 0

    def ids(self) -> frozenset[str]:
        with self._lock:
            return frozenset(self._runs)

    @contextmanager
    def one(self, job: str) -> Iterator[None]:
        with self._lock:
            self._runs[job] += 1
        try:
            yield
        finally:
            with self._lock:
                self._runs[job] -= 1
                if not self._runs[job]:
                    del self._runs[job]

    @contextmanager
    def ordinary(self) -> Iterator[None]:
        """Count a job that is not a suspect of any crash, inside."""
        with self._lock:
            self._ordinary += 1
        try:
            yield
        finally:
            with self._lock:
                self._ordinary -= 1
                self._lock.notify_all()

    def quiet(self, seconds: float, stopping: threading.Event) -> None:
        """Return when no ordinary job runs, or after so many seconds."""
        with self._lock:
            self._lock.wait_for(lambda: not self._ordinary or stopping.is_set(), seconds)
