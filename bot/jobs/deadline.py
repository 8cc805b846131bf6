"""A database's answer within a deadline, or none at all: for a server that hangs where a dead one would refuse.

Ends nothing that hangs: whoever waited for it goes on, and what comes too late is rolled back.
"""

import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine, event

from bot.database import Passing

T = TypeVar("T")


class TooLate(Passing):
    """The deadline passed, and nothing was written."""


class Deadline:
    """`seconds` for each use of `engine`. A commit that begins in time may still be heard of too late: then it is
    in the database all the same."""

    def __init__(self, engine: Engine, seconds: float, threads: int) -> None:
        self._seconds = seconds
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="in-time")
        self._local = threading.local()
        event.listen(engine, "commit", self._check)

    def run(self, do: Callable[[], T]) -> T:
        """What `do` returns or raises; TooLate when it has done neither in time."""
        future = self._pool.submit(self._before, time.monotonic() + self._seconds, do)
        try:
            return future.result(self._seconds)
        except TimeoutError:
            raise TooLate from None

    def _before(self, deadline: float, do: Callable[[], T]) -> T:
        self._local.deadline = deadline
        self._check()
        return do()

    def _check(self, _: Connection | None = None) -> None:
        if time.monotonic() > getattr(self._local, "deadline", math.inf):
            raise TooLate

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
