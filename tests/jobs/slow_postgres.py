"""A relay before a Postgres on a Unix socket that can hold back the answer to a COMMIT, cut it off, or fall silent."""

import socket
import threading
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL


class Relay:
    """`address` is what the bot is given. `holds`: from the answer to a COMMIT on nothing is answered before `go`;
    `cuts`: the connection breaks instead of the answer to the next COMMIT; `silent`: nothing is answered till then."""

    def __init__(self, database: URL) -> None:
        self._there = Path(str(database.query["host"])) / ".s.PGSQL.5432"
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = database.set(host="127.0.0.1", port=self._listening.getsockname()[1], query={})
        self.holds = self.silent = self.cuts = False
        self.held, self.go = threading.Event(), threading.Event()
        self._sockets: list[socket.socket] = []
        self._carriers: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                there = socket.socket(socket.AF_UNIX)
                self._sockets += [here, there]  # first of all, so that they are closed whatever happens
                there.connect(str(self._there))
                commits = threading.Event()
                for way in ((here, there, commits, True), (there, here, commits, False)):
                    self._carriers.append(threading.Thread(target=self._carry, args=way, daemon=True))
                    self._carriers[-1].start()

    def _carry(self, source: socket.socket, to: socket.socket, commits: threading.Event, asks: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if asks and b"COMMIT" in data and (self.holds or self.cuts):
                    commits.set()
                elif not asks and commits.is_set():
                    self.held.set()
                    if self.cuts:
                        self.cuts = False
                        break
                    self.silent = True
                    self.go.wait()
                    commits.clear()
                elif not asks and self.silent:
                    self.go.wait()
                to.sendall(data)
        for one in (source, to):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Returns when no thread has a socket any more: one that is accepted meanwhile would stay open."""
        self.go.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listening.close()
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for carrier in self._carriers:
            carrier.join()
        for one in self._sockets:
            one.close()
