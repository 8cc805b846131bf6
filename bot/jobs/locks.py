"""File locks: one web process and one worker on a SQLite file, and one process at a time that creates tables.

The operating system releases a lock when its process ends, however it ends; a process that is only stopped keeps it.
On Postgres any number of processes may run; see heartbeat.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL, Engine, text


class AlreadyRunning(Exception):
    """The message says what runs, and what to do."""


# Any number that no other program on the same database locks.
_TURN = 0x4D454555
TURN_S, ASK_S = 30, 0.1
# A child of a killed process may live a moment longer, and holds the lock until it ends.
PATIENCE_S = 3.0


@dataclass(frozen=True)
class ProcessLock:
    """A lock that is held until `release` is called, this value is dropped, or the process ends."""

    release: Callable[[], None]


def hold(role: str, database: Path, patience_s: float = PATIENCE_S) -> ProcessLock:
    """Take the lock of a `role` ("worker", "web") on the SQLite file, or raise AlreadyRunning after `patience_s`."""
    # By its real path: a second name of the file, a link, is the same database.
    lock = FileLock(f"{database.resolve()}-{role}.lock", thread_local=False)
    try:
        lock.acquire(timeout=patience_s, poll_interval=0.05)
    except Timeout:
        raise AlreadyRunning(
            f"A {role} process already runs on {database.name}, and SQLite takes one. "
            "Stop it, or set DATABASE_URL to a Postgres database, which takes many."
        ) from None
    return ProcessLock(lock.release)


@contextmanager
def turn(url: URL, engine: Engine) -> Iterator[None]:
    """Enter alone, to create tables: web and worker start together, and both create what is missing."""
    if url.get_backend_name() == "sqlite":
        database = Path(url.database or "meetings.db")
        lock = FileLock(f"{database}-tables.lock")
        # Without the lock, go on: creating the tables fails then, with a better message. (FileLock would make the
        # folder.)
        if database.parent.is_dir():
            with suppress(OSError):
                lock.acquire(timeout=TURN_S)
        try:
            yield
        finally:
            lock.release()
        return
    with engine.connect() as connection:
        # Of the transaction, since a pooler may give each another session. Asked again and again: a statement that
        # waits keeps a snapshot, for whose end DBOS's migration waits.
        while not connection.execute(text("SELECT pg_try_advisory_xact_lock(:turn)"), {"turn": _TURN}).scalar():
            connection.rollback()
            time.sleep(ASK_S)
        # The transaction takes as long as the migration; and Postgres keeps the snapshot of the last statement until
        # there is another one.
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        yield
