"""What the bot writes to, and how it fails for a while: here SQLite, on a full disk, locked, put back; also postgres.

Reads nothing but which jobs are left; that through DBOS's own client.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from dbos import DBOSClient

from bot.database import database_url, open_engine

_UNFINISHED = ["PENDING", "ENQUEUED", "DELAYED"]


class Database(Protocol):
    """`url` is what DATABASE_URL takes."""

    @property
    def url(self) -> str: ...

    def fail(self) -> Callable[[], None]:
        """Take nothing from now on; what is returned mends it."""
        ...

    def hang(self) -> Callable[[], None]:
        """Answer nothing from now on, without an error; what is returned mends it."""
        ...

    def close(self) -> None: ...


class SqliteDatabase:
    """A file in `folder`; `fill_disk` keeps the processes from writing any file, or lets them again."""

    def __init__(self, folder: Path, fill_disk: Callable[[bool], None], note: Callable[[str], None]) -> None:
        self._file, self._copy = folder / "meetings.db", folder / "backup.db"
        self.url = f"sqlite:///{self._file}"
        self._fill_disk, self._note = fill_disk, note

    def fail(self) -> Callable[[], None]:
        self._fill_disk(True)
        return lambda: self._fill_disk(False)

    def hang(self) -> Callable[[], None]:
        """Somebody holds the write lock of the file."""
        self._note("the file is locked")
        holder = sqlite3.connect(self._file, timeout=60, isolation_level=None, check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")

        def let_go() -> None:
            holder.rollback()
            holder.close()
            self._note("the file is free again")

        return let_go

    def back_up(self) -> list[str]:
        """A whole copy as of now; the ids of the jobs that have not ended in it."""
        with sqlite3.connect(self._file, timeout=60) as source, sqlite3.connect(self._copy) as copy:
            source.backup(copy)
        source.close()
        copy.close()
        self._note("the file is copied")
        return unfinished(f"sqlite:///{self._copy}")

    def restore(self) -> None:
        """Put the copy in the file's place; nobody may have it open."""
        for name in ("-wal", "-shm"):
            self._file.with_name(self._file.name + name).unlink(missing_ok=True)
        self._copy.replace(self._file)
        self._note("the copy is put back")

    def close(self) -> None:
        """Nothing to close: the folder goes with the stage."""


def unfinished(url: str) -> list[str]:
    """The ids of the jobs that wait or run. SQLAlchemyError where the database does not answer."""
    engine = open_engine(database_url(url), 1)
    client = DBOSClient(system_database_engine=engine, retry_connection_errors=False, lazy=True)
    try:
        found = client.list_workflows(status=_UNFINISHED, load_input=False, load_output=False)
        return [one.workflow_id for one in found]
    finally:
        client.destroy()
        engine.dispose()
