"""PgBouncer between the bot and a Postgres of the tests, strict as hosts have it.

It takes no startup options and knows no prepared statements; in transaction mode a session's next transaction may be
another server connection's.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from sqlalchemy import make_url

from sandbox.stage import ReservedPort
from tests.patience import wait_until

# Not on everybody's PATH: Debian puts it there.
PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")

_CONFIG = """
[databases]
* = host={host} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
default_pool_size = {size}
max_client_conn = 500
server_reset_query = DISCARD ALL
"""


class Pooler:
    """One PgBouncer in front of `database`, an address on a Unix socket, with `size` server connections."""

    def __init__(self, database: str, mode: str, size: int) -> None:
        url = make_url(database)
        self._reserved = ReservedPort()
        self._port = self._reserved.number
        self.address = f"postgresql://{url.username}@127.0.0.1:{self._port}/{url.database}"
        # Readable by whoever it runs as: it refuses to be root.
        self._folder = Path(tempfile.mkdtemp(prefix="meetings-pooler-"))
        self._folder.chmod(0o755)
        config = self._folder / "pgbouncer.ini"
        config.write_text(
            _CONFIG.format(host=url.query["host"], user=url.username, port=self._port, mode=mode, size=size)
        )
        assert PROGRAM
        # As whoever Postgres runs as: it may see the socket.
        as_whom = ["-u", Path(str(url.query["host"]), ".s.PGSQL.5432").owner()] if os.geteuid() == 0 else []
        self.log = self._folder / "log"
        with self.log.open("wb") as log:
            self._process = subprocess.Popen([PROGRAM, *as_whom, str(config)], stdout=log, stderr=log)

    def _listens(self) -> bool:
        assert self._process.poll() is None, self.log.read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1):
            return True
        return False

    def __enter__(self) -> Self:
        wait_until(self._listens)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._reserved.close()
        shutil.rmtree(self._folder, ignore_errors=True)
