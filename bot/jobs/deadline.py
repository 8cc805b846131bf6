"""Run a database call with a deadline, for a server that hangs instead of refusing.

The call itself is not cancelled: its caller continues, and a late result is rolled back. A commit that was sent cannot
be taken back: its answer is waited for longer, and without one the outcome is unknown (CommitUnknown).
"""

import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from bot.database import TransientError

T = TypeVar("T")


class TooLate(TransientError):
    """The deadline passed, and nothing was written."""


class CommitUnknown(TransientError):
    """A commit was sent and its answer has not come: it may be written, or may be in a moment."""


class Deadline:
    """`seconds` for each use of `engine`, and `commit_s` more for the answer to a commit that began in time."""

    def __init__(self, engine: Engine, seconds: float, commit_s: float, threads: int) -> None:
        self._seconds, self._commit_s = seconds, commit_s
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="in-time")
        self._local = threading.local()
        event.listen(engine, "commit", self._before_commit)

    def run(self, do: Callable[[], T]) -> T:
        """What `do` returns or raises; TooLate or CommitUnknown when it has done neither in time."""
        use = _Use(time.monotonic() + self._seconds)
        future = self._pool.submit(self._do, use, do)
        try:
            return future.result(self._seconds)
        except TimeoutError:
            use.give_up()
        try:
            return future.result(self._commit_s)
        except TimeoutError:
            raise CommitUnknown from None

    def _do(self, use: "_Use", do: Callable[[], T]) -> T:
        self._local.use = use
        use.check()
        try:
            return do()
        except DBAPIError as error:
            # Postgres says no to a commit in words; where the connection broke instead, it may have said yes.
            if use.commits and error.connection_invalidated:
                raise CommitUnknown from None
            raise
        finally:
            del self._local.use

    def _before_commit(self, _: Connection) -> None:
        use: _Use | None = getattr(self._local, "use", None)
        if use:
            use.commit()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


class _Use:
    """One call: whether it may still commit, and whether it does. `deadline` is of time.monotonic."""

    def __init__(self, deadline: float = math.inf) -> None:
        self._deadline, self._lock = deadline, threading.Lock()
        self.commits = self._given_up = False

    def check(self) -> None:
        if self._given_up or time.monotonic() > self._deadline:
            raise TooLate

    def commit(self) -> None:
        with self._lock:
            self.check()
            self.commits = True

    def give_up(self) -> None:
        """TooLate, and it will not commit any more; nothing where it has begun to."""
        with self._lock:
            if not self.commits:
                self._given_up = True
                raise TooLate
