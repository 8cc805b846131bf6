"""A small HTTP/1.1 server: werkzeug's, with the two things it leaves out.

Connections are kept alive between requests, as a real API keeps them, and a request may end without
an answer. Quiet: it writes no access log, which would hold keys. Loopback only.
"""

from __future__ import annotations

import io
import logging
import socket
import threading
from collections.abc import Callable

from werkzeug.exceptions import HTTPException
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Request, Response
from werkzeug.wsgi import get_input_stream

_LOG = logging.getLogger(__name__)
_POLL_S = 0.02  # how soon the accepting thread hears that it should stop
_LARGEST_BODY = 10_000_000  # bytes


class HangUp(Exception):
    """End the request by closing the connection, with no answer."""


class _Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def run_wsgi(self) -> None:
        """Answer one request. werkzeug's own always closes the connection afterwards."""
        environ = self.make_environ()
        self.environ = environ
        # The whole body is read first, or what is left of it would be taken for the next request.
        try:
            stream = get_input_stream(environ, max_content_length=_LARGEST_BODY)
            environ["wsgi.input"] = io.BytesIO(stream.read())
            environ["wsgi.input_terminated"] = True
            response = self.server.respond(Request(environ))
        except HangUp:
            self.close_connection = True
            return
        except HTTPException as error:  # a body too large, or one that never ends
            self.close_connection = True
            response = Response(error.description, error.code or 400)
        except Exception:  # noqa: BLE001 - the last door: a caller has to get an answer
            _LOG.exception("the sandbox failed to answer %s %s", self.command, environ["PATH_INFO"])
            response = Response("the sandbox is broken", 500)
        self._send(response)

    def _send(self, response: Response) -> None:
        body = response.get_data()
        response.headers["Content-Length"] = str(len(body))
        self.send_response(response.status_code)
        for name, value in response.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Nothing: a request line may hold keys."""


class Server(ThreadedWSGIServer):
    """Serves `respond` from threads of its own, from `start` to `stop`.

    `port` 0 takes a free one. OSError when the port is taken.
    """

    def __init__(self, port: int, respond: Callable[[Request], Response]) -> None:
        self.respond = respond
        self._open: set[socket.socket] = set()
        self._idle = threading.Condition()
        super().__init__("127.0.0.1", port, Request.application(respond), _Handler)
        self._thread = threading.Thread(
            target=self.serve_forever, args=(_POLL_S,), name="leadsquared-sandbox", daemon=True
        )

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Close every connection, idle ones too, and wait until no request is under way."""
        self.shutdown()
        self._thread.join()
        with self._idle:
            for connection in self._open:
                # The client may have been quicker.
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
            self._idle.wait_for(lambda: not self._open, timeout=5)

    def process_request(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        if isinstance(request, socket.socket):
            with self._idle:
                self._open.add(request)
        super().process_request(request, client_address)

    def close_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        super().close_request(request)
        if isinstance(request, socket.socket):
            with self._idle:
                self._open.discard(request)
                self._idle.notify_all()

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Nothing: see _Handler.log."""
