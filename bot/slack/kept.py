"""Answers that are asked for again and again, by key: kept fresh for a while, and used for longer where they must.

Asks nobody; threads may share one.
"""

from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache, TTLCache

T = TypeVar("T")


class Kept(Generic[T]):
    """At most `most` answers; each is fresh for `fresh_s` seconds."""

    def __init__(self, most: int, fresh_s: float) -> None:
        self._fresh: TTLCache[str, T] = TTLCache(most, fresh_s)
        self._ever: LRUCache[str, T] = LRUCache(most)
        self._lock = Lock()

    def put(self, key: str, answer: T) -> None:
        with self._lock:
            self._fresh[key] = self._ever[key] = answer

    def fresh(self, key: str) -> T | None:
        with self._lock:
            return self._fresh.get(key)

    def ever(self, key: str) -> T | None:
        """Whatever its age: better than nothing where a form stands open, or nobody answers."""
        with self._lock:
            return self._ever.get(key)
