"""A loopback HTTP server for one WSGI app: threads, keep-alive, one write an answer.

Werkzeug's own handler closes the connection after each answer; Slack's servers do not, and a bot
that keeps connections must meet them here first.
"""

import contextlib
import io
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"


class Hangup(Exception):
    """Raised by the app: close the connection and answer nothing."""


class HttpServer:
    """Serves until `close`, which also closes the connections that clients keep."""

    def __init__(self, app: "WSGIApplication", port: int = 0) -> None:
        self._open = _OpenSockets()
        handler = type("Handler", (_Handler,), {"open_sockets": self._open})
        self._server = make_server(HOST, port, app, threaded=True, request_handler=handler)
        self.url = f"http://{HOST}:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.02},
            name="sandbox-slack-http",
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _OpenSockets:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._closed = False

    def add(self, connection: socket.socket) -> None:
        with self._lock:
            self._sockets.add(connection)
            if self._closed:
                _shut(connection)

    def discard(self, connection: socket.socket) -> None:
        with self._lock:
            self._sockets.discard(connection)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for connection in self._sockets:
                _shut(connection)


def _shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side was first
        connection.shutdown(socket.SHUT_RDWR)


class _Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    open_sockets: _OpenSockets

    def setup(self) -> None:
        super().setup()
        self.open_sockets.add(self.connection)

    def finish(self) -> None:
        self.open_sockets.discard(self.connection)
        super().finish()

    def run_wsgi(self) -> None:
        environ = self.make_environ()
        size = int(self.headers.get("Content-Length") or 0)
        environ["wsgi.input"] = io.BytesIO(self.rfile.read(size))
        head = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _error: object = None
        ) -> Callable[[bytes], object]:
            head.append((status, headers))
            return self.wfile.write

        try:
            body = b"".join(self.server.app(environ, start_response))
        except Hangup:
            self.close_connection = True
            _shut(self.connection)
            return
        status, headers = head[0]
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        for name, value in headers:
            if name.lower() != "content-length":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Quiet: World keeps the log."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Quiet, too."""
