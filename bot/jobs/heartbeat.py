"""Heartbeats of workers: a row written every BEAT_S, and a lease that ends when none could be written.

Whether a worker is dead is decided by the observer's own monotonic clock, never by the database's: it waits to see
whether the row changes. Jobs that a dead worker leaves are requeued in maintenance.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import (
    Column,
    ColumnElement,
    Engine,
    Float,
    MetaData,
    String,
    Table,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy import literal_column as literal
from sqlalchemy.exc import SQLAlchemyError

from bot.database import STANDSTILL_S

log = logging.getLogger(__name__)

BEAT_S = 2.0
# A worker starts no step once its last heartbeat is LEASE_S old by its own clock, and counts as dead once another
# worker has seen no new one for DEAD_S. The difference lets a step that had started finish.
LEASE_S, DEAD_S = 7.0, 9.0
# How long Postgres may take to store a heartbeat, so that a second attempt fits within the lease.
ANSWER_S = 2.5
# A write that takes this long ends the process: the call may never return.
HANGS_S = 30.0
LOOK_S = 1.0
FORGOTTEN_S = 86400.0
# Any number that nothing else on the same database locks.
_ALONE = 0x4D454554

_tables = MetaData()
_workers = Table(
    "meeting_workers",
    _tables,
    Column("executor", String(64), primary_key=True),
    Column("beat", Float, nullable=False),  # unix seconds by the database's clock
)


class Heartbeats:
    """The table of heartbeats. Every method may raise SQLAlchemyError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"

    @property
    def _now(self) -> ColumnElement[float]:
        sqlite, postgres = "(julianday('now') - 2440587.5) * 86400.0", "extract(epoch FROM clock_timestamp())"
        return literal(sqlite if self._sqlite else postgres, Float)

    def create_table(self) -> None:
        _tables.create_all(self._engine)

    def write(self, executor: str) -> None:
        """Insert or update the row of one worker, by that worker only."""
        with self._engine.begin() as connection:
            mine = _workers.c.executor == executor
            if not connection.execute(update(_workers).where(mine).values(beat=self._now)).rowcount:
                connection.execute(insert(_workers).values(executor=executor, beat=self._now))

    def remove_others(self, executor: str) -> frozenset[str]:
        """On SQLite, delete the rows of all other workers: the holder of the file's lock is the only one alive.

        Returns those that had not stopped regularly.
        """
        if not self._sqlite:
            return frozenset()
        with self._engine.begin() as connection:
            others = _workers.c.executor != executor
            removed = frozenset(connection.execute(select(_workers.c.executor).where(others)).scalars())
            connection.execute(delete(_workers).where(others))
        return removed

    def living(self) -> frozenset[str]:
        """By the database's clock, for readiness only: that clock may have been set meanwhile."""
        fresh = _workers.c.beat.between(self._now - DEAD_S, self._now + DEAD_S)
        with self._engine.connect() as connection:
            return frozenset(connection.execute(select(_workers.c.executor).where(fresh)).scalars())

    def all(self) -> dict[str, float]:
        """The last heartbeat of each worker that has not stopped regularly; compare it for change, not as a time."""
        with self._engine.connect() as connection:
            return {str(row.executor): float(row.beat) for row in connection.execute(select(_workers))}

    def remove(self, executor: str) -> None:
        """Delete the row of a worker that stops regularly, so that nobody waits for its lease."""
        with self._engine.begin() as connection:
            connection.execute(delete(_workers).where(_workers.c.executor == executor))

    def forget(self) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(_workers).where(_workers.c.beat < self._now - FORGOTTEN_S))

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Enter with True if no other worker on this database is inside. SQLite has one worker; see locks."""
        if self._sqlite:
            yield True
            return
        with self._engine.begin() as connection:
            # Held by the transaction: released however the process ends, and by Postgres when it stands still. Said
            # for each transaction, since behind a pooler what was set for the session may be another's.
            connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = '{STANDSTILL_S}s'"))
            yield bool(connection.execute(select(literal(f"pg_try_advisory_xact_lock({_ALONE})"))).scalar())


class LivenessMonitor:
    """Which workers this process has seen alive: their row changed within DEAD_S of its own `ticks`."""

    def __init__(self, heartbeats: Heartbeats, ticks: Callable[[], float]) -> None:
        self._heartbeats, self._ticks = heartbeats, ticks
        self._seen: dict[str, tuple[float, float]] = {}
        self.died: frozenset[str] = frozenset()

    def living(self) -> frozenset[str]:
        """Every worker counts as alive for DEAD_S after it was first seen."""
        heartbeats = self._heartbeats.all()
        now = self._ticks()
        self._seen = {
            worker: self._seen[worker] if self._seen.get(worker, (None,))[0] == beat else (beat, now)
            for worker, beat in heartbeats.items()
        }
        living = frozenset(worker for worker, (_, since) in self._seen.items() if now - since <= DEAD_S)
        # A worker that stops regularly deletes its row.
        self.died = frozenset(self._seen) - living
        return living


class Lease:
    """How long this process may run steps: `seconds` from the start of the last heartbeat that was written.

    `ticks` also runs while the process is stopped. `end` is called, and does not return, when it is over.
    """

    def __init__(self, seconds: float, ticks: Callable[[], float], end: Callable[[], None]) -> None:
        self._seconds, self.ticks, self.end = seconds, ticks, end
        self._until = ticks() + seconds
        self._closed = False

    def renew(self, began: float) -> None:
        """`began`, in ticks: just before the heartbeat was sent."""
        self._until = began + self._seconds

    def check(self) -> None:
        """Call before every step: a worker that others take for dead must not start one."""
        if self._closed:
            threading.Event().wait()  # until the process has ended, which is soon
        self.end_if_over()

    def end_if_over(self) -> None:
        """End the process if the lease is over. Unlike `check`, never blocks after `close`."""
        if self.ticks() > self._until:
            self.end()

    def close(self) -> None:
        """From now on no step starts: `check` blocks until the process has ended."""
        self._closed = True


class Heartbeat:
    """Write one worker's heartbeats in a thread and renew its lease.

    A second thread ends the process if the lease is over or a write hangs.
    """

    def __init__(self, heartbeats: Heartbeats, executor: str, lease: Lease) -> None:
        self._heartbeats, self._executor, self._lease = heartbeats, executor, lease
        self.removed: frozenset[str] = frozenset()
        self._stopping = threading.Event()
        self._under_way_since: float | None = None
        self._thread = threading.Thread(target=self._run, name="heart", daemon=True)
        self._watchdog = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Raises SQLAlchemyError when the first heartbeat cannot be written."""
        self._beat()
        self.removed = self._heartbeats.remove_others(self._executor)
        self._thread.start()
        self._watchdog.start()

    def stop(self) -> None:
        """Call after the last step has ended."""
        self._stopping.set()
        self._thread.join()
        try:
            self._heartbeats.remove(self._executor)
        except SQLAlchemyError as error:
            log.warning("the heartbeat row cannot be deleted: %s", type(error).__name__)

    def _beat(self) -> None:
        began = self._under_way_since = self._lease.ticks()
        try:
            self._heartbeats.write(self._executor)
            self._lease.renew(began)
        finally:
            self._under_way_since = None

    def _run(self) -> None:
        missed = False
        while not self._stopping.wait(BEAT_S):
            try:
                self._beat()
                missed = False
            except SQLAlchemyError as error:
                if not missed:
                    log.warning("a heartbeat cannot be written: %s; does DATABASE_URL answer?", type(error).__name__)
                missed = True

    def _watch(self) -> None:
        while not self._stopping.wait(LOOK_S):
            since = self._under_way_since
            self._lease.end_if_over()
            if since is not None and self._lease.ticks() - since > HANGS_S:
                self._lease.end()
