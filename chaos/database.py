"""What the bot writes to, and how nothing can be written for a while: here SQLite on a full disk; also postgres.

Reads nothing but which jobs are left; that through DBOS's own client.
"""

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
