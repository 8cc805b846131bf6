"""A load balancer before the web processes: passes connections on to whichever listens, in turn.

Can lose an answer that a web process has given. Checks nobody's health and understands no HTTP.
"""

import contextlib
import itertools
import socket
import threading
from collections.abc import Sequence

_CHUNK = 65536


class Balancer:
    """Listens on a loopback port until `close`; `ports` are those of the web processes."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = tuple(ports)
        self._turn = itertools.count()
        self._lock = threading.Lock()
        self._to_lose = 0
        self._door = socket.create_server(("127.0.0.1", 0), backlog=128)
        threading.Thread(target=self._serve, name="balancer", daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def lose_answer(self) -> None:
        """Close the next connection that gets an answer, and keep the answer."""
        with self._lock:
            self._to_lose += 1

    def stop_losing(self) -> None:
        """Lose no more answers."""
        with self._lock:
            self._to_lose = 0

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)  # wakes whoever waits in accept
        self._door.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            web = self._connect()
            if web is None:
                return
            with web:
                threading.Thread(target=_pump, args=(client, web), daemon=True).start()
                first = web.recv(_CHUNK)
                if first and not self._lost():
                    client.sendall(first)
                    _pump(web, client)
                # shutdown, since the other thread still reads: close alone would not be noticed there
                client.shutdown(socket.SHUT_RDWR)
                web.shutdown(socket.SHUT_RDWR)

    def _connect(self) -> socket.socket | None:
        first = next(self._turn)
        for offset in range(len(self._ports)):
            port = self._ports[(first + offset) % len(self._ports)]
            with contextlib.suppress(OSError):
                return socket.create_connection(("127.0.0.1", port))
        return None

    def _lost(self) -> bool:
        with self._lock:
            lost = self._to_lose > 0
            self._to_lose -= lost
            return lost


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(_CHUNK):
            sink.sendall(chunk)
