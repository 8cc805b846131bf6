"""A cache with single flight: threads that want one key share one look-up.

Answers are fresh for a while; older ones stay available for callers that prefer them to none.
"""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache, TTLCache

T = TypeVar("T")


class SharedCache(Generic[T]):
    """At most `most` answers; each is fresh for `fresh_s` seconds."""

    def __init__(self, most: int, fresh_s: float) -> None:
        self._fresh: TTLCache[str, T] = TTLCache(most, fresh_s)
        self._stale: LRUCache[str, T] = LRUCache(most)
        self._pending: dict[str, Future[T | None]] = {}
        self._lock = Lock()

    def get(self, key: str, ask: Callable[[], T | None]) -> T | None:
        """The fresh answer, else what `ask` returns; None is no answer and is not cached."""
        with self._lock:
            if key in self._fresh:
                return self._fresh[key]
            theirs = self._pending.get(key)
            mine: Future[T | None] = Future()
            if theirs is None:
                self._pending[key] = mine
        if theirs is not None:
            return theirs.result()
        answer = None
        try:
            answer = ask()
        finally:
            with self._lock:
                del self._pending[key]
                if answer is not None:
                    self._fresh[key] = self._stale[key] = answer
            mine.set_result(answer)
        return answer

    def get_fresh(self, key: str) -> T | None:
        """The fresh answer, without asking; None if there is none."""
        with self._lock:
            return self._fresh.get(key)

    def get_stale(self, key: str) -> T | None:
        """The newest answer, whatever its age, without asking; None if there never was one."""
        with self._lock:
            return self._stale.get(key)
