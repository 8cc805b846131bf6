"""A small HTTP/1.1 server for loopback: werkzeug's, with the two things it leaves out.

Connections are kept alive between requests, as real APIs keep them, and a request may end without an answer. Writes no
access log, which would hold keys and tokens.
"""

import contextlib
import io
import logging
import selectors
import socket
import threading
from collections.abc import Callable

from werkzeug.exceptions import HTTPException
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Request, Response
from werkzeug.wsgi import get_input_stream

_LOG = logging.getLogger(__name__)

HOST = "127.0.0.1"
# Longer than that, and a request that does not end keeps nobody from closing the server.
END_S = 5.0


class HangUp(Exception):
    """Raised instead of an answer: the connection is closed without one."""


class _Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together
    server: "HttpServer"

    def run_wsgi(self) -> None:
        """Answer one request. werkzeug's own always closes the connection afterwards."""
        environ = self.make_environ()
        self.environ = environ
        try:
            # The whole body is read first, or what is left of it would be taken for the next request.
            environ["wsgi.input"] = io.BytesIO(get_input_stream(environ).read())
            environ["wsgi.input_terminated"] = True
            response = self.server.respond(Request(environ))
        except HangUp:
            self.close_connection = True
            return
        except HTTPException as error:  # a body that breaks off, or that werkzeug will not read
            self.close_connection = True
            response = Response(error.description, error.code or 400)
        except Exception:  # noqa: BLE001  # a caller has to get an answer
            _LOG.exception("the sandbox failed to answer %s %s", self.command, environ["PATH_INFO"])
            response = Response("the sandbox is broken", 500)
        if response.is_streamed:
            self._stream(response)
            return
        body = response.get_data()
        response.headers["Content-Length"] = str(len(body))
        self._send_head(response)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_head(self, response: Response) -> None:
        self.send_response(response.status_code)
        for name, value in response.headers:
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _stream(self, response: Response) -> None:
        """Piece by piece, for as long as the caller listens."""
        response.headers["Transfer-Encoding"] = "chunked"
        self._send_head(response)
        try:
            for piece in response.iter_encoded():
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
                self.wfile.flush()
            self.wfile.write(b"0\r\n\r\n")
            self.wfile.flush()
        except OSError:  # it has hung up, which is what ends an answer without an end
            self.close_connection = True

    def finish(self) -> None:
        """A client that has hung up is not written to."""
        with contextlib.suppress(OSError):
            super().finish()

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # werkzeug's name
        """Nothing: a request line may hold keys."""


class HttpServer(ThreadedWSGIServer):
    """Serves `respond` from threads of its own, from the moment it is made until `close`.

    `port` 0 takes a free one. OSError when the port is taken.
    """

    def __init__(self, respond: Callable[[Request], Response], port: int = 0) -> None:
        self.respond = respond
        self._open: set[socket.socket] = set()
        self._ended = threading.Condition()
        # werkzeug would end the whole process where a port is taken, so the socket is opened here.
        with socket.create_server((HOST, port), backlog=128) as listening:
            taken = listening.getsockname()[1]
            super().__init__(HOST, taken, Request.application(respond), _Handler, fd=listening.fileno())
        self.url = f"http://{HOST}:{taken}"
        self.socket.setblocking(False)
        self._stop_here, self._stop_there = socket.socketpair()
        self._thread = threading.Thread(target=self._accept, name=f"http-{taken}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Close every connection, idle ones too, and wait until no request is under way."""
        if not self._thread.is_alive():
            return
        self._stop_there.send(b"x")
        self._thread.join()
        self.server_close()
        self._stop_here.close()
        self._stop_there.close()
        with self._ended:
            for connection in self._open:
                # The client may have been quicker.
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._ended.wait_for(lambda: not self._open, END_S)

    def _accept(self) -> None:
        """Take connections until told to stop; serve_forever would look for that only now and then."""
        with selectors.DefaultSelector() as ready:
            ready.register(self.socket, selectors.EVENT_READ)
            stop = ready.register(self._stop_here, selectors.EVENT_READ)
            while stop not in [key for key, _ in ready.select()]:
                # A client may be gone again before it was accepted.
                with contextlib.suppress(OSError):
                    connection, address = self.socket.accept()
                    connection.setblocking(True)
                    self.process_request(connection, address)

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        if isinstance(request, socket.socket):
            with self._ended:
                self._open.add(request)
        super().process_request(request, client_address)

    def close_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        super().close_request(request)
        if isinstance(request, socket.socket):
            with self._ended:
                self._open.discard(request)
                self._ended.notify_all()

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # werkzeug's name
        """Nothing: see _Handler.log."""
