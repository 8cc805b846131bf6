"""Count one account's calls of the last seconds in the database, for all processes that share it.

Says whether one more call may be made; waiting is done in rate_limit. On SQLite all processes are on one machine, and
calls are stamped by its monotonic clock. On Postgres they are stamped by the server's clock, and a process that sees it
jump stops all calls for a window.
"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    URL,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Index,
    MetaData,
    String,
    Table,
    and_,
    delete,
    event,
    insert,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateIndex, CreateTable

from bot.database import open_engine

# How long to wait for the counter's lock before a call counts as one that cannot be counted.
LOCKED_S = 2.0
# Two clocks that are not set differ by no more than JUMP_S, plus DRIFT times the time that passes.
JUMP_S, DRIFT = 0.05, 0.001
_tables = MetaData()
_calls = Table(
    "pace_calls",
    _tables,
    Column("account", String(16), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("searching", Boolean, nullable=False),
)
_index = Index("pace_calls_of_account", _calls.c.account, _calls.c.at_ms)


@dataclass(frozen=True)
class Limit:
    """At most `calls` in a window; of searches alone where `searching`."""

    calls: int
    searching: bool = False


@dataclass(frozen=True)
class Permit:
    """Whether a call may be made, stamped `at` ticks, and `stamp` in the counter's own milliseconds; if not, after how
    long to ask again."""

    at: float
    stamp: int
    again_s: float = 0.0

    @property
    def may_leave(self) -> bool:
        return not self.again_s


def open_counts(database: URL) -> Engine:
    """The engine of the counter: the database itself, or a second file beside SQLite's, so that counting never waits
    for a job to be stored."""
    if database.get_backend_name() != "sqlite":
        return open_engine(database, 2, LOCKED_S, LOCKED_S)
    beside = database.set(database=f"{Path(database.database or 'meetings.db')}-pace")
    engine = open_engine(beside, 1, LOCKED_S, LOCKED_S)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Counts that a crash of the machine loses are out of date when it is back.
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.close()

    return engine


class CallCounter:
    """The stored calls of one account. Every method may raise SQLAlchemyError.

    `now_ms` is the clock by which all processes stamp, read within a transaction; `ticks` this process's monotonic one.
    """

    def __init__(
        self,
        engine: Engine,
        account: str,
        window_s: float,
        now_ms: Callable[[Connection], int],
        ticks: Callable[[], float],
    ) -> None:
        self._engine, self._now_ms, self._ticks = engine, now_ms, ticks
        # A digest: an account's id may be of any length.
        self._account = hashlib.sha256(account.encode()).hexdigest()[:16]
        self._window_ms = int(window_s * 1000)
        self._one_at_a_time = threading.Lock()
        self._is_open = False
        self._last: tuple[float, float, int] | None = None

    def take(self, *limits: Limit, searching: bool = False) -> Permit:
        """Count one more call, if every limit allows it."""
        with self._one_at_a_time, self._engine.begin() as connection:
            now, at = self._begin(connection)
            stamps = self._stamps(connection)
            wait_ms = max(self._wait_ms(stamps, limit, now) for limit in limits)
            if wait_ms > 0:
                return Permit(at, now, wait_ms / 1000)
            self._write(connection, 1, now, searching=searching)
            return Permit(at, now)

    def postpone(self, permit: Permit, seconds: float) -> None:
        """Count a call as if it had been permitted so much later. One that is not counted any more stays so."""
        with self._one_at_a_time, self._engine.begin() as connection:
            self._begin(connection)
            row: ColumnElement[object] = literal_column("rowid" if connection.dialect.name == "sqlite" else "ctid")
            mine = (_calls.c.account == self._account, _calls.c.at_ms == permit.stamp)
            one = select(row).select_from(_calls).where(*mine).limit(1).scalar_subquery()
            connection.execute(update(_calls).where(row == one).values(at_ms=_calls.c.at_ms + int(seconds * 1000)))

    def fill(self, calls: int) -> None:
        """Store as many calls as if they were made now, unless another process has just done so."""
        with self._one_at_a_time, self._engine.begin() as connection:
            now, _ = self._begin(connection)
            if len(self._stamps(connection)) <= calls:
                self._write(connection, calls, now, searching=False)

    def close(self) -> None:
        self._engine.dispose()

    def _begin(self, connection: Connection) -> tuple[int, float]:
        """Lock the counter for this transaction; the stamp to use, and the ticks before it was read."""
        self._lock(connection)
        before = self._ticks()
        now = self._now_ms(connection)
        mine = _calls.c.account == self._account
        # Stamps in the future are from before the clock was set back, or the machine restarted; and after any jump the
        # other stamps are meaningless too. No call was made later than now, so the wait is a window at most.
        wrong = mine if self._was_moved(before, now) else and_(mine, _calls.c.at_ms > now)
        connection.execute(update(_calls).where(wrong).values(at_ms=now))
        connection.execute(delete(_calls).where(mine, _calls.c.at_ms <= now - self._window_ms))
        return now, before

    def _was_moved(self, before: float, now: int) -> bool:
        """Whether the clock was set since it was last read, compared with the monotonic one."""
        after = self._ticks()
        last, self._last = self._last, (before, after, now)
        if last is None:
            return False
        least, most = (before - last[1]) * 1000, (after - last[0]) * 1000
        room = JUMP_S * 1000 + most * DRIFT
        return not least - room <= now - last[2] <= most + room

    def _lock(self, connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            # For this transaction alone, so that it works behind a pooler.
            connection.execute(text(f"SET LOCAL lock_timeout = {int(LOCKED_S * 1000)}"))
            lock = text("SELECT pg_advisory_xact_lock(hashtext(:name))")
            connection.execute(lock, {"name": f"pace {self._account}"})
            if not self._is_open:
                connection.execute(lock, {"name": "pace"})
        if not self._is_open:
            connection.execute(CreateTable(_calls, if_not_exists=True))
            connection.execute(CreateIndex(_index, if_not_exists=True))
            self._is_open = True

    def _stamps(self, connection: Connection) -> list[tuple[int, bool]]:
        """Newest first."""
        mine = select(_calls.c.at_ms, _calls.c.searching).where(_calls.c.account == self._account)
        return [(row.at_ms, row.searching) for row in connection.execute(mine.order_by(_calls.c.at_ms.desc()))]

    def _wait_ms(self, stamps: list[tuple[int, bool]], limit: Limit, now: int) -> int:
        counted = [at for at, searching in stamps if searching or not limit.searching]
        if len(counted) < limit.calls:
            return 0
        return max(1, counted[limit.calls - 1] + self._window_ms - now)

    def _write(self, connection: Connection, calls: int, now: int, *, searching: bool) -> None:
        row = {"account": self._account, "at_ms": now, "searching": searching}
        connection.execute(insert(_calls), [row] * calls)


def now_in(database: URL, ticks: Callable[[], float]) -> Callable[[Connection], int]:
    """The clock that all processes of a database share, in milliseconds."""
    if database.get_backend_name() == "sqlite":
        return lambda _: int(ticks() * 1000)
    asked = text("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
    return lambda connection: int(connection.execute(asked).scalar_one())
