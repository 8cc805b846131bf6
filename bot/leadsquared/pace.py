"""N calls in T seconds for one account, over all processes that share a database.

Permits are counted in the database by pyrate-limiter; they are given in no particular order.
"""

import hashlib
import logging
import sqlite3
import threading
import time
from pathlib import Path

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout
from pyrate_limiter import AbstractBucket, Limiter, PostgresBucket, Rate, SQLiteBucket
from sqlalchemy import URL

from bot.leadsquared.account import Account
from bot.meetings.ports import CrmUnavailable

log = logging.getLogger(__name__)

# A permit is stamped before its request leaves, and requests bunch on their way: the window is kept wider
# than LeadSquared's by this much (measured: at 1.0 up to 32 calls were seen in a window of 25).
WIDER = 1.05
# Longer than this in line, and the call has failed as if nobody had answered.
PATIENCE_S = 60
# Searches and lists get this part of the calls: a fifth.
SPARE = 5
# Time for the counter's lock, not for a permit. (Not asking with blocking=False: pyrate-limiter 4.5 hands that to
# filelock as a time, which it refuses.)
NOW_S = 0.05


class Pace:
    """Asked before every call. Waits in the calling thread."""

    def __init__(self, account: Account, database: URL) -> None:
        window_ms = int(account.rate.seconds * WIDER * 1000)
        self._limiter = Limiter(_bucket(account, database, Rate(account.rate.calls, window_ms)))
        share = Rate(max(1, account.rate.calls // SPARE), window_ms)
        self._spare = Limiter(_bucket(account, database, share, "spare_"))
        self._pause_s = account.rate.seconds
        self._resume = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Return when one more call may leave; CrmUnavailable when that takes over PATIENCE_S."""
        with self._lock:
            pause_s = self._resume - time.monotonic()
        if pause_s > 0:
            time.sleep(pause_s)
        try:
            mine = self._limiter.try_acquire("call", timeout=PATIENCE_S)
        except (sqlite3.Error, psycopg.Error, PoolTimeout) as error:
            log.error("calls cannot be counted: %s", type(error).__name__)
            raise CrmUnavailable("calls cannot be counted") from None
        if not mine:
            raise CrmUnavailable("too many calls in line")

    def spare(self) -> None:
        """For searches and lists: take a permit of their own share, and only one that is free right now, so that
        booking never waits for them. CrmUnavailable when there is none."""
        try:
            free = self._resume <= time.monotonic() and self._spare.try_acquire("call", timeout=NOW_S)
            mine = bool(free) and bool(self._limiter.try_acquire("call", timeout=NOW_S))
        except (sqlite3.Error, psycopg.Error, PoolTimeout):
            mine = False
        if not mine:
            raise CrmUnavailable("no call to spare")

    def throttled(self) -> None:
        """LeadSquared says too many all the same: others use the account too. Hold all calls a window."""
        log.warning("LeadSquared throttles; is LEADSQUARED_RATE higher than the account's plan?")
        with self._lock:
            self._resume = time.monotonic() + self._pause_s

    def close(self) -> None:
        self._limiter.close()
        self._spare.close()


def _bucket(account: Account, database: URL, rate: Rate, kind: str = "") -> AbstractBucket:
    # The table is named by a digest: an account id is no SQL identifier.
    table = f"pace_{kind}" + hashlib.sha256(account.id.encode()).hexdigest()[:16]
    if database.get_backend_name() == "sqlite":
        # A file of its own, so that counting calls never waits for a job being written.
        path = f"{Path(database.database or 'meetings.db')}-pace"
        return SQLiteBucket.init_from_file([rate], table, path, use_file_lock=True)
    conninfo = database.set(drivername="postgresql").render_as_string(hide_password=False)
    pool = ConnectionPool(conninfo, min_size=1, max_size=4, open=True)
    return PostgresBucket(pool, table, [rate])
