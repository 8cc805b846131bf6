"""SQLite connections for two processes: a locked statement is retried in short steps.

SQLite's own busy handler sleeps up to a tenth of a second between two attempts, and a busy process takes the lock in
between: measured at 150 acks a second beside a busy worker, acks took up to 2 s, or failed.
"""

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

STEP_S = 0.0005


def connections(patience_s: float) -> Callable[..., sqlite3.Connection]:
    """A `factory` for sqlite3.connect; a statement fails if the database is locked for longer than `patience_s`."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, parameters: object = (), /) -> "Cursor":
            deadline = time.monotonic() + patience_s
            while True:
                try:
                    super().execute(sql, parameters)  # type: ignore[arg-type]  # handed on as it came
                except sqlite3.OperationalError as error:
                    # A statement that finds the file locked has not begun, and may simply be said again.
                    if "database is locked" not in str(error) or time.monotonic() > deadline:
                        raise
                    time.sleep(STEP_S)
                else:
                    return self

    class Connection(sqlite3.Connection):
        def cursor(self, factory: object = Cursor) -> sqlite3.Cursor:  # type: ignore[override]  # one kind is all we need
            return super().cursor(factory)  # type: ignore[call-overload, no-any-return]  # handed on as it came

    return Connection


def keep_private(database: Path) -> None:
    """Make the file and those beside it readable by their owner only, also if an earlier version created them."""
    for file in database.parent.glob(f"{database.name}*"):
        with suppress(OSError):  # another's, or gone just now
            if file.is_file() and not file.is_symlink() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
