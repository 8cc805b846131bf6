"""Which workers live: a beat in the database every BEAT_S, and a lease that runs out when none is written.

No clock of the database's decides who is dead: whoever looks waits by its own, which only runs forward, whether a beat
changes.

Knows nothing of jobs; what a dead worker leaves behind is taken up in upkeep.
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
# A worker begins nothing more once its last beat is LEASE_S old by its own clock, and is taken for dead once another
# has seen no new one for DEAD_S. What lies between is for an effect that had begun.
LEASE_S, DEAD_S = 7.0, 9.0
# How long Postgres has to answer a beat, so that there is time for another one within the lease.
ANSWER_S = 2.5
# A beat that is under way for so long ends the process, whatever it waits for: it may never come back.
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
    """The table of beats. Every method may raise SQLAlchemyError."""

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
        """A worker writes only its own."""
        with self._engine.begin() as connection:
            mine = _workers.c.executor == executor
            if not connection.execute(update(_workers).where(mine).values(beat=self._now)).rowcount:
                connection.execute(insert(_workers).values(executor=executor, beat=self._now))

    def remove_others(self, executor: str) -> frozenset[str]:
        """On SQLite whoever holds the file's lock is the only one that lives, however fresh another's beat is. Those
        who had not ended by themselves."""
        if not self._sqlite:
            return frozenset()
        with self._engine.begin() as connection:
            others = _workers.c.executor != executor
            removed = frozenset(connection.execute(select(_workers.c.executor).where(others)).scalars())
            connection.execute(delete(_workers).where(others))
        return removed

    def living(self) -> frozenset[str]:
        """By the database's clock, for whoever only wants to know: it may have been moved meanwhile."""
        fresh = _workers.c.beat.between(self._now - DEAD_S, self._now + DEAD_S)
        with self._engine.connect() as connection:
            return frozenset(connection.execute(select(_workers.c.executor).where(fresh)).scalars())

    def all(self) -> dict[str, float]:
        """The last beat of each worker that has not ended by itself; a value that changes, not a time."""
        with self._engine.connect() as connection:
            return {str(row.executor): float(row.beat) for row in connection.execute(select(_workers))}

    def remove(self, executor: str) -> None:
        """It ends by itself: nobody has to wait until it is taken for dead."""
        with self._engine.begin() as connection:
            connection.execute(delete(_workers).where(_workers.c.executor == executor))

    def forget(self) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(_workers).where(_workers.c.beat < self._now - FORGOTTEN_S))

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether no other worker on this database is in here. SQLite has one worker; see guard."""
        if self._sqlite:
            yield True
            return
        with self._engine.begin() as connection:
            # Held by the transaction: released however the process ends, and by Postgres when it stands still. Said
            # for each transaction, since behind a pooler what was set for the session may be another's.
            connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = '{STANDSTILL_S}s'"))
            yield bool(connection.execute(select(literal(f"pg_try_advisory_xact_lock({_ALONE})"))).scalar())


class LivenessMonitor:
    """Whom this process has seen alive: whose beat has changed within DEAD_S of its own `ticks`."""

    def __init__(self, heartbeats: Heartbeats, ticks: Callable[[], float]) -> None:
        self._heartbeats, self._ticks = heartbeats, ticks
        self._seen: dict[str, tuple[float, float]] = {}
        self.died: frozenset[str] = frozenset()

    def living(self) -> frozenset[str]:
        """Everybody is taken to live for DEAD_S from the first look on."""
        heartbeats = self._heartbeats.all()
        now = self._ticks()
        self._seen = {
            worker: self._seen[worker] if self._seen.get(worker, (None,))[0] == beat else (beat, now)
            for worker, beat in heartbeats.items()
        }
        living = frozenset(worker for worker, (_, since) in self._seen.items() if now - since <= DEAD_S)
        # Whoever ends by itself takes its beat along.
        self.died = frozenset(self._seen) - living
        return living


class Lease:
    """How long this process may go on: `seconds` from the start of the last beat that was written.

    `ticks` also runs while the process is stopped. `end` is called, and does not return, when it is over.
    """

    def __init__(self, seconds: float, ticks: Callable[[], float], end: Callable[[], None]) -> None:
        self._seconds, self.ticks, self.end = seconds, ticks, end
        self._until = ticks() + seconds
        self._closed = False

    def renew(self, began: float) -> None:
        """`began`, in ticks: just before the beat was sent."""
        self._until = began + self._seconds

    def check(self) -> None:
        """Asked before every effect: whoever is taken for dead must not have one more."""
        if self._closed:
            threading.Event().wait()  # until the process has ended, which is soon
        self.end_if_over()

    def end_if_over(self) -> None:
        """Holds nobody who has only that to know: a last beat is no effect, and its end is waited for."""
        if self.ticks() > self._until:
            self.end()

    def close(self) -> None:
        """No effect begins from now on: whoever asks is held until the process is gone."""
        self._closed = True


class Heartbeat:
    """Writes the beats of one worker, in a thread of its own, and keeps its lease. A second thread, which waits for
    nothing else, ends the process where the lease is over or a beat does not come back."""

    def __init__(self, heartbeats: Heartbeats, executor: str, lease: Lease) -> None:
        self._heartbeats, self._executor, self._lease = heartbeats, executor, lease
        self.removed: frozenset[str] = frozenset()
        self._stopping = threading.Event()
        self._under_way_since: float | None = None
        self._thread = threading.Thread(target=self._run, name="heart", daemon=True)
        self._watchdog = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Raises SQLAlchemyError when the first beat cannot be written."""
        self._beat()
        self.removed = self._heartbeats.remove_others(self._executor)
        self._thread.start()
        self._watchdog.start()

    def stop(self) -> None:
        """The last effect is over, or handed back."""
        self._stopping.set()
        self._thread.join()
        try:
            self._heartbeats.remove(self._executor)
        except SQLAlchemyError as error:
            log.warning("no farewell written: %s", type(error).__name__)

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
                    log.warning("a beat is not written: %s; does DATABASE_URL answer?", type(error).__name__)
                missed = True

    def _watch(self) -> None:
        while not self._stopping.wait(LOOK_S):
            since = self._under_way_since
            self._lease.end_if_over()
            if since is not None and self._lease.ticks() - since > HANGS_S:
                self._lease.end()
