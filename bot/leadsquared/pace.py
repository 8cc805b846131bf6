"""N calls in T seconds for one account, over all processes that share a database.

Calls are counted in the database by pyrate-limiter's buckets; who waits, and for how long, is decided here. Permits
are given in no particular order between processes.
"""

import hashlib
import logging
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import cast

import psycopg
from filelock import FileLock, Timeout
from psycopg_pool import ConnectionPool, PoolTimeout
from pyrate_limiter import AbstractBucket, PostgresBucket, Rate, RateItem, SQLiteBucket
from sqlalchemy import URL

from bot import metrics
from bot.leadsquared.account import Account
from bot.meetings.ports import CrmUnavailable

log = logging.getLogger(__name__)

# A permit is stamped before its request leaves, and requests bunch on their way: the window is kept wider
# than LeadSquared's by this much (measured: at 1.0 up to 32 calls were seen in a window of 25).
WIDER = 1.05
# How many threads of a process may have a permit whose request has not left yet: more would hold each other up on
# the way, and a permit that is used late is one too many in the next window.
ABREAST = 4
# Longer than this in line, and the call has failed as if nobody had answered.
PATIENCE_S = 60.0
# Searches and lists get a fifth of the calls, and never the last fifth.
SPARE = 5
LEAK_EVERY_S = 30.0
# How long SQLite's file may be locked by another process before a call counts as one that cannot be counted.
LOCKED_S = 2.0
FILL_TRIES = 20
_BROKEN = (sqlite3.Error, psycopg.Error, PoolTimeout, Timeout, OSError)


class Busy(CrmUnavailable):
    """LeadSquared answers, and others have all its calls."""


class Uncounted(CrmUnavailable):
    """Our own count does not answer, and no call is made without it."""


class Pace:
    """Asked before every call. Waits in the calling thread.

    `turn` is for whatever a person waits to have booked. `turn(searching=True)` is for searches, lists and probes:
    it takes what is free right now and is nobody's, or raises Busy.
    """

    def __init__(self, account: Account, database: URL) -> None:
        self._account, self._database = account, database
        self._gate = threading.Semaphore(ABREAST)
        self._calls = account.rate.calls
        self._window_ms = int(account.rate.seconds * WIDER * 1000)

    def place(self, patience_s: float = PATIENCE_S) -> "Place":
        """In this process's line, for at most so long in all; a context, left at its end."""
        return Place(self._gate, patience_s)

    @contextmanager
    def turn(
        self, place: "Place | None" = None, *, searching: bool = False, patience_s: float = PATIENCE_S
    ) -> Iterator[Callable[[], None]]:
        """One call may leave, as soon as this is entered; call what it gives when the request has left.

        Busy when that takes longer than `patience_s`, or than `place` has; Uncounted when calls cannot be counted.
        """
        with place or self.place(0 if searching else patience_s) as mine:
            mine.wait()
            if searching:
                self.spare()
            else:
                self.wait(mine.left_s)
            metrics.waited_s.inc(mine.waited_s)
            yield mine.leave

    def wait(self, patience_s: float = PATIENCE_S) -> None:
        """Return when one more call may leave."""
        deadline = time.monotonic() + patience_s
        while (again_s := self._ask(lambda: self._all.take())) is not None:
            if time.monotonic() + again_s > deadline:
                raise Busy("too many calls in line")
            time.sleep(again_s)

    def spare(self) -> None:
        """Take a permit of the share of searches, and only one that is free right now."""
        if self._ask(lambda: self._share.take()) is not None or self._ask(lambda: self._spared.take()) is not None:
            raise Busy("no call to spare")

    def throttled(self) -> None:
        """LeadSquared says too many all the same: others use the account too. All processes hold still a window."""
        log.warning("LeadSquared throttles; is LEADSQUARED_RATE higher than the account's plan?")
        try:
            self._over.fill(self._calls)
        except _BROKEN as failure:
            log.error(
                "a pause cannot be noted: %s; is there room, and does DATABASE_URL answer?", type(failure).__name__
            )

    def close(self) -> None:
        for one in ("_all", "_over", "_spared", "_share"):
            if one in self.__dict__:
                getattr(self, one).close()

    def _ask(self, ask: Callable[[], float | None]) -> float | None:
        try:
            return ask()
        except _BROKEN as failure:
            log.error(
                "calls cannot be counted: %s; is there room, and does DATABASE_URL answer?", type(failure).__name__
            )
            raise Uncounted("calls cannot be counted") from None

    @cached_property
    def _all(self) -> "_Count":
        return self._count(self._calls)

    @cached_property
    def _spared(self) -> "_Count":
        """The same calls, counted against less than there are."""
        return self._count(self._calls - self._calls // SPARE)

    @cached_property
    def _over(self) -> "_Count":
        """The same calls, with room for a window of them that never left."""
        return self._count(2 * self._calls)

    @cached_property
    def _share(self) -> "_Count":
        return self._count(max(1, self._calls // SPARE), "spare_")

    def _count(self, limit: int, kind: str = "") -> "_Count":
        # The table is named by a digest: an account id is no SQL identifier.
        table = f"pace_{kind}" + hashlib.sha256(self._account.id.encode()).hexdigest()[:16]
        rate = Rate(limit, self._window_ms)
        if self._database.get_backend_name() == "sqlite":
            # A file of its own, so that counting calls never waits for a job being written.
            path = f"{Path(self._database.database or 'meetings.db')}-pace"
            return _Count(SQLiteBucket.init_from_file([rate], table, path, use_file_lock=True))
        return _Count(PostgresBucket(self._pool, table, [rate]))

    @cached_property
    def _pool(self) -> ConnectionPool:
        conninfo = self._database.set(drivername="postgresql").render_as_string(hide_password=False)
        # The bucket's stamps have no zone: where the clocks change, an hour of them would come twice.
        settings = {"options": "-c timezone=UTC", "connect_timeout": 2}
        return ConnectionPool(conninfo, min_size=1, max_size=2, timeout=2, kwargs=settings, open=True)


class _Count:
    """One of pyrate-limiter's buckets, asked by one thread of this process at a time."""

    def __init__(self, bucket: AbstractBucket) -> None:
        self._bucket = bucket
        self._mine = threading.Lock()
        # SQLite's bucket leaves it to the caller to keep other processes out.
        self._file = cast("FileLock | None", bucket.limiter_lock())
        self._leaked_at = float("-inf")

    def take(self) -> float | None:
        """None when one call may leave now, else the seconds after which to ask again."""
        with self._mine, self._others():
            item = RateItem("call", self._now())
            if time.monotonic() - self._leaked_at > LEAK_EVERY_S:
                self._bucket.leak(item.timestamp)
                self._leaked_at = time.monotonic()
            if self._bucket.put(item):
                return None
            wait_ms = cast("int", self._bucket.waiting(item))
        # Never all at once: the next permit is for one of many.
        return max(0, wait_ms) / 1000 + random.uniform(0.001, 0.008)  # noqa: S311  # no secret

    def fill(self, calls: int) -> None:
        """As if so many calls had left just now, in one write. No is an answer too: somebody has just done it."""
        for _ in range(FILL_TRIES):
            with self._mine, self._others():
                if self._bucket.put(RateItem("throttled", self._now(), weight=calls)):
                    return
            time.sleep(random.uniform(0.001, 0.008))  # noqa: S311  # the table may have been locked

    def close(self) -> None:
        self._bucket.close()

    def _others(self) -> AbstractContextManager[object]:
        return nullcontext() if self._file is None else self._file.acquire(timeout=LOCKED_S, poll_interval=0.01)

    def _now(self) -> int:
        return cast("int", self._bucket.now())  # type: ignore[no-untyped-call]  # pyrate-limiter's own


class Place:
    """A call's place in the line of a process, which ABREAST calls at most have left. Used by one thread."""

    def __init__(self, gate: threading.Semaphore, patience_s: float) -> None:
        self._gate, self._patience_s = gate, patience_s
        self._began: float | None = None
        self._mine = False

    @property
    def waited_s(self) -> float:
        """Since it began to wait."""
        return 0.0 if self._began is None else time.monotonic() - self._began

    @property
    def left_s(self) -> float:
        return self._patience_s - self.waited_s

    def wait(self) -> None:
        """Return when few are before it, at once when it waited before. Busy when that takes too long."""
        if self._began is None:
            self._began = time.monotonic()
        if not self._mine and not self._gate.acquire(timeout=max(0.0, self.left_s)):
            raise Busy("too many calls in line")
        self._mine = True

    def leave(self) -> None:
        """The next may come."""
        if self._mine:
            self._mine = False
            self._gate.release()

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
