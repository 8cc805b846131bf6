"""One live process for each executor id: two with the same id would run the same step twice.

Holds a lock that the operating system or Postgres releases when the process dies, however it dies.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL, Engine, text

# Any number that no other program on the same database locks.
_CLASS = 0x4D454554
_MOST = 64
# Where in the class the turn at the tables stands; the roles' slots begin at 1.
_TURN = 0
TURN_S = 30


class AlreadyRunning(Exception):
    """The message says what runs, and what to do."""


@dataclass(frozen=True)
class Held:
    """`name` is ours until `release` is called or the process ends."""

    name: str
    release: Callable[[], None]


def hold(role: str, url: URL, engine: Engine) -> Held:
    """Be the one `role` ("worker", "web") on a SQLite file, or the first free `role-N` on Postgres."""
    if url.get_backend_name() == "sqlite":
        return _hold_file(role, Path(url.database or "meetings.db"))
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    for number in range(1, _MOST + 1):
        slot = number + _MOST * (role != "worker")
        taken = connection.execute(text("SELECT pg_try_advisory_lock(:class, :slot)"), {"class": _CLASS, "slot": slot})
        if taken.scalar():
            # Out of the pool, which would keep the session, and with it the lock, after a close.
            connection.detach()
            return Held(f"{role}-{number}", connection.close)
    connection.close()
    raise AlreadyRunning(f"{_MOST} {role} processes already run on this database; stop some of them first.")


def _hold_file(role: str, database: Path) -> Held:
    lock = FileLock(f"{database}-{role}.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyRunning(
            f"A {role} process already runs on {database.name}, and SQLite takes one. "
            "Stop it, or set DATABASE_URL to a Postgres database, which takes many."
        ) from None
    return Held(f"{role}-1", lock.release)


@contextmanager
def turn(url: URL, engine: Engine) -> Iterator[None]:
    """Have the database's tables to oneself: web and worker start together, and both make what is missing."""
    if url.get_backend_name() == "sqlite":
        database = Path(url.database or "meetings.db")
        lock = FileLock(f"{database}-tables.lock")
        # A lock that cannot be had is let be: what it guards fails by itself, and says why. (FileLock would
        # make the folder.)
        if database.parent.is_dir():
            with suppress(OSError):
                lock.acquire(timeout=TURN_S)
        try:
            yield
        finally:
            lock.release()
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        slot = {"class": _CLASS, "slot": _TURN}
        connection.execute(text("SELECT pg_advisory_lock(:class, :slot)"), slot)
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:class, :slot)"), slot)
